//! 政治生日贺卡: one A5 sheet for one member (PAPER P9), or those of a month in one go. No picture, no colour.

use chrono::{Datelike, NaiveDate};
use ledger::date::Window;
use ledger::greeting::{self, GreetingKind, Round};
use ledger::id::{MemberId, UnitId};
use ledger::member::{Member, Stage, StandingKind, stage_on};
use ledger::{Error, Result, View};
use paper::{
    Align, Block, Document, Drawing, Face, Footer, Ink, Mark, Mm, PageSetup, Paragraph, Pt, Section, Style,
    plain,
};

use crate::wording::{Sentence, Value, Wording, fields};
use crate::words::{MISSING, full_date};
use crate::{formal_name, meta};

/// Type of the card: 三号 楷, lines 31 pt apart.
const TYPE: Style = Style { face: Face::Kai, size: Pt(16.0), pitch: Pt(31.0) };
/// White above the type area; places below are measured from there, those of PAPER P9 from the edge of the sheet.
const TOP: Mm = Mm(10.0);
/// White at both sides of the text.
const SIDE: Mm = Mm(30.0);
/// Width of the text.
const WIDTH: Mm = Mm(150.0);

/// Characters of a job that the card has room to name.
const LONGEST_JOB: usize = 16;

/// The card of a member for their political birthday in a year. Errors: no such member; somebody who is not a member of the
/// party in that year.
pub fn birthday_card(view: &View<'_>, member: MemberId, year: i32, day: NaiveDate) -> Result<Document> {
    let member = ledger::member::get(view, member)?;
    let name = member.fields.name.clone();
    let section = face(view, &member, year, day)?;
    Ok(Document { meta: meta("政治生日贺卡", &name, day), sections: vec![section] })
}

/// The cards of everybody whose political birthday lies in a span, by day; of those whose day is not known, by month. Error:
/// nobody's does.
pub fn birthday_cards(view: &View<'_>, unit: UnitId, within: Window, day: NaiveDate) -> Result<Document> {
    let mut sections = Vec::new();
    for year in within.from.year()..=within.to.year() {
        for one in greeting::anniversaries(view, unit, year)? {
            let on = one.day.or(NaiveDate::from_ymd_opt(year, one.month, 1));
            if one.kind == GreetingKind::Joined && on.is_some_and(|on| within.contains(on)) {
                sections.push(face(view, &ledger::member::get(view, one.member_id)?, year, day)?);
            }
        }
    }
    if sections.is_empty() {
        return Err(Error::broken("from", "这段时间没有政治生日，没有贺卡要印；请换一段时间"));
    }
    let unit = ledger::unit::get(view, unit)?;
    Ok(Document { meta: meta("政治生日贺卡", formal_name(&unit), day), sections })
}

/// One card.
fn face(view: &View<'_>, member: &Member, year: i32, day: NaiveDate) -> Result<Section> {
    let since = member.fields.probation_on.as_deref();
    let round = since.and_then(|since| Round::of(since, year));
    let on = round.map_or(day, |round| round.on);
    let is_member = matches!(stage_on(&member.fields, on), Some(Stage::Full | Stage::Probationary));
    if !is_member || round.is_some_and(|round| round.years < 0) {
        let name = &member.fields.name;
        return Err(Error::broken("memberId", format!("{year}年{name}还不是党员，没有政治生日")));
    }
    let home = member.memberships.iter().rev().find(|span| span.from_on <= on).or(member.memberships.first());
    let (issuer, wording) = match home {
        Some(span) => {
            let unit = ledger::unit::get(view, span.unit_id)?;
            (formal_name(&unit).to_owned(), Wording::read(view, unit.id)?)
        }
        None => (MISSING.to_owned(), Wording::default()),
    };
    let dated = round.map_or_else(|| MISSING.to_owned(), |round| words(round.on, round.has_day));
    let mut blocks = vec![Block::Drawing(frame_and_signature(&issuer, &dated))];
    let address = format!("{}同志：", member.fields.name);
    blocks.push(Paragraph { indent: 0.0, ..Paragraph::new(plain(address)) }.into());
    blocks.push(Paragraph::new(plain(wishes(&wording, member, round, on))).into());
    let page = PageSetup { width: Mm(210.0), height: Mm(148.0), ..PageSetup::form() }
        .with_margins(TOP, Mm(11.6), SIDE, SIDE)
        .with_body(TYPE);
    Ok(Section::new(page, Footer::None, blocks))
}

/// A date as the card says it: the day, or the month when no more is known.
fn words(on: NaiveDate, has_day: bool) -> String {
    if has_day { full_date(on) } else { format!("{}年{}月", on.year(), on.month()) }
}

/// What the card says to a member at work.
const WISH: Sentence = Sentence {
    key: "card.wish",
    paper: "政治生日贺卡",
    place: "贺词",
    text: "{入党时间}，你光荣加入中国共产党[，至今已有{年数}年]。值此政治生日，向你致以诚挚的问候。愿你牢记入党誓词，立足{岗位}岗位，为支部再添一份力。",
    fields: &[("入党时间", "2009年7月1日"), ("年数", "17"), ("岗位", "炼钢一班")],
};

/// What it says to one who has retired.
const WISH_RETIRED: Sentence = Sentence {
    key: "card.wish_retired",
    paper: "政治生日贺卡",
    place: "贺词（离退休党员）",
    text: "{入党时间}，你光荣加入中国共产党[，至今已有{年数}年]。值此政治生日，向你致以诚挚的问候。愿你牢记入党誓词，保重身体，一如既往关心支部的工作。",
    fields: &[("入党时间", "1986年7月1日"), ("年数", "40")],
};

/// The sentences of the card.
pub const SENTENCES: &[Sentence] = &[WISH, WISH_RETIRED];

fn wishes(wording: &Wording, member: &Member, round: Option<Round>, on: NaiveDate) -> String {
    let since = member.fields.probation_on.as_deref();
    // The date itself is its own return in its own year.
    let first = since.zip(round).and_then(|(since, round)| Round::of(since, on.year() - round.years));
    let joined = first.map_or_else(|| MISSING.to_owned(), |first| words(first.on, first.has_day));
    let years = round.map_or(Value::from(MISSING), |round| Value::from(i64::from(round.years)));
    let is_retired = member.standings.iter().any(|span| {
        span.kind == StandingKind::Retired
            && span.from_on <= on
            && span.until_on.is_none_or(|until| until > on)
    });
    if is_retired || member.fields.job.as_deref().is_some_and(|job| job.contains("退休")) {
        return wording.say(&WISH_RETIRED, &fields! { "入党时间" => joined, "年数" => years });
    }
    let job = member.fields.job.as_deref().map(str::trim).filter(|job| job.chars().count() <= LONGEST_JOB);
    wording.say(&WISH, &fields! { "入党时间" => joined, "年数" => years, "岗位" => job.unwrap_or("本职") })
}

/// Both frames, the title, and the signature, whose place does not move with the text; as high as the space above the text.
fn frame_and_signature(issuer: &str, dated: &str) -> Drawing {
    let at = |x: f64, y: f64| (Mm(x) - SIDE, Mm(y) - TOP);
    let frame = |edge: f64, line: f64| {
        let (x, y) = at(edge, edge);
        let (width, height) = (Mm(210.0 - 2.0 * edge), Mm(148.0 - 2.0 * edge));
        Mark::Rect { x, y, width, height, fill: None, line: Some((Pt(line), Ink::Black)) }
    };
    let centred = |text: &str, (x, baseline): (Mm, Mm), face, size, align| Mark::Text {
        x,
        baseline,
        text: plain(text),
        face,
        size,
        align,
        ink: Ink::Black,
    };
    let (centre, size) = signature_place(issuer.chars().count().max(dated.chars().count()));
    let title = Pt(26.0);
    // Six characters with 6 pt between them.
    let spread = Align::Spread((6.0 * title.0 + 5.0 * 6.0) / title.0);
    Drawing {
        height: Mm(FIRST_LINE - 0.88 * TYPE.size.mm()) - TOP,
        marks: vec![
            frame(10.0, 1.0),
            frame(11.6, 0.5),
            centred("政治生日贺卡", at(105.0, 32.07), Face::Biao, title, spread),
            centred(issuer, at(centre, 114.1), Face::Kai, size, Align::Centre),
            centred(dated, at(centre, 124.3), Face::Kai, size, Align::Centre),
        ],
    }
}

/// Baseline of the first line of text, mm from the top edge.
const FIRST_LINE: f64 = 60.0;

/// Centre and size of a signature of so many characters: in a block of 110 mm that ends with the text; a longer name makes
/// the block wider, one longer than the text makes its type smaller.
fn signature_place(characters: usize) -> (f64, Pt) {
    let width = characters as f64 * TYPE.size.mm();
    let block = width.clamp(110.0, WIDTH.0);
    let size = TYPE.size * (WIDTH.0 / width.max(WIDTH.0));
    (SIDE.0 + WIDTH.0 - block / 2.0, size)
}
