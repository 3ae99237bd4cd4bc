//! The cells to sign in at a record's end, unbroken.

use ledger::session::Kind;
use paper::{Align, Cell, Inline, Mm, Pt, Row, Run, Stand, Table};

use super::Record;
use super::head::{columns, label};

/// 主持人, 记录人, 书记审核, 上级检查意见; for a talk those who talked.
pub fn table(record: &Record<'_>) -> Table {
    let signed = |gap: &str| hand(&format!("（签名）{gap}年　　月　　日"));
    let (left, right) = match record.is(Kind::TALK) {
        true => ("谈话人", "谈话对象"),
        false => ("主持人", "记录人"),
    };
    let mut rows = vec![
        Row::new(vec![label(left), signed("　　　　"), label(right), signed("　　　　")]).height(Mm(13.0)),
    ];
    if !record.is(Kind::TALK) {
        let review = if record.facts.is_branch() {
            "党支部书记\n审　　核"
        } else {
            "书　　记\n审　　核"
        };
        rows.push(Row::new(vec![Cell::label(review), signed("　　　　　").colspan(3)]).height(Mm(13.0)));
        let checked = hand("检查人：　　　　　　　年　　月　　日");
        rows.push(Row::new(vec![Cell::label("上级检查\n意　　见"), checked.colspan(3)]).height(Mm(26.0)));
    }
    Table { rows, inset: Mm(2.0), whole: true, ..Table::new(columns()) }
}

/// Room to write, with what is signed at the lower right.
fn hand(text: &str) -> Cell {
    let line: Vec<Inline> = vec![Run::new(text).size(Pt(9.0)).into()];
    Cell::of(line).align(Align::Right).stand(Stand::Bottom)
}
