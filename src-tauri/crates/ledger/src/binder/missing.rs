//! What would not be found.

use std::collections::HashMap;

use chrono::Datelike;

use super::{Lack, Missing, Part, Scope, part_of, sessions};
use crate::attachment::{self, Attachment, FileKind, Holder};
use crate::check::{Finding, State, gaps};
use crate::consistency::{Weight, consistency};
use crate::date::{Day, Quarter, Window, last_day_of_month};
use crate::session::{Kind, Scope as Due, Session, SessionFields, SessionLine, Status};
use crate::task::{Task, TaskStatus};
use crate::{Result, View, plan, session, task, unit};

/// As many tasks are named by their numbers; of more the first of them.
const NAMED: usize = 8;

/// Everything missing from the papers of a scope as of a day, by day and record. Reads every attachment once: one that is damaged is
/// named here. Errors: no such unit, [`crate::Error::Cancelled`].
pub fn missing(view: &View<'_>, scope: &Scope, today: Day) -> Result<Vec<Missing>> {
    let lines = sessions(view, scope)?;
    let mut found = Vec::new();
    for (at, line) in lines.iter().enumerate() {
        view.watch().step(at, lines.len())?;
        found.extend(of_session(view, line)?);
    }
    found.extend(entries(view, scope, &lines, today)?);
    if scope.parts.has(Part::Meetings) {
        found.extend(not_held(view, scope, today)?);
        found.extend(no_plan(view, scope, today)?);
    }
    if scope.parts.has(Part::Tasks) {
        found.extend(of_lists(view, scope, today)?);
    }
    found.sort_by(|a, b| {
        (a.on_day, a.session_id, &a.record, a.lack).cmp(&(b.on_day, b.session_id, &b.record, b.lack))
    });
    Ok(found)
}

/// Whether a picture or scan is that of a signed sheet: its name says so.
pub fn is_sign_in(attachment: &Attachment) -> bool {
    attachment.name.contains("签到")
}

/// What a record lacks, before it is known whose it is.
type Lacks = Vec<(Lack, String, &'static str)>;

fn of_session(view: &View<'_>, line: &SessionLine) -> Result<Vec<Missing>> {
    let kept = session::get(view, line.id)?;
    let files = attachment::list(view, Holder::Session(line.id))?;
    let files: Vec<Attachment> = files.into_iter().map(|(file, _)| file).collect();
    let mut lacks = written(&kept);
    lacks.extend(attached(&kept, &files));
    lacks.extend(damaged(view, &files)?);
    let missing = |(lack, words, action): (Lack, String, &str)| Missing {
        lack,
        words,
        action: action.to_owned(),
        record: line.caption(),
        on_day: line.on_day,
        unit: line.unit.clone(),
        session_id: Some(line.id),
        list_id: None,
    };
    Ok(lacks.into_iter().map(missing).collect())
}

/// The attachments that are not what was kept.
fn damaged(view: &View<'_>, files: &[Attachment]) -> Result<Lacks> {
    let mut lacks = Lacks::new();
    for file in files {
        view.watch().check()?;
        if !attachment::is_sound(view, file.id)? {
            let words = format!("附件“{}”已损坏，读不出来", file.name);
            lacks.push((Lack::Damaged, words, "删掉后重新附上，或从备份恢复"));
        }
    }
    Ok(lacks)
}

/// What nobody has written down.
fn written(kept: &Session) -> Lacks {
    let (fields, totals) = (&kept.fields, &kept.totals);
    let mut lacks = Lacks::new();
    let mut lack = |is: bool, what, words: &str, action| {
        if is {
            lacks.push((what, words.to_owned(), action));
        }
    };
    lack(fields.status == Status::Draft, Lack::Draft, "还是草稿", "写完后点“记好了”");
    let is_called = fields.scope != Due::Nobody && !totals.is_declared;
    lack(is_called && totals.due == 0, Lack::Roll, "没有点名", "按签到表点名");
    let left = format!("还有{}人没有点名", totals.unmarked);
    lack(is_called && totals.unmarked > 0, Lack::Roll, &left, "把没点的人点完");
    let is_filled = |text: &Option<String>| text.as_deref().is_some_and(|text| !text.trim().is_empty());
    let is_said = is_filled(&fields.content) || fields.agenda.iter().any(|item| is_filled(&item.record));
    // The text of a restricted session is not for paper: nobody asks for it here.
    lack(
        !is_said && !fields.is_restricted && !is_short(fields),
        Lack::Minutes,
        "会议记录没有写内容",
        "补写内容或各人发言",
    );
    let decides = |kind: &Kind| matches!(kind.as_str(), Kind::GENERAL_MEETING | Kind::COMMITTEE_MEETING);
    // A vote without a decision is found by 核对, with what was voted on.
    let is_asked = fields.kinds.iter().any(decides) && fields.votes.is_empty() && !fields.is_restricted;
    lack(
        is_asked && !is_filled(&fields.decisions),
        Lack::Decisions,
        "没有写议定事项",
        "补写；没有议定的写明",
    );
    lacks
}

/// 微党课 at the start of a shift: a line in the register is its whole record.
fn is_short(fields: &SessionFields) -> bool {
    fields.kinds.iter().all(|kind| kind.as_str() == Kind::MICRO_LECTURE)
}

/// What is not attached.
fn attached(kept: &Session, files: &[Attachment]) -> Lacks {
    let fields = &kept.fields;
    let mut lacks = Lacks::new();
    if fields.scope != Due::Nobody && !files.iter().any(is_sign_in) {
        lacks.push((Lack::SignIn, "没有附签到表".to_owned(), "附扫描件，或装订时放入原件"));
    }
    let is_photo = |file: &Attachment| file.kind != FileKind::Pdf && !is_sign_in(file);
    if !files.iter().any(is_photo) && !is_short(fields) {
        let (words, action) = match fields.photos {
            0 => ("没有照片".to_owned(), "附上；没有拍的写明情况"),
            n => (format!("登记了{n}张照片，没有附上"), "把照片附上"),
        };
        lacks.push((Lack::Photos, words, action));
    }
    lacks
}

/// 缺项 that 核对 finds in these sessions and nobody has explained.
fn entries(view: &View<'_>, scope: &Scope, lines: &[SessionLine], today: Day) -> Result<Vec<Missing>> {
    let bound: HashMap<_, _> = lines.iter().map(|line| (line.id, line)).collect();
    let checked = consistency(view, scope.unit, scope.window, today)?;
    let open =
        checked.findings.into_iter().filter(|one| one.weight == Weight::Gap && one.set_aside.is_none());
    let missing = open.filter_map(|finding| {
        let line = bound.get(&finding.session_id?)?;
        Some(Missing {
            lack: Lack::Entry,
            words: finding.words,
            action: finding.action,
            record: line.caption(),
            on_day: line.on_day,
            unit: line.unit.clone(),
            session_id: Some(line.id),
            list_id: None,
        })
    });
    Ok(missing.collect())
}

/// Meetings that the rules ask for in these days and that have no record.
fn not_held(view: &View<'_>, scope: &Scope, today: Day) -> Result<Vec<Missing>> {
    let gaps = gaps(view, scope.unit, scope.window, today)?;
    let is_asked =
        |finding: &Finding| finding.kind.as_ref().and_then(part_of).is_some_and(|part| scope.parts.has(part));
    let findings = gaps.into_iter().flat_map(|gaps| gaps.findings).filter(is_asked);
    Ok(findings.map(|finding| blank(&finding, scope.window)).collect())
}

fn blank(finding: &Finding, window: Window) -> Missing {
    let (name, last) = period(&finding.period, window);
    let count = if finding.held > 0.0 {
        format!("应开{}次，只有{}次的记录", finding.required, finding.held)
    } else {
        "没有记录".to_owned()
    };
    let (words, action) = match (finding.state, finding.last_day) {
        (State::Due, Some(day)) => (format!("{count}，{}月{}日到期", day.month(), day.day()), "按期召开"),
        _ => (count, "开过的补登；没有开的写明"),
    };
    let is_of_group = finding.kind.as_ref().is_some_and(|kind| kind.as_str() == Kind::GROUP_MEETING);
    let group = if is_of_group { finding.scope.trim_end_matches("党小组") } else { "" };
    Missing {
        lack: Lack::Held,
        words,
        action: action.to_owned(),
        record: format!("{name}{group}{}", finding.label),
        on_day: last,
        unit: finding.scope.clone(),
        session_id: None,
        list_id: None,
    }
}

/// `2026-09`, `2026Q3`, `2026H1` or `2026` in words, and its last day within the window.
fn period(key: &str, window: Window) -> (String, Day) {
    if let Some(quarter) = Quarter::parse(key) {
        return (format!("{}年{}", quarter.year, quarter.label()), quarter.window().to.min(window.to));
    }
    let (year, rest) = key.split_at_checked(4).unwrap_or((key, ""));
    let month = rest.strip_prefix('-').and_then(|month| month.parse::<u32>().ok());
    let first = month.and_then(|month| Day::from_ymd_opt(year.parse().ok()?, month, 1));
    match (month, first) {
        (Some(month), Some(first)) => (format!("{year}年{month}月"), last_day_of_month(first).min(window.to)),
        _ => {
            let half = match rest {
                "H1" => "上半年",
                "H2" => "下半年",
                _ => "",
            };
            (format!("{year}年{half}"), window.to)
        }
    }
}

/// Nothing was planned for these days at all.
fn no_plan(view: &View<'_>, scope: &Scope, today: Day) -> Result<Option<Missing>> {
    if !plan::list(view, scope.unit, scope.window, today)?.is_empty() {
        return Ok(None);
    }
    Ok(Some(Missing {
        lack: Lack::Plan,
        words: "这段时间没有计划".to_owned(),
        action: "补录年度计划或季度安排".to_owned(),
        record: "工作计划".to_owned(),
        on_day: scope.window.from,
        unit: unit::get(view, scope.unit)?.fields.name,
        session_id: None,
        list_id: None,
    }))
}

/// Of every list of these days: tasks under way or done of which no line of progress tells, and evidence that is damaged.
fn of_lists(view: &View<'_>, scope: &Scope, today: Day) -> Result<Vec<Missing>> {
    let day = today.min(scope.window.to);
    let mut found = Vec::new();
    for list in task::lists(view, scope.unit, day)?.into_iter().filter(|list| list.fields.is_of(scope.window))
    {
        let tasks = task::list(view, list.id, day)?;
        let mut lacks: Lacks = silent(&tasks).into_iter().collect();
        for task in &tasks {
            let files = attachment::list(view, Holder::Task(task.id))?;
            let files: Vec<Attachment> = files.into_iter().map(|(file, _)| file).collect();
            lacks.extend(damaged(view, &files)?);
        }
        found.extend(lacks.into_iter().map(|(lack, words, action)| Missing {
            lack,
            words,
            action: action.to_owned(),
            record: format!("《{}》", list.fields.name),
            on_day: day,
            unit: String::new(),
            session_id: None,
            list_id: Some(list.id),
        }));
    }
    Ok(found)
}

/// `第3、5项没有进展记录`; none when every task that was begun has a line.
fn silent(tasks: &[Task]) -> Option<(Lack, String, &'static str)> {
    let is_begun = |status| !matches!(status, TaskStatus::NotStarted | TaskStatus::Stopped);
    let silent = tasks.iter().filter(|task| is_begun(task.fields.status) && task.progress.is_empty());
    let numbers: Vec<String> = silent.map(|task| task.fields.number.to_string()).collect();
    let words = match numbers.len() {
        0 => return None,
        n if n > NAMED => format!("第{}项等{n}项没有进展记录", numbers[..NAMED].join("、")),
        _ => format!("第{}项没有进展记录", numbers.join("、")),
    };
    Some((Lack::Progress, words, "补记进展：哪天、做了什么、到什么程度"))
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test fails by panicking")]
mod tests {
    use super::*;
    use crate::attachment::File;
    use crate::binder::Parts;
    use crate::{Act, sample};

    #[test]
    fn a_damaged_attachment_is_named_with_its_session_and_hinders_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let mut book = sample::workshop(&folder.path().join("样例.book"), "样例", 1).unwrap();
        let scope = Scope {
            unit: book.owner().unwrap(),
            window: Window::month_of(sample::TODAY),
            parts: Parts::default(),
        };
        let missing_of = |book: &crate::Book| book.read(|view| missing(view, &scope, sample::TODAY)).unwrap();
        let act = Act { at: 0, who: "许秀兰", intent: "test", summary: "测试" };
        let file = File::read(b"%PDF-1.4 %%EOF".to_vec(), None).unwrap();
        let lines = book.read(|view| sessions(view, &scope)).unwrap();
        let session = lines.iter().find(|line| line.status != Status::Sealed).unwrap().id;
        book.write(act, |tx| attachment::add(tx, Holder::Session(session), "会议材料", &file, sample::TODAY))
            .unwrap();
        let is_damaged = |one: &Missing| one.lack == Lack::Damaged;
        assert!(!missing_of(&book).iter().any(is_damaged), "a sound file is not missing");
        book.write(act, |tx| Ok(tx.conn().execute("UPDATE attachment_file SET bytes = x'00'", [])?)).unwrap();
        let damaged: Vec<Missing> = missing_of(&book).into_iter().filter(is_damaged).collect();
        let named: Vec<_> = damaged.iter().map(|one| (one.session_id, one.words.as_str())).collect();
        assert_eq!(
            named,
            [(Some(session), "附件“会议材料”已损坏，读不出来")],
            "it is named where it belongs"
        );
    }
}
