//! 核对: one seeded fault a rule, and nothing found where nothing is wrong.

use ledger::attendance::{self, MakeUp, MakeUpForm, Mark, MarkEntry, Reason};
use ledger::consistency::{self, Consistency, RULES};
use ledger::date::Quarter;
use ledger::id::{MemberId, SessionId, UnitId};
use ledger::leave::{self, LeaveFields};
use ledger::plan::{self, PlanFields, PlanStatus};
use ledger::session::{
    self, AgendaItem, AgendaKind, Formula, Role, RoleEntry, SessionFields, Vote, VoteMethod,
};
use ledger::{Book, sample};

use crate::life::{self, Person, attend, entry, fields};
use crate::{act, day, new_book};

/// A branch with a clean third quarter: a meeting a month with host, recorder, plan and a full roll; one absence with its
/// reason and a make-up.
struct Clean {
    _folder: tempfile::TempDir,
    book: Book,
    top: UnitId,
    members: Vec<MemberId>,
    sessions: Vec<SessionId>,
}

fn role(role: Role, member: MemberId, name: &str) -> RoleEntry {
    RoleEntry { role, member_id: Some(member), name: name.into(), institution: None, post: None }
}

fn signed(top: UnitId, on: &str, members: &[MemberId]) -> SessionFields {
    let roles = vec![role(Role::Host, members[0], "党员01"), role(Role::Recorder, members[1], "党员02")];
    SessionFields { roles, ..fields(top, &["theme_day"], on) }
}

fn clean() -> Clean {
    let (folder, mut book) = new_book();
    let top = book.owner().unwrap();
    let members = life::people(&mut book, top, None, 1, 4);
    let sessions = ["2026-07-10", "2026-08-14", "2026-09-18"].map(|on| {
        let id = life::save(&mut book, &signed(top, on, &members));
        let sick = MarkEntry { reason: Some(Reason::Sick), ..entry(members[3], Mark::Excused) };
        book.write(act("roll_mark"), |tx| {
            attendance::take_roll(tx, id)?;
            attendance::mark(tx, id, &[sick])?;
            attendance::fill_rest(tx, id, Mark::Present, None)?;
            let on_day = session::get(tx, id)?.fields.on_day + chrono::Days::new(3);
            attendance::make_up_save(tx, id, members[3], &made_up(&on_day.to_string()))
        })
        .unwrap();
        id
    });
    Clean { _folder: folder, book, top, members, sessions: sessions.into() }
}

fn made_up(on: &str) -> MakeUp {
    MakeUp {
        id: None,
        on_day: day(on),
        form: MakeUpForm::Delivered,
        minutes: 60,
        content: None,
        witness: None,
        proof: None,
        proved_on: None,
    }
}

impl Clean {
    fn check(&self, today: &str) -> Consistency {
        let window = Quarter { year: 2026, number: 3 }.window();
        self.book.read(|view| consistency::consistency(view, self.top, window, day(today))).unwrap()
    }

    /// Changes the September meeting.
    fn change(&mut self, change: impl FnOnce(&mut SessionFields)) {
        let id = self.sessions[2];
        let mut fields = self.book.read(|view| session::get(view, id)).unwrap().fields;
        change(&mut fields);
        self.book.write(act("session_save"), |tx| session::save(tx, Some(id), &fields)).unwrap();
    }

    fn mark(&mut self, entries: &[MarkEntry]) {
        let id = self.sessions[2];
        self.book.write(act("roll_mark"), |tx| attendance::mark(tx, id, entries)).unwrap();
    }

    /// One more meeting, at another time unless `change` says otherwise, to which everybody came.
    fn hold(&mut self, on: &str, change: impl FnOnce(&mut SessionFields)) -> SessionId {
        let mut fields = signed(self.top, on, &self.members);
        (fields.start_time, fields.end_time) = (Some("09:00".into()), Some("10:00".into()));
        change(&mut fields);
        let id = life::save(&mut self.book, &fields);
        attend(&mut self.book, id, &[]);
        id
    }
}

const SAME: &str = "大家结合各自岗位谈了学习体会，一致认为要把条例的要求落到检修保产的每一个环节，班前讲清楚、班中盯到位、班后有记录。";

fn vote() -> Vote {
    Vote {
        id: None,
        agenda: None,
        formula: Formula::Resolution,
        subject: "列为攻关项目".into(),
        method: VoteMethod::Hands,
        due_voting: 4,
        present_voting: 3,
        yes: 3,
        no: 0,
        abstain: 0,
        written_yes: 0,
        sitting_id: None,
        ballots: None,
    }
}

type Seed = fn(&mut Clean);

/// Rule and the fault that it has to find.
const FAULTS: &[(&str, Seed)] = &[
    ("not_on_roll", |c| {
        // Somebody whose membership turns out to have begun before the meeting.
        Person::new("补录的人", c.top).save(&mut c.book);
    }),
    ("not_on_roster", |c| {
        let left = c.members[2];
        let member = c.book.read(|view| ledger::member::get(view, left)).unwrap();
        let mut homes = member.memberships.clone();
        homes[0].until_on = Some(day("2026-09-01"));
        let write =
            |tx: &ledger::Tx<'_>| ledger::member::save(tx, Some(left), &member.fields, &homes, &[], &[]);
        c.book.write(act("member_save"), write).unwrap();
    }),
    ("two_places", |c| {
        c.hold("2026-09-18", |fields| {
            fields.kinds = vec![session::Kind::parse("study").unwrap()];
            (fields.start_time, fields.end_time) = (Some("15:00".into()), Some("16:00".into()));
        });
    }),
    ("on_leave", |c| {
        let away = LeaveFields {
            member_id: c.members[2],
            session_id: None,
            from_on: day("2026-09-17"),
            until_on: day("2026-09-19"),
            reason: Reason::Duty,
            detail: None,
            asked_on: None,
            approved_by: Some("周立群".into()),
            approved_on: Some(day("2026-09-16")),
        };
        c.book.write(act("leave_save"), |tx| leave::save(tx, None, &away)).unwrap();
    }),
    ("acted_away", |c| {
        c.change(|fields| {
            fields.agenda = vec![AgendaItem {
                id: None,
                kind: AgendaKind::Discussion,
                title: "讨论检修安排".into(),
                speaker: None,
                minutes: None,
                record: Some("党员01：同意。\n党员04：同意。".into()),
            }];
        });
    }),
    ("acted_away", |c| {
        let away = c.members[3];
        c.change(|fields| fields.roles[1] = role(Role::Recorder, away, "党员04"));
    }),
    ("future", |c| {
        c.hold("2026-09-30", |_| ());
    }),
    ("made_up_before", |c| c.change(|fields| fields.on_day = day("2026-09-25"))),
    ("made_up_present", |c| c.mark(&[entry(c.members[3], Mark::Present)])),
    ("twice", |c| {
        c.hold("2026-09-11", |_| ());
        c.hold("2026-09-11", |_| ());
    }),
    ("credit", |c| c.change(|fields| fields.minutes = 120)),
    ("long_day", |c| {
        c.hold("2026-09-10", |fields| {
            (fields.start_time, fields.end_time, fields.minutes) = (None, None, 5 * 8 * 60);
        });
    }),
    ("no_vote", |c| {
        c.change(|fields| {
            fields.agenda = vec![AgendaItem {
                id: None,
                kind: AgendaKind::Vote,
                title: "表决攻关项目".into(),
                speaker: None,
                minutes: None,
                record: None,
            }];
            fields.decisions = Some("列为攻关项目，年底前完成".into());
        });
    }),
    ("no_decision", |c| c.change(|fields| fields.votes = vec![vote()])),
    ("unsigned", |c| c.change(|fields| fields.roles.truncate(1))),
    ("no_reason", |c| c.mark(&[MarkEntry { reason: None, ..entry(c.members[3], Mark::Excused) }])),
    ("off_plan", |c| {
        let item = PlanFields {
            on_day: Some(day("2026-09-11")),
            status: PlanStatus::Held,
            session_id: Some(c.sessions[2]),
            ..PlanFields::new(c.top, "2026-09", session::Kind::built_in("theme_day"), "主题党日")
        };
        c.book.write(act("plan_save"), |tx| plan::save(tx, None, &item)).unwrap();
    }),
    ("same_text", |c| {
        c.hold("2026-08-21", |fields| fields.content = Some(SAME.into()));
        c.change(|fields| fields.content = Some(format!("布置了工作。\n　{SAME}")));
    }),
    ("empty_month", |c| {
        let july = c.sessions[0];
        c.book.write(act("session_delete"), |tx| session::delete(tx, july)).unwrap();
    }),
];

#[test]
fn every_rule_finds_its_fault_and_nothing_else() {
    let untouched = clean();
    let none = untouched.check("2026-10-05");
    assert_eq!((none.found, none.summary().as_str()), (0, "核对没有发现问题"), "{:?}", none.findings);
    drop(untouched);
    for (word, seed) in FAULTS {
        let mut case = clean();
        seed(&mut case);
        let today = if *word == "future" { "2026-09-21" } else { "2026-10-05" };
        let found = case.check(today);
        let rules: Vec<&str> = found.findings.iter().map(|finding| finding.rule.as_str()).collect();
        assert!(rules.contains(word), "{word} is found: {:?}", found.findings);
        assert!(rules.iter().all(|rule| rule == word), "{word} and nothing else: {:?}", found.findings);
        let first = &found.findings[0];
        assert!(
            !first.words.contains("{}") && first.words.chars().count() > 4,
            "a sentence for people: {}",
            first.words
        );
        assert_eq!(first.session_id.is_none(), *word == "empty_month", "{word} opens its record");
        assert_eq!(case.check(today), found, "{word}: the same keys in every run");
    }
    for rule in RULES {
        assert!(FAULTS.iter().any(|(word, _)| *word == rule.word), "{} has no seeded fault", rule.word);
    }
}

#[test]
fn what_was_looked_into_stays_on_the_list_with_its_reason() {
    let mut case = clean();
    case.change(|fields| fields.minutes = 120);
    let key = case.check("2026-10-05").findings[0].key.clone();
    case.book
        .write(act("consistency_set_aside"), |tx| consistency::set_aside(tx, &key, Some("会后又参观一小时")))
        .unwrap();
    let after = case.check("2026-10-05");
    assert_eq!(after.summary(), "核对发现 1 处，已核实 1 处");
    assert_eq!(after.findings[0].set_aside.as_deref(), Some("会后又参观一小时"));
    case.change(|fields| fields.minutes = 180);
    assert_eq!(
        case.check("2026-10-05").set_aside,
        0,
        "other figures are another finding: nobody has looked at them"
    );
    let blank =
        case.book.write(act("consistency_set_aside"), |tx| consistency::set_aside(tx, &key, Some(" ")));
    assert_eq!(life::refusal(blank).0, "reason", "nothing is set aside without a word");
}

#[test]
fn transfers_of_the_day_and_batches_are_no_fault() {
    let mut case = clean();
    // Who leaves on the day of the meeting is no longer due, who comes that day is (C-05); the roll says the same.
    let moved = case.members[1];
    let member = case.book.read(|view| ledger::member::get(view, moved)).unwrap();
    let mut homes = member.memberships.clone();
    homes[0].until_on = Some(day("2026-09-24"));
    let write = |tx: &ledger::Tx<'_>| ledger::member::save(tx, Some(moved), &member.fields, &homes, &[], &[]);
    case.book.write(act("member_save"), write).unwrap();
    case.hold("2026-09-24", |_| ());
    // A night sitting ends before the next one of the following morning begins (C-30).
    case.hold("2026-09-26", |fields| {
        (fields.start_time, fields.end_time) = (Some("23:30".into()), Some("00:30".into()));
    });
    case.hold("2026-09-27", |fields| {
        (fields.start_time, fields.end_time) = (Some("00:30".into()), Some("01:30".into()));
    });
    let found = case.check("2026-10-05");
    assert_eq!(found.found, 0, "{:?}", found.findings);
}

#[test]
fn the_practice_book_shows_one_finding_looked_into() {
    let folder = tempfile::tempdir().unwrap();
    let book = sample::workshop(&folder.path().join("示例.book"), "示例", 1).unwrap();
    let (owner, year) = (book.owner().unwrap(), ledger::date::Window::year(2026).unwrap());
    let found = book.read(|view| consistency::consistency(view, owner, year, sample::TODAY)).unwrap();
    let open: Vec<_> = found.findings.iter().filter(|finding| finding.set_aside.is_none()).collect();
    assert_eq!((found.found, found.set_aside), (1, 1), "the visit of July, with its reason");
    assert!(open.is_empty(), "nothing in it contradicts itself: {open:#?}");
}
