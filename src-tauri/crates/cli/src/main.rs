//! `branchbook`: the commands of the desk without a window. Each verb becomes a few commands of the table; people get a table,
//! scripts get JSON (DESIGN §5).

mod args;
mod run;
mod show;

use std::io::Write;
use std::process::ExitCode;

use clap::Parser;

/// How a verb ends when it does not simply succeed.
pub enum End {
    /// One line on stderr; exit code 1.
    Failed(String),
    /// Used wrongly; exit code 2.
    Usage(String),
    /// Input refused, nothing written; exit code 3.
    Refused(String),
}

impl From<desk::CommandError> for End {
    fn from(error: desk::CommandError) -> Self {
        Self::Failed(error.message)
    }
}

fn main() -> ExitCode {
    desk::forbid_core_dumps();
    let (code, line) = match run::run(args::Cli::parse()) {
        Ok(()) => return ExitCode::SUCCESS,
        Err(End::Failed(line)) => (1, line),
        Err(End::Usage(line)) => (2, line),
        Err(End::Refused(line)) => (3, line),
    };
    // Nothing can be done when even stderr is closed.
    let _ = writeln!(std::io::stderr(), "branchbook: {}", line.replace('\n', " "));
    ExitCode::from(code)
}
