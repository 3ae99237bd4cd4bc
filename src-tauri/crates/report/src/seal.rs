//! 封存说明, the last page of a report whose period was sealed: when, by whom, with which hash, what was open then, and what has
//! been different since (B10).

use ledger::id::UnitId;
use ledger::seal::{Difference, FigureChange, Period, Seal, SessionChange, in_fours};
use ledger::{Result, View};
use paper::{Align, Block, Cell, Column, Mm, Note, Pt, Row, Slot, Table};

use crate::words::{moment, month_day, numbered, numeral};

/// The name of the page.
pub(crate) const TITLE: &str = "封存说明";

/// How a period was sealed, and what is different since.
pub struct Sealing {
    seals: Vec<Seal>,
    difference: Difference,
}

impl Sealing {
    /// Reads it; none while the period was never sealed. Errors: no such unit.
    pub(crate) fn read(view: &View<'_>, unit: UnitId, period: Period) -> Result<Option<Self>> {
        let seals = ledger::seal::of_period(view, unit, period)?;
        let difference = ledger::seal::difference(view, unit, period)?;
        Ok(difference.map(|difference| Self { seals, difference }))
    }

    /// The page without its title.
    pub(crate) fn blocks(&self) -> Vec<Block> {
        let (Some(first), Some(last)) = (self.seals.first(), self.seals.last()) else { return Vec::new() };
        let mut blocks = vec![Slot::over(first.unit.clone(), first.label.clone()).into(), self.course()];
        let mut notes = vec![format!("封存值（SHA-256）全文：{}。", in_fours(&last.sha256))];
        notes.push(
            "封存值由封存时的数字、逐次记录和修改历史算出，有一处不同，值就不同；任务清单随进展变化，不在封存之内。"
                .to_owned(),
        );
        if last.reopened_at.is_some() {
            notes.push("目前已解除封存，还没有再次封存。".to_owned());
        }
        blocks.push(Block::Note(Note { items: numbered(notes) }));
        if !last.open.is_empty() {
            blocks.extend([
                Block::Gap(Mm(4.0)),
                Slot::over("封存时还没有完成的", "").into(),
                open(&last.open),
            ]);
        }
        blocks.push(Block::Gap(Mm(4.0)));
        let Difference { figures, sessions } = &self.difference;
        if figures.is_empty() && sessions.is_empty() {
            blocks.push(Slot::over("封存后的改动：没有", "").into());
            return blocks;
        }
        blocks
            .push(Slot::over("封存后的改动", format!("和{}第一次封存相比", moment(first.sealed_at))).into());
        if !sessions.is_empty() {
            blocks.extend([records(sessions), Block::Gap(Mm(4.0))]);
        }
        if !figures.is_empty() {
            blocks.push(numbers(figures));
        }
        blocks
    }

    /// Each sealing and each reopening, in order.
    fn course(&self) -> Block {
        let mut rows = Vec::new();
        for (at, seal) in self.seals.iter().enumerate() {
            let what = format!("第{}次封存", numeral(at + 1));
            rows.push(line(&what, seal.sealed_at, &seal.sealed_by, &format!("封存值 {}", seal.short)));
            if let (Some(at), Some(who), Some(reason)) = (seal.reopened_at, &seal.reopened_by, &seal.reason) {
                rows.push(line("解除封存", at, who, &format!("理由：{reason}")));
            }
        }
        let columns = vec![
            Column::mm(26.0, Align::Left),
            Column::mm(42.0, Align::Left),
            Column::mm(22.0, Align::Left),
            Column::fr(1.0, Align::Left),
        ];
        table(&["事　项", "时　间", "经手人", "封存值或理由"], columns, rows)
    }
}

fn line(what: &str, at: i64, who: &str, text: &str) -> Row {
    Row::new(vec![Cell::new(what), Cell::new(moment(at)), Cell::new(who), Cell::new(text)])
}

fn table(heads: &[&str], columns: Vec<Column>, rows: Vec<Row>) -> Block {
    Table {
        head: vec![Row::new(heads.iter().map(|text| Cell::label(*text)).collect()).height(Mm(8.0))],
        rows,
        size: Pt(10.5),
        row_height: Mm(8.0),
        inset: Mm(1.2),
        continued: Some(Slot::continued(TITLE)),
        ..Table::new(columns)
    }
    .into()
}

fn open(lines: &[String]) -> Block {
    let rows = lines
        .iter()
        .enumerate()
        .map(|(at, line)| Row::new(vec![Cell::new((at + 1).to_string()), Cell::new(line.clone())]));
    table(
        &["序号", "事　　项"],
        vec![Column::mm(12.0, Align::Centre), Column::fr(1.0, Align::Left)],
        rows.collect(),
    )
}

fn records(changes: &[SessionChange]) -> Block {
    let rows = changes.iter().map(|change| {
        let who = change.who.clone().unwrap_or_default();
        let when = change.at.map(moment).unwrap_or_default();
        Row::new(vec![
            Cell::new(month_day(change.on_day)),
            Cell::new(format!("《{}》", change.title)),
            Cell::new(change.words.clone()),
            Cell::new(format!("{when} {who}").trim().to_owned()),
        ])
    });
    let columns = vec![
        Column::mm(19.0, Align::Left),
        Column::fr(1.0, Align::Left),
        Column::fr(1.2, Align::Left),
        Column::mm(38.0, Align::Left),
    ];
    table(&["日　期", "活　　动", "改　　动", "何时、经手人"], columns, rows.collect())
}

fn numbers(changes: &[FigureChange]) -> Block {
    let number = |value: Option<i64>| value.map_or_else(|| "—".to_owned(), |n| n.to_string());
    let rows = changes.iter().map(|change| {
        let by = change.now.unwrap_or_default() - change.sealed.unwrap_or_default();
        Row::new(vec![
            Cell::new(change.of.clone()),
            Cell::new(change.name.clone()),
            Cell::new(number(change.sealed)),
            Cell::new(number(change.now)),
            Cell::new(format!("{by:+}")),
        ])
    });
    let mut columns = vec![Column::fr(1.0, Align::Left), Column::fr(1.0, Align::Left)];
    columns.extend([22.0, 22.0, 18.0].map(|width| Column::mm(width, Align::Right)));
    table(&["项　　目", "数　　字", "封存时", "现在", "相差"], columns, rows.collect())
}
