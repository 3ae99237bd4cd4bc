//! Whether the book that was opened is the one that was left there, and all of it: else the person decides.

use ledger::book::Found;
use ledger::{Book, unit};

use crate::Code;
use crate::error::{CommandError, Result};
use crate::state::State;

/// What can be done about it.
const CHOICE: &str = "文件没有改动。请选打开这一本，或者用备份恢复。";

/// Errors: `swapped`, `log_gone`, in the words of what was found.
pub fn is_as_left(state: &State, book: &Book) -> Result<()> {
    let mut code = Code::Swapped;
    let said = match book.found() {
        Found::AsLeft => return is_known(state, book),
        Found::Other => return Err(other(book)?),
        Found::LogGone { missing } => {
            code = Code::LogGone;
            let log = format!("{}-wal", book.path().file_name().unwrap_or_default().to_string_lossy());
            let lost = match missing {
                Some(count) => format!("最后 {count} 条记录不在手册里"),
                None => "最后几条记录可能不在手册里".to_owned(),
            };
            format!(
                "这本手册上次没有正常关上，或者是开着的时候拷来的，旁边的日志 {log} 不见了或者不全：{lost}。找得到那个日志的，放回手册旁边再打开。"
            )
        }
        Found::Older { missing: Some(count) } => {
            format!("这是这本手册较早的一份：比上次在这里关上时少 {count} 条记录。")
        }
        Found::Older { missing: None } => {
            "这是这本手册的另一份：和上次在这里关上的那份，各记了各的。".to_owned()
        }
    };
    Err(CommandError::new(code, format!("{said}{CHOICE}")))
}

/// The unit's own book, as far as this computer remembers.
fn is_known(state: &State, book: &Book) -> Result<()> {
    let known = state.desk.at(book.path()).and_then(|known| known.uid.as_ref());
    match known {
        Some(uid) if *uid != book.read(unit::top)?.uid => Err(other(book)?),
        _ => Ok(()),
    }
}

fn other(book: &Book) -> Result<CommandError> {
    let now = book.read(unit::top)?.fields.name;
    Ok(CommandError::new(Code::Swapped, format!("这不是原来那本手册：这里现在是“{now}”的另一本。{CHOICE}")))
}
