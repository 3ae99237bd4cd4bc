//! What every paper has, whatever it is about: names that no line divides, from when the book is kept, the mark of a sample.

use chrono::NaiveDate;
use ledger::id::UnitId;
use ledger::unit::UnitKind;
use ledger::{Result, View};
use paper::{Document, Footer};

/// Names kept whole, and the mark of a sample book.
pub(crate) fn finish(view: &View<'_>, unit: UnitId, day: NaiveDate, document: &mut Document) -> Result<()> {
    // No line divides a name. A committee's papers speak of branches, and its people are too many to look for.
    if ledger::unit::get(view, unit)?.fields.kind != UnitKind::Committee {
        let roster = ledger::member::roster(view, unit, day)?;
        document.keep_whole(roster.iter().map(|line| line.name.as_str()));
    }
    // A paper of a made-up book says so on every page: nobody files it by mistake.
    if ledger::sample::is_sample(view)? {
        let mark = format!("{}：人和事都是编的，不作存档", ledger::sample::WORDS);
        for section in &mut document.sections {
            let own = section.mark.take().map(|own| own + "　").unwrap_or_default();
            section.mark = Some(own + &mark);
        }
    }
    Ok(())
}

/// At the foot of every form, from which month the book is kept: its figures leave out what lies before. A report without
/// such a foot says it in its notes.
pub(crate) fn say_since(document: &mut Document, since: &str) {
    for section in &mut document.sections {
        if let Footer::Form(text) = &mut section.footer {
            text.push('　');
            text.push_str(since);
        }
    }
}
