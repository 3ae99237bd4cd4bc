//! 迎检册: what is missing comes first and is exact, the papers follow in order of day, and every page is where the contents say.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // a test fails by panicking

mod shelf;

use std::path::{Path, PathBuf};
use std::process::Command;

use ledger::attachment::{self, File, Holder};
use ledger::binder::{Parts, Scope};
use ledger::date::Window;
use ledger::session::{AgendaItem, AgendaKind, Kind, Role, RoleEntry, SessionFields};
use ledger::unit::{self, UnitFields, UnitKind};
use ledger::{Book, Error};
use report::{Choice, PhotosOf};
use shelf::{ACT, Shelf, day, session_of};

const TODAY: &str = "2026-09-30";

/// September of 2026.
fn september() -> Window {
    Window::month_of(day(TODAY))
}

fn choice(shelf: &Shelf) -> Choice {
    Choice { window: Some(september()), ..Choice::of(shelf.owner(), day(TODAY)) }
}

fn photo() -> File {
    let picture =
        image::DynamicImage::ImageRgb8(image::RgbImage::from_pixel(1200, 900, image::Rgb([90, 60, 60])));
    let mut bytes = std::io::Cursor::new(Vec::new());
    picture.write_to(&mut bytes, image::ImageFormat::Jpeg).unwrap();
    File::read(bytes.into_inner(), None).unwrap()
}

/// A branch of two with a 支委会 of which everything is there, and a 主题党日 a week before of which nothing is.
fn branch() -> Shelf {
    let mut shelf = Shelf::empty();
    shelf.member("周立群", "2009-07-01", "2020-01-01", None);
    shelf.member("许秀兰", "2010-07-01", "2020-01-01", None);
    let owner = shelf.owner();
    let role = |role, name: &str| RoleEntry {
        role,
        member_id: None,
        name: name.to_owned(),
        institution: None,
        post: None,
    };
    let item = AgendaItem {
        id: None,
        kind: AgendaKind::Discussion,
        title: "讨论安排".to_owned(),
        speaker: None,
        minutes: None,
        record: Some("周立群：同意。".to_owned()),
    };
    let whole = SessionFields {
        decisions: Some("由许秀兰负责，月底前完成。".to_owned()),
        agenda: vec![item],
        roles: vec![role(Role::Host, "周立群"), role(Role::Recorder, "许秀兰")],
        ..session_of(owner, &[Kind::COMMITTEE_MEETING])
    };
    let whole = shelf.hold(&SessionFields { scope: ledger::session::Scope::All, ..whole }, &[]);
    let bare = SessionFields {
        title: "学习条例".to_owned(),
        on_day: day("2026-09-11"),
        ..session_of(owner, &[Kind::THEME_DAY])
    };
    shelf.hold(&bare, &[]);
    let attach = |tx: &ledger::Tx<'_>| {
        for (name, file) in
            [("签到表", photo()), ("会场: 全景?", File::read(b"%PDF-1.4 %%EOF".to_vec(), None)?)]
        {
            attachment::add(tx, Holder::Session(whole), name, &file, day(TODAY))?;
        }
        let mut other = image::RgbImage::new(800, 600);
        other.put_pixel(1, 1, image::Rgb([255; 3]));
        let mut bytes = std::io::Cursor::new(Vec::new());
        other.write_to(&mut bytes, image::ImageFormat::Png).unwrap();
        attachment::add(
            tx,
            Holder::Session(whole),
            "会场",
            &File::read(bytes.into_inner(), None)?,
            day(TODAY),
        )
        .map(drop)
    };
    shelf.book.write(ACT, attach).unwrap();
    shelf
}

fn scope(shelf: &Shelf) -> Scope {
    Scope { unit: shelf.owner(), window: september(), parts: Parts::default() }
}

#[test]
fn the_list_names_exactly_what_is_missing_and_what_to_do() {
    let shelf = branch();
    let scope = scope(&shelf);
    let missing = shelf.book.read(|view| ledger::binder::missing(view, &scope, day(TODAY))).unwrap();
    let said: Vec<String> = missing.iter().map(|one| format!("{}：{}", one.record, one.words)).collect();
    assert_eq!(
        said,
        [
            "工作计划：这段时间没有计划",
            "9月11日主题党日《学习条例》：没有附签到表",
            "9月11日主题党日《学习条例》：会议记录没有写内容",
            "9月11日主题党日《学习条例》：没有写主持人、记录人",
            "9月11日主题党日《学习条例》：没有照片",
            "2026年第三季度党课：没有记录，9月30日到期",
            "2026年第三季度支部党员大会：没有记录，9月30日到期",
        ],
        "of the 支委会 nothing is missing, of the 主题党日 everything, and what the rules ask for and nobody held"
    );
    assert!(missing.iter().all(|one| !one.action.is_empty()), "each says what to do");
}

#[test]
fn each_page_is_where_the_contents_say_and_every_paper_has_a_bookmark() {
    let shelf = branch();
    let choice = choice(&shelf);
    let document = shelf.book.read(|view| report::find("binder")?.document(view, &choice)).unwrap();
    let file = shelf.folder.path().join("迎检册.pdf");
    let pdf = report::pdf(&document).unwrap();
    assert_eq!(pdf.missing, [], "every character has a glyph");
    std::fs::write(&file, &pdf.bytes).unwrap();
    let lines = lines(&file);
    let pages: Vec<String> = lines.iter().map(|page| page.concat()).collect();
    assert_eq!(pages.len(), pdf.pages);
    for (page, at) in pages.iter().zip(1..).skip(1) {
        assert!(
            page.contains(&format!("第{at}页共{}页", pdf.pages)),
            "page {at} has the number a reader shows: {page}"
        );
    }
    assert!(pages[0].contains("迎检册") && pages[1].starts_with("缺件清单"), "what is missing comes first");
    let places = [
        ("缺件清单", "缺件清单"),
        ("一、支部基本情况", "党支部基本情况表"),
        ("二、2026年9月的活动", "关于开展主题党日"),
        ("9月11日主题党日学习条例", "关于开展主题党日"),
        ("9月18日支委会研究支部工作", "支部委员会会议的通知"),
        ("三、考勤、学时和补学", "活动登记簿"),
        ("本册校验", "SHA-256"),
    ];
    for (entry, words) in places {
        let number = number_of(&lines[2], entry);
        assert!(pages[number - 1].contains(words), "{entry} is on page {number}: {}", pages[number - 1]);
    }
    assert!(
        pages.iter().any(|page| page.contains("学习主题覆盖表") && page.contains("只计2026年1月1日至")),
        "topics are asked for in a year, as in the quarterly report beside it"
    );
    let order = ["会议通知", "签到表", "支部委员会会议记录", "议定事项", "现场照片"];
    let outline = outline(&file);
    let of_meeting = outline.split_once("9月18日支委会").expect("a bookmark for the session").1;
    let at: Vec<Option<usize>> = order.map(|paper| of_meeting.find(paper)).into();
    assert!(
        at.iter().all(Option::is_some) && at.is_sorted(),
        "papers of a meeting in their order: {outline}"
    );
}

/// The lines of each page without white.
fn lines(file: &Path) -> Vec<Vec<String>> {
    let out = Command::new("pdftotext")
        .args(["-raw", "-enc", "UTF-8"])
        .arg(file)
        .arg("-")
        .output()
        .expect("poppler-utils");
    let text = String::from_utf8(out.stdout).unwrap();
    let bare = |line: &str| line.split_whitespace().collect::<String>();
    let pages = text.split('\u{c}').map(|page| page.lines().map(bare).collect());
    pages.filter(|lines: &Vec<String>| !lines.is_empty()).collect()
}

fn outline(file: &Path) -> String {
    let out = Command::new("mutool").arg("show").arg(file).arg("outline").output().expect("mupdf-tools");
    String::from_utf8(out.stdout).unwrap().chars().filter(|c| !c.is_whitespace()).collect()
}

/// The number behind an entry and its leader.
fn number_of(contents: &[String], entry: &str) -> usize {
    let line = contents
        .iter()
        .find(|line| line.starts_with(entry))
        .unwrap_or_else(|| panic!("{entry}: {contents:?}"));
    line.rsplit('·')
        .next()
        .and_then(|digits| digits.parse().ok())
        .unwrap_or_else(|| panic!("no number: {line}"))
}

#[test]
fn the_same_records_have_the_same_checksum_and_a_changed_one_another() {
    let mut shelf = branch();
    let scope = scope(&shelf);
    let sum = |shelf: &Shelf, today: &str| {
        shelf.book.read(|view| ledger::binder::checksum(view, &scope, day(today))).unwrap()
    };
    let first = sum(&shelf, TODAY);
    assert_eq!((first.sessions, first.files), (2, 3));
    assert_eq!(sum(&shelf, "2026-11-21").sha256, first.sha256, "the day of printing is no record");
    let line = shelf.book.read(|view| ledger::binder::sessions(view, &scope)).unwrap().remove(0);
    let change = |tx: &ledger::Tx<'_>| {
        let mut fields = ledger::session::get(tx, line.id)?.fields;
        fields.content = Some("补写".to_owned());
        ledger::session::save(tx, Some(line.id), &fields)
    };
    shelf.book.write(ACT, change).unwrap();
    assert_ne!(sum(&shelf, TODAY).sha256, first.sha256, "a text written afterwards shows");
}

#[test]
fn the_folder_has_the_same_order_names_that_windows_takes_and_the_attachments() {
    let shelf = branch();
    let scope = scope(&shelf);
    let mut written: Vec<PathBuf> = Vec::new();
    let mut write = |path: &Path, bytes: &[u8]| {
        assert!(!bytes.is_empty());
        written.push(path.to_owned());
        Ok(())
    };
    shelf
        .book
        .read(|view| report::binder_folder(view, scope, PhotosOf::Two, day(TODAY), &mut write))
        .unwrap();
    written.sort();
    let written: Vec<String> =
        written.iter().map(|path| path.display().to_string().replace('\\', "/")).collect();
    let wanted = [
        "01 目录.pdf",
        "02 缺件清单.pdf",
        "03 支部基本情况/1 基本情况、委员和党小组.pdf",
        "03 支部基本情况/2 党员花名册.pdf",
        "2026-09-11 主题党日/1 会议通知.pdf",
        "2026-09-11 主题党日/2 签到表.pdf",
        "2026-09-11 主题党日/3 主题党日活动记录.pdf",
        "2026-09-18 支委会/1 会议通知.pdf",
        "2026-09-18 支委会/2 签到表 1 签到表.jpg",
        "2026-09-18 支委会/2 签到表.pdf",
        "2026-09-18 支委会/3 支部委员会会议记录.pdf",
        "2026-09-18 支委会/4 议定事项.pdf",
        "2026-09-18 支委会/5 现场照片 1 会场_ 全景_.pdf",
        "2026-09-18 支委会/5 现场照片 2 会场.png",
        "2026-09-18 支委会/5 现场照片.pdf",
        "90 考勤、学时和补学/1 活动登记簿.pdf",
        "90 考勤、学时和补学/2 考勤表.pdf",
        "90 考勤、学时和补学/3 学时表.pdf",
        "90 考勤、学时和补学/4 学习主题覆盖表.pdf",
        "90 考勤、学时和补学/5 补学登记表.pdf",
        "99 本册校验.pdf",
    ];
    assert_eq!(written, wanted, "sorted by name the folder reads like the binder");
}

#[test]
fn a_handover_names_what_is_open_and_ends_with_the_password() {
    let shelf = branch();
    let text = shelf.print(|view, unit| report::handover(view, unit, day(TODAY)));
    shelf::assert_holds(
        &text,
        &[
            "党支部工作交接书",
            "2026年的活动记录 2次",
            "手册自检",
            "移交人：",
            "接收人：",
            "监交人：",
            "党员花名册",
            "周立群",
        ],
    );
    let last = text.find("最后一步，接收人改手册的密码").expect("the step that closes the old way in");
    assert!(
        text.find("移交一份备份").is_some_and(|backup| backup < last),
        "after everything else is handed over"
    );
}

#[test]
fn a_paper_of_too_many_branches_is_refused_with_what_to_do() {
    let folder = tempfile::tempdir().unwrap();
    let owner = UnitFields::new(UnitKind::Committee, "集团党委");
    let mut book =
        Book::create(&folder.path().join("手册.book"), "口令", ledger::Cost::SAMPLE, ACT, &owner).unwrap();
    let top = book.owner().unwrap();
    let mut found = |more: usize| {
        let has = book.read(|view| unit::list_under(view, top)).unwrap().len();
        book.write(ACT, |tx| {
            (has..has + more).try_for_each(|n| {
                unit::create(tx, Some(top), None, &UnitFields::new(UnitKind::Branch, format!("第{n}支部")))
                    .map(drop)
            })
        })
        .unwrap();
        let choice = Choice {
            quarter: Some(ledger::date::Quarter { year: 2026, number: 3 }),
            window: Some(september()),
            ..Choice::of(top, day(TODAY))
        };
        ["quarterly", "binder", "counts"]
            .map(|word| book.read(|view| report::find(word)?.document(view, &choice).map(drop)))
    };
    let [quarterly, binder, _] = found(2);
    assert!(quarterly.is_ok(), "a report of two branches is one: {quarterly:?}");
    let Err(Error::Broken(broken)) = binder else { panic!("an inspector is shown one branch") };
    assert!(broken.rule.contains("请选支部") && broken.field == "unitId", "{broken}");
    let [quarterly, _, counts] = found(99);
    let Err(Error::Broken(broken)) = quarterly else { panic!("of 101 branches it would be no report") };
    assert!(broken.rule.contains("101个支部") && broken.rule.contains("一次只能出一个支部"), "{broken}");
    assert!(counts.is_ok(), "a count is of any number: {counts:?}");
}
