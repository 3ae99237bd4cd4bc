//! 会议通知: a 公文 on one page with its items run in (PAPER P4).

use chrono::NaiveDate;
use ledger::id::SessionId;
use ledger::session::{AgendaItem, AgendaKind, Kind, Role, Scope, Session, SessionFields};
use ledger::unit::{Unit, UnitKind};
use ledger::{Result, View};
use paper::{Block, Document, Footer, PageSetup, Paragraph, Section, Signature, Title, plain};

use crate::minutes::kind_title;
use crate::wording::{Sentence, Wording, fields};
use crate::words::{
    MISSING, date_with_weekday, full_date, group_label, listed, month_day, numeral, or_missing, time_span,
};
use crate::{formal_name, meta};

const PAPER: &str = "会议通知";

const OPENING: Sentence = Sentence {
    key: "notice.opening",
    paper: PAPER,
    place: "开头",
    text: "定于{日期}{事项}[，与{合并}合并进行]。现将有关事项通知如下。",
    fields: &[("日期", "2026年9月18日"), ("事项", "召开支部党员大会"), ("合并", "主题党日、党课")],
};

const REQUEST: Sentence = Sentence {
    key: "notice.request",
    paper: PAPER,
    place: "有关要求",
    text: "请提前10分钟到场，本人签到；不能参加的，{期限}向{请假对象}请假，并写明原因。",
    fields: &[("期限", "9月17日前"), ("请假对象", "党小组组长或党支部书记")],
};

/// The sentences of the notice.
pub const SENTENCES: &[Sentence] = &[OPENING, REQUEST];

/// The notice of a session, dated on a day. Errors: no such session.
pub fn notice(view: &View<'_>, session: SessionId, day: NaiveDate) -> Result<Document> {
    let session = ledger::session::get(view, session)?;
    let unit = ledger::unit::get(view, session.fields.unit_id)?;
    // A group's notice is issued by its branch.
    let issuer = match unit.parent_id {
        Some(parent) if unit.fields.kind == UnitKind::Group => ledger::unit::get(view, parent)?,
        _ => unit.clone(),
    };
    let has_groups = !crate::quarterly::groups_of(ledger::unit::list_under(view, unit.id)?, &unit).is_empty();
    let (fields, name) = (&session.fields, name(&session));
    let verb = verb(fields);
    let others = listed(fields.kinds.iter().skip(1).map(Kind::short));
    let wording = Wording::read(view, issuer.id)?;
    let opening = fields! {
        "日期" => full_date(fields.on_day), "事项" => format!("{verb}{name}"), "合并" => others,
    };
    let lead = wording.say(&OPENING, &opening);
    let items = [
        ("时间", ended(when(fields))),
        ("地点", ended(place(fields))),
        ("参加人员", ended(who(fields, &unit))),
        ("主要内容", ended(subjects(fields))),
        ("有关要求", asked(&wording, fields, day)),
    ];
    let mut blocks = vec![
        Block::Lines(1.0),
        Title::report(format!("关于{verb}{name}的通知")),
        Block::Lines(1.0),
        Block::Addressee(addressee(fields, &unit, has_groups)),
        Paragraph::new(plain(lead)).into(),
    ];
    blocks.extend(items.into_iter().enumerate().map(|(i, (label, text))| {
        Paragraph::led(1, format!("{}、{label}。", numeral(i + 1)), plain(text)).into()
    }));
    // Printed again afterwards: the day it went out is not in the book, and a notice is never dated after its meeting.
    let issued = if day > fields.on_day { MISSING.to_owned() } else { full_date(day) };
    let signature = Signature::Sealed { name: formal_name(&issuer).to_owned(), date: issued };
    blocks.push(Block::Signature(signature));
    Ok(Document {
        meta: meta("会议通知", &fields.title, day),
        sections: vec![Section::new(PageSetup::gongwen(), Footer::Gongwen, blocks)],
    })
}

/// The title where it names the meeting (`2026年第二季度支部党员大会`), else the kind.
fn name(session: &Session) -> String {
    let kind = session.fields.kinds.first().map_or("会议", Kind::short);
    let title = session.fields.title.trim();
    if title.ends_with(kind) { title.to_owned() } else { kind_title(session) }
}

/// Meetings are 召开, lessons 举办, everything else is 开展.
fn verb(fields: &SessionFields) -> &'static str {
    match fields.kinds.first().map_or("", Kind::as_str) {
        "lecture" | "training" | "expert_lecture" | "micro_lecture" | "tour_lecture" => "举办",
        "theme_day"
        | "volunteer"
        | "field_teaching"
        | "tradition_education"
        | "study"
        | "seminar"
        | "talk"
        | "centre_group_study"
        | "appraisal" => "开展",
        _ => "召开",
    }
}

fn addressee(fields: &SessionFields, unit: &Unit, has_groups: bool) -> String {
    match fields.scope {
        Scope::Committee => "各支部委员：".to_owned(),
        Scope::All if unit.fields.kind == UnitKind::Group => {
            format!("{}全体党员：", group_label(&unit.fields.name))
        }
        Scope::All if has_groups => "各党小组、全体党员：".to_owned(),
        Scope::All => "全体党员：".to_owned(),
        Scope::Named | Scope::Nobody => "有关同志：".to_owned(),
    }
}

/// The time; with several sittings each by its name.
fn when(fields: &SessionFields) -> String {
    let time = |day, start: &Option<String>, end: &Option<String>| match start {
        Some(_) => format!("{}{}", date_with_weekday(day), time_span(start.as_deref(), end.as_deref())),
        None => format!("{}{MISSING}", date_with_weekday(day)),
    };
    if fields.sittings.is_empty() {
        return time(fields.on_day, &fields.start_time, &fields.end_time);
    }
    let sittings = fields.sittings.iter().map(|sitting| {
        let label = sitting.label.as_deref().unwrap_or_default();
        format!("{label}{}", time(sitting.on_day, &sitting.start_time, &sitting.end_time))
    });
    sittings.collect::<Vec<_>>().join("；")
}

fn place(fields: &SessionFields) -> String {
    if fields.sittings.is_empty() {
        return or_missing(fields.place.as_deref());
    }
    let sittings = fields.sittings.iter().map(|sitting| {
        let label = sitting.label.as_deref().unwrap_or_default();
        format!("{label}在{}", or_missing(sitting.place.as_deref()))
    });
    sittings.collect::<Vec<_>>().join("，")
}

/// Who is due, and who sits in.
fn who(fields: &SessionFields, unit: &Unit) -> String {
    let due = match fields.scope {
        Scope::All if unit.fields.kind == UnitKind::Group => "本党小组全体党员",
        Scope::All => "全体党员",
        Scope::Committee => "支部委员",
        Scope::Named | Scope::Nobody => "有关人员",
    };
    let observers = fields.observers.iter().map(|observer| match &observer.name {
        Some(name) => name.clone(),
        None => format!("{}{}人", observer.class.as_deref().unwrap_or_default(), observer.headcount),
    });
    let observers = listed(observers);
    if observers.is_empty() { due.to_owned() } else { format!("{due}；{observers}列席") }
}

/// The agenda, each lecture with its lecturer; the title when there is none.
fn subjects(fields: &SessionFields) -> String {
    let lecturers = fields.roles.iter().filter(|entry| entry.role == Role::Lecturer);
    let lecturers = listed(lecturers.map(|entry| entry.name.as_str()));
    let line = |item: &AgendaItem| {
        let title = item.title.trim_end_matches('。');
        match item.kind {
            AgendaKind::Lecture if !lecturers.is_empty() => format!("{title}，主讲人{lecturers}"),
            _ => title.to_owned(),
        }
    };
    let items: Vec<String> = fields.agenda.iter().map(line).collect();
    if items.is_empty() { fields.title.trim_end_matches('。').to_owned() } else { items.join("；") }
}

/// With its full stop.
fn ended(text: String) -> String {
    format!("{text}。")
}

/// To come in time, to sign in person, and until when to ask whom for leave.
fn asked(wording: &Wording, notified: &SessionFields, day: NaiveDate) -> String {
    let eve = notified.on_day.pred_opt().filter(|eve| *eve >= day);
    let until = eve.map_or_else(|| "会前".to_owned(), |eve| format!("{}前", month_day(eve)));
    let whom = if notified.scope == Scope::Committee {
        "党支部书记"
    } else {
        "党小组组长或党支部书记"
    };
    wording.say(&REQUEST, &fields! { "期限" => until, "请假对象" => whom })
}
