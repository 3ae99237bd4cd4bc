//! 会议记录: a record of its own for every kind a session was (C-19, C-20): head, opening, agenda, speeches, votes, decisions,
//! signatures (F-10…F-40; PAPER P3). 会议纪要 is in [`summary`].

mod body;
mod grades;
mod head;
mod rectify;
mod sign;
mod summary;
mod vote;

use ledger::attendance::{Mark, Roll, RollLine};
use ledger::criticism::Spoken;
use ledger::follow_up::FollowUp;
use ledger::grade::Appraisal;
use ledger::id::{SessionId, UnitId};
use ledger::member::{PostKind, RosterLine, Stage};
use ledger::session::{AgendaItem, AgendaKind, Kind, Role, RoleEntry, Session, SessionFields};
use ledger::unit::{Unit, UnitKind};
use ledger::{Result, View};
use paper::{Block, Document, Footer, Mm, PageSetup, Section, Style, Title};

pub(crate) use head::away;
pub use summary::summary;

use crate::meta;
use crate::words::{MISSING, full_date, group_label, listed};

/// The records of a session, one for each of its kinds; of a joint session these for each unit, with its own people (C-37).
/// Errors: no such session.
pub fn minutes(view: &View<'_>, session: SessionId) -> Result<Document> {
    records(view, session, None, |_| true)
}

/// The records of a session as some of its kinds; of a joint session those of the units in the tree of `within`.
/// Errors: no such session.
pub(crate) fn records(
    view: &View<'_>,
    session: SessionId,
    within: Option<UnitId>,
    is_wanted: impl Fn(&Kind) -> bool,
) -> Result<Document> {
    let session = ledger::session::get(view, session)?;
    let title = format!("{}记录", kind_title(&session));
    let meta = meta(&title, &session.fields.title, session.fields.on_day);
    let mut sections = Vec::new();
    for unit in units(view, &session, within)? {
        sections.extend(sections_of(&Facts::read(view, session.clone(), Some(unit))?, &is_wanted));
    }
    Ok(Document { meta, sections })
}

/// The units whose records are printed, the host first.
fn units(view: &View<'_>, session: &Session, within: Option<UnitId>) -> Result<Vec<UnitId>> {
    let fields = &session.fields;
    let top = within.map(|unit| ledger::unit::get(view, unit)).transpose()?;
    let mut units = Vec::new();
    for unit in std::iter::once(&fields.unit_id).chain(&fields.partner_ids) {
        let path = ledger::unit::get(view, *unit)?.path;
        if top.as_ref().is_none_or(|top| path.starts_with(&top.path)) {
            units.push(*unit);
        }
    }
    if units.is_empty() {
        units.push(fields.unit_id);
    }
    Ok(units)
}

fn sections_of(facts: &Facts, is_wanted: &impl Fn(&Kind) -> bool) -> Vec<Section> {
    let fields = &facts.session.fields;
    let page =
        PageSetup::form().with_margins(Mm(22.0), Mm(22.0), Mm(28.0), Mm(20.0)).with_body(Style::minutes());
    let sections = fields.kinds.iter().filter(|kind| is_wanted(kind)).map(|kind| {
        let record = Record { facts, kind };
        let mut blocks = vec![Title::form(format!("{}记录", record.name())), head::table(&record).into()];
        blocks.push(Block::Gap(Mm(6.7)));
        blocks.extend(body::blocks(&record));
        blocks.push(Block::Gap(Mm(5.0)));
        blocks.push(sign::table(&record).into());
        let footer = Footer::Form(format!("{}　{}", record.name(), full_date(fields.on_day)));
        Section { restart: true, ..Section::new(page.clone(), footer, blocks) }
    });
    sections.collect()
}

/// `支部党员大会`: the main kind, with the group's name before 党小组会.
pub(crate) fn kind_title(session: &Session) -> String {
    session.fields.kinds.first().map_or_else(|| "会议".to_owned(), |kind| title_of(session, kind))
}

/// The name of a session as one of its kinds.
fn title_of(session: &Session, kind: &Kind) -> String {
    match kind.as_str() {
        Kind::GROUP_MEETING => format!("{}会", group_label(&session.unit)),
        Kind::COMMITTEE_MEETING if is_enlarged(session) => "支部委员会扩大会议".to_owned(),
        Kind::THEME_DAY => "主题党日活动".to_owned(),
        _ => kind.label().to_owned(),
    }
}

/// 扩大会议: said so, or group leaders sat in (F-31).
fn is_enlarged(session: &Session) -> bool {
    let fields = &session.fields;
    let said =
        [Some(&fields.title), fields.form.as_ref()].into_iter().flatten().any(|text| text.contains("扩大"));
    let leads = |text: &Option<String>| text.as_deref().is_some_and(|text| text.contains("组长"));
    said || fields.observers.iter().any(|observer| leads(&observer.post) || leads(&observer.class))
}

/// What the book holds of a session, read in one snapshot.
struct Facts {
    session: Session,
    unit: Unit,
    roll: Roll,
    /// 正式 and 预备党员 of the unit that day.
    members: Vec<RosterLine>,
    /// Titles of what was studied.
    topics: Vec<String>,
    /// Units that took part besides this one.
    partners: Vec<String>,
    minutes_per_hour: i64,
    /// 民主评议: everybody on the roll with what is filled in.
    appraisal: Option<Appraisal>,
    /// 批评与自我批评, counts only (P-13).
    spoken: Spoken,
    /// Tasks that this meeting decided.
    follow_ups: Vec<FollowUp>,
}

impl Facts {
    /// The session as one of its units has it; as a whole without one. Only a joint session looks different to its units.
    fn read(view: &View<'_>, mut session: Session, unit: Option<UnitId>) -> Result<Facts> {
        withhold(&mut session.fields);
        let fields = &session.fields;
        let is_appraisal = fields.kinds.iter().any(|kind| kind.as_str() == Kind::APPRAISAL);
        let own = unit.filter(|_| !fields.partner_ids.is_empty());
        let unit = own.unwrap_or(fields.unit_id);
        let mut members = ledger::member::roster(view, unit, fields.on_day)?;
        members.retain(|line| matches!(line.stage, Stage::Full | Stage::Probationary));
        let topics = fields.topic_ids.iter().map(|id| Ok(ledger::topic::get(view, *id)?.fields.title));
        let units = std::iter::once(&fields.unit_id).chain(&fields.partner_ids);
        let partners =
            units.filter(|id| **id != unit).map(|id| Ok(ledger::unit::get(view, *id)?.fields.name));
        let (topics, partners) = (topics.collect::<Result<_>>()?, partners.collect::<Result<_>>()?);
        let minutes_per_hour = ledger::setting::get(view, Some(unit), "minutes_per_hour")?;
        let appraisal = is_appraisal.then(|| ledger::grade::appraisal(view, session.id)).transpose()?;
        let spoken = ledger::criticism::spoken(view, session.id)?;
        let follow_ups = ledger::follow_up::of_session(view, session.id, fields.on_day)?;
        let roll = ledger::attendance::roll_of(view, session.id, own)?;
        if own.is_some() && !session.totals.is_declared {
            session.totals = roll.totals;
        }
        let unit = ledger::unit::get(view, unit)?;
        Ok(Facts {
            session,
            unit,
            roll,
            members,
            topics,
            partners,
            minutes_per_hour,
            appraisal,
            spoken,
            follow_ups,
        })
    }

    /// People of the roll that take part in the count, by what they are.
    fn count(&self, is: impl Fn(&RollLine) -> bool) -> usize {
        self.roll.lines.iter().filter(|line| line.mark != Mark::Exempt && is(line)).count()
    }

    /// The post somebody held that day, as printed behind the name.
    fn post(&self, entry: &RoleEntry) -> Option<String> {
        let about: String =
            [&entry.institution, &entry.post].into_iter().flatten().map(String::as_str).collect();
        if !about.is_empty() {
            return Some(about);
        }
        let member = entry.member_id?;
        let on_roll = self.roll.lines.iter().find(|line| line.member_id == member).map(|line| &line.posts);
        let posts =
            on_roll.or_else(|| self.members.iter().find(|line| line.id == member).map(|line| &line.posts))?;
        posts.first().map(|post| match post {
            PostKind::Secretary | PostKind::Deputy if self.is_branch() => format!("党支部{}", post.label()),
            _ => post.label().to_owned(),
        })
    }

    fn is_branch(&self) -> bool {
        matches!(self.unit.fields.kind, UnitKind::Branch | UnitKind::Group)
    }

    /// Who had a role, with their posts; `None` when nobody is written down.
    fn people(&self, role: Role) -> Option<String> {
        let named = self.session.fields.roles.iter().filter(|entry| entry.role == role).map(|entry| {
            self.post(entry).map_or_else(|| entry.name.clone(), |post| format!("{}（{post}）", entry.name))
        });
        let names: Vec<String> = named.collect();
        (!names.is_empty()).then(|| listed(names))
    }

    /// The same, 〔待补充〕 when nobody is written down.
    fn role(&self, role: Role) -> String {
        self.people(role).unwrap_or_else(|| MISSING.to_owned())
    }
}

/// The text of a restricted session stays in the book: no paper is set from it (P-13).
fn withhold(fields: &mut SessionFields) {
    if fields.is_restricted {
        (fields.content, fields.decisions, fields.note) = (None, None, None);
        fields.agenda.iter_mut().for_each(|item| item.record = None);
    }
}

/// A session as one of its kinds.
struct Record<'a> {
    facts: &'a Facts,
    kind: &'a Kind,
}

impl Record<'_> {
    fn is(&self, word: &str) -> bool {
        self.kind.as_str() == word
    }

    fn name(&self) -> String {
        title_of(&self.facts.session, self.kind)
    }

    fn is_main(&self) -> bool {
        self.facts.session.fields.kinds.first() == Some(self.kind)
    }

    /// The agenda items that belong to this record: with one kind all of them.
    fn agenda(&self) -> Vec<&AgendaItem> {
        let fields = &self.facts.session.fields;
        fields.agenda.iter().filter(|item| keeper(&self.facts.session, item) == Some(self.kind)).collect()
    }

    /// Whether votes and decisions belong to this record.
    fn decides(&self) -> bool {
        owner_of(AgendaKind::Vote, &self.facts.session.fields.kinds) == Some(self.kind)
    }
}

/// Which kind keeps an item of the agenda; what is voted on is kept where the votes are.
fn keeper<'a>(session: &'a Session, item: &AgendaItem) -> Option<&'a Kind> {
    let fields = &session.fields;
    let at = fields.agenda.iter().position(|other| std::ptr::eq(other, item));
    let is_voted = fields
        .votes
        .iter()
        .any(|vote| vote.agenda.and_then(|n| usize::try_from(n).ok()) == at && at.is_some());
    owner_of(if is_voted { AgendaKind::Vote } else { item.kind }, &fields.kinds)
}

/// Which of the kinds of a session keeps what is on its agenda: 党课 the lecture, 主题党日 the study, the meeting the rest; the main
/// kind whatever no other keeps.
fn owner_of(item: AgendaKind, kinds: &[Kind]) -> Option<&Kind> {
    const MEETINGS: &[&str] = &[
        Kind::GENERAL_MEETING,
        Kind::COMMITTEE_MEETING,
        Kind::GROUP_MEETING,
        Kind::ORGANISATIONAL_LIFE,
        Kind::APPRAISAL,
    ];
    let keepers: &[&str] = match item {
        AgendaKind::Lecture => &[Kind::LECTURE],
        AgendaKind::Study => &[Kind::THEME_DAY],
        AgendaKind::Discussion | AgendaKind::Vote | AgendaKind::Other => MEETINGS,
    };
    let keeper = keepers.iter().find_map(|word| kinds.iter().find(|kind| kind.as_str() == *word));
    keeper.or(kinds.first())
}
