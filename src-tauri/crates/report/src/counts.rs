//! 统计表: sessions, attendances and people of a span of days, by whatever is asked for. Three different counts stand side by
//! side, each with what it means under the table (field.md §6.6, 4; C-16).

use chrono::NaiveDate;
use ledger::count::{By, Count, CountRow, count};
use ledger::date::Window;
use ledger::id::UnitId;
use ledger::unit::UnitKind;
use ledger::{Result, View};
use paper::{
    Align, Block, Cell, Column, Document, Footer, Mm, Note, PageSetup, Pt, Row, Section, Slot, Table, Title,
};

use crate::words::{column_hours, full_date, percent};
use crate::{formal_name, meta, signers};

/// The counts of a unit over a window, A4 landscape. Errors: no such unit.
pub fn counts(view: &View<'_>, unit: UnitId, window: Window, by: By, day: NaiveDate) -> Result<Document> {
    let unit = ledger::unit::get(view, unit)?;
    let hour = ledger::setting::get(view, Some(unit.id), "minutes_per_hour")?;
    let counted = count(view, unit.id, window, by)?;
    let owner = formal_name(&unit);
    let title = format!("组织生活统计表（按{}）", by.label());
    let mut rows: Vec<Row> = counted.rows.iter().map(|line| row(line, hour)).collect();
    rows.push(row(&counted.total, hour));
    let span = format!("{}至{}", full_date(window.from), full_date(window.to));
    let mut blocks = vec![
        Title::form(title.clone()),
        Slot::over(format!("填报单位：{owner}"), span).into(),
        table(rows, by, &title).into(),
        Block::Note(Note { items: notes(by, &counted) }),
    ];
    if unit.fields.kind != UnitKind::Committee {
        let roster = ledger::member::roster(view, unit.id, window.to)?;
        blocks.extend([Block::Gap(Mm(7.0)), signers(&roster, day)]);
    }
    let footer = Footer::Form(format!("{owner}　截至{}", full_date(day)));
    let sections = vec![Section::new(PageSetup::landscape(), footer, blocks)];
    Ok(Document { meta: meta(&title, owner, day), sections })
}

fn row(line: &CountRow, hour: i64) -> Row {
    let rate = match line.rate {
        // The row holds the rate only: of what is due so many came to sessions that have a due (C-35).
        Some(rate) => {
            let due = i32::try_from(line.due).map_or(f64::MAX, f64::from);
            percent(rounded(rate * due), line.due)
        }
        None => "—".to_owned(),
    };
    // Nobody is known to have been due or to have come: the rolls are still open. That is not 0.
    let is_open = line.due == 0 && line.attendances == 0;
    let people = line.people.filter(|_| !is_open).map_or_else(|| "—".to_owned(), |people| people.to_string());
    let known = |count: i64, is_known: bool| if is_known { count.to_string() } else { "—".to_owned() };
    let asked = |count| known(count, line.due > 0);
    let mut cells = vec![line.label.clone(), line.sessions.to_string(), line.sittings.to_string()];
    cells.extend([asked(line.due), known(line.attendances, !is_open)]);
    cells.extend([line.excused, line.absent, line.made_up].map(asked));
    cells.extend([rate, people, column_hours(line.minutes, hour)]);
    let cells = cells.into_iter().map(Cell::new).collect();
    Row::new(cells)
}

/// A whole number that was carried as a fraction of another.
#[expect(clippy::cast_possible_truncation, reason = "a number of attendances, rounded")]
fn rounded(number: f64) -> i64 {
    number.round() as i64
}

/// 257 mm: 1fr · 7 × 20 · 22 · 20 · 24.
fn table(rows: Vec<Row>, by: By, title: &str) -> Table {
    let heads =
        [by.label(), "次", "场次", "应到人次", "实到人次", "请假", "缺席", "补学", "到会率", "人数", "学时"];
    let number = |width| Column::mm(width, Align::Right).inset_right(Mm(3.0));
    let mut columns = vec![Column::fr(1.0, Align::Left)];
    columns.extend((0..7).map(|_| number(20.0)));
    columns.extend([number(22.0), number(20.0), number(24.0)]);
    Table {
        head: vec![Row::new(heads.map(|text| Cell::label(text).size(Pt(9.0))).into()).height(Mm(8.0))],
        rows,
        size: Pt(9.0),
        row_height: Mm(7.5),
        inset: Mm(1.6),
        continued: Some(Slot::continued(title)),
        ..Table::new(columns)
    }
}

fn notes(by: By, counted: &Count) -> Vec<String> {
    let once = match by {
        By::Kind => "合并召开的在各类中各计一次，合计只计一次。",
        By::Unit | By::Base => "联合召开的在各组织中各计一次，合计只计一次。",
        By::Topic | By::Family | By::Lecturer => "一次活动有几项的，在各项中各计一次，合计只计一次。",
        _ => "没有填写这一项的活动只计入合计。",
    };
    // Somebody adds up the columns: more came than were due, where nobody is due (微党课, 志愿服务).
    let free = if counted.rows.iter().any(|row| row.due == 0 && row.attendances > 0) {
        "应到记“—”的活动不规定应到，只登记到了多少人，实到不进到会率。"
    } else {
        ""
    };
    vec![
        format!("次：一次会议或活动；场次：分批、分会场各计一场。{once}"),
        "人次：每次到会的人数相加；人数：同一人只计一次，只登记人数没有名单的，人数不可得，记“—”。".to_owned(),
        "到会率＝实到人次÷应到人次，免于参加的不在内；补学不改变实到。草稿和没有点完名的活动计入次数，人次不计。".to_owned()
            + free,
    ]
}
