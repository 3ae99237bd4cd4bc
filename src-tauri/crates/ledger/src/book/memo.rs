//! What was worked out from many rows is kept for as long as no row changes.

use std::cell::RefCell;
use std::sync::Arc;

use rusqlite::Connection;

use crate::Result;

/// The last answer to one question. Only reads keep answers: what a write sees may still be taken back.
#[derive(Debug)]
pub(crate) struct Memo<K, V> {
    kept: RefCell<Option<Kept<K, V>>>,
}

#[derive(Debug)]
struct Kept<K, V> {
    state: State,
    asked: K,
    answer: Arc<V>,
}

/// Grows with every change of a row: by other connections, and by this one.
type State = (i64, u64);

impl<K, V> Default for Memo<K, V> {
    fn default() -> Self {
        Self { kept: RefCell::new(None) }
    }
}

impl<K: PartialEq, V> Memo<K, V> {
    /// The answer kept for this question and this state of the book, or else a new one.
    pub(super) fn of(&self, conn: &Connection, asked: K, work: impl FnOnce() -> Result<V>) -> Result<Arc<V>> {
        let state = (conn.pragma_query_value(None, "data_version", |row| row.get(0))?, conn.total_changes());
        if let Some(kept) = &*self.kept.borrow()
            && kept.state == state
            && kept.asked == asked
        {
            return Ok(Arc::clone(&kept.answer));
        }
        let answer = Arc::new(work()?);
        self.kept.replace(Some(Kept { state, asked, answer: Arc::clone(&answer) }));
        Ok(answer)
    }
}
