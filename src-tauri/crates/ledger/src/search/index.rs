//! Keeping the index: temporary triggers note which records a write touches; before it commits their rows are made anew.

use rusqlite::{Connection, OptionalExtension, Row, params};

use super::words::spaced;
use crate::member::pinyin;
use crate::session::Kind;
use crate::{Result, Tx};

/// A kind of record that can be found.
pub(super) struct Noun {
    /// Its word and table.
    pub(super) name: &'static str,
    /// Record id, unit, label, second line, day, further text. `{which}` picks the records.
    source: &'static str,
    /// Tables whose rows are part of the text: table, and the column that leads to the record.
    parts: &'static [(&'static str, &'static str)],
}

/// What can be found, in the order in which hits are shown. The place is part of the row's id, so that the hits of one noun
/// lie together and the newest are read first.
pub(super) const NOUNS: &[Noun] = &[
    Noun {
        name: "member",
        source: "SELECT m.id, (SELECT unit_id FROM membership s WHERE s.member_id = m.id ORDER BY from_on DESC LIMIT 1), m.name,
             nullif(concat_ws(' ', m.job, m.title), ''), NULL, concat_ws(' ', m.job, m.title, m.phone, m.id_number, m.note)
           FROM member m WHERE m.{which}",
        parts: &[("member", "id"), ("membership", "member_id")],
    },
    Noun {
        name: "session",
        source: "SELECT s.id, s.unit_id, s.title, (SELECT group_concat(kind) FROM (SELECT kind FROM session_kind WHERE session_id = s.id ORDER BY is_main DESC, id)),
             s.on_day, concat_ws(' ', s.place, s.campaign,
               CAST(substr(s.on_day, 1, 4) AS INTEGER) || '年' || CAST(substr(s.on_day, 6, 2) AS INTEGER) || '月' || CAST(substr(s.on_day, 9, 2) AS INTEGER) || '日',
               s.on_day, (SELECT group_concat(name, ' ') FROM session_role WHERE session_id = s.id),
               (SELECT group_concat(title, ' ') FROM session_topic x JOIN topic t ON t.id = x.topic_id WHERE x.session_id = s.id),
               (SELECT group_concat(title, ' ') FROM agenda_item WHERE session_id = s.id),
               iif(s.is_restricted, NULL, concat_ws(' ', s.content, s.decisions, s.note,
                 (SELECT group_concat(record, ' ') FROM agenda_item WHERE session_id = s.id))))
           FROM session s WHERE s.{which}",
        parts: &[("session", "id"), ("session_kind", "session_id"), ("session_role", "session_id"), ("session_topic", "session_id"), ("agenda_item", "session_id")],
    },
    Noun {
        name: "task",
        source: "SELECT t.id, l.unit_id, t.title, l.name, nullif(substr(t.due_on, 1, 10), substr(t.due_on, 1, 7)),
             concat_ws(' ', t.category, t.measures, t.goal, t.leader, t.unit_name, t.owner, t.note, t.claimed_by, t.raised_by, t.result)
           FROM task t JOIN task_list l ON l.id = t.list_id WHERE t.{which}",
        parts: &[("task", "id")],
    },
    Noun {
        name: "task_list",
        source: "SELECT l.id, l.unit_id, l.name, NULL, NULL, l.note FROM task_list l WHERE l.{which}",
        parts: &[("task_list", "id")],
    },
    Noun {
        name: "topic",
        source: "SELECT t.id, t.unit_id, t.title, t.family, NULL, concat_ws(' ', t.family, t.source, t.note) FROM topic t WHERE t.{which}",
        parts: &[("topic", "id")],
    },
    Noun {
        name: "unit",
        source: "SELECT u.id, u.parent_id, u.name, u.full_name, NULL, concat_ws(' ', u.full_name, u.place, u.phone, u.note) FROM unit u WHERE u.{which}",
        parts: &[("unit", "id")],
    },
    Noun {
        name: "register_row",
        source: "SELECT r.id, g.unit_id,
             ifnull((SELECT c.text FROM register_cell c JOIN register_column k ON k.id = c.column_id WHERE c.row_id = r.id AND c.text IS NOT NULL ORDER BY k.place, c.place LIMIT 1), g.name),
             g.name, r.on_day, (SELECT group_concat(text, ' ') FROM register_cell WHERE row_id = r.id)
           FROM register_row r JOIN register g ON g.id = r.register_id WHERE r.{which}",
        parts: &[("register_row", "id"), ("register_cell", "row_id")],
    },
    Noun {
        name: "turn_list",
        source: "SELECT l.id, l.unit_id, l.name, '轮值', NULL,
             (SELECT group_concat(m.name, ' ') FROM turn_member t JOIN member m ON m.id = t.member_id WHERE t.list_id = l.id)
           FROM turn_list l WHERE l.{which}",
        parts: &[("turn_list", "id"), ("turn_member", "list_id")],
    },
    Noun {
        name: "pairing",
        source: "SELECT p.id, p.unit_id, p.leader, concat_ws(' ', '包联', p.post), NULL,
             concat_ws(' ', p.post, (SELECT group_concat(v.note, ' ') FROM visit v WHERE v.pairing_id = p.id))
           FROM pairing p WHERE p.{which}",
        parts: &[("pairing", "id"), ("visit", "pairing_id")],
    },
];

/// Records whose text holds the name of another: renaming the one touches the others.
const RENAMES: &str = "
CREATE TEMP TRIGGER search_stale_topic_title AFTER UPDATE OF title ON main.topic BEGIN
  INSERT INTO search_stale SELECT 'session', session_id FROM session_topic x WHERE topic_id = NEW.id
    AND NOT EXISTS (SELECT 1 FROM search_stale WHERE noun = 'session' AND record_id = x.session_id);
END;
CREATE TEMP TRIGGER search_stale_list_name AFTER UPDATE OF name ON main.task_list BEGIN
  INSERT INTO search_stale SELECT 'task', id FROM task t WHERE list_id = NEW.id
    AND NOT EXISTS (SELECT 1 FROM search_stale WHERE noun = 'task' AND record_id = t.id);
END;
CREATE TEMP TRIGGER search_stale_register_name AFTER UPDATE OF name ON main.register BEGIN
  INSERT INTO search_stale SELECT 'register_row', id FROM register_row r WHERE register_id = NEW.id
    AND NOT EXISTS (SELECT 1 FROM search_stale WHERE noun = 'register_row' AND record_id = r.id);
END;";

/// Notes which records a write touches. (No `OR IGNORE`: an upsert would overrule it inside its triggers.)
pub(crate) fn install(conn: &Connection) -> Result<()> {
    let mut sql = "CREATE TEMP TABLE search_stale (noun TEXT NOT NULL, record_id INTEGER NOT NULL,
       PRIMARY KEY (noun, record_id)) WITHOUT ROWID;"
        .to_owned();
    for Noun { name, parts, .. } in NOUNS {
        for (table, column) in *parts {
            for (event, row) in [("INSERT", "NEW"), ("UPDATE", "NEW"), ("DELETE", "OLD")] {
                sql += &format!(
                    "CREATE TEMP TRIGGER search_stale_{table}_{event} AFTER {event} ON main.{table} BEGIN
                       INSERT INTO search_stale SELECT '{name}', {row}.{column}
                         WHERE NOT EXISTS (SELECT 1 FROM search_stale WHERE noun = '{name}' AND record_id = {row}.{column}); END;"
                );
            }
        }
    }
    Ok(conn.execute_batch(&(sql + RENAMES))?)
}

/// Brings the index up to date before a write commits.
pub(crate) fn refresh(tx: &Tx<'_>) -> Result<()> {
    let conn = tx.conn();
    for (place, noun) in NOUNS.iter().enumerate() {
        let which = format!("id IN (SELECT record_id FROM search_stale WHERE noun = '{}')", noun.name);
        let is_stale =
            conn.prepare_cached("SELECT 1 FROM search_stale WHERE noun = ?1")?.exists([noun.name])?;
        if !is_stale {
            continue;
        }
        for (table, key) in [("search_text", "rowid"), ("search_row", "id")] {
            conn.prepare_cached(&format!(
                "DELETE FROM {table} WHERE {key} IN (SELECT {} + record_id FROM search_stale WHERE noun = ?1)",
                first_id(place)
            ))?
            .execute([noun.name])?;
        }
        insert(conn, place, noun, &which)?;
    }
    conn.prepare_cached("DELETE FROM search_stale")?.execute([])?;
    Ok(())
}

/// Makes the whole index anew: after a bulk load.
pub(crate) fn rebuild_all(conn: &Connection) -> Result<()> {
    conn.execute_batch(
        "DELETE FROM search_row; INSERT INTO search_text (search_text) VALUES ('delete-all')",
    )?;
    for (place, noun) in NOUNS.iter().enumerate() {
        insert(conn, place, noun, "id > 0")?;
    }
    conn.execute_batch(
        "DELETE FROM search_stale; INSERT INTO search_text (search_text) VALUES ('optimize')",
    )?;
    Ok(())
}

/// How many rows the index should have, and how many it lacks, has too many, or has with another label.
pub(crate) fn compare(conn: &Connection) -> Result<(i64, i64)> {
    let (mut checked, mut wrong) = (0, 0);
    for (place, noun) in NOUNS.iter().enumerate() {
        let source = noun.source.replace("{which}", "id > 0");
        let sql = format!(
            "WITH source (record_id, unit_id, label, detail, on_day, text) AS ({source})
             SELECT (SELECT count(*) FROM source),
               (SELECT count(*) FROM source s WHERE NOT EXISTS (SELECT 1 FROM search_row r JOIN search_text_docsize d ON d.id = r.id
                  WHERE r.id = {first} + s.record_id AND r.label = s.label AND r.unit_id IS s.unit_id AND r.on_day IS s.on_day))
               + (SELECT count(*) FROM search_row r WHERE r.noun = '{name}' AND r.record_id NOT IN (SELECT id FROM {name}))",
            first = first_id(place),
            name = noun.name,
        );
        let (rows, bad) =
            conn.query_row(&sql, [], |row| Ok((row.get::<_, i64>(0)?, row.get::<_, i64>(1)?)))?;
        (checked, wrong) = (checked + rows, wrong + bad);
    }
    let stray = "SELECT count(*) FROM search_text_docsize WHERE id NOT IN (SELECT id FROM search_row)";
    let stray: i64 = conn.query_row(stray, [], |row| row.get(0))?;
    Ok((checked, wrong + stray))
}

/// Where the row ids of a noun begin; record ids stay far below the distance.
pub(super) const fn first_id(place: usize) -> i64 {
    (place as i64) << 40
}

fn insert(conn: &Connection, place: usize, noun: &Noun, which: &str) -> Result<()> {
    let mut source = conn.prepare_cached(&noun.source.replace("{which}", which))?;
    let mut row_of = conn.prepare_cached(
        "INSERT INTO search_row (id, noun, record_id, unit_id, label, detail, on_day) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
    )?;
    let mut text_of = conn.prepare_cached("INSERT INTO search_text (rowid, text) VALUES (?1, ?2)")?;
    let mut rows = source.query([])?;
    while let Some(row) = rows.next()? {
        let found = Found::read(row, noun)?;
        let id = first_id(place) + found.record_id;
        row_of.execute(params![
            id,
            noun.name,
            found.record_id,
            found.unit_id,
            found.label,
            found.detail,
            found.on_day
        ])?;
        text_of.execute(params![id, spaced(&found.text)])?;
    }
    Ok(())
}

/// The text in which a record is found, as it was written; of a person nothing: phone and id number stay off the screen (P-09).
pub(super) fn text_of(conn: &Connection, name: &str, id: i64) -> Result<String> {
    let Some(noun) = NOUNS.iter().find(|noun| noun.name == name && name != "member") else {
        return Ok(String::new());
    };
    let mut statement = conn.prepare_cached(&noun.source.replace("{which}", "id = ?1"))?;
    let text: Option<Option<String>> = statement.query_row([id], |row| row.get(5)).optional()?;
    Ok(text.flatten().unwrap_or_default())
}

/// A record as it goes into the index.
struct Found {
    record_id: i64,
    unit_id: Option<i64>,
    label: String,
    detail: Option<String>,
    on_day: Option<String>,
    text: String,
}

impl Found {
    fn read(row: &Row<'_>, noun: &Noun) -> rusqlite::Result<Self> {
        let (label, mut detail): (String, Option<String>) = (row.get(2)?, row.get(3)?);
        let mut text = format!("{label} {}", row.get::<_, Option<String>>(5)?.unwrap_or_default());
        match noun.name {
            "member" => text = format!("{text} {}", pinyin::ways(&label)),
            "session" => {
                let kinds = detail.iter().flat_map(|kinds| kinds.split(',')).filter_map(Kind::parse);
                let labels: Vec<String> = kinds.map(|kind| kind.label().to_owned()).collect();
                text = format!("{text} {}", labels.join(" "));
                detail = Some(labels.join("、"));
            }
            _ => {}
        }
        Ok(Self { record_id: row.get(0)?, unit_id: row.get(1)?, label, detail, on_day: row.get(4)?, text })
    }
}
