//! 党员花名册, A4 landscape, by group (F-62; PAPER P11). ID numbers and phones stay off paper (P-10).

use chrono::NaiveDate;
use ledger::id::UnitId;
use ledger::member::{RosterLine, Stage};
use ledger::{Result, View};
use paper::{Align, Cell, Column, Document, Footer, Mm, PageSetup, Pt, Row, Section, Slot, Table, Title};

use crate::meta;
use crate::words::{full_date, group_label, listed, or_dash, spread, year_month};

/// The roster of a unit on a day. Errors: no such unit.
pub fn roster(view: &View<'_>, unit: UnitId, day: NaiveDate) -> Result<Document> {
    let unit = ledger::unit::get(view, unit)?;
    let lines = ledger::member::roster(view, unit.id, day)?;
    let owner = unit.fields.full_name.as_deref().unwrap_or(&unit.fields.name);
    let title = "党员花名册".to_owned();
    let of = |stage| lines.iter().filter(|line| line.stage == stage).count();
    let (full, probationary) = (of(Stage::Full), of(Stage::Probationary));
    let counts =
        format!("{owner}　党员{}名，其中正式党员{full}名、预备党员{probationary}名", full + probationary);
    let blocks = vec![
        Title::form(title.clone()),
        Slot::over(counts, "按党小组排列").into(),
        table(&lines, &title).into(),
    ];
    let footer = Footer::Form(format!("{owner}　截至{}", full_date(day)));
    Ok(Document {
        meta: meta(&title, owner, day),
        sections: vec![Section::new(PageSetup::landscape(), footer, blocks)],
    })
}

fn table(lines: &[RosterLine], title: &str) -> Table {
    let heads = [
        "序号",
        "姓　名",
        "性别",
        "民族",
        "出生年月",
        "学历",
        "入党时间",
        "转正时间",
        "工作岗位",
        "党内职务",
        "备注",
    ];
    let mut rows = Vec::new();
    let mut last: Option<Option<&str>> = None;
    let is_divided = lines.iter().any(|line| line.group.is_some());
    for (i, line) in lines.iter().enumerate() {
        let group = line.group.as_deref();
        if is_divided && last != Some(group) {
            let size = lines.iter().filter(|other| other.group == line.group).count();
            let name = group.map_or_else(|| "未编入党小组".to_owned(), group_label);
            rows.push(Row::group(11, name, format!("{size}人")).height(Mm(6.2)));
            last = Some(group);
        }
        rows.push(row(i + 1, line));
    }
    Table {
        head: vec![Row::new(heads.iter().map(|text| Cell::label(*text)).collect()).height(Mm(9.4))],
        rows,
        row_height: Mm(7.6),
        inset: Mm(1.2),
        continued: Some(Slot::continued(title)),
        ..Table::new(vec![
            Column::mm(11.0, Align::Centre),
            Column::mm(22.0, Align::Left),
            Column::mm(11.0, Align::Centre),
            Column::mm(13.0, Align::Centre),
            Column::mm(20.0, Align::Right),
            Column::mm(22.0, Align::Centre),
            Column::mm(20.0, Align::Right),
            Column::mm(20.0, Align::Right),
            Column::fr(1.0, Align::Left).size(Pt(9.0)),
            Column::mm(40.0, Align::Left).size(Pt(9.0)),
            Column::mm(30.0, Align::Left).size(Pt(9.0)),
        ])
    }
}

fn row(number: usize, line: &RosterLine) -> Row {
    let month = |text: &Option<String>| Cell::new(text.as_deref().map_or_else(|| "—".to_owned(), year_month));
    let mut remarks: Vec<&str> = Vec::new();
    if line.stage == Stage::Probationary {
        remarks.push("预备党员");
    }
    remarks.extend(line.standings.iter().map(|standing| standing.label()));
    remarks.extend(line.note.as_deref());
    Row::new(vec![
        Cell::new(number.to_string()),
        Cell::new(spread(&line.name)),
        Cell::new(line.sex.map_or("—", |sex| sex.label())),
        Cell::new(or_dash(line.ethnicity.as_deref())),
        month(&line.born_on),
        Cell::new(or_dash(line.education.as_deref())),
        month(&line.probation_on),
        month(&line.full_on),
        Cell::new(or_dash(line.job.as_deref())),
        Cell::new(or_dash(Some(&listed(line.posts.iter().map(|post| post.label()))))),
        Cell::new(or_dash(Some(&remarks.join("，")))),
    ])
}
