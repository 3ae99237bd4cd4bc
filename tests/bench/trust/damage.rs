//! A book damaged, robbed of its log or replaced, in every way that disks, sticks and people have: it is said, by name, and the
//! newest good backup is offered.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use desk::{Code, Desk, DeskPaths};
use serde_json::{Value, json};
use tests::program;

use super::deed::session;
use super::place::is_told;

const PAGE: usize = 4096;
/// Pages of the head, each a copy of the other.
const HEAD: usize = 2;
/// A database encrypted as a book is, of another program (`application_id`); its password is [`program::PASSWORD`].
const STRANGER: &[u8] = include_bytes!("stranger.book");

/// Goes through every page and every kind of damage.
pub fn measure(home: &Path) {
    let room = Room::make(&home.join("损"));
    pages(&room);
    lengths(&room);
    let (whole, log) = (&room.left.book, &room.killed.log);
    let strangers: [(&str, Vec<u8>); 6] = [
        ("全是零", vec![0; whole.len()]),
        ("零字节", Vec::new()),
        ("Excel 表", [b"PK\x03\x04".to_vec(), vec![7; PAGE - 4]].concat()),
        ("没有加密的 SQLite", [b"SQLite format 3\0".to_vec(), vec![0; PAGE - 16]].concat()),
        ("文字", "党员大会记录\n".repeat(PAGE / 4).into_bytes()[..4 * PAGE].to_vec()),
        ("别的程序的加密数据库（application_id 不对）", STRANGER.to_vec()),
    ];
    for (what, book) in strangers {
        room.told(what, &Left { book, log: None, trace: room.left.trace.clone() });
    }
    let killed = |log: Option<&[u8]>| Left { log: log.map(<[u8]>::to_vec), ..room.killed.clone() };
    let laid = |book: &[u8]| Left { book: book.to_vec(), log: None, trace: room.left.trace.clone() };
    let log = log.as_deref().expect("a killed book has a log");
    let flipped: Vec<u8> = log
        .iter()
        .enumerate()
        .map(|(at, byte)| if at == log.len() / 3 { byte ^ 0x40 } else { *byte })
        .collect();
    room.told("日志被删掉", &killed(None));
    room.told("日志成了零字节", &killed(Some(&[])));
    room.told("日志截掉一半", &killed(Some(&log[..log.len() / 2])));
    room.told("日志翻转一位", &killed(Some(&flipped)));
    room.told("日志是更早一次的", &Left { log: room.early_log.clone(), ..room.left.clone() });
    room.told("手册换成旧的一份，日志是新的", &Left { log: Some(log.to_vec()), ..laid(&room.born) });
    room.told("手册换成旧的一份", &laid(&room.first));
    room.told("手册换成同一密码的另一本", &laid(&room.other));
    let alone = Left { trace: None, ..killed(None) };
    let said = room.look(&alone).expect_err("a file copied from an open book, at another computer");
    assert!(matches!(said.0, Some(Code::LogGone)), "{said:?}");
    println!("　开着的手册单独拷到别的电脑：打开时说明（{}）", said.1);
    let closed = Left { trace: None, ..room.left.clone() };
    room.look(&closed).expect("a file copied from a closed book is whole");
    println!("　关好的手册单独拷到别的电脑：照常打开，没有一句多余的话");
}

/// How a book lies there: the file, the log beside it, and what the program left of it in its lock file.
#[derive(Clone)]
struct Left {
    book: Vec<u8>,
    log: Option<Vec<u8>>,
    trace: Option<Vec<u8>>,
}

struct Room {
    folder: PathBuf,
    /// Just made.
    born: Vec<u8>,
    /// Closed for the first time.
    first: Vec<u8>,
    /// The log of that time.
    early_log: Option<Vec<u8>>,
    /// As a killed program leaves it.
    killed: Left,
    /// Closed for the last time.
    left: Left,
    /// Another unit's, of the same password.
    other: Vec<u8>,
    newest: Value,
}

impl Room {
    fn make(folder: &Path) -> Self {
        let other = folder.join("另一个");
        for folder in [folder, &other] {
            fs::create_dir_all(folder).expect("a folder");
            let request = json!({ "path": folder.join("手册.book"), "password": program::PASSWORD, "name": "试用党支部", "kind": "branch" });
            ask(&desk_in(folder), "book_create", request);
        }
        let mut room = Self {
            folder: folder.to_owned(),
            born: fs::read(folder.join("手册.book")).expect("the book"),
            first: Vec::new(),
            early_log: None,
            killed: Left { book: Vec::new(), log: None, trace: None },
            left: Left { book: Vec::new(), log: None, trace: None },
            other: fs::read(other.join("手册.book")).expect("the other book"),
            newest: Value::Null,
        };
        // Pages that the second log does not hold, so that it does not fit a book without them.
        room.early_log = room.work("unit_save", group()).log;
        room.first = room.lies().book;
        room.killed = room.work("session_save", session("第二次学习"));
        room.left = room.lies();
        room
    }

    /// Writes and makes a backup; how the book lies there before it is closed.
    fn work(&mut self, command: &str, request: Value) -> Left {
        let desk = desk_in(&self.folder);
        ask(&desk, "book_open", self.opening());
        ask(&desk, command, request);
        self.newest = ask(&desk, "book_backup", json!({}))["path"].clone();
        self.lies()
    }

    fn at(&self, end: &str) -> PathBuf {
        self.folder.join(format!("手册.book{end}"))
    }

    fn opening(&self) -> Value {
        json!({ "path": self.at(""), "password": program::PASSWORD })
    }

    fn lies(&self) -> Left {
        let [book, log, trace] = ["", "-wal", "-lock"].map(|end| fs::read(self.at(end)).ok());
        Left { book: book.expect("the book"), log, trace }
    }

    /// Lays it there and opens it at a desk that has forgotten it. Error: what was said, at the opening (with its code) or by 自检.
    fn look(&self, left: &Left) -> Result<(), (Option<Code>, String)> {
        let _ = fs::remove_file(self.at("-shm"));
        for (end, bytes) in
            [("", Some(&left.book)), ("-wal", left.log.as_ref()), ("-lock", left.trace.as_ref())]
        {
            let _ = fs::remove_file(self.at(end));
            if let Some(bytes) = bytes {
                fs::write(self.at(end), bytes).expect("it is laid there");
            }
        }
        let _ = fs::remove_file(self.folder.join("数据/desk.json"));
        let desk = desk_in(&self.folder);
        desk.dispatch("book_open", self.opening()).map_err(|error| (Some(error.code), error.message))?;
        let lines = desk.dispatch("book_verify", json!({})).map_err(|error| (None, error.message))?;
        match lines.as_array().into_iter().flatten().find(|line| line["wrong"] != 0) {
            Some(line) => Err((None, format!("自检：{}", line["what"]))),
            None => Ok(()),
        }
    }

    /// Fails unless it is said what is the matter, in words, and the newest good backup is found.
    fn finds(&self, what: &str, left: &Left) -> (Option<Code>, String) {
        let said = self.look(left).expect_err(what);
        assert!(is_told(&said.1) && said.0 != Some(Code::Bug), "{what} is told in words: {said:?}");
        let found = ask(&desk_in(&self.folder), "backup_rescue", self.opening());
        let newest = &found["backups"][0];
        assert!(newest["state"] == "good" && newest["backup"]["path"] == self.newest, "{what}: {found}");
        said
    }

    fn told(&self, what: &str, left: &Left) {
        let (_, said) = self.finds(what, left);
        println!("　{what}：说明（{said}），最新的好备份已找到");
    }
}

fn group() -> Value {
    json!({ "fields": { "kind": "group", "name": "一小组", "fullName": null, "superior": null, "position": 0, "foundedOn": null,
        "dissolvedOn": null, "electedOn": null, "termYears": 3, "place": null, "phone": null, "note": null } })
}

fn desk_in(folder: &Path) -> Desk {
    let desk = Desk::new(DeskPaths { home: folder.join("数据") });
    desk.set_cost(ledger::Cost::SAMPLE);
    desk.stand_on_sample_day();
    desk
}

fn ask(desk: &Desk, command: &str, request: Value) -> Value {
    desk.dispatch(command, request).unwrap_or_else(|error| panic!("{command}: {error}"))
}

fn pages(room: &Room) {
    let whole = &room.left.book;
    let (mut at_opening, mut by_check) = (0, 0);
    for page in 0..whole.len() / PAGE {
        let mut left = room.left.clone();
        left.book[page * PAGE + PAGE / 3] ^= 0x40;
        if page < HEAD {
            room.look(&left).expect("the head's other copy opens the book");
            continue;
        }
        match room.finds(&format!("page {page} flipped"), &left).0 {
            Some(_) => at_opening += 1,
            None => by_check += 1,
        }
    }
    println!(
        "每一页翻转一位，{} 页：手册头的 {HEAD} 页互为备份、坏一页照样打开；{at_opening} 页打开时说明，{by_check} 页自检时说明，每次都找到最新的好备份",
        whole.len() / PAGE
    );
}

fn lengths(room: &Room) {
    let length = room.left.book.len();
    let half = length / 2 / PAGE * PAGE;
    let lengths =
        [1, 15, 16, 100, PAGE - 1, PAGE, PAGE + 1, 2 * PAGE, 3 * PAGE, half, length - PAGE, length - 1];
    let mut said: BTreeMap<String, usize> = BTreeMap::new();
    for cut in lengths {
        let left = Left { book: room.left.book[..cut].to_vec(), ..room.left.clone() };
        let (code, _) = room.finds(&format!("cut to {cut} bytes"), &left);
        *said.entry(format!("{code:?}")).or_default() += 1;
    }
    println!("截断到 {} 种长度：都说明（{said:?}），每次都找到最新的好备份", lengths.len());
}
