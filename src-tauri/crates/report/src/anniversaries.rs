//! 政治生日登记表: a unit's anniversaries of a year and what was done on each (B20).

use chrono::NaiveDate;
use ledger::greeting::{Anniversary, GreetingKind, tally};
use ledger::id::UnitId;
use ledger::{Result, View};
use paper::{
    Align, Cell, Column, Document, Footer, Mm, PageSetup, Pt, Row, Section, Slot, Table, Title, plain,
};

use crate::words::{full_date, month_day, or_dash, spread};
use crate::{formal_name, meta};

const TITLE: &str = "政治生日登记表";

/// The year of a unit, A4 landscape, by day. Errors: no such unit.
pub fn anniversaries(view: &View<'_>, unit: UnitId, year: i32, day: NaiveDate) -> Result<Document> {
    let anniversaries = ledger::greeting::anniversaries(view, unit, year)?;
    let unit = ledger::unit::get(view, unit)?;
    let owner = formal_name(&unit);
    let blocks = vec![
        Title::form(TITLE),
        Slot::over(format!("填报单位：{owner}"), format!("{year}年")).into(),
        table(&anniversaries).into(),
    ];
    let footer = Footer::Form(format!("{owner}　截至{}", full_date(day)));
    Ok(Document {
        meta: meta(TITLE, owner, day),
        sections: vec![Section::new(PageSetup::landscape(), footer, blocks)],
    })
}

fn table(anniversaries: &[Anniversary]) -> Table {
    let columns = vec![
        Column::mm(11.0, Align::Centre),
        Column::mm(24.0, Align::Centre),
        Column::mm(24.0, Align::Centre),
        Column::mm(34.0, Align::Centre),
        Column::mm(27.0, Align::Centre),
        Column::mm(22.0, Align::Centre),
        Column::mm(18.0, Align::Centre),
        Column::mm(24.0, Align::Centre),
        Column::mm(26.0, Align::Centre),
        Column::mm(24.0, Align::Centre),
        Column::fr(1.0, Align::Left),
    ];
    let heads =
        ["序号", "日期", "姓名", "党小组", "入党日期", "纪念", "党龄", "祝贺日期", "方式", "经办", "备注"];
    let head = heads.iter().map(|text| Cell::label(*text).size(Pt(9.0))).collect();
    let mut rows: Vec<Row> = anniversaries.iter().enumerate().map(|(i, one)| line(i + 1, one)).collect();
    let done = anniversaries.iter().filter(|one| one.greeting.is_some()).count();
    let total = format!("合计{}人次，已祝贺{done}人次", anniversaries.len());
    rows.push(Row::total(vec![Cell::new(total).align(Align::Centre).colspan(11)]));
    let months = tally(anniversaries);
    let months = months.iter().filter(|month| month.due > 0);
    let months: Vec<String> =
        months.map(|month| format!("{}月{}／{}", month.month, month.done, month.due)).collect();
    Table {
        head: vec![Row::new(head).height(Mm(8.0))],
        rows,
        size: Pt(9.0),
        row_height: Mm(6.8),
        inset: Mm(1.2),
        continued: Some(Slot::continued(TITLE)),
        legend: plain(format!("已祝贺／应祝贺：{}", months.join("　"))),
        ..Table::new(columns)
    }
}

fn line(number: usize, one: &Anniversary) -> Row {
    let what = match (one.kind, one.years) {
        (GreetingKind::Joined, Some(years)) => format!("入党{years}年"),
        (kind, _) => kind.label().to_owned(),
    };
    let greeting = one.greeting.as_ref();
    let text = |text: Option<&String>| Cell::new(text.cloned().unwrap_or_default());
    Row::new(vec![
        Cell::new(number.to_string()),
        Cell::new(one.day.map_or_else(|| format!("{}月", one.month), month_day)),
        Cell::new(spread(&one.name)),
        Cell::new(or_dash(one.group.as_deref())),
        Cell::new(or_dash(one.since.as_deref().map(|since| since.replace('-', ".")).as_deref())),
        Cell::new(what),
        Cell::new(or_dash(one.seniority.map(|years| format!("{years}年")).as_deref())),
        // Blank, to be written by hand where nothing is on record.
        Cell::new(greeting.map(|greeting| month_day(greeting.on_day)).unwrap_or_default()),
        text(greeting.and_then(|greeting| greeting.form.as_ref())),
        text(greeting.and_then(|greeting| greeting.by_whom.as_ref())),
        text(greeting.and_then(|greeting| greeting.note.as_ref())),
    ])
}
