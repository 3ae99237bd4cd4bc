//! What was chosen for a paper: whose, of which days, and what else it asks for.

use chrono::{Datelike, NaiveDate};
use ledger::binder::Parts;
use ledger::count::By;
use ledger::date::{Quarter, Window};
use ledger::id::{MemberId, RegisterId, SessionId, TaskListId, UnitId};
use ledger::session::{Kind, SessionFilter};
use ledger::{Result, View};

/// The size a wall chart is put up in. Every size is printed on lying A3 sheets, so that no card is cut.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Sheet {
    /// One sheet.
    #[default]
    A3,
    /// Two sheets, one under the other.
    A2,
    /// Four sheets, two by two.
    A1,
}

/// What was chosen for a paper; what it does not need is not looked at.
#[derive(Clone, Copy, Debug)]
pub struct Choice {
    /// The unit.
    pub unit: UnitId,
    /// The day that stands on the paper.
    pub day: NaiveDate,
    /// The quarter.
    pub quarter: Option<Quarter>,
    /// The span of days.
    pub window: Option<Window>,
    /// The year; when none is chosen, that of the day.
    pub year: Option<i32>,
    /// The session.
    pub session: Option<SessionId>,
    /// The member.
    pub member: Option<MemberId>,
    /// The task list.
    pub list: Option<TaskListId>,
    /// The register.
    pub register: Option<RegisterId>,
    /// What is counted by.
    pub by: By,
    /// The size of a wall chart.
    pub sheet: Sheet,
    /// Whether photos are printed at its end; none: as the paper usually has it, in a binder two of each session.
    pub photos: Option<bool>,
    /// What goes into a binder.
    pub parts: Parts,
}

impl Choice {
    /// A unit on a day, nothing else chosen.
    pub fn of(unit: UnitId, day: NaiveDate) -> Choice {
        Choice {
            unit,
            day,
            quarter: None,
            window: None,
            year: None,
            session: None,
            member: None,
            list: None,
            register: None,
            by: By::Kind,
            sheet: Sheet::default(),
            photos: None,
            parts: Parts::default(),
        }
    }

    /// Something for every paper from a sample book: the quarter of its day, a meeting with a vote, the first of all others.
    pub fn sample(view: &View<'_>) -> Result<Choice> {
        let day = ledger::sample::TODAY;
        let unit = ledger::unit::top(view)?.id;
        let quarter = Quarter::of(day);
        let filter = SessionFilter {
            unit_id: Some(unit),
            kind: Some(Kind::built_in(Kind::GENERAL_MEETING)),
            to: quarter.window().from.pred_opt(),
            ..SessionFilter::default()
        };
        Ok(Choice {
            quarter: Some(quarter),
            window: Some(Window { from: quarter.window().from, to: day }),
            session: ledger::session::list(view, &filter)?.first().map(|line| line.id),
            member: ledger::member::roster(view, unit, day)?.first().map(|line| line.id),
            register: ledger::register::list(view, unit)?.first().map(|register| register.id),
            list: ledger::task::lists(view, unit, day)?.first().map(|list| list.id),
            ..Choice::of(unit, day)
        })
    }

    pub(crate) fn year(&self) -> i32 {
        self.year.unwrap_or_else(|| self.day.year())
    }
}
