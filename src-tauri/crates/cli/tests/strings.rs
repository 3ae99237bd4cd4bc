//! Nothing of a book lies anywhere in the clear, not even when the program is killed in the middle of a write.

#![cfg(target_os = "linux")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

use std::{
    fmt::Write,
    fs,
    os::unix::process::ExitStatusExt,
    path::{Path, PathBuf},
    process::{Command, Stdio},
    time::Duration,
};

const PASSWORD: &str = "试用手册-2026";
const UNIT: &str = "运行车间党支部";
const TOPIC: &str = "炉前安全操作规程";
const ROSTER: &str = "姓名,性别,公民身份号码,出生日期,入党时间,转正时间\n\
    欧阳青竹,女,11010519491231002X,1949-12-31,1975-07-01,1976-07-01\n";
/// What must be found nowhere. None is so short that chance would write it.
const SECRETS: [&str; 7] = [UNIT, "欧阳青竹", "11010519491231002X", TOPIC, "高丁万", "高不丏", PASSWORD];
/// As many people as make a write that one can see under way.
const MANY: u32 = 1000;
/// Bytes of the log that no opening of a book writes, only an import.
const UNDER_WAY: u64 = 1 << 17;

/// Everything that the program could write to: books, its own folder, the temporary folder, the person's.
struct World {
    folder: tempfile::TempDir,
    /// What the person has typed elsewhere; not looked through.
    sheets: tempfile::TempDir,
}

impl World {
    fn new() -> Self {
        let world = Self { folder: tempfile::tempdir().unwrap(), sheets: tempfile::tempdir().unwrap() };
        fs::create_dir(world.at("临时")).unwrap();
        world
    }

    fn at(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn sheet(&self, name: &str, text: &str) -> String {
        let path = self.sheets.path().join(name);
        fs::write(&path, text).unwrap();
        path.display().to_string()
    }

    /// The program; what it says while it dies is kept and looked through like all the rest.
    fn program(&self, args: &[&str]) -> Command {
        let said = fs::File::options().create(true).append(true).open(self.at("说的话")).unwrap();
        let mut command = Command::new(env!("CARGO_BIN_EXE_branchbook"));
        command.args(args).current_dir(self.folder.path()).stdout(Stdio::null()).stderr(said);
        command
            .env("TMPDIR", self.at("临时"))
            .env("HOME", self.at("家"))
            .env("BRANCHBOOK_HOME", self.at("home"));
        command.env("BRANCHBOOK_PASSWORD", PASSWORD).env("BRANCHBOOK_TODAY", "2026-09-21");
        command
    }

    fn run(&self, args: &[&str]) {
        let status = self.program(args).status().unwrap();
        assert!(status.success(), "{args:?}: {}", fs::read_to_string(self.at("说的话")).unwrap());
    }

    /// Starts a long import, kills it while its log grows, and gives the limits that the kernel had for it.
    fn kill_while_writing(&self, sheet: &str) -> String {
        let mut child = self.program(&["import", "members", "手册.book", sheet]).spawn().unwrap();
        let wal = self.at("手册.book-wal");
        while fs::metadata(&wal).map_or(0, |wal| wal.len()) < UNDER_WAY {
            assert!(child.try_wait().unwrap().is_none(), "the import ended before it was seen to write");
            std::thread::sleep(Duration::from_micros(200));
        }
        let limits = fs::read_to_string(format!("/proc/{}/limits", child.id())).unwrap();
        child.kill().unwrap();
        assert_eq!(child.wait().unwrap().signal(), Some(9), "it was killed at work");
        limits
    }
}

/// How a text may lie in a file.
fn written(text: &str) -> [(&'static str, Vec<u8>); 3] {
    let (gbk, _, is_lossy) = encoding_rs::GBK.encode(text);
    assert!(!is_lossy, "GBK has all of {text}");
    let wide = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    [("UTF-8", text.as_bytes().to_vec()), ("UTF-16LE", wide), ("GBK", gbk.into_owned())]
}

/// As what a text stands in these bytes.
fn find(text: &str, bytes: &[u8]) -> Vec<&'static str> {
    let is_there = |needle: &[u8]| memchr::memmem::find(bytes, needle).is_some();
    written(text).iter().filter(|(_, needle)| is_there(needle)).map(|(code, _)| *code).collect()
}

/// All files below a folder.
fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    entries.flat_map(|path| if path.is_dir() { files(&path) } else { vec![path] }).collect()
}

fn many_people() -> String {
    let mut sheet = "姓名,性别,出生日期,入党时间,转正时间\n".to_owned();
    for seat in 0..MANY {
        let letter = |at: u32| char::from_u32(0x4E00 + at).unwrap();
        let (first, second) = (letter(seat / 40), letter(seat % 40));
        writeln!(sheet, "高{first}{second},男,1985-03-02,2009-07-01,2010-07-01").unwrap();
    }
    sheet
}

#[test]
fn nothing_of_a_book_lies_in_the_clear_after_a_kill() {
    let world = World::new();
    world.run(&["new", "手册.book", "--name", UNIT, "--kind", "branch"]);
    let (roster, people) = (world.sheet("花名册.csv", ROSTER), many_people());
    world.run(&["import", "members", "手册.book", &roster]);
    let topic = serde_json::json!({ "id": null, "fields": {
        "unitId": 1, "title": TOPIC, "family": null, "source": null, "isRequired": true, "isOriginal": false,
        "audience": "all", "fromOn": null, "dueOn": null, "note": null,
    } });
    world.run(&["call", "手册.book", "topic_save", &topic.to_string()]);
    world.run(&["backup", "手册.book", "-o", "备份.book"]);
    let limits = world.kill_while_writing(&world.sheet("全厂.csv", &people));

    let core = limits.lines().find(|line| line.starts_with("Max core file size")).unwrap();
    let numbers: Vec<_> = core.split_whitespace().filter_map(|word| word.parse::<u64>().ok()).collect();
    assert!(
        numbers.len() == 2 && numbers.iter().all(|most| *most <= 1),
        "neither as a file nor through a collector is the memory kept: {core}"
    );

    let typed = [UNIT, ROSTER, &people, TOPIC, PASSWORD].concat();
    for (code, bytes) in written(&typed) {
        let is_found = SECRETS.iter().all(|secret| find(secret, &bytes).contains(&code));
        assert!(is_found, "the search finds what is there, as {code}");
    }
    let mut seen = Vec::new();
    for path in files(world.folder.path()) {
        let name = path.strip_prefix(world.folder.path()).unwrap().display().to_string();
        let bytes = [name.as_bytes(), &fs::read(&path).unwrap()].concat();
        for secret in SECRETS {
            let codes = find(secret, &bytes);
            assert!(codes.is_empty(), "{secret} lies in {name}, as {codes:?}");
        }
        seen.push((name, fs::metadata(&path).unwrap().len()));
    }
    for name in ["手册.book", "手册.book-wal", "手册.book-shm", "备份.book", "home/desk.json"] {
        assert!(
            seen.iter().any(|(one, size)| one == name && *size > 0),
            "{name} was looked through: {seen:?}"
        );
    }
}
