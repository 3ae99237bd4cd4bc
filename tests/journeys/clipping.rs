//! Nothing is cut, covered or out of reach in 大字 on the smallest screen, where there is least room. `./dev shots` walks every view
//! in every look and writes what it finds to `clipping.txt`; a view comes into this list once it is clean.

use tests::{
    clipping,
    views::{Book, LOOKS, View},
};

const CLEAN: [&str; 20] = [
    "session-sealed",
    "session-planned",
    "session-life",
    "session-talk",
    "session-new",
    "talk-new",
    "agenda",
    "observer",
    "make-up",
    "plan-quarter",
    "plan-propose",
    "topics-turns",
    "topics-visits",
    "topic-new",
    "task-new",
    "list-new",
    "bulletin",
    "needs",
    "member-new",
    "member-edit",
];

#[test]
fn large_print_clips_nothing() {
    let look = LOOKS.iter().find(|look| look.word == "-1280-large").unwrap();
    let home = tempfile::tempdir().unwrap();
    let window = Book::Workshop.open("clipping", home.path());
    let mut faults = Vec::new();
    for name in CLEAN {
        View::named(name).show(&window);
        look.put_on(&window);
        faults.extend(clipping::faults(&window).into_iter().map(|fault| format!("{name}: {fault}")));
    }
    assert!(faults.is_empty(), "cannot be read or reached:\n{}", faults.join("\n"));
}
