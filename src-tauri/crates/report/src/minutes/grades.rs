//! 评议结果: the votes and grades of 民主评议 (F-36; PY-03…PY-05).

use ledger::attendance::Mark;
use ledger::grade::{Appraisal, Grade, GradeLine};
use ledger::member::Stage;
use paper::{Align, Block, Cell, Column, Mm, Note, Pt, Row, Slot, Table};

use crate::words::spread;

/// What stands under a table that is filled in by hand (PY-04, PY-05).
const BY_HAND: &str =
    "测评票数和等次在会后按计票结果填写；评为优秀的一般不超过三分之一；预备党员参加评议，不定等次。";

/// A row for everybody on the roll; what is not in the book yet is left to be written in.
pub fn table(appraisal: &Appraisal) -> Vec<Block> {
    let heads = ["序号", "姓　名", "优秀", "合格", "基本\n合格", "不合格", "评定等次", "备　注"];
    let table = Table {
        head: vec![
            Row::new(heads.iter().map(|text| Cell::label(*text).size(Pt(9.0))).collect()).height(Mm(10.0)),
        ],
        rows: appraisal.lines.iter().enumerate().map(|(i, line)| row(i + 1, line)).collect(),
        row_height: Mm(8.0),
        continued: Some(Slot::continued("评议结果")),
        ..Table::new(vec![
            Column::mm(12.0, Align::Centre),
            Column::mm(24.0, Align::Centre),
            Column::fr(1.0, Align::Centre),
            Column::fr(1.0, Align::Centre),
            Column::fr(1.0, Align::Centre),
            Column::fr(1.0, Align::Centre),
            Column::mm(28.0, Align::Centre),
            Column::mm(24.0, Align::Centre),
        ])
    };
    vec![table.into(), Block::Note(Note { items: vec![note(appraisal)] })]
}

fn row(number: usize, line: &GradeLine) -> Row {
    let is_new = line.stage == Stage::Probationary;
    let votes = line.entry.votes().map(|votes| match votes {
        Some(votes) => Cell::new(votes.to_string()),
        None if is_new => Cell::new("—"),
        None => Cell::empty(),
    });
    let grade = line.entry.grade.or(is_new.then_some(Grade::NotGraded));
    let mut cells = vec![Cell::new(number.to_string()), Cell::new(spread(&line.name))];
    cells.extend(votes);
    cells.push(grade.map_or_else(Cell::empty, |grade| Cell::new(grade.label())));
    cells.push(Cell::new(remark(line)).size(Pt(9.0)));
    Row::new(cells)
}

fn remark(line: &GradeLine) -> String {
    let fact = match (line.stage, line.mark) {
        (Stage::Probationary, _) => "预备党员",
        (_, Mark::Exempt) => "免于参加",
        (_, Mark::Excused | Mark::Absent) => "未到会",
        _ => "",
    };
    let opinion = line.entry.opinion.as_deref().unwrap_or_default();
    if fact.is_empty() || opinion.is_empty() {
        format!("{fact}{opinion}")
    } else {
        format!("{fact}，{opinion}")
    }
}

/// `参加评议26名；评定优秀8名、合格17名、…；优秀占28名党员的28.6%。`, or how to fill it in by hand.
fn note(appraisal: &Appraisal) -> String {
    let of = |grade: Grade| appraisal.lines.iter().filter(|line| line.entry.grade == Some(grade)).count();
    let given: Vec<String> = Grade::ALL
        .iter()
        .filter(|grade| of(**grade) > 0)
        .map(|grade| format!("{}{}名", grade.label(), of(*grade)))
        .collect();
    if given.is_empty() {
        return BY_HAND.to_owned();
    }
    let third = &appraisal.third;
    let whole = if appraisal.is_of_present { "参加评议的" } else { "" };
    format!(
        "参加评议{}名；{}。优秀占{whole}{}名党员的{}，一般不超过三分之一；预备党员参加评议，不定等次。",
        appraisal.took_part,
        crate::words::listed(given),
        third.of,
        crate::words::percent(third.excellent, third.of),
    )
}
