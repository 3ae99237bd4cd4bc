//! Writes the calendar into the book, in the order of time: a meeting with its roll in the evening of its day, a make-up on
//! the day it was made up, sealing the morning after.

use chrono::Days;

use super::meetings::{Held, Topics, everything, topic_id};
use super::{Cast, Random, appraisal, calendar, day, moment};
use crate::Result;
use crate::attendance::{self, MakeUpForm, MakeUpPlan, Mark, MarkEntry, Reason};
use crate::book::{Act, Book, Tx};
use crate::date::Day;
use crate::id::{MemberId, SessionId, SittingId};
use crate::leave::{self, LeaveFields};
use crate::sample::TODAY;
use crate::session::{self, Kind, Scope, Status};
use crate::topic::{self, StudyForm, TopicStudy};

/// What is written when; `usize` is the place in the list of what was held.
enum Step {
    Hold(usize),
    MakeUp(usize, usize),
    Seal(usize),
}

/// Writes everything; the sessions of 2026 with their kinds and days, for the plan.
pub(super) fn fill(
    book: &mut Book,
    cast: &Cast,
    topics: &Topics,
    random: &mut Random,
) -> Result<Vec<(Vec<Kind>, Day, SessionId)>> {
    let held = everything(cast, topics, random)?;
    let mut ids = vec![None; held.len()];
    for (at, step) in steps(&held) {
        let act = |intent, summary| Act { at, who: "许秀兰", intent, summary };
        match step {
            Step::Hold(place) => {
                ids[place] =
                    Some(book.write(act("session_save", "登记活动"), |tx| hold(tx, cast, &held[place]))?);
            }
            Step::MakeUp(place, who) => {
                let (Some(id), missed) = (ids[place], &held[place].missed[who]) else { continue };
                let Some(made_up) = &missed.made_up else { continue };
                book.write(act("make_up_save", "登记补学"), |tx| {
                    attendance::make_up_save(tx, id, missed.member, made_up)
                })?;
            }
            Step::Seal(place) => {
                let Some(id) = ids[place] else { continue };
                book.write(act("session_seal", "封存活动"), |tx| session::seal(tx, id, at))?;
            }
        }
    }
    book.write(
        Act { at: moment(TODAY, 8, 10), who: "许秀兰", intent: "study_save", summary: "登记自学" },
        |tx| self_study(tx, cast, topics),
    )?;
    let (name, reason, first, last) = calendar::AWAY;
    book.write(
        Act {
            at: moment(TODAY, 8, 20), who: "许秀兰", intent: "leave_save", summary: "登记请假：任玉梅"
        },
        |tx| {
            let asked = Some(TODAY);
            let until = day(last)?.checked_add_days(Days::new(1)).unwrap_or(TODAY);
            leave::save(tx, None, &granted(cast.member(name)?, None, (day(first)?, until), reason, asked))
        },
    )?;
    if let Some(id) = written_on(&held, &ids, calendar::ARRANGED.0, calendar::ARRANGED.1, cast)? {
        let (.., name, by_whom, due_on) = calendar::ARRANGED;
        let plan = MakeUpPlan {
            arranged_on: day("2026-09-17")?,
            by_whom: Some(by_whom.to_owned()),
            due_on: day(due_on)?,
            form: MakeUpForm::Delivered,
            note: None,
        };
        let member = cast.member(name)?;
        let act = Act {
            at: moment(TODAY, 8, 30),
            who: "许秀兰",
            intent: "make_up_arrange",
            summary: "安排补学：曾宪明",
        };
        book.write(act, |tx| attendance::make_up_arrange(tx, id, &[member], &plan))?;
    }
    let written =
        held.into_iter().zip(ids).filter_map(|(held, id)| Some((held.fields.kinds, held.fields.on_day, id?)));
    Ok(written.collect())
}

/// Everything in the order of time.
fn steps(held: &[Held]) -> Vec<(i64, Step)> {
    let mut steps = Vec::new();
    for (place, one) in held.iter().enumerate() {
        let on_day = one.fields.on_day;
        let hour = if one.fields.status == Status::Planned { 9 } else { 18 };
        let written = if one.fields.status == Status::Planned { TODAY } else { on_day };
        steps.push((moment(written, hour, 10), Step::Hold(place)));
        for (who, missed) in one.missed.iter().enumerate() {
            if let Some(made_up) = &missed.made_up {
                steps.push((moment(made_up.on_day, 19, 0), Step::MakeUp(place, who)));
            }
        }
        if one.fields.status == Status::Held {
            let next = on_day.checked_add_days(Days::new(1)).unwrap_or(on_day);
            steps.push((moment(next, 8, 30), Step::Seal(place)));
        }
    }
    steps.sort_by_key(|(at, _)| *at);
    steps
}

/// Writes one session with its roll.
fn hold(tx: &Tx<'_>, cast: &Cast, held: &Held) -> Result<SessionId> {
    let id = session::save(tx, None, &held.fields)?;
    if held.fields.status == Status::Planned || held.fields.scope == Scope::Nobody {
        return Ok(id);
    }
    for &(on, name, reason, asked) in &calendar::LEAVES {
        if day(on)? == held.fields.on_day && held.fields.scope == Scope::All {
            let days = (held.fields.on_day, held.fields.on_day);
            let asked = Some(day(asked)?);
            leave::save(tx, None, &granted(cast.member(name)?, Some(id), days, reason, asked))?;
        }
    }
    attendance::take_roll(tx, id)?;
    let sittings: Vec<SittingId> =
        session::get(tx, id)?.fields.sittings.iter().filter_map(|sitting| sitting.id).collect();
    let marks: Vec<MarkEntry> =
        held.missed.iter().map(|missed| entry(missed.member, missed.mark, missed.reason, None)).collect();
    attendance::mark(tx, id, &marks)?;
    if let [_, second] = sittings[..] {
        let came = calendar::SECOND_SHIFT.iter().map(|name| cast.member(name)).collect::<Result<Vec<_>>>()?;
        let came =
            came.into_iter().filter(|member| held.missed.iter().all(|missed| missed.member != *member));
        let marks: Vec<MarkEntry> =
            came.map(|member| entry(member, Mark::Present, None, Some(second))).collect();
        attendance::mark(tx, id, &marks)?;
    }
    if held.fields.status == Status::Draft {
        let marks =
            others(cast, held).map(|member| entry(member, Mark::Present, None, sittings.first().copied()));
        attendance::mark(tx, id, &marks.collect::<Vec<_>>())?;
    } else {
        attendance::fill_rest(tx, id, Mark::Present, sittings.first().copied())?;
    }
    let (on, name, late) = calendar::LATE;
    if day(on)? == held.fields.on_day {
        let came = entry(cast.member(name)?, Mark::Present, None, sittings.first().copied());
        attendance::mark(tx, id, &[MarkEntry { late_minutes: Some(late), ..came }])?;
    }
    if held.fields.kinds.iter().any(|kind| kind.as_str() == Kind::APPRAISAL) {
        appraisal::fill(tx, cast, id)?;
    }
    if let [first, second] = sittings[..] {
        settle_batches(tx, cast, id, first, second)?;
    }
    Ok(id)
}

/// Of a session in batches: votes are taken in the first sitting, and the recorder comes to the second as well.
fn settle_batches(
    tx: &Tx<'_>,
    cast: &Cast,
    id: SessionId,
    first: SittingId,
    second: SittingId,
) -> Result<()> {
    let mut fields = session::get(tx, id)?.fields;
    fields.votes.iter_mut().for_each(|vote| vote.sitting_id = Some(first));
    session::save(tx, Some(id), &fields)?;
    attendance::visit(tx, id, cast.member("许秀兰")?, second, true)?;
    // To history all of it is one deed, with which the session begins.
    let kind = fields.kinds.first().map_or("活动", Kind::short);
    tx.summary(&format!("登记活动：{}", session::caption(fields.on_day, kind, &fields.title)))
}

/// Of the draft: everybody else who came to the first sitting.
fn others<'a>(cast: &'a Cast, held: &'a Held) -> impl Iterator<Item = MemberId> + 'a {
    let came =
        cast.people.iter().filter(|(name, ..)| !calendar::SECOND_SHIFT.contains(name) && *name != "石光远");
    came.map(|&(.., id)| id).filter(|id| held.missed.iter().all(|missed| missed.member != *id))
}

/// A leave that the secretary granted on the day it was asked for.
fn granted(
    member_id: MemberId,
    session_id: Option<SessionId>,
    (from_on, until_on): (Day, Day),
    reason: Reason,
    asked_on: Option<Day>,
) -> LeaveFields {
    let approved_by = Some("周立群".to_owned());
    LeaveFields {
        member_id,
        session_id,
        from_on,
        until_on,
        reason,
        detail: None,
        asked_on,
        approved_by,
        approved_on: asked_on,
    }
}

/// What was written for the meeting of a unit on a day.
fn written_on(
    held: &[Held],
    ids: &[Option<SessionId>],
    on: &str,
    unit: &str,
    cast: &Cast,
) -> Result<Option<SessionId>> {
    let (on, unit) = (day(on)?, cast.unit(unit)?);
    let place = held.iter().position(|one| one.fields.on_day == on && one.fields.unit_id == unit);
    Ok(place.and_then(|place| ids[place]))
}

fn entry(
    member_id: MemberId,
    mark: Mark,
    reason: Option<Reason>,
    sitting_id: Option<SittingId>,
) -> MarkEntry {
    MarkEntry { member_id, mark, reason, sitting_id, late_minutes: None, early_minutes: None, note: None }
}

/// Two people read a topic at home that they had missed.
fn self_study(tx: &Tx<'_>, cast: &Cast, topics: &Topics) -> Result<()> {
    for (title, name, on) in [("党章", "孟庆和", "2026-03-27"), ("党员教育管理条例", "祝嘉禾", "2026-04-24")]
    {
        let study = TopicStudy {
            id: None,
            topic_id: topic_id(topics, title)?,
            member_id: cast.member(name)?,
            on_day: day(on)?,
            form: StudyForm::Original,
            minutes: 60,
            note: None,
        };
        topic::study_save(tx, &study)?;
    }
    Ok(())
}
