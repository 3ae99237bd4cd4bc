//! 数字: the figures that are asked for by name. Each is the same count as on its page, and opens the rows it counts.

use std::collections::HashSet;

use chrono::Datelike;
use ledger::attendance::HoursLine;
use ledger::count::{By, is_rated};
use ledger::date::{Day, Quarter, Window};
use ledger::id::UnitId;
use ledger::session::{Kind, SessionFilter, SessionLine, Status};
use ledger::task::{Light, Task, TaskStatus};
use ledger::{View, unit::UnitKind};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::error::Result;
use crate::request::unit_or_top;
use crate::work::Work;

/// Rows that a figure lists; how many there are is said beside them.
const LISTED: usize = 300;
/// Sessions looked at for the rows of a rate: more than a branch holds in a year.
const LOOKED_AT: u32 = 2000;
/// Figures that say how things stand on a day, not what was done in a span of days.
const STANDING: [&str; 4] = ["tasks_done", "tasks_late", "make_up", "members"];
/// The kinds that 三会一课 names.
const FOUR: [&str; 4] = [Kind::GENERAL_MEETING, Kind::COMMITTEE_MEETING, Kind::GROUP_MEETING, Kind::LECTURE];

/// A figure that can be asked for.
#[derive(Debug, Serialize, TS)]
pub struct FigureName {
    /// Its word.
    pub word: &'static str,
    /// Its name.
    pub label: &'static str,
    /// Other words for it.
    pub also: &'static str,
}

const fn name(word: &'static str, label: &'static str, also: &'static str) -> FigureName {
    FigureName { word, label, also }
}

/// Every figure, in the order in which they are shown.
const NAMES: &[FigureName] = &[
    name("attendance_quarter", "本季到会率", "出勤率 参会率 实到 应到"),
    name("attendance_year", "本年到会率", "出勤率 参会率 实到 应到"),
    name("four_quarter", "本季三会一课", "党员大会 支委会 党小组会 党课 次数"),
    name("four_year", "本年三会一课", "党员大会 支委会 党小组会 党课 次数"),
    name("general_meeting", "本年支部党员大会", "三会一课 次数"),
    name("committee_meeting", "本年支委会", "三会一课 支部委员会 次数"),
    name("group_meeting", "本年党小组会", "三会一课 次数"),
    name("lecture", "本年党课", "三会一课 次数"),
    name("theme_day", "本年主题党日", "次数"),
    name("talk", "本年谈心谈话", "次数"),
    name("sessions_year", "本年活动", "组织生活 次数 场次"),
    name("attendances_year", "本年参加人次", "到会 人次"),
    name("tasks_done", "任务完成率", "任务清单 已完成 进度"),
    name("tasks_late", "逾期任务", "任务清单 过期 超期"),
    name("hours_pace", "学时达到序时", "学时 集中学习 进度"),
    name("hours_below", "学时低于序时", "学时 集中学习 进度"),
    name("make_up", "待补学", "补课 缺席 请假"),
    name("members", "党员人数", "名册 人数 总数"),
];

/// Which figures.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct FigureGetReq {
    /// Their words.
    pub words: Vec<String>,
    /// As of this day.
    pub day: Day,
}

/// Which figure is opened.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct FigureRowsReq {
    /// Its word.
    pub word: String,
    /// As of this day.
    pub day: Day,
}

/// A figure: a count, or a part of a whole.
#[derive(Debug, Clone, Serialize, TS)]
pub struct Figure {
    /// Its word.
    pub word: String,
    /// The count, or the part.
    pub part: i64,
    /// The whole of a share; none of a count.
    pub whole: Option<i64>,
    /// 次, 人次, 人, 项.
    pub unit: &'static str,
    /// First day counted; none of what stands so on one day.
    pub from: Option<Day>,
    /// Last day counted.
    pub to: Day,
    /// What is counted, in one line.
    pub rule: &'static str,
}

/// One of the rows that a figure counts.
#[derive(Debug, Clone, Serialize, TS)]
pub struct CountedRow {
    /// session, member or task.
    pub noun: &'static str,
    /// Its row id.
    pub id: i64,
    /// The list of a task.
    pub parent: Option<i64>,
    /// What it is.
    pub title: String,
    /// Second line.
    pub text: String,
    /// At the right end.
    pub end: String,
}

/// A figure with what it counts.
#[derive(Debug, Serialize, TS)]
pub struct FigureRows {
    /// The figure.
    pub figure: Figure,
    /// Its rows, at most 300.
    pub rows: Vec<CountedRow>,
}

/// `figure_list`
pub fn list(_: &mut Work<'_>, _: crate::request::Empty) -> Result<&'static [FigureName]> {
    Ok(NAMES)
}

/// `figure_get`
pub fn get(work: &mut Work<'_>, FigureGetReq { words, day }: FigureGetReq) -> Result<Vec<Figure>> {
    work.read(|view| {
        let known = words.iter().filter(|word| NAMES.iter().any(|name| name.word == word.as_str()));
        known.map(|word| Ok(Asked::of(view, word, day)?.count()?.0)).collect()
    })
}

/// `figure_rows`
pub fn rows(work: &mut Work<'_>, FigureRowsReq { word, day }: FigureRowsReq) -> Result<FigureRows> {
    work.read(|view| {
        let asked = Asked::of(view, &word, day)?;
        let (figure, counted) = asked.count()?;
        let mut rows = asked.rows(counted)?;
        rows.truncate(LISTED);
        Ok(FigureRows { figure, rows })
    })
}

/// A figure being asked for.
struct Asked<'a> {
    view: &'a View<'a>,
    unit: UnitId,
    word: &'a str,
    window: Window,
}

/// What a figure was counted from, where that is at hand; sessions are read only when the rows are opened.
enum Counted {
    Rated,
    Kinds(Vec<&'static str>),
    All,
    Tasks(Vec<Task>),
    Hours(Vec<HoursLine>),
    MakeUps(Vec<ledger::attendance::MakeUpDue>),
    Members,
}

impl<'a> Asked<'a> {
    fn of(view: &'a View<'a>, word: &'a str, day: Day) -> ledger::Result<Self> {
        let first = if word.ends_with("_quarter") {
            Quarter::of(day).window().from
        } else {
            Day::from_ymd_opt(day.year(), 1, 1).unwrap_or(day)
        };
        Ok(Self { view, unit: unit_or_top(view, None)?, word, window: Window { from: first, to: day } })
    }

    fn count(&self) -> ledger::Result<(Figure, Counted)> {
        let Self { view, unit, window, .. } = *self;
        let sessions = "草稿和已开的都在内，计划不在内";
        Ok(match self.word {
            "attendance_quarter" | "attendance_year" => {
                let months = ledger::count::trend(view, unit, window)?;
                let (part, whole) = months.iter().fold((0, 0), |(p, d), m| (p + m.present, d + m.due));
                let rule = "含三会一课、主题党日、组织生活会；免的人不进分母，草稿不计";
                (self.share(part, whole, "人次", rule), Counted::Rated)
            }
            "four_quarter" | "four_year" => {
                let rule = "合并召开的在各类中各计一次";
                (self.sum(self.of_kinds(&FOUR)?, "次", rule), Counted::Kinds(FOUR.to_vec()))
            }
            "sessions_year" => (self.sum(self.total()?.sessions, "次", sessions), Counted::All),
            "attendances_year" => (
                self.sum(self.total()?.attendances, "人次", "每次到会的人相加，同一人来几次计几次"),
                Counted::All,
            ),
            "tasks_done" | "tasks_late" => self.tasks()?,
            "hours_pace" | "hours_below" => self.hours()?,
            "make_up" => {
                let due = ledger::attendance::make_ups_due(view, unit, window.to)?;
                let count = size(due.len());
                (self.sum(count, "人次", "请假、缺席还没有补学的"), Counted::MakeUps(due))
            }
            "members" => {
                let count = ledger::member::head_count(view, unit, window.to)?;
                (self.sum(count, "人", "正式党员和预备党员"), Counted::Members)
            }
            kind => {
                let kinds: Vec<&'static str> =
                    NAMES.iter().map(|name| name.word).filter(|word| *word == kind).collect();
                (self.sum(self.of_kinds(&kinds)?, "次", sessions), Counted::Kinds(kinds))
            }
        })
    }

    fn sum(&self, part: i64, unit: &'static str, rule: &'static str) -> Figure {
        Figure {
            word: self.word.to_owned(),
            part,
            whole: None,
            unit,
            from: (!STANDING.contains(&self.word)).then_some(self.window.from),
            to: self.window.to,
            rule,
        }
    }

    fn share(&self, part: i64, whole: i64, unit: &'static str, rule: &'static str) -> Figure {
        Figure { whole: Some(whole), ..self.sum(part, unit, rule) }
    }

    fn total(&self) -> ledger::Result<ledger::count::CountRow> {
        Ok(ledger::count::count(self.view, self.unit, self.window, By::Month)?.total)
    }

    fn of_kinds(&self, kinds: &[&str]) -> ledger::Result<i64> {
        let counted = ledger::count::count(self.view, self.unit, self.window, By::Kind)?;
        Ok(counted.rows.iter().filter(|row| kinds.contains(&row.key.as_str())).map(|row| row.sessions).sum())
    }

    fn tasks(&self) -> ledger::Result<(Figure, Counted)> {
        let lists = ledger::task::lists(self.view, self.unit, self.window.to)?;
        let mut tasks = Vec::new();
        for list in &lists {
            tasks.extend(ledger::task::list(self.view, list.id, self.window.to)?);
        }
        let sum =
            |of: fn(&ledger::task::TaskFigures) -> i64| lists.iter().map(|list| of(&list.figures)).sum();
        if self.word == "tasks_late" {
            tasks.retain(|task| task.light == Light::Late);
            return Ok((
                self.sum(sum(|f| f.late), "项", "过了完成时限还没有完成的，各清单相加"),
                Counted::Tasks(tasks),
            ));
        }
        tasks.retain(|task| task.light != Light::Ongoing && task.fields.status != TaskStatus::Stopped);
        let rule = "各清单相加；阶段性完成不算已完成，长期坚持的不进分母";
        Ok((self.share(sum(|f| f.done), sum(|f| f.total), "项", rule), Counted::Tasks(tasks)))
    }

    fn hours(&self) -> ledger::Result<(Figure, Counted)> {
        let kind = ledger::unit::get(self.view, self.unit)?.fields.kind;
        // Whose hours these are is the business of the branches (as on 总览).
        let mut lines = if matches!(kind, UnitKind::Branch | UnitKind::Group) {
            ledger::attendance::hours(self.view, self.unit, self.window.to)?
        } else {
            Vec::new()
        };
        lines.retain(|line| !line.is_exempt && line.target_minutes > 0);
        let whole = size(lines.len());
        let is_below = self.word == "hours_below";
        lines.retain(|line| (line.year_minutes < line.pace_minutes) == is_below);
        let rule = "按今天在全年里的位置折算；免学时要求的人不计";
        Ok((self.share(size(lines.len()), whole, "人", rule), Counted::Hours(lines)))
    }

    fn rows(&self, counted: Counted) -> ledger::Result<Vec<CountedRow>> {
        let filter = SessionFilter {
            unit_id: Some(self.unit),
            from: Some(self.window.from),
            to: Some(self.window.to),
            limit: Some(LOOKED_AT),
            ..SessionFilter::default()
        };
        Ok(match counted {
            Counted::Rated => {
                let mut lines = ledger::session::list(self.view, &filter)?;
                lines.retain(|line| {
                    let is_closed =
                        matches!(line.status, Status::Held | Status::Sealed) && line.totals.unmarked == 0;
                    is_closed && line.totals.due > 0 && line.kinds.iter().any(is_rated)
                });
                lines.iter().map(of_session).collect()
            }
            Counted::All => {
                let filter = SessionFilter { by: Some(By::Month), ..filter };
                ledger::session::list(self.view, &filter)?.iter().map(of_session).collect()
            }
            Counted::Kinds(kinds) => {
                let (mut known, mut rows) = (HashSet::new(), Vec::new());
                for kind in kinds {
                    let of_kind =
                        SessionFilter { by: Some(By::Kind), key: Some(kind.to_owned()), ..filter.clone() };
                    rows.extend(
                        ledger::session::list(self.view, &of_kind)?
                            .into_iter()
                            .filter(|line| known.insert(line.id)),
                    );
                }
                rows.sort_by_key(|line| std::cmp::Reverse((line.on_day, line.id)));
                rows.iter().map(of_session).collect()
            }
            Counted::Tasks(tasks) => tasks.iter().map(of_task).collect(),
            Counted::Hours(lines) => lines.iter().map(of_hours).collect(),
            Counted::MakeUps(due) => due
                .iter()
                .map(|one| CountedRow {
                    noun: "session",
                    id: one.session_id.0,
                    parent: None,
                    title: one.name.clone(),
                    text: format!(
                        "{} {}，{}",
                        one.on_day.format("%-m月%-d日"),
                        one.kind_label,
                        one.mark.label()
                    ),
                    end: format!("{}前", one.due_on.format("%-m月%-d日")),
                })
                .collect(),
            Counted::Members => {
                let mut lines = ledger::member::roster(self.view, self.unit, self.window.to)?;
                lines.retain(|line| {
                    matches!(line.stage, ledger::member::Stage::Full | ledger::member::Stage::Probationary)
                });
                let row = |line: &ledger::member::RosterLine| CountedRow {
                    noun: "member",
                    id: line.id.0,
                    parent: None,
                    title: line.name.clone(),
                    text: line.group.clone().unwrap_or_else(|| line.unit.clone()),
                    end: line.stage.label().to_owned(),
                };
                lines.iter().map(row).collect()
            }
        })
    }
}

fn of_session(line: &SessionLine) -> CountedRow {
    let kinds: Vec<&str> = line.kinds.iter().map(Kind::short).collect();
    CountedRow {
        noun: "session",
        id: line.id.0,
        parent: None,
        title: format!("{} {}", line.on_day.format("%-m月%-d日"), line.title),
        text: format!("{}　{}", line.unit, kinds.join("、")),
        end: if line.totals.due > 0 {
            format!("{} / {}", line.totals.present, line.totals.due)
        } else {
            String::new()
        },
    }
}

fn of_task(task: &Task) -> CountedRow {
    CountedRow {
        noun: "task",
        id: task.id.0,
        parent: Some(task.fields.list_id.0),
        title: format!("{} {}", task.fields.number, task.fields.title),
        text: [&task.fields.owner, &task.fields.due_on]
            .into_iter()
            .flatten()
            .cloned()
            .collect::<Vec<_>>()
            .join("，"),
        end: task.fields.status.label().to_owned(),
    }
}

fn of_hours(line: &HoursLine) -> CountedRow {
    // One decimal is what the pages show.
    let hours = |minutes: i64| (minutes * 10 + line.period_minutes / 2) / line.period_minutes.max(1);
    let text = |tenths: i64| {
        if tenths % 10 == 0 { format!("{}", tenths / 10) } else { format!("{}.{}", tenths / 10, tenths % 10) }
    };
    CountedRow {
        noun: "member",
        id: line.member_id.0,
        parent: None,
        title: line.name.clone(),
        text: line.group.clone().unwrap_or_default(),
        end: format!("{} / {} 学时", text(hours(line.year_minutes)), text(hours(line.target_minutes))),
    }
}

fn size(length: usize) -> i64 {
    i64::try_from(length).unwrap_or(i64::MAX)
}
