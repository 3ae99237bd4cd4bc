//! Derived figures: the tallies of a session, of a unit's month, and who was reached in it.
//!
//! Temporary triggers note which sessions and which (unit, month) buckets a transaction touches; before it commits those are
//! recomputed whole, by the same SQL that `verify` runs over the entire book. Nothing is ever added to or subtracted from a
//! stored figure, so none can drift (HParty's head-counts did; domain.md §9.2).

use rusqlite::Connection;

use crate::Result;

/// Notes what a write touches. A deleted or moved session leaves its old bucket stale, too. The tables take duplicates: inside
/// a trigger `OR IGNORE` gives way to the conflict rule of the statement that fired it, so an upsert would fail.
const TRIGGERS: &str = "
CREATE TEMP TABLE stale_session (id INTEGER NOT NULL);
CREATE TEMP TABLE stale_bucket (unit_id INTEGER NOT NULL, month TEXT NOT NULL);
CREATE TEMP TRIGGER stale_attendance_insert AFTER INSERT ON main.attendance BEGIN INSERT INTO stale_session VALUES (NEW.session_id); END;
CREATE TEMP TRIGGER stale_attendance_update AFTER UPDATE ON main.attendance BEGIN INSERT INTO stale_session VALUES (NEW.session_id); END;
CREATE TEMP TRIGGER stale_attendance_delete AFTER DELETE ON main.attendance BEGIN INSERT INTO stale_session VALUES (OLD.session_id); END;
CREATE TEMP TRIGGER stale_make_up_insert AFTER INSERT ON main.make_up BEGIN INSERT INTO stale_session VALUES (NEW.session_id); END;
CREATE TEMP TRIGGER stale_make_up_delete AFTER DELETE ON main.make_up BEGIN INSERT INTO stale_session VALUES (OLD.session_id); END;
CREATE TEMP TRIGGER stale_make_up_update AFTER UPDATE ON main.make_up BEGIN INSERT INTO stale_session VALUES (NEW.session_id); END;
CREATE TEMP TRIGGER stale_kind_insert AFTER INSERT ON main.session_kind BEGIN INSERT INTO stale_session VALUES (NEW.session_id); END;
CREATE TEMP TRIGGER stale_kind_delete AFTER DELETE ON main.session_kind BEGIN INSERT INTO stale_session VALUES (OLD.session_id); END;
CREATE TEMP TRIGGER stale_kind_update AFTER UPDATE ON main.session_kind BEGIN INSERT INTO stale_session VALUES (NEW.session_id); END;
CREATE TEMP TRIGGER stale_sitting_insert AFTER INSERT ON main.sitting BEGIN INSERT INTO stale_session VALUES (NEW.session_id); END;
CREATE TEMP TRIGGER stale_sitting_delete AFTER DELETE ON main.sitting BEGIN INSERT INTO stale_session VALUES (OLD.session_id); END;
CREATE TEMP TRIGGER stale_unit_insert AFTER INSERT ON main.session_unit BEGIN INSERT INTO stale_session VALUES (NEW.session_id); END;
CREATE TEMP TRIGGER stale_unit_update AFTER UPDATE OF unit_id, is_owner, counting, declared_due, declared_present, declared_excused, declared_absent ON main.session_unit BEGIN
  INSERT INTO stale_session VALUES (NEW.session_id);
  INSERT INTO stale_bucket SELECT OLD.unit_id, substr(on_day, 1, 7) FROM session WHERE id = OLD.session_id;
END;
CREATE TEMP TRIGGER stale_unit_delete BEFORE DELETE ON main.session_unit BEGIN
  INSERT INTO stale_session VALUES (OLD.session_id);
  INSERT INTO stale_bucket SELECT OLD.unit_id, substr(on_day, 1, 7) FROM session WHERE id = OLD.session_id;
END;
CREATE TEMP TRIGGER stale_main_only_insert AFTER INSERT ON main.setting WHEN NEW.key = 'count.main_kind_only' BEGIN
  INSERT INTO stale_bucket SELECT DISTINCT t.unit_id, t.month FROM main.tally t;
END;
CREATE TEMP TRIGGER stale_main_only_update AFTER UPDATE ON main.setting WHEN NEW.key = 'count.main_kind_only' BEGIN
  INSERT INTO stale_bucket SELECT DISTINCT t.unit_id, t.month FROM main.tally t;
END;
CREATE TEMP TRIGGER stale_main_only_delete AFTER DELETE ON main.setting WHEN OLD.key = 'count.main_kind_only' BEGIN
  INSERT INTO stale_bucket SELECT DISTINCT t.unit_id, t.month FROM main.tally t;
END;
CREATE TEMP TRIGGER stale_main_only_move AFTER UPDATE OF path ON main.unit
  WHEN EXISTS (SELECT 1 FROM main.setting WHERE key = 'count.main_kind_only') BEGIN
  INSERT INTO stale_bucket SELECT DISTINCT t.unit_id, t.month FROM main.tally t;
END;
CREATE TEMP TRIGGER stale_session_update AFTER UPDATE OF on_day, status, minutes ON main.session BEGIN
  INSERT INTO stale_session VALUES (NEW.id);
  INSERT INTO stale_bucket SELECT unit_id, substr(OLD.on_day, 1, 7) FROM session_unit WHERE session_id = NEW.id;
END;
CREATE TEMP TRIGGER stale_session_delete BEFORE DELETE ON main.session BEGIN
  INSERT INTO stale_bucket SELECT unit_id, substr(OLD.on_day, 1, 7) FROM session_unit WHERE session_id = OLD.id;
END;";

/// Tallies of a roll, or the declared counts in their place. `{where}` picks the rows of session_unit.
const ROLL: &str = "
  SELECT x.id,
    CASE WHEN x.counting = 'declared' THEN ifnull(x.declared_due, 0) ELSE count(a.member_id) - total(a.mark = 'exempt') END AS due,
    CASE WHEN x.counting = 'declared' THEN ifnull(x.declared_present, 0) ELSE total(a.mark = 'present') END AS present,
    CASE WHEN x.counting = 'declared' THEN ifnull(x.declared_excused, 0) ELSE total(a.mark = 'excused') END AS excused,
    CASE WHEN x.counting = 'declared' THEN ifnull(x.declared_absent, 0) ELSE total(a.mark = 'absent') END AS absent,
    total(a.mark = 'exempt') AS exempt, total(a.mark = 'unmarked') AS unmarked,
    total(m.id IS NOT NULL AND a.mark IN ('excused', 'absent')) AS made_up
  FROM session_unit x
    LEFT JOIN attendance a ON a.session_id = x.session_id AND a.unit_id = x.unit_id
    LEFT JOIN make_up m ON m.session_id = a.session_id AND m.member_id = a.member_id
  WHERE {where}
  GROUP BY x.id";

const SESSION_TALLY: &str = "
UPDATE session_unit AS su SET
  due = r.due, present = r.present, excused = r.excused, absent = r.absent, exempt = r.exempt, unmarked = r.unmarked, made_up = r.made_up
FROM ({roll}) AS r WHERE su.id = r.id";

fn session_tally(which: &str) -> String {
    SESSION_TALLY.replace("{roll}", &ROLL.replace("{where}", which))
}

/// Sessions of a bucket. A draft, or a roll with people not marked yet, is a session that was held; its people are not known
/// yet and stand in no sum (GUIDE §8, PAPER P1 annex C). Planned and cancelled sessions count nowhere.
const HELD: &str = "
  SELECT su.session_id, su.unit_id, su.is_owner, su.counting, substr(s.on_day, 1, 7) AS month, s.minutes,
    max(1, (SELECT count(*) FROM sitting t WHERE t.session_id = s.id)) AS sittings,
    s.status <> 'draft' AND su.unmarked = 0 AS is_known, su.due, su.present, su.excused, su.absent, su.made_up
  FROM {from} WHERE s.status IN ('draft', 'held', 'sealed') AND {where}";

const TALLY: &str = "
SELECT h.month AS month, {value} AS kind, h.unit_id AS unit_id, h.is_owner AS is_owner, count(*) AS sessions, sum(h.sittings) AS sittings,
  sum(iif(h.is_known, h.present, 0)) AS attendances, sum(iif(h.is_known, h.due, 0)) AS due,
  sum(iif(h.is_known AND h.due > 0, h.present, 0)) AS rated,
  sum(iif(h.is_known, h.excused, 0)) AS excused, sum(iif(h.is_known, h.absent, 0)) AS absent,
  sum(iif(h.is_known, h.made_up, 0)) AS made_up,
  sum(iif(h.is_known AND h.counting = 'named', h.present * h.minutes, 0)) AS minutes,
  sum(h.counting = 'declared') AS declared
FROM ({held}) AS h {join}
GROUP BY 1, 2, 3, 4";

const REACH: &str = "
SELECT h.month AS month, {value} AS kind, h.unit_id AS unit_id, reach_set(a.member_id, h.minutes) AS members
FROM ({held}) AS h {join}
  JOIN attendance a ON a.session_id = h.session_id AND a.unit_id = h.unit_id AND a.mark = 'present'
WHERE h.is_known
GROUP BY 1, 2, 3";

/// The kinds that a session `{s}` counts as. It counts as its main kind only (C-22) where the unit that holds it says so: by its
/// own setting, else that of the nearest unit above, else the book's. The holder decides, so that a session counts alike
/// wherever it is counted.
const KINDS: &str = "JOIN session_kind k ON k.session_id = {s} AND (k.is_main
  OR (SELECT x.unit_id FROM session x WHERE x.id = {s}) NOT IN (
    SELECT u.id FROM unit u WHERE EXISTS (SELECT 1 FROM setting WHERE key = 'count.main_kind_only')
      AND (SELECT x.value FROM setting x LEFT JOIN unit y ON y.id = x.unit_id
        WHERE x.key = 'count.main_kind_only' AND (x.unit_id IS NULL OR substr(u.path, 1, length(y.path)) = y.path)
        ORDER BY length(y.path) DESC LIMIT 1) = '1'))";

/// What the column `kind` of a figure holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Dimension {
    /// '*': every session once, whatever its kinds (C-20).
    All,
    /// Each kind of the session.
    Kind,
    /// Each topic it had.
    Topic,
    /// 现场, 线上….
    Mode,
    /// 观影, 诵读….
    Form,
    /// 专题/主题教育.
    Campaign,
    /// Each family of its topics.
    Family,
    /// Each lecturer, by name.
    Lecturer,
    /// Where it was.
    Place,
}

impl Dimension {
    /// The dimensions that are kept.
    const KEPT: [Self; 2] = [Self::Kind, Self::All];

    /// The value of a session, and the join that leads to it; a session stands under each of its values once, and under
    /// none where the field was left blank. `session` is its id in the query around.
    pub(crate) fn value(self, session: &str) -> (&'static str, String) {
        let (value, join) = match self {
            Self::All => ("'*'", ""),
            Self::Kind => ("k.kind", KINDS),
            Self::Topic => ("k.topic_id", "JOIN session_topic k ON k.session_id = {s}"),
            Self::Mode => ("k.mode", "JOIN session k ON k.id = {s}"),
            Self::Form => ("k.form", "JOIN session k ON k.id = {s} AND k.form <> ''"),
            Self::Campaign => ("k.campaign", "JOIN session k ON k.id = {s} AND k.campaign <> ''"),
            Self::Place => ("k.place", "JOIN session k ON k.id = {s} AND k.place <> ''"),
            Self::Family => (
                "k.family",
                "JOIN (SELECT DISTINCT st.session_id, t.family FROM session_topic st JOIN topic t ON t.id = st.topic_id
                   WHERE t.family <> '') k ON k.session_id = {s}",
            ),
            Self::Lecturer => (
                "k.name",
                "JOIN (SELECT DISTINCT session_id, name FROM session_role WHERE role = 'lecturer') k ON k.session_id = {s}",
            ),
        };
        (value, join.replace("{s}", session))
    }

    fn fill(self, sql: &str, held: &str) -> String {
        let (value, join) = self.value("h.session_id");
        sql.replace("{held}", held).replace("{join}", &join).replace("{value}", value)
    }

    /// Rows like those of `tally`, from held sessions.
    pub(crate) fn tally(self, held: &str) -> String {
        self.fill(TALLY, held)
    }

    /// Rows like those of `reach`, from held sessions.
    pub(crate) fn reach(self, held: &str) -> String {
        self.fill(REACH, held)
    }
}

/// The held sessions of `sessions`, a join of `session s` and `session_unit su`, within some bounds.
pub(crate) fn held(sessions: &str, within: &str) -> String {
    HELD.replace("{from}", sessions).replace("{where}", within)
}

/// All sessions held from `:from` to `:to`.
pub(crate) fn held_between() -> String {
    held("session s CROSS JOIN session_unit su ON su.session_id = s.id", "s.on_day BETWEEN :from AND :to")
}

/// The derived tables with the columns `verify` compares.
pub const FIGURES: &[&str] = &["tally", "reach"];

pub(super) fn install(conn: &Connection) -> Result<()> {
    super::reach::install(conn)?;
    Ok(conn.execute_batch(TRIGGERS)?)
}

/// Recomputes what this transaction made stale.
pub(super) fn refresh(conn: &Connection) -> Result<()> {
    let is_clean = !conn
        .prepare_cached("SELECT 1 FROM stale_session UNION ALL SELECT 1 FROM stale_bucket")?
        .exists([])?;
    if is_clean {
        return Ok(());
    }
    conn.prepare_cached(&session_tally("x.session_id IN (SELECT id FROM stale_session)"))?.execute([])?;
    conn.prepare_cached(
        "INSERT INTO stale_bucket SELECT DISTINCT su.unit_id, substr(s.on_day, 1, 7)
           FROM stale_session t JOIN session s ON s.id = t.id JOIN session_unit su ON su.session_id = s.id",
    )?
    .execute([])?;
    let months = "SELECT DISTINCT unit_id, month FROM stale_bucket";
    conn.prepare_cached(
        "DELETE FROM tally WHERE (unit_id, month) IN (SELECT unit_id, month FROM stale_bucket)",
    )?
    .execute([])?;
    conn.prepare_cached(
        "DELETE FROM reach WHERE (unit_id, month) IN (SELECT unit_id, month FROM stale_bucket)",
    )?
    .execute([])?;
    insert(conn, &held_in(months))?;
    conn.execute_batch("DELETE FROM stale_session; DELETE FROM stale_bucket")?;
    Ok(())
}

/// The held sessions of some buckets, found through their unit.
fn held_in(buckets: &str) -> String {
    HELD.replace(
        "{from}",
        &format!("({buckets}) AS b CROSS JOIN session_unit su ON su.unit_id = b.unit_id CROSS JOIN session s ON s.id = su.session_id"),
    )
    .replace("{where}", "s.on_day >= b.month || '-01' AND s.on_day <= b.month || '-31'")
}

/// Recomputes every derived figure of the book: after a bulk load, and for `verify` to compare with.
pub(crate) fn recompute_all(conn: &Connection) -> Result<()> {
    let held = HELD
        .replace("{from}", "session s JOIN session_unit su ON su.session_id = s.id")
        .replace("{where}", "1");
    conn.execute_batch("DELETE FROM tally; DELETE FROM reach")?;
    conn.execute(&session_tally("1"), [])?;
    insert(conn, &held)
}

/// Inserts the rows of every kind, then those of the total.
fn insert(conn: &Connection, held: &str) -> Result<()> {
    for dimension in Dimension::KEPT {
        conn.prepare_cached(&format!("INSERT INTO tally {}", dimension.tally(held)))?.execute([])?;
        conn.prepare_cached(&format!("INSERT INTO reach {}", dimension.reach(held)))?.execute([])?;
    }
    Ok(())
}

/// For `verify`: a query of the session_unit rows whose tallies are not what their roll gives.
pub(super) fn wrong_rolls() -> String {
    format!(
        "SELECT s.on_day || s.title FROM ({}) AS r JOIN session_unit su ON su.id = r.id JOIN session s ON s.id = su.session_id
         WHERE (su.due, su.present, su.excused, su.absent, su.exempt, su.unmarked, su.made_up)
           IS NOT (r.due, r.present, r.excused, r.absent, r.exempt, r.unmarked, r.made_up)",
        ROLL.replace("{where}", "1")
    )
}

/// For `verify`: for each of [`FIGURES`] a query over `:from` and `:to` that counts the stored rows of these months and those
/// that are not what the sessions give.
pub(super) fn wrong_figures() -> [String; 2] {
    let rows = [Dimension::tally, Dimension::reach];
    std::array::from_fn(|at| {
        let computed =
            Dimension::KEPT.map(|dimension| rows[at](dimension, &held_between())).join(" UNION ALL ");
        format!(
            "WITH computed AS MATERIALIZED ({computed}),
               stored AS MATERIALIZED (SELECT * FROM {} WHERE month BETWEEN substr(:from, 1, 7) AND substr(:to, 1, 7))
             SELECT (SELECT count(*) FROM stored),
               (SELECT count(*) FROM (SELECT * FROM stored EXCEPT SELECT * FROM computed))
               + (SELECT count(*) FROM (SELECT * FROM computed EXCEPT SELECT * FROM stored))",
            FIGURES[at]
        )
    })
}
