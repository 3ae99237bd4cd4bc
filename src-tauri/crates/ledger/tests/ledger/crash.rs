//! A program that is killed while it writes: what was acknowledged is there, and nothing is there by half.

use std::io::{BufRead, BufReader};
use std::process::{Command, Stdio};

use ledger::member::{self, MemberFields, Membership};
use ledger::unit::{self, UnitFields, UnitKind};
use ledger::{Book, book};

use crate::{act, day, new_book};

const BOOK: &str = "BRANCHBOOK_TEST_CRASH";

/// The child: writes groups of two members until it is killed, and says so after each.
#[test]
fn crash_child() {
    let Some(path) = std::env::var_os(BOOK) else { return };
    let mut book = Book::open(path.as_ref(), "口令").unwrap();
    let top = book.owner().unwrap();
    for number in 0.. {
        let name = format!("第{number}组");
        book.write(act("member_save"), |tx| {
            let group = unit::create(tx, Some(top), None, &UnitFields::new(UnitKind::Group, &name))?;
            for seat in ["甲", "乙"] {
                let fields =
                    MemberFields { name: format!("测试{seat}{number}"), ..MemberFields::default() };
                let home = Membership {
                    id: None,
                    unit_id: top,
                    group_id: Some(group),
                    from_on: day("2020-01-01"),
                    until_on: None,
                    came_by: None,
                    left_by: None,
                };
                member::save(tx, None, &fields, &[home], &[], &[])?;
            }
            Ok(())
        })
        .unwrap();
        println!("\nkept {number}");
    }
}

#[test]
fn a_killed_program_loses_nothing_it_acknowledged() {
    for after in [1, 7, 20] {
        let (_folder, book) = new_book();
        let path = book.path().to_owned();
        drop(book);
        let mut child = Command::new(std::env::current_exe().unwrap())
            .args(["crash::crash_child", "--exact", "--nocapture"])
            .env(BOOK, &path)
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let lines = BufReader::new(child.stdout.take().unwrap()).lines().map_while(Result::ok);
        let kept = lines.filter(|line| line.starts_with("kept ")).take(after).count();
        child.kill().unwrap();
        child.wait().unwrap();
        assert_eq!(kept, after, "the child wrote before it was killed");
        let book = Book::open(&path, "口令").unwrap();
        let top = book.owner().unwrap();
        let roster = book.read(|view| member::roster(view, top, day("2026-09-21"))).unwrap();
        let groups = book.read(unit::list).unwrap().len() - 1;
        assert!(groups >= kept, "every acknowledged write is there: {groups} of {kept}");
        assert_eq!(roster.len(), groups * 2, "no write is there by half");
        for number in 0..kept {
            let names = [format!("测试甲{number}"), format!("测试乙{number}")];
            assert!(
                names.iter().all(|name| roster.iter().any(|line| line.name == *name)),
                "write {number} is whole"
            );
        }
        let lines = book.read(book::verify).unwrap();
        assert!(lines.iter().all(|line| line.wrong == 0), "the book checks after the crash: {lines:?}");
    }
}
