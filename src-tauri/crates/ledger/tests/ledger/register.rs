//! 台账: what may stand in a column, what is counted, and registers that nobody programmed.

use ledger::date::Window;
use ledger::id::{RegisterColumnId, RegisterId};
use ledger::register::{
    self, Cell, Column, ColumnKind, Family, RegisterFields, RegisterRow, RegisterRowFields,
};
use ledger::session::Kind;
use ledger::{Book, Error, book, member, session};

use crate::life::{self, Person, refusal};
use crate::{act, day, new_book};

fn column(name: &str, kind: ColumnKind) -> Column {
    Column { id: None, name: name.into(), kind, measure: None, choices: Vec::new(), is_needed: false }
}

/// 合理化建议: what a branch might make up itself, one column of most kinds.
fn suggestions(book: &Book) -> RegisterFields {
    let choices = ["降本", "安全", "质量"].map(str::to_owned).to_vec();
    RegisterFields {
        unit_id: book.owner().unwrap(),
        name: "合理化建议".into(),
        family: Family::Own,
        day_name: "提出日期".into(),
        columns: vec![
            Column { is_needed: true, ..column("建议内容", ColumnKind::Text) },
            Column { choices, is_needed: true, ..column("分类", ColumnKind::Choice) },
            column("采纳", ColumnKind::YesNo),
            Column { measure: Some("万元".into()), ..column("年节约", ColumnKind::Number) },
            column("落实日期", ColumnKind::Date),
        ],
    }
}

fn make(book: &mut Book, fields: &RegisterFields) -> RegisterId {
    book.write(act("register_save"), |tx| register::save(tx, None, fields)).unwrap()
}

fn column_of(book: &Book, id: RegisterId, name: &str) -> RegisterColumnId {
    let register = book.read(|view| register::get(view, id)).unwrap();
    register.fields.columns.iter().find(|column| column.name == name).and_then(|column| column.id).unwrap()
}

/// A row of texts by the names of their columns.
fn entry(book: &Book, id: RegisterId, on: &str, texts: &[(&str, &str)]) -> RegisterRowFields {
    let cell = |(name, text): &(&str, &str)| Cell {
        column_id: column_of(book, id, name),
        text: (*text).to_owned(),
        id: None,
    };
    RegisterRowFields { register_id: id, on_day: day(on), cells: texts.iter().map(cell).collect() }
}

fn add(book: &mut Book, fields: &RegisterRowFields) -> ledger::Result<ledger::id::RegisterRowId> {
    book.write(act("register_row_save"), |tx| register::row_save(tx, None, fields))
}

fn rows(book: &Book, id: RegisterId) -> Vec<RegisterRow> {
    let year = Window::year(2026).unwrap();
    book.read(|view| register::rows(view, id, year)).unwrap()
}

#[test]
fn a_cell_is_refused_by_the_name_of_its_column() {
    let (_folder, mut book) = new_book();
    let fields = suggestions(&book);
    let id = make(&mut book, &fields);
    let good = [("建议内容", "冲洗水回用"), ("分类", "降本")];
    for (name, text, says) in [
        ("建议内容", "  ", "还没有填"),
        ("分类", "环保", "降本、安全、质量"),
        ("采纳", "也许", "“是”或“否”"),
        ("年节约", "约4万", "要填数字"),
        ("年节约", "4.2345", "3 位小数"),
        ("落实日期", "2026-02-30", "2026-09-30 这样的日期"),
    ] {
        let mut texts: Vec<(&str, &str)> = good.iter().copied().filter(|(other, _)| *other != name).collect();
        texts.push((name, text));
        let fields = entry(&book, id, "2026-09-03", &texts);
        let (field, rule) = refusal(add(&mut book, &fields));
        assert_eq!(
            field,
            format!("cells.{}", column_of(&book, id, name)),
            "the window marks this very field"
        );
        assert!(
            rule.contains(&format!("“{name}”")) && rule.contains(says),
            "what is wrong, and where: {rule}"
        );
    }
    assert!(rows(&book, id).is_empty(), "nothing of a refused row is there");
    let written = [("分类", " 降本 "), ("建议内容", "冲洗水回用"), ("年节约", "１,０２４.50")];
    let fields = entry(&book, id, "2026-09-03", &written);
    add(&mut book, &fields).unwrap();
    let row = rows(&book, id).remove(0);
    let texts: Vec<_> = row.fields.cells.iter().map(|cell| cell.text.as_str()).collect();
    assert_eq!(
        texts,
        ["冲洗水回用", "降本", "1024.5"],
        "kept in the order of the columns, in one way of writing"
    );
}

#[test]
fn counts_add_up_to_the_rows_and_sums_are_exact() {
    let (_folder, mut book) = new_book();
    let fields = suggestions(&book);
    let id = make(&mut book, &fields);
    for (on, class, adopted, saved) in [
        ("2026-07-31", "安全", "是", "0.1"),
        ("2026-08-01", "降本", "", "0.2"),
        ("2026-08-31", "安全", "否", ""),
        ("2025-12-31", "安全", "是", "100"),
    ] {
        let texts = [("建议内容", "一条"), ("分类", class), ("采纳", adopted), ("年节约", saved)];
        let fields = entry(&book, id, on, &texts);
        add(&mut book, &fields).unwrap();
    }
    let rows = rows(&book, id);
    let register = book.read(|view| register::get(view, id)).unwrap();
    let counts = register::counts(&register, &rows);
    let of = |name: &str| -> Vec<(String, i64)> {
        let count = counts.iter().find(|count| count.name == name).unwrap();
        count.groups.iter().map(|group| (group.label.clone(), group.rows)).collect()
    };
    let groups = |wanted: &[(&str, i64)]| -> Vec<(String, i64)> {
        wanted.iter().map(|(label, rows)| ((*label).to_owned(), *rows)).collect()
    };
    assert_eq!(
        of("月份"),
        groups(&[("2026年7月", 1), ("2026年8月", 2)]),
        "both ends of a month, this year only"
    );
    assert_eq!(
        of("分类"),
        groups(&[("降本", 1), ("安全", 2), ("质量", 0)]),
        "as defined, a choice without rows too"
    );
    assert_eq!(of("采纳"), groups(&[("是", 1), ("否", 1), ("未填", 1)]), "what is blank is told, not lost");
    assert_eq!(register::sums(&register, &rows)[0].sum, "0.3", "0.1 + 0.2 is 0.3 in a ledger");
    assert!(register::sums(&register, &rows[..1]).is_empty(), "what nobody entered has no sum, not 0");
    for count in counts {
        let sum: i64 = count.groups.iter().map(|group| group.rows).sum();
        assert_eq!(sum, 3, "by {} every row is counted once", count.name);
    }
}

#[test]
fn rows_lead_to_people_and_sessions_that_then_stay() {
    let (_folder, mut book) = new_book();
    let owner = book.owner().unwrap();
    let who = Person::new("顾长河", owner).save(&mut book);
    let held = life::save(&mut book, &life::fields(owner, &[Kind::THEME_DAY], "2026-09-18"));
    let made = register::templates().into_iter().find(|template| template.name == "宣传报道").unwrap();
    let register::Template { name, family, day_name, columns } = made;
    let id = make(&mut book, &RegisterFields { unit_id: owner, name, family, day_name, columns });
    let texts = [("标题", "主题党日走进除尘工地"), ("媒体", "公司内网"), ("级别", "公司")];
    let mut fields = entry(&book, id, "2026-09-20", &texts);
    let link = |name, id: i64, register| Cell {
        column_id: column_of(&book, register, name),
        text: String::new(),
        id: Some(id),
    };
    fields.cells.extend([link("作者", who.0, id), link("对应活动", held.0, id)]);
    let mut lost = fields.clone();
    lost.cells[3].id = Some(who.0 + 999);
    let (_, rule) = refusal(add(&mut book, &lost));
    assert!(rule.contains("“作者”要从手册里的党员中选一个"), "no link leads nowhere: {rule}");
    add(&mut book, &fields).unwrap();
    let row = rows(&book, id).remove(0);
    assert_eq!(row.fields.cells[3].text, "顾长河", "a link is read by name");
    let gone = book.write(act("member_delete"), |tx| member::delete(tx, who));
    assert!(matches!(gone, Err(Error::InUse { by: "register_cell", .. })), "a named person stays: {gone:?}");
    let gone = book.write(act("session_delete"), |tx| session::delete(tx, held));
    assert!(matches!(gone, Err(Error::InUse { by: "register_cell", .. })), "so does the session: {gone:?}");
    let hits = book.read(|view| ledger::search::search(view, "除尘工地", 9)).unwrap();
    assert!(
        hits.iter().any(|hit| hit.noun == "register_row" && hit.record_id == row.id.0),
        "and it is found"
    );
    let wrong: i64 = book.read(book::verify).unwrap().iter().map(|line| line.wrong).sum();
    assert_eq!(wrong, 0, "the self-check knows the index has these rows");
}

#[test]
fn columns_change_without_losing_what_is_entered() {
    let (_folder, mut book) = new_book();
    let fields = suggestions(&book);
    let id = make(&mut book, &fields);
    let fields = entry(&book, id, "2026-09-03", &[("建议内容", "加装对讲"), ("分类", "安全")]);
    add(&mut book, &fields).unwrap();
    let mut change = |edit: &dyn Fn(&mut RegisterFields)| {
        let mut fields = book.read(|view| register::get(view, id)).unwrap().fields;
        edit(&mut fields);
        book.write(act("register_save"), |tx| register::save(tx, Some(id), &fields))
    };
    let (field, rule) = refusal(change(&|fields| drop(fields.columns.remove(0))));
    assert_eq!(field, "columns", "a column with entries is not dropped");
    assert!(rule.contains("“建议内容”已经登记了 1 条"), "it says how many: {rule}");
    let (field, _) = refusal(change(&|fields| fields.columns[0].kind = ColumnKind::Number));
    assert_eq!(field, "columns.0", "nor turned into something else");
    let (field, rule) = refusal(change(&|fields| fields.columns[1].name = "建议内容".into()));
    assert_eq!((field.as_ref(), rule.contains("有两列")), ("columns.1", true), "two columns have two names");
    change(&|fields| {
        fields.columns[0].name = "建议".into();
        fields.columns.remove(4);
        fields.columns.rotate_left(1);
    })
    .unwrap();
    let row = rows(&book, id).remove(0);
    let texts: Vec<_> = row.fields.cells.iter().map(|cell| cell.text.as_str()).collect();
    assert_eq!(texts, ["安全", "加装对讲"], "renamed and moved, an entry stays with its column");
}

#[test]
fn a_deleted_register_comes_back_whole() {
    let (_folder, mut book) = new_book();
    let fields = suggestions(&book);
    let id = make(&mut book, &fields);
    assert!(
        matches!(
            book.write(act("register_save"), |tx| register::save(tx, None, &fields)),
            Err(Error::Taken { noun: "register", field: "name" })
        ),
        "a unit has one register of a name"
    );
    let fields = entry(&book, id, "2026-09-03", &[("建议内容", "加装对讲"), ("分类", "安全")]);
    add(&mut book, &fields).unwrap();
    let before = (book.read(|view| register::get(view, id)).unwrap(), rows(&book, id));
    book.write(act("register_delete"), |tx| register::delete(tx, id)).unwrap();
    assert!(matches!(book.read(|view| register::get(view, id)), Err(Error::Missing { .. })), "it is gone");
    let last = book.read(book::last_change).unwrap().unwrap();
    book.write(act("change_undo"), |tx| book::undo(tx, last)).unwrap();
    let after = (book.read(|view| register::get(view, id)).unwrap(), rows(&book, id));
    assert_eq!(after, before, "one undo brings back columns, rows and what stood in them");
}

#[test]
fn every_register_that_comes_along_can_be_kept_as_it_is() {
    let (_folder, mut book) = new_book();
    let unit_id = book.owner().unwrap();
    let all = register::templates();
    assert_eq!(all.len(), 12, "as many as issue 4 names");
    for register::Template { name, family, day_name, columns } in all {
        make(&mut book, &RegisterFields { unit_id, name, family, day_name, columns });
    }
}
