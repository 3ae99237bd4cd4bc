//! Counts from the kept figures: whole months from `tally` and `reach`, the ragged days at both ends from the sessions
//! themselves. What they must equal is [`super::count_raw`].

use std::collections::HashMap;

use rusqlite::types::ValueRef;
use rusqlite::{Row, ToSql};

use super::label::rows;
use super::{By, Count, Span, Sums};
use crate::book::derive::{Dimension, held};
use crate::book::reach::People;
use crate::date::{Day, Window, last_day_of_month, month_key};
use crate::id::UnitId;
use crate::unit;
use crate::{Result, View};

/// Effective base of every unit: its own, else that of the unit above.
const BASES: &str = "WITH RECURSIVE home (id, base_id) AS (
  SELECT id, base_id FROM unit WHERE parent_id IS NULL
  UNION ALL SELECT u.id, ifnull(u.base_id, home.base_id) FROM home JOIN unit u ON u.parent_id = home.id) ";

/// Counts the tree of a unit over a window. A session counts once for its owner's tree and once for each tree that took part
/// in it (C-37); the total counts every session, attendance and person once. Errors: no such unit.
pub fn count(view: &View<'_>, unit: UnitId, window: Window, by: By) -> Result<Count> {
    let counter = Counter { view, span: Span::of(view, unit)?, window };
    let name = unit::get(view, unit)?.fields.name;
    let total = counter.sums(Group::Total)?.remove(&String::new()).unwrap_or_default();
    let sums = match Group::of(by) {
        Some(group) => counter.sums(group)?,
        None => super::raw::members(view, &counter.span, window)?,
    };
    Ok(Count {
        window,
        unit: name,
        by,
        rows: rows(view, by, sums)?,
        total: total.row(String::new(), "合计".to_owned()),
    })
}

/// A condition on `session s`: it counts under the key that the next `?` stands for.
pub(crate) fn counted(by: By) -> String {
    let key = |value: &str, rest: &str| {
        format!("s.id IN (SELECT c.id FROM session c {rest} WHERE CAST({value} AS TEXT) = ?)")
    };
    match Group::of(by) {
        Some(Group::Value(dimension)) => {
            let (value, join) = dimension.value("c.id");
            key(value, &join)
        }
        Some(Group::Unit) => key("k.unit_id", "JOIN session_unit k ON k.session_id = c.id"),
        Some(Group::Base) => key(
            "ifnull(k.base_id, '')",
            &format!(
                "JOIN session_unit su ON su.session_id = c.id JOIN ({BASES} SELECT * FROM home) k ON k.id = su.unit_id"
            ),
        ),
        Some(Group::Month) => key("substr(c.on_day, 1, 7)", ""),
        Some(Group::Total) => "1".to_owned(),
        None => key(
            "k.member_id",
            "JOIN attendance k ON k.session_id = c.id AND k.mark = 'present' AND c.status <> 'draft'
             JOIN session_unit su ON su.session_id = c.id AND su.unit_id = k.unit_id AND su.unmarked = 0",
        ),
    }
}

/// What the sums are grouped by.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Group {
    Total,
    Value(Dimension),
    Unit,
    Base,
    Month,
}

impl Group {
    /// `None` for members, who are counted from their own rows.
    pub(super) const fn of(by: By) -> Option<Self> {
        Some(match by {
            By::Kind => Self::Value(Dimension::Kind),
            By::Topic => Self::Value(Dimension::Topic),
            By::Mode => Self::Value(Dimension::Mode),
            By::Form => Self::Value(Dimension::Form),
            By::Campaign => Self::Value(Dimension::Campaign),
            By::Family => Self::Value(Dimension::Family),
            By::Lecturer => Self::Value(Dimension::Lecturer),
            By::Place => Self::Value(Dimension::Place),
            By::Unit => Self::Unit,
            By::Base => Self::Base,
            By::Month => Self::Month,
            By::Member => return None,
        })
    }

    const fn dimension(self) -> Dimension {
        match self {
            Self::Value(dimension) => dimension,
            _ => Dimension::All,
        }
    }

    /// The key of a figure `f`.
    const fn key(self) -> &'static str {
        match self {
            Self::Total => "''",
            Self::Value(_) => "f.kind",
            Self::Unit => "f.unit_id",
            Self::Base => "home.base_id",
            Self::Month => "f.month",
        }
    }

    /// Within one month, kinds follow in the order of the table: nothing is sorted.
    const fn grouping(self) -> &'static str {
        match self {
            Self::Total | Self::Month => "f.month",
            Self::Value(_) => "f.kind",
            Self::Unit => "f.unit_id",
            Self::Base => "home.base_id",
        }
    }
}

struct Counter<'a> {
    view: &'a View<'a>,
    span: Span,
    window: Window,
}

type SumsByKey = HashMap<String, Sums>;

impl Counter<'_> {
    fn sums(&self, group: Group) -> Result<SumsByKey> {
        let is_kept = matches!(group.dimension(), Dimension::All | Dimension::Kind);
        let (months, ragged) = if is_kept { parts(self.window) } else { (None, vec![self.window]) };
        let mut sums = SumsByKey::new();
        let mut people: HashMap<String, People> = HashMap::new();
        // Month by month: so the kind is found by the key of the table instead of being looked for in every row.
        for month in months.into_iter().flat_map(month_keys) {
            let values: [(&str, &dyn ToSql); 1] = [(":month", &month)];
            let kinds = if group.dimension() == Dimension::All { "f.kind = '*'" } else { "f.kind > '*'" };
            let where_ = format!("f.month = :month AND {kinds}");
            self.tallies(group, &self.from("tally"), &where_, &values, &mut sums)?;
            self.reached(group, &self.from("reach"), &where_, &values, &mut people)?;
        }
        for days in ragged {
            let values: [(&str, &dyn ToSql); 2] = [(":from", &days.from), (":to", &days.to)];
            let held = held(self.span.sessions(), Span::WITHIN);
            self.tallies(group, &self.query_from(&group.dimension().tally(&held)), "1", &values, &mut sums)?;
            self.reached(
                group,
                &self.query_from(&group.dimension().reach(&held)),
                "1",
                &values,
                &mut people,
            )?;
        }
        if group != Group::Unit {
            self.guests(group, &mut sums)?;
        }
        for (key, sums) in &mut sums {
            sums.people = people.get(key).map_or(0, People::size);
        }
        Ok(sums)
    }

    /// A kept table: read as it lies when everything counts, else unit by unit through its index.
    fn from(&self, table: &str) -> String {
        if self.span.is_all {
            format!("{table} f")
        } else {
            format!("unit u CROSS JOIN {table} f ON f.unit_id = u.id AND u.path >= :low AND u.path < :high")
        }
    }

    /// The same columns computed from the sessions of a few days.
    fn query_from(&self, query: &str) -> String {
        format!("({query}) AS f JOIN unit u ON u.id = f.unit_id AND u.path >= :low AND u.path < :high")
    }

    /// Runs a query over figures `f`, with the bounds of the tree and, when it groups by base, the base of every unit.
    fn each(
        &self,
        group: Group,
        select: [&str; 3],
        rest: &str,
        values: &[(&str, &dyn ToSql)],
        mut take: impl FnMut(String, &Row<'_>) -> Result<()>,
    ) -> Result<()> {
        let [columns, from, where_] = select;
        let (with, join) =
            if group == Group::Base { (BASES, "JOIN home ON home.id = f.unit_id") } else { ("", "") };
        let sql = format!("{with}SELECT {}, {columns} FROM {from} {join} WHERE {where_} {rest}", group.key());
        let mut statement = self.view.conn().prepare_cached(&sql)?;
        let tree: [(&str, &dyn ToSql); 2] = [(":low", &self.span.from), (":high", &self.span.to)];
        for (name, value) in values.iter().chain(&tree) {
            if let Some(index) = statement.parameter_index(name)? {
                statement.raw_bind_parameter(index, value)?;
            }
        }
        let mut rows = statement.raw_query();
        while let Some(row) = rows.next()? {
            take(key_text(row.get_ref(0)?), row)?;
        }
        Ok(())
    }

    fn tallies(
        &self,
        group: Group,
        from: &str,
        where_: &str,
        values: &[(&str, &dyn ToSql)],
        sums: &mut SumsByKey,
    ) -> Result<()> {
        // Counted by unit, a joint session stands at each unit; else at its owner, and `guests` adds what that misses.
        let once = if group == Group::Unit { "1" } else { "f.is_owner" };
        let columns = format!(
            "sum(iif({once}, f.sessions, 0)), sum(iif({once}, f.sittings, 0)), sum(f.attendances), sum(f.due), sum(f.rated),
             sum(f.excused), sum(f.absent), sum(f.made_up), sum(f.minutes), sum(f.declared)"
        );
        let grouping = format!("GROUP BY {}", group.grouping());
        self.each(group, [&columns, from, where_], &grouping, values, |key, row| {
            sums.entry(key).or_default().add(&Sums::read(row, 1)?);
            Ok(())
        })
    }

    fn reached(
        &self,
        group: Group,
        from: &str,
        where_: &str,
        values: &[(&str, &dyn ToSql)],
        people: &mut HashMap<String, People>,
    ) -> Result<()> {
        self.each(group, ["f.members", from, where_], "", values, |key, row| {
            if let ValueRef::Blob(set) = row.get_ref(1)? {
                people.entry(key).or_default().add_set(set);
            }
            Ok(())
        })
    }

    /// Sessions that units of a group took part in while their owner stands elsewhere: once each for the group (C-37).
    fn guests(&self, group: Group, sums: &mut SumsByKey) -> Result<()> {
        let (value, join) = group.dimension().value("s.id");
        let is_elsewhere = if group == Group::Base {
            "NOT (o.path >= :low AND o.path < :high AND (SELECT x.base_id FROM home x WHERE x.id = o.id)
               IS (SELECT x.base_id FROM home x WHERE x.id = f.unit_id))"
        } else {
            "NOT (o.path >= :low AND o.path < :high)"
        };
        let from = format!(
            "(SELECT su.unit_id, substr(s.on_day, 1, 7) AS month, {value} AS kind, s.id AS session_id, s.unit_id AS owner_id,
                max(1, (SELECT count(*) FROM sitting t WHERE t.session_id = s.id)) AS sittings
              FROM session_unit su JOIN session s ON s.id = su.session_id {join}
              WHERE su.is_owner = 0 AND s.on_day BETWEEN :from AND :to AND s.status IN ('draft', 'held', 'sealed')) AS f
             JOIN unit u ON u.id = f.unit_id AND u.path >= :low AND u.path < :high JOIN unit o ON o.id = f.owner_id"
        );
        let values: [(&str, &dyn ToSql); 2] = [(":from", &self.window.from), (":to", &self.window.to)];
        let rest = format!("GROUP BY {}, f.session_id", group.key());
        self.each(group, ["max(f.sittings)", &from, is_elsewhere], &rest, &values, |key, row| {
            let sums = sums.entry(key).or_default();
            sums.sessions += 1;
            sums.sittings += row.get::<_, i64>(1)?;
            Ok(())
        })
    }
}

/// A key as text; nothing (a unit without a base) as the empty text.
pub(super) fn key_text(value: ValueRef<'_>) -> String {
    match value {
        ValueRef::Integer(id) => id.to_string(),
        ValueRef::Text(word) => String::from_utf8_lossy(word).into_owned(),
        _ => String::new(),
    }
}

/// The keys of whole months.
fn month_keys(months: Window) -> impl Iterator<Item = String> {
    let next = |first: &Day| last_day_of_month(*first).succ_opt();
    std::iter::successors(Some(months.from), next).take_while(move |first| *first <= months.to).map(month_key)
}

/// The whole months of a window, and the days before and after them.
pub(crate) fn parts(window: Window) -> (Option<Window>, Vec<Window>) {
    let is_first = |day: Day| Window::month_of(day).from == day;
    let first =
        if is_first(window.from) { Some(window.from) } else { last_day_of_month(window.from).succ_opt() };
    let last = if last_day_of_month(window.to) == window.to {
        Some(window.to)
    } else {
        Window::month_of(window.to).from.pred_opt()
    };
    let Some(months) = first.zip(last).and_then(|(first, last)| Window::new(first, last)) else {
        return (None, vec![window]);
    };
    let before = months.from.pred_opt().and_then(|day| Window::new(window.from, day));
    let after = months.to.succ_opt().and_then(|day| Window::new(day, window.to));
    (Some(months), before.into_iter().chain(after).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn window(from: &str, to: &str) -> Window {
        Window::new(from.parse().unwrap(), to.parse().unwrap()).unwrap()
    }

    #[test]
    fn a_window_falls_into_whole_months_and_ragged_days() {
        let quarter = window("2026-07-01", "2026-09-30");
        assert_eq!(parts(quarter), (Some(quarter), vec![]), "a quarter is three whole months");
        let short = window("2026-07-05", "2026-07-31");
        assert_eq!(parts(short), (None, vec![short]), "no whole month");
        let across = window("2026-07-26", "2026-08-25");
        assert_eq!(parts(across), (None, vec![across]), "a month that is cut at the 25th (C-40)");
        let ragged = window("2026-06-26", "2026-09-25");
        let days = vec![window("2026-06-26", "2026-06-30"), window("2026-09-01", "2026-09-25")];
        assert_eq!(parts(ragged), (Some(window("2026-07-01", "2026-08-31")), days), "both ends");
    }
}
