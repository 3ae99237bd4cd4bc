//! What cannot be read or reached on any view, without making pictures.

use tests::{
    clipping,
    look::LOOKS,
    views::{Book, View},
};

/// Prints it, for the views whose picture would hold `word` in its name.
pub fn list(word: &str) {
    let mut count = 0;
    for book in Book::ALL {
        let looks = |view: &View| {
            LOOKS
                .into_iter()
                .filter(|look| look.is_laid_out() && view.picture(book, look).contains(word))
                .collect::<Vec<_>>()
        };
        let views: Vec<_> =
            View::on(book).map(|view| (view, looks(view))).filter(|(_, looks)| !looks.is_empty()).collect();
        if views.is_empty() {
            continue;
        }
        let home = tempfile::tempdir().expect("a temporary folder");
        let window = book.open("shots", home.path());
        for (view, looks) in views {
            let faults = clipping::walk(&window, book, view, &looks);
            faults.iter().for_each(|fault| println!("{fault}"));
            count += faults.len();
        }
    }
    println!("{count} 处看不全或够不着");
}
