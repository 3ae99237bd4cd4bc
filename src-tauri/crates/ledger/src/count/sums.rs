//! What a row of a count is made of.

use rusqlite::Row;

use super::CountRow;
use crate::attendance::share;

/// Sums of sessions; see [`CountRow`].
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Sums {
    pub(super) sessions: i64,
    pub(super) sittings: i64,
    pub(super) attendances: i64,
    pub(super) due: i64,
    /// Present at sessions that have a due: the numerator of the rate.
    pub(super) rated: i64,
    pub(super) excused: i64,
    pub(super) absent: i64,
    pub(super) made_up: i64,
    pub(super) minutes: i64,
    /// Sessions with declared counts: with one of these the people are unknown.
    pub(super) declared: i64,
    pub(super) people: i64,
}

impl Sums {
    /// From ten columns, the first at `at`.
    pub(super) fn read(row: &Row<'_>, at: usize) -> rusqlite::Result<Self> {
        Ok(Self {
            sessions: row.get(at)?,
            sittings: row.get(at + 1)?,
            attendances: row.get(at + 2)?,
            due: row.get(at + 3)?,
            rated: row.get(at + 4)?,
            excused: row.get(at + 5)?,
            absent: row.get(at + 6)?,
            made_up: row.get(at + 7)?,
            minutes: row.get(at + 8)?,
            declared: row.get(at + 9)?,
            people: 0,
        })
    }

    /// Adds all but people, who are no sum.
    pub(super) fn add(&mut self, other: &Self) {
        self.sessions += other.sessions;
        self.sittings += other.sittings;
        self.attendances += other.attendances;
        self.due += other.due;
        self.rated += other.rated;
        self.excused += other.excused;
        self.absent += other.absent;
        self.made_up += other.made_up;
        self.minutes += other.minutes;
        self.declared += other.declared;
    }

    pub(super) fn row(self, key: String, label: String) -> CountRow {
        CountRow {
            key,
            label,
            sessions: self.sessions,
            sittings: self.sittings,
            attendances: self.attendances,
            people: (self.declared == 0).then_some(self.people),
            due: self.due,
            rate: share(self.rated, self.due),
            minutes: self.minutes,
            excused: self.excused,
            absent: self.absent,
            made_up: self.made_up,
        }
    }
}
