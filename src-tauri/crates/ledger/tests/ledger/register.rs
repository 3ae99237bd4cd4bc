//! 台账: what may stand in a column, what is counted, and registers that nobody programmed.

use ledger::date::Window;
use ledger::id::{RegisterColumnId, RegisterId, UnitId};
use ledger::register::{
    self, Axis, Cell, Column, ColumnKind, Family, Linked, Measure, RegisterFields, RegisterRow,
    RegisterRowFields,
};
use ledger::session::Kind;
use ledger::unit::{self, UnitFields, UnitKind};
use ledger::{Book, Error, book, member, session};

use crate::life::{self, Person, refusal};
use crate::{act, day, new_book};

fn column(name: &str, kind: ColumnKind) -> Column {
    Column::new(name, kind)
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
    let hits = book.read(|view| ledger::search::search(view, "除尘工地", None, 9)).unwrap().hits;
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
    let mut edit = |edit: &dyn Fn(&mut RegisterFields)| {
        let mut fields = book.read(|view| register::get(view, id)).unwrap().fields;
        edit(&mut fields);
        book.write(act("register_save"), |tx| register::save(tx, Some(id), &fields)).unwrap();
        book.read(|view| register::get(view, id)).unwrap().fields
    };
    let left = edit(&|fields| fields.columns.retain(|column| column.name != "建议"));
    let names = |fields: &RegisterFields| -> Vec<String> {
        fields.live().map(|column| column.name.clone()).collect()
    };
    assert_eq!(names(&left), ["分类", "采纳", "年节约"], "a column with entries is put away");
    assert!(left.columns.iter().any(|column| column.is_retired && column.name == "建议"), "not lost");
    let back = edit(&|fields| fields.columns.iter_mut().for_each(|column| column.is_retired = false));
    assert!(names(&back).contains(&"建议".to_owned()), "and comes back with what was entered");
    assert_eq!(rows(&book, id)[0].fields.cells.len(), 2, "nothing of the row is gone");
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
    assert_eq!(all.len(), 11, "as many as issue 4 names; the twelfth, 政治生日, has a page of its own");
    for register::Template { name, family, day_name, columns } in all {
        make(&mut book, &RegisterFields { unit_id, name, family, day_name, columns });
    }
}

/// 志愿服务 as the program brings it along, with rows of day, hours and who took part.
fn volunteering(book: &mut Book, rows: &[(&str, &str, &[i64])]) -> RegisterId {
    let unit_id = book.owner().unwrap();
    let made = register::templates().into_iter().find(|template| template.name == "志愿服务").unwrap();
    let register::Template { name, family, day_name, columns } = made;
    let id = make(book, &RegisterFields { unit_id, name, family, day_name, columns });
    let took_part = column_of(book, id, "参加党员");
    for (on, hours, people) in rows {
        let mut fields = entry(book, id, on, &[("服务项目", "清雪"), ("人数", "9"), ("时长", hours)]);
        let person = |id: &i64| Cell { column_id: took_part, text: String::new(), id: Some(*id) };
        fields.cells.extend(people.iter().map(person));
        add(book, &fields).unwrap();
    }
    id
}

#[test]
fn a_row_names_several_and_each_has_their_hours() {
    let (_folder, mut book) = new_book();
    let owner = book.owner().unwrap();
    let one = Person::new("顾长河", owner).save(&mut book).0;
    let other = Person::new("罗永胜", owner).save(&mut book).0;
    let id = volunteering(
        &mut book,
        &[("2026-01-05", "4", &[one, other]), ("2026-01-20", "2.5", &[one, one]), ("2026-02-03", "8", &[])],
    );
    let (register, rows) = (book.read(|view| register::get(view, id)).unwrap(), rows(&book, id));
    let took_part = column_of(&book, id, "参加党员");
    let counts = register::counts(&register, &rows);
    let people = counts.iter().find(|count| count.column_id == Some(took_part)).unwrap();
    let counted = people.people.unwrap();
    assert_eq!((counted.times, counted.persons), (3, 2), "人次 and 人数; the same twice in a row is once");
    assert_eq!(people.groups.last().unwrap().label, "未填", "and the row that names nobody is told");
    let sums = register::sums(&register, &rows);
    let hours = sums.iter().find(|sum| sum.name == "时长").unwrap();
    assert_eq!(hours.sum, "14.5", "hours of the rows, each once");
    assert_eq!(hours.each_sum.as_deref(), Some("10.5"), "4 × 2 + 2.5: what the members gave together");
    let down = Axis::Column { id: took_part };
    let sum = Measure::Sum { id: column_of(&book, id, "时长") };
    let cross = register::cross(&register, &rows, (down, Some(Axis::Month)), sum, 0).unwrap();
    let line = |name: &str| cross.down.iter().position(|head| head.label == name).unwrap();
    let value = |name: &str, month: usize| cross.values[line(name)][month].clone();
    assert_eq!(value("顾长河", 0).as_deref(), Some("6.5"), "hours of a person in a month");
    assert_eq!(value("罗永胜", 0).as_deref(), Some("4"), "everybody has the whole of the hours");
    assert_eq!(value("罗永胜", 1), None, "nothing is not 0");
    assert_eq!(cross.total.as_deref(), Some("14.5"), "the total counts a row once");
    assert!(cross.overlaps, "and it is said that the lines add up to more");
    let (field, rule) = refusal(book.write(act("register_save"), |tx| {
        let mut fields = register.fields.clone();
        let place = fields.columns.iter().position(|column| column.id == Some(took_part)).unwrap();
        fields.columns[place].is_many = false;
        register::save(tx, Some(id), &fields)
    }));
    assert!(field.starts_with("columns.") && rule.contains("有 1 条填了不止一个"), "{rule}");
    let mut two = entry(&book, id, "2026-03-01", &[("服务项目", "巡线"), ("人数", "2"), ("时长", "1")]);
    let led = column_of(&book, id, "带队党员");
    two.cells.extend([one, other].map(|id| Cell { column_id: led, text: String::new(), id: Some(id) }));
    let (_, rule) = refusal(add(&mut book, &two));
    assert!(rule.contains("“带队党员”只能填一个"), "one leads: {rule}");
}

#[test]
fn two_columns_are_counted_against_each_other() {
    let (_folder, mut book) = new_book();
    let fields = suggestions(&book);
    let id = make(&mut book, &fields);
    for (on, class, saved) in [
        ("2025-05-01", "安全", "10"),
        ("2026-05-01", "安全", "20"),
        ("2026-06-01", "降本", "5"),
        ("2026-07-01", "降本", ""),
    ] {
        let fields = entry(&book, id, on, &[("建议内容", "一条"), ("分类", class), ("年节约", saved)]);
        add(&mut book, &fields).unwrap();
    }
    let register = book.read(|view| register::get(view, id)).unwrap();
    let rows = book.read(|view| register::rows(view, id, Window::EVER)).unwrap();
    let of = |name| column_of(&book, id, name);
    let class = Axis::Column { id: of("分类") };
    let by = |measure| register::cross(&register, &rows, (class, Some(Axis::Year)), measure, 7).unwrap();
    let texts = |cross: &register::Cross| -> Vec<Vec<String>> {
        let line =
            |line: &Vec<Option<String>>| line.iter().map(|v| v.clone().unwrap_or("—".into())).collect();
        cross.values.iter().map(line).collect()
    };
    let rows_by = by(Measure::Rows);
    assert_eq!(
        texts(&rows_by),
        [["—", "2"], ["1", "1"], ["—", "—"]],
        "class × year, choices without rows too"
    );
    assert_eq!(rows_by.line_totals[0].as_deref(), Some("2"), "a line over all years");
    assert_eq!(rows_by.column_totals[1].as_deref(), Some("3"), "a year over all classes");
    assert_eq!((rows_by.total.as_deref(), rows_by.overlaps), (Some("4"), false), "everything once");
    assert_eq!(texts(&by(Measure::Sum { id: of("年节约") }))[1], ["10", "20"], "sums");
    let each = by(Measure::PerMember { id: of("年节约") });
    assert_eq!(each.total.as_deref(), Some("5"), "35 among 7 on the roster");
    assert_eq!(by(Measure::Ratio { id: of("年节约"), per: of("年节约") }).total.as_deref(), Some("1"));
    let (field, _) =
        refusal(register::cross(&register, &rows, (class, None), Measure::Sum { id: of("分类") }, 0));
    assert_eq!(field, "measure", "words have no sum");
}

#[test]
fn what_ends_no_longer_holds_and_who_is_missing_is_named() {
    let (_folder, mut book) = new_book();
    let unit_id = book.owner().unwrap();
    let groups = ["炼钢", "轧钢"].map(|name| {
        let fields = UnitFields::new(UnitKind::Group, name);
        book.write(act("unit_save"), |tx| unit::create(tx, Some(unit_id), None, &fields)).unwrap()
    });
    let columns = vec![
        column("书名", ColumnKind::Text).needed(),
        column("组织", ColumnKind::Unit).many(),
        column("收回日期", ColumnKind::Date).end(),
    ];
    let id = make(
        &mut book,
        &RegisterFields {
            unit_id,
            name: "借书".into(),
            family: Family::Own,
            day_name: "日期".into(),
            columns,
        },
    );
    for (on, title, until, units) in [
        ("2024-01-01", "甲", "2024-06-30", &groups[..]),
        ("2025-01-01", "乙", "", &groups[..1]),
        ("2026-01-01", "乙", "2026-03-31", &[]),
    ] {
        let mut fields = entry(&book, id, on, &[("书名", title), ("收回日期", until)]);
        let to = column_of(&book, id, "组织");
        let unit = |unit: &UnitId| Cell { column_id: to, text: String::new(), id: Some(unit.0) };
        fields.cells.extend(units.iter().map(unit));
        add(&mut book, &fields).unwrap();
    }
    let register = book.read(|view| register::get(view, id)).unwrap();
    let rows = book.read(|view| register::rows(view, id, Window::EVER)).unwrap();
    let held = |on| register::active(&register, &rows, day(on)).unwrap().len();
    assert_eq!(
        ["2023-12-31", "2024-06-30", "2024-07-01", "2026-03-31", "2026-04-01"].map(held),
        [0, 1, 0, 2, 1],
        "both ends included"
    );
    let due = book.read(|view| register::due_units(view, &register, None, day("2026-01-01"))).unwrap();
    let (to, by) = (column_of(&book, id, "组织"), column_of(&book, id, "书名"));
    let lacking = register::lacking(&register, &rows, to, Some(by), &due).unwrap();
    let said: Vec<_> = lacking
        .iter()
        .map(|set| {
            (
                set.label.as_str(),
                set.received,
                set.units.iter().map(|unit| unit.name.as_str()).collect::<Vec<_>>(),
            )
        })
        .collect();
    assert_eq!(said, [("甲", 2, vec![]), ("乙", 1, vec!["轧钢"])], "S16: each set on its own");
    assert_eq!(
        register::lacking(&register, &rows, to, None, &due).unwrap()[0].received,
        2,
        "or all together"
    );
    let named = book.read(|view| register::mentions(view, Linked::Unit(groups[1]))).unwrap();
    assert_eq!(
        (named.len(), named[0].title.as_str(), named[0].named_as.as_str()),
        (1, "甲", "组织"),
        "and leads back"
    );
}
