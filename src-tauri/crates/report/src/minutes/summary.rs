//! 会议纪要: what was decided, on the 公文 page; then who was there, away and sitting in (D-17; GB/T 9704-2012 §10.3).

use chrono::NaiveDate;
use ledger::attendance::{Mark, RollLine};
use ledger::id::SessionId;
use ledger::session::Role;
use ledger::{Result, View};
use paper::{Block, Document, Face, Footer, Inline, PageSetup, Paragraph, Run, Section, Title, plain};

use super::{Facts, head, kind_title};
use crate::words::{MISSING, full_date, listed_whole, numeral, or_missing};
use crate::{formal_name, meta};

/// The summary of a session. Errors: no such session.
pub fn summary(view: &View<'_>, session: SessionId, _: NaiveDate) -> Result<Document> {
    let facts = Facts::read(view, ledger::session::get(view, session)?, None)?;
    let (fields, name) = (&facts.session.fields, kind_title(&facts.session));
    let mut blocks = vec![Block::Lines(1.0), Title::report(format!("{name}纪要")), Block::Lines(1.0)];
    blocks.push(text(opening(&facts, &name)));
    blocks.extend(decided(fields.decisions.as_deref()));
    blocks.push(Block::Lines(1.0));
    blocks.extend(attendance(&facts));
    Ok(Document {
        meta: meta(&format!("{name}纪要"), &fields.title, fields.on_day),
        sections: vec![Section::new(PageSetup::gongwen(), Footer::Gongwen, blocks)],
    })
}

fn text(line: String) -> Block {
    Paragraph::new(plain(line)).into()
}

fn opening(facts: &Facts, name: &str) -> String {
    let fields = &facts.session.fields;
    let host = fields.roles.iter().find(|entry| entry.role == Role::Host).map(|entry| entry.name.as_str());
    let subjects = match &fields.agenda[..] {
        [] => fields.title.clone(),
        items => items.iter().map(|item| item.title.trim_end_matches('。')).collect::<Vec<_>>().join("；"),
    };
    format!(
        "{}，{}在{}召开{name}，{}主持会议。会议议题：{}。现将议定事项纪要如下。",
        full_date(fields.on_day),
        formal_name(&facts.unit),
        or_missing(fields.place.as_deref()),
        or_missing(host),
        subjects.trim_end_matches('。')
    )
}

/// 议定事项, numbered when there are several.
fn decided(decisions: Option<&str>) -> Vec<Block> {
    let lines: Vec<&str> =
        decisions.unwrap_or_default().lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    match &lines[..] {
        [] => vec![text(format!("议定事项{MISSING}。"))],
        [only] => vec![text(format!("会议决定：{only}"))],
        several => several.iter().enumerate().map(|(i, line)| text(numbered(i + 1, line))).collect(),
    }
}

/// A line that carries a number already keeps it.
fn numbered(n: usize, line: &str) -> String {
    let has_number = line.chars().take(4).any(|c| matches!(c, '、' | '.' | '．'))
        && line.starts_with(|c: char| c.is_ascii_digit() || "一二三四五六七八九十".contains(c));
    if has_number { line.to_owned() } else { format!("{}、{line}", numeral(n)) }
}

/// 出席, 请假, 缺席, 列席: the label in 黑, names under the first one.
fn attendance(facts: &Facts) -> Vec<Block> {
    let of = |mark: Mark| facts.roll.lines.iter().filter(move |line| line.mark == mark);
    let why =
        |line: &RollLine| line.reason.map_or_else(String::new, |reason| format!("（{}）", reason.label()));
    let names = |mark: Mark| listed_whole(of(mark).map(|line| (line.name.clone(), why(line))));
    let is_open = facts.roll.lines.is_empty() || facts.session.totals.unmarked > 0;
    let mut lines = vec![
        ("出席", if is_open { plain(MISSING) } else { names(Mark::Present) }),
        ("请假", names(Mark::Excused)),
        ("缺席", names(Mark::Absent)),
    ];
    if !facts.session.fields.observers.is_empty() {
        lines.push(("列席", plain(head::observers(&facts.session))));
    }
    lines
        .into_iter()
        .filter(|(_, names)| !names.is_empty())
        .map(|(label, names)| line(label, names))
        .collect()
}

fn line(label: &str, names: Vec<Inline>) -> Block {
    let mut text: Vec<Inline> = vec![Run::new(format!("{label}：")).face(Face::Hei).into()];
    text.extend(names);
    // Two characters, then the label and its colon: the names of the next line stand under the first.
    Paragraph { indent: 2.0, hang: 5.0, ..Paragraph::new(text) }.into()
}
