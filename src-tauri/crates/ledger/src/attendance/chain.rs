//! 补学 as a chain with clocks: who is missing is listed, arranged, done, proved (C-32, C-33, B12). It changes coverage and
//! nothing else (C-34).

use chrono::Days;
use rusqlite::{OptionalExtension, Row, named_params, params};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{MakeUp, MakeUpForm, Mark, Reason, Totals, make_up};
use crate::count::Span;
use crate::date::{Day, Quarter};
use crate::id::{MemberId, SessionId, UnitId};
use crate::session::Kind;
use crate::{Error, Result, Tx, View, setting};

text_enum! {
    /// The next step of somebody's make-up.
    MakeUpStage {
        /// On the list: nobody has arranged anything.
        Listed = "listed" "待安排",
        /// Arranged: to be done.
        Arranged = "arranged" "待补学",
        /// Done: notes or the like are still to be handed in.
        Done = "done" "待证明",
        Proved = "proved" "已办结",
    }
}

/// 安排: who sees to it, how, until when.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct MakeUpPlan {
    /// When it was arranged.
    pub arranged_on: Day,
    /// 负责人, often the group's leader.
    pub by_whom: Option<String>,
    /// Last day.
    pub due_on: Day,
    /// How.
    pub form: MakeUpForm,
    /// 备注.
    pub note: Option<String>,
}

/// Somebody who did not come to a session, and how far the make-up is.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct MakeUpCase {
    /// The session.
    pub session_id: SessionId,
    /// Its title.
    pub title: String,
    /// Its day.
    pub on_day: Day,
    /// Main kind's name with the group: 轧钢党小组会.
    pub kind_label: String,
    /// Its credit, which a make-up usually earns in full.
    pub minutes: i64,
    /// Who.
    pub member_id: MemberId,
    /// Name.
    pub name: String,
    /// Group that day.
    pub group: Option<String>,
    /// 请假 or 缺席.
    pub mark: Mark,
    /// Why.
    pub reason: Option<Reason>,
    /// The next step.
    pub stage: MakeUpStage,
    /// 安排.
    pub plan: Option<MakeUpPlan>,
    /// 补学, if done.
    pub made_up: Option<MakeUp>,
    /// Last day for the next step; none when nothing is left to do.
    pub due_on: Option<Day>,
    /// That day is past.
    pub is_late: bool,
}

/// A session whose people are not all marked: who has to make it up cannot be listed yet.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Unlisted {
    /// The session.
    pub session_id: SessionId,
    /// Its title.
    pub title: String,
    /// Its day.
    pub on_day: Day,
    /// How many people are 未点.
    pub unmarked: i64,
    /// Last day for the list.
    pub due_on: Day,
    /// That day is past.
    pub is_late: bool,
}

/// All make-ups of a unit on a day.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct MakeUpChain {
    /// Sessions are looked at from this day on.
    pub from: Day,
    /// Overdue first, then by their next deadline.
    pub cases: Vec<MakeUpCase>,
    /// Rolls that are not finished.
    pub unlisted: Vec<Unlisted>,
    /// Everyone due at these sessions: present ÷ due is 到会率, (present + made up) ÷ due is 覆盖率.
    pub totals: Totals,
}

/// The periods in force, in days.
#[derive(Debug, Clone, Copy)]
struct Clocks {
    list: Days,
    arrange: Days,
    make_up: Days,
    prove: Days,
}

impl Clocks {
    fn of(view: &View<'_>, unit: UnitId) -> Result<Self> {
        let days = |key: &str| Ok::<_, Error>(Days::new(setting::get(view, Some(unit), key)?.unsigned_abs()));
        Ok(Self {
            list: days("make_up.list_days")?,
            arrange: days("make_up.arrange_days")?,
            make_up: days("make_up.days")?,
            prove: days("make_up.proof_days")?,
        })
    }

    /// The next step and its last day. A make-up nobody arranged is done all the same.
    fn next(
        &self,
        on_day: Day,
        plan: Option<&MakeUpPlan>,
        made_up: Option<&MakeUp>,
    ) -> (MakeUpStage, Option<Day>) {
        match (made_up, plan) {
            (Some(done), _) if done.proved_on.is_some() => (MakeUpStage::Proved, None),
            (Some(done), _) => (MakeUpStage::Done, Some(after(done.on_day, self.prove))),
            (None, Some(plan)) => (MakeUpStage::Arranged, Some(plan.due_on)),
            (None, None) => (MakeUpStage::Listed, Some(after(on_day, self.arrange))),
        }
    }
}

fn after(day: Day, days: Days) -> Day {
    day.checked_add_days(days).unwrap_or(day)
}

/// Sessions that are made up: 支委会 and talks are no study.
const MADE_UP: &str =
    "s.status IN ('draft', 'held', 'sealed') AND s.scope NOT IN ('committee', 'none') AND k.kind <> 'talk'";

/// All make-ups of a unit as of a day: of this quarter, and of sessions whose period runs on from the last one. What is past
/// its day stays on the list until the quarter ends, when the report closes (C-33). Errors: no such unit.
pub fn make_up_chain(view: &View<'_>, unit: UnitId, day: Day) -> Result<MakeUpChain> {
    let clocks = Clocks::of(view, unit)?;
    let open = day.checked_sub_days(clocks.make_up).unwrap_or(day);
    let from = open.min(Quarter::of(day).window().from);
    let span = Span::of(view, unit)?;
    // What was arranged for a later day, or still wants its proof, may be of the quarter before.
    let earlier = Quarter::of(from.pred_opt().unwrap_or(from)).window().from;
    let mut cases = cases(view, &span, clocks, earlier, day)?;
    cases.retain(|case| case.on_day >= from || case.due_on.is_some_and(|due| due >= day));
    cases.sort_by_key(|case| (case.stage == MakeUpStage::Proved, !case.is_late, case.due_on, case.on_day));
    let (unlisted, totals) = sums(view, &span, clocks, from, day)?;
    Ok(MakeUpChain { from, cases, unlisted, totals })
}

fn cases(view: &View<'_>, span: &Span, clocks: Clocks, from: Day, day: Day) -> Result<Vec<MakeUpCase>> {
    let sql = format!(
        "SELECT s.id, s.title, s.on_day, k.kind, u.name, u.kind = 'group', s.minutes, a.member_id, m.name, g.name, a.mark, a.reason,
           p.arranged_on, p.by_whom, p.due_on, p.form, p.note, {}
         FROM {}
           JOIN attendance a ON a.session_id = s.id AND a.unit_id = su.unit_id AND a.mark IN ('excused', 'absent')
           JOIN unit u ON u.id = s.unit_id
           JOIN member m ON m.id = a.member_id
           JOIN session_kind k ON k.session_id = s.id AND k.is_main
           LEFT JOIN membership ms ON ms.member_id = a.member_id AND ms.from_on <= s.on_day AND (ms.until_on IS NULL OR ms.until_on > s.on_day)
           LEFT JOIN unit g ON g.id = ms.group_id
           LEFT JOIN make_up_plan p ON p.session_id = s.id AND p.member_id = a.member_id
           LEFT JOIN make_up x ON x.session_id = s.id AND x.member_id = a.member_id
         WHERE {} AND {MADE_UP}
         ORDER BY s.on_day, s.id, m.pinyin, m.id",
        make_up::COLUMNS.replace("k.", "x."),
        span.sessions(),
        Span::WITHIN
    );
    let mut statement = view.conn().prepare_cached(&sql)?;
    let values = named_params! { ":from": from, ":to": day, ":low": span.from, ":high": span.to };
    let rows = statement.query_map(values, |row| {
        let (kind, owner, is_group): (Kind, String, bool) = (row.get(3)?, row.get(4)?, row.get(5)?);
        let on_day: Day = row.get(2)?;
        let plan = plan(row, 12)?;
        let made_up = make_up::read(row, 17)?;
        let (stage, due_on) = clocks.next(on_day, plan.as_ref(), made_up.as_ref());
        Ok(MakeUpCase {
            session_id: row.get(0)?,
            title: row.get(1)?,
            on_day,
            kind_label: if is_group { format!("{owner}{}", kind.short()) } else { kind.short().to_owned() },
            minutes: row.get(6)?,
            member_id: row.get(7)?,
            name: row.get(8)?,
            group: row.get(9)?,
            mark: row.get(10)?,
            reason: row.get(11)?,
            stage,
            plan,
            made_up,
            due_on,
            is_late: due_on.is_some_and(|due| due < day),
        })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// The plan in the five columns that begin at a place of a row; none where nothing was joined.
fn plan(row: &Row<'_>, at: usize) -> rusqlite::Result<Option<MakeUpPlan>> {
    let Some(arranged_on) = row.get(at)? else { return Ok(None) };
    Ok(Some(MakeUpPlan {
        arranged_on,
        by_whom: row.get(at + 1)?,
        due_on: row.get(at + 2)?,
        form: row.get(at + 3)?,
        note: row.get(at + 4)?,
    }))
}

/// What was arranged for somebody who missed a session.
pub fn make_up_plan(view: &View<'_>, session: SessionId, member: MemberId) -> Result<Option<MakeUpPlan>> {
    let sql = "SELECT arranged_on, by_whom, due_on, form, note FROM make_up_plan WHERE session_id = ?1 AND member_id = ?2";
    let found = view.conn().prepare_cached(sql)?.query_row(params![session, member], |row| plan(row, 0));
    Ok(found.optional()?.flatten())
}

/// Sessions whose roll is not finished, and the totals of those whose is.
fn sums(
    view: &View<'_>,
    span: &Span,
    clocks: Clocks,
    from: Day,
    day: Day,
) -> Result<(Vec<Unlisted>, Totals)> {
    let sql = format!(
        "SELECT s.id, s.title, s.on_day, su.due, su.present, su.excused, su.absent, su.unmarked, su.exempt, su.made_up
         FROM {} JOIN session_kind k ON k.session_id = s.id AND k.is_main
         WHERE {} AND {MADE_UP} AND su.counting = 'named' ORDER BY s.on_day, s.id",
        span.sessions(),
        Span::WITHIN
    );
    let mut statement = view.conn().prepare_cached(&sql)?;
    let mut rows =
        statement.query(named_params! { ":from": from, ":to": day, ":low": span.from, ":high": span.to })?;
    let (mut unlisted, mut totals) = (Vec::new(), Totals::default());
    while let Some(row) = rows.next()? {
        let (on_day, unmarked): (Day, i64) = (row.get(2)?, row.get(7)?);
        if unmarked > 0 {
            let due_on = after(on_day, clocks.list);
            let (session_id, title) = (row.get(0)?, row.get(1)?);
            unlisted.push(Unlisted { session_id, title, on_day, unmarked, due_on, is_late: due_on < day });
            continue;
        }
        for (place, sum) in [
            (3, &mut totals.due),
            (4, &mut totals.present),
            (5, &mut totals.excused),
            (6, &mut totals.absent),
            (8, &mut totals.exempt),
            (9, &mut totals.made_up),
        ] {
            *sum += row.get::<_, i64>(place)?;
        }
    }
    Ok((unlisted, totals))
}

/// 安排补学 of some people who missed a session, the same for all; once more replaces what was arranged.
/// Errors: [`Error::Broken`] for somebody who came, was not due or has made it up, or a last day before the session.
pub fn make_up_arrange(
    tx: &Tx<'_>,
    session: SessionId,
    members: &[MemberId],
    plan: &MakeUpPlan,
) -> Result<()> {
    for member in members {
        let on_day = make_up::missed_on(tx, session, *member)?;
        if plan.due_on < on_day || plan.due_on < plan.arranged_on {
            return Err(Error::broken("dueOn", "补学的期限不能早于活动和安排的日期"));
        }
        if make_up::get(tx, session, *member)?.is_some() {
            return Err(Error::broken("memberId", "这个人已经补学了，不用再安排"));
        }
        tx.conn()
            .prepare_cached(
                "INSERT INTO make_up_plan (session_id, member_id, arranged_on, by_whom, due_on, form, note) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
                 ON CONFLICT (session_id, member_id) DO UPDATE SET arranged_on = excluded.arranged_on, by_whom = excluded.by_whom,
                   due_on = excluded.due_on, form = excluded.form, note = excluded.note",
            )?
            .execute(params![session, member, plan.arranged_on, plan.by_whom, plan.due_on, plan.form, plan.note])?;
    }
    tx.about("session", session.0)
}

/// 证明: what was handed in after a make-up (笔记、心得、答题), and when somebody looked at it.
/// Errors: [`Error::Broken`] without a make-up, without words, or a day before it.
pub fn make_up_prove(
    tx: &Tx<'_>,
    session: SessionId,
    member: MemberId,
    proof: &str,
    proved_on: Day,
) -> Result<()> {
    let Some(done) = make_up::get(tx, session, member)? else {
        return Err(Error::broken("memberId", "还没有登记补学，先登记补学再写证明"));
    };
    if proof.trim().is_empty() {
        return Err(Error::broken("proof", "请写明用什么证明，如学习笔记、心得体会、答题"));
    }
    if proved_on < done.on_day {
        return Err(Error::broken("provedOn", "查看证明的日期不能早于补学的日期"));
    }
    make_up::make_up_save(
        tx,
        session,
        member,
        &MakeUp { proof: Some(proof.trim().to_owned()), proved_on: Some(proved_on), ..done },
    )?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_step_has_its_own_clock() {
        let day = |text: &str| text.parse::<Day>().unwrap();
        let clocks =
            Clocks { list: Days::new(2), arrange: Days::new(3), make_up: Days::new(7), prove: Days::new(7) };
        let plan = MakeUpPlan {
            arranged_on: day("2026-09-20"),
            by_whom: None,
            due_on: day("2026-09-27"),
            form: MakeUpForm::Delivered,
            note: None,
        };
        let done = |proved_on: Option<&str>| MakeUp {
            id: None,
            on_day: day("2026-09-24"),
            form: MakeUpForm::Delivered,
            minutes: 60,
            content: None,
            witness: None,
            proof: None,
            proved_on: proved_on.map(day),
        };
        let cases = [
            (None, None, MakeUpStage::Listed, Some("2026-09-21")),
            (Some(&plan), None, MakeUpStage::Arranged, Some("2026-09-27")),
            (Some(&plan), Some(done(None)), MakeUpStage::Done, Some("2026-10-01")),
            (None, Some(done(None)), MakeUpStage::Done, Some("2026-10-01")),
            (Some(&plan), Some(done(Some("2026-09-25"))), MakeUpStage::Proved, None),
        ];
        for (plan, made_up, stage, due) in cases {
            assert_eq!(
                clocks.next(day("2026-09-18"), plan, made_up.as_ref()),
                (stage, due.map(day)),
                "{}: the next step and its last day (C-32)",
                stage.label()
            );
        }
    }
}
