//! Who is there, sitting by sitting and unit by unit, and whether that is enough; the sentences about it for screen and paper.

use rusqlite::params;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{Mark, RollLine, Totals};
use crate::date::Day;
use crate::id::{SittingId, UnitId};
use crate::member::Stage;
use crate::session::{Kind, Quorum, SessionFields, judge, opening_end, quorum, rules};
use crate::{Result, View};

/// One sitting of a session held in batches.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SittingTurnout {
    /// The sitting.
    pub sitting_id: SittingId,
    /// 甲班场.
    pub name: String,
    /// People counted in it: the sittings add up to the session.
    pub present: i64,
    /// People there who are counted in another sitting; never added.
    pub again: i64,
    /// People there with a vote, those counted elsewhere included: a vote is taken by who is in the room.
    pub present_voting: i64,
    /// Whether that is enough: several sittings together never are (C-29).
    pub quorums: Vec<Quorum>,
}

/// One unit of a joint session: its own people only (C-37).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct UnitTurnout {
    /// The unit.
    pub unit_id: UnitId,
    /// Its name.
    pub unit: String,
    /// Its totals.
    pub totals: Totals,
    /// 应到有表决权.
    pub due_voting: i64,
    /// 实到有表决权.
    pub present_voting: i64,
}

fn size<T>(items: impl Iterator<Item = T>) -> i64 {
    i64::try_from(items.count()).unwrap_or(i64::MAX)
}

/// Totals of some lines.
pub(super) fn sum<'a>(lines: impl Iterator<Item = &'a RollLine>) -> Totals {
    lines.fold(Totals::default(), |mut totals, line| {
        totals.add(line.mark, line.made_up.is_some());
        totals
    })
}

/// 应到 and 实到 with a vote.
pub(super) fn voting<'a>(lines: impl Iterator<Item = &'a RollLine>) -> (i64, i64) {
    lines
        .filter(|line| line.can_vote)
        .fold((0, 0), |(due, present), line| (due + 1, present + i64::from(line.mark == Mark::Present)))
}

fn quorums(fields: &SessionFields, due: i64, present: i64) -> Vec<Quorum> {
    let rules = rules(&fields.kinds, &fields.votes).into_iter();
    rules.map(|(rule, is_asked)| Quorum { is_asked, ..quorum(rule, due, present) }).collect()
}

/// Whether enough people came to a session held in one sitting; for batches each sitting says it for itself.
pub(super) fn of_session(fields: &SessionFields, lines: &[RollLine]) -> Vec<Quorum> {
    if lines.is_empty() || fields.sittings.len() > 1 {
        return Vec::new();
    }
    let (due, present) = base(fields, lines, |line| line.mark == Mark::Present);
    quorums(fields, due, present)
}

/// A committee's meeting is held by its members present, everything else by those with a vote.
fn base(fields: &SessionFields, lines: &[RollLine], is_here: impl Fn(&RollLine) -> bool) -> (i64, i64) {
    let is_committee = fields.kinds.iter().any(|kind| kind.as_str() == Kind::COMMITTEE_MEETING);
    let counts = |line: &&RollLine| if is_committee { line.mark != Mark::Exempt } else { line.can_vote };
    (size(lines.iter().filter(counts)), size(lines.iter().filter(counts).filter(|line| is_here(line))))
}

/// The sittings of a session in their order.
pub(super) fn of_sittings(fields: &SessionFields, lines: &[RollLine]) -> Vec<SittingTurnout> {
    let sittings = fields.sittings.iter().enumerate();
    sittings
        .filter_map(|(at, sitting)| Some((at, sitting, sitting.id?)))
        .map(|(at, sitting, id)| {
            let again = |line: &RollLine| line.second_sittings.contains(&id);
            let counted = |line: &RollLine| line.mark == Mark::Present && line.sitting_id == Some(id);
            let is_here = |line: &RollLine| counted(line) || again(line);
            let (due, present) = base(fields, lines, is_here);
            SittingTurnout {
                sitting_id: id,
                name: sitting.name(at),
                present: size(lines.iter().filter(|line| counted(line))),
                again: size(lines.iter().filter(|line| again(line))),
                present_voting: size(lines.iter().filter(|line| line.can_vote && is_here(line))),
                quorums: if fields.sittings.len() > 1 { quorums(fields, due, present) } else { Vec::new() },
            }
        })
        .collect()
}

/// The units of a joint session in the order of the roll; none for a session of one unit.
pub(super) fn of_units(lines: &[RollLine]) -> Vec<UnitTurnout> {
    let mut units: Vec<(UnitId, &str)> = Vec::new();
    for line in lines {
        if units.iter().all(|(known, _)| *known != line.unit_id) {
            units.push((line.unit_id, &line.unit));
        }
    }
    if units.len() < 2 {
        return Vec::new();
    }
    let of = |unit: UnitId| lines.iter().filter(move |line| line.unit_id == unit);
    units
        .into_iter()
        .map(|(unit_id, unit)| {
            let (due_voting, present_voting) = voting(of(unit_id));
            UnitTurnout {
                unit_id,
                unit: unit.to_owned(),
                totals: sum(of(unit_id)),
                due_voting,
                present_voting,
            }
        })
        .collect()
}

/// The sentence that opens a meeting of the committee or of all members (F-16, domain.md §2.2), once everybody is marked.
pub(super) fn opening(fields: &SessionFields, lines: &[RollLine], quorums: &[Quorum]) -> Option<String> {
    let totals = sum(lines.iter());
    let is_committee = fields.kinds.iter().any(|kind| kind.as_str() == Kind::COMMITTEE_MEETING);
    if lines.is_empty() || totals.unmarked > 0 || rules(&fields.kinds, &fields.votes).is_empty() {
        return None;
    }
    if is_committee {
        let end = if totals.present * 2 >= totals.due {
            "符合规定人数，现在开会。"
        } else {
            "到会委员不足半数，不能议决事项。"
        };
        return Some(format!("应到委员{}名，实到委员{}名，{end}", totals.due, totals.present));
    }
    let is_full = |line: &&RollLine| line.stage == Stage::Full && line.mark != Mark::Exempt;
    let full = size(lines.iter().filter(is_full));
    let came = size(lines.iter().filter(is_full).filter(|line| line.mark == Mark::Present));
    let (due, present) = voting(lines.iter());
    // Exempt people keep their vote (C-10), others may have lost it (XJ-07): where the two differ, both are said.
    let right = if (full, came) == (due, present) {
        String::new()
    } else {
        format!("；应到会有表决权的党员{due}名，实到{present}名")
    };
    let end = if !fields.votes.iter().all(|vote| judge(vote).quorum_met) {
        "未达到规定人数，不能进行表决。"
    } else if fields.votes.iter().any(|vote| judge(vote).chair_decides) {
        "到会有表决权的党员恰为应到会的半数，由主持人决定开会。"
    } else if fields.votes.is_empty() && !quorums.is_empty() {
        opening_end(quorums)
    } else {
        "符合规定人数，现在可以开会。"
    };
    Some(format!(
        "本支部应到{}名，其中正式党员{full}名；实到{}名，其中正式党员{came}名{right}，{end}",
        totals.due, totals.present
    ))
}

/// 不计入应到会 with who approved and when (XJ-08, C-03), of the units that took part.
fn left_out(view: &View<'_>, units: &[UnitId], on_day: Day) -> Result<Vec<String>> {
    let sql = "SELECT count(DISTINCT st.member_id), st.approved_by FROM json_each(?1) j JOIN unit o ON o.id = j.value
          JOIN unit u ON u.path >= o.path AND u.path < o.path || '~'
          JOIN membership ms ON ms.unit_id = u.id AND ms.from_on <= ?2 AND (ms.until_on IS NULL OR ms.until_on > ?2)
          JOIN standing st ON st.member_id = ms.member_id AND st.kind = 'not_due'
            AND st.from_on <= ?2 AND (st.until_on IS NULL OR st.until_on > ?2)
        GROUP BY 2 ORDER BY 2";
    let ids: Vec<i64> = units.iter().map(|unit| unit.0).collect();
    let mut statement = view.conn().prepare_cached(sql)?;
    let rows = statement.query_map(params![serde_json::json!(ids).to_string(), on_day], |row| {
        let (count, by): (i64, Option<String>) = (row.get(0)?, row.get(1)?);
        let by = by.filter(|by| !by.trim().is_empty()).unwrap_or_else(|| "〔批准单位待补充〕".to_owned());
        Ok(format!("另有{count}名经{by}批准不计入应到会"))
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Why 应到 and 应到有表决权 are not the same number: `应到27名，有表决权26名：预备党员2名没有表决权，…`. Heads only: no names, no
/// reasons of persons (P-14). `None` where there is nothing to say.
pub(super) fn why_voting(
    view: &View<'_>,
    units: &[UnitId],
    on_day: Day,
    lines: &[RollLine],
) -> Result<Option<String>> {
    let of = |is: &dyn Fn(&RollLine) -> bool| size(lines.iter().filter(|line| is(line)));
    let due = of(&|line| line.mark != Mark::Exempt);
    let with_vote = of(&|line| line.can_vote);
    let in_due = |line: &RollLine| line.mark != Mark::Exempt && !line.can_vote;
    let why = [
        (of(&|line| in_due(line) && line.stage == Stage::Probationary), "预备党员", "没有表决权"),
        (of(&|line| in_due(line) && line.stage == Stage::Full), "正式党员", "这一天没有表决权"),
        (of(&|line| line.mark == Mark::Exempt && line.can_vote), "免于参加的", "不计入应到，仍有表决权"),
    ];
    let mut said: Vec<String> = why
        .into_iter()
        .filter(|(count, ..)| *count > 0)
        .map(|(count, who, what)| format!("{who}{count}名{what}"))
        .collect();
    said.extend(left_out(view, units, on_day)?);
    Ok((!said.is_empty() && due > 0)
        .then(|| format!("应到{due}名，有表决权{with_vote}名：{}。", said.join("，"))))
}
