//! Rows of a register: its own columns, names that are never guessed, the same file twice, out and back in.

use exchange::import::{ImportResult, Kind, Options};
use ledger::Book;
use ledger::date::Window;
use ledger::id::RegisterId;
use ledger::register::{self, Column, ColumnKind, Family, RegisterFields, RegisterRow};

use crate::{Desk, NOW, act, day, refusals};

const PEOPLE: &str =
    "姓名,党小组,出生日期\n张伟,炼钢,1985-03-01\n张伟,轧钢,1990-04-02\n顾长河,炼钢,\n罗永胜,轧钢,\n";

/// A branch with four members, two of one name, and a register with a column of every kind.
fn desk() -> (Desk, RegisterId) {
    let mut desk = Desk::branch();
    assert_eq!(desk.csv(Kind::Members, PEOPLE).created, 4, "the people are there");
    let sessions =
        "日期,类型,主题,应到人数,实到人数\n2026-03-05,主题党日,清雪、巡线,4,4\n2026-03-05,党课,第一课,4,4\n";
    assert_eq!(desk.csv(Kind::Sessions, sessions).created, 2, "and two sessions of one day");
    let unit_id = desk.book.owner().unwrap();
    let column = Column::new;
    let choices = vec!["清雪".into(), "巡线".into()];
    let columns = vec![
        column("项目", ColumnKind::Text).needed(),
        Column { choices, ..column("类别", ColumnKind::Choice).many() },
        column("参加人", ColumnKind::Member).many(),
        Column { measure: Some("小时".into()), ..column("时长", ColumnKind::Number).each() },
        column("完成日", ColumnKind::Date),
        column("评优", ColumnKind::YesNo),
        column("小组", ColumnKind::Unit),
        column("活动", ColumnKind::Session),
        column("情况", ColumnKind::LongText),
    ];
    let fields = RegisterFields {
        unit_id,
        name: "义务劳动".into(),
        family: Family::Own,
        day_name: "劳动日期".into(),
        columns,
    };
    let id = desk.book.write(act(), |tx| register::save(tx, None, &fields)).unwrap();
    (desk, id)
}

fn import(desk: &mut Desk, id: RegisterId, text: &str) -> ImportResult {
    let path = desk.file("表.csv", text);
    let options = Options { register: Some(id), ..Options::new(day("2026-09-21")) };
    desk.import_with(Kind::Register, &path, &options)
}

fn rows(book: &Book, id: RegisterId) -> Vec<RegisterRow> {
    book.read(|view| register::rows(view, id, Window::EVER)).unwrap()
}

const ROWS: &str = "义务劳动登记\n序号,劳动日期,项目*,类别,参加人,时长（小时）,完成日,评优,小组,活动,情况\n\
    1,2026年3月5日,扫站台,清雪、巡线,顾 长河、张伟（轧钢）,4小时,2026/3/6,是,炼钢党小组,2026-03-05 清雪、巡线,\"上午\n下午\"\n\
    2,2026.3.7,擦设备,,罗永胜,1.5,,,,,\n合计,,,,,5.5,,,,,\n";

#[test]
fn a_register_is_read_by_its_own_columns() {
    let (mut desk, id) = desk();
    let result = import(&mut desk, id, ROWS);
    assert_eq!((result.created, refusals(&result)), (2, Vec::new()), "title, 序号 and 合计 are no rows");
    assert_eq!(result.unused_columns, ["序号"], "what is not used is named");
    let first = rows(&desk.book, id).remove(1);
    let texts: Vec<&str> = first.fields.cells.iter().map(|cell| cell.text.as_str()).collect();
    assert_eq!(
        texts,
        [
            "扫站台",
            "清雪",
            "巡线",
            "顾长河",
            "张伟",
            "4",
            "2026-03-06",
            "是",
            "炼钢",
            "2026-03-05 清雪、巡线",
            "上午\n下午"
        ],
        "each in its kind; a column of several takes a list"
    );
    let before = desk.changes();
    let again = import(&mut desk, id, ROWS);
    assert_eq!((again.unchanged, again.written), (2, 0), "the same rows twice change nothing");
    assert_eq!(desk.changes(), before, "not even the history");
    let fuller = ROWS.replace("擦设备,,", "擦设备,巡线,");
    let filled = import(&mut desk, id, &fuller);
    assert_eq!((filled.updated, filled.created, filled.unchanged), (1, 0, 1), "a blank there is filled");
    let other = "劳动日期,项目,时长\n2026-03-07,擦设备,2\n";
    let new = import(&mut desk, id, other);
    assert_eq!(new.created, 1, "what says otherwise is another row");
    assert!(new.warnings[0].contains("只有“时长”不同"), "and people are told: {:?}", new.warnings);
}

#[test]
fn nothing_is_guessed_and_nothing_half_written() {
    let (mut desk, id) = desk();
    for (row, says) in [
        (
            "2026-03-05,扫站台,,张伟,,,,,",
            "“参加人”是 张伟，手册里有 2 个，不知道是哪一个，请写成“张伟（炼钢）”或“张伟（轧钢）”",
        ),
        ("2026-03-05,扫站台,,王某,,,,,", "手册里没有这名党员"),
        ("2026-03-05,扫站台,,,四,,,,", "“时长”是 四，要填数字"),
        ("2026-03-05,扫站台,,,1.2345,,,,", "最多 3 位小数"),
        ("2026-03-05,扫站台,,,,2026-02-30,,,", "“完成日”是 2026-02-30"),
        ("2026-03-05,扫站台,,,,2026-03,,,", "请写明哪一天"),
        ("2026-03-05,扫站台,,,,,也许,,", "只能填“是”或“否”"),
        ("2026-03-05,扫站台,,,,,,第九组,", "手册里没有这个组织"),
        (
            "2026-03-05,扫站台,,,,,,,2026-03-05",
            "手册里有 2 个，不知道是哪一个，请写成“2026-03-05 清雪、巡线”",
        ),
        ("2026-03-05,扫站台,除草,,,,,,", "要从这些里选一个：清雪、巡线"),
        (",扫站台,,,,,,,", "“劳动日期”是空的，请填写日期"),
        ("2026-03-05,,清雪,,,,,,", "第 3 行“项目”是空的，还没有填"),
    ] {
        let before = desk.changes();
        let good = "2026-03-01,好的一行,,顾长河,1,,,,";
        let text = format!("劳动日期,项目,类别,参加人,时长,完成日,评优,小组,活动\n{good}\n{row}\n");
        let result = import(&mut desk, id, &text);
        let said = refusals(&result).join("；");
        assert!(said.contains(says), "row, column, value and reason: {said} — {says}");
        assert_eq!((result.written, desk.changes()), (0, before), "the good row is not written either");
    }
    let path = desk.file("表.csv", "劳动日期,类别\n2026-03-05,清雪\n");
    let options = Options { register: Some(id), ..Options::new(day("2026-09-21")) };
    let refused = exchange::import::run(&mut desk.book, act(), Kind::Register, &path, &options).unwrap_err();
    assert!(refused.to_string().contains("“项目”这一列"), "a column that every row needs: {refused}");
}

#[test]
fn what_is_exported_comes_back_unchanged_and_what_is_changed_there_changes_here() {
    let (mut desk, id) = desk();
    import(&mut desk, id, ROWS);
    import(&mut desk, id, "劳动日期,项目\n2026-03-08,=1+1\n2026-03-08,@SUM(A1)\n");
    let path = desk.folder.path().join("出.xlsx");
    let export = |desk: &Desk| {
        desk.book
            .read(|view| {
                exchange::export::register(view, &path, id, Window::EVER, NOW).unwrap();
                Ok(())
            })
            .unwrap();
    };
    export(&desk);
    let sheet = exchange::table::read_sheets(&path).unwrap().remove(0);
    let cell = |row: usize, column: usize| sheet.rows[row].1[column].shown();
    assert_eq!(cell(1, 3), "顾长河、张伟（轧钢）", "a name that two have says which");
    assert_eq!(cell(3, 1), "=1+1", "a text that looks like a formula is a text");
    let before = desk.changes();
    let options = Options { register: Some(id), ..Options::new(day("2026-09-21")) };
    let again = desk.import_with(Kind::Register, &path, &options);
    assert_eq!((refusals(&again), again.unchanged, again.written), (Vec::new(), 4, 0), "out and back in");
    assert_eq!(desk.changes(), before, "changes nothing");
    let uid = rows(&desk.book, id).last().unwrap().uid.clone();
    let text = format!("登记编号,劳动日期,项目,时长\n{uid},2026-03-06,扫新站台,5\n");
    let changed = import(&mut desk, id, &text);
    assert_eq!((changed.updated, changed.created), (1, 0), "登记编号 says which row is meant");
    let row = rows(&desk.book, id).into_iter().find(|row| row.uid == uid).unwrap();
    let texts: Vec<&str> = row.fields.cells.iter().map(|cell| cell.text.as_str()).collect();
    assert_eq!(
        (row.fields.on_day, texts[0], texts[5]),
        (day("2026-03-06"), "扫新站台", "5"),
        "it is changed"
    );
    assert_eq!(texts.len(), 11, "and a column the file does not have stays");
    let twice = import(&mut desk, id, &format!("{text}{uid},2026-03-06,扫新站台,6\n"));
    assert!(refusals(&twice)[0].contains("前面已经有一行"), "{:?}", refusals(&twice));
}
