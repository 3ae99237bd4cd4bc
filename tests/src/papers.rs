//! Every paper of the workshop's sample book, as documents.

use paper::Document;
use report::Choice;

/// Word and document of every paper that the report centre offers.
pub fn all() -> Vec<(&'static str, Document)> {
    let home = tempfile::tempdir().expect("a temporary folder");
    let book = ledger::sample::workshop(&home.path().join("样例.book"), "样例", 1).expect("the sample book");
    book.read(|view| {
        let choice = Choice::sample(view)?;
        report::ALL.iter().map(|paper| Ok((paper.word, unmarked(paper.document(view, &choice)?)))).collect()
    })
    .expect("every paper can be set")
}

/// Without the word that marks the papers of a sample book: these are measured and looked at as real ones.
fn unmarked(mut document: Document) -> Document {
    document.sections.iter_mut().for_each(|section| section.mark = None);
    document
}
