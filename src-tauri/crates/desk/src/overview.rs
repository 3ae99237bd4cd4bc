//! 总览: arranges what the ledger counts into one page for one unit on one day.

use chrono::{Datelike, Days};
use ledger::View;
use ledger::attendance::{HoursLine, MakeUpDue};
use ledger::check::{Action, Check, Finding, State};
use ledger::count::TrendMonth;
use ledger::date::{Day, Window};
use ledger::greeting::Anniversary;
use ledger::id::UnitId;
use ledger::session::{Kind, SessionFilter, SessionLine, Status};
use ledger::task::{Light, TaskList};
use ledger::unit::UnitKind;
use serde::Serialize;
use ts_rs::TS;

use crate::error::Result;
use crate::request::{OnDay, unit_or_top};
use crate::work::Work;

/// How many days ahead anniversaries are shown.
const AHEAD: u64 = 45;

/// From this long before its last day a gap without a plan is something to do now (GUIDE: 谈心谈话 in April is no alarm).
const SOON: Days = Days::new(45);

/// Sessions a branch can hold in a year and more; drafts are looked for among them.
const SESSIONS: u32 = 2_000;

/// 总览 on a day.
#[derive(Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Overview {
    /// Overdue first, then by day.
    pub todo: Vec<Todo>,
    /// The rules held against the records.
    pub check: Check,
    /// Task lists with their figures.
    pub lists: Vec<TaskList>,
    /// January to the month of the day.
    pub trend: Vec<TrendMonth>,
    /// Hours by person, in roster order; empty for a committee, whose people are its branches' business.
    pub hours: Vec<HoursLine>,
    /// Who still has to make up what.
    pub make_ups: Vec<MakeUpDue>,
    /// Political birthdays of the next 45 days, and whether they were thought of.
    pub anniversaries: Vec<Anniversary>,
}

/// What kind of thing waits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum TodoWhat {
    /// A task past or near its deadline; the record is its list.
    Task,
    /// A make-up; the record is the session.
    MakeUp,
    /// A roll with people not marked; the record is the session.
    Roll,
    /// A draft that was held; the record is the session.
    Seal,
    /// A rule not met and nothing planned; no record.
    Check,
}

/// How much it presses.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum TodoState {
    /// Its day is past.
    Late,
    /// Under way.
    Going,
    /// Its day is near.
    Near,
}

/// One thing to do.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Todo {
    /// What kind of thing.
    pub what: TodoWhat,
    /// How much it presses.
    pub state: TodoState,
    /// By when.
    pub due_on: Option<Day>,
    /// What to do.
    pub title: String,
    /// Which, or why.
    pub detail: String,
    /// Row id, see [`TodoWhat`].
    pub record_id: Option<i64>,
}

/// `overview_get`
pub fn get(work: &mut Work<'_>, OnDay { unit_id, day }: OnDay) -> Result<Overview> {
    work.read(|view| {
        let unit = unit_or_top(view, unit_id)?;
        let kind = ledger::unit::get(view, unit)?.fields.kind;
        let has_people = matches!(kind, UnitKind::Branch | UnitKind::Group);
        let year = Window { from: first_of_year(day), to: day };
        let check = ledger::check::check(view, unit, day)?;
        let lists = ledger::task::lists(view, unit, day)?;
        let make_ups = ledger::attendance::make_ups_due(view, unit, day)?;
        let mut todo = tasks(view, &lists, day)?;
        todo.extend(make_ups.iter().filter(|due| due.due_on <= day).map(make_up));
        todo.extend(rolls(view, unit, day)?);
        todo.extend(gaps(&check.findings, day));
        todo.sort_by_key(|todo| (todo.state != TodoState::Late, todo.due_on));
        Ok(Overview {
            todo,
            check,
            lists,
            trend: ledger::count::trend(view, unit, year)?,
            hours: if has_people { ledger::attendance::hours(view, unit, day)? } else { Vec::new() },
            make_ups,
            anniversaries: if has_people {
                ledger::greeting::ahead(view, unit, day, AHEAD)?
            } else {
                Vec::new()
            },
        })
    })
}

fn first_of_year(day: Day) -> Day {
    Day::from_ymd_opt(day.year(), 1, 1).unwrap_or(day)
}

/// One line a list for its late tasks and one for those that come due.
fn tasks(view: &View<'_>, lists: &[TaskList], day: Day) -> ledger::Result<Vec<Todo>> {
    let mut todo = Vec::new();
    for list in lists.iter().filter(|list| list.figures.late + list.figures.near > 0) {
        let tasks = ledger::task::list(view, list.id, day)?;
        for (light, state, words) in
            [(Light::Late, TodoState::Late, "过了完成时限"), (Light::Near, TodoState::Near, "就要到完成时限")]
        {
            let these: Vec<_> = tasks.iter().filter(|task| task.light == light).collect();
            let nearest = these.iter().filter_map(|task| task.days_late).max();
            let Some(days) = nearest else { continue };
            let named: Vec<String> =
                these.iter().map(|task| format!("{} {}", task.fields.number, task.fields.title)).collect();
            todo.push(Todo {
                what: TodoWhat::Task,
                state,
                due_on: shifted(day, -days),
                title: format!("{} 项任务{words}", these.len()),
                detail: format!("{}：{}", list.fields.name, named.join("，")),
                record_id: Some(list.id.0),
            });
        }
    }
    Ok(todo)
}

fn shifted(day: Day, days: i64) -> Option<Day> {
    day.checked_add_signed(chrono::TimeDelta::try_days(days)?)
}

fn make_up(due: &MakeUpDue) -> Todo {
    Todo {
        what: TodoWhat::MakeUp,
        state: TodoState::Late,
        due_on: Some(due.due_on),
        title: format!("{}还没有补学", due.name),
        detail: format!("{}{}{}", due.on_day.format("%-m月%-d日"), due.kind_label, due.mark.label()),
        record_id: Some(due.session_id.0),
    }
}

/// Sessions that were held and are not finished: people not marked, or still a draft.
fn rolls(view: &View<'_>, unit: UnitId, day: Day) -> ledger::Result<Vec<Todo>> {
    let filter = SessionFilter {
        unit_id: Some(unit),
        from: Some(first_of_year(day)),
        to: Some(day),
        limit: Some(SESSIONS),
        ..SessionFilter::default()
    };
    let sessions = ledger::session::list(view, &filter)?;
    Ok(sessions.iter().filter_map(unfinished).collect())
}

fn unfinished(session: &SessionLine) -> Option<Todo> {
    if !matches!(session.status, Status::Draft | Status::Held) {
        return None;
    }
    let unmarked = session.totals.unmarked;
    let (what, title) = match (unmarked, session.status) {
        (1.., _) => (TodoWhat::Roll, format!("还有 {unmarked} 人没点名")),
        (_, Status::Draft) => (TodoWhat::Seal, "草稿还没有记完".to_owned()),
        _ => return None,
    };
    let kinds: Vec<&str> = session.kinds.iter().map(Kind::short).collect();
    Some(Todo {
        what,
        state: TodoState::Going,
        due_on: Some(session.on_day),
        title,
        detail: format!("{}{}：{}", session.on_day.format("%-m月%-d日"), kinds.join("、"), session.title),
        record_id: Some(session.id.0),
    })
}

/// Rules that can still be met, whose last day comes near, and for which nothing is planned in time. What asks each person is one
/// line a rule.
fn gaps(findings: &[Finding], day: Day) -> Vec<Todo> {
    let soon = day.checked_add_days(SOON).unwrap_or(day);
    let open: Vec<&Finding> = findings
        .iter()
        .filter(|finding| finding.state == State::Due && finding.rule != "hours")
        .filter(|finding| !matches!(finding.action, Some(Action::Hold | Action::Fix)))
        .filter(|finding| finding.last_day.is_some_and(|last| last <= soon))
        .collect();
    let mut todo: Vec<Todo> = Vec::new();
    let mut seen: Vec<(&str, &str)> = Vec::new();
    for finding in &open {
        let key = (finding.rule.as_str(), finding.period.as_str());
        if seen.contains(&key) {
            continue;
        }
        seen.push(key);
        let same: Vec<&str> = open
            .iter()
            .filter(|other| (other.rule.as_str(), other.period.as_str()) == key)
            .map(|other| other.scope.as_str())
            .collect();
        todo.push(Todo {
            what: TodoWhat::Check,
            state: TodoState::Near,
            due_on: finding.safe_day.or(finding.last_day),
            title: match finding.action {
                Some(Action::Advance) => format!("{}的计划日期太晚，要提前", finding.label),
                _ => format!("{}还没有开，也没有安排", finding.label),
            },
            detail: format!("{}，{}", same.join("、"), finding.cite),
            record_id: None,
        });
    }
    todo
}
