//! What a command refuses with: a code the window acts on and a sentence for people — what happened, what is unchanged, what
//! to do next. All sentences are made here; only those of the ledger's rules ([`ledger::Broken`]) and of files that cannot be
//! read come from where the rule is.

use std::path::Path;

use ledger::{Broken, Error};
use serde::Serialize;
use ts_rs::TS;

/// The desk's result.
pub type Result<T, E = CommandError> = std::result::Result<T, E>;

/// Why a command was refused: a closed list. A code exists only where the window does something different for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(rename = "ErrorCode")]
pub enum Code {
    /// A field breaks a rule.
    Invalid,
    /// No such record.
    Missing,
    /// A value that must be unique is taken.
    Taken,
    /// The record is sealed.
    Sealed,
    /// The period in which the record lies is sealed.
    PeriodSealed,
    /// The record is needed by others.
    InUse,
    /// The record was changed meanwhile.
    Conflict,
    /// The password is wrong.
    WrongPassword,
    /// Too many wrong passwords: the next has to wait.
    Wait,
    /// The file is no book.
    NotABook,
    /// The book is of a newer program.
    Newer,
    /// The book is damaged.
    Damaged,
    /// Another book lies where this one lay, or another state of it.
    Swapped,
    /// The log with the newest writes of the book is gone.
    LogGone,
    /// Another program has the book open.
    InUseElsewhere,
    /// There is a file of that name.
    Exists,
    /// There is no file of that name.
    NoFile,
    /// Only the secretary may do or see this.
    Closed,
    /// The disk is full.
    DiskFull,
    /// The place cannot be written.
    ReadOnly,
    /// Reading or writing failed otherwise.
    Io,
    /// A spreadsheet that cannot be read.
    BadFile,
    /// Input was refused as a whole.
    Refused,
    /// The person stopped it.
    Cancelled,
    /// No book is open.
    Locked,
    /// A fault of the program.
    Bug,
}

/// The error of a command, as it crosses to the window.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, thiserror::Error)]
#[error("{message}")]
pub struct CommandError {
    /// What the window acts on.
    pub code: Code,
    /// What people read.
    pub message: String,
    /// The field of the request at fault, in camelCase.
    pub field: Option<String>,
    /// The record that stands in the way, by row id: the seal of a period.
    pub record: Option<i64>,
}

impl CommandError {
    /// An error with its own sentence.
    pub fn new(code: Code, message: impl Into<String>) -> Self {
        Self { code, message: message.into(), field: None, record: None }
    }

    /// A field that breaks a rule of the desk's own.
    pub fn invalid(field: &str, message: impl Into<String>) -> Self {
        Self { field: Some(field.to_owned()), ..Self::new(Code::Invalid, message) }
    }

    /// An error that needs no facts.
    pub(crate) fn of(code: Code) -> Self {
        Self::new(code, plain(code))
    }

    /// A fault of the program in a command.
    pub(crate) fn bug(command: &str, what: &str) -> Self {
        Self::new(
            Code::Bug,
            format!(
                "程序内部出错（{command}：{what}）。这一步没有保存，手册里的记录没有改动。请重试；如再次出现，请重新打开程序。"
            ),
        )
    }

    /// A request that does not fit its command: the caller's mistake, never the person's. The words of the parser may quote
    /// a value, so only their kind and place are told.
    pub(crate) fn unreadable(command: &str, error: &serde_json::Error) -> Self {
        let text = error.to_string();
        let quotes_a_value = text.starts_with("invalid type: string") || text.starts_with("invalid value");
        Self::bug(command, if quotes_a_value { "请求里有一项的类型不对" } else { &text })
    }

    /// Reading or writing a file of the desk failed.
    pub(crate) fn io(path: &Path, source: &std::io::Error) -> Self {
        let code = match source.kind() {
            std::io::ErrorKind::StorageFull => Code::DiskFull,
            std::io::ErrorKind::PermissionDenied | std::io::ErrorKind::ReadOnlyFilesystem => Code::ReadOnly,
            std::io::ErrorKind::NotFound => Code::NoFile,
            _ => Code::Io,
        };
        match code {
            Code::Io => Self::new(code, unreached(path, source)),
            _ => Self::of(code).at(path),
        }
    }

    /// Names the file in front of the sentence.
    fn at(mut self, path: &Path) -> Self {
        if !path.as_os_str().is_empty() {
            self.message = format!("{}：{}", path.display(), self.message);
        }
        self
    }
}

/// The sentence for a file that could not be read or written, by what the person can do about it.
fn unreached(path: &Path, source: &std::io::Error) -> String {
    let file = path.display();
    if is_held(source) {
        format!(
            "{file} 正在别的程序（如 Excel、WPS 或 PDF 阅读器）里打开。原有内容没有变。请先在那里关掉它，再试一次。"
        )
    } else if source.kind() == std::io::ErrorKind::InvalidFilename {
        format!(
            "{file} 这个文件名不能用。原有内容没有变。请换一个短些的文件名，不要含有 \\ / : * ? \" < > | 这些符号。"
        )
    } else if source.kind() == std::io::ErrorKind::Unsupported {
        format!(
            "{file} 所在的文件夹（多半是网络盘）不能保证同一时刻只有一个程序在写。手册没有打开，也没有改动。请把手册放到这台电脑自己的硬盘里再打开；网络盘可以放备份。"
        )
    } else {
        // SQLite does not say which of the book's files it was.
        let what =
            if path.as_os_str().is_empty() { "手册".to_owned() } else { format!(" {} ", path.display()) };
        format!("读写{what}时出错（{source}）。原有内容没有变。请检查磁盘或 U 盘后再试。")
    }
}

/// Windows lets nobody read or replace a file that another program keeps to itself: ERROR_SHARING_VIOLATION,
/// ERROR_LOCK_VIOLATION, ERROR_USER_MAPPED_FILE. The standard library has no name for them.
fn is_held(source: &std::io::Error) -> bool {
    cfg!(windows) && matches!(source.raw_os_error(), Some(32 | 33 | 1224))
}

/// The sentence of a code that needs no facts.
const fn plain(code: Code) -> &'static str {
    match code {
        Code::Invalid => "有一项填得不对。没有保存。请改好后再试。",
        Code::Missing => {
            "找不到这条记录，可能已经删除。没有改动。请返回列表再看；删除的内容可以在历史里撤销。"
        }
        Code::Taken => "已经有同样的一条。没有重复保存。请换一个名称，或打开原来那条修改。",
        Code::Sealed => "这条记录已封存，不能改。内容没有变。确需更正，请先重新打开并写明原因。",
        Code::PeriodSealed => "这个时期已封存，不能改。内容没有变。确需更正，请先说明理由，解除封存。",
        Code::InUse => "别处还在用它，不能删除。内容没有变。请先改掉用到它的记录，再删除。",
        Code::Conflict => {
            "这一步之后，同一条记录又改过，或者已经撤销过，不能再撤销。内容没有变。请打开这条记录，直接改成需要的样子。"
        }
        Code::WrongPassword => {
            "密码不对。手册没有打开，也没有改动。请检查大写锁定和输入法后再试；如确信密码无误，文件开头可能已损坏，请从备份恢复。"
        }
        Code::Wait => "连续输错太多次。手册没有打开，也没有改动。请过几分钟再试。",
        Code::NotABook => "这个文件不是支部手册。文件没有改动。请选扩展名为 .book 的文件。",
        Code::Newer => "这本手册由更新版本的程序写过，没有打开。文件没有改动。请升级程序后再打开。",
        Code::Damaged => "手册文件损坏，没有打开。文件没有改动。请用“从备份恢复”，选最近一份备份。",
        Code::Swapped => "这不是原来那本手册。文件没有改动。请选打开这一本，或者用原来那本的备份恢复。",
        Code::LogGone => {
            "手册旁边的日志不见了，最后几条记录可能不在手册里。文件没有改动。请把日志放回手册旁边再打开，或者用备份恢复。"
        }
        Code::InUseElsewhere => "这本手册正在另一个窗口里打开。没有改动。请先关掉那个窗口，再打开。",
        Code::Exists => "那里已经有同名文件。原来的文件没有动。请换一个文件名或文件夹。",
        Code::NoFile => "找不到这个文件。没有改动。它可能被移走或改名了，U 盘也可能没插好，请重新选择。",
        Code::Closed => "这一项由书记打开。没有改动。请用书记的密码打开手册再做。",
        Code::DiskFull => "磁盘满了，没有保存。手册和之前完全一样。请腾出空间后再试。",
        Code::ReadOnly => {
            "那里不能写入。内容没有变。请看文件是否正在别的程序里打开、文件夹是否只读，或换一个位置。"
        }
        Code::Io => "读写文件时出错。原有内容没有变。请检查磁盘或 U 盘后再试。",
        Code::BadFile => "这个文件读不出来。手册没有变。请用表格软件打开，另存为 .xlsx 后再试。",
        Code::Refused => "有不能接受的内容，所以一条也没有写入。手册和之前完全一样。请改好后再试。",
        Code::Cancelled => "已取消。没有写入任何内容。需要时可以重新开始。",
        Code::Locked => "手册没有打开或已锁定。已保存的内容没有变。请输入密码打开后继续。",
        Code::Bug => "程序内部出错。这一步没有保存。请重试；如再次出现，请重新打开程序。",
    }
}

/// What people call the tables of the book.
fn label(noun: &str) -> &str {
    match noun {
        "unit" => "组织",
        "base" => "基地",
        "member" => "党员",
        "membership" => "组织关系",
        "post" => "党内职务",
        "standing" => "情况登记",
        "session" | "session_unit" => "活动",
        "session_role" => "活动中的主持、主讲等",
        "sitting" => "场次",
        "agenda_item" => "议程项",
        "vote" => "表决",
        "attendance" => "点名记录",
        "make_up" => "补学记录",
        "grade" => "民主评议记录",
        "criticism" => "批评与自我批评",
        "leave" => "请假",
        "set_aside" => "核实说明",
        "topic" => "学习主题",
        "topic_study" => "会外学习记录",
        "turn_list" | "turn_member" | "turn_skip" => "轮值表",
        "pairing" => "包联",
        "visit" => "包联走访",
        "task_list" => "任务清单",
        "task" => "任务",
        "subtask" => "子项",
        "attachment" => "佐证材料",
        "progress" => "进展",
        "need" => "需求、建议或提问",
        "plan_item" => "计划",
        "arrangement" | "arrangement_item" => "上级学习安排",
        "register" => "台账",
        "register_column" => "台账的列",
        "register_row" | "register_cell" => "台账登记",
        "setting" => "设置",
        "own_rule" => "本单位规则",
        "change" => "历史记录",
        "seal" => "封存",
        "kind" => "活动类别",
        "day" => "日期",
        _ => "记录",
    }
}

impl From<Error> for CommandError {
    fn from(error: Error) -> Self {
        match error {
            Error::Broken(Broken { field, rule }) => Self::invalid(&field, rule),
            Error::Missing { noun, .. } => {
                let noun = label(noun);
                Self::new(
                    Code::Missing,
                    format!(
                        "找不到这条{noun}，可能已经删除。没有改动。请返回列表再看；删除的内容可以在历史里撤销。"
                    ),
                )
            }
            Error::Taken { noun, field } => {
                let message = format!(
                    "已经有同样的{}。没有重复保存。请换一个名称或编号，或打开原来那条修改。",
                    label(noun)
                );
                Self { field: Some(field.to_owned()), ..Self::new(Code::Taken, message) }
            }
            Error::Sealed { noun, .. } => {
                let noun = label(noun);
                Self::new(
                    Code::Sealed,
                    format!("这次{noun}已封存，不能改。内容没有变。确需更正，请先重新打开并写明原因。"),
                )
            }
            Error::SealedPeriod { id, unit, period } => {
                let message = format!(
                    "{unit}的{period}已封存，里面的活动和点名不能改。内容没有变。确需更正，请先说明理由，解除封存。"
                );
                Self { record: Some(id), ..Self::new(Code::PeriodSealed, message) }
            }
            Error::InUse { noun, by, count, .. } => {
                let (noun, by) = (label(noun), label(by));
                Self::new(
                    Code::InUse,
                    format!(
                        "这条{noun}还有 {count} 条{by}在用，不能删除。内容没有变。请先改掉用到它的记录，再删除。"
                    ),
                )
            }
            Error::Conflict(_) => Self::of(Code::Conflict),
            Error::WrongPassword => Self::of(Code::WrongPassword),
            Error::WrongCode => Self::invalid(
                "code",
                "恢复码不对。手册没有打开，也没有改动。换过恢复码或用过一次后，旧的就不能再用，请找最近的一张。",
            ),
            Error::NotABook(path) => Self::of(Code::NotABook).at(&path),
            Error::Newer { found, known } => Self::new(
                Code::Newer,
                format!(
                    "这本手册由更新版本的程序写过（版本 {found}，本程序只认到 {known}），没有打开。文件没有改动。请升级程序后再打开。"
                ),
            ),
            Error::Damaged(_) => Self::of(Code::Damaged),
            Error::StrayLog(log) => Self::new(
                Code::Damaged,
                format!(
                    "手册旁边的 {} 不是这本手册现在的，可能有人用旧的拷贝换过手册文件。没有打开，文件都没有改动。请用“从备份恢复”选最近一份备份；如果确定手册文件是对的，把那个文件移到别处再打开。",
                    log.display()
                ),
            ),
            Error::InUseElsewhere => Self::of(Code::InUseElsewhere),
            Error::Exists(path) => Self::of(Code::Exists).at(&path),
            Error::NoFile(path) => Self::of(Code::NoFile).at(&path),
            Error::Closed => Self::of(Code::Closed),
            Error::DiskFull => Self::of(Code::DiskFull),
            Error::ReadOnly(path) => Self::of(Code::ReadOnly).at(&path),
            Error::Cancelled => Self::of(Code::Cancelled),
            Error::Io { path, source } => Self::io(&path, &source),
            Error::Store(error) => Self::bug("数据库", &error.to_string()),
        }
    }
}

impl From<exchange::Error> for CommandError {
    fn from(error: exchange::Error) -> Self {
        match error {
            exchange::Error::NoFile(path) => Self::of(Code::NoFile).at(&path),
            exchange::Error::BadFile(sentence) => Self::new(Code::BadFile, sentence),
            exchange::Error::Io { path, source } => Self::io(&path, &source),
            exchange::Error::Ledger(error) => error.into(),
        }
    }
}
