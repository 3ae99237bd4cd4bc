//! 领导包联走访登记表: the pairs of a year, each visit with its three parts and what was solved (S60, S120).

use chrono::NaiveDate;
use ledger::date::Window;
use ledger::id::UnitId;
use ledger::pairing::{Pairing, PairingSums, Visit};
use ledger::{Error, Result, View};
use paper::{
    Align, Block, Cell, Column, Document, Footer, Mm, Note, PageSetup, Pt, Row, Section, Slot, Table, Title,
};

use crate::words::{full_date, month_day, or_dash, spread};
use crate::{formal_name, meta, signers};

/// The visits of a year to a unit and the units below it, A4 landscape. Errors: no such unit.
pub fn visits(view: &View<'_>, unit: UnitId, year: i32, day: NaiveDate) -> Result<Document> {
    let unit = ledger::unit::get(view, unit)?;
    let window = Window::year(year).ok_or_else(|| Error::broken("year", "请选择年度"))?;
    let until = day.clamp(window.from, window.to);
    let pairings = ledger::pairing::list(view, unit.id, until)?;
    let owner = formal_name(&unit);
    let title = "领导包联走访登记表";
    let mut blocks = vec![
        Title::form(title),
        Slot::over(format!("填报单位：{owner}　{year}年"), said(&pairings.sums)).into(),
    ];
    if pairings.pairs.is_empty() {
        blocks.push(Block::Note(Note { items: vec![format!("{year}年没有登记包联。")] }));
    } else {
        blocks.push(table(&pairings.pairs, title).into());
        blocks.push(Block::Gap(Mm(6.0)));
        blocks.push(signers(&ledger::member::roster(view, unit.id, until)?, until));
    }
    let footer = Footer::Form(format!("{owner}　截至{}", full_date(until)));
    let sections = vec![Section::new(PageSetup::landscape(), footer, blocks)];
    Ok(Document { meta: meta(title, owner, until), sections })
}

/// `走访支部2/3个，走访5次（应5次），讲党课的包联2/3对，解决问题6/7个`.
fn said(sums: &PairingSums) -> String {
    let PairingSums { pairs, lectured, branches, visited, visits, due, found, solved } = *sums;
    format!(
        "走访支部{visited}/{branches}个，走访{visits}次（应{due}次），讲过党课的{lectured}/{pairs}对，解决问题{solved}/{found}个"
    )
}

fn table(pairs: &[Pairing], title: &str) -> Table {
    let heads = [
        "包联领导",
        "职　务",
        "党支部",
        "走访日期",
        "党课",
        "研讨",
        "会诊",
        "发现",
        "解决",
        "走访情况",
        "下次期限",
    ];
    Table {
        head: vec![
            Row::new(heads.iter().map(|text| Cell::label(*text).size(Pt(9.0))).collect()).height(Mm(8.0)),
        ],
        rows: pairs.iter().flat_map(rows).collect(),
        size: Pt(9.0),
        row_height: Mm(8.0),
        inset: Mm(1.2),
        continued: Some(Slot::continued(title)),
        ..Table::new(vec![
            Column::mm(19.0, Align::Centre),
            Column::mm(32.0, Align::Left),
            Column::mm(36.0, Align::Left),
            Column::mm(19.0, Align::Right),
            Column::mm(11.0, Align::Centre),
            Column::mm(11.0, Align::Centre),
            Column::mm(11.0, Align::Centre),
            Column::mm(11.0, Align::Right),
            Column::mm(11.0, Align::Right),
            Column::fr(1.0, Align::Left),
            Column::mm(20.0, Align::Centre),
        ])
    }
}

/// A row a visit; a pair without one stands with an empty row, to be written in by hand.
fn rows(pair: &Pairing) -> Vec<Row> {
    let lines = pair.visits.len().max(1);
    let over = u16::try_from(lines).unwrap_or(u16::MAX);
    let next = pair.pace.next_on.map_or_else(|| "—".to_owned(), month_day);
    (0..lines)
        .map(|place| {
            let mut cells = Vec::new();
            if place == 0 {
                cells.extend([
                    Cell::new(spread(&pair.fields.leader)).rowspan(over),
                    Cell::new(or_dash(pair.fields.post.as_deref())).rowspan(over),
                    Cell::new(pair.unit.clone()).rowspan(over),
                ]);
            }
            cells.extend(visit(pair.visits.get(place)));
            if place == 0 {
                cells.push(Cell::new(next.clone()).rowspan(over));
            }
            Row::new(cells)
        })
        .collect()
}

fn visit(visit: Option<&Visit>) -> Vec<Cell> {
    let Some(visit) = visit else { return (0..7).map(|_| Cell::empty()).collect() };
    let fields = &visit.fields;
    let part = |had: bool| Cell::new(if had { "√" } else { "" });
    let about = fields.note.as_deref().or(visit.session.as_deref());
    vec![
        Cell::new(month_day(fields.on_day)),
        part(fields.has_lecture),
        part(fields.has_discussion),
        part(fields.has_diagnosis),
        Cell::new(fields.found.to_string()),
        Cell::new(fields.solved.to_string()),
        Cell::new(or_dash(about)),
    ]
}
