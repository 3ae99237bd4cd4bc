//! What the day and the settings of a unit make of a task.

use rusqlite::OptionalExtension;

use super::status::{deadline, light_of};
use super::{
    Closing, Progress, Scheme, Standing, Subtask, Task, TaskFields, days_late, is_behind, lamp, share,
};
use crate::date::Day;
use crate::id::{TaskId, TaskListId, UnitId};
use crate::{Error, Result, View, calendar, setting};

/// A day with the numbers in force for a unit.
pub(super) struct Measure {
    day: Day,
    near_days: i64,
    scheme: Scheme,
    /// The last day that counts as 重点, in working days from the day on.
    weighty_until: Day,
}

impl Measure {
    /// That of the unit a list belongs to. Error: [`Error::Missing`].
    pub(super) fn of(view: &View<'_>, list: TaskListId, day: Day) -> Result<Self> {
        let sql = "SELECT unit_id FROM task_list WHERE id = ?1";
        let unit: Option<UnitId> =
            view.conn().prepare_cached(sql)?.query_row([list], |row| row.get(0)).optional()?;
        let unit = unit.ok_or_else(|| Error::missing("task_list", list))?;
        let number = |key| setting::get(view, Some(unit), key);
        let scheme = match number("task.lights")? {
            1 => Scheme::Supervision,
            2 => Scheme::Progress {
                red: number("task.red_percent")?,
                orange: number("task.orange_percent")?,
                yellow: number("task.yellow_percent")?,
            },
            3 => Scheme::Lists,
            4 => Scheme::Urgency,
            _ => Scheme::Traffic,
        };
        let weighty_until = match scheme {
            Scheme::Urgency => {
                let days = usize::try_from(number("task.weighty_days")?).unwrap_or_default();
                calendar::of(view)?.work_days_after(day, days)
            }
            _ => day,
        };
        Ok(Self { day, near_days: number("task.near_days")?, scheme, weighty_until })
    }

    /// A task as it stands on the day.
    pub(super) fn task(
        &self,
        id: TaskId,
        uid: String,
        fields: TaskFields,
        closing: Closing,
        progress: Vec<Progress>,
        subtasks: Vec<Subtask>,
    ) -> Task {
        let share = share(&subtasks, &progress);
        let light = light_of(&fields, &closing, self.day, self.near_days);
        let is_waiting = light == super::Light::Declared;
        let is_weighty = deadline(&fields).is_some_and(|due| due <= self.weighty_until);
        let mut task = Task {
            id,
            uid,
            light,
            days_late: days_late(&fields, self.day).filter(|_| !is_waiting),
            is_behind: !is_waiting && is_behind(&fields, share, self.day),
            share,
            lamp: None,
            fields,
            closing,
            progress,
            subtasks,
        };
        task.lamp = lamp(self.scheme, Standing::of(&task, is_weighty));
        task
    }
}
