//! 会议通知: a 公文 on one page with its items run in (PAPER P4).

use ledger::id::SessionId;
use ledger::session::{Scope, Session};
use ledger::{Result, View};
use paper::{Block, Document, Footer, PageSetup, Paragraph, Section, Signature, Title, plain};

use chrono::NaiveDate;

use crate::meta;
use crate::minutes::kind_title;
use crate::wording::{Sentence, Wording, fields};
use crate::words::{MISSING, date_with_weekday, full_date, listed, numeral, or_missing, time_span};

const PAPER: &str = "会议通知";

const OPENING: Sentence = Sentence {
    key: "notice.opening",
    paper: PAPER,
    place: "开头",
    text: "定于{日期}召开{会议}[，与{合并}合并进行]。现将有关事项通知如下。",
    fields: &[("日期", "2026年9月18日"), ("会议", "支部党员大会"), ("合并", "主题党日、党课")],
};

const REQUEST: Sentence = Sentence {
    key: "notice.request",
    paper: PAPER,
    place: "有关要求",
    text: "不能参加的，会前向党小组组长或支部书记请假，并写明原因。",
    fields: &[],
};

/// The sentences of the notice.
pub const SENTENCES: &[Sentence] = &[OPENING, REQUEST];

/// The notice of a session, dated on a day. Errors: no such session.
pub fn notice(view: &View<'_>, session: SessionId, day: NaiveDate) -> Result<Document> {
    let session = ledger::session::get(view, session)?;
    let unit = ledger::unit::get(view, session.fields.unit_id)?;
    // A group's notice is issued by its branch.
    let issuer = match unit.parent_id {
        Some(parent) if unit.fields.kind == ledger::unit::UnitKind::Group => ledger::unit::get(view, parent)?,
        _ => unit,
    };
    let wording = Wording::read(view, issuer.id)?;
    let name = issuer.fields.full_name.unwrap_or(issuer.fields.name);
    Ok(document(&session, &name, &wording, day))
}

fn document(session: &Session, issuer: &str, wording: &Wording, day: NaiveDate) -> Document {
    let fields = &session.fields;
    let when = format!(
        "{}{}",
        date_with_weekday(fields.on_day),
        time_span(fields.start_time.as_deref(), fields.end_time.as_deref())
    );
    let others = listed(fields.kinds.iter().skip(1).map(|kind| kind.short()));
    let opening =
        fields! { "日期" => full_date(fields.on_day), "会议" => kind_title(session), "合并" => others };
    let mut number = 0;
    let mut item = |lead: &str, text: String| -> Block {
        number += 1;
        Paragraph::led(1, format!("{}、{lead}。", numeral(number)), plain(text)).into()
    };
    let who = match fields.scope {
        Scope::All => "全体党员。",
        Scope::Committee => "支部委员。",
        Scope::Named | Scope::Nobody => "有关人员。",
    };
    let agenda = if fields.agenda.is_empty() {
        format!("{}。", fields.title.trim_end_matches('。'))
    } else {
        format!(
            "{}。",
            fields.agenda.iter().map(|item| item.title.trim_end_matches('。')).collect::<Vec<_>>().join("；")
        )
    };
    let mut blocks = vec![
        Block::Lines(1.0),
        Title::report(format!("关于召开{}的通知", kind_title(session))),
        Block::Lines(1.0),
        Block::Addressee(if fields.scope == Scope::Committee {
            "各支部委员：".to_owned()
        } else {
            "各党小组、全体党员：".to_owned()
        }),
        Paragraph::new(plain(wording.say(&OPENING, &opening))).into(),
        item(
            "时间",
            if fields.start_time.is_some() { format!("{when}。") } else { format!("{when}{MISSING}。") },
        ),
        item("地点", format!("{}。", or_missing(fields.place.as_deref()))),
        item("参加人员", who.to_owned()),
        item("主要内容", agenda),
    ];
    blocks.push(item("有关要求", wording.say(&REQUEST, &fields! {})));
    blocks.push(Block::Lines(1.0));
    blocks.push(Block::Signature(Signature::Sealed { name: issuer.to_owned(), date: full_date(day) }));
    Document {
        meta: meta("会议通知", &fields.title, day),
        sections: vec![Section::new(PageSetup::gongwen(), Footer::Gongwen, blocks)],
    }
}
