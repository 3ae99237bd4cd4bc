//! Tables over several pages.

use paper::{Align, Cell, Column, Item, Mm, Row, Slot, Table, layout};

use crate::{everything, form};

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

#[test]
fn the_head_is_on_every_page_of_a_long_table() {
    let laid = layout(&form(vec![register(2000).into()]));
    assert!(laid.pages.len() > 50, "2,000 rows take many pages");
    for page in &laid.pages {
        assert!(page.plain().contains("序号项目名称完成时限"), "page {} has no head", page.number);
        assert_eq!(page.plain().contains("续表"), page.number > 1, "续表 stands on all pages but the first");
    }
    let all = everything(&laid);
    for i in 0..2000 {
        assert!(all.contains(&format!("改造第{i}号")), "row {i} is lost");
    }
}

#[test]
fn the_last_page_has_three_rows_at_least_and_groups_keep_two() {
    for rows in 20..70 {
        let laid = layout(&form(vec![register(rows).into()]));
        for (at, page) in laid.pages.iter().enumerate() {
            let text = page.plain();
            let count = text.matches("改造第").count() + text.matches("安全环保").count();
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
fn a_row_taller_than_a_page_goes_on() {
    let mut table = register(3);
    table.rows[2].cells[1] = Cell::new("进展情况逐月记录在案。".repeat(600));
    let laid = layout(&form(vec![table.into()]));
    assert!(laid.pages.len() > 2, "the row needs several pages");
    assert_eq!(
        everything(&laid).matches("进展情况逐月记录在案。").count() + seams(&laid),
        600,
        "all of it is printed"
    );
    let bottom = Mm(297.0 - 20.0).pt() + 1.0;
    for text in laid.pages.iter().flat_map(paper::Page::texts) {
        assert!(text.baseline < bottom, "text runs off the page");
    }
}

/// Sentences parted by a page's repeated head.
fn seams(laid: &paper::Laid) -> usize {
    let whole: usize =
        laid.pages.iter().map(|page| page.plain().matches("进展情况逐月记录在案。").count()).sum();
    let joined = everything(laid).matches("进展情况逐月记录在案。").count();
    let full: usize = laid.pages.iter().map(|page| page.plain().matches('案').count()).sum();
    assert_eq!(whole, joined);
    full - whole
}

#[test]
fn a_rowspan_cut_by_a_page_is_named_on_both() {
    let mut table = Table::new(vec![Column::mm(20.0, Align::Centre), Column::fr(1.0, Align::Left)]);
    for i in 0..60 {
        let mut cells = vec![Cell::new(format!("行{i}"))];
        if i == 0 {
            cells.insert(0, Cell::new("炼钢").rowspan(60));
        }
        table.rows.push(Row::new(cells));
    }
    let laid = layout(&form(vec![table.into()]));
    assert_eq!(laid.pages.len(), 2, "60 rows of 8 mm take two pages");
    for page in &laid.pages {
        assert!(page.plain().contains("炼钢"), "the spanning cell is named on page {}", page.number);
    }
}

#[test]
fn lines_are_of_two_thicknesses_and_columns_fill_the_width() {
    let laid = layout(&form(vec![register(30).into()]));
    let mut widest = 0.0_f64;
    for item in &laid.pages[0].items {
        let line = match item {
            Item::Rect { line, width, .. } => {
                widest = widest.max(*width);
                *line
            }
            Item::Path { line, .. } => *line,
            Item::Text(_) => None,
        };
        assert!(line.is_none_or(|line| line.width == 0.5 || line.width == 1.0), "odd stroke {line:?}");
    }
    assert!((widest - Mm(162.0).pt()).abs() < 0.1, "the frame is as wide as the text: {widest}");
}

#[test]
fn no_text_crosses_a_cell_line() {
    let laid = layout(&form(vec![register(30).into()]));
    let edges: Vec<f64> = [28.0, 40.0, 170.0, 190.0].iter().map(|mm| Mm(*mm).pt()).collect();
    for text in laid.pages[0].texts().filter(|text| text.baseline > Mm(30.0).pt()) {
        let left = text.glyphs[0].1;
        let group = text.glyphs.iter().any(|glyph| "安项".contains(glyph.0));
        let crossed = edges.iter().any(|edge| left < edge - 0.1 && text.end > edge + 0.1);
        assert!(group || !crossed, "text crosses a line: {text:?}");
    }
}
