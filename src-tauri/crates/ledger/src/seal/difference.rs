//! 封存后的改动: what the book says now against what was sealed, by figure and by record.

use std::collections::{HashMap, HashSet};

use rusqlite::OptionalExtension;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{Figure, Period, Seal, SealedSession, content, store};
use crate::date::Day;
use crate::id::{SessionId, UnitId};
use crate::session::Kind;
use crate::{Result, View};

/// One figure that is different now.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct FigureChange {
    /// Of what: 支部党员大会, 合计.
    pub of: String,
    /// Which: 实到人次.
    pub name: String,
    /// When it was sealed; none: there was no such line.
    pub sealed: Option<i64>,
    /// Now; none: there is no such line any more.
    pub now: Option<i64>,
}

/// One session that is different now.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SessionChange {
    /// The session; none: it was deleted.
    pub session_id: Option<SessionId>,
    /// Its day.
    pub on_day: Day,
    /// Its title.
    pub title: String,
    /// `时长45分钟改为90分钟，实到7人改为8人`
    pub words: String,
    /// When it was changed last, ms UTC.
    pub at: Option<i64>,
    /// By whom.
    pub who: Option<String>,
}

/// What is different from the first seal of a period.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Difference {
    /// Figures.
    pub figures: Vec<FigureChange>,
    /// Sessions, oldest first.
    pub sessions: Vec<SessionChange>,
}

impl Difference {
    /// The first thing that is different, in words; none where nothing is.
    pub(super) fn first_words(&self) -> Option<String> {
        let session = self
            .sessions
            .first()
            .map(|one| format!("{}《{}》{}", one.on_day.format("%-m月%-d日"), one.title, one.words));
        let number = |value: Option<i64>| value.map_or_else(|| "没有".to_owned(), |n| n.to_string());
        session.or_else(|| {
            let one = self.figures.first()?;
            Some(format!("{}{}，封存时{}，现在{}", one.of, one.name, number(one.sealed), number(one.now)))
        })
    }
}

/// What the book says of a period now against its first seal; none while it was never sealed.
/// Errors: no such unit.
pub fn difference(view: &View<'_>, unit: UnitId, period: Period) -> Result<Option<Difference>> {
    store::of_period(view, unit, period)?.first().map(|first| since(view, first)).transpose()
}

/// Against one seal.
pub(super) fn since(view: &View<'_>, seal: &Seal) -> Result<Difference> {
    let window = crate::date::Window { from: seal.from, to: seal.to };
    let Some(sealed) = store::content_of(view, seal.id)? else {
        return Ok(Difference { figures: Vec::new(), sessions: Vec::new() });
    };
    let now = content::figures(view, seal.unit_id, window)?;
    let key = |figure: &Figure| (figure.of.clone(), figure.name.clone());
    let current: HashMap<_, _> = now.iter().map(|figure| (key(figure), figure.value)).collect();
    let known: HashSet<_> = sealed.figures.iter().map(key).collect();
    let was =
        sealed.figures.iter().map(|figure| (figure, Some(figure.value), current.get(&key(figure)).copied()));
    let new = now
        .iter()
        .filter(|figure| !known.contains(&key(figure)))
        .map(|figure| (figure, None, Some(figure.value)));
    // A line that came or went with nothing in it says nothing.
    let figures =
        was.chain(new).filter(|(_, sealed, now)| sealed.unwrap_or_default() != now.unwrap_or_default());
    let figures = figures.map(|(figure, sealed, now)| FigureChange {
        of: figure.of.clone(),
        name: figure.name.clone(),
        sealed,
        now,
    });
    Ok(Difference { figures: figures.collect(), sessions: sessions(view, seal, &sealed.sessions)? })
}

fn sessions(view: &View<'_>, seal: &Seal, sealed: &[SealedSession]) -> Result<Vec<SessionChange>> {
    let window = crate::date::Window { from: seal.from, to: seal.to };
    let now = content::sessions(view, seal.unit_id, window)?;
    let current: HashMap<&str, (SessionId, &SealedSession)> =
        now.iter().map(|(id, session)| (session.uid.as_str(), (*id, session))).collect();
    let known: HashSet<&str> = sealed.iter().map(|session| session.uid.as_str()).collect();
    let mut changes = Vec::new();
    for old in sealed {
        let change = match current.get(old.uid.as_str()) {
            None => Some((gone(view, &old.uid)?, old, "封存后移出这一期，或删除了".to_owned())),
            Some((id, new)) => words(old, new).map(|words| (Some(*id), *new, words)),
        };
        changes.extend(change);
    }
    let new = now.iter().filter(|(_, session)| !known.contains(session.uid.as_str()));
    changes.extend(new.map(|(id, session)| (Some(*id), session, "封存后补记".to_owned())));
    let mut changes = changes
        .into_iter()
        .map(|(session_id, session, words)| {
            let last = session_id.map(|id| last_change(view, id, seal.sealed_at)).transpose()?.flatten();
            let (at, who) = last.unzip();
            Ok(SessionChange {
                session_id,
                on_day: session.on_day,
                title: session.title.clone(),
                words,
                at,
                who,
            })
        })
        .collect::<Result<Vec<_>>>()?;
    changes.sort_by_key(|change| change.on_day);
    Ok(changes)
}

/// A session that left the period and is still in the book.
fn gone(view: &View<'_>, uid: &str) -> Result<Option<SessionId>> {
    let sql = "SELECT id FROM session WHERE uid = ?1";
    Ok(view.conn().prepare_cached(sql)?.query_row([uid], |row| row.get(0)).optional()?)
}

/// When a session was written last after a moment, and by whom.
fn last_change(view: &View<'_>, id: SessionId, after: i64) -> Result<Option<(i64, String)>> {
    let sql = "SELECT at, who FROM change WHERE noun = 'session' AND record_id = ?1 AND at >= ?2 ORDER BY id DESC LIMIT 1";
    let mut statement = view.conn().prepare_cached(sql)?;
    Ok(statement.query_row((id, after), |row| Ok((row.get(0)?, row.get(1)?))).optional()?)
}

/// What of a session is different; none when nothing is.
fn words(old: &SealedSession, new: &SealedSession) -> Option<String> {
    let mut found = Vec::new();
    let mut texts = |name: &str, old: String, new: String| {
        if old != new {
            found.push(format!("{name}{old}改为{new}"));
        }
    };
    let day = |day: Day| day.format("%-m月%-d日").to_string();
    texts("日期", day(old.on_day), day(new.on_day));
    texts("名称", format!("《{}》", old.title), format!("《{}》", new.title));
    texts("类别", kinds(&old.kinds), kinds(&new.kinds));
    texts("时长", format!("{}分钟", old.minutes), format!("{}分钟", new.minutes));
    for (name, old, new) in [
        ("应到", old.due, new.due),
        ("实到", old.present, new.present),
        ("请假", old.excused, new.excused),
        ("缺席", old.absent, new.absent),
        ("补学", old.made_up, new.made_up),
    ] {
        texts(name, format!("{old}人"), format!("{new}人"));
    }
    if found.is_empty() && old.roll != new.roll {
        found.push("有人的点名改了，人数没有变".to_owned());
    }
    (!found.is_empty()).then(|| found.join("，"))
}

/// `theme_day,lecture` → `主题党日、党课`.
fn kinds(words: &str) -> String {
    let labels: Vec<String> = words
        .split(',')
        .map(|word| Kind::parse(word).map_or_else(|| word.to_owned(), |kind| kind.short().to_owned()))
        .collect();
    labels.join("、")
}
