//! The register: several kinds in one cell, names or numbers, credit, who spoke, the same file twice.

use exchange::import::{Kind, Options};
use ledger::attendance::{self, Mark, Reason};
use ledger::session::{self, Role, Session, SessionFilter, Status};
use ledger::unit::UnitKind;
use proptest::prelude::*;

use crate::{Desk, day, refusals};

const ROSTER: &str = "姓名,党小组,入党时间,党内职务,特殊情况\n\
    许秀兰,炼钢,2005.06,书记,\n王芳,炼钢,2009.06,组织委员,\n李强,轧钢,2010.07,宣传委员,\n赵敏,轧钢,2011.08,,\n\
    孙丽,钢包,2012.09,,\n周杰,除尘,2008.10,,\n吴老,除尘,1975.07,,免于参加（年老体弱）\n";

fn desk() -> Desk {
    let mut desk = Desk::branch();
    let result = desk.csv(Kind::Members, ROSTER);
    assert_eq!((result.written, refusals(&result)), (7, Vec::new()), "the roster comes in");
    desk
}

fn sessions(desk: &Desk) -> Vec<Session> {
    desk.book
        .read(|view| {
            let lines = session::list(view, &SessionFilter::default())?;
            lines.iter().rev().map(|line| session::get(view, line.id)).collect()
        })
        .unwrap()
}

const REGISTER: &str = "组织生活登记表,,,,,,,,,,,,,,\n\
    日期,开始时间,结束时间,类型,主题,地点,主持人,主讲人,学习主题,学时,应到人数,实到人数,请假人员,缺席人员,列席人数\n\
    2026年3月5日,14:30,16:30,主题党日、支部党员大会、党课,学习全会精神,会议室,许秀兰,王教授（市委党校，副教授）,《全会公报》；安全生产法,2,6,4,赵敏（病假）,孙丽,3\n\
    2026-04-10,下午2:00,,支委会,研究发展对象,,许秀兰,,,,3,3,无,,\n\
    2026/5/8,,,集中学习,读原文,,,,,15分钟,,,,,\n";

#[test]
fn a_name_in_an_old_record_is_whoever_bore_it_then() {
    let mut desk = desk();
    let member = |desk: &Desk, name: &str| {
        let roster = |view: &ledger::View<'_>| {
            ledger::member::roster(view, ledger::unit::top(view)?.id, day("2026-03-05"))
        };
        desk.book.read(roster).unwrap().into_iter().find(|line| line.name == name).unwrap().id
    };
    let gone = member(&desk, "许秀兰");
    let left = desk.book.read(|view| ledger::member::get(view, gone)).unwrap();
    let mut homes = left.memberships.clone();
    homes[0].until_on = Some(day("2026-04-01"));
    let act = ledger::Act { at: 0, who: "测试", intent: "member_save", summary: "转出" };
    desk.book
        .write(act, |tx| ledger::member::save(tx, Some(gone), &left.fields, &homes, &[], &[]).map(drop))
        .unwrap();
    desk.csv(Kind::Sessions, REGISTER);
    let hosts: Vec<_> = sessions(&desk)
        .iter()
        .filter_map(|session| session.fields.roles.iter().find(|entry| entry.role == Role::Host).cloned())
        .map(|host| host.member_id)
        .collect();
    assert_eq!(hosts, [Some(gone), None], "she was there in March, and in April it was another of that name");
}

#[test]
fn names_make_a_roll_of_everyone_due_that_day() {
    let mut desk = desk();
    let result = desk.csv(Kind::Sessions, REGISTER);
    assert_eq!(
        (result.created, refusals(&result)),
        (3, Vec::new()),
        "all three come in: {:?}",
        result.warnings
    );
    let sessions = sessions(&desk);
    let theme_day = &sessions[0];
    let kinds: Vec<&str> = theme_day.fields.kinds.iter().map(session::Kind::as_str).collect();
    assert_eq!(
        kinds,
        ["theme_day", "general_meeting", "lecture"],
        "C-20: one session of three kinds, the first is the main one"
    );
    let totals = theme_day.totals;
    assert_eq!(
        (totals.due, totals.present, totals.excused, totals.absent, totals.exempt),
        (6, 4, 1, 1, 1),
        "all but those named came"
    );
    assert_eq!(theme_day.fields.minutes, 120, "2 学时 of 60 minutes");
    assert_eq!(
        (theme_day.fields.start_time.as_deref(), theme_day.fields.end_time.as_deref()),
        (Some("14:30"), Some("16:30")),
        "times"
    );
    let lecturer = theme_day.fields.roles.iter().find(|entry| entry.role == Role::Lecturer).unwrap();
    assert_eq!(
        (lecturer.institution.as_deref(), lecturer.post.as_deref()),
        (Some("市委党校"), Some("副教授")),
        "a lecturer from outside"
    );
    let host = theme_day.fields.roles.iter().find(|entry| entry.role == Role::Host).unwrap();
    assert!(host.member_id.is_some(), "a host who is a member is linked to the roster");
    assert_eq!(
        (theme_day.fields.topic_ids.len(), theme_day.fields.observers[0].headcount),
        (2, 3),
        "topics are made; 列席 is a number"
    );
    let roll = desk.book.read(|view| attendance::roll(view, theme_day.id)).unwrap();
    let sick = roll.lines.iter().find(|line| line.name == "赵敏").unwrap();
    assert_eq!(
        (sick.mark, sick.reason),
        (Mark::Excused, Some(Reason::Sick)),
        "the reason stands in brackets"
    );
    let committee = &sessions[1];
    assert_eq!(
        (committee.totals.due, committee.totals.present, committee.totals.is_declared),
        (3, 3, false),
        "C-04: 支委会 has its members due; 无 means all came"
    );
    assert_eq!(committee.fields.start_time.as_deref(), Some("14:00"), "下午2:00");
    assert_eq!(
        (sessions[2].fields.minutes, sessions[2].totals.due),
        (15, 0),
        "minutes say what they are; who came is not known"
    );
}

#[test]
fn numbers_without_names_are_declared() {
    let mut desk = desk();
    let result = desk.csv(Kind::Sessions, "日期,类型,主题,应到,实到,请假\n2026-03-05,党课,总体国家安全观,28,25,2\n2026-03-06,宣讲,微党课,,167,\n");
    assert_eq!((result.created, refusals(&result)), (2, Vec::new()), "a register without names");
    let sessions = sessions(&desk);
    let (totals, talk) = (sessions[0].totals, sessions[1].totals);
    assert_eq!(
        (totals.due, totals.present, totals.excused, totals.is_declared),
        (28, 25, 2, true),
        "DESIGN §4: declared counts"
    );
    assert_eq!((talk.due, talk.present), (0, 167), "a head-count alone has no due");
    let wrong = desk.csv(Kind::Sessions, "日期,类型,主题,应到人数,实到人数\n2026-03-07,党课,题目,20,25\n");
    assert!(
        refusals(&wrong)[0].contains("比应到"),
        "C-15: more present than due is refused: {:?}",
        refusals(&wrong)
    );
}

#[test]
fn numbers_that_contradict_the_names_are_refused() {
    let mut desk = desk();
    let before = desk.changes();
    let result = desk.csv(
        Kind::Sessions,
        "日期,类型,主题,应到人数,实到人数,请假人员\n2026-03-05,党员大会,一,7,5,王芳\n2026-04-05,党员大会,二,6,6,王芳\n2026-05-05,党员大会,三,,,王二小\n",
    );
    let rows: Vec<u32> = result.rejected.iter().map(|refused| refused.row).collect();
    assert_eq!(
        rows,
        [3, 4],
        "7 with the exempt is right; 6 present with one excused is not; a stranger is nobody's member: {:?}",
        refusals(&result)
    );
    assert_eq!((result.written, desk.changes()), (0, before), "and nothing is written");
}

#[test]
fn the_same_register_twice_changes_nothing() {
    let mut desk = desk();
    desk.csv(Kind::Sessions, REGISTER);
    let before = (desk.changes(), sessions(&desk));
    let again = desk.csv(Kind::Sessions, REGISTER);
    assert_eq!((again.unchanged, again.written, refusals(&again)), (3, 0, Vec::new()), "nothing is new");
    assert_eq!((desk.changes(), sessions(&desk)), before, "the book is as it was");
    let more = desk.csv(
        Kind::Sessions,
        "日期,类型,主题,内容摘要,地点\n2026-03-05,主题党日、支部党员大会、党课,学习全会精神,传达公报,\n",
    );
    assert_eq!((more.updated, refusals(&more)), (1, Vec::new()), "a row that says more is the same session");
    let theme_day = sessions(&desk).remove(0);
    assert_eq!(
        (theme_day.fields.content.as_deref(), theme_day.fields.place.as_deref()),
        (Some("传达公报"), Some("会议室")),
        "blanks erase nothing"
    );
    assert_eq!(theme_day.totals, before.1[0].totals, "and the roll stays");
}

#[test]
fn two_sessions_alike_need_their_times() {
    let mut desk = desk();
    let told = desk.csv(
        Kind::Sessions,
        "日期,开始时间,类型,主题\n2026-03-05,8:00,微党课,安全\n2026-03-05,16:00,微党课,安全\n",
    );
    assert_eq!((told.created, refusals(&told)), (2, Vec::new()), "two shifts, two talks");
    let untold = desk.csv(Kind::Sessions, "日期,类型,主题\n2026-04-05,微党课,安全\n2026-04-05,微党课,安全\n");
    assert!(
        refusals(&untold)[0].contains("和第 2 行是同一次活动"),
        "no talk is lost silently: {:?}",
        refusals(&untold)
    );
}

#[test]
fn what_was_pasted_twice_is_kept_once_and_named() {
    let mut desk = desk();
    let text = "全体党员重温入党誓词，围绕岗位建功开展交流讨论。";
    let row = format!("2026-05-05,主题党日,重温誓词,\"{text}\n{text}\"\n");
    let told = desk.csv(Kind::Sessions, &format!("日期,类型,主题,内容摘要\n{row}{row}"));
    assert_eq!((told.created, refusals(&told)), (1, Vec::new()), "the same row twice is one session (S150)");
    let said = told.warnings.join("；");
    assert!(
        said.contains("第 3 行和第 2 行完全一样") && said.contains("只留一份"),
        "the result names both: {said}"
    );
    assert_eq!(sessions(&desk)[0].fields.content.as_deref(), Some(text), "one copy of the paragraph");
}

#[test]
fn groups_units_and_odd_words_are_understood_or_refused() {
    let mut desk = desk();
    let result = desk.csv(
        Kind::Sessions,
        "日期,类型,主题,组织,党小组,方式,学时（分钟）\n2026-03-05,党小组会,学习,,炼钢党小组,线上,30\n\
         2026-03-06 19:30,党小组会,学习,轧钢,,,45\n2026-03-07,读书会,共读,,,,\n",
    );
    assert_eq!(
        (result.created, refusals(&result)),
        (3, Vec::new()),
        "groups by column or by name; an own kind"
    );
    let sessions = sessions(&desk);
    assert_eq!(
        (sessions[0].unit.as_str(), sessions[1].unit.as_str()),
        ("炼钢", "轧钢"),
        "a group's meeting is the group's"
    );
    assert_eq!(
        (sessions[0].fields.minutes, sessions[1].fields.start_time.as_deref()),
        (30, Some("19:30")),
        "the heading says 分钟; the time may stand with the day"
    );
    assert_eq!(sessions[2].fields.kinds[0].as_str(), "custom:读书会", "a kind of the unit's own");
    let refused = desk.csv(
        Kind::Sessions,
        "日期,开始时间,类型,主题,组织,实到人数,方式\n2026-13-05,,党课,一,,,\n2026-03-05,25点,党课,二,,,\n2026-03-05,,,三,,,\n\
         2026-03-05,,党课,四,别的支部,,\n2026-03-05,,党课,五,,许多,\n2026-03-05,,党课,六,,,随便\n",
    );
    let columns: Vec<&str> = refused.rejected.iter().map(|refused| refused.column.as_str()).collect();
    assert_eq!(
        columns,
        ["日期", "开始时间", "类型", "组织", "实到人数", "方式"],
        "each with its column: {:?}",
        refusals(&refused)
    );
}

#[test]
fn days_and_hours_are_read_as_registers_write_them() {
    let mut desk = desk();
    let result = desk.csv(
        Kind::Sessions,
        "日期,时间,类别,题目\n2026年3月5日（星期四）,14:30—16:00,党课,一\n2026-03-06 周五,下午2:30-4:00,党课,二\n\
         2026年3月7日下午2时30分,,党课,三\n2026.3.8,08:00～09:30,党课,四\n",
    );
    assert_eq!(
        (result.created, refusals(&result)),
        (4, Vec::new()),
        "F-74: 日期 and 时间 stand side by side"
    );
    let times: Vec<_> =
        sessions(&desk).into_iter().map(|one| (one.fields.start_time, one.fields.end_time)).collect();
    let at = |start: &str, end: Option<&str>| (Some(start.to_owned()), end.map(str::to_owned));
    let expected = [
        at("14:30", Some("16:00")),
        at("14:30", Some("16:00")),
        at("14:30", None),
        at("08:00", Some("09:30")),
    ];
    assert_eq!(times, expected, "hours in a column of their own, or behind the day");
    let twice = desk.csv(Kind::Members, "姓名,手机号码,联系电话\n钱进,13800001234,8801\n");
    assert!(
        twice.warnings.iter().any(|note| note.contains("“联系电话”和“手机号码”是同一项")),
        "two columns of one meaning are told: {:?}",
        twice.warnings
    );
}

#[test]
fn plans_and_seals_are_respected() {
    let mut desk = desk();
    desk.csv(Kind::Sessions, "日期,类型,主题,实到人数\n2026-03-05,党课,一,20\n2026-12-05,主题党日,二,\n");
    let all = sessions(&desk);
    assert_eq!(all[1].fields.status, Status::Planned, "a day still to come is a plan");
    desk.book.write(crate::act(), |tx| session::seal(tx, all[0].id, crate::NOW)).unwrap();
    let same = desk.csv(Kind::Sessions, "日期,类型,主题,实到人数\n2026-03-05,党课,一,20\n");
    assert_eq!(
        (same.unchanged, refusals(&same)),
        (1, Vec::new()),
        "a sealed session that says the same is left alone"
    );
    let other = desk.csv(Kind::Sessions, "日期,类型,主题,实到人数\n2026-03-05,党课,一,21\n");
    assert!(
        refusals(&other)[0].contains("封存"),
        "a sealed session keeps its numbers: {:?}",
        refusals(&other)
    );
}

#[test]
fn a_committee_imports_registers_of_its_units_and_bases() {
    let mut desk = Desk::of(UnitKind::Committee, "集团党委");
    let path = desk.file(
        "登记.csv",
        "日期,类型,主题,组织,基地,实到人数\n2021-03-05,中心组学习,学党史,炼铁厂党委,柳州,12\n2021-03-06,专题党课,学党史,中金公司党委,玉林,80\n2021-03-07,中心组学习,学党史,,,15\n",
    );
    assert_eq!(desk.import(Kind::Sessions, &path).rejected.len(), 2, "unknown units are refused");
    let options = Options { create_units: true, ..Options::new(day("2026-09-21")) };
    let made = desk.import_with(Kind::Sessions, &path, &options);
    assert_eq!((made.created, refusals(&made)), (3, Vec::new()), "or made, with their bases");
    let bases = desk.book.read(ledger::unit::bases).unwrap();
    assert_eq!(bases, ["柳州", "玉林"], "the column 基地 makes bases");
    let wrong = desk.csv(Kind::Sessions, "日期,类型,主题,组织,基地\n2021-03-08,党课,题,炼铁厂党委,玉林\n");
    assert!(
        refusals(&wrong)[0].contains("属于柳州"),
        "a base that contradicts the book is refused: {:?}",
        refusals(&wrong)
    );
    let below = desk.file(
        "班组.csv",
        "日期,类型,主题,组织,上级组织,基地
2021-03-09,党课,题,高炉支部,炼铁厂党委,柳州
",
    );
    assert_eq!(
        refusals(&desk.import_with(Kind::Sessions, &below, &options)),
        Vec::<String>::new(),
        "a unit is in the base of the one above"
    );
    let unit = desk.book.read(|view| ledger::unit::find(view, "高炉支部")).unwrap().unwrap();
    let above = desk.book.read(|view| ledger::unit::find(view, "炼铁厂党委")).unwrap().unwrap();
    assert_eq!(unit.parent_id, Some(above.id), "and is made under it");
    let nobody = desk.csv(
        Kind::Sessions,
        "日期,类型,主题,基地
2021-03-10,党课,题,玉林
",
    );
    assert!(
        refusals(&nobody)[0].contains("没有写是哪个组织"),
        "a base alone names no unit: {:?}",
        refusals(&nobody)
    );
}

#[test]
fn a_joint_session_names_the_units_that_took_part() {
    let mut desk = Desk::of(UnitKind::Committee, "集团党委");
    let make = Options { create_units: true, ..Options::new(day("2026-09-21")) };
    let roster = desk.file(
        "名册.csv",
        "姓名,所在党支部,入党时间\n王芳,焦化支部,2009.06\n李强,烧结支部,2010.06\n赵敏,转炉支部,2011.06\n",
    );
    desk.import_with(Kind::Members, &roster, &make);
    let text = "日期,类型,主题,组织,联学单位,请假人员\n2026-03-05,中心组学习,联学,焦化支部,烧结支部、转炉支部,赵敏（公差）\n";
    let result = desk.csv(Kind::Sessions, text);
    assert_eq!((result.created, refusals(&result)), (1, Vec::new()), "S22: three units learn together");
    let joint = sessions(&desk).remove(0);
    let roll = desk.book.read(|view| attendance::roll(view, joint.id)).unwrap();
    assert_eq!(
        (joint.fields.partner_ids.len(), roll.totals.due, roll.totals.present),
        (2, 3, 2),
        "S22: everybody of the three is due once"
    );
    assert_eq!(desk.csv(Kind::Sessions, text).unchanged, 1, "and the same row again changes nothing");
    let again = desk.import(Kind::Sessions, &export(&desk, "联学.xlsx"));
    assert_eq!((again.unchanged, refusals(&again)), (1, Vec::new()), "nor does its export");
    let stranger =
        desk.csv(Kind::Sessions, "日期,类型,主题,组织,联学单位\n2026-04-05,党课,联学,焦化支部,外厂支部\n");
    assert_eq!(
        stranger.rejected[0].value,
        "外厂支部",
        "a unit the book does not have is named: {:?}",
        refusals(&stranger)
    );
}

fn export(desk: &Desk, name: &str) -> std::path::PathBuf {
    let path = desk.folder.path().join(name);
    desk.book
        .read(|view| {
            exchange::export::sessions(view, &path, &SessionFilter::default(), crate::NOW).unwrap();
            Ok(())
        })
        .unwrap();
    path
}

#[test]
fn the_exported_register_fills_a_new_book_alike() {
    let mut first = desk();
    first.csv(Kind::Sessions, REGISTER);
    let path = export(&first, "登记.xlsx");
    let mut second = desk();
    let copied = second.import(Kind::Sessions, &path);
    assert_eq!(
        (copied.created, refusals(&copied)),
        (3, Vec::new()),
        "every row comes in: {:?}",
        copied.unused_columns
    );
    let sheets = |path: &std::path::Path| exchange::table::read_sheets(path).unwrap().remove(0).rows;
    assert_eq!(sheets(&export(&second, "又.xlsx")), sheets(&path), "and gives the same list again");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 10, ..ProptestConfig::default() })]

    #[test]
    fn an_exported_register_imports_back_unchanged(
        rows in prop::collection::vec(
            (0..300_u64, prop::option::of((6..22_u32, 0..60_u32)), 0..5_usize, 0..400_i64, prop::option::of((10..50_i64, 0..10_i64)), "[=+]?[\u{4e00}-\u{4e20}]{1,8}"),
            1..10)
    ) {
        let mut desk = desk();
        let mut text = String::from("日期,开始时间,类型,主题,学时（分钟）,应到人数,实到人数,请假人员\n");
        for (at, (days, start, kind, minutes, counts, title)) in rows.iter().enumerate() {
            let on = day("2026-01-01") + chrono::Days::new(*days);
            let start = start.map_or(String::new(), |(hour, minute)| format!("{hour}:{minute:02}"));
            let kind = ["党课", "主题党日、党员大会", "支委会", "集中学习", "微党课"][*kind];
            let who = match counts {
                Some((due, away)) => format!("{due},{},", due - away),
                None if at % 2 == 0 && kind != "支委会" => ",,王芳（事假）".to_owned(),
                None => ",,".to_owned(),
            };
            text.push_str(&format!("{on},{start},{kind},{title}{at},{minutes},{who}\n"));
        }
        let first = desk.csv(Kind::Sessions, &text);
        prop_assert_eq!(refusals(&first), Vec::<String>::new());
        let before = desk.changes();
        let again = desk.import(Kind::Sessions, &export(&desk, "登记.xlsx"));
        prop_assert_eq!(refusals(&again), Vec::<String>::new());
        prop_assert_eq!((again.unchanged, again.written), (i64::try_from(rows.len()).unwrap(), 0), "an export changes nothing");
        prop_assert_eq!(desk.changes(), before);
    }
}
