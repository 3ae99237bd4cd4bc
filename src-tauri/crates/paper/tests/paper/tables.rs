//! Tables: what is in them, and on which page.

use paper::{Align, Cell, Column, Item, Laid, Mm, Page, Pt, Row, Slot, Table, layout, plain};

use crate::geometry::assert_sound;
use crate::{everything, form, para};

/// A register of so many rows in groups of ten.
fn register(rows: usize) -> Table {
    let columns =
        vec![Column::mm(12.0, Align::Centre), Column::fr(1.0, Align::Left), Column::mm(20.0, Align::Right)];
    let mut table = Table::new(columns);
    table.head = vec![Row::new(["序号", "项目名称", "完成时限"].map(Cell::new).to_vec())];
    table.continued = Some(Slot::continued("任务清单"));
    for i in 0..rows {
        if i % 10 == 0 {
            table.rows.push(Row::group(3, "安全环保", "10项，已完成7项"));
        }
        let cells = [format!("{}", i + 1), format!("炼钢跨高温岗位降温点改造第{i}号"), "9月18日".into()];
        table.rows.push(Row::new(cells.map(Cell::new).to_vec()));
    }
    table
}

/// `甲3`-like marks of a matrix's cells: row and column can be read off each.
fn matrix(rows: usize, columns: usize, lead: usize, tail: usize) -> Table {
    let column = |at: usize| {
        let named = at < lead || at >= columns - tail;
        if named { Column::mm(14.0, Align::Left) } else { Column::fr(1.0, Align::Centre).between(12.0, 20.0) }
    };
    let cells = |row: usize| (0..columns).map(|at| Cell::new(format!("{row}/{at}"))).collect();
    let mut table =
        Table { lead, tail, size: Pt(9.0), inset: Mm(0.8), ..Table::new((0..columns).map(column).collect()) };
    table.head = vec![Row::new((0..columns).map(|at| Cell::new(format!("头{at}"))).collect())];
    table.rows = (0..rows).map(|row| Row::new(cells(row))).collect();
    table.continued = Some(Slot::continued("考勤表"));
    table.legend = plain("图例：√ 出席");
    table
}

fn words(page: &Page) -> Vec<String> {
    page.texts().map(|text| text.glyphs.iter().map(|glyph| glyph.0).collect()).collect()
}

/// Vertical lines and frame edges of a page, from the left, points.
fn columns_at(page: &Page) -> Vec<f64> {
    let mut all: Vec<f64> = Vec::new();
    for item in &page.items {
        match item {
            Item::Path { points, line: Some(_), .. } if points.len() == 2 && points[0].x == points[1].x => {
                all.push(points[0].x)
            }
            Item::Rect { x, width, line: Some(_), .. } => all.extend([*x, x + width]),
            _ => {}
        }
    }
    all.sort_by(f64::total_cmp);
    all.dedup_by(|a, b| (*a - *b).abs() < 0.01);
    all
}

fn left_of(laid: &Laid, wanted: &str) -> (f64, f64) {
    let text = laid
        .pages
        .iter()
        .flat_map(Page::texts)
        .find(|text| text.glyphs.iter().map(|glyph| glyph.0).collect::<String>() == wanted);
    let text = text.unwrap_or_else(|| panic!("{wanted} is printed"));
    (text.glyphs[0].1, text.end)
}

/// What stands over the first row of a page, and that row's number.
fn first_row(page: &Page) -> (String, usize) {
    let text = page.plain();
    let (over, rest) = text.split_once("改造第").expect("a page of the register has rows");
    (over.to_owned(), rest.split('号').next().unwrap().parse().unwrap())
}

#[test]
fn every_row_of_a_long_table_is_printed_once_in_order_under_the_head() {
    let laid = layout(&form(vec![register(2000).into()]));
    assert_sound(&laid, "2,000 rows");
    assert!(laid.pages.len() > 50, "2,000 rows take many pages");
    for page in &laid.pages {
        assert_eq!(
            page.plain().matches("序号项目名称完成时限").count(),
            1,
            "the head on page {}",
            page.number
        );
        assert_eq!(page.plain().contains("续表"), page.number > 1, "续表 stands on all pages but the first");
        let (over, first) = first_row(page);
        assert_eq!(
            over.matches("安全环保").count(),
            1,
            "row {first} of page {} stands under its heading",
            page.number
        );
    }
    let all = everything(&laid);
    let found: Vec<usize> =
        all.split("改造第").skip(1).map(|rest| rest.split('号').next().unwrap().parse().unwrap()).collect();
    assert!(found.into_iter().eq(0..2000), "every row once, in order");
}

#[test]
fn the_last_page_has_three_rows_at_least_and_groups_keep_two() {
    for rows in 20..70 {
        let laid = layout(&form(vec![register(rows).into()]));
        for (at, page) in laid.pages.iter().enumerate() {
            let text = page.plain();
            // A heading that is repeated for rows that go on is none of theirs.
            let repeated = usize::from(!first_row(page).1.is_multiple_of(10));
            let count = text.matches("改造第").count() + text.matches("安全环保").count() - repeated;
            if at + 1 == laid.pages.len() {
                assert!(count >= 3, "{rows} rows: the last page has only {count}");
            }
            let after = text.rsplit("安全环保").next().unwrap_or_default();
            assert!(
                !text.contains("安全环保")
                    || after.matches("改造第").count() >= 2
                    || at + 1 == laid.pages.len(),
                "{rows} rows: a group's heading stands alone at the foot of page {}",
                at + 1
            );
        }
    }
}

#[test]
fn a_sum_stands_on_the_page_of_its_first_parts_and_a_table_begins_with_two_rows() {
    for before in 20..36 {
        let mut table = Table::new(vec![Column::fr(1.0, Align::Left)]);
        table.rows = (0..before).map(|i| Row::new(vec![Cell::new(format!("行{i}"))])).collect();
        table.rows.push(Row::new(vec![Cell::new("党小组会")]));
        table.rows.extend((0..8).map(|i| Row::child(vec![Cell::new(format!("第{i}组"))])));
        let laid = layout(&form(vec![para(&"正文。".repeat(before * 9)), table.into()]));
        assert_sound(&laid, "a table under text");
        let page = laid.pages.iter().find(|page| page.plain().contains("党小组会")).unwrap();
        assert!(page.plain().contains("第1组"), "{before}: a sum keeps two of its parts with it");
        let first = laid.pages.iter().find(|page| page.plain().contains("行0")).unwrap();
        assert!(first.plain().contains("行1"), "{before}: one row alone at the foot of a page");
        let (parent, child) = (left_of(&laid, "党小组会").0, left_of(&laid, "第1组").0);
        assert!((child - parent - 10.5).abs() < 0.01, "a part is indented by 1 em: {}", child - parent);
    }
}

#[test]
fn only_rows_taller_than_half_a_page_are_cut_and_none_of_their_text_is_lost() {
    let sentence = "进展情况逐月记录在案。";
    for times in [30, 90, 150, 200, 980] {
        let mut table = register(12);
        table.rows[2].cells[1] = Cell::new(sentence.repeat(times)).size(Pt(9.0));
        let laid = layout(&form(vec![table.into()]));
        assert_sound(&laid, "a tall row");
        let text: String =
            words(&laid.pages[0]).concat() + &laid.pages[1..].iter().flat_map(words).collect::<String>();
        let count = |mark: char| text.matches(mark).count();
        assert_eq!((count('逐'), count('案')), (times, times), "{times} sentences are all printed");
        let pages = laid.pages.iter().filter(|page| page.plain().contains('逐')).count();
        assert!(pages == 1 || times > 150, "{times}: a row of less than half a page is not cut");
        assert!(text.contains("改造第11号"), "the rows after it follow");
    }
    // A box to write in that is taller than half a page stays whole, too.
    let mut table = register(2);
    table.rows[2] = table.rows[2].clone().height(Mm(180.0));
    let laid = layout(&form(vec![para(&"正文。".repeat(500)), table.into()]));
    let page = laid.pages.iter().find(|page| page.plain().contains("改造第1号")).unwrap();
    let depth = page.items.iter().filter_map(|item| match item {
        Item::Rect { height, line: Some(_), .. } => Some(Pt(*height).mm()),
        _ => None,
    });
    assert!(depth.fold(0.0, f64::max) >= 180.0, "the box is whole on one page");
}

#[test]
fn a_rowspan_cut_by_a_page_is_named_on_both_and_never_squeezed() {
    for name in ["炼钢", "轧钢厂连铸车间"] {
        for rows in 24..60 {
            let mut table = Table::new(vec![Column::mm(20.0, Align::Centre), Column::fr(1.0, Align::Left)]);
            for i in 0..rows {
                let mut cells = vec![Cell::new(format!("行{i}"))];
                match i {
                    0 => cells.insert(0, Cell::new(name).rowspan(20).stacked()),
                    20 => cells.insert(0, Cell::new(name).rowspan(1000).stacked()),
                    _ => {}
                }
                table.rows.push(Row::new(cells));
            }
            let laid = layout(&form(vec![table.into()]));
            assert_sound(&laid, name);
            for page in &laid.pages {
                let all: String = page.plain();
                let first = name.chars().next().unwrap();
                assert!(all.contains(first), "{rows}: the spanning cell is named on page {}", page.number);
            }
            // Twenty rows of 8 mm are more than half a page, four are not.
            let cut = laid.pages[0].plain();
            assert!(!cut.contains("行20") || cut.contains("行21"), "{rows}: one row of a group alone");
        }
    }
}

#[test]
fn a_table_wider_than_the_page_goes_on_in_groups_of_columns() {
    let (rows, columns, lead, tail) = (60, 40, 2, 3);
    let laid = layout(&form(vec![matrix(rows, columns, lead, tail).into()]));
    assert_sound(&laid, "40 columns");
    let mut seen = vec![Vec::new(); columns];
    for page in &laid.pages {
        let words = words(page);
        let heads: Vec<usize> =
            words.iter().filter_map(|word| word.strip_prefix('头')).map(|at| at.parse().unwrap()).collect();
        assert!(heads.starts_with(&[0, 1]), "page {} names its rows: {heads:?}", page.number);
        assert_eq!(
            heads.contains(&37),
            heads.contains(&36),
            "the sums stand only in the last group: {heads:?}"
        );
        assert!(page.plain().contains("图例"), "the legend is under every page");
        assert_eq!(page.plain().contains("续表"), page.number > 1, "every page but the first is marked");
        for word in words.iter().filter(|word| word.contains('/')) {
            let (row, column) = word.split_once('/').unwrap();
            let (row, column): (usize, usize) = (row.parse().unwrap(), column.parse().unwrap());
            assert!(heads.contains(&column), "every figure stands under its head");
            seen[column].push(row);
        }
        let right = columns_at(page).last().copied().unwrap();
        assert!((Pt(right).mm() - 190.0).abs() < 0.1, "every group fills the width: {}", Pt(right).mm());
    }
    let groups = seen[0].len() / rows;
    for (column, found) in seen.into_iter().enumerate() {
        let times = if column < lead { groups } else { 1 };
        let all: Vec<usize> = (0..times).flat_map(|_| 0..rows).collect();
        assert_eq!(found, all, "column {column}: every row in order, once in each group it stands in");
    }
    // Groups of few rows stand under one another on one page.
    let laid = layout(&form(vec![matrix(5, columns, lead, tail).into()]));
    assert_sound(&laid, "40 columns of 5 rows");
    assert_eq!(laid.pages.len(), 1, "five rows in four groups fit on one page");
}

#[test]
fn columns_are_as_wide_as_their_content_within_their_limits() {
    let columns = vec![
        Column::fit(Align::Centre),
        Column::fit(Align::Left).between(10.0, 40.0),
        Column::fr(1.0, Align::Left),
        Column::mm(20.0, Align::Right),
    ];
    let mut table = Table::new(columns);
    table.rows = vec![
        Row::new(["1", "短", "其余", "1"].map(Cell::new).to_vec()),
        Row::new(["2026年9月18日", &"很长的地点名称".repeat(6), "其余", "1"].map(Cell::new).to_vec()),
    ];
    let widths: Vec<f64> = table.widths(Mm(162.0)).into_iter().map(|width| width.0).collect();
    assert!(
        (widths.iter().sum::<f64>() - 162.0).abs() < 0.01,
        "together they are as wide as the page: {widths:?}"
    );
    assert!((widths[1] - 40.0).abs() < 0.01, "long text stops at the limit: {widths:?}");
    let laid = layout(&form(vec![table.clone().into()]));
    assert_sound(&laid, "columns by content");
    let (left, right) = left_of(&laid, "2026年9月18日");
    let day = right - left;
    assert!(Mm(widths[0]).pt() > day, "a date stands on one line");
    let edges: Vec<f64> = columns_at(&laid.pages[0]).into_iter().map(|x| Pt(x).mm() - 28.0).collect();
    let sums: Vec<f64> = widths
        .iter()
        .scan(0.0, |x, width| {
            *x += width;
            Some(*x)
        })
        .collect();
    for (edge, sum) in edges[1..].iter().zip(&sums) {
        assert!((edge - sum).abs() < 0.05, "what is told is what is drawn: {edges:?} {sums:?}");
    }
    // Without a column that takes what is left, the others fill the width.
    table.columns[2] = Column::fit(Align::Left);
    table.columns[1] = Column::fit(Align::Left);
    let filled: f64 = table.widths(Mm(250.0)).iter().map(|width| width.0).sum();
    assert!((filled - 250.0).abs() < 0.01, "the table fills the page: {filled}");
}

#[test]
fn a_few_lines_in_a_cell_are_broken_between_words() {
    let mut table = Table::new(vec![Column::mm(24.0, Align::Left)]);
    table.rows = vec![Row::new(vec![Cell::new("轧钢作业区学习室").size(Pt(9.0))])];
    let laid = layout(&form(vec![table.into()]));
    let lines: Vec<String> = words(&laid.pages[0]);
    assert_eq!(lines, ["轧钢作业区", "学习室"], "a word is not parted where that saves no line");
}

#[test]
fn figures_in_narrow_columns_line_up_and_look_centred() {
    let figures = |rows: &[&str]| {
        let mut table = Table { inset: Mm(0.8), ..Table::new(vec![Column::mm(8.2, Align::Right)]) };
        table.rows = rows.iter().map(|text| Row::new(vec![Cell::new(*text).size(Pt(9.0))])).collect();
        layout(&form(vec![table.into()]))
    };
    let end = |laid: &Laid, text: &str| Pt(left_of(laid, text).1).mm() - 28.0;
    let short = figures(&["7", "12"]);
    assert_eq!(end(&short, "7"), end(&short, "12"), "ones stand under ones");
    assert!(
        (end(&short, "7") - (8.2 - 2.9)).abs() < 0.05,
        "2.9 mm from the edge (PAPER §2): {}",
        end(&short, "7")
    );
    let long = figures(&["7", "140"]);
    assert_eq!(end(&long, "7"), end(&long, "140"), "ones stand under ones");
    assert!(left_of(&long, "140").0 >= Mm(28.8).pt() - 0.01, "three digits keep the white at their left");
    assert_sound(&long, "narrow figures");
}

#[test]
fn a_sum_row_has_a_heavy_line_above_and_its_label_in_the_middle() {
    let mut table = Table::new(vec![
        Column::mm(20.0, Align::Left),
        Column::mm(30.0, Align::Left),
        Column::fr(1.0, Align::Right),
    ]);
    table.rows =
        vec![Row::new(["甲", "乙", "3"].map(Cell::new).to_vec()), Row::sums("合计", 2, [Cell::new("4")])];
    let laid = layout(&form(vec![table.into()]));
    let heavy: Vec<f64> = laid.pages[0]
        .items
        .iter()
        .filter_map(|item| match item {
            Item::Path { points, line: Some(line), .. } if line.width == 1.0 => {
                Some(points[1].x - points[0].x)
            }
            _ => None,
        })
        .collect();
    assert_eq!(heavy.len(), 1, "one heavy line (PAPER §2)");
    assert!((heavy[0] - Mm(162.0).pt()).abs() < 0.01, "over the whole row");
    let label = laid.pages[0].texts().find(|text| text.glyphs.len() == 2).expect("合计");
    assert!((label.end - label.glyphs[0].1 - 42.0).abs() < 0.1, "spread to the width of four characters");
    assert!(((label.end + label.glyphs[0].1) / 2.0 - Mm(28.0 + 25.0).pt()).abs() < 0.1, "over both columns");
}

#[test]
fn a_table_without_rows_says_so_under_its_head() {
    let laid = layout(&form(vec![register(0).into()]));
    assert_eq!(everything(&laid), "序号项目名称完成时限无", "nothing to list is said, not left open");
    assert!(layout(&form(vec![Table::new(Vec::new()).into()])).pages.len() == 1, "no columns, no table");
}
