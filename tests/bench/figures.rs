//! A quarter's figures over the whole book: the kept ones against counting the attendance rows.

use ledger::{Book, count, date::Quarter};

use crate::{compare, shortest};

/// The least factor by which keeping figures must pay, or the triggers that keep them are not worth their trouble.
const WORTH: f64 = 20.0;

/// Measures each way of dividing the figures; they must be equal, and the whole at least [`WORTH`] times faster.
pub fn measure(path: &str) {
    let book = Book::open(path.as_ref(), tests::program::PASSWORD).expect("the sample book opens");
    let unit = book.owner().expect("the book has an owner");
    let window = Quarter { year: 2026, number: 3 }.window();
    for by in [count::By::Kind, count::By::Base, count::By::Month] {
        let (kept_time, kept) =
            shortest(|| book.read(|view| count::count(view, unit, window, by)).expect("a count"));
        let (raw_time, raw) =
            shortest(|| book.read(|view| count::count_raw(view, unit, window, by)).expect("a count"));
        assert_eq!(kept, raw, "kept figures must equal those counted from the rows");
        let ratio = compare(&format!("季度数字 by {}", by.as_str()), kept_time, "逐行统计", raw_time);
        assert!(ratio >= WORTH, "kept figures must be at least {WORTH} times faster, not {ratio:.1}");
    }
}
