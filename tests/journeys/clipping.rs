//! Nothing is cut, covered or out of reach in 大字 on the smallest screen, where there is least room. `./dev shots clipping` walks
//! every view in every look.

use tests::{
    clipping,
    look::LOOKS,
    views::{Book, View},
};

#[test]
fn large_print_clips_nothing() {
    let looks: Vec<_> = LOOKS.into_iter().filter(|look| look.word == "-1280-large").collect();
    let mut faults = Vec::new();
    for book in [Book::Workshop, Book::Group] {
        let home = tempfile::tempdir().unwrap();
        let window = book.open("clipping", home.path());
        // What a branch shows too is walked there.
        let views =
            View::on(book).filter(|view| book == Book::Workshop || !view.books.contains(&Book::Workshop));
        faults.extend(views.flat_map(|view| clipping::walk(&window, book, view, &looks)));
    }
    assert!(faults.is_empty(), "cannot be read or reached:\n{}", faults.join("\n"));
}
