//! 提醒: what is due, on the first page and, as bare counts, in one notification of the system.

use chrono::{Datelike, Days};
use ledger::View;
use ledger::attendance::MakeUpDue;
use ledger::check::{Action, Finding, State};
use ledger::date::{Day, Quarter, Window, month_key};
use ledger::id::UnitId;
use ledger::plan::{self, PlanItem, Stand};
use ledger::session::{Kind, SessionFilter, SessionLine, Status};
use ledger::task::{Light, TaskList};
use ledger::unit::UnitKind;
use serde::Serialize;
use ts_rs::TS;

use crate::error::Result;
use crate::request::{OnDay, unit_or_top};
use crate::work::Work;

/// From this long before its last day a gap without a plan is something to do now (GUIDE: 谈心谈话 in April is no alarm).
pub const SOON: Days = Days::new(45);

/// Sessions a branch can hold in a year and more; drafts are looked for among them.
const SESSIONS: u32 = 2_000;

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
    /// A plan item whose day comes, or whose day is missing; the record is the item.
    Plan,
    /// A planned session whose day comes; the record is the session.
    Session,
    /// Plan items whose day is past; no record.
    Missed,
    /// The plan of a quarter to hand in; no record.
    Filing,
    /// The rehearsal of a restore, once a quarter; no record.
    Rehearsal,
    /// 上级学习安排 with lines that are not done; the record is the arrangement.
    Arrangement,
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
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
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
    /// The gaps a plan would close; empty for anything but a rule.
    pub findings: Vec<Finding>,
}

/// What waits, as counts: nothing in it names anybody or says what it is about.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, TS)]
pub struct Reminder {
    /// Past its day.
    pub late: usize,
    /// Due today.
    pub today: usize,
    /// Due soon, or under way.
    pub soon: usize,
    /// What a notification says; none when nothing waits or the setting asks for silence.
    pub notice: Option<String>,
}

/// `reminder_get`
pub fn get(work: &mut Work<'_>, OnDay { unit_id, day }: OnDay) -> Result<Reminder> {
    work.read(|view| {
        let unit = unit_or_top(view, unit_id)?;
        let kind = ledger::unit::get(view, unit)?.fields.kind;
        // The gaps and make-ups of a committee's branches are not its secretary's day's work, and take long to read.
        let is_branch = matches!(kind, UnitKind::Branch | UnitKind::Group);
        let lists = ledger::task::lists(view, unit, day)?;
        let (mut findings, mut make_ups) = (Vec::new(), Vec::new());
        if is_branch {
            findings = ledger::check::check(view, unit, day)?.findings;
            make_ups = ledger::attendance::make_ups_due(view, unit, day)?;
        }
        let known = Known { findings: &findings, lists: &lists, make_ups: &make_ups };
        let todo = todo(view, unit, day, &known)?;
        let is_wanted = ledger::setting::get(view, Some(unit), "remind.notify")? > 0;
        Ok(count(&todo, day, is_wanted))
    })
}

fn count(todo: &[Todo], day: Day, is_wanted: bool) -> Reminder {
    let late = todo.iter().filter(|todo| todo.state == TodoState::Late).count();
    let is_today = |todo: &&Todo| todo.state != TodoState::Late && todo.due_on == Some(day);
    let today = todo.iter().filter(is_today).count();
    let soon = todo.len() - late - today;
    let parts = [("逾期", late), ("今天", today), ("近期", soon)];
    let parts: Vec<String> =
        parts.iter().filter(|(_, n)| *n > 0).map(|(word, n)| format!("{word} {n} 件")).collect();
    let notice = (is_wanted && !parts.is_empty()).then(|| format!("要办的事：{}", parts.join("，")));
    Reminder { late, today, soon, notice }
}

/// What the page has read already.
pub struct Known<'a> {
    /// Of the check.
    pub findings: &'a [Finding],
    /// Task lists with their figures.
    pub lists: &'a [TaskList],
    /// Who still has to make up what.
    pub make_ups: &'a [MakeUpDue],
}

/// Everything that waits: what is held today, for which the book was opened; then what is overdue, then by day.
pub fn todo(view: &View<'_>, unit: UnitId, day: Day, known: &Known<'_>) -> ledger::Result<Vec<Todo>> {
    let ahead = ledger::setting::get(view, Some(unit), "plan.near_days")?;
    let near = day.checked_add_days(Days::new(ahead.unsigned_abs())).unwrap_or(day);
    let mut todo = tasks(view, known.lists, day)?;
    todo.extend(known.make_ups.iter().filter(|due| due.due_on <= day).map(make_up));
    todo.extend(sessions(view, unit, day, near)?);
    todo.extend(plans(view, unit, day, near)?);
    if ledger::unit::get(view, unit)?.fields.kind == UnitKind::Branch {
        todo.extend(filings(view, unit, day, near)?);
    }
    todo.extend(arrangements(view, unit, day, near)?);
    todo.extend(gaps(known.findings, day));
    let is_now =
        |todo: &Todo| matches!(todo.what, TodoWhat::Session | TodoWhat::Plan) && todo.due_on == Some(day);
    todo.sort_by_key(|todo| (!is_now(todo), todo.state != TodoState::Late, todo.due_on));
    Ok(todo)
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
                findings: Vec::new(),
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
        detail: format!("{}{}{}", short(due.on_day), due.kind_label, due.mark.label()),
        record_id: Some(due.session_id.0),
        findings: Vec::new(),
    }
}

/// What is unfinished since then waits: from the year's beginning, and at the year's beginning still from the last quarter, whose
/// report is being made.
fn since(day: Day) -> Day {
    let quarter = Quarter::of(day).window().from;
    let before = quarter.pred_opt().map_or(quarter, |last| Quarter::of(last).window().from);
    Day::from_ymd_opt(day.year(), 1, 1).map_or(before, |year| year.min(before))
}

/// Sessions that were held and are not finished: people not marked, or still a draft; and those that are planned and come.
fn sessions(view: &View<'_>, unit: UnitId, day: Day, near: Day) -> ledger::Result<Vec<Todo>> {
    let filter = SessionFilter {
        unit_id: Some(unit),
        from: Some(since(day)),
        to: Some(near),
        limit: Some(SESSIONS),
        ..SessionFilter::default()
    };
    let days = ledger::setting::get(view, Some(unit), "write_up.work_days")?;
    let calendar = ledger::calendar::of(view)?;
    let by = |on_day| calendar.work_days_after(on_day, usize::try_from(days).unwrap_or_default());
    let sessions = ledger::session::list(view, &filter)?;
    Ok(sessions
        .iter()
        .filter_map(|session| unfinished(session, day, (days > 0).then(|| by(session.on_day))))
        .collect())
}

/// A session and the day by which its record is to be finished, if one is set (F-65).
fn unfinished(session: &SessionLine, day: Day, by: Option<Day>) -> Option<Todo> {
    let (what, title) = match (session.totals.unmarked, session.status) {
        (_, Status::Planned) if session.on_day >= day => (TodoWhat::Session, "按计划召开".to_owned()),
        (_, Status::Planned) => (TodoWhat::Session, "计划的日子过了，还没有记".to_owned()),
        (unmarked @ 1.., Status::Draft | Status::Held) => {
            (TodoWhat::Roll, format!("还有 {unmarked} 人没点名"))
        }
        (_, Status::Draft) => (TodoWhat::Seal, "草稿还没有记完".to_owned()),
        _ => return None,
    };
    let is_coming = session.status == Status::Planned && session.on_day >= day;
    let due_on = if session.status == Status::Planned { Some(session.on_day) } else { by };
    let state = match due_on {
        Some(due) if due < day => TodoState::Late,
        _ if is_coming => TodoState::Near,
        _ => TodoState::Going,
    };
    let kinds: Vec<&str> = session.kinds.iter().map(Kind::short).collect();
    let detail = format!("{}{}：{}", short(session.on_day), kinds.join("、"), session.title);
    let due_on = due_on.or(Some(session.on_day));
    Some(Todo { what, state, due_on, title, detail, record_id: Some(session.id.0), findings: Vec::new() })
}

/// Plan items whose day comes or is not fixed yet, and one line for those whose day is past.
fn plans(view: &View<'_>, unit: UnitId, day: Day, near: Day) -> ledger::Result<Vec<Todo>> {
    let from = since(day);
    let items = plan::list(view, unit, Window { from, to: near }, day)?;
    let open = |item: &&PlanItem| item.fields.session_id.is_none();
    let missed: Vec<&PlanItem> =
        items.iter().filter(open).filter(|item| item.stand == Stand::Missed).collect();
    let coming = items.iter().filter(open).filter(|item| {
        matches!(item.stand, Stand::Planned | Stand::Postponed)
            && item.fields.last_day().is_some_and(|last| last <= near)
    });
    let mut todo: Vec<Todo> = coming.map(planned).collect();
    if let Some(first) = missed.first() {
        let named: Vec<String> = missed.iter().map(|item| named(item)).collect();
        todo.push(Todo {
            what: TodoWhat::Missed,
            state: TodoState::Late,
            due_on: first.fields.last_day(),
            title: format!("{} 项计划到日子没有记录", missed.len()),
            detail: named.join("，"),
            record_id: None,
            findings: Vec::new(),
        });
    }
    Ok(todo)
}

fn planned(item: &PlanItem) -> Todo {
    let has_day = item.fields.day().is_some();
    Todo {
        what: TodoWhat::Plan,
        state: TodoState::Near,
        due_on: item.fields.last_day(),
        title: if has_day { "按计划召开".to_owned() } else { "计划还没有定日子".to_owned() },
        detail: named(item),
        record_id: Some(item.id.0),
        findings: Vec::new(),
    }
}

/// `9月24日钢包党小组党小组会：讨论国庆前设备点检分工`.
fn named(item: &PlanItem) -> String {
    let fields = &item.fields;
    let month = || format!("{}月", fields.month[5..].trim_start_matches('0'));
    let when = fields.day().map_or_else(month, short);
    format!("{when}{}：{}", fields.kind.short(), fields.title)
}

/// The plan of this quarter and the next, to be handed in: from some days before until the first month is over (F-64).
fn filings(view: &View<'_>, unit: UnitId, day: Day, near: Day) -> ledger::Result<Vec<Todo>> {
    let this = Quarter::of(day);
    let mut todo = Vec::new();
    for quarter in [this, this.next()] {
        let Some(due) = plan::filing_due(view, unit, quarter)? else { continue };
        let is_asked = due <= near && month_key(day) <= month_key(quarter.window().from);
        if !is_asked || plan::filed_on(view, unit, quarter)?.is_some() {
            continue;
        }
        let is_empty = plan::list(view, unit, quarter.window(), day)?.is_empty();
        let words = if is_empty { "计划还没有列" } else { "计划要报上级" };
        todo.push(Todo {
            what: TodoWhat::Filing,
            state: if due < day { TodoState::Late } else { TodoState::Near },
            due_on: Some(due),
            title: format!("{}{words}", quarter.label()),
            detail: "列好以后打印报备，再在计划页记下报备日期".to_owned(),
            record_id: None,
            findings: Vec::new(),
        });
    }
    Ok(todo)
}

/// One line for each arrangement of the quarter with lines that are due.
fn arrangements(view: &View<'_>, unit: UnitId, day: Day, near: Day) -> ledger::Result<Vec<Todo>> {
    let quarter = Quarter::of(day).window();
    let begin = ledger::setting::begin(view, unit)?;
    let is_kept = |last: Day| begin.is_none_or(|begin| begin <= last);
    let arrangements = ledger::arrangement::list(view, unit, quarter, day)?;
    let due = arrangements.iter().filter_map(|one| {
        let open: Vec<_> = one
            .items
            .iter()
            .filter(|item| item.done_on.is_none() && is_kept(item.last_day) && item.last_day <= near)
            .collect();
        let first = open.iter().map(|item| item.last_day).min()?;
        let named: Vec<&str> = open.iter().map(|item| item.line.title.as_str()).collect();
        Some(Todo {
            what: TodoWhat::Arrangement,
            state: if first < day { TodoState::Late } else { TodoState::Near },
            due_on: Some(first),
            title: format!("上级学习安排还有 {} 项没有完成", open.len()),
            detail: named.join("，"),
            record_id: Some(one.id.0),
            findings: Vec::new(),
        })
    });
    Ok(due.collect())
}

fn short(day: Day) -> String {
    day.format("%-m月%-d日").to_string()
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
        let is_same = |other: &&&Finding| (other.rule.as_str(), other.period.as_str()) == key;
        let same: Vec<&Finding> = open.iter().filter(is_same).copied().collect();
        let scopes: Vec<&str> = same.iter().map(|other| other.scope.as_str()).collect();
        todo.push(Todo {
            what: TodoWhat::Check,
            state: TodoState::Near,
            due_on: finding.safe_day.or(finding.last_day),
            title: match finding.action {
                Some(Action::Advance) => format!("{}的计划日期太晚，要提前", finding.label),
                _ => format!("{}还没有开，也没有安排", finding.label),
            },
            detail: format!("{}，{}", scopes.join("、"), finding.cite),
            record_id: None,
            findings: same.into_iter().cloned().collect(),
        });
    }
    todo
}
