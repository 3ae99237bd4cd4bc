//! Books to print from, and what their papers say.

#![allow(dead_code)] // each test file uses its share

use std::process::Command;

use chrono::NaiveDate;
use ledger::attendance::{self, Mark, MarkEntry};
use ledger::id::{MemberId, SessionId, UnitId};
use ledger::member::{self, MemberFields, Membership};
use ledger::session::{self, Kind, Mode, Scope, SessionFields, Status};
use ledger::unit::{UnitFields, UnitKind};
use ledger::{Act, Book, Result, View};
use paper::Document;

/// A book in a folder of its own.
pub struct Shelf {
    pub folder: tempfile::TempDir,
    pub book: Book,
}

pub const ACT: Act<'_> = Act { at: 1_789_958_520_000, who: "许秀兰", intent: "test", summary: "测试" };

impl Shelf {
    /// The sample of the workshop.
    pub fn workshop() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let book = ledger::sample::workshop(&folder.path().join("样例.book"), "样例", 1).unwrap();
        Self { folder, book }
    }

    /// A branch with nobody in it yet.
    pub fn empty() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let owner = UnitFields::new(UnitKind::Branch, "连铸车间党支部");
        let book = Book::create(&folder.path().join("手册.book"), "口令", ledger::Cost::SAMPLE, ACT, &owner)
            .unwrap();
        Self { folder, book }
    }

    pub fn owner(&self) -> UnitId {
        self.book.owner().unwrap()
    }

    /// The text of a paper as printed, without blanks: the quarter-em gaps between digits and 汉字 read as spaces.
    pub fn print(&self, set: impl FnOnce(&View<'_>, UnitId) -> Result<Document>) -> String {
        let owner = self.owner();
        let document = self.book.read(|view| set(view, owner)).unwrap();
        let pdf = report::pdf(&document).unwrap();
        assert_eq!(pdf.missing, [], "every character has a glyph");
        let path = self.folder.path().join("纸.pdf");
        std::fs::write(&path, pdf.bytes).unwrap();
        let out = Command::new("pdftotext")
            .args(["-layout", "-enc", "UTF-8"])
            .arg(&path)
            .arg("-")
            .output()
            .expect("poppler-utils");
        String::from_utf8(out.stdout).unwrap().split_whitespace().collect()
    }

    /// Somebody who joined the party on a day and belongs to the branch for a span of days.
    pub fn member(&mut self, name: &str, joined: &str, from: &str, until: Option<&str>) -> MemberId {
        let span = Membership {
            id: None,
            unit_id: self.owner(),
            group_id: None,
            from_on: day(from),
            until_on: until.map(day),
            came_by: Some("转入".to_owned()),
            left_by: until.map(|_| "转出".to_owned()),
        };
        let fields = MemberFields {
            name: name.to_owned(),
            probation_on: Some(joined.to_owned()),
            full_on: NaiveDate::parse_from_str(joined, "%Y-%m-%d")
                .ok()
                .and_then(|day| day.checked_add_months(chrono::Months::new(12)))
                .map(|day| day.to_string()),
            ..MemberFields::default()
        };
        self.book.write(ACT, |tx| member::save(tx, None, &fields, &[span], &[], &[])).unwrap()
    }

    /// A session as it was held; these people were away, everybody else came.
    pub fn hold(&mut self, fields: &SessionFields, away: &[MemberId]) -> SessionId {
        let entry = |member_id: &MemberId| MarkEntry {
            member_id: *member_id,
            mark: Mark::Excused,
            reason: Some(attendance::Reason::Duty),
            sitting_id: None,
            late_minutes: None,
            early_minutes: None,
            note: None,
        };
        let marks: Vec<MarkEntry> = away.iter().map(entry).collect();
        let write = |tx: &ledger::Tx<'_>| {
            let id = session::save(tx, None, fields)?;
            if fields.scope != Scope::Nobody {
                attendance::take_roll(tx, id)?;
                attendance::mark(tx, id, &marks)?;
                attendance::fill_rest(tx, id, Mark::Present, None)?;
            }
            Ok(id)
        };
        self.book.write(ACT, write).unwrap()
    }
}

pub fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

#[track_caller]
pub fn assert_holds(text: &str, wanted: &[&str]) {
    for words in wanted {
        let words: String = words.split_whitespace().collect();
        assert!(text.contains(&words), "the paper lacks {words}:\n{text}");
    }
}

/// A session of these kinds on 18 September 2026 with nothing else filled in.
pub fn session_of(unit_id: UnitId, kinds: &[&str]) -> SessionFields {
    SessionFields {
        unit_id,
        title: "研究支部工作".to_owned(),
        kinds: kinds.iter().map(|word| Kind::parse(word).unwrap()).collect(),
        on_day: day("2026-09-18"),
        start_time: Some("15:30".to_owned()),
        end_time: Some("17:00".to_owned()),
        place: Some("会议室".to_owned()),
        mode: Mode::Onsite,
        status: Status::Held,
        scope: Scope::All,
        minutes: 90,
        belongs_year: None,
        is_required: true,
        is_restricted: false,
        campaign: None,
        form: None,
        content: None,
        decisions: None,
        note: None,
        photos: 0,
        roles: Vec::new(),
        sittings: Vec::new(),
        agenda: Vec::new(),
        votes: Vec::new(),
        topic_ids: Vec::new(),
        observers: Vec::new(),
        partner_ids: Vec::new(),
        declared: None,
    }
}
