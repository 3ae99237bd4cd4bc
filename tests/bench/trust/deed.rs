//! What a person does to a book, each by a program of its own, so that it can be killed or refused its disk; and how the book
//! stands afterwards.

use std::{
    fs,
    process::{Child, Command, Stdio},
};

use ledger::{Error, member, seal};
use serde_json::{Value, json};
use tests::program;

use super::place::{self, BACKUP, BOOK, LATER, OTHER, Place};

/// How many people one imported sheet holds.
const PEOPLE: usize = 30;
/// The password that a change gives.
const NEXT_PASSWORD: &str = "换了书记-2027";

/// How a deed stands in the book.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Stands {
    Whole,
    Absent,
}

impl Stands {
    const fn when(whole: bool) -> Self {
        if whole { Self::Whole } else { Self::Absent }
    }
}

/// One thing to do; `number` tells the same deed done again from the one before.
pub struct Deed {
    pub what: &'static str,
    /// Lays ready what it needs; the words typed.
    args: fn(&Place, usize) -> Vec<String>,
    stands: fn(&Place, usize) -> Stands,
}

/// Everything that writes.
pub const DEEDS: [Deed; 7] = [
    Deed {
        what: "记一次活动",
        args: |_, number| call(BOOK, "session_save", &session(&title(number))),
        stands: |place, number| match place.titles(BOOK).iter().filter(|one| **one == title(number)).count() {
            0 => Stands::Absent,
            1 => Stands::Whole,
            many => panic!("{} stands {many} times", title(number)),
        },
    },
    Deed {
        what: "导入名册",
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
        args: |_, number| words(&["backup", BOOK, "-o", &format!("备份{number}.book")]),
        stands: |place, number| file(place, &format!("备份{number}.book")),
    },
    Deed {
        what: "从备份恢复",
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
        args: |_, number| {
            words(&["new", &format!("新{number}.book"), "--name", "新建党支部", "--kind", "branch"])
        },
        stands: |place, number| file(place, &format!("新{number}.book")),
    },
];

impl Deed {
    /// Starts the program; `dress` may put something before it.
    pub fn start(&self, place: &Place, number: usize, dress: impl FnOnce(&mut Command)) -> Child {
        let mut command = place.program(&(self.args)(place, number));
        dress(&mut command);
        command
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::piped())
            .spawn()
            .expect("branchbook starts")
    }

    /// How it stands now; fails where it stands by half.
    pub fn stands(&self, place: &Place, number: usize) -> Stands {
        (self.stands)(place, number)
    }

    /// What of the place its disk faults are for. A new password is followed by a backup, which is a deed of its own.
    pub fn disk(&self, place: &Place) -> std::path::PathBuf {
        if self.what == "改密码" { place.at("改密码.book") } else { place.folder().to_owned() }
    }

    /// Whether a later doing of it replaces what this one left.
    pub fn is_done_over(&self) -> bool {
        matches!(self.what, "从备份恢复" | "改密码")
    }
}

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

/// What `session_save` takes for a session of this title.
pub fn session(title: &str) -> Value {
    json!({ "id": null, "fields": {
        "unitId": 1, "title": title, "kinds": ["theme_day"], "onDay": "2026-09-18", "startTime": "15:00", "endTime": "16:30",
        "place": "会议室", "mode": "onsite", "status": "draft", "scope": "all", "minutes": 90, "belongsYear": null,
        "isRequired": true, "isRestricted": false, "campaign": null, "form": null, "content": "学习文件，交流体会。",
        "decisions": null, "note": null, "photos": 0, "roles": [], "sittings": [], "agenda": [], "votes": [], "topicIds": [],
        "observers": [], "partnerIds": [], "declared": null
    } })
}
