//! Nothing on any page is cut, covered or out of reach: in 大字 on three screens, and at 200 %.

use tests::{
    clipping,
    views::{ALL, Book, LOOKS, Look, View},
};

#[test]
fn large_print_clips_nothing() {
    let looks: Vec<_> = LOOKS.iter().filter(|look| look.is_large).copied().collect();
    holds("clipping-large", &looks);
}

fn holds(name: &str, looks: &[Look]) {
    let mut faults = Vec::new();
    for book in [Book::Closed, Book::Workshop] {
        let home = tempfile::tempdir().unwrap();
        let window = book.open(name, home.path());
        for view in ALL.iter().filter(|view: &&View| view.books.contains(&book)) {
            view.show(&window);
            for look in looks {
                look.put_on(&window);
                let found = clipping::faults(&window);
                faults.extend(found.into_iter().map(|fault| format!("{}{}: {fault}", view.name, look.word)));
            }
        }
    }
    assert!(
        faults.is_empty(),
        "{} things that cannot be read or reached:\n{}",
        faults.len(),
        faults.join("\n")
    );
}
