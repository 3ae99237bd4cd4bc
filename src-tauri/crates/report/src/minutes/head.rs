//! The head of a record: 24 · 57 · 24 · 57 mm.

use ledger::attendance::{Mark, Roll, RollLine};
use ledger::member::{PostKind, Stage};
use ledger::session::{Kind, Role, Session, Sitting};
use paper::{Align, Cell, Column, Inline, Mm, Row, Table, plain};

use super::Record;
use crate::words::{
    MISSING, date_with_weekday, group_label, hours, listed, listed_whole, month_day, or_dash, or_missing,
    spread, time_span,
};

/// Columns of the head and of the cells to sign in.
pub fn columns() -> Vec<Column> {
    vec![
        Column::mm(24.0, Align::Centre),
        Column::mm(57.0, Align::Left),
        Column::mm(24.0, Align::Centre),
        Column::mm(57.0, Align::Left),
    ]
}

/// The head of a record.
pub fn table(record: &Record<'_>) -> Table {
    let mut rows = when_and_where(record);
    rows.extend(people(record));
    rows.extend(about(record));
    rows.extend(turnout(record));
    Table { rows, row_height: Mm(9.0), inset: Mm(2.0), ..Table::new(columns()) }
}

/// A label spread over four characters.
pub fn label(text: &str) -> Cell {
    Cell::label(text).align(if text.chars().count() <= 3 { Align::Spread(4.0) } else { Align::Centre })
}

fn wide(name: &str, text: String) -> Row {
    Row::new(vec![label(name), Cell::new(text).colspan(3)])
}

fn pair(name: &str, text: String, other: &str, value: String) -> Row {
    Row::new(vec![label(name), Cell::new(text), label(other), Cell::new(value)])
}

fn when_and_where(record: &Record<'_>) -> Vec<Row> {
    let fields = &record.facts.session.fields;
    let when = format!(
        "{}{}",
        date_with_weekday(fields.on_day),
        time_span(fields.start_time.as_deref(), fields.end_time.as_deref())
    );
    let mut rows = vec![wide(subject_label(record), subject(record)), wide("时间", when)];
    rows.extend(fields.sittings.iter().enumerate().map(|(at, sitting)| {
        let name = sitting.label.clone().unwrap_or_else(|| format!("第{}场", at + 1));
        let span = time_span(sitting.start_time.as_deref(), sitting.end_time.as_deref());
        let place = or_dash(sitting.place.as_deref());
        let came = came_to(record, sitting);
        wide(&name, format!("{}{span}　{place}{came}", date_with_weekday(sitting.on_day)))
    }));
    let place = or_missing(fields.place.as_deref());
    rows.push(if record.is(Kind::GROUP_MEETING) {
        pair("地点", place, "党小组", group(record))
    } else if record.is(Kind::COMMITTEE_MEETING) || record.is(Kind::TALK) || is_declared(record) {
        wide("地点", place)
    } else {
        let members = &record.facts.members;
        let full = members.iter().filter(|line| line.stage == Stage::Full).count();
        pair("地点", place, "党员总数", format!("{}名（其中正式党员{full}名）", members.len()))
    });
    rows
}

/// How many came to one sitting: counted in it, and there without being counted again.
fn came_to(record: &Record<'_>, sitting: &Sitting) -> String {
    if let Some(count) = sitting.headcount {
        return format!("，{count}人");
    }
    let roll = &record.facts.roll;
    match roll.sittings.iter().find(|turnout| Some(turnout.sitting_id) == sitting.id) {
        Some(turnout) if turnout.again > 0 => {
            format!("，实到{}名（另有{}名已在别的场次计数）", turnout.present, turnout.again)
        }
        Some(turnout) if !roll.lines.is_empty() => format!("，实到{}名", turnout.present),
        _ => String::new(),
    }
}

fn subject_label(record: &Record<'_>) -> &'static str {
    match record.kind.as_str() {
        Kind::LECTURE | "micro_lecture" | "expert_lecture" => "题目",
        Kind::THEME_DAY | Kind::ORGANISATIONAL_LIFE => "主题",
        "centre_group_study" | "study" | "seminar" => "专题",
        Kind::TALK => "事由",
        Kind::GENERAL_MEETING | Kind::COMMITTEE_MEETING | Kind::GROUP_MEETING | Kind::APPRAISAL => "会议名称",
        _ => "活动名称",
    }
}

/// The title, and which kinds were held together with this one (C-19).
fn subject(record: &Record<'_>) -> String {
    let fields = &record.facts.session.fields;
    let own = record.agenda();
    let title = match &own[..] {
        [item] if record.is(Kind::LECTURE) => item.title.trim_start_matches("党课：").to_owned(),
        _ => fields.title.clone(),
    };
    let others = listed(fields.kinds.iter().filter(|kind| *kind != record.kind).map(Kind::short));
    if others.is_empty() { title } else { format!("{title}（与{others}合并召开，分别记录）") }
}

fn people(record: &Record<'_>) -> Vec<Row> {
    let facts = record.facts;
    if record.is(Kind::TALK) {
        return vec![pair("谈话人", facts.role(Role::Talker), "谈话对象", facts.role(Role::TalkedTo))];
    }
    let mut rows = Vec::new();
    let is_lecture = subject_label(record) == "题目";
    if !is_declared(record) || facts.people(Role::Host).is_some() {
        rows.push(pair("主持人", facts.role(Role::Host), "记录人", facts.role(Role::Recorder)));
    }
    if is_lecture {
        rows.push(pair("主讲人", facts.role(Role::Lecturer), "授课形式", form(&facts.session)));
    }
    for (name, role) in [("领学人", Role::Reader), ("发言人", Role::Speaker)] {
        let belongs = !is_lecture && (role != Role::Reader || record.is_reading());
        if let Some(people) = facts.people(role).filter(|_| belongs) {
            rows.push(wide(name, people));
        }
    }
    rows
}

/// `轧钢党小组（组长罗永胜）`.
fn group(record: &Record<'_>) -> String {
    let facts = record.facts;
    let leader = facts.members.iter().find(|line| line.posts.contains(&PostKind::GroupLeader));
    let leader = leader.map_or(MISSING, |line| line.name.as_str());
    format!("{}（组长{leader}）", group_label(&facts.session.unit))
}

/// 现场, or what was written down as the form.
fn form(session: &Session) -> String {
    session.fields.form.clone().unwrap_or_else(|| session.fields.mode.label().to_owned())
}

/// What only some kinds have: 所属年度, 学时, 学习内容, 共建单位.
fn about(record: &Record<'_>) -> Vec<Row> {
    let (facts, fields) = (record.facts, &record.facts.session.fields);
    let mut rows = Vec::new();
    if record.is(Kind::ORGANISATIONAL_LIFE) || record.is(Kind::APPRAISAL) {
        let year = fields.belongs_year.map_or_else(|| MISSING.to_owned(), |year| format!("{year}年度"));
        rows.push(pair("所属年度", year, "方式", form(&facts.session)));
    }
    if subject_label(record) == "题目" {
        let own: i64 = record.agenda().iter().filter_map(|item| item.minutes).sum();
        let minutes = if own > 0 { own } else { fields.minutes };
        let credit = format!("{}学时（{minutes}分钟）", hours(minutes, facts.minutes_per_hour));
        let (_, present) = heads(record);
        let (name, who) = if is_declared(record) {
            ("参加人数", present)
        } else {
            ("参加范围", fields.scope.label().to_owned())
        };
        rows.push(pair("学时", credit, name, who));
    }
    if record.is_reading() && !facts.topics.is_empty() {
        rows.push(wide("学习内容", listed(&facts.topics)));
    }
    if !facts.partners.is_empty() {
        rows.push(wide("本单位", facts.unit.fields.name.clone()));
        rows.push(wide("共建单位", listed(&facts.partners)));
    }
    rows
}

impl Record<'_> {
    /// Whether what was read belongs to this record: the day of study, or else the main kind.
    fn is_reading(&self) -> bool {
        super::owner_of(ledger::session::AgendaKind::Study, &self.facts.session.fields.kinds)
            == Some(self.kind)
    }
}

fn is_declared(record: &Record<'_>) -> bool {
    record.facts.session.totals.is_declared
}

/// 应到, 实到, 列席, who was away and why, annexes.
fn turnout(record: &Record<'_>) -> Vec<Row> {
    let facts = record.facts;
    if record.is(Kind::TALK) {
        return Vec::new();
    }
    let mut rows = Vec::new();
    let (due, present) = heads(record);
    let committee = record.is(Kind::COMMITTEE_MEETING);
    match (is_declared(record), due) {
        (true, None) if subject_label(record) == "题目" => {}
        (true, None) => rows.push(wide("参加人数", present)),
        (_, due) => {
            let due = due.unwrap_or_else(|| MISSING.to_owned());
            let names = if committee { ("应到委员", "实到委员") } else { ("应到", "实到") };
            rows.push(pair(names.0, due, names.1, present));
        }
    }
    rows.push(wide("列席", observers(&facts.session)));
    if !is_declared(record) {
        let name = if committee { "请假委员\n及原因" } else { "缺席人员\n及原因" };
        let away = Cell::of(absentees(&facts.roll)).colspan(3);
        rows.push(Row::new(vec![label(name).align(Align::Spread(4.0)), away]).height(Mm(15.0)));
    }
    if facts.session.fields.photos > 0 {
        rows.push(wide("附件", format!("照片{}张", facts.session.fields.photos)));
    }
    rows
}

/// 应到 and 实到 in words; no 应到 when only a head-count is known.
fn heads(record: &Record<'_>) -> (Option<String>, String) {
    let (facts, totals) = (record.facts, &record.facts.session.totals);
    if totals.is_declared {
        return ((totals.due > 0).then(|| format!("{}名", totals.due)), format!("{}名", totals.present));
    }
    let is_full = |line: &RollLine| line.stage == Stage::Full;
    let came = |line: &RollLine| line.mark == Mark::Present;
    let of = |all: i64, full: usize| {
        if record.is(Kind::COMMITTEE_MEETING) {
            format!("{all}名")
        } else {
            format!("{all}名（其中正式党员{full}名）")
        }
    };
    let due = of(totals.due, facts.count(is_full));
    let is_open = totals.unmarked > 0 || facts.roll.lines.is_empty();
    let present = of(totals.present, facts.count(|line| is_full(line) && came(line)));
    ((!facts.roll.lines.is_empty()).then_some(due), if is_open { MISSING.to_owned() } else { present })
}

/// `2人：黄启明（公司党委组织部，上级领导）、…`.
pub fn observers(session: &Session) -> String {
    let observers = &session.fields.observers;
    let named: Vec<String> = observers
        .iter()
        .map(|observer| {
            let about = [&observer.institution, &observer.post, &observer.class];
            let mut about: Vec<&str> = about.into_iter().flatten().map(String::as_str).collect();
            about.extend(observer.is_dual.then_some("双重组织生活"));
            match &observer.name {
                Some(name) if about.is_empty() => name.clone(),
                Some(name) => format!("{name}（{}）", about.join("，")),
                None => format!("{}{}人", about.join(""), observer.headcount),
            }
        })
        .collect();
    match &observers[..] {
        [] => "无".to_owned(),
        [only] if only.name.is_none() => listed(named),
        _ => {
            let total: i64 = observers.iter().map(|observer| observer.headcount).sum();
            format!("{total}人：{}", listed(named))
        }
    }
}

/// Who was away and why; illness without details (P-07), make-up with its day.
pub fn away(roll: &Roll) -> Vec<Inline> {
    let away =
        roll.lines.iter().filter(|line| matches!(line.mark, Mark::Excused | Mark::Absent)).map(|line| {
            let why = line.reason.map_or(line.mark.label(), |reason| reason.label());
            let made_up =
                line.made_up.as_ref().map(|made_up| format!("，{}已补学", month_day(made_up.on_day)));
            (spread(&line.name), format!("（{why}{}）", made_up.unwrap_or_default()))
        });
    let away = listed_whole(away);
    if away.is_empty() { plain("无") } else { away }
}

/// Who was away, and exempt people in a line of their own.
fn absentees(roll: &Roll) -> Vec<Inline> {
    if roll.lines.is_empty() {
        return plain(MISSING);
    }
    let mut text = away(roll);
    let exempt: Vec<String> =
        roll.lines.iter().filter(|line| line.mark == Mark::Exempt).map(|line| spread(&line.name)).collect();
    if !exempt.is_empty() {
        text.push(format!("\n{}免于参加，不计入应到。", listed(exempt)).into());
    }
    text
}
