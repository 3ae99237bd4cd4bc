//! Tables that no hand would write and some book will hold.

use paper::{
    Align, Block, Cell, Column, Face, Footer, Inline, Mm, PageSetup, Pt, Row, Run, Slot, Stand, Table,
    layout, plain,
};
use proptest::prelude::*;

use crate::geometry::assert_sound;
use crate::{document, everything, form};

/// Tables that no hand would write and some book will hold.
fn torture() -> Vec<(&'static str, Table)> {
    let text = |text: &str, columns: Vec<Column>| {
        let mut table = Table::new(columns);
        table.head = vec![Row::new((0..table.columns.len()).map(|i| Cell::new(format!("栏{i}"))).collect())];
        for row in 0..6 {
            let cell = |at: usize| {
                Cell::new(if (row + at) % 3 == 1 { text.to_owned() } else { format!("{row}{at}") })
            };
            table.rows.push(Row::new((0..table.columns.len()).map(cell).collect()));
        }
        table
    };
    let three = || {
        vec![Column::mm(12.0, Align::Centre), Column::fr(1.0, Align::Left), Column::mm(19.0, Align::Right)]
    };
    let long = "应到会党员因倒班、公出、病休未能到会，".repeat(21);
    let absent: String = (0..60).map(|i| format!("欧阳堃{i}（公差，9月{}日已补学）、", i % 30 + 1)).collect();
    let mut tables = vec![
        ("a cell of 400 characters", text(&long, three())),
        ("60 absentees", text(&absent, three())),
        ("a name of 40 characters", text(&"阿卜杜勒·穆罕默德".repeat(5), three())),
        ("rare characters", text("堃喆䶮𬭊㛃", three())),
        ("emoji", text("进展顺利👍🏽🎉", three())),
        ("right to left", text("\u{202e}שלום مرحبا", three())),
        ("one long word", text(&"w".repeat(300), three())),
        ("one column", text(&long, vec![Column::fr(1.0, Align::Justify)])),
        ("one column by content", text(&long, vec![Column::fit(Align::Left)])),
        ("60 columns", text("堃喆", vec![Column::fr(1.0, Align::Centre); 60])),
        ("60 columns by content", text("2026年9月18日", vec![Column::fit(Align::Centre); 60])),
        ("columns wider than the page", text(&long, vec![Column::mm(300.0, Align::Left); 3])),
        (
            "columns of no width",
            text(
                "堃喆",
                vec![
                    Column::mm(0.0, Align::Left),
                    Column::mm(3.0, Align::Right),
                    Column::fr(1.0, Align::Spread(4.0)),
                ],
            ),
        ),
        (
            "labels in narrow cells",
            text(
                "党　小　组",
                vec![Column::mm(8.0, Align::Spread(4.0)), Column::fr(1.0, Align::Spread(9.0))],
            ),
        ),
    ];
    let mut head = text("甲", three());
    head.head = vec![Row::new(vec![Cell::new(long.clone()), Cell::new("乙"), Cell::new("丙")])];
    tables.push(("a head as tall as the page", head));
    let mut spans = text("甲", three());
    spans.rows[1].cells = vec![Cell::new(long.repeat(4)).rowspan(4), Cell::new("乙").colspan(9).rowspan(900)];
    spans.rows[2].cells = vec![Cell::new("落在外面")];
    spans.rows[3].cells = Vec::new();
    spans.rows[4].cells = Vec::new();
    tables.push(("a tall cell over several rows", spans));
    let mut stacked = text("甲", three());
    stacked.rows[2].cells[0] = Cell::new(long).stacked();
    tables.push(("too many characters under one another", stacked));
    let mut mixed = text("甲", three());
    mixed.rows[0].cells[1] = Cell::of(vec![
        "应到27人，实到".into(),
        Inline::Blank(Mm(900.0)),
        Run::new("人").size(Pt(22.0)).face(Face::Biao).into(),
        Inline::Tick,
    ]);
    mixed.rows[0].cells[2] = Cell::new("（签名）\n年　月　日").stand(Stand::Bottom);
    tables.push(("shapes, rules and large type", mixed));
    tables
}

#[test]
fn no_table_is_too_strange_to_be_set() {
    for (what, table) in torture() {
        let wanted = |cell: &Cell| {
            cell.text
                .iter()
                .map(|inline| match inline {
                    Inline::Text(run) => run.text.matches('，').count(),
                    _ => 0,
                })
                .sum::<usize>()
        };
        let commas: usize = table.rows.iter().flat_map(|row| &row.cells).map(wanted).sum();
        for page in [PageSetup::form(), PageSetup::gongwen_turned(), PageSetup::landscape()] {
            let laid = layout(&document(page, Footer::None, vec![Block::from(table.clone())]));
            assert_sound(&laid, what);
            let printed = everything(&laid).matches('，').count();
            assert!(printed >= commas, "{what}: {printed} of {commas} commas are printed");
        }
    }
}

/// Text in a cell: characters of all sorts, short and long.
fn scrap() -> impl Strategy<Value = String> {
    let sorts = prop_oneof![
        Just("炼钢跨高温岗位降温点改造"),
        Just("2026年9月18日（星期五）15:30—17:00，"),
        Just("“污泥压滤间照明改造”、《条例》。"),
        Just("堃喆䶮𬭊㛃"),
        Just("wwwww@example "),
        Just("\n"),
        Just("95.9%"),
    ];
    prop::collection::vec(sorts, 0..7).prop_map(|parts| parts.concat())
}

fn column() -> impl Strategy<Value = Column> {
    let align = prop_oneof![
        Just(Align::Left),
        Just(Align::Centre),
        Just(Align::Right),
        Just(Align::Justify),
        Just(Align::Spread(4.0))
    ];
    let width = prop_oneof![
        (0.0..60.0).prop_map(|width| Column::mm(width, Align::Left)),
        Just(Column::fit(Align::Left)),
        (5.0..20.0, 0.0..60.0)
            .prop_map(|(least, more)| Column::fit(Align::Left).between(least, least + more)),
        (0.0..3.0).prop_map(|share| Column::fr(share, Align::Left)),
    ];
    (width, align).prop_map(|(column, align)| Column { align, ..column })
}

fn cell() -> impl Strategy<Value = Cell> {
    let span = || prop_oneof![8 => Just(1u16), 1 => 2..5u16];
    (scrap(), span(), span(), prop_oneof![9 => Just(false), 1 => Just(true)]).prop_map(
        |(text, across, down, stacked)| Cell { stacked, ..Cell::new(text).colspan(across).rowspan(down) },
    )
}

fn table() -> impl Strategy<Value = Table> {
    let rows = |count| prop::collection::vec(prop::collection::vec(cell(), 1..8), count);
    let kinds = |at: usize| match at % 11 {
        3 => Row::group(3, "安全环保", "10项"),
        7 => Row::sums("合计", 1, []),
        _ => Row::default(),
    };
    (prop::collection::vec(column(), 1..9), rows(0..3), rows(1..30), 0..3usize, 0..3usize, any::<bool>())
        .prop_map(move |(columns, head, rows, lead, tail, small)| {
            let row = |cells: Vec<Cell>| Row::new(cells);
            let body = |(at, mut cells): (usize, Vec<Cell>)| {
                let mut row = kinds(at);
                row.cells.append(&mut cells);
                row
            };
            Table {
                head: head.into_iter().map(row).collect(),
                rows: rows.into_iter().enumerate().map(body).collect(),
                size: if small { Pt(9.0) } else { Pt(10.5) },
                inset: if small { Mm(0.8) } else { Mm(1.6) },
                continued: Some(Slot::continued("任务清单")),
                legend: if small { plain("图例：√ 出席") } else { Vec::new() },
                lead,
                tail,
                ..Table::new(columns)
            }
        })
}

/// Mark every body cell with a character of its own; the marks of cells that have a place in the table.
fn mark(table: &mut Table) -> Vec<char> {
    let mut own = ('\u{4e00}'..).filter(|c| paper::covers(*c));
    let mut covered = vec![0usize; table.columns.len()];
    let mut marks = Vec::new();
    for row in &mut table.rows {
        let mut at = 0;
        for cell in &mut row.cells {
            let mark = own.next().unwrap();
            cell.text.insert(0, Inline::from(mark.to_string()));
            while covered.get(at).is_some_and(|rows| *rows > 0) {
                at += 1;
            }
            let free = covered.iter().skip(at).take_while(|rows| **rows == 0).count();
            let across = usize::from(cell.colspan).min(free);
            if across > 0 {
                covered[at..at + across].fill(cell.rowspan.into());
                at += across;
                marks.push(mark);
            }
        }
        covered.iter_mut().for_each(|rows| *rows = rows.saturating_sub(1));
    }
    marks
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn any_table_keeps_its_text_and_its_lines(mut table in table()) {
        let marks = mark(&mut table);
        let laid = layout(&form(vec![table.into()]));
        assert_sound(&laid, "any table");
        let printed = everything(&laid);
        for mark in marks {
            prop_assert!(printed.contains(mark), "the cell of {mark} is lost");
        }
    }
}
