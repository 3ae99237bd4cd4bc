//! One row of a register, read: kinds, times, people, credit.

use ledger::attendance::Mark;
use ledger::date::Day;
use ledger::id::UnitId;
use ledger::session::{Declared, Kind, Mode, Observer, Role, Scope, SessionFields, Status};

use super::roll::Said;
use crate::columns::SessionColumn as Col;
use crate::import::Reader;
use crate::import::people::{self, Away};
use crate::table::{Cell, fold};
use crate::value::{self, list};

/// What a row says, apart from the unit.
pub(super) struct Given {
    pub day: Day,
    pub start: Option<String>,
    pub end: Option<String>,
    pub kinds: Vec<Kind>,
    pub title: String,
    pub status: Option<Status>,
    pub minutes: Option<i64>,
    pub mode: Option<Mode>,
    pub year: Option<i64>,
    pub texts: Vec<(Col, Option<String>)>,
    pub people: Vec<(Role, String)>,
    pub lecturer_from: Option<String>,
    pub topics: Vec<String>,
    pub said: Said,
    pub observers: Option<Vec<Observer>>,
}

/// Reads a row; `None` when it has no day to stand for.
pub(super) fn read(row: &mut Reader<'_, Col>, minutes_per_hour: i64) -> Option<Given> {
    let day = row.day(Col::Day);
    if row.cell(Col::Day).is_blank() {
        row.refuse(Col::Day, "请填写活动的日期；这一行如果不是活动，请删去");
    }
    let (start, end) = times(row);
    let kinds = kinds(row);
    let title = row
        .line(Col::Title)
        .or_else(|| kinds.first().map(|kind| kind.short().to_owned()))
        .unwrap_or_default();
    let status = row.take(Col::Status, |cell| match fold(&cell.shown()).as_str() {
        "" => Ok(None),
        "已召开" | "已开展" | "已完成" => Ok(Some(Status::Held)),
        word => Status::from_label(word)
            .map(Some)
            .ok_or_else(|| "认不得这个状态，请写已开、草稿、已列计划或已取消".into()),
    });
    let mode = row.take(Col::Mode, |cell| mode(&fold(&cell.shown())));
    let is_in_minutes = row.heading(Col::Credit).contains("分钟");
    let minutes = row.take(Col::Credit, |cell| value::minutes(cell, minutes_per_hour, is_in_minutes));
    let texts = [Col::Place, Col::Form, Col::Campaign, Col::Content, Col::Decisions, Col::Note]
        .map(|column| (column, row.text(column)));
    let people = [(Role::Host, Col::Host), (Role::Lecturer, Col::Lecturers), (Role::Recorder, Col::Recorder)]
        .into_iter()
        .filter_map(|(role, column)| row.line(column).map(|text| (role, text)))
        .collect();
    let observers = observers(row);
    let said = said(row);
    Some(Given {
        day: day?,
        start,
        end,
        title,
        kinds,
        status,
        minutes,
        mode,
        year: row.take(Col::Year, |cell| {
            value::whole(&Cell::text(fold(&cell.shown()).trim_end_matches(['年', '度'])))
        }),
        texts: texts.into(),
        people,
        lecturer_from: row.line(Col::LecturerFrom),
        topics: row.text(Col::Topics).map(|text| list(&text)).unwrap_or_default(),
        said,
        observers,
    })
}

/// Start and end, from their own columns, from one for both, or from behind the day.
fn times(row: &mut Reader<'_, Col>) -> (Option<String>, Option<String>) {
    let (start, end) = value::times_in(row.cell(Col::Day));
    let mut times = (start, end);
    for column in [Col::Hours, Col::Start] {
        if let Some((start, end)) = row.take(column, value::span) {
            times = (Some(start), end.or(times.1));
        }
    }
    (times.0, row.time(Col::End).or(times.1))
}

/// One or several kinds, parted by 、 or +; any other name becomes a kind of the unit's own.
fn kinds(row: &mut Reader<'_, Col>) -> Vec<Kind> {
    let text = row.line(Col::Kinds).unwrap_or_default().replace(['+', '＋', '暨'], "、");
    let mut kinds: Vec<Kind> = Vec::new();
    for kind in list(&text).iter().filter_map(|label| Kind::from_label(label)) {
        if !kinds.contains(&kind) {
            kinds.push(kind);
        }
    }
    if kinds.is_empty() && !row.is_refused() {
        row.refuse(Col::Kinds, "请填写类型，如党员大会、党课、主题党日；几种用顿号隔开");
    }
    kinds
}

fn mode(word: &str) -> value::Read<Option<Mode>> {
    Ok(Some(match word {
        "" => return Ok(None),
        "现场" | "线下" | "面授" | "集中" | "现场会议" | "会议" | "集中学习" => {
            Mode::Onsite
        }
        "线上" | "网络" | "视频" | "视频会议" | "云端" | "在线" | "直播" => Mode::Online,
        "自学" | "个人自学" => Mode::SelfStudy,
        "线上线下" | "混合" | "线上+线下" | "线上线下结合" | "现场+视频" => Mode::Mixed,
        _ => {
            return Err("认不得这种方式，请写现场、线上、线上线下结合或自学；其他说法请写在“形式”一列".into());
        }
    }))
}

fn observers(row: &mut Reader<'_, Col>) -> Option<Vec<Observer>> {
    let names = row.line(Col::ObserverNames).map(|text| people::observers(&text)).unwrap_or_default();
    // 列席 holds names in one register and a number in the next.
    let (count, more) = match row.cell(Col::Observers) {
        Cell::Text(text) if !text.chars().any(|c| c.is_ascii_digit() || ('０'..='９').contains(&c)) => {
            (None, people::observers(text))
        }
        _ => (row.count(Col::Observers), Vec::new()),
    };
    let mut observers = if names.is_empty() { more } else { names };
    let named = i64::try_from(observers.len()).unwrap_or_default();
    match count {
        Some(count) if count < named => row.refuse(Col::Observers, "比列席人员的姓名少，请核对"),
        Some(count) if count > named => {
            observers.push(Observer { headcount: count - named, ..Observer::default() });
        }
        _ => {}
    }
    (!observers.is_empty()).then_some(observers)
}

/// What the row says of who came.
fn said(row: &mut Reader<'_, Col>) -> Said {
    let usual = if row.heading(Col::ExcusedNames).contains("缺席") { Mark::Absent } else { Mark::Excused };
    let mut names = |column, usual: Mark| -> (Option<Vec<Away>>, Option<i64>) {
        let text = row.line(column).unwrap_or_default();
        match value::count(&Cell::text(&text)) {
            // 请假 may hold a number instead of names.
            Ok(Some(count)) => (None, Some(count)),
            _ if text.is_empty() => (None, None),
            _ => (Some(people::away(&text, usual)), None),
        }
    };
    let ((excused, excused_count), (absent, absent_count)) =
        (names(Col::ExcusedNames, usual), names(Col::AbsentNames, Mark::Absent));
    Said {
        counts: Declared {
            due: row.count(Col::Due),
            present: row.count(Col::Present),
            excused: row.count(Col::Excused).or(excused_count),
            absent: row.count(Col::Absent).or(absent_count),
        },
        excused,
        absent,
    }
}

/// A session with what a new one needs.
pub(super) fn blank(owner: UnitId, given: &Given) -> SessionFields {
    SessionFields {
        unit_id: owner,
        title: given.title.clone(),
        kinds: given.kinds.clone(),
        on_day: given.day,
        start_time: None,
        end_time: None,
        place: None,
        mode: Mode::Onsite,
        status: Status::Held,
        scope: scope(&given.kinds),
        minutes: 0,
        belongs_year: None,
        is_required: true,
        // What was said in a talk is closed from the start (P-13).
        is_restricted: given.kinds.first().is_some_and(|kind| kind.as_str() == Kind::TALK),
        campaign: None,
        form: None,
        content: None,
        decisions: None,
        note: None,
        photos: 0,
        roles: Vec::new(),
        sittings: Vec::new(),
        agenda: Vec::new(),
        votes: Vec::new(),
        topic_ids: Vec::new(),
        observers: Vec::new(),
        partner_ids: Vec::new(),
        declared: None,
    }
}

/// Who is due, by the main kind (C-01, C-04): the committee at its own meetings, nobody by roll at a talk.
fn scope(kinds: &[Kind]) -> Scope {
    match kinds.first().map(Kind::as_str) {
        Some(Kind::COMMITTEE_MEETING) => Scope::Committee,
        Some(Kind::TALK) => Scope::Nobody,
        _ => Scope::All,
    }
}
