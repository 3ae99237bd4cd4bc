//! Members, and who is due on a day.

use ledger::id::{MemberId, UnitId};
use ledger::member::{
    self, MemberFields, Membership, Post, PostKind, RosterLine, Stage, Standing, StandingKind,
};
use ledger::session::Scope;
use ledger::unit::{self, UnitFields, UnitKind};
use ledger::{Book, Error, Result};

use crate::{act, day, new_book, new_committee, two_branches};

/// A 正式党员 of a name and nothing else unusual.
fn full(name: &str) -> MemberFields {
    MemberFields {
        name: name.into(),
        probation_on: Some("2010-07-01".into()),
        full_on: Some("2011-07-01".into()),
        ..MemberFields::default()
    }
}

fn home(unit_id: UnitId, group_id: Option<UnitId>, from: &str, until: Option<&str>) -> Membership {
    Membership {
        id: None,
        unit_id,
        group_id,
        from_on: day(from),
        until_on: until.map(day),
        came_by: None,
        left_by: None,
    }
}

fn standing(kind: StandingKind, from: &str, until: Option<&str>, approved: Option<(&str, &str)>) -> Standing {
    Standing {
        ground: None,
        id: None,
        kind,
        from_on: day(from),
        until_on: until.map(day),
        reason: None,
        approved_by: approved.map(|(by, _)| by.into()),
        approved_on: approved.map(|(_, on)| day(on)),
    }
}

fn post(unit_id: UnitId, post: PostKind, from: &str, until: Option<&str>) -> Post {
    Post { id: None, unit_id, post, from_on: day(from), until_on: until.map(day), duty: None }
}

fn save(
    book: &mut Book,
    fields: &MemberFields,
    homes: &[Membership],
    posts: &[Post],
    standings: &[Standing],
) -> Result<MemberId> {
    book.write(act("member_save"), |tx| member::save(tx, None, fields, homes, posts, standings))
}

fn due(book: &Book, unit: UnitId, scope: Scope, on: &str) -> Vec<RosterLine> {
    book.read(|view| member::due(view, unit, scope, day(on))).unwrap()
}

fn names(lines: &[RosterLine]) -> Vec<&str> {
    lines.iter().map(|line| line.name.as_str()).collect()
}

/// A sentence a person reads, and the field it stands at.
fn sentence<T: std::fmt::Debug>(result: Result<T>) -> (String, String) {
    match result {
        Err(Error::Broken(broken)) => (broken.field.into_owned(), broken.rule),
        other => panic!("expected a broken rule, got {other:?}"),
    }
}

#[test]
fn a_member_is_due_where_they_belong_on_the_day() {
    let (_folder, mut book) = new_committee();
    let top = book.owner().unwrap();
    let [steel, rolling] = two_branches(&mut book);
    let homes =
        [home(steel, None, "2020-01-01", Some("2026-09-18")), home(rolling, None, "2026-09-18", None)];
    save(&mut book, &full("许秀兰"), &homes, &[], &[]).unwrap();
    let left = [home(steel, None, "2020-01-01", Some("2026-09-18"))];
    save(&mut book, &full("马德胜"), &left, &[], &[]).unwrap();
    let cases = [
        (steel, "2019-12-31", 0, "C-05: nobody is due before coming"),
        (steel, "2020-01-01", 2, "C-05: the first day counts"),
        (steel, "2026-09-17", 2, "C-05: the day before the transfer"),
        (steel, "2026-09-18", 0, "C-05: on the day of the transfer the old branch has neither"),
        (rolling, "2026-09-17", 0, "C-05: not before the transfer"),
        (rolling, "2026-09-18", 1, "C-05: on the day of the transfer the new branch has one"),
        (top, "2026-09-18", 1, "JY-13: a committee counts each person once"),
    ];
    for (unit, on, expected, rule) in cases {
        assert_eq!(due(&book, unit, Scope::All, on).len(), expected, "{rule} ({on})");
    }
}

#[test]
fn both_denominators_of_the_worked_example() {
    let (_folder, mut book) = new_book();
    let branch = book.owner().unwrap();
    let here = [home(branch, None, "2020-01-01", None)];
    let names = ["甲", "乙", "丙", "丁", "戊", "己", "庚", "辛", "壬", "癸", "子", "丑", "寅", "卯", "辰"];
    for name in names {
        save(&mut book, &full(&format!("王{name}")), &here, &[], &[]).unwrap();
    }
    let watched = [standing(StandingKind::NoVote, "2026-01-01", Some("2027-01-01"), None)];
    save(&mut book, &full("李察看"), &here, &[], &watched).unwrap();
    let bedridden =
        [standing(StandingKind::NotDue, "2026-06-01", None, Some(("党员大会、上级党委", "2026-06-20")))];
    save(&mut book, &full("李卧床"), &here, &[], &bedridden).unwrap();
    for name in ["赵预备", "钱预备", "孙预备"] {
        let fields = MemberFields {
            name: name.into(),
            probation_on: Some("2026-01-10".into()),
            ..MemberFields::default()
        };
        save(&mut book, &fields, &here, &[], &[]).unwrap();
    }
    let applicant =
        MemberFields {
            name: "周申请".into(), applied_on: Some("2026-01".into()), ..MemberFields::default()
        };
    save(&mut book, &applicant, &here, &[], &[]).unwrap();
    let cases = [
        (
            "2026-06-19",
            20,
            16,
            "C-01, C-02: 17 full (one without a vote) and 3 probationary; C-03: no approval yet",
        ),
        ("2026-06-20", 19, 15, "C-03, XJ-08: from the approval on the excluded member is in neither"),
        ("2026-12-31", 19, 15, "XJ-07: the last day of 留党察看"),
        ("2027-01-01", 19, 16, "XJ-07: the day it ends the vote is back"),
    ];
    for (on, all, voting, rule) in cases {
        let lines = due(&book, branch, Scope::All, on);
        let votes = lines.iter().filter(|line| line.can_vote).count();
        assert_eq!((lines.len(), votes), (all, voting), "{rule} ({on})");
    }
    let roster = book.read(|view| member::roster(view, branch, day("2026-09-21"))).unwrap();
    assert_eq!(roster.len(), 21, "FZ-01: the roster shows the applicant and the excluded member, too");
    let applicant = roster.iter().find(|line| line.name == "周申请").unwrap();
    assert!(!applicant.is_due && applicant.stage == Stage::Applicant, "C-14: an applicant is never due");
}

#[test]
fn standings_change_counts_only_as_the_rules_say() {
    let (_folder, mut book) = new_book();
    let branch = book.owner().unwrap();
    let here = [home(branch, None, "2020-01-01", None)];
    let cases = [
        (
            StandingKind::Exempt,
            None,
            true,
            true,
            true,
            "C-10, JY-08: exempt is due and votes, out of the rate",
        ),
        (StandingKind::NotDue, None, true, false, true, "C-03, XJ-09: without approval still due"),
        (
            StandingKind::NotDue,
            Some(("党员大会", "2026-01-01")),
            false,
            false,
            false,
            "C-03: approved exclusion",
        ),
        (StandingKind::Floating, None, true, false, true, "C-07: a mark only"),
        (StandingKind::Retired, None, true, false, true, "C-09: a mark only"),
        (StandingKind::Lost, None, true, false, true, "C-11: a mark only"),
        (StandingKind::NoVote, None, true, false, false, "XJ-07: due, no vote"),
    ];
    for (at, (kind, approved, is_due, is_exempt, can_vote, rule)) in cases.into_iter().enumerate() {
        let standings = [standing(kind, "2026-01-01", None, approved)];
        let id = save(&mut book, &full(&format!("测试{at}")), &here, &[], &standings).unwrap();
        let roster = book.read(|view| member::roster(view, branch, day("2026-09-21"))).unwrap();
        let line = roster.iter().find(|line| line.id == id).unwrap();
        assert_eq!((line.is_due, line.is_exempt, line.can_vote), (is_due, is_exempt, can_vote), "{rule}");
    }
}

#[test]
fn groups_and_committees_have_their_own_due() {
    let (_folder, mut book) = new_book();
    let branch = book.owner().unwrap();
    let mut group = |name: &str| {
        let fields = UnitFields::new(UnitKind::Group, name);
        book.write(act("unit_save"), |tx| unit::create(tx, Some(branch), None, &fields)).unwrap()
    };
    let (steel, rolling) = (group("炼钢"), group("轧钢"));
    let of = |group| [home(branch, Some(group), "2020-01-01", None)];
    let was_secretary = [post(branch, PostKind::Secretary, "2021-01-01", Some("2026-09-01"))];
    save(&mut book, &full("周老书记"), &of(steel), &was_secretary, &[]).unwrap();
    let secretary = [post(branch, PostKind::Secretary, "2026-09-01", None)];
    save(&mut book, &full("许秀兰"), &of(rolling), &secretary, &[]).unwrap();
    save(
        &mut book,
        &full("安组长"),
        &of(steel),
        &[post(steel, PostKind::GroupLeader, "2021-01-01", None)],
        &[],
    )
    .unwrap();
    save(
        &mut book,
        &full("解学军"),
        &of(rolling),
        &[post(branch, PostKind::Publicity, "2021-01-01", None)],
        &[],
    )
    .unwrap();
    save(&mut book, &full("欧阳堃"), &[home(branch, None, "2020-01-01", None)], &[], &[]).unwrap();
    assert_eq!(
        names(&due(&book, steel, Scope::All, "2026-09-21")),
        ["安组长", "周老书记"],
        "C-04: the group's people, leader first"
    );
    assert_eq!(
        names(&due(&book, branch, Scope::Committee, "2026-09-21")),
        ["许秀兰", "解学军"],
        "C-04: the committee of that day, secretary first, group leaders not"
    );
    assert_eq!(
        names(&due(&book, branch, Scope::Committee, "2026-08-31")),
        ["周老书记", "解学军"],
        "C-05: on the day before the change the old secretary is due"
    );
    assert_eq!(
        names(&due(&book, branch, Scope::All, "2026-09-21")),
        ["欧阳堃", "安组长", "周老书记", "许秀兰", "解学军"],
        "M-57: by group, then post, then name"
    );
    assert!(
        due(&book, branch, Scope::Nobody, "2026-09-21").is_empty(),
        "a session without a roll has nobody due"
    );
    let rule = sentence(save(&mut book, &full("钱二"), &of(steel), &secretary, &[])).1;
    assert!(rule.contains("许秀兰"), "ZB-28: one secretary at a time, and the sentence says who: {rule}");
}

#[test]
fn a_leader_is_an_ordinary_member_at_home() {
    let (_folder, mut book) = new_committee();
    let top = book.owner().unwrap();
    let fields = UnitFields::new(UnitKind::Branch, "机关党支部");
    let office = book.write(act("unit_save"), |tx| unit::create(tx, Some(top), None, &fields)).unwrap();
    let posts = [post(top, PostKind::Secretary, "2021-01-01", None)];
    save(&mut book, &full("冼国华"), &[home(office, None, "2020-01-01", None)], &posts, &[]).unwrap();
    let posts_at =
        |unit| book.read(|view| Ok(member::roster(view, unit, day("2026-09-21"))?.remove(0).posts)).unwrap();
    assert!(posts_at(office).is_empty(), "ZB-37: in the branch he is no secretary");
    assert_eq!(posts_at(top), [PostKind::Secretary], "at the committee he is");
    assert_eq!(
        names(&due(&book, top, Scope::Committee, "2026-09-21")),
        ["冼国华"],
        "due at the committee's own meetings"
    );
}

#[test]
fn broken_records_are_refused_with_a_sentence() {
    let (_folder, mut book) = new_book();
    let branch = book.owner().unwrap();
    let group = UnitFields::new(UnitKind::Group, "炼钢");
    let group = book.write(act("unit_save"), |tx| unit::create(tx, Some(branch), None, &group)).unwrap();
    let with = |change: fn(&mut MemberFields)| {
        let mut fields = full("张三");
        change(&mut fields);
        fields
    };
    let fields = [
        (with(|f| f.name = "　".into()), "name", "姓名", "a name is needed"),
        (with(|f| f.born_on = Some("1988-02-30".into())), "bornOn", "出生日期", "M-22: no such day"),
        (with(|f| f.born_on = Some("1988".into())), "bornOn", "出生日期", "M-22: a year is no date"),
        (
            with(|f| f.full_on = Some("2010-06".into())),
            "fullOn",
            "早于入党日期",
            "FZ-15: full before probation",
        ),
        (
            with(|f| f.born_on = Some("2010-01-01".into())),
            "probationOn",
            "出生",
            "FZ-03: a member before birth",
        ),
        (with(|f| f.id_number = Some("110105194912310021".into())), "idNumber", "最后一位", "M-34"),
    ];
    for (fields, field, part, rule) in fields {
        let (at, sentence) = sentence(save(&mut book, &fields, &[], &[], &[]));
        assert_eq!(at, field, "{rule}");
        assert!(sentence.contains(part), "{rule}: {sentence}");
    }
    let homes: [(&[Membership], &str, &str); 4] = [
        (
            &[home(branch, None, "2020-01-01", None), home(branch, Some(group), "2021-01-01", None)],
            "同一天",
            "JY-13: an open membership ends before the next begins",
        ),
        (
            &[home(branch, None, "2020-01-01", Some("2021-01-02")), home(branch, None, "2021-01-01", None)],
            "同一天",
            "JY-13: one day of overlap",
        ),
        (&[home(branch, None, "2020-01-01", Some("2020-01-01"))], "早于", "a span has a day"),
        (&[home(group, None, "2020-01-01", None)], "党小组", "C-04: a group is no home"),
    ];
    for (homes, part, rule) in homes {
        let (_, sentence) = sentence(save(&mut book, &full("张三"), homes, &[], &[]));
        assert!(sentence.contains(part), "{rule}: {sentence}");
    }
    assert!(
        book.read(|view| member::roster(view, branch, day("2026-01-01"))).unwrap().is_empty(),
        "nothing was written"
    );
}

#[test]
fn dated_rows_keep_their_ids() {
    let (_folder, mut book) = new_book();
    let branch = book.owner().unwrap();
    let id = save(
        &mut book,
        &MemberFields {
            phone: Some("１３８ 0000 1234".into()),
            id_number: Some("11010519491231002x".into()),
            ..full("覃　喆")
        },
        &[home(branch, None, "2020-01-01", None)],
        &[post(branch, PostKind::Publicity, "2021-01-01", None)],
        &[standing(StandingKind::Exempt, "2026-01-01", None, None)],
    )
    .unwrap();
    let mut before = book.read(|view| member::get(view, id)).unwrap();
    assert_eq!(before.fields.name, "覃喆", "D-21: the spreading blank is not kept");
    assert_eq!(
        (before.pinyin.as_str(), before.initials.as_str()),
        ("qin zhe", "qz"),
        "the reading follows the name"
    );
    before.memberships[0].until_on = Some(day("2026-06-01"));
    before.memberships.push(home(branch, None, "2026-06-01", None));
    before.fields.phone = Some("138****1234".into());
    before.fields.id_number = Some("110105********002X".into());
    book.write(act("member_save"), |tx| {
        member::save(tx, Some(id), &before.fields, &before.memberships, &[], &before.standings)
    })
    .unwrap();
    let after = book.read(|view| member::get(view, id)).unwrap();
    assert_eq!(after.memberships[0].id, before.memberships[0].id, "a kept row keeps its id");
    assert_eq!(after.memberships.len(), 2, "a new row is added");
    assert!(after.posts.is_empty(), "a row not given again is removed");
    assert_eq!(after.standings, before.standings, "an unchanged row stays as it is");
    assert_eq!(after.fields.phone.as_deref(), Some("13800001234"), "P-09: a mask sent back changes nothing");
    assert_eq!(
        after.fields.id_number.as_deref(),
        Some("11010519491231002X"),
        "P-09, M-21: nor does it for the ID number"
    );
    let line = book.read(|view| Ok(member::roster(view, branch, day("2026-09-21"))?.remove(0))).unwrap();
    assert_eq!(line.id_number.as_deref(), Some("110105********002X"), "P-09: lists show the mask");
    let twin = MemberFields { id_number: Some("11010519491231002X".into()), ..full("覃哲") };
    let (field, rule) = sentence(save(&mut book, &twin, &[], &[], &[]));
    assert!(
        field == "idNumber" && rule.contains("覃喆"),
        "one ID number, one person, and the sentence says whose: {rule}"
    );
}

#[test]
fn people_are_matched_but_never_merged_by_name() {
    let (_folder, mut book) = new_book();
    let branch = book.owner().unwrap();
    let here = [home(branch, None, "2020-01-01", None)];
    let born = |name: &str, born: Option<&str>, id: Option<&str>| MemberFields {
        born_on: born.map(str::to_owned),
        id_number: id.map(str::to_owned),
        ..full(name)
    };
    let known =
        save(&mut book, &born("张伟", Some("1980-05-01"), Some("999999190001010015")), &here, &[], &[])
            .unwrap();
    let other = save(&mut book, &born("张伟", Some("1985-03"), None), &here, &[], &[]).unwrap();
    let bare = save(&mut book, &full("李娜"), &here, &[], &[]).unwrap();
    let cases = [
        (
            born("张卫", None, Some("999999190001010015")),
            vec![known],
            "the ID number decides, whatever the name",
        ),
        (born("张伟", Some("1980-05"), None), vec![known], "M-27: same name, same month of birth"),
        (born("张伟", None, None), vec![known, other], "M-27: two candidates stay two"),
        (born("张伟", Some("1990-01"), None), vec![], "M-27: born in another month is somebody else"),
        (
            born("张伟", Some("1985-03-09"), Some("999999190001010023")),
            vec![other],
            "an ID number is new for the one without",
        ),
        (born("李　娜", None, None), vec![bare], "M-27: same name in the same branch is a candidate"),
    ];
    for (fields, expected, rule) in cases {
        let found = book.read(|view| member::find_same(view, &fields, branch)).unwrap();
        assert_eq!(found, expected, "{rule}");
    }
}

#[test]
fn a_member_named_in_records_is_not_deleted() {
    let (_folder, mut book) = new_book();
    let branch = book.owner().unwrap();
    let id = save(&mut book, &full("张三"), &[home(branch, None, "2020-01-01", None)], &[], &[]).unwrap();
    book.write(act("member_delete"), |tx| member::delete(tx, id)).unwrap();
    let gone = book.read(|view| member::get(view, id));
    assert!(matches!(gone, Err(Error::Missing { noun: "member", .. })), "a member entered by mistake goes");
    let last = book.read(ledger::book::last_change).unwrap().unwrap();
    book.write(act("change_undo"), |tx| ledger::book::undo(tx, last)).unwrap();
    let back = book.read(|view| member::get(view, id)).unwrap();
    assert_eq!(back.memberships.len(), 1, "undo brings the membership back with the member");
    assert!(
        matches!(
            book.write(act("member_delete"), |tx| member::delete(tx, MemberId(999))),
            Err(Error::Missing { .. })
        ),
        "who is not there cannot be deleted"
    );
    let unit = book.write(act("unit_delete"), |tx| unit::delete(tx, branch));
    assert!(unit.is_err(), "the unit of a member stays");
}

#[test]
fn a_list_of_names_without_dates_is_a_roster() {
    let (_folder, mut book) = new_book();
    let branch = book.owner().unwrap();
    for (name, applied_on) in [("王建军", None), ("李红", Some("2026-02".to_owned()))] {
        let fields = MemberFields { name: name.into(), applied_on, ..MemberFields::default() };
        save(&mut book, &fields, &[home(branch, None, "2026-01-01", None)], &[], &[]).unwrap();
    }
    let counted = book.read(|view| member::head_count(view, branch, day("2026-09-18"))).unwrap();
    assert_eq!(counted, 1, "P-08: who has no date at all is 正式党员, who only applied is not");
    let capped = book.read(|view| member::head_count_up_to(view, branch, day("2026-09-18"), 1)).unwrap();
    assert_eq!(capped, 1, "the frame's count looks no further than it is told");
}
