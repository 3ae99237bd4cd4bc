//! Tables, sheets and the wall chart, measured on their PDFs against the house's numbers.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // a test fails by panicking

mod read;

use std::collections::BTreeSet;

use ledger::id::TaskListId;
use ledger::sample::TODAY;
use ledger::task::{TaskFields, TaskListFields, TaskStatus, Template};
use ledger::{Act, Book, View};
use paper::Document;
use read::{Colour, Page};
use report::Sheet;

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
        list_id,
        number: i64::try_from(number).unwrap(),
        parent_number: None,
        category: Some(category),
        title,
        measures: None,
        goal: None,
        leader: None,
        unit_name: None,
        partner_units: None,
        owner: Some("欧阳堃、罗永胜".into()),
        phone: None,
        start_on: None,
        due_on: Some("2026-12-31".into()),
        is_ongoing: false,
        status: TaskStatus::Going,
        done_on: None,
        evidence: None,
        feedback: None,
        note: None,
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

/// The columns of a page's tables: the widths between their upright lines.
fn columns(page: &Page) -> Vec<f64> {
    page.uprights().windows(2).map(|pair| pair[1] - pair[0]).collect()
}

fn assert_columns(page: &Page, wanted: &[f64]) {
    let columns = columns(page);
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
        assert_columns(page, &[11.0, 58.0, 19.0, 19.0, 23.0, 29.0, 60.0, 19.0, 19.0]);
        assert_eq!(thicknesses(page), ["0.5", "1.0"], "frame and inner lines");
        assert!(page.levels().len() >= 23, "20 tasks, 2 categories and a head: {:?}", page.levels());
    }
}
