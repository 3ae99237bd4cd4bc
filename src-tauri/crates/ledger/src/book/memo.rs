//! What was worked out from many rows is kept for as long as no row changes.

use std::cell::RefCell;
use std::sync::Arc;

use rusqlite::Connection;

use crate::Result;

/// Answers kept: whoever looked for somebody by a few letters goes back to the whole roster.
const KEPT: usize = 4;

/// The last answers to one kind of question. Only reads keep answers: what a write sees may still be taken back.
#[derive(Debug)]
pub(crate) struct Memo<K, V> {
    kept: RefCell<Kept<K, V>>,
}

#[derive(Debug)]
struct Kept<K, V> {
    state: State,
    /// The newest first.
    answers: Vec<(K, Arc<V>)>,
}

/// Grows with every change of a row: by other connections, and by this one.
type State = (i64, u64);

impl<K, V> Default for Memo<K, V> {
    fn default() -> Self {
        Self { kept: RefCell::new(Kept { state: (0, 0), answers: Vec::new() }) }
    }
}

impl<K: PartialEq, V> Memo<K, V> {
    /// The answer kept for this question and this state of the book, or else a new one.
    pub(super) fn of(&self, conn: &Connection, asked: K, work: impl FnOnce() -> Result<V>) -> Result<Arc<V>> {
        let state = (conn.pragma_query_value(None, "data_version", |row| row.get(0))?, conn.total_changes());
        if self.kept.borrow().state != state {
            self.kept.replace(Kept { state, answers: Vec::new() });
        }
        if let Some((_, answer)) = self.kept.borrow().answers.iter().find(|(known, _)| *known == asked) {
            return Ok(Arc::clone(answer));
        }
        let answer = Arc::new(work()?);
        let answers = &mut self.kept.borrow_mut().answers;
        answers.truncate(KEPT - 1);
        answers.insert(0, (asked, Arc::clone(&answer)));
        Ok(answer)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_question_is_worked_out_once_as_long_as_no_row_changes() {
        let conn = Connection::open_in_memory().unwrap();
        conn.execute_batch("CREATE TABLE person (name TEXT)").unwrap();
        let (memo, worked) = (Memo::default(), std::cell::Cell::new(0));
        let ask = |asked: &'static str| {
            let work = || {
                worked.set(worked.get() + 1);
                Ok(asked.len())
            };
            *memo.of(&conn, asked, work).unwrap()
        };
        assert_eq!((ask(""), ask("wang"), ask(""), ask("wang")), (0, 4, 0, 4));
        assert_eq!(worked.get(), 2, "who goes back to the whole roster does not wait for it again");
        conn.execute_batch("INSERT INTO person VALUES ('方敏')").unwrap();
        ask("");
        assert_eq!(worked.get(), 3, "after a change nothing is taken from before it");
        for asked in ["a", "b", "c", "d", "e"] {
            ask(asked);
        }
        assert_eq!(memo.kept.borrow().answers.len(), KEPT, "what is kept does not grow with what is asked");
    }
}
