//! A quarter's figures over the whole book: the kept ones against counting the attendance rows.

use chrono::Datelike;
use ledger::{Book, count, date::Quarter};

use crate::{compare, shortest};

/// Measures some ways of dividing the figures of the large book's last third quarter. They must be equal; by kind, keeping them
/// should pay at least twentyfold, or the triggers that keep them are not worth their trouble.
pub fn measure(path: &str) {
    let book = Book::open(path.as_ref(), tests::program::PASSWORD).expect("the sample book opens");
    let unit = book.owner().expect("the book has an owner");
    // The book's years end with the December before the samples' day.
    let window = Quarter { year: ledger::sample::TODAY.year() - 1, number: 3 }.window();
    for by in [count::By::Kind, count::By::Base, count::By::Month] {
        let (kept_time, kept) =
            shortest(|| book.read(|view| count::count(view, unit, window, by)).expect("a count"));
        let (raw_time, raw) =
            shortest(|| book.read(|view| count::count_raw(view, unit, window, by)).expect("a count"));
        assert_eq!(kept, raw, "kept figures must equal those counted from the rows");
        assert!(kept.total.sessions > 0, "the quarter has sessions to count");
        compare(&format!("季度数字 by {}", by.as_str()), kept_time, "逐行统计", raw_time);
    }
}
