//! The failing file system (`failing.c`), compiled, and what it is told for one program.

use std::{
    path::{Path, PathBuf},
    process::Command,
};

/// The compiled layer.
pub struct Layer(PathBuf);

/// What happens at a write.
#[derive(Clone, Copy)]
pub enum Fault {
    /// It ends with this error; and so does every later one, or only it.
    Error { number: i32, goes_on: bool },
    /// The program is killed there.
    Kill,
    /// The program is stopped there, as by a computer that goes to sleep.
    Stop,
}

impl Layer {
    /// Compiles it.
    pub fn make(home: &Path) -> Self {
        let (source, made) = (home.join("failing.c"), home.join("failing.so"));
        std::fs::write(&source, include_str!("failing.c")).expect("the source is written");
        let built = Command::new("cc")
            .args(["-shared", "-fPIC", "-O1", "-o"])
            .arg(&made)
            .arg(&source)
            .arg("-ldl")
            .status();
        assert!(
            built.is_ok_and(|status| status.success()),
            "the failing layer compiles; ./dev test installs build-essential"
        );
        Self(made)
    }

    /// Puts it before a program, for the files below a folder.
    pub fn put(&self, command: &mut Command, under: &Path) {
        command.env("LD_PRELOAD", &self.0).env("FAIL_UNDER", under);
    }

    /// The `at`-th write below a folder fails so; the file `mark` is made when it does.
    pub fn fail(&self, command: &mut Command, under: &Path, fault: Fault, at: usize, mark: &Path) {
        self.put(command, under);
        let (how, goes_on) = match fault {
            Fault::Error { number, goes_on } => (number.to_string(), goes_on),
            Fault::Kill => ("kill".to_owned(), false),
            Fault::Stop => ("stop".to_owned(), false),
        };
        command.env("FAIL_AT", at.to_string()).env("FAIL_AS", how).env("FAIL_MARK", mark);
        command.env("FAIL_ON", i32::from(goes_on).to_string());
        let _ = std::fs::remove_file(mark);
    }
}
