//! 党员花名册, A4 landscape, by 姓氏笔画 (F-62; PAPER P11). ID numbers and phones stay off paper (P-10).

use chrono::NaiveDate;
use ledger::id::UnitId;
use ledger::member::{RosterLine, Sex, Stage, StrokeRule};
use ledger::{Result, View};
use paper::{
    Align, Block, Cell, Column, Document, Footer, Mm, Note, PageSetup, Pt, Row, Section, Slot, Table, Title,
};

use crate::words::{full_date, listed, numbered, or_dash, spread, year_month};
use crate::{formal_name, meta};

/// The roster of a unit on a day. Errors: no such unit.
pub fn roster(view: &View<'_>, unit: UnitId, day: NaiveDate) -> Result<Document> {
    let unit = ledger::unit::get(view, unit)?;
    let mut lines = ledger::member::roster_by_strokes(view, unit.id, day)?;
    lines.retain(|line| matches!(line.stage, Stage::Full | Stage::Probationary));
    let rule = StrokeRule::of(view, unit.id)?;
    let mut notes = vec![order(rule)];
    let last = ledger::member::without_place(view, &lines)?;
    if !last.is_empty() {
        notes.push(format!("{}的姓名里有查不到笔画的字，那个字暂排在最后。", listed(last)));
    }
    let owner = formal_name(&unit);
    let title = "党员花名册";
    let blocks = vec![
        Block::Title(Title { text: title.to_owned(), size: Pt(18.0), below: Mm(2.6), bookmark: true }),
        Slot::over(counts(&lines), rule.note()).into(),
        table(&lines, title).into(),
        Block::Note(Note { items: numbered(notes) }),
    ];
    let footer = Footer::Form(format!("{owner}　名册截至{}", full_date(day)));
    Ok(Document {
        meta: meta(title, owner, day),
        sections: vec![Section::new(PageSetup::landscape(), footer, blocks)],
    })
}

/// How names are ordered (M-50, M-51, M-53).
fn order(rule: StrokeRule) -> String {
    let names = match rule {
        StrokeRule::Surname => "姓氏笔画",
        StrokeRule::FullName => "姓名笔画",
    };
    format!(
        "排序依{names}，笔画相同的依起笔横、竖、撇、点、折，再依名的首字；复姓按首字。出生、入党、转正时间为年、月。"
    )
}

/// `共28人：正式党员26人，预备党员2人；男22人，女6人`.
fn counts(lines: &[RosterLine]) -> String {
    let full = lines.iter().filter(|line| line.stage == Stage::Full).count();
    let of = |sex| lines.iter().filter(|line| line.sex == Some(sex)).count();
    let (men, women) = (of(Sex::Male), of(Sex::Female));
    let mut counts = format!(
        "共{}人：正式党员{full}人，预备党员{}人；男{men}人，女{women}人",
        lines.len(),
        lines.len() - full
    );
    let unknown = lines.len() - men - women;
    if unknown > 0 {
        counts += &format!("，性别未填{unknown}人");
    }
    counts
}

/// 257 mm: 11 · 22 · 11 · 13 · 23 · 16 · 23 · 23 · 22 · 30 · 26 · 1fr.
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
        "党小组",
        "岗　位",
        "党内职务",
        "备　注",
    ];
    let centre = |width| Column::mm(width, Align::Centre);
    let left = |width| Column::mm(width, Align::Left);
    let mut columns = vec![centre(11.0), left(22.0)];
    columns.extend([11.0, 13.0, 23.0, 16.0, 23.0, 23.0, 22.0].map(centre));
    columns.extend([left(30.0), left(26.0), Column::fr(1.0, Align::Left)]);
    Table {
        head: vec![Row::new(heads.iter().map(|text| Cell::label(*text)).collect()).height(Mm(9.4))],
        rows: lines.iter().enumerate().map(|(i, line)| row(i + 1, line)).collect(),
        row_height: Mm(8.6),
        continued: Some(Slot::continued(title)),
        ..Table::new(columns)
    }
}

fn row(number: usize, line: &RosterLine) -> Row {
    let month = |text: &Option<String>| text.as_deref().map_or_else(|| "—".to_owned(), year_month);
    let is_probationary = line.stage == Stage::Probationary;
    let mut remarks: Vec<&str> = Vec::new();
    if is_probationary {
        remarks.push("预备党员");
    }
    remarks.extend(line.standings.iter().map(|standing| standing.label()));
    remarks.extend(line.note.as_deref());
    let group = line.group.as_deref().map(|group| group.trim_end_matches("党小组"));
    Row::new(
        [
            number.to_string(),
            spread(&line.name),
            line.sex.map_or("—", |sex| sex.label()).to_owned(),
            or_dash(line.ethnicity.as_deref()),
            month(&line.born_on),
            or_dash(line.education.as_deref()),
            month(&line.probation_on),
            if is_probationary { "—".to_owned() } else { month(&line.full_on) },
            or_dash(group),
            or_dash(line.job.as_deref()),
            or_dash(Some(&listed(line.posts.iter().map(|post| post.label())))),
            or_dash(Some(&remarks.join("，"))),
        ]
        .map(Cell::new)
        .to_vec(),
    )
}
