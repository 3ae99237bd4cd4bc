//! One row of a task list, read: statuses in people's words, deadlines, dated progress.

use chrono::Datelike;
use ledger::date::{Day, Quarter};
use ledger::task::{Subtask, TaskStatus};

use crate::columns::TaskColumn as Col;
use crate::import::Reader;
use crate::parts;
use crate::table::{Cell, fold};
use crate::value;

/// The words people use for a status (T-06); what is derived (逾期) is 推进中.
const STATUSES: &[(TaskStatus, &[&str])] = &[
    (TaskStatus::StageDone, &["阶段性完成", "阶段完成", "部分完成", "基本完成", "阶段性", "取得阶段性成果"]),
    (TaskStatus::NotStarted, &["未启动", "未开始", "未开展", "待启动", "尚未启动", "未实施"]),
    (TaskStatus::Closed, &["已销号", "销号", "已验收"]),
    (TaskStatus::Stopped, &["终止", "已终止", "取消", "已取消", "调整", "已调整", "停止"]),
    (
        TaskStatus::Going,
        &[
            "推进中",
            "正在推进",
            "进行中",
            "实施中",
            "正在进行",
            "正在实施",
            "持续推进",
            "有序推进",
            "未完成",
            "办理中",
            "在办",
            "正在办理",
            "已启动",
            "逾期",
            "已逾期",
            "临期",
            "滞后",
            "长期坚持",
            "长期",
            "否",
            "推进",
            "整改中",
        ],
    ),
    (
        TaskStatus::Done,
        &["已完成", "完成", "已办结", "办结", "已完结", "全部完成", "是", "√", "100%", "已整改", "整改完成"],
    ),
];

/// 服务时长 is told in hours of sixty minutes.
const HOUR: i64 = 60;

/// What a row says.
pub(super) struct Given {
    pub number: Option<i64>,
    pub title: String,
    pub status: Option<TaskStatus>,
    pub is_closed: bool,
    pub is_ongoing: bool,
    pub texts: Vec<(Col, Option<String>)>,
    pub progress: Vec<(Option<Day>, String)>,
    pub claimed_on: Option<Day>,
    pub minutes: Option<i64>,
    /// Sub-items; none where the file has no such column or an empty cell.
    pub parts: Option<Vec<Subtask>>,
}

/// Reads a row; refusals stay with the reader.
pub(super) fn read(row: &mut Reader<'_, Col>, today: Day, warnings: &mut Vec<String>) -> Given {
    let title = row.line(Col::Title).unwrap_or_default();
    if title.is_empty() {
        row.refuse(Col::Title, "请填写项目名称；这一行如果不是任务，请删去");
    }
    let mut is_ongoing = false;
    let mut dates = Vec::new();
    for column in [Col::StartOn, Col::DueOn, Col::DoneOn] {
        let text = row.cell(column).shown();
        let date = row.take(column, |cell| deadline(cell, today));
        is_ongoing |= date.as_deref() == Some("");
        let has_year = fold(&text).split(|c: char| !c.is_ascii_digit()).any(|digits| digits.len() >= 4);
        if let Some(date) = date.filter(|date| !date.is_empty()) {
            if !has_year {
                warnings.push(format!("第 {} 行“{}”没有写年份，按 {date} 读取", row.number(), text));
            }
            dates.push((column, Some(date)));
        }
    }
    let status = row.take(Col::Status, |cell| {
        let word = fold(&cell.shown());
        is_ongoing |= word.starts_with("长期");
        let known = |(status, words): &&(TaskStatus, &[&str])| {
            status.label() == word || words.contains(&word.as_str())
        };
        match STATUSES.iter().find(known) {
            Some((status, _)) => Ok(Some(*status)),
            None if word.is_empty() => Ok(None),
            None => {
                Err("认不得这个状态，请写未启动、推进中、阶段性完成、已完成、长期坚持、已销号或终止".into())
            }
        }
    });
    let mut texts: Vec<(Col, Option<String>)> = [
        Col::Parent,
        Col::Category,
        Col::Measures,
        Col::Goal,
        Col::Leader,
        Col::Unit,
        Col::Partners,
        Col::Owner,
        Col::Phone,
        Col::ClaimedBy,
        Col::RaisedBy,
        Col::Result,
        Col::Thanks,
        Col::Evidence,
        Col::Feedback,
        Col::Note,
    ]
    .map(|column| (column, row.text(column)))
    .into();
    texts.extend(dates);
    Given {
        number: row.whole(Col::Number),
        title,
        status: status.map(|status| if status == TaskStatus::Closed { TaskStatus::Done } else { status }),
        is_closed: status == Some(TaskStatus::Closed),
        is_ongoing,
        texts,
        claimed_on: row.day(Col::ClaimedOn),
        minutes: row.take(Col::Hours, |cell| value::minutes(cell, HOUR, false)),
        parts: row.take(Col::Parts, |cell| match cell.shown() {
            text if text.trim().is_empty() => Ok(None),
            text => parts::read(&text).map(Some),
        }),
        progress: row.text(Col::Progress).map(|text| progress(&text, today)).unwrap_or_default(),
    }
}

/// A deadline: a date, 9月底, 2026年三季度, 年底前; "" for 长期坚持, which has none (T-07).
pub(in crate::import) fn deadline(cell: &Cell, today: Day) -> value::Read<Option<String>> {
    let Cell::Text(text) = cell else { return value::date(cell) };
    let text = fold(text);
    if text.contains("长期") || text.contains("持续") {
        return Ok(Some(String::new()));
    }
    let text =
        text.trim_end_matches("之前").trim_end_matches("以前").trim_end_matches(['前', '底', '末', '内']);
    if let Some(quarter) = quarter(text, today) {
        return Ok(Some(ledger::date::month_key(quarter.window().to)));
    }
    if let Some(year) = text.strip_suffix('年').or(Some(text).filter(|text| text.is_empty())) {
        let year = if year.is_empty() { today.year().to_string() } else { year.to_owned() };
        return value::date(&Cell::Text(format!("{year}-12")));
    }
    let has_year = text.split(|c: char| !c.is_ascii_digit()).any(|digits| digits.len() >= 4);
    let dated = if !has_year && text.contains('月') {
        format!("{}年{text}", today.year())
    } else {
        text.to_owned()
    };
    value::date(&Cell::Text(dated))
}

pub(in crate::import) fn quarter(text: &str, today: Day) -> Option<Quarter> {
    let digits =
        text.replace("一季", "1季").replace("二季", "2季").replace("三季", "3季").replace("四季", "4季");
    let has_year = digits.chars().filter(char::is_ascii_digit).count() >= 5;
    let dated = if has_year { digits } else { format!("{}{digits}", today.year()) };
    if text.contains("季") {
        Quarter::parse(&dated.replace("季度", "季").replace('季', "季度"))
    } else {
        None
    }
}

/// 3月5日：完成勘察。5月：… becomes one dated line each; text without a date is a line of the day of the import.
fn progress(text: &str, today: Day) -> Vec<(Option<Day>, String)> {
    let mut lines: Vec<(Option<Day>, String)> = Vec::new();
    for part in text.split(['\n', ';', '；']).map(str::trim).filter(|part| !part.is_empty()) {
        match dated(part, today) {
            Some((day, text)) => lines.push((Some(day), text)),
            None => match lines.last_mut() {
                // A line without a date goes on with the one before.
                Some((Some(_), text)) => *text = format!("{text}；{part}"),
                _ => lines.push((None, part.to_owned())),
            },
        }
    }
    lines
}

/// The date a line begins with, up to its colon or blank. Without a year it is the last such day that is not after today.
fn dated(part: &str, today: Day) -> Option<(Day, String)> {
    let end = part
        .find(['：', ':', ' ', '，', ',', '\u{3000}'])
        .or_else(|| part.find(['日', '月']).map(|at| at + '日'.len_utf8()))?;
    let (head, text) = part.split_at(end);
    let text = text.trim_start_matches(['：', ':', ' ', '，', ',', '\u{3000}']).trim();
    let head = fold(head);
    let marked = head.trim_start_matches("截至").trim_end_matches(['底', '末']);
    let numbers: Vec<u32> =
        marked.split(|c: char| !c.is_ascii_digit()).filter_map(|digits| digits.parse().ok()).collect();
    let is_date = marked.chars().all(|c| c.is_ascii_digit() || "年月日号-/.".contains(c));
    if !is_date || text.is_empty() {
        return None;
    }
    let year_of = |month, day| {
        let this = Day::from_ymd_opt(today.year(), month, day)?;
        if this > today { Day::from_ymd_opt(today.year() - 1, month, day) } else { Some(this) }
    };
    let day = match numbers[..] {
        [year, month, day] if year >= 1900 => Day::from_ymd_opt(i32::try_from(year).ok()?, month, day)?,
        [year, month] if year >= 1900 => {
            ledger::date::last_day_of_month(Day::from_ymd_opt(i32::try_from(year).ok()?, month, 1)?)
                .min(today)
        }
        [month, day] => year_of(month, day)?,
        [month] if marked.contains('月') => ledger::date::last_day_of_month(year_of(month, 1)?).min(today),
        _ => return None,
    };
    Some((day, text.to_owned()))
}
