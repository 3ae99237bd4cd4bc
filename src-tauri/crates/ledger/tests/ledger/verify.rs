//! verify: a sound book has nothing wrong, and each kind of damage is found by its own line.

use ledger::attachment::{self, File, Holder};
use ledger::attendance::Mark;
use ledger::seal::{self, Period};
use ledger::{Book, book};

use crate::key::raw;
use crate::{act, day, life, new_book};

/// A branch with a group, eight people and three sessions with rolls.
fn lived_in() -> (tempfile::TempDir, Book) {
    let (folder, mut book) = new_book();
    let branch = book.owner().unwrap();
    let group = life::group(&mut book, branch, "炼钢");
    let people = life::people(&mut book, branch, Some(group), 1, 8);
    for (kinds, on_day) in
        [(&["theme_day", "lecture"][..], "2026-03-20"), (&["general_meeting"][..], "2026-09-18")]
    {
        let session = life::save(&mut book, &life::fields(branch, kinds, on_day));
        life::attend(&mut book, session, &[(people[0], Mark::Excused), (people[1], Mark::Absent)]);
    }
    let session = life::save(&mut book, &life::fields(group, &["group_meeting"], "2026-09-10"));
    life::attend(&mut book, session, &[]);
    let scan = File::read(b"%PDF-1.7 %%EOF".to_vec(), None).unwrap();
    let add = |tx: &ledger::Tx<'_>| {
        attachment::add(tx, Holder::Session(session), "签到表", &scan, day("2026-09-10"))
    };
    book.write(act("attachment_add"), add).unwrap();
    let first = Period::parse("2026Q1").unwrap();
    book.write(act("seal_make"), |tx| seal::seal(tx, branch, first, day("2026-04-01"), true)).unwrap();
    (folder, book)
}

#[test]
fn a_sound_book_has_nothing_wrong() {
    let (_folder, book) = lived_in();
    let lines = book.read(book::verify).unwrap();
    for line in &lines {
        assert_eq!(line.wrong, 0, "{}: {:?}", line.what, line.detail);
        assert!(line.checked > 0, "{} compared something, else it proves nothing", line.what);
    }
    assert!(lines.len() >= 14, "every promise has its line");
    let (_folder, empty) = new_book();
    let wrong: i64 = empty.read(book::verify).unwrap().iter().map(|line| line.wrong).sum();
    assert_eq!(wrong, 0, "a new book is sound");
}

#[test]
fn every_kind_of_damage_is_found() {
    let cases = [
        ("UPDATE session_unit SET present = present + 1 WHERE id = 1", "应到、实到、请假、缺席重算"),
        ("UPDATE tally SET attendances = attendances + 1 WHERE kind = '*'", "每月各类"),
        ("DELETE FROM tally WHERE kind = 'lecture'", "每月各类"),
        ("UPDATE attachment_file SET bytes = CAST('%PDF-1.7 %%EOG' AS BLOB)", "佐证材料"),
        ("INSERT INTO reach VALUES ('2025-01', '*', 1, x'013C')", "每月参加过"),
        ("UPDATE reach SET members = x'013C' WHERE kind = '*'", "每月参加过"),
        (
            "INSERT INTO membership (member_id, unit_id, from_on) VALUES (1, 1, '2026-01-01')",
            "只有一个组织关系",
        ),
        ("UPDATE membership SET group_id = 1 WHERE id = 1", "党小组都在"),
        ("UPDATE unit SET path = '/1/99/' WHERE id = 2", "上下级"),
        (
            "INSERT INTO unit (uid, kind, name, path) VALUES ('x', 'branch', '另一个', '/3/')",
            "最上级组织只有一个",
        ),
        ("UPDATE attendance SET unit_id = 2 WHERE session_id = 1 AND member_id = 1", "每条点名"),
        ("UPDATE session_unit SET is_owner = 0 WHERE session_id = 1", "主办组织"),
        ("UPDATE session_kind SET is_main = 0 WHERE session_id = 1", "主要类别"),
        ("UPDATE seal SET content = replace(content, '2026-03-20', '2026-03-21')", "封存的内容"),
        ("UPDATE change_row SET after = '{' WHERE id = 1", "修改历史"),
        ("UPDATE member SET pinyin = 'x' WHERE id = 1", "拼音"),
        ("UPDATE member SET full_on = '2011-02-30' WHERE id = 1", "党员的日期"),
        ("DELETE FROM attendance WHERE session_id = 2 AND member_id = 4", "当天的名册"),
        ("DELETE FROM search_row WHERE noun = 'session'", "查找索引"),
        ("UPDATE search_row SET label = '别的' WHERE noun = 'member' AND record_id = 2", "查找索引"),
        ("PRAGMA foreign_keys = OFF; DELETE FROM member WHERE id = 8", "引用"),
    ];
    let (folder, book) = lived_in();
    let path = book.path().to_owned();
    drop(book);
    let sound = std::fs::read(&path).unwrap();
    for (damage, what) in cases {
        std::fs::write(&path, &sound).unwrap();
        let raw = raw(&path);
        raw.execute_batch(damage).unwrap();
        drop(raw);
        let book = Book::open(&path, "口令").unwrap();
        let lines = book.read(book::verify).unwrap();
        let line = lines.iter().find(|line| line.what.contains(what)).unwrap();
        assert!(line.wrong > 0, "“{}” must notice: {damage}", line.what);
        drop(book);
    }
    drop(folder);
}
