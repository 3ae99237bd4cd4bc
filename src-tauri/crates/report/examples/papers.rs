//! Sets every paper of the workshop's sample book into a folder, as PDF, Word and Excel, to look at: `cargo run -p report --example papers -- FOLDER`.

use std::path::PathBuf;

use ledger::View;

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
        match document.write_xlsx() {
            Ok(bytes) => std::fs::write(folder.join(format!("{name}.xlsx")), bytes)?,
            Err(paper::Error::NoTable) => {}
            Err(error) => return Err(error.into()),
        }
    }
    Ok(())
}

fn papers(view: &View<'_>) -> ledger::Result<Vec<(&'static str, paper::Document)>> {
    let choice = report::Choice::sample(view)?;
    report::ALL.iter().map(|paper| Ok((paper.word, paper.document(view, &choice)?))).collect()
}
