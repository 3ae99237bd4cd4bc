//! Sets every paper of the workshop's sample book into a folder, to look at: `cargo run -p report --example papers -- FOLDER`.

use std::path::PathBuf;

use ledger::View;
use ledger::date::{Quarter, Window};
use ledger::session::{Kind, SessionFilter};
use report::Choice;

type Failure = Box<dyn std::error::Error>;

fn main() -> Result<(), Failure> {
    let folder = PathBuf::from(std::env::args().nth(1).ok_or("name a folder")?);
    std::fs::create_dir_all(&folder)?;
    let home = tempfile::tempdir()?;
    let book = ledger::sample::workshop(&home.path().join("样例.book"), "样例", 1)?;
    let documents = book.read(papers)?;
    for (name, document) in documents {
        let pdf = report::pdf(&document)?;
        std::fs::write(folder.join(format!("{name}.pdf")), pdf.bytes)?;
        std::fs::write(folder.join(format!("{name}.docx")), document.write_docx()?)?;
    }
    Ok(())
}

fn papers(view: &View<'_>) -> ledger::Result<Vec<(&'static str, paper::Document)>> {
    let choice = choice(view)?;
    report::ALL.iter().map(|paper| Ok((paper.word, paper.document(view, &choice)?))).collect()
}

/// Something for every paper: the quarter of the sample's day, a meeting with a vote, the first task list, the first member.
fn choice(view: &View<'_>) -> ledger::Result<Choice> {
    let day = ledger::sample::TODAY;
    let unit = ledger::unit::top(view)?.id;
    let quarter = Quarter::of(day);
    let filter = SessionFilter {
        unit_id: Some(unit),
        kind: Some(Kind::built_in(Kind::GENERAL_MEETING)),
        to: quarter.window().from.pred_opt(),
        ..SessionFilter::default()
    };
    Ok(Choice {
        quarter: Some(quarter),
        window: Some(Window { from: quarter.window().from, to: day }),
        session: ledger::session::list(view, &filter)?.first().map(|line| line.id),
        member: ledger::member::roster(view, unit, day)?.first().map(|line| line.id),
        list: ledger::task::lists(view, unit, day)?.first().map(|list| list.id),
        ..Choice::of(unit, day)
    })
}
