//! Tables, sheets and the wall chart, measured on their PDFs against the house's numbers.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // a test fails by panicking

mod read;

use std::collections::BTreeSet;

use ledger::date::{Day, Quarter, Window};
use ledger::id::{SessionId, TaskListId};
use ledger::sample::TODAY;
use ledger::session::{Kind, SessionFilter};
use ledger::task::{TaskFields, TaskListFields, TaskStatus, Template};
use ledger::{Act, Book, View};
use paper::Document;
use read::{Colour, Page};
use report::{Choice, Sheet};

const RED: Colour = [0xa6, 0x1b, 0x1b];

struct Workshop {
    folder: tempfile::TempDir,
    book: Book,
}

impl Workshop {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let book = ledger::sample::workshop(&folder.path().join("样例.book"), "样例", 1).unwrap();
        Self { folder, book }
    }

    /// Sets a paper, writes it, reads it back.
    fn pages(&self, set: impl FnOnce(&View<'_>) -> ledger::Result<Document>) -> Vec<Page> {
        let document = self.book.read(set).unwrap();
        let pdf = report::pdf(&document).unwrap();
        assert_eq!(pdf.missing, [], "every character has a glyph");
        let path = self.folder.path().join("纸.pdf");
        std::fs::write(&path, pdf.bytes).unwrap();
        read::pages(&path)
    }

    fn first_list(&self) -> TaskListId {
        self.book
            .read(|view| Ok(ledger::task::lists(view, ledger::unit::top(view)?.id, TODAY)?[0].id))
            .unwrap()
    }

    fn wall(&self, list: TaskListId, sheet: Sheet) -> Vec<Page> {
        self.pages(|view| report::wall_chart(view, list, sheet, TODAY))
    }

    /// A list of its own: so many tasks of each category, named by `name`.
    fn list(&mut self, sizes: &[usize], name: impl Fn(usize) -> String) -> TaskListId {
        let act = Act { at: 0, who: "许秀兰", intent: "task_save", summary: "测试" };
        let fill = |tx: &ledger::Tx<'_>| {
            let unit_id = ledger::unit::top(tx)?.id;
            let fields = TaskListFields {
                unit_id,
                name: "另一份清单".into(),
                template: Template::Other,
                starts_on: None,
                ends_on: None,
                note: None,
            };
            let list = ledger::task::list_save(tx, None, &fields)?;
            let mut number = 0;
            for (category, &size) in sizes.iter().enumerate() {
                for _ in 0..size {
                    number += 1;
                    let fields = task(list, number, format!("第{}类", category + 1), name(number));
                    ledger::task::save(tx, None, &fields)?;
                }
            }
            Ok(list)
        };
        self.book.write(act, fill).unwrap()
    }
}

fn task(list_id: TaskListId, number: usize, category: String, title: String) -> TaskFields {
    TaskFields {
        category: Some(category),
        owner: Some("欧阳堃、罗永胜".into()),
        due_on: Some("2026-12-31".into()),
        status: TaskStatus::Going,
        ..TaskFields::new(list_id, i64::try_from(number).unwrap(), title)
    }
}

/// Thicknesses in points of the lines of tables and frames on a page, each once.
fn thicknesses(page: &Page) -> Vec<String> {
    let lines = page.strokes.iter().filter(|stroke| !stroke.round);
    let widths: BTreeSet<String> = lines.map(|line| format!("{:.1}", line.width)).collect();
    widths.into_iter().collect()
}

/// A grey of so many percent of black.
fn black(percent: u32) -> Colour {
    let grey = u8::try_from(255 - (255 * percent + 50) / 100).unwrap();
    [grey; 3]
}

#[test]
fn the_wall_chart_is_the_picture_to_the_millimetre() {
    let workshop = Workshop::new();
    let pages = workshop.wall(workshop.first_list(), Sheet::A3);
    assert_eq!(pages.len(), 1, "40 tasks hang on one sheet");
    let page = &pages[0];
    assert!((page.width - 420.0).abs() < 0.1 && (page.height - 297.0).abs() < 0.1, "A3 lying");
    assert_eq!(
        thicknesses(page),
        ["0.5", "1.0", "2.4", "2.6"],
        "lines between cards, frames, the rule, 逾期"
    );

    let heads: Vec<_> = page.fills.iter().filter(|fill| fill.colour == black(8)).collect();
    assert_eq!(heads.len(), 4, "a head for each category");
    for (i, head) in heads.iter().enumerate() {
        let left = 14.0 + f64::from(u8::try_from(i).unwrap()) * (94.0 + 16.0 / 3.0);
        assert!((head.bounds.0 - left).abs() < 0.2, "column {i} begins at {left}: {:?}", head.bounds);
        assert!((head.bounds.width() - 94.0).abs() < 0.2 && (head.bounds.height() - 11.5).abs() < 0.2);
    }
    let near: Vec<_> = page.fills.iter().filter(|fill| fill.colour == black(12)).collect();
    assert_eq!(near.len(), 3, "three tasks are 临期");
    for ground in near {
        assert!((ground.bounds.height() - 20.4).abs() < 0.2, "inset by 1.1 mm: {:?}", ground.bounds);
    }
    let late: Vec<_> = page.strokes.iter().filter(|line| (line.width - 2.6).abs() < 0.05).collect();
    assert_eq!(late.len(), 2, "two are 逾期");
    assert!(late.iter().all(|frame| frame.colour == RED), "in red");
    assert!(page.sizes.iter().all(|size| *size >= 12.0), "nothing on a wall is smaller than 12 pt");

    let text = page.text();
    for words in
        ["2026年为职工办实事项目挂图作战", "共40项", "52.5%", "逾期6天", "逾期11天", "临期4天", "7天内到期"]
    {
        assert!(text.contains(words), "the chart lacks {words}: {text}");
    }
}

#[test]
fn every_task_of_any_list_hangs_on_the_wall_inside_its_card() {
    let mut workshop = Workshop::new();
    let long = "炼钢跨高温岗位降温点改造和除尘灰卸灰点密封治理及污泥压滤间照明改造工程第".repeat(2);
    for (sizes, sheet, count) in [
        (&[3][..], Sheet::A3, 1),
        (&[12, 12, 12, 12], Sheet::A3, 1),
        (&[25, 3, 8, 4], Sheet::A3, 1),
        (&[30, 30, 30, 30], Sheet::A3, 3),
        (&[30, 30, 30, 30], Sheet::A1, 4),
    ] {
        let list =
            workshop.list(sizes, |n| if n % 7 == 0 { format!("{long}{n}号") } else { format!("{n}号项目") });
        let pages = workshop.wall(list, sheet);
        assert_eq!(pages.len(), count, "{sizes:?} on {sheet:?}");
        let all: String = pages.iter().map(Page::text).collect();
        for n in (1..=sizes.iter().sum::<usize>()).filter(|n| n % 7 != 0) {
            assert!(all.contains(&format!("{n}号项目")), "{sizes:?} on {sheet:?}: task {n} is lost");
        }
        for (i, page) in pages.iter().enumerate() {
            let columns: Vec<_> =
                page.strokes.iter().filter(|line| (line.width - 1.0).abs() < 0.05).collect();
            assert!(!columns.is_empty(), "{sizes:?} on {sheet:?}: sheet {i} is blank");
            for word in
                page.words.iter().filter(|word| word.text.contains("号项目") || word.text.contains("炼钢"))
            {
                let held = columns.iter().any(|column| column.bounds.holds(&word.bounds));
                assert!(held, "{sizes:?} on {sheet:?}: {word:?} leaves its column");
            }
            if count > 1 {
                let own = format!("第{}张，共{count}张", i + 1);
                assert!(page.text().contains(&own), "each sheet says which it is: {own}");
            }
        }
        drop_list(&mut workshop, list);
    }
}

fn drop_list(workshop: &mut Workshop, list: TaskListId) {
    let act = Act { at: 0, who: "许秀兰", intent: "task_list_delete", summary: "测试" };
    workshop.book.write(act, |tx| ledger::task::list_delete(tx, list)).unwrap();
}

/// The widths between upright lines.
fn columns(uprights: &[f64]) -> Vec<f64> {
    uprights.windows(2).map(|pair| pair[1] - pair[0]).collect()
}

fn assert_columns(uprights: &[f64], wanted: &[f64]) {
    let columns = columns(uprights);
    let is_close = |(a, b): (&f64, &f64)| (a - b).abs() < 0.2;
    assert!(
        columns.len() == wanted.len() && columns.iter().zip(wanted).all(is_close),
        "columns of {wanted:?}, measured {columns:?}"
    );
}

#[test]
fn the_task_list_is_twenty_tasks_a_page_in_columns_of_257_millimetres() {
    let workshop = Workshop::new();
    let list = workshop.first_list();
    let pages = workshop.pages(|view| report::tasks(view, list, TODAY));
    assert_eq!(pages.len(), 2, "40 tasks in four categories: two pages of twenty (PAPER P6)");
    for page in &pages {
        assert_columns(&page.uprights(), &[11.0, 58.0, 19.0, 19.0, 23.0, 29.0, 60.0, 19.0, 19.0]);
        assert_eq!(thicknesses(page), ["0.5", "1.0"], "frame and inner lines");
        assert!(page.levels().len() >= 23, "20 tasks, 2 categories and a head: {:?}", page.levels());
    }
}

#[test]
fn the_roster_is_in_one_row_by_strokes_seventeen_to_a_page() {
    let workshop = Workshop::new();
    let pages = workshop.pages(|view| report::roster(view, ledger::unit::top(view)?.id, TODAY));
    let numbers = |page: &Page| page.levels().len();
    assert_eq!(pages.len(), 2, "28 members");
    assert_eq!((numbers(&pages[0]), numbers(&pages[1])), (19, 13), "17 and 11 rows under a head (PAPER P11)");
    for page in &pages {
        assert_columns(
            &page.uprights(),
            &[11.0, 22.0, 11.0, 13.0, 23.0, 16.0, 23.0, 23.0, 22.0, 30.0, 26.0, 37.0],
        );
        let levels = page.levels();
        assert!((levels[1] - levels[0] - 9.4).abs() < 0.2, "head of 9.4 mm: {levels:?}");
        assert!(
            levels[1..].windows(2).all(|pair| (pair[1] - pair[0] - 8.6).abs() < 0.2),
            "rows of 8.6 mm: {levels:?}"
        );
    }
    let names: Vec<&str> = pages.iter().flat_map(|page| &page.words).map(|word| word.text.as_str()).collect();
    let place = |name: &str| names.iter().position(|word| word.contains(name)).unwrap();
    let order = ["丁宝成", "仇海涛", "邓志远", "石光远", "欧阳堃", "周立群", "韩树声", "魏东升"].map(place);
    assert!(order.is_sorted(), "fewer strokes first (M-50): {order:?}");
}

/// The newest session of this kind that was held in one sitting.
fn session(view: &View<'_>, kind: &'static str) -> ledger::Result<SessionId> {
    let filter = SessionFilter {
        kind: Some(Kind::built_in(kind)),
        to: Day::from_ymd_opt(2026, 8, 20),
        ..SessionFilter::default()
    };
    Ok(ledger::session::list(view, &filter)?[0].id)
}

#[test]
fn everybody_has_room_to_sign() {
    let workshop = Workshop::new();
    let pages = workshop.pages(|view| report::sign_in(view, session(view, Kind::GENERAL_MEETING)?));
    assert_eq!(pages.len(), 1, "28 names, observers and foot stand on one page");
    let page = &pages[0];
    // Between the head and the observers.
    assert_columns(&page.uprights_at(70.0..200.0), &[10.0, 20.0, 34.0, 16.0, 2.0, 10.0, 20.0, 34.0, 16.0]);
    let heights: Vec<f64> = page.levels().windows(2).map(|pair| pair[1] - pair[0]).collect();
    let names = heights.iter().filter(|height| (**height - 10.4).abs() < 0.2).count();
    assert!(names >= 14 + 3, "rows of 10.4 mm for names and observers: {heights:?}");

    let squares: Vec<_> = page.fills.iter().filter(|fill| fill.colour == black(100)).collect();
    let edge = |pick: fn(&read::Bounds) -> f64, least: bool| {
        let values = squares.iter().map(|fill| pick(&fill.bounds));
        if least { values.fold(f64::MAX, f64::min) } else { values.fold(f64::MIN, f64::max) }
    };
    let (left, right) = (edge(|b| b.0, true), edge(|b| b.2, false));
    assert!(
        (left - 168.0).abs() < 0.2 && (right - 190.0).abs() < 0.2,
        "the code is 22 mm, flush right: {left}–{right}"
    );

    let pages = workshop.pages(|view| report::sign_in(view, session(view, Kind::COMMITTEE_MEETING)?));
    assert_eq!(pages.len(), 1, "five names");
    // Few names have one half with 80 mm to sign on.
    assert_columns(&pages[0].uprights_at(70.0..80.0), &[10.0, 20.0, 80.0, 52.0]);
}

#[test]
fn observers_never_stand_on_a_page_without_names() {
    let mut workshop = Workshop::new();
    let act = Act { at: 0, who: "许秀兰", intent: "member_save", summary: "测试" };
    let twins = |tx: &ledger::Tx<'_>| {
        for line in ledger::member::roster(tx, ledger::unit::top(tx)?.id, TODAY)?.iter().take(14) {
            let mut member = ledger::member::get(tx, line.id)?;
            (member.fields.id_number, member.fields.phone) = (None, None);
            member.fields.name = format!("{}乙", line.name.chars().take(2).collect::<String>());
            member.memberships.iter_mut().for_each(|home| home.id = None);
            ledger::member::save(tx, None, &member.fields, &member.memberships, &[], &[])?;
        }
        Ok(())
    };
    workshop.book.write(act, twins).unwrap();
    let pages = workshop.pages(|view| report::sign_in(view, session(view, Kind::GENERAL_MEETING)?));
    assert_eq!(pages.len(), 2, "42 names and room for observers take two pages");
    assert!(pages[1].text().contains("列席人员"), "observers stand at the end");
    assert!(pages[1].text().contains("党小组"), "under the names of a group: {}", pages[1].text());
}

#[test]
fn the_lines_of_a_member_add_up_to_the_hours_of_the_branch() {
    let workshop = Workshop::new();
    let year = Window::new(Day::from_ymd_opt(2026, 1, 1).unwrap(), TODAY).unwrap();
    let members = workshop
        .book
        .read(|view| {
            let hours = ledger::attendance::hours(view, ledger::unit::top(view)?.id, TODAY)?;
            for line in &hours {
                let credit = ledger::attendance::credit(view, line.member_id, year)?;
                let sum: i64 = credit.iter().map(|line| line.minutes).sum();
                assert_eq!(
                    sum, line.year_minutes,
                    "{}: the register and the branch's table agree",
                    line.name
                );
            }
            Ok(hours)
        })
        .unwrap();
    let member = members.iter().find(|line| line.name == "欧阳堃").unwrap();
    let pages = workshop.pages(|view| report::hours_member(view, member.member_id, 2026, TODAY));
    let last = pages.last().unwrap();
    let tenths = (member.year_minutes * 10 + 30) / 60;
    let sum = format!("{}.{}", tenths / 10, tenths % 10);
    let total = last.words.iter().find(|word| word.text.starts_with('合')).expect("a row 合计");
    let beside = |word: &&read::Word| word.text == sum && (word.bounds.1 - total.bounds.1).abs() < 2.0;
    assert_eq!(last.words.iter().filter(beside).count(), 2, "合计 repeats the last 累计, {sum}");
    let ticks: Vec<_> = last.strokes.iter().filter(|line| (line.width - 1.2).abs() < 0.05).collect();
    assert_eq!(ticks.len(), 1, "the pace is one tick on the bar");
    let bar = last.fills.iter().find(|fill| fill.colour == black(45)).unwrap();
    let share = f64::from(i32::try_from(member.year_minutes).unwrap())
        / f64::from(i32::try_from(member.target_minutes).unwrap());
    assert!((bar.bounds.width() - 98.0 * share).abs() < 0.2, "the bar is {share} of 98 mm: {:?}", bar.bounds);
    assert!((bar.bounds.height() - 4.0).abs() < 0.1, "and 4 mm high");
}

#[test]
fn every_table_paper_keeps_the_lines_grounds_and_sizes_of_the_house() {
    let workshop = Workshop::new();
    let list = workshop.first_list();
    for word in [
        "register",
        "situation",
        "attendance",
        "hours",
        "hours-member",
        "topics",
        "tasks",
        "register-book",
        "roster",
        "sign-in",
    ] {
        let pages = workshop.pages(|view| {
            let unit = ledger::unit::top(view)?.id;
            let window = Window::new(Quarter::of(TODAY).window().from, TODAY);
            let choice = Choice {
                window,
                session: Some(session(view, Kind::GENERAL_MEETING)?),
                member: ledger::member::roster(view, unit, TODAY)?.first().map(|line| line.id),
                list: Some(list),
                register: ledger::register::list(view, unit)?.first().map(|register| register.id),
                ..Choice::of(unit, TODAY)
            };
            report::find(word)?.document(view, &choice)
        });
        for (i, page) in pages.iter().enumerate() {
            let at = format!("{word}, page {}", i + 1);
            assert!(page.levels().len() >= 5, "{at}: a page holds a head and three rows at least");
            for width in thicknesses(page) {
                assert!(["0.5", "1.0", "1.2"].contains(&width.as_str()), "{at}: a line of {width} pt");
            }
            let grounds = [black(0), black(8), black(12), black(45), black(100)];
            for fill in &page.fills {
                assert!(grounds.contains(&fill.colour), "{at}: a ground of {:?}", fill.colour);
            }
            let is_grey = |[r, g, b]: Colour| r == g && g == b;
            assert!(page.strokes.iter().all(|line| is_grey(line.colour)), "{at}: colour is for the wall");
            for size in &page.sizes {
                assert!(*size >= 8.95 || (*size - 7.5).abs() < 0.05, "{at}: type of {size} pt");
            }
        }
    }
}

#[test]
fn the_attendance_annex_lies_on_its_side_in_columns_of_225_millimetres() {
    let workshop = Workshop::new();
    let pages = workshop
        .pages(|view| report::quarterly(view, ledger::unit::top(view)?.id, Quarter::of(TODAY), TODAY));
    for (i, page) in pages.iter().enumerate().filter(|(_, page)| page.text().contains("填表人")) {
        let rows = page.levels().len().max(page.uprights().len());
        assert!(rows >= 4, "page {} holds nothing but the names of who made it", i + 1);
    }
    let page = pages.iter().find(|page| page.text().contains("计次截至")).unwrap();
    // Turned by 90°: the columns run up the sheet from its foot, the rows to the right.
    let up: Vec<f64> = page.levels().iter().rev().map(|level| page.height - level).collect();
    let wanted = [&[9.0, 8.0, 18.0][..], &[8.5; 16], &[8.2; 5], &[13.0]].concat();
    assert_columns(&up, &wanted);
    let rows = [&[5.6, 5.6, 16.4][..], &[6.8; 16]].concat();
    assert_columns(&page.uprights(), &rows);
}
