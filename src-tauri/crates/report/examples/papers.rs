//! Sets every paper of the workshop's sample book into a folder, to look at: `cargo run -p report --example papers -- FOLDER`.

use std::path::PathBuf;

use ledger::View;
use ledger::date::{Quarter, Window};
use ledger::session::{Kind, SessionFilter};

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
    }
    Ok(())
}

fn papers(view: &View<'_>) -> ledger::Result<Vec<(&'static str, paper::Document)>> {
    let day = ledger::sample::TODAY;
    let unit = ledger::unit::top(view)?.id;
    let quarter = Quarter::of(day);
    let window = Window { from: quarter.window().from, to: day };
    let filter = SessionFilter {
        unit_id: Some(unit),
        kind: Some(Kind::built_in(Kind::GENERAL_MEETING)),
        to: quarter.window().from.pred_opt(),
        ..SessionFilter::default()
    };
    let session = ledger::session::list(view, &filter)?
        .first()
        .map(|line| line.id)
        .ok_or_else(|| ledger::Error::missing("session", "?"))?;
    let list = ledger::task::lists(view, unit, day)?
        .first()
        .map(|list| list.id)
        .ok_or_else(|| ledger::Error::missing("task_list", "?"))?;
    Ok(vec![
        ("quarterly", report::quarterly(view, unit, quarter, day)?),
        ("notice", report::notice(view, session, day)?),
        ("sign-in", report::sign_in(view, session)?),
        ("minutes", report::minutes(view, session)?),
        ("register", report::register(view, unit, window)?),
        ("attendance", report::attendance(view, unit, window)?),
        ("hours", report::hours(view, unit, window)?),
        ("topics", report::topics(view, unit, window)?),
        ("tasks", report::tasks(view, list, day)?),
        ("roster", report::roster(view, unit, day)?),
    ])
}
