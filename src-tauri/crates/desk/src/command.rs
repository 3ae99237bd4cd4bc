//! What a command is, and how the table of commands becomes the dispatch, the list and the TypeScript.

use ledger::Role;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

use crate::error::{CommandError, Result};
use crate::lane::Lane;
use crate::work::Work;

/// What a command may do to the book.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Access {
    /// Changes nothing that a page shows.
    Read,
    /// Pages have to be read again afterwards.
    Write,
}

/// One command as the table declares it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Command {
    /// `member_save`: noun and verb.
    pub name: &'static str,
    /// Whether it writes.
    pub access: Access,
    /// Who may send it: the recorder anything that asks for no more, the secretary everything.
    pub least: Role,
    /// What it may run beside.
    pub lane: Lane,
    /// What it is for, one line.
    pub about: &'static str,
}

/// Reads the request, runs the handler, writes the answer.
pub(crate) fn answer<Req: DeserializeOwned, Res: Serialize>(
    mut work: Work<'_>,
    request: Value,
    handler: fn(&mut Work<'_>, Req) -> Result<Res>,
) -> Result<Value> {
    let name = work.command();
    let request = serde_json::from_value(request).map_err(|error| CommandError::unreadable(name, &error))?;
    let response = handler(&mut work, request)?;
    serde_json::to_value(response).map_err(|error| CommandError::bug(name, &error.to_string()))
}

/// A command to a line: `write(recorder) member_save(request) -> response = handler;`, its first word one of
/// [`crate::lane::words`], then the least role that may send it.
macro_rules! commands {
    ($(#[doc = $about:literal] $access:ident($least:ident) $name:ident($req:ty) -> $res:ty = $handler:path;)+) => {
        /// Every command, in the order of the table.
        pub const COMMANDS: &[$crate::command::Command] =
            &[$($crate::command::Command { name: stringify!($name), access: $crate::lane::words::$access.0, least: $crate::lane::words::$least, lane: $crate::lane::words::$access.1, about: $about.trim_ascii_start() }),+];

        /// Runs one command.
        pub(crate) fn run(state: &mut $crate::state::State, name: &str, request: serde_json::Value) -> $crate::error::Result<serde_json::Value> {
            match name {
                $(stringify!($name) => $crate::command::answer($crate::work::Work::new(state, stringify!($name)), request, $handler),)+
                _ => Err($crate::error::CommandError::bug(name, "没有这个命令")),
            }
        }

        /// Writes every command with its types.
        pub(crate) fn bind(bindings: &mut $crate::bindings::Bindings) {
            let mut command = COMMANDS.iter();
            $(bindings.add::<$req, $res>(command.next());)+
        }
    };
}

pub(crate) use commands;
