//! The same counts from the attendance rows alone, each figure written out once more as plain SQL. Slow and independent of
//! everything kept: `verify`, the tests and the bench hold the kept figures against it.

use std::collections::HashMap;

use rusqlite::named_params;

use super::label::rows;
use super::store::key_text;
use super::{By, Count, Span, Sums};
use crate::date::Window;
use crate::id::UnitId;
use crate::{Result, View, setting, unit};

/// One row a session and unit of the tree: its roll counted, or its declared counts.
const ROLLS: &str = "WITH RECURSIVE home (id, base_id) AS (
  SELECT id, base_id FROM unit WHERE parent_id IS NULL
  UNION ALL SELECT u.id, ifnull(u.base_id, home.base_id) FROM home JOIN unit u ON u.parent_id = home.id),
roll AS (
  SELECT s.id AS session_id, su.unit_id, s.unit_id AS owner_id, s.on_day, s.mode, s.minutes, su.counting, home.base_id,
    max(1, (SELECT count(*) FROM sitting t WHERE t.session_id = s.id)) AS sittings,
    s.status <> 'draft' AND (su.counting = 'declared' OR total(a.mark = 'unmarked') = 0) AS is_known,
    iif(su.counting = 'declared', ifnull(su.declared_due, 0), count(a.member_id) FILTER (WHERE a.mark <> 'exempt')) AS due,
    iif(su.counting = 'declared', ifnull(su.declared_present, 0), count(a.member_id) FILTER (WHERE a.mark = 'present')) AS present,
    iif(su.counting = 'declared', ifnull(su.declared_excused, 0), count(a.member_id) FILTER (WHERE a.mark = 'excused')) AS excused,
    iif(su.counting = 'declared', ifnull(su.declared_absent, 0), count(a.member_id) FILTER (WHERE a.mark = 'absent')) AS absent,
    count(m.id) FILTER (WHERE a.mark IN ('excused', 'absent')) AS made_up
  FROM session s
    JOIN session_unit su ON su.session_id = s.id
    JOIN unit u ON u.id = su.unit_id AND u.path >= :low AND u.path < :high
    JOIN home ON home.id = su.unit_id
    LEFT JOIN attendance a ON a.session_id = s.id AND a.unit_id = su.unit_id
    LEFT JOIN make_up m ON m.session_id = a.session_id AND m.member_id = a.member_id
  WHERE s.on_day BETWEEN :from AND :to AND s.status IN ('draft', 'held', 'sealed')
  GROUP BY su.id)";

/// As [`super::count`], from the rows alone. Errors: no such unit.
pub fn count_raw(view: &View<'_>, unit: UnitId, window: Window, by: By) -> Result<Count> {
    let span = Span::of(view, unit)?;
    let name = unit::get(view, unit)?.fields.name;
    let total = sums(view, &span, window, "''", "")?.remove(&String::new()).unwrap_or_default();
    let sums = match by {
        By::Member => members(view, &span, window)?,
        By::Kind => {
            let only = main_kind_only(view)?;
            let join = format!(
                "JOIN session_kind k ON k.session_id = r.session_id AND (k.is_main OR r.owner_id NOT IN ({only}))"
            );
            sums(view, &span, window, "k.kind", &join)?
        }
        By::Topic => {
            sums(view, &span, window, "k.topic_id", "JOIN session_topic k ON k.session_id = r.session_id")?
        }
        By::Unit => sums(view, &span, window, "r.unit_id", "")?,
        By::Base => sums(view, &span, window, "r.base_id", "")?,
        By::Mode => sums(view, &span, window, "r.mode", "")?,
        By::Form => sums(view, &span, window, "s.form", &written("form"))?,
        By::Campaign => sums(view, &span, window, "s.campaign", &written("campaign"))?,
        By::Place => sums(view, &span, window, "s.place", &written("place"))?,
        By::Family => {
            let families = "JOIN (SELECT st.session_id, t.family FROM session_topic st, topic t WHERE t.id = st.topic_id AND t.family <> ''
               GROUP BY 1, 2) k ON k.session_id = r.session_id";
            sums(view, &span, window, "k.family", families)?
        }
        By::Lecturer => {
            let lecturers =
                "JOIN (SELECT session_id, name FROM session_role WHERE role = 'lecturer' GROUP BY 1, 2) k
               ON k.session_id = r.session_id";
            sums(view, &span, window, "k.name", lecturers)?
        }
        By::Month => sums(view, &span, window, "substr(r.on_day, 1, 7)", "")?,
    };
    Ok(Count {
        window,
        unit: name,
        by,
        rows: rows(view, by, sums)?,
        total: total.row(String::new(), "合计".to_owned()),
    })
}

/// Sessions with something written in a column.
fn written(column: &str) -> String {
    format!("JOIN session s ON s.id = r.session_id AND s.{column} <> ''")
}

/// The ids of the units that count a session of several kinds as its main kind only (C-22), asked one by one.
fn main_kind_only(view: &View<'_>) -> Result<String> {
    let mut ids: Vec<String> = Vec::new();
    for unit in unit::list(view)? {
        if setting::get(view, Some(unit.id), "count.main_kind_only")? == 1 {
            ids.push(unit.id.to_string());
        }
    }
    Ok(ids.join(","))
}

fn sums(
    view: &View<'_>,
    span: &Span,
    window: Window,
    key: &str,
    join: &str,
) -> Result<HashMap<String, Sums>> {
    // A session stands once under a key, however many units of the tree took part.
    let sql = format!(
        "{ROLLS} SELECT key, count(*), sum(sittings), sum(present), sum(due), sum(rated), sum(excused), sum(absent), sum(made_up),
             sum(minutes), sum(declared)
           FROM (SELECT {key} AS key, r.session_id, max(r.sittings) AS sittings,
               sum(iif(r.is_known, r.present, 0)) AS present, sum(iif(r.is_known, r.due, 0)) AS due,
               sum(iif(r.is_known AND r.due > 0, r.present, 0)) AS rated, sum(iif(r.is_known, r.excused, 0)) AS excused,
               sum(iif(r.is_known, r.absent, 0)) AS absent, sum(iif(r.is_known, r.made_up, 0)) AS made_up,
               sum(iif(r.is_known AND r.counting = 'named', r.present * r.minutes, 0)) AS minutes,
               sum(r.counting = 'declared') AS declared
             FROM roll r {join} GROUP BY 1, 2)
           GROUP BY key"
    );
    let values =
        named_params! { ":low": span.from, ":high": span.to, ":from": window.from, ":to": window.to };
    let mut sums = HashMap::new();
    let mut statement = view.conn().prepare_cached(&sql)?;
    let mut rows = statement.query(values)?;
    while let Some(row) = rows.next()? {
        sums.insert(key_text(row.get_ref(0)?), Sums::read(row, 1)?);
    }
    let sql = format!(
        "{ROLLS} SELECT {key} AS key, count(DISTINCT a.member_id) FROM roll r {join}
           JOIN attendance a ON a.session_id = r.session_id AND a.unit_id = r.unit_id AND a.mark = 'present'
         WHERE r.is_known GROUP BY 1"
    );
    let mut statement = view.conn().prepare_cached(&sql)?;
    let mut rows = statement.query(values)?;
    while let Some(row) = rows.next()? {
        sums.entry(key_text(row.get_ref(0)?)).or_default().people = row.get(1)?;
    }
    Ok(sums)
}

/// One row a member: sessions due at (免 not counted), attended, earned. Only closed rolls, as everywhere.
pub(super) fn members(view: &View<'_>, span: &Span, window: Window) -> Result<HashMap<String, Sums>> {
    let sql = format!(
        "{ROLLS} SELECT a.member_id, count(*), sum(r.sittings), sum(a.mark = 'present'), count(*), sum(a.mark = 'present'),
             sum(a.mark = 'excused'), sum(a.mark = 'absent'), count(m.id), sum(iif(a.mark = 'present', r.minutes, 0)), 0,
             max(a.mark = 'present')
           FROM roll r JOIN attendance a ON a.session_id = r.session_id AND a.unit_id = r.unit_id AND a.mark <> 'exempt'
             LEFT JOIN make_up m ON m.session_id = a.session_id AND m.member_id = a.member_id AND a.mark IN ('excused', 'absent')
           WHERE r.is_known GROUP BY a.member_id"
    );
    let mut statement = view.conn().prepare_cached(&sql)?;
    let values =
        named_params! { ":low": span.from, ":high": span.to, ":from": window.from, ":to": window.to };
    let mut rows = statement.query(values)?;
    let mut sums = HashMap::new();
    while let Some(row) = rows.next()? {
        sums.insert(key_text(row.get_ref(0)?), Sums { people: row.get(11)?, ..Sums::read(row, 1)? });
    }
    Ok(sums)
}
