//! Made-up branches and sessions for the tests of sessions, rolls, counts and checks.

use ledger::attendance::{self, Mark, MarkEntry};
use ledger::id::{MemberId, SessionId, UnitId};
use ledger::member::{self, MemberFields, Membership, Post, PostKind, Standing, StandingKind};
use ledger::session::{self, Kind, Mode, Scope, SessionFields, Status};
use ledger::unit::{self, UnitFields, UnitKind};
use ledger::{Book, Error, Result};

use crate::{act, day};

/// A group under a branch.
pub fn group(book: &mut Book, branch: UnitId, name: &str) -> UnitId {
    unit(book, branch, UnitKind::Group, name)
}

/// A unit under another.
pub fn unit(book: &mut Book, parent: UnitId, kind: UnitKind, name: &str) -> UnitId {
    book.write(act("unit_save"), |tx| unit::create(tx, Some(parent), None, &UnitFields::new(kind, name)))
        .unwrap()
}

/// A member of a branch since 2010, 正式 unless `is_probationary`.
pub struct Person<'a> {
    pub name: &'a str,
    pub home: UnitId,
    pub group: Option<UnitId>,
    pub is_probationary: bool,
    pub post: Option<(UnitId, PostKind)>,
    pub standing: Option<StandingKind>,
}

impl<'a> Person<'a> {
    pub fn new(name: &'a str, home: UnitId) -> Self {
        Self { name, home, group: None, is_probationary: false, post: None, standing: None }
    }

    pub fn save(self, book: &mut Book) -> MemberId {
        let since = if self.is_probationary { "2026-01-01" } else { "2010-01-01" };
        let fields = MemberFields {
            name: self.name.into(),
            probation_on: Some(since.into()),
            full_on: (!self.is_probationary).then(|| "2011-01-01".into()),
            ..MemberFields::default()
        };
        let home = Membership {
            id: None,
            unit_id: self.home,
            group_id: self.group,
            from_on: day("2010-01-01"),
            until_on: None,
            came_by: None,
            left_by: None,
        };
        let posts: Vec<Post> = self
            .post
            .map(|(unit_id, post)| Post {
                id: None,
                unit_id,
                post,
                from_on: day("2020-01-01"),
                until_on: None,
                duty: None,
            })
            .into_iter()
            .collect();
        let standings: Vec<Standing> = self
            .standing
            .map(|kind| Standing {
                id: None,
                kind,
                ground: None,
                from_on: day("2020-01-01"),
                until_on: None,
                reason: Some("长期卧床".into()),
                approved_by: Some("公司党委".into()),
                approved_on: Some(day("2020-01-01")),
            })
            .into_iter()
            .collect();
        book.write(act("member_save"), |tx| member::save(tx, None, &fields, &[home], &posts, &standings))
            .unwrap()
    }
}

/// `n` members of a branch called 党员01, 党员02….
pub fn people(book: &mut Book, home: UnitId, group: Option<UnitId>, from: usize, n: usize) -> Vec<MemberId> {
    (from..from + n)
        .map(|i| {
            let name = format!("党员{i:02}");
            Person { group, ..Person::new(&name, home) }.save(book)
        })
        .collect()
}

/// A held session of one hour.
pub fn fields(unit_id: UnitId, kinds: &[&'static str], on_day: &str) -> SessionFields {
    SessionFields {
        unit_id,
        title: format!("{on_day}的活动"),
        kinds: kinds.iter().map(|kind| Kind::parse(kind).unwrap()).collect(),
        on_day: day(on_day),
        start_time: Some("14:30".into()),
        end_time: Some("15:30".into()),
        place: None,
        mode: Mode::Onsite,
        status: Status::Held,
        scope: Scope::All,
        minutes: 60,
        belongs_year: None,
        is_required: true,
        is_restricted: false,
        campaign: None,
        form: None,
        content: None,
        decisions: None,
        note: None,
        photos: 0,
        roles: vec![],
        sittings: vec![],
        agenda: vec![],
        votes: vec![],
        topic_ids: vec![],
        observers: vec![],
        partner_ids: vec![],
        declared: None,
    }
}

pub fn save(book: &mut Book, fields: &SessionFields) -> SessionId {
    book.write(act("session_save"), |tx| session::save(tx, None, fields)).unwrap()
}

/// Takes the roll: everyone came but the people given.
pub fn attend(book: &mut Book, session: SessionId, absent: &[(MemberId, Mark)]) {
    book.write(act("roll_mark"), |tx| {
        attendance::take_roll(tx, session)?;
        let marks: Vec<MarkEntry> = absent.iter().map(|(member, mark)| entry(*member, *mark)).collect();
        attendance::mark(tx, session, &marks)?;
        attendance::fill_rest(tx, session, Mark::Present, None)
    })
    .unwrap();
}

pub fn entry(member_id: MemberId, mark: Mark) -> MarkEntry {
    MarkEntry {
        member_id,
        mark,
        reason: None,
        sitting_id: None,
        late_minutes: None,
        early_minutes: None,
        note: None,
    }
}

/// Field and sentence of a refusal.
pub fn refusal<T: std::fmt::Debug>(result: Result<T>) -> (std::borrow::Cow<'static, str>, String) {
    match result {
        Err(Error::Broken(broken)) => (broken.field, broken.rule),
        other => panic!("expected a broken rule, got {other:?}"),
    }
}
