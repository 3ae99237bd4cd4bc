//! 草稿: kept apart from everything that is a record.

use ledger::{Book, book, draft};
use serde_json::json;

use crate::{act, new_book};

#[test]
fn a_draft_outlives_the_program_and_is_no_record() {
    let (_folder, mut book) = new_book();
    let path = book.path().to_owned();
    let changes = |book: &Book| book.read(|view| book::changes(view, 100, None)).unwrap().len();
    let before = changes(&book);
    for title in ["学条例", "学条例、查隐患"] {
        let body = json!({ "title": title });
        book.write(act("draft_keep"), |tx| draft::keep(tx, "/sessions/new", &body)).unwrap();
    }
    assert_eq!(changes(&book), before, "a keystroke is no change of the book: Ctrl Z must not meet it");
    drop(book);
    let mut book = Book::open(&path, "口令").unwrap();
    let found = book.read(|view| draft::get(view, "/sessions/new")).unwrap().unwrap();
    assert_eq!(found.body, json!({ "title": "学条例、查隐患" }), "the last one typed is there again");
    assert!(
        book.read(|view| draft::get(view, "/sessions/1/edit")).unwrap().is_none(),
        "each form has its own"
    );
    let hits = book.read(|view| ledger::search::search(view, "学条例", None, 20)).unwrap().hits;
    assert!(hits.is_empty(), "nobody finds by search what was not written to the book: {hits:?}");
    book.write(act("draft_discard"), |tx| draft::discard(tx, "/sessions/new")).unwrap();
    assert!(book.read(|view| draft::get(view, "/sessions/new")).unwrap().is_none(), "saved, it is gone");
}
