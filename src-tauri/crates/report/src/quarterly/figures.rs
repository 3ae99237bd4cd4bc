//! Every figure of the quarterly report, read in one snapshot. Text and tables are set from this and from nothing else, so
//! the narrative, the tables and the window can only agree.

use std::collections::BTreeMap;

use chrono::{Datelike, NaiveDate};

use crate::charts::Month;
use crate::seal::Sealing;
use crate::wording::Wording;
use crate::words::group_label;
use ledger::attendance::{AttendanceMatrix, HoursLine, MakeUpDue, Totals};
use ledger::check::{Check, Finding, State};
use ledger::count::{By, Count, CountRow};
use ledger::date::{Quarter, Window, last_day_of_month};
use ledger::id::UnitId;
use ledger::member::{PostKind, RosterLine, StandingKind};
use ledger::plan::{PlanItem, Stand};
use ledger::seal::Period;
use ledger::session::{Kind, SessionLine, Status};
use ledger::task::{Task, TaskList};
use ledger::topic::Topic;
use ledger::unit::{Unit, UnitKind};
use ledger::{Result, View};

/// What one kind was held and how often it is usually held (Table A).
pub struct KindLine {
    /// The kind, or the group under it.
    pub label: String,
    /// How often in the quarter; none when no rule asks for it.
    pub expected: Option<i64>,
    /// 不设支委会 and the like: the rule does not ask this unit.
    pub is_off: bool,
    /// What was held.
    pub count: CountRow,
    /// Months and groups still open, in words.
    pub gaps: Vec<String>,
    /// The groups under 党小组会.
    pub children: Vec<KindLine>,
}

/// All figures of one unit's quarter.
pub struct Figures {
    /// The quarter.
    pub quarter: Quarter,
    /// Its days.
    pub window: Window,
    /// The day the report is made.
    pub day: NaiveDate,
    /// Last day that is reported on: the day of the report, at most the quarter's last.
    pub until: NaiveDate,
    /// 本手册从2026年9月起记, when that is later than the quarter began: what lies before is not in the figures.
    pub since: Option<String>,
    /// The unit.
    pub unit: Unit,
    /// Its groups.
    pub groups: Vec<Unit>,
    /// Branches under a committee or general branch; 0 for a branch.
    pub branches: usize,
    /// Roster on `until`.
    pub roster: Vec<RosterLine>,
    /// 合并召开只计主要类别 (C-22).
    pub is_main_only: bool,
    /// Table A.
    pub kinds: Vec<KindLine>,
    /// The sessions of 组织生活 ([`LIFE`]), each once: 汇总, 考勤 and narrative agree on these.
    pub total: Totals,
    /// The months of the year up to `until`, for the charts.
    pub months: Vec<Month>,
    /// Every session held, oldest first.
    pub sessions: Vec<SessionLine>,
    /// Who is still to make up.
    pub make_ups: Vec<MakeUpDue>,
    /// Attendance of members × sessions.
    pub matrix: AttendanceMatrix,
    /// Hours of each member in the year.
    pub hours: Vec<HoursLine>,
    /// Required topics with their coverage.
    pub topics: Vec<Topic>,
    /// Task lists with their figures on `until`, and their tasks.
    pub lists: Vec<(TaskList, Vec<Task>)>,
    /// What is planned for the rest of this quarter and for the next.
    pub next_plan: Vec<PlanItem>,
    /// How the quarter was sealed; none while it never was.
    pub sealing: Option<Sealing>,
    /// Minutes of one 学时.
    pub minutes_per_hour: i64,
    /// How the unit words the narrative.
    pub wording: Wording,
}

impl Figures {
    /// Reads the figures of a unit's quarter as of a day.
    pub fn read(view: &View<'_>, unit: UnitId, quarter: Quarter, day: NaiveDate) -> Result<Self> {
        let window = quarter.window();
        let until = day.clamp(window.from, window.to);
        let reported = Window { from: window.from, to: until };
        let unit = ledger::unit::get(view, unit)?;
        let begin = ledger::setting::begin(view, unit.id)?;
        let below = ledger::unit::list_under(view, unit.id)?;
        let is_branch = |other: &&Unit| other.id != unit.id && other.fields.kind == UnitKind::Branch;
        let branches =
            below.iter().filter(is_branch).filter(|other| other.fields.dissolved_on.is_none()).count();
        let groups = groups_of(below, &unit);
        let checks = checks_of_quarter(view, unit.id, window)?;
        let by_kind = ledger::count::count(view, unit.id, reported, By::Kind)?;
        let kinds = kind_lines(&by_kind, &group_rows(view, &groups, reported)?, &groups, &checks);
        let sessions = ledger::session::held(view, unit.id, reported)?;
        let mut lists = Vec::new();
        for list in ledger::task::lists(view, unit.id, until)? {
            let tasks = ledger::task::list(view, list.id, until)?;
            lists.push((list, tasks));
        }
        let hours = ledger::attendance::hours(view, unit.id, until)?;
        Ok(Self {
            quarter,
            window,
            day,
            until,
            since: begin.filter(|begin| window.from < *begin).map(ledger::setting::since),
            roster: ledger::member::roster(view, unit.id, until)?,
            is_main_only: ledger::count::is_main_kind_only(view, unit.id)?,
            kinds,
            total: totals_of(&sessions),
            months: crate::charts::months(view, unit.id, until)?,
            make_ups: ledger::attendance::make_ups_due(view, unit.id, until)?
                .into_iter()
                .filter(|due| reported.contains(due.on_day))
                .collect(),
            matrix: crate::attendance::only(ledger::attendance::matrix(view, unit.id, reported)?, |column| {
                sessions.iter().any(|line| line.id == column.id && is_life(line))
            }),
            sessions,
            topics: ledger::topic::list(view, unit.id, year_so_far(until))?
                .into_iter()
                .filter(|topic| topic.fields.is_required)
                .collect(),
            lists,
            next_plan: next_plan(view, unit.id, until, window, day)?,
            sealing: Sealing::read(view, unit.id, Period::Quarter(quarter))?,
            minutes_per_hour: hours.first().map_or(60, |line| line.period_minutes),
            hours,
            wording: Wording::read(view, unit.id)?,
            groups,
            branches,
            unit,
        })
    }

    /// Formal name as printed; the short name when none was entered.
    pub fn formal_name(&self) -> &str {
        crate::formal_name(&self.unit)
    }

    /// `2026年第三季度`.
    pub fn period(&self) -> String {
        format!("{}年{}", self.quarter.year, self.quarter.label())
    }

    /// Who holds a post on the last day reported.
    pub fn holder(&self, post: PostKind) -> Option<&str> {
        self.roster.iter().find(|line| line.posts.contains(&post)).map(|line| line.name.as_str())
    }

    /// Members of the roster with a standing.
    pub fn with_standing(&self, kind: StandingKind) -> impl Iterator<Item = &RosterLine> {
        self.roster.iter().filter(move |line| line.standings.contains(&kind))
    }

    /// Sessions of several kinds at once.
    pub fn merged(&self) -> impl Iterator<Item = &SessionLine> {
        self.sessions.iter().filter(|line| line.kinds.len() > 1)
    }

    /// Sessions whose roll is not finished: counted as held, their people in no sum.
    pub fn drafts(&self) -> impl Iterator<Item = &SessionLine> {
        self.sessions.iter().filter(|line| line.status == Status::Draft || line.totals.unmarked > 0)
    }

    /// Members whose hours are below the pace of the year.
    pub fn behind_pace(&self) -> impl Iterator<Item = &HoursLine> {
        self.hours.iter().filter(|line| line.target_minutes > 0 && line.year_minutes < line.pace_minutes)
    }

    /// The row of a kind.
    pub fn kind(&self, word: &str) -> Option<&KindLine> {
        self.kinds.iter().find(|line| line.count.key == word)
    }
}

/// The groups of a branch that exist.
pub(crate) fn groups_of(below: Vec<Unit>, unit: &Unit) -> Vec<Unit> {
    below
        .into_iter()
        .filter(|other| other.parent_id == Some(unit.id) && other.fields.kind == UnitKind::Group)
        .filter(|group| group.fields.dissolved_on.is_none())
        .collect()
}

/// Group meetings of each group.
fn group_rows(view: &View<'_>, groups: &[Unit], window: Window) -> Result<Vec<CountRow>> {
    groups
        .iter()
        .map(|group| {
            let count = ledger::count::count(view, group.id, window, By::Kind)?;
            let row = count.rows.into_iter().find(|row| row.key == Kind::GROUP_MEETING);
            Ok(row.unwrap_or_else(|| empty_row(Kind::GROUP_MEETING)))
        })
        .collect()
}

/// The plan of the next quarter, and before it what is planned and still to come in this one.
fn next_plan(
    view: &View<'_>,
    unit: UnitId,
    until: NaiveDate,
    window: Window,
    day: NaiveDate,
) -> Result<Vec<PlanItem>> {
    let next = Quarter::of(window.to.succ_opt().unwrap_or(window.to)).window();
    let mut items = ledger::plan::list(view, unit, Window { from: until, to: next.to }, day)?;
    items.retain(|item| match item.stand {
        Stand::Dropped => false,
        Stand::Planned | Stand::Postponed => true,
        _ => item.fields.last_day().is_some_and(|last| next.contains(last)),
    });
    Ok(items)
}

/// The findings of every period of the quarter, asked on each month's last day, so that the months ahead are expected, too.
fn checks_of_quarter(view: &View<'_>, unit: UnitId, window: Window) -> Result<Vec<Finding>> {
    let mut found: BTreeMap<(String, String, String), Finding> = BTreeMap::new();
    let mut day = window.from;
    while day <= window.to {
        let month_end = last_day_of_month(day);
        let Check { findings, .. } = ledger::check::check(view, unit, month_end)?;
        for finding in findings {
            found.insert((finding.rule.clone(), finding.period.clone(), finding.scope.clone()), finding);
        }
        let Some(next) = month_end.succ_opt() else { break };
        day = next;
    }
    Ok(found.into_values().filter(|finding| is_in(&finding.period, window)).collect())
}

/// Whether a period (`2026-09`, `2026Q3`) lies in the quarter; years and terms do not.
fn is_in(period: &str, window: Window) -> bool {
    let quarter = Quarter::of(window.from);
    match period.get(..7).filter(|_| period.len() == 7) {
        Some(month) => NaiveDate::parse_from_str(&format!("{month}-01"), "%Y-%m-%d")
            .is_ok_and(|day| window.contains(day)),
        None => period == quarter.to_string(),
    }
}

/// The kinds of 组织生活 that 合计, 考勤 and the sentence on turnout are about; study and talks stand beside them.
pub const LIFE: [&str; 7] = [
    Kind::GENERAL_MEETING,
    Kind::COMMITTEE_MEETING,
    Kind::GROUP_MEETING,
    Kind::THEME_DAY,
    Kind::LECTURE,
    Kind::ORGANISATIONAL_LIFE,
    Kind::APPRAISAL,
];

/// A count as a table shows it: a talk has two sides and no 应到, so only how often stands there (ZB-24).
pub(crate) fn shown(count: &CountRow) -> CountRow {
    if count.key != Kind::TALK {
        return count.clone();
    }
    CountRow { due: 0, excused: 0, absent: 0, made_up: 0, attendances: 0, ..count.clone() }
}

/// Whether a session is of one of these kinds.
pub(crate) fn is_life(session: &SessionLine) -> bool {
    session.kinds.iter().any(|kind| LIFE.contains(&kind.as_str()))
}

/// Sums over the sessions of 组织生活 whose roll is finished, each session once.
pub(crate) fn totals_of(sessions: &[SessionLine]) -> Totals {
    let closed = sessions
        .iter()
        .filter(|line| is_life(line) && line.status != Status::Draft && line.totals.unmarked == 0);
    closed.fold(Totals::default(), |sum, line| Totals {
        due: sum.due + line.totals.due,
        present: sum.present + line.totals.present,
        excused: sum.excused + line.totals.excused,
        absent: sum.absent + line.totals.absent,
        made_up: sum.made_up + line.totals.made_up,
        ..sum
    })
}

/// From 1 January to a day: topics are covered in the course of a year.
pub(crate) fn year_so_far(until: NaiveDate) -> Window {
    let from = NaiveDate::from_ymd_opt(until.year(), 1, 1).unwrap_or(until);
    Window { from, to: until }
}

/// Rows of Table A: the kinds with a rule for a month or quarter, then every other kind that was held.
fn kind_lines(by_kind: &Count, by_group: &[CountRow], groups: &[Unit], checks: &[Finding]) -> Vec<KindLine> {
    const RULED: [&str; 5] =
        [Kind::GENERAL_MEETING, Kind::COMMITTEE_MEETING, Kind::GROUP_MEETING, Kind::THEME_DAY, Kind::LECTURE];
    let row_of = |word: &str| {
        by_kind.rows.iter().find(|row| row.key == word).cloned().unwrap_or_else(|| empty_row(word))
    };
    let ruled = RULED.iter().map(|word| {
        let findings: Vec<&Finding> = checks.iter().filter(|finding| finding.rule == *word).collect();
        let mut line = line_of(Kind::built_in(word).label(), row_of(word), &findings);
        if *word == Kind::GROUP_MEETING {
            line.children = groups
                .iter()
                .zip(by_group)
                .map(|(group, row)| {
                    let own: Vec<&Finding> = findings
                        .iter()
                        .copied()
                        .filter(|finding| finding.scope == group.fields.name)
                        .collect();
                    line_of(&group_label(&group.fields.name), row.clone(), &own)
                })
                .collect();
        }
        line
    });
    let others = by_kind.rows.iter().filter(|row| !RULED.contains(&row.key.as_str()));
    ruled.chain(others.map(|row| line_of(&row.label, row.clone(), &[]))).collect()
}

fn line_of(label: &str, count: CountRow, findings: &[&Finding]) -> KindLine {
    let asked: Vec<&&Finding> =
        findings.iter().filter(|finding| finding.state != State::NotApplicable).collect();
    let short = asked.iter().filter(|finding| finding.held < finding.required);
    let lacks: Vec<String> = short
        .map(|finding| {
            let lack = (finding.required - finding.held).ceil() as i64;
            match finding
                .period
                .get(5..7)
                .and_then(|month| month.parse::<u32>().ok())
                .filter(|_| finding.period.len() == 7)
            {
                Some(month) => format!("{month}月差{lack}次"),
                None => format!("本季差{lack}次"),
            }
        })
        .collect();
    let is_of_many = findings.windows(2).any(|pair| matches!(pair, [a, b] if a.scope != b.scope));
    let gaps = if is_of_many { by_lack(lacks, &count.key) } else { lacks };
    KindLine {
        label: label.to_owned(),
        expected: (!asked.is_empty()).then(|| asked.iter().map(|finding| finding.required as i64).sum()),
        is_off: asked.is_empty() && !findings.is_empty(),
        count,
        gaps,
        children: Vec::new(),
    }
}

/// `3个支部9月差1次`: over many units, how many lack the same, in the order of the first.
fn by_lack(lacks: Vec<String>, kind: &str) -> Vec<String> {
    let whose = if kind == Kind::GROUP_MEETING { "党小组" } else { "支部" };
    let mut counted: Vec<(String, usize)> = Vec::new();
    for lack in lacks {
        match counted.iter_mut().find(|(same, _)| *same == lack) {
            Some((_, units)) => *units += 1,
            None => counted.push((lack, 1)),
        }
    }
    counted.into_iter().map(|(lack, units)| format!("{units}个{whose}{lack}")).collect()
}

fn empty_row(word: &str) -> CountRow {
    CountRow { key: word.to_owned(), people: Some(0), ..CountRow::default() }
}
