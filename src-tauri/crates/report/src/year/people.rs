//! 党员队伍: how many members there were at both ends of the year, and how they came and went.

use std::collections::BTreeMap;

use ledger::date::Window;
use ledger::id::{MemberId, UnitId};
use ledger::member::{RosterLine, Stage};
use ledger::{Result, View};
use paper::{Align, Block, Cell, Column, Note, Pt, Row, Table};

use super::ROW;

fn party(roster: &[RosterLine]) -> BTreeMap<MemberId, &RosterLine> {
    let members = roster.iter().filter(|line| matches!(line.stage, Stage::Full | Stage::Probationary));
    members.map(|line| (line.id, line)).collect()
}

/// 年初, 增加, 减少, 期末, 转正, and under the table how people came and went. It always adds up: each figure comes from the
/// rosters of both ends.
pub fn table(view: &View<'_>, unit: UnitId, window: Window, roster: &[RosterLine]) -> Result<Vec<Block>> {
    let eve = window.from.pred_opt().unwrap_or(window.from);
    let before = ledger::member::roster(view, unit, eve)?;
    let (start, end) = (party(&before), party(roster));
    let mut came = Ways::new();
    for id in end.keys().filter(|id| !start.contains_key(id)) {
        let member = ledger::member::get(view, *id)?;
        let moved = member.memberships.iter().find(|span| window.contains(span.from_on));
        let way =
            moved.map_or("接收预备党员", |span| span.came_by.as_deref().unwrap_or("没有写明来源"));
        *came.entry(way.to_owned()).or_default() += 1;
    }
    let mut left = Ways::new();
    for id in start.keys().filter(|id| !end.contains_key(id)) {
        let member = ledger::member::get(view, *id)?;
        let way = member.memberships.iter().rev().find_map(|span| span.left_by.as_deref());
        *left.entry(way.unwrap_or("没有写明去向").to_owned()).or_default() += 1;
    }
    let confirmed = end.values().filter(|line| is_in(line.full_on.as_deref(), window)).count();
    let of = |stage| end.values().filter(|line| line.stage == stage).count();
    let figures = [
        ("年初党员", start.len()),
        ("本年增加", came.values().sum()),
        ("本年减少", left.values().sum()),
        ("期末党员", end.len()),
        ("其中：正式", of(Stage::Full)),
        ("其中：预备", of(Stage::Probationary)),
        ("本年转正", confirmed),
    ];
    let table = Table {
        head: vec![Row::new(figures.iter().map(|(label, _)| Cell::label(*label).size(Pt(9.0))).collect())],
        rows: vec![Row::new(figures.iter().map(|(_, n)| Cell::new(n.to_string())).collect())],
        row_height: ROW,
        ..Table::new(figures.iter().map(|_| Column::fr(1.0, Align::Centre)).collect())
    };
    let parts: Vec<String> =
        [("增加", came), ("减少", left)].iter().filter_map(|(what, ways)| in_words(what, ways)).collect();
    let note =
        (!parts.is_empty()).then(|| Block::Note(Note { items: vec![format!("{}。", parts.join("；"))] }));
    Ok([Some(table.into()), note].into_iter().flatten().collect())
}

/// How many people came or went in which way.
type Ways = BTreeMap<String, usize>;

/// `增加：转入2名、接收预备党员1名`.
fn in_words(what: &str, ways: &Ways) -> Option<String> {
    let parts: Vec<String> = ways.iter().map(|(way, n)| format!("{way}{n}名")).collect();
    (!parts.is_empty()).then(|| format!("{what}：{}", parts.join("、")))
}

/// Whether a date of day or month precision lies in a window of whole months or up to its last day.
fn is_in(date: Option<&str>, window: Window) -> bool {
    date.is_some_and(|date| {
        window.from.to_string().get(..date.len()).is_some_and(|from| from <= date)
            && window.to.to_string().get(..date.len()).is_some_and(|to| date <= to)
    })
}
