//! The roster: traps M-20 to M-27, people of one name, nothing half-written.

use exchange::import::{Kind, Options};
use ledger::member::{self, Member, Stage, StandingKind};

use crate::export::export;
use crate::{Desk, day, refusals};

fn people(desk: &Desk) -> Vec<Member> {
    let top = desk.book.owner().unwrap();
    desk.book
        .read(|view| {
            let roster = member::roster(view, top, day("2026-09-21"))?;
            roster.iter().map(|line| member::get(view, line.id)).collect()
        })
        .unwrap()
}

fn only(desk: &Desk) -> Member {
    let mut people = people(desk);
    assert_eq!(people.len(), 1, "one person is expected: {people:?}");
    people.remove(0)
}

#[test]
fn a_bad_date_is_named_by_row_column_and_reason_and_nothing_is_written() {
    let mut desk = Desk::branch();
    let before = desk.changes();
    let result = desk.csv(
        Kind::Members,
        "党员花名册,\n\n姓名,入党时间\n王芳,2009.06\n李强,2010.07\n赵敏,2011.08\n孙丽,2012.09\n周杰,2008.10\n吴刚,2009.13\n",
    );
    assert_eq!(
        refusals(&result),
        ["第 9 行“入党时间”是 2009.13，月份应在 1 到 12 之间"],
        "the sentence people read"
    );
    assert_eq!((result.read, result.created, result.written), (6, 5, 0), "five would come in, none does");
    assert_eq!(desk.changes(), before, "a file with one refused row leaves the book untouched");
    assert!(people(&desk).is_empty(), "not even the good rows are written");
}

#[test]
fn a_workbook_with_a_bad_date_in_row_7_says_so_to_scripts_too() {
    let mut desk = Desk::branch();
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet();
    sheet.write(0, 0, "姓名").unwrap().write(0, 1, "入党时间").unwrap();
    for (row, name) in (1..).zip(["王芳", "李强", "赵敏", "孙丽", "周杰", "吴刚", "郑爽"]) {
        let date = if row == 6 { "2009年2月30日" } else { "2009-02-28" };
        sheet.write(row, 0, name).unwrap().write(row, 1, date).unwrap();
    }
    let path = desk.folder.path().join("第七行.xlsx");
    book.save(&path).unwrap();
    let before = desk.changes();
    let json = serde_json::to_value(desk.import(Kind::Members, &path)).unwrap();
    let refused = serde_json::json!([{ "row": 7, "column": "入党时间", "value": "2009年2月30日", "reason": "2009年2月没有这一天" }]);
    assert_eq!(json["rejected"], refused, "DESIGN §5: row, column, value and reason");
    assert_eq!(
        (&json["file"], &json["read"], &json["written"]),
        (&"第七行.xlsx".into(), &7.into(), &0.into()),
        "DESIGN §5: the shape scripts rely on"
    );
    assert!(json["unusedColumns"].is_array(), "and the columns that were not used");
    assert_eq!(desk.changes(), before, "nothing is changed");
}

#[test]
fn every_way_of_writing_a_date_is_read_with_its_precision() {
    for (written, kept) in [
        ("1985-07-01", "1985-07-01"),
        ("1985/7/1", "1985-07-01"),
        ("1985.07", "1985-07"),
        ("198507", "1985-07"),
        ("19850701", "1985-07-01"),
        ("1985年7月", "1985-07"),
        ("1985年7月1日", "1985-07-01"),
        ("31229", "1985-07-01"),
        ("１９８５．０７", "1985-07"),
        ("1985-07-01 00:00:00", "1985-07-01"),
        ("1985.7.1", "1985-07-01"),
    ] {
        let mut desk = Desk::branch();
        let result = desk.csv(Kind::Members, &format!("姓名,入党时间\n王芳,{written}\n"));
        assert_eq!(refusals(&result), Vec::<String>::new(), "M-22: {written}");
        assert_eq!(only(&desk).fields.probation_on.as_deref(), Some(kept), "M-22: {written}");
    }
    for (written, part) in [
        ("2009", "只有年份"),
        ("2009-02-30", "没有这一天"),
        ("不详", "不是日期"),
        ("1085-07", "年份"),
        ("85.07", "四位"),
    ] {
        let mut desk = Desk::branch();
        let result = desk.csv(Kind::Members, &format!("姓名,入党时间\n王芳,{written}\n"));
        assert!(refusals(&result)[0].contains(part), "{written} must be refused: {:?}", refusals(&result));
    }
}

#[test]
fn numbers_that_lost_their_digits_are_refused() {
    let mut desk = Desk::branch();
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet();
    sheet.write(0, 0, "姓名").unwrap().write(0, 1, "身份证号").unwrap().write(0, 2, "入党时间").unwrap();
    sheet.write(1, 0, "王芳").unwrap().write(1, 1, 110_105_194_912_310_021_f64).unwrap();
    sheet.write(2, 0, "李强").unwrap().write(2, 2, 2009.1).unwrap();
    let path = desk.folder.path().join("丢位.xlsx");
    book.save(&path).unwrap();
    let refused = refusals(&desk.import(Kind::Members, &path));
    assert!(refused[0].starts_with("第 2 行“身份证号”") && refused[0].contains("丢失"), "M-20: {refused:?}");
    assert!(refused[1].contains("1月还是10月"), "2009.1 as a number may have been 2009.10: {refused:?}");
    let refused =
        refusals(&desk.csv(Kind::Members, "姓名,身份证号\n王芳,1.10105E+17\n李强,110105194912310021\n"));
    assert_eq!(refused.len(), 2, "M-20: an exponent and a wrong check digit in a text table: {refused:?}");
}

#[test]
fn values_are_kept_in_one_form() {
    let mut desk = Desk::branch();
    let result = desk.csv(
        Kind::Members,
        "姓名,身份证号码,民族,联系电话,性别\n王　芳,１１０１０５１９４９１２３１００２ｘ,汉族,１３８００００１２３４,\n阿卜杜拉•买买提,'999999190001010015,05,,男\n",
    );
    assert_eq!(refusals(&result), Vec::<String>::new(), "M-21, M-25, M-26");
    let people = people(&desk);
    let of = |name: &str| &people.iter().find(|member| member.fields.name == name).unwrap().fields;
    assert_eq!(
        of("王芳").id_number.as_deref(),
        Some("11010519491231002X"),
        "M-21: full-width digits, lower-case x"
    );
    assert_eq!(of("王芳").phone.as_deref(), Some("13800001234"), "M-21: full-width digits");
    assert_eq!(of("王芳").ethnicity.as_deref(), Some("汉"), "M-25");
    assert_eq!(of("王芳").born_on.as_deref(), Some("1949-12-31"), "M-33: birth follows from the number");
    assert_eq!(
        of("阿卜杜拉·买买提").ethnicity.as_deref(),
        Some("维吾尔"),
        "M-25: codes of GB/T 3304; M-26: one middle dot"
    );
}

#[test]
fn the_same_file_twice_changes_nothing_and_blanks_never_erase() {
    let mut desk = Desk::branch();
    let text = "姓名,党小组,入党时间,手机号码,党内职务,特殊情况\n\
                王芳,炼钢,2009.06,13800001234,书记、党小组组长,\n李强,轧钢,2010.07.15,,,免于参加（年老体弱）\n";
    let first = desk.csv(Kind::Members, text);
    assert_eq!((first.created, refusals(&first)), (2, Vec::new()), "the first time both are new");
    let before = (desk.changes(), people(&desk));
    let second = desk.csv(Kind::Members, text);
    assert_eq!(
        (second.created, second.updated, second.unchanged, second.written),
        (0, 0, 2, 0),
        "the second time nothing is new"
    );
    assert_eq!((desk.changes(), people(&desk)), before, "not even a line of history is written");
    let third = desk.csv(
        Kind::Members,
        "姓名,党小组,入党时间,手机号码,学历\n王芳,炼钢,,,大学本科\n李强,轧钢,2010.07,,\n",
    );
    assert_eq!(
        (third.updated, third.unchanged),
        (1, 1),
        "only what is new is written: {:?}",
        refusals(&third)
    );
    let people = people(&desk);
    assert_eq!(people[0].fields.phone.as_deref(), Some("13800001234"), "a blank cell erases nothing");
    assert_eq!(people[0].fields.education.as_deref(), Some("大学本科"), "what is new is taken");
    assert_eq!(
        people[1].fields.probation_on.as_deref(),
        Some("2010-07-15"),
        "a month does not blur a known day"
    );
    assert_eq!(people[1].standings[0].kind, StandingKind::Exempt, "特殊情况 becomes a standing");
}

#[test]
fn people_of_one_name_are_never_merged_silently() {
    let mut desk = Desk::branch();
    let two = desk.csv(Kind::Members, "姓名,出生年月,党小组\n张伟,1980-01,炼钢\n张伟,1985-06,轧钢\n");
    assert_eq!((two.created, refusals(&two)), (2, Vec::new()), "M-27: two births are two people");
    let before = desk.changes();
    let bare = desk.csv(Kind::Members, "姓名,学历\n张伟,大专\n");
    assert!(refusals(&bare)[0].contains("分不清"), "M-27: a bare name is refused: {:?}", refusals(&bare));
    assert_eq!(desk.changes(), before, "and nothing is written");
    let told = desk.csv(Kind::Members, "姓名,出生年月,学历\n张伟,1985.6,大专\n");
    assert_eq!((told.updated, refusals(&told)), (1, Vec::new()), "the month of birth tells who is meant");
    let changed = people(&desk).into_iter().find(|member| member.fields.education.is_some()).unwrap();
    assert_eq!(changed.fields.born_on.as_deref(), Some("1985-06"), "the right one was changed");
    let twice = desk.csv(Kind::Members, "姓名,出生年月\n王芳,1990-01\n王芳,1990-01\n");
    assert!(
        refusals(&twice)[0].contains("和第 2 行是同一个人"),
        "a person listed twice is refused: {:?}",
        refusals(&twice)
    );
    let nameless = desk.csv(Kind::Members, "姓名\n赵敏\n赵敏\n");
    assert!(
        refusals(&nameless)[0].contains("和第 2 行"),
        "two bare names cannot be told apart: {:?}",
        refusals(&nameless)
    );
}

#[test]
fn a_list_of_names_alone_comes_in_and_comes_again() {
    let mut desk = Desk::branch();
    let first = desk.csv(Kind::Members, "姓名\n王芳\n李强\n");
    assert_eq!((first.created, refusals(&first)), (2, Vec::new()), "P-08: names alone are enough");
    let again = desk.csv(Kind::Members, "姓名\n王芳\n李强\n");
    assert_eq!(
        (again.unchanged, refusals(&again)),
        (2, Vec::new()),
        "and the same list again changes nothing"
    );
}

#[test]
fn unknown_units_are_refused_or_made() {
    let mut desk = Desk::of(ledger::unit::UnitKind::Committee, "公司党委");
    let path = desk.file(
        "名册.csv",
        "姓名,所在党支部,党小组,厂区\n王芳,炼钢厂党支部,甲班,柳州\n李强,炼钢厂党支部,乙班,柳州\n",
    );
    let refused = desk.import(Kind::Members, &path);
    assert_eq!(refused.rejected.len(), 2, "each row with an unknown unit is refused");
    assert_eq!(refused.rejected[0].column, "所在党支部", "the column is named");
    let options = Options { create_units: true, ..Options::new(day("2026-09-21")) };
    let made = desk.import_with(Kind::Members, &path, &options);
    assert_eq!((made.created, refusals(&made)), (2, Vec::new()), "with leave to do so the units are made");
    let units = desk.book.read(ledger::unit::list).unwrap();
    let names: Vec<_> = units.iter().map(|unit| (unit.fields.name.as_str(), unit.base.as_deref())).collect();
    assert_eq!(
        names,
        [("公司党委", None), ("炼钢厂党支部", Some("柳州")), ("甲班", None), ("乙班", None)],
        "one branch with two groups"
    );
    let moved = desk.csv(Kind::Members, "姓名,所在党支部,出生年月\n王芳,公司党委,\n");
    assert!(
        refusals(&moved)[0].contains("同名") || refusals(&moved)[0].contains("转入日期"),
        "nobody is moved silently: {moved:?}"
    );
}

#[test]
fn the_first_roster_founds_the_groups_and_later_ones_are_checked() {
    let mut desk = Desk::of(ledger::unit::UnitKind::Branch, "运行车间党支部");
    let first = desk.csv(Kind::Members, "姓名,党小组\n王芳,炼钢党小组\n李强,轧钢\n赵敏,炼钢\n");
    assert_eq!(
        (first.created, refusals(&first)),
        (3, Vec::new()),
        "a branch without groups takes them from its first roster"
    );
    let units = desk.book.read(ledger::unit::list).unwrap();
    assert_eq!(units.len(), 3, "炼钢党小组 and 炼钢 are one group: {units:?}");
    let later = desk.csv(Kind::Members, "姓名,党小组\n孙丽,炼纲\n");
    assert!(
        refusals(&later)[0].contains("没有这个党小组"),
        "from then on a strange group is a slip: {:?}",
        refusals(&later)
    );
}

#[test]
fn a_dry_run_says_what_the_import_does_and_the_import_can_be_undone() {
    let mut desk = Desk::branch();
    let path = desk.file("名册.csv", "姓名,党小组\n王芳,炼钢\n李强,轧钢\n");
    let before = desk.changes();
    let dry =
        desk.import_with(Kind::Members, &path, &Options { dry_run: true, ..Options::new(day("2026-09-21")) });
    assert_eq!(
        (dry.created, dry.written, desk.changes()),
        (2, 0, before),
        "a dry run writes nothing, not even history"
    );
    let real = desk.import(Kind::Members, &path);
    assert_eq!(
        real,
        exchange::import::ImportResult { written: 2, ..dry },
        "and says exactly what the import then does"
    );
    let last = desk.book.read(ledger::book::last_change).unwrap().unwrap();
    desk.book.write(crate::act(), |tx| ledger::book::undo(tx, last)).unwrap();
    assert!(people(&desk).is_empty(), "one undo takes the whole import back");
}

#[test]
fn a_roster_of_28_that_libreoffice_wrote_comes_in_whole() {
    let mut desk = Desk::of(ledger::unit::UnitKind::Branch, "运行车间党支部");
    let mut text = String::from("运行车间党支部党员花名册,,,,\n序号,姓　名,入党时间,转正时间,党小组\n");
    for at in 0..28_u32 {
        let name = format!("王{}", char::from_u32(0x4e2d + at * 7).unwrap());
        let group = ["炼钢", "轧钢", "钢包", "除尘"][at as usize % 4];
        text.push_str(&format!(
            "{},{name},{}/{}/1,{}-07-01,{group}\n",
            at + 1,
            1990 + at,
            at % 12 + 1,
            1991 + at + 1
        ));
    }
    text.push_str("合计,28人,,,\n");
    let source = desk.file("花名册.csv", text);
    let made = crate::files::by_libreoffice(desk.folder.path(), &source, "xlsx");
    let result = desk.import(Kind::Members, &made);
    assert_eq!(
        (result.read, result.created, refusals(&result)),
        (28, 28, Vec::new()),
        "{:?}",
        result.warnings
    );
    let people = people(&desk);
    let is_day =
        |member: &Member| member.fields.probation_on.as_deref().is_some_and(|date| date.ends_with("-01"));
    assert!(people.iter().all(is_day), "LibreOffice turned the text into dates, and they are read as days");
}

#[test]
fn what_needs_approval_comes_with_it() {
    let mut desk = Desk::branch();
    let bare = desk.csv(Kind::Members, "姓名,特殊情况\n王芳,不计入应到\n");
    assert!(
        refusals(&bare)[0].contains("批准"),
        "C-03: without approval nobody leaves the denominator: {:?}",
        refusals(&bare)
    );
    let good = desk
        .csv(Kind::Members, "姓名,特殊情况\n王芳,不计入应到（长期卧床；公司党委 2026-03-01批准）、离退休\n");
    assert_eq!(refusals(&good), Vec::<String>::new(), "with it, it comes in");
    let kept = |desk: &Desk| {
        only(desk).standings.into_iter().find(|standing| standing.kind == StandingKind::NotDue).unwrap()
    };
    let standing = kept(&desk);
    assert_eq!(
        (standing.approved_by.as_deref(), standing.reason.as_deref()),
        (Some("公司党委"), Some("长期卧床")),
        "who and why are kept"
    );
    let mut fresh = Desk::branch();
    let copied = fresh.import(Kind::Members, &export(&desk, "名册.xlsx"));
    assert_eq!(refusals(&copied), Vec::<String>::new(), "and an export carries it into another book");
    let copy = kept(&fresh);
    assert_eq!((copy.approved_by, copy.approved_on), (standing.approved_by, standing.approved_on), "whole");
}

#[test]
fn the_stage_must_agree_with_the_dates() {
    let mut desk = Desk::branch();
    let result = desk.csv(
        Kind::Members,
        "姓名,人员类别,入党日期,转正日期\n王芳,正式党员,2009-06,2010-06\n李强,预备党员,2026-03-01,\n\
         赵敏,正式党员,2026-03-01,\n孙丽,预备党员,,\n周杰,正式党员,,\n吴刚,群众,,\n",
    );
    let rows: Vec<u32> = result.rejected.iter().map(|refused| refused.row).collect();
    assert_eq!(
        rows,
        [4, 5, 7],
        "a new 正式党员 without 转正日期, a 预备党员 without 入党日期, 群众: {:?}",
        refusals(&result)
    );
    assert!(
        refusals(&result)[0].contains("补上转正日期"),
        "the date that is missing is named: {:?}",
        refusals(&result)
    );
    let good = desk.csv(Kind::Members, "姓名,人员类别,入党日期\n李强,预备党员,2026-03-01\n");
    assert_eq!(good.written, 1, "a 预备党员 with the date comes in");
    assert_eq!(
        member::stage_on(&only(&desk).fields, day("2026-09-21")),
        Some(Stage::Probationary),
        "and is one"
    );
}
