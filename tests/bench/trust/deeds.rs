//! Everything that writes: the deeds that are killed, and refused their disk at every place.

use std::fs;
use std::path::{Path, PathBuf};

use ledger::attachment::{self, Holder};
use ledger::id::SessionId;
use ledger::{Error, Role, member, seal};
use serde_json::{Value, json};
use tests::program;

use super::deed::{Deed, Stands, session};
use super::place::{self, BACKUP, BOOK, CARRY, LATER, OTHER, Place};

/// How many people one imported sheet holds.
const PEOPLE: usize = 30;
/// The password that a change gives.
const NEXT_PASSWORD: &str = "换了书记-2027";

/// Everything that writes.
pub const DEEDS: [Deed; 13] = [
    Deed {
        what: "记一次活动",
        on: None,
        is_done_over: false,
        args: |_, number| call(BOOK, "session_save", &session(&title(number))),
        stands: |place, number| match place.titles(BOOK).iter().filter(|one| **one == title(number)).count() {
            0 => Stands::Absent,
            1 => Stands::Whole,
            many => panic!("{} stands {many} times", title(number)),
        },
    },
    Deed {
        what: "导入名册",
        on: None,
        is_done_over: false,
        args: |place, number| {
            let people: String = (0..PEOPLE)
                .map(|seat| format!("{},男,1985-03-02,2009-07-01,2010-07-01\n", name(number, seat)))
                .collect();
            fs::write(place.at("花名册.csv"), format!("姓名,性别,出生日期,入党时间,转正时间\n{people}"))
                .expect("the sheet is written");
            words(&["import", "members", BOOK, "花名册.csv"])
        },
        stands: |place, number| {
            let book = place.open(BOOK);
            let top = book.owner().expect("its unit");
            let today = program::TODAY.parse().expect("a day");
            let roster = book.read(|view| member::roster(view, top, today)).expect("its roster");
            let is_there = |seat: &usize| roster.iter().any(|line| line.name == name(number, *seat));
            match (0..PEOPLE).filter(is_there).count() {
                0 => Stands::Absent,
                PEOPLE => Stands::Whole,
                some => panic!("{some} of {PEOPLE} people of one sheet are there"),
            }
        },
    },
    Deed {
        what: "备份",
        on: None,
        is_done_over: false,
        args: |_, number| words(&["backup", BOOK, "-o", &format!("备份{number}.book")]),
        stands: |place, number| file(place, &format!("备份{number}.book")),
    },
    Deed {
        what: "从备份恢复",
        on: None,
        is_done_over: true,
        args: |place, _| {
            for kept in ["恢复（恢复前）.book", "恢复（恢复前）.book-wal"] {
                let _ = fs::remove_file(place.at(kept));
            }
            place.lay(OTHER, "恢复.book");
            words(&["restore", BACKUP, "恢复.book"])
        },
        stands: |place, _| {
            place.verify("恢复.book");
            let is_restored = !place.titles("恢复.book").iter().any(|title| title == LATER);
            if is_restored {
                let kept = place.titles("恢复（恢复前）.book");
                assert!(kept.iter().any(|title| title == LATER), "what was replaced is kept: {kept:?}");
            }
            Stands::when(is_restored)
        },
    },
    Deed {
        what: "改密码",
        on: Some("改密码.book"),
        is_done_over: true,
        args: |place, _| {
            place.lay(BACKUP, "改密码.book");
            let request = json!({ "old": program::PASSWORD, "password": NEXT_PASSWORD });
            call("改密码.book", "book_password_change", &request)
        },
        stands: |place, _| {
            let opens = |password| match place.try_open("改密码.book", password) {
                Ok(book) => {
                    place::is_right(&book);
                    true
                }
                Err(Error::WrongPassword) => false,
                Err(error) => panic!("a password half changed: {error}"),
            };
            let (old, new) = (opens(program::PASSWORD), opens(NEXT_PASSWORD));
            assert!(old != new, "one password holds, and only one: old {old}, new {new}");
            Stands::when(new)
        },
    },
    Deed {
        what: "封存一季",
        on: None,
        is_done_over: false,
        args: |_, number| {
            call(BOOK, "seal_make", &json!({ "unitId": null, "period": quarter(number), "inSpite": true }))
        },
        stands: |place, number| {
            let seals = place.open(BOOK).read(seal::list).expect("its seals");
            match seals.iter().filter(|seal| seal.period == quarter(number)).count() {
                0 => Stands::Absent,
                1 => Stands::Whole,
                many => panic!("{} is sealed {many} times", quarter(number)),
            }
        },
    },
    Deed {
        what: "建立新手册",
        on: None,
        is_done_over: false,
        args: |_, number| {
            words(&["new", &format!("新{number}.book"), "--name", "新建党支部", "--kind", "branch"])
        },
        stands: |place, number| file(place, &format!("新{number}.book")),
    },
    Deed {
        what: "记录员口令",
        on: Some("记录员.book"),
        is_done_over: true,
        args: |place, _| {
            place.lay(BACKUP, "记录员.book");
            let request = json!({ "password": program::PASSWORD, "recorder": NEXT_PASSWORD });
            call("记录员.book", "book_recorder_set", &request)
        },
        stands: |place, _| {
            place.verify("记录员.book");
            match place.try_open("记录员.book", NEXT_PASSWORD) {
                Ok(book) => {
                    assert_eq!(
                        book.role(),
                        Role::Recorder,
                        "the recorder's password opens as the recorder's"
                    );
                    Stands::Whole
                }
                Err(Error::WrongPassword) => Stands::Absent,
                Err(error) => panic!("a password half given: {error}"),
            }
        },
    },
    Deed {
        what: "附件",
        on: None,
        is_done_over: false,
        args: |place, number| {
            let file = format!("佐证{number}.pdf");
            fs::write(place.at(&file), format!("%PDF-1.7\n% {number}\n%%EOF\n")).expect("the evidence");
            let holder = json!({ "of": "session", "id": 1 });
            let request = json!({ "holder": holder, "paths": [place.at(&file)], "shrink": false });
            call(BOOK, "attachment_add", &request)
        },
        stands: |place, number| {
            let holder = Holder::Session(SessionId(1));
            let lines = place.open(BOOK).read(|view| attachment::list(view, holder)).expect("its evidence");
            let title = format!("佐证{number}");
            match lines.iter().filter(|(line, _)| line.name.trim_end_matches(".pdf") == title).count() {
                0 => Stands::Absent,
                1 => Stands::Whole,
                many => panic!("{title} stands {many} times"),
            }
        },
    },
    Deed {
        what: "第二处备份",
        on: Some("第二处"),
        is_done_over: false,
        args: |place, number| {
            fs::create_dir_all(place.at("第二处")).expect("a second place");
            words(&[CARRY, BACKUP, &format!("第二处/带走{number}.book")])
        },
        stands: |place, number| {
            let name = format!("第二处/带走{number}.book");
            let Ok(there) = fs::read(place.at(&name)) else { return Stands::Absent };
            assert!(
                there == fs::read(place.at(BACKUP)).expect("the backup"),
                "what lies there is the backup"
            );
            Stands::Whole
        },
    },
    Deed {
        what: "导出名册",
        on: None,
        is_done_over: false,
        args: |place, number| {
            call(BOOK, "export_members", &json!({ "path": place.at(&format!("导出{number}.xlsx")) }))
        },
        // The last record of a zip has 22 bytes.
        stands: |place, number| ended(&place.at(&format!("导出{number}.xlsx")), b"PK\x05\x06", 22),
    },
    Deed {
        what: "打印成 PDF",
        on: None,
        is_done_over: false,
        args: |_, number| words(&["report", "roster", BOOK, "-o", &format!("名册{number}.pdf")]),
        stands: |place, number| ended(&place.at(&format!("名册{number}.pdf")), b"%%EOF", 8),
    },
    Deed {
        what: "迎检册",
        on: None,
        is_done_over: false,
        args: |place, number| {
            let request = json!({ "path": place.at(&format!("迎检{number}")), "day": program::TODAY,
                "unitId": null, "from": "2026-09-01", "to": "2026-09-30", "parts": null });
            call(BOOK, "binder_folder", &request)
        },
        stands: |place, number| {
            let folder = place.at(&format!("迎检{number}"));
            if !folder.exists() {
                return Stands::Absent;
            }
            let files = files(&folder);
            assert!(!files.is_empty(), "a folder that is there has its papers");
            for file in files.iter().filter(|file| file.extension().is_some_and(|end| end == "pdf")) {
                assert_eq!(ended(file, b"%%EOF", 8), Stands::Whole, "every paper of it is whole");
            }
            Stands::Whole
        },
    },
];

/// A book under this name: there and whole, or not there at all.
fn file(place: &Place, name: &str) -> Stands {
    if !place.at(name).exists() {
        return Stands::Absent;
    }
    place.verify(name);
    Stands::Whole
}

fn words(words: &[&str]) -> Vec<String> {
    words.iter().map(|word| (*word).to_owned()).collect()
}

fn call(book: &str, command: &str, request: &Value) -> Vec<String> {
    words(&["call", book, command, &request.to_string()])
}

fn title(number: usize) -> String {
    format!("第{number}次学习")
}

/// Another one of the past for every number, back to the year 1.
fn quarter(number: usize) -> String {
    let past = number % 8000;
    format!("{:04}Q{}", 2025 - past / 4, past % 4 + 1)
}

/// Made up of three characters that no other seat of any sheet has together.
fn name(number: usize, seat: usize) -> String {
    let letter =
        |at: usize| char::from_u32(0x4E00 + u32::try_from(at).expect("a small number")).expect("a character");
    ["测".to_owned(), letter(number % 5000).to_string(), letter(5000 + seat).to_string()].concat()
}

/// A file that is there and whole, as its end shows, or not there at all.
fn ended(path: &Path, end: &[u8], within: usize) -> Stands {
    let Ok(bytes) = fs::read(path) else { return Stands::Absent };
    let tail = &bytes[bytes.len().saturating_sub(within)..];
    assert!(tail.windows(end.len()).any(|piece| piece == end), "{} is whole", path.display());
    Stands::Whole
}

/// Every file in a folder and those below it.
fn files(folder: &Path) -> Vec<PathBuf> {
    let paths = fs::read_dir(folder).expect("the folder").flatten().map(|entry| entry.path());
    paths.flat_map(|path| if path.is_dir() { files(&path) } else { vec![path] }).collect()
}
