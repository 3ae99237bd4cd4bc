//! 表决: what was voted on, the figures, and the sentence that closes the vote (F-21).

use ledger::member::{StrokeRule, stroke_order};
use ledger::session::{Formula, Sitting, Vote, judge};
use paper::{Align, Block, Cell, Column, Face, Mm, Paragraph, Pt, Row, Table, plain};

use crate::words::MISSING;

/// White between a vote's table and its closing sentence.
const UNDER_TABLE: Mm = Mm(4.2);

/// The votes of a record, admissions one by one (FZ-10), the candidates of an election in one table in the order of the
/// ballot (XJ-05). `said` is everything that was written down, to see whether an admission's opinions are there.
pub fn blocks(votes: &[Vote], sittings: &[Sitting], said: &str) -> Vec<Block> {
    let (elections, others): (Vec<&Vote>, Vec<&Vote>) =
        votes.iter().partition(|vote| vote.formula == Formula::Election);
    let mut blocks = Vec::new();
    for vote in others {
        if vote.formula == Formula::Admission {
            blocks.extend(opinions(said));
        }
        blocks.extend(one(vote, &place(vote, sittings)));
    }
    blocks.extend(election(elections, sittings));
    blocks
}

fn text(line: String) -> Block {
    Paragraph::new(plain(line)).into()
}

/// Kept with the table under it.
fn lead(line: String) -> Block {
    Paragraph { with_next: true, ..Paragraph::new(plain(line)) }.into()
}

/// What an admission needs before the vote and the record does not speak of (F-30).
fn opinions(said: &str) -> Vec<Block> {
    let asked = [("介绍人", "入党介绍人意见"), ("审查", "支部委员会审查意见")];
    asked
        .iter()
        .filter(|(word, _)| !said.contains(word))
        .map(|(_, what)| text(format!("{what}：{MISSING}。")))
        .collect()
}

/// `在甲班场`: where a vote was taken, when there were several sittings (C-29).
fn place(vote: &Vote, sittings: &[Sitting]) -> String {
    let several = sittings.iter().enumerate().filter(|_| sittings.len() > 1);
    let mut found = several.filter(|(_, sitting)| sitting.id.is_some() && sitting.id == vote.sitting_id);
    match found.next() {
        Some((at, sitting)) => format!("在{}", sitting.name(at)),
        None if sittings.len() > 1 => format!("在哪一场表决{MISSING}，"),
        None => String::new(),
    }
}

fn one(vote: &Vote, place: &str) -> Vec<Block> {
    let verdict = judge(vote);
    let subject = vote.subject.trim_end_matches('。');
    let link = if subject.starts_with('“') { "" } else { "：" };
    let method = vote.method.label().trim_end_matches("投票");
    let verb = if vote.method.label().ends_with("投票") { "投票表决" } else { "表决" };
    let written =
        if vote.formula == Formula::Admission { vote.written_yes.to_string() } else { "—".to_owned() };
    let result = if verdict.passed { "通过" } else { "未通过" };
    let heads = ["应到有\n表决权", "实到有\n表决权", "赞成", "反对", "弃权", "书面意见", "结果"];
    let mut cells: Vec<Cell> = [vote.due_voting, vote.present_voting, vote.yes, vote.no, vote.abstain]
        .iter()
        .map(|n| Cell::new(n.to_string()))
        .collect();
    cells.extend([Cell::new(written), outcome(result)]);
    vec![
        lead(format!("{place}{method}{verb}{link}{subject}。")),
        table(&heads, vec![cells], Column::fr(1.0, Align::Centre)).into(),
        Block::Gap(UNDER_TABLE),
        text(verdict.sentence),
    ]
}

/// Candidates with the same turnout stand in one table, by strokes of their names.
fn election(mut votes: Vec<&Vote>, sittings: &[Sitting]) -> Vec<Block> {
    let Some(first) = votes.first() else { return Vec::new() };
    let (method, place) = (first.method.label(), place(first, sittings));
    votes.sort_by_cached_key(|vote| stroke_order(&vote.subject, None, StrokeRule::Surname));
    let heads = ["候选人", "应到有\n选举权", "实到有\n选举权", "赞成", "反对", "弃权", "结果"];
    let rows = votes.iter().map(|vote| {
        let mut cells = vec![Cell::new(vote.subject.clone())];
        let figures = [vote.due_voting, vote.present_voting, vote.yes, vote.no, vote.abstain];
        cells.extend(figures.iter().map(|n| Cell::new(n.to_string())));
        cells.push(outcome(if judge(vote).passed { "当选" } else { "未当选" }));
        cells
    });
    let mut blocks = vec![
        lead(format!(
            "{}以{}方式选举，候选人按姓氏笔画为序。",
            place,
            method.trim_end_matches("投票").to_owned() + "投票"
        )),
        table(&heads, rows.collect(), Column::mm(34.0, Align::Left)).into(),
        Block::Gap(UNDER_TABLE),
    ];
    blocks.extend(votes.iter().map(|vote| text(format!("{}：{}", vote.subject, judge(vote).sentence))));
    blocks
}

fn outcome(word: &str) -> Cell {
    Cell::new(word).face(Face::Hei).align(spread(word))
}

/// Two characters spread to three.
fn spread(text: &str) -> Align {
    if text.chars().count() == 2 { Align::Spread(3.0) } else { Align::Centre }
}

/// Seven columns, unbroken.
fn table(heads: &[&str], rows: Vec<Vec<Cell>>, first: Column) -> Table {
    let head = heads.iter().map(|text| Cell::label(*text).size(Pt(9.0)).align(spread(text))).collect();
    let mut columns = vec![first];
    columns.extend(heads[1..].iter().map(|_| Column::fr(1.0, Align::Centre)));
    Table {
        head: vec![Row::new(head).height(Mm(11.0))],
        rows: rows.into_iter().map(|cells| Row::new(cells).height(Mm(10.0))).collect(),
        whole: true,
        ..Table::new(columns)
    }
}
