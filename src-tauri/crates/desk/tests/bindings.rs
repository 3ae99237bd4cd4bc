//! The window's types are the program's: this fails when the committed file is not what the table says, and writes it when
//! `BRANCHBOOK_WRITE_BINDINGS` is set (`./dev bindings`).

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

use std::path::Path;

#[test]
fn committed_types_are_those_of_the_table() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../ui/src/ipc/generated.ts");
    let wanted = desk::bindings::typescript();
    if std::env::var_os("BRANCHBOOK_WRITE_BINDINGS").is_some() {
        std::fs::write(&path, &wanted).unwrap();
    }
    // Git on Windows may have changed the ends of lines.
    let found = std::fs::read_to_string(&path).unwrap().replace("\r\n", "\n");
    assert!(found == wanted, "{} is stale: run ./dev bindings", path.display());
}

#[test]
fn every_command_is_declared_once_and_named_by_noun_and_verb() {
    let mut names: Vec<&str> = desk::COMMANDS.iter().map(|command| command.name).collect();
    names.sort_unstable();
    let all = names.len();
    names.dedup();
    assert_eq!(names.len(), all, "a name twice would hide the second handler");
    for command in desk::COMMANDS {
        let is_named = command.name.contains('_') || command.name == "search";
        assert!(is_named, "{} is not noun_verb", command.name);
        assert!(!command.about.is_empty(), "{} says what it is for", command.name);
    }
}
