//! 上级学习安排: a file is one arrangement, a row one of its lines.

use ledger::arrangement::{self, ArrangementFields, ArrangementLine};
use ledger::date::Quarter;
use ledger::{Result, Tx, unit};

use super::tasks::{deadline, quarter};
use super::{ImportResult, Options, Outcome, Reader};
use crate::columns::ArrangementColumn as Col;
use crate::table::{Table, fold};

/// The title is the table's own, else the file's; the quarter is the one it names, else that of today. The same file again
/// changes the same arrangement: a line keeps what became of it by its 学习内容, and lines that are gone go.
pub(super) fn import(
    tx: &Tx<'_>,
    table: &Table<Col>,
    options: &Options,
    result: &mut ImportResult,
) -> Result<()> {
    let unit_id = options.unit.map_or_else(|| unit::top(tx).map(|top| top.id), Ok)?;
    let stem = result.file.rsplit_once('.').map_or(result.file.as_str(), |(stem, _)| stem).to_owned();
    let title = options.list.clone().or_else(|| table.title.clone()).unwrap_or_else(|| stem.clone());
    let named = [&title, &stem].into_iter().find_map(|text| quarter(&digits(&fold(text)), options.today));
    let quarter = named.unwrap_or_else(|| {
        let quarter = Quarter::of(options.today);
        result.warnings.push(format!("表里没有写是哪个季度，按{}年{}导入", quarter.year, quarter.label()));
        quarter
    });
    let known = match arrangement::find(tx, unit_id, quarter, &title)? {
        Some(id) => Some(arrangement::get(tx, id, options.today)?),
        None => None,
    };
    let mut lines: Vec<ArrangementLine> = Vec::new();
    for row in table.watched(tx.watch()) {
        let mut row = Reader::new(table, row?);
        let read = line(&mut row, options);
        let before = read.as_ref().and_then(|line| {
            let mut items = known.iter().flat_map(|one| &one.items).map(|item| &item.line);
            items.find(|item| fold(&item.title) == fold(&line.title))
        });
        if read.as_ref().is_some_and(|line| lines.iter().any(|other| other.title == line.title)) {
            row.refuse(Col::Title, "和前面一行重复，请删去一行");
        }
        let read = read.filter(|_| !row.is_refused());
        let outcome = read.map(|line| {
            let line = ArrangementLine { id: before.and_then(|before| before.id), ..line };
            let outcome = match before {
                Some(before) if *before == line => Outcome::Unchanged,
                Some(_) => Outcome::Updated,
                None => Outcome::Created,
            };
            lines.push(line);
            outcome
        });
        row.finish(outcome, result);
    }
    if !result.rejected.is_empty() {
        return Ok(());
    }
    let fields = known.as_ref().map_or_else(
        || ArrangementFields { unit_id, quarter: quarter.to_string(), title, issuer: None, issued_on: None },
        |one| one.fields.clone(),
    );
    arrangement::save(tx, known.map(|one| one.id), &fields, &lines).map(drop)
}

fn line(row: &mut Reader<'_, Col>, options: &Options) -> Option<ArrangementLine> {
    let title = row.line(Col::Title).unwrap_or_default();
    if title.is_empty() {
        row.refuse(Col::Title, "请填写学习内容；这一行如果不是学习安排，请删去");
    }
    let due_on = row.take(Col::DueOn, |cell| deadline(cell, options.today)).filter(|due| !due.is_empty());
    let line =
        ArrangementLine { id: None, title, form: row.line(Col::Form), due_on, note: row.text(Col::Note) };
    (!row.is_refused()).then_some(line)
}

/// 2026年第三季度学习安排 as `2026年3季度`: what stands around the quarter says nothing of it.
fn digits(text: &str) -> String {
    let marks = text.replace('第', "");
    let end = marks.find('季').map_or(0, |at| at + '季'.len_utf8());
    let from = marks[..end].rfind(|c: char| !(c.is_ascii_digit() || "年一二三四季".contains(c)));
    marks[from.map_or(0, |at| at + marks[at..].chars().next().map_or(0, char::len_utf8))..end].to_owned()
}
