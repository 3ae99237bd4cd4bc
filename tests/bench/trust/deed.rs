//! What a person does to a book, each by a program of its own, so that it can be killed or refused its disk; and how the book
//! stands afterwards.

use std::{
    fs,
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
};

use serde_json::{Value, json};
use tests::program;

/// How many people one imported sheet holds.
const PEOPLE: usize = 30;

/// A folder with a book in it, a backup of that book, and all that the program keeps beside.
pub struct Place {
    folder: PathBuf,
}

/// How a deed stands in the book.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Stands {
    Whole,
    Absent,
}

/// One thing to do; `number` tells the same deed done again from the one before.
pub struct Deed {
    pub what: &'static str,
    args: fn(&Place, usize) -> Vec<String>,
    stands: fn(&Place, usize) -> Stands,
}

/// Everything that writes.
pub const DEEDS: [Deed; 5] = [
    Deed {
        what: "记一次活动",
        args: |place, number| place.call("session_save", &session(&title(number))),
        stands: |place, number| match place
            .rows(&place.book(), "sessions")
            .iter()
            .filter(|row| row["title"] == title(number))
            .count()
        {
            0 => Stands::Absent,
            1 => Stands::Whole,
            many => panic!("{} stands {many} times", title(number)),
        },
    },
    Deed {
        what: "导入名册",
        args: |place, number| {
            let sheet = place.folder.join("花名册.csv");
            let people: String = (0..PEOPLE)
                .map(|seat| format!("{},男,1985-03-02,2009-07-01,2010-07-01\n", name(number, seat)))
                .collect();
            fs::write(&sheet, format!("姓名,性别,出生日期,入党时间,转正时间\n{people}"))
                .expect("the sheet is written");
            place.words(&["import", "members", "手册.book", "花名册.csv"])
        },
        stands: |place, number| {
            let rows = place.rows(&place.book(), "members");
            match (0..PEOPLE).filter(|seat| rows.iter().any(|row| row["name"] == name(number, *seat))).count()
            {
                0 => Stands::Absent,
                PEOPLE => Stands::Whole,
                some => panic!("{some} of {PEOPLE} people of one sheet are there"),
            }
        },
    },
    Deed {
        what: "备份",
        args: |place, number| place.words(&["backup", "手册.book", "-o", &format!("备份{number}.book")]),
        stands: |place, number| place.file(&format!("备份{number}.book")),
    },
    Deed {
        what: "从备份恢复",
        args: |place, _| place.words(&["restore", "旧备份.book", "恢复.book"]),
        stands: |place, _| {
            assert!(
                place.folder.join("恢复.book").exists(),
                "the place of a restored book is never left empty"
            );
            place.file("恢复.book")
        },
    },
    Deed {
        what: "建立新手册",
        args: |place, number| {
            place.words(&["new", &format!("新{number}.book"), "--name", "新建党支部", "--kind", "branch"])
        },
        stands: |place, number| place.file(&format!("新{number}.book")),
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
}

impl Place {
    /// A small branch's book with a backup, and a book that a restore replaces.
    pub fn make(folder: &Path) -> Self {
        fs::create_dir_all(folder).expect("a folder");
        let place = Self { folder: folder.to_owned() };
        place.run(&["new", "手册.book", "--name", "试用党支部", "--kind", "branch"]);
        place.run(&["backup", "手册.book", "-o", "旧备份.book"]);
        place.run(&["restore", "旧备份.book", "恢复.book"]);
        place
    }

    /// The same again in another folder, as it stands.
    pub fn copy(&self, folder: &Path) -> Self {
        let _ = fs::remove_dir_all(folder);
        let copied = Command::new("cp").arg("-a").arg(&self.folder).arg(folder).status();
        assert!(copied.is_ok_and(|status| status.success()), "the folder is copied");
        Self { folder: folder.to_owned() }
    }

    /// Its folder.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// The book.
    pub fn book(&self) -> PathBuf {
        self.folder.join("手册.book")
    }

    /// Fails unless 自检 of a book finds everything in order.
    pub fn verify(&self, book: &Path) {
        let (fine, said) = self.ask(&["verify", &book.to_string_lossy()]);
        assert!(fine, "{} checks: {said}", book.display());
    }

    /// Runs the program and gives whether it ended well, and what it said.
    pub fn ask(&self, args: &[&str]) -> (bool, String) {
        let args: Vec<String> = args.iter().map(|arg| (*arg).to_owned()).collect();
        let output = self.program(&args).output().expect("branchbook runs");
        let said = if output.status.success() { &output.stdout } else { &output.stderr };
        (output.status.success(), String::from_utf8_lossy(said).into_owned())
    }

    /// What `list` says of a book; it opens, or this fails.
    pub fn rows(&self, book: &Path, noun: &str) -> Vec<Value> {
        let said = self.run(&["--json", "list", noun, &book.to_string_lossy()]);
        serde_json::from_str(&said).expect("a list is JSON")
    }

    fn run(&self, args: &[&str]) -> String {
        let (fine, said) = self.ask(args);
        assert!(fine, "branchbook {args:?}: {said}");
        said
    }

    fn program(&self, args: &[String]) -> Command {
        let mut command = Command::new(program::cli());
        command.args(args).current_dir(&self.folder).env("BRANCHBOOK_PASSWORD", program::PASSWORD);
        command.env("BRANCHBOOK_HOME", self.folder.join("home")).env("BRANCHBOOK_TODAY", program::TODAY);
        command
    }

    fn words(&self, words: &[&str]) -> Vec<String> {
        words.iter().map(|word| (*word).to_owned()).collect()
    }

    fn call(&self, command: &str, request: &Value) -> Vec<String> {
        self.words(&["call", "手册.book", command, &request.to_string()])
    }

    /// A book under this name: there and whole, or not there at all.
    fn file(&self, name: &str) -> Stands {
        let book = self.folder.join(name);
        if !book.exists() {
            return Stands::Absent;
        }
        self.verify(&book);
        Stands::Whole
    }
}

fn title(number: usize) -> String {
    format!("第{number}次学习")
}

/// Made up of three characters that no other seat of any sheet has together.
fn name(number: usize, seat: usize) -> String {
    let letter =
        |at: usize| char::from_u32(0x4E00 + u32::try_from(at).expect("a small number")).expect("a character");
    ["测".to_owned(), letter(number % 5000).to_string(), letter(5000 + seat).to_string()].concat()
}

fn session(title: &str) -> Value {
    json!({ "id": null, "fields": {
        "unitId": 1, "title": title, "kinds": ["theme_day"], "onDay": "2026-09-18", "startTime": "15:00", "endTime": "16:30",
        "place": "会议室", "mode": "onsite", "status": "draft", "scope": "all", "minutes": 90, "belongsYear": null,
        "isRequired": true, "isRestricted": false, "campaign": null, "form": null, "content": "学习文件，交流体会。",
        "decisions": null, "note": null, "photos": 0, "roles": [], "sittings": [], "agenda": [], "votes": [], "topicIds": [],
        "observers": [], "partnerIds": [], "declared": null
    } })
}
