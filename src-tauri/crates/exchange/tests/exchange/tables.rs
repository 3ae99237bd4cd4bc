//! Headers, titles, totals and notes of real lists.

use exchange::import::Kind;

use crate::{Desk, refusals};

#[test]
fn the_header_is_found_under_titles_and_the_totals_are_left_out() {
    let mut desk = Desk::branch();
    let result = desk.csv(
        Kind::Members,
        "运行车间党支部党员花名册,,,\n填报单位：运行车间党支部,,,2026年9月\n,,,\n\
         序号,姓　名*,入党时间（必填）,是否农民工 \n1,张　三,2009.06,否\n2,欧阳建国,2010年7月1日,否\n3,,,\n\
         合计,2人,,\n填表人：许秀兰,,审核人：,\n",
    );
    assert_eq!(
        refusals(&result),
        Vec::<String>::new(),
        "titles, an empty ruled line, totals and signatures are no records"
    );
    assert_eq!((result.read, result.created, result.written), (2, 2, 2), "two people are read");
    assert_eq!(result.unused_columns, ["序号", "是否农民工"], "M-04: a column that is not used is named");
    assert!(
        result.warnings.iter().any(|note| note.contains("第 8 行“合计”")),
        "M-07: a total is reported: {:?}",
        result.warnings
    );
    assert!(
        result.warnings.iter().any(|note| note.contains("第 9 行“填表人")),
        "a note is reported: {:?}",
        result.warnings
    );
}

#[test]
fn a_header_of_two_lines_and_a_repeated_header_are_understood() {
    let mut desk = Desk::branch();
    let mut book = rust_xlsxwriter::Workbook::new();
    let plain = rust_xlsxwriter::Format::new();
    let sheet = book.add_worksheet();
    sheet.merge_range(0, 0, 0, 3, "党员花名册", &plain).unwrap();
    for (column, name) in [(0, "姓名"), (1, "性别")] {
        sheet.merge_range(1, column, 2, column, name, &plain).unwrap();
    }
    sheet.merge_range(1, 2, 1, 3, "党内情况", &plain).unwrap();
    sheet.write(2, 2, "入党时间").unwrap().write(2, 3, "党小组").unwrap();
    sheet
        .write(3, 0, "王芳")
        .unwrap()
        .write(3, 1, "女")
        .unwrap()
        .write(3, 2, "2009-06")
        .unwrap()
        .write(3, 3, "炼钢")
        .unwrap();
    for (column, name) in [(0, "姓名"), (1, "性别"), (2, "入党时间"), (3, "党小组")] {
        sheet.write(4, column, name).unwrap();
    }
    sheet.write(5, 0, "李强").unwrap().write(5, 2, "2010-06").unwrap();
    let path = desk.folder.path().join("两层.xlsx");
    book.save(&path).unwrap();
    let result = desk.import(Kind::Members, &path);
    assert_eq!(
        (result.created, refusals(&result)),
        (2, Vec::new()),
        "people under a header of two lines are read"
    );
    assert!(
        result.warnings.iter().any(|note| note.contains("第 5 行又是表头")),
        "a header repeated on page two is no person"
    );
}

#[test]
fn the_sheet_with_the_table_is_chosen_and_the_others_are_named() {
    let mut desk = Desk::branch();
    let mut book = rust_xlsxwriter::Workbook::new();
    book.add_worksheet()
        .set_name("说明")
        .unwrap()
        .write(0, 0, "填表说明")
        .unwrap()
        .write(1, 0, "请如实填写")
        .unwrap();
    book.add_worksheet()
        .set_name("名册")
        .unwrap()
        .write(0, 0, "姓名")
        .unwrap()
        .write(0, 1, "性别")
        .unwrap()
        .write(1, 0, "王芳")
        .unwrap();
    let path = desk.folder.path().join("两表.xlsx");
    book.save(&path).unwrap();
    let result = desk.import(Kind::Members, &path);
    assert_eq!(result.created, 1, "the sheet with the header is read");
    assert!(
        result.warnings.iter().any(|note| note.contains("没有读“说明”")),
        "the other sheet is named: {:?}",
        result.warnings
    );
}
