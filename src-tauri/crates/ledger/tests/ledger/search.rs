//! Search: by a character or two, by pinyin, by rare characters; always as new as the last write.

use ledger::Book;
use ledger::member::{self, MemberFields, Membership};
use ledger::search::{Hit, search};
use ledger::session::{self, AgendaItem, AgendaKind};
use ledger::task::{self, TaskListFields, Template};
use ledger::unit::{self, UnitFields, UnitKind};

use crate::{act, day, life, new_book};

fn found(book: &Book, typed: &str) -> Vec<Hit> {
    book.read(|view| search(view, typed, None, 20)).unwrap().hits
}

fn labels(book: &Book, typed: &str) -> Vec<String> {
    found(book, typed).into_iter().map(|hit| hit.label).collect()
}

fn add_member(book: &mut Book, name: &str, phone: Option<&str>) -> ledger::id::MemberId {
    let unit_id = book.owner().unwrap();
    let fields =
        MemberFields { name: name.into(), phone: phone.map(str::to_owned), ..MemberFields::default() };
    let home = Membership {
        id: None,
        unit_id,
        group_id: None,
        from_on: day("2020-01-01"),
        until_on: None,
        came_by: None,
        left_by: None,
    };
    book.write(act("member_save"), |tx| member::save(tx, None, &fields, &[home], &[], &[])).unwrap()
}

#[test]
fn people_are_found_however_they_are_typed() {
    let (_folder, mut book) = new_book();
    for (name, phone) in
        [("欧阳堃", Some("13800001234")), ("仇喆", None), ("任䶮", None), ("王𬭊", None), ("覃建国", None)]
    {
        add_member(&mut book, name, phone);
    }
    let cases = [
        ("堃", "欧阳堃", "one character"),
        ("欧阳", "欧阳堃", "two characters"),
        ("oyk", "欧阳堃", "initials, as at roll call"),
        ("ouyang", "欧阳堃", "the surname's reading"),
        ("ouyang kun", "欧阳堃", "the reading with a blank"),
        ("OUYANGK", "欧阳堃", "an unfinished reading, in capitals"),
        ("kun", "欧阳堃", "the given name's reading"),
        ("1380000", "欧阳堃", "the beginning of a phone number"),
        ("qiu", "仇喆", "the surname's own reading"),
        ("䶮", "任䶮", "D-27: a character of extension A"),
        ("𬭊", "王𬭊", "D-27: a character beyond the basic plane"),
        ("tjg", "覃建国", "the second reading of a surname"),
    ];
    for (typed, name, rule) in cases {
        assert_eq!(labels(&book, typed), [name], "{rule}: {typed}");
    }
    assert!(labels(&book, "刘").is_empty(), "who is not there is not found");
    assert!(labels(&book, "\" OR 1 *").is_empty(), "signs of the query language are only signs");
    let hit = found(&book, "仇").remove(0);
    assert_eq!(
        (hit.noun.as_str(), hit.detail.as_deref()),
        ("member", Some("运行车间党支部")),
        "the second line says where"
    );
}

#[test]
fn the_index_follows_every_write_and_its_undo() {
    let (_folder, mut book) = new_book();
    let id = add_member(&mut book, "张伟", None);
    let unit_id = book.owner().unwrap();
    let fields = MemberFields { name: "章伟".into(), ..MemberFields::default() };
    book.write(act("member_save"), |tx| member::save(tx, Some(id), &fields, &[], &[], &[])).unwrap();
    assert!(labels(&book, "张伟").is_empty(), "the old name is gone from the index");
    assert_eq!(labels(&book, "章"), ["章伟"], "the new one is in it");
    let last = book.read(ledger::book::last_change).unwrap().unwrap();
    book.write(act("change_undo"), |tx| ledger::book::undo(tx, last)).unwrap();
    assert_eq!(labels(&book, "张"), ["张伟"], "undo brings the old name back into the index");
    let group = UnitFields::new(UnitKind::Group, "轧钢");
    let group = book.write(act("unit_save"), |tx| unit::create(tx, Some(unit_id), None, &group)).unwrap();
    assert_eq!(labels(&book, "轧钢"), ["轧钢"], "units are found");
    book.write(act("unit_delete"), |tx| unit::delete(tx, group)).unwrap();
    assert!(labels(&book, "轧钢").is_empty(), "a deleted unit is not");
}

#[test]
fn hits_are_grouped_and_the_longest_group_is_cut() {
    let (_folder, mut book) = new_book();
    for at in 0..30 {
        add_member(&mut book, &format!("安全{at}"), None);
    }
    let unit_id = book.owner().unwrap();
    let list = TaskListFields {
        unit_id,
        name: "安全生产整改清单".into(),
        template: Template::Rectification,
        starts_on: None,
        ends_on: None,
        note: None,
    };
    book.write(act("list_save"), |tx| task::list_save(tx, None, &list)).unwrap();
    let hits = found(&book, "安全");
    assert_eq!(hits.len(), 20, "no more than asked for");
    assert_eq!(
        hits.iter().filter(|hit| hit.noun == "task_list").count(),
        1,
        "thirty people do not push the one list out"
    );
    assert_eq!(labels(&book, "整改 生产"), [list.name], "all words must occur, in any order");
}

#[test]
fn sessions_are_found_by_what_was_said_and_when() {
    let (_folder, mut book) = new_book();
    let mut fields = life::fields(book.owner().unwrap(), &["theme_day", "lecture"], "2026-09-18");
    fields.title = "学习贯彻四中全会精神".into();
    fields.place = Some("炼钢会议室".into());
    fields.agenda = vec![AgendaItem {
        id: None,
        kind: AgendaKind::Discussion,
        title: "讨论".into(),
        speaker: None,
        minutes: None,
        record: Some("解学军：要把除尘改造盯紧".into()),
    }];
    let id = life::save(&mut book, &fields);
    for typed in ["四中", "贯彻 精神", "炼钢", "除尘", "解学军", "9月18日", "2026-09-18", "主题党日", "党课"]
    {
        assert_eq!(labels(&book, typed), [fields.title.as_str()], "{typed} stands in the record");
    }
    let hit = found(&book, "四中").remove(0);
    assert_eq!(hit.detail.as_deref(), Some("运行车间党支部 · 主题党日、党课"), "where, and of which kinds");
    assert_eq!(hit.on_day, Some(day("2026-09-18")), "and when");
    fields.is_restricted = true;
    book.write(act("session_save"), |tx| session::save(tx, Some(id), &fields)).unwrap();
    assert!(labels(&book, "除尘").is_empty(), "P-13: what was said in a restricted session is not searched");
    assert_eq!(labels(&book, "四中").len(), 1, "its title is");
}

#[test]
fn a_hit_says_why_it_was_found() {
    let (_folder, mut book) = new_book();
    add_member(&mut book, "欧阳堃", Some("13800001234"));
    let mut fields = life::fields(book.owner().unwrap(), &["theme_day"], "2026-09-18");
    fields.title = "学条例、查隐患".into();
    fields.content = Some("传达上级文件。解学军：要把除尘改造盯紧。".into());
    let id = life::save(&mut book, &fields);
    let by_initials = found(&book, "oyk").remove(0);
    assert_eq!(by_initials.spans, [(0, 3)], "initials mark the characters they stand for");
    let by_phone = found(&book, "1380000").remove(0);
    assert_eq!(
        (by_phone.excerpt, by_phone.spans),
        (None, vec![]),
        "P-09: a phone number finds and is not shown"
    );
    let by_text = found(&book, "除尘").remove(0);
    let piece = by_text.excerpt.expect("found in the minutes, so a piece of them is shown");
    let (from, to) = by_text.excerpt_spans[0];
    let marked: String = piece.chars().skip(from as usize).take((to - from) as usize).collect();
    assert_eq!(marked, "除尘", "the mark lies on what was typed: {piece}");
    fields.is_restricted = true;
    book.write(act("session_save"), |tx| session::save(tx, Some(id), &fields)).unwrap();
    assert!(
        found(&book, "条例").iter().all(|hit| hit.excerpt.as_ref().is_none_or(|text| !text.contains("除尘"))),
        "P-13: a restricted text appears nowhere"
    );
}

#[test]
fn a_day_finds_its_sessions_and_a_group_says_how_many_there_are() {
    let (_folder, mut book) = new_book();
    for on_day in ["2026-09-18", "2026-09-19"] {
        let mut fields = life::fields(book.owner().unwrap(), &["study"], on_day);
        fields.title = format!("安全学习{on_day}");
        life::save(&mut book, &fields);
    }
    let of_day = book.read(|view| search(view, "0918", Some(day("2026-09-18")), 20)).unwrap();
    let labels: Vec<&str> = of_day.hits.iter().map(|hit| hit.label.as_str()).collect();
    assert_eq!(labels, ["安全学习2026-09-18"], "the sessions of the day that was typed");
    let cut = book.read(|view| search(view, "安全学习", None, 1)).unwrap();
    let count = cut.counts.iter().find(|one| one.noun == "session").unwrap().count;
    assert_eq!((cut.hits.len(), count), (1, 2), "one is listed, two there are");
}
