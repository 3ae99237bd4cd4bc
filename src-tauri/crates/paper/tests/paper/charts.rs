//! Charts: bars as long as their figures, every name printed, nothing outside.

use paper::{
    Bars, Chart, Footer, Ink, Item, Laid, Mm, PageSetup, Part, Plot, Series, Status, Strip, Target, Targets,
    Trend, layout,
};
use proptest::prelude::*;

use crate::{document, everything, form};

fn laid(plot: Plot) -> Laid {
    let chart = Chart { caption: "图1　样图".into(), notes: vec!["按登记簿计。".into()], plot };
    layout(&form(vec![chart.into()]))
}

fn months(count: usize) -> Vec<String> {
    (1..=count).map(|n| format!("{n}月")).collect()
}

fn bars(values: &[Option<f64>]) -> Plot {
    let series = vec![Series { name: "党小组会".into(), values: values.to_vec() }];
    let groups = months(values.len());
    Plot::Bars(Bars { groups, series, stacked: false, unit: "次".into(), height: Mm(50.0) })
}

/// Width and height of every rectangle filled so, in the order drawn.
fn filled(laid: &Laid, ink: Ink) -> Vec<(f64, f64)> {
    let items = laid.pages.iter().flat_map(|page| &page.items);
    items
        .filter_map(|item| match item {
            Item::Rect { width, height, fill: Some(fill), .. } if *fill == ink => Some((*width, *height)),
            _ => None,
        })
        .collect()
}

#[test]
fn columns_are_as_high_as_their_figures() {
    let laid = laid(bars(&[Some(2.0), Some(8.0), Some(0.0), None, Some(5.0)]));
    let heights: Vec<f64> = filled(&laid, Ink::Grey(45)).iter().map(|size| size.1).collect();
    let [two, eight, five] = heights[..] else { panic!("three columns have a height: {heights:?}") };
    assert!((eight / two - 4.0).abs() < 1e-6, "8 is four times as high as 2: {eight} {two}");
    assert!((five / two - 2.5).abs() < 1e-6, "5 is two and a half times as high as 2: {five} {two}");
    let text = everything(&laid);
    assert!(text.contains("0—5"), "nothing is printed 0, no figure —: {text}");
    assert!(text.contains("图1样图") && text.contains("注：按登记簿计。"), "caption and note: {text}");
}

#[test]
fn a_stack_is_as_high_as_its_sum_and_says_it() {
    let series = |values: [f64; 2]| Series { name: "甲".into(), values: values.map(Some).to_vec() };
    let series = vec![series([3.0, 1.0]), series([4.0, 2.0])];
    let plot = Bars { groups: months(2), series, stacked: true, unit: "次".into(), height: Mm(50.0) };
    let laid = laid(Plot::Bars(plot));
    // The last two white grounds in each month are hatched; their outlines are not filled.
    let below: Vec<f64> = filled(&laid, Ink::Grey(45)).iter().map(|size| size.1).collect();
    assert!((below[1] / below[2] - 3.0).abs() < 1e-6, "3 to 1 (the first is the legend's): {below:?}");
    assert!(everything(&laid).contains("347123"), "figures in the parts, their sum over them");
}

#[test]
fn a_strip_is_divided_as_its_counts() {
    let parts = [(Status::Done, "已完成", 30), (Status::Going, "推进中", 10), (Status::Late, "逾期", 0)];
    let parts = parts.map(|(status, word, count)| Part { status, word: word.into(), count }).to_vec();
    let laid = laid(Plot::Strip(Strip { parts, unit: "项".into() }));
    let (done, going) = (filled(&laid, Ink::Grey(45))[0].0, filled(&laid, Ink::Grey(12))[0].0);
    assert!((done / going - 3.0).abs() < 1e-6, "30 is three times as long as 10");
    assert!((done + going - Mm(162.0).pt()).abs() < 1.0, "the parts fill the width");
    let text = everything(&laid);
    for words in ["共40项", "已完成30项", "推进中10项", "逾期0项"] {
        assert!(text.contains(words), "{words} is named: {text}");
    }
}

#[test]
fn a_line_is_broken_where_there_is_no_figure() {
    let points = [Some(90.0), Some(92.5), None, Some(100.0), None, Some(88.0)];
    let points = months(6).into_iter().zip(points).collect();
    let laid = laid(Plot::Trend(Trend { points, unit: "到会率".into(), height: Mm(40.0) }));
    let drawn = laid.pages[0].items.iter().filter(
        |item| matches!(item, Item::Path { line: Some(stroke), .. } if (stroke.width - 1.0).abs() < 1e-9),
    );
    assert_eq!(drawn.count(), 1, "only 1月 and 2月 follow one another");
    let text = everything(&laid);
    for words in ["92.5", "100.0", "88.0", "—", "纵轴自50%起"] {
        assert!(text.contains(words), "{words} is printed: {text}");
    }
}

#[test]
fn sixty_members_go_on_over_pages_each_with_name_bar_and_figure() {
    let rows = (0..60).map(|i| Target {
        name: format!("党员{i:02}"),
        value: (i > 0).then(|| f64::from(i)),
        target: Some(32.0),
    });
    let targets = Targets {
        rows: rows.collect(),
        value: "已修学时".into(),
        target: "全年目标".into(),
        unit: "学时".into(),
    };
    let laid = laid(Plot::Targets(targets));
    assert_eq!(laid.pages.len(), 2, "sixty rows are more than a page");
    let text = everything(&laid);
    for i in 1..60 {
        assert!(text.contains(&format!("党员{i:02}")), "member {i} has a row");
        assert!(text.contains(&format!("{i}/32")), "member {i} has a figure");
    }
    assert!(text.contains("党员00—/32"), "no figure is not 0");
    let widths: Vec<f64> = filled(&laid, Ink::Grey(45)).iter().skip(1).map(|size| size.0).collect();
    assert!((widths[58] / widths[28] - 59.0 / 29.0).abs() < 1e-6, "59 to 29, across the page break");
    let last = laid.pages[1].plain();
    assert!(last.contains("图1"), "the caption is under the last rows");
}

/// Left, top, right and bottom of a mark.
fn extent(item: &Item) -> [f64; 4] {
    match item {
        Item::Text(text) => {
            let top = text.baseline - 0.88 * text.size;
            // A closing mark may hang by half an em, which is white (PAPER §1.2).
            let hangs = text.glyphs.last().is_some_and(|glyph| glyph.0 == '）');
            let end = text.end - if hangs { text.size / 2.0 } else { 0.0 };
            [text.glyphs[0].1, top, end, top + text.size]
        }
        Item::Rect { x, y, width, height, .. } | Item::Picture { x, y, width, height, .. } => {
            [*x, *y, x + width, y + height]
        }
        Item::Path { points, .. } => points.iter().fold([f64::MAX, f64::MAX, f64::MIN, f64::MIN], |e, p| {
            [e[0].min(p.x), e[1].min(p.y), e[2].max(p.x), e[3].max(p.y)]
        }),
    }
}

fn names() -> impl Strategy<Value = Vec<String>> {
    prop::collection::vec("[党员大会0-9a-z—月（）]{0,24}", 0..40)
}

fn value() -> impl Strategy<Value = Option<f64>> {
    prop::option::of(prop_oneof![0.0..200.0, Just(0.0), Just(1e6), Just(f64::NAN), -5.0..0.0])
}

fn plot() -> impl Strategy<Value = Plot> {
    let values = || prop::collection::vec(value(), 40);
    let height = Mm(30.0);
    let series = ("[党员会a-z]{0,60}", values()).prop_map(|(name, values)| Series { name, values });
    let bars = (names(), prop::collection::vec(series, 0..8), any::<bool>()).prop_map(
        move |(groups, series, stacked)| {
            Plot::Bars(Bars { groups, series, stacked, unit: "人次".into(), height })
        },
    );
    let trend = (names(), values()).prop_map(move |(names, values)| {
        Plot::Trend(Trend {
            points: names.into_iter().zip(values).collect(), unit: "到会率".into(), height
        })
    });
    let strip = prop::collection::vec(("[党员会a-z]{0,30}", 0_u32..500), 0..9).prop_map(|parts| {
        let part = |(word, count)| Part { status: Status::Stage, word, count };
        Plot::Strip(Strip { parts: parts.into_iter().map(part).collect(), unit: "项".into() })
    });
    let targets = (names(), values(), values()).prop_map(|(names, values, targets)| {
        let rows = names.into_iter().zip(values).zip(targets);
        let row = |((name, value), target)| Target { name, value, target };
        let words = ["已修学时", "全年目标", "学时"].map(String::from);
        let [value, target, unit] = words;
        Plot::Targets(Targets { rows: rows.map(row).collect(), value, target, unit })
    });
    prop_oneof![bars, trend, strip, targets]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]
    #[test]
    fn nothing_leaves_the_width_of_the_page_or_its_foot(plot in plot()) {
        let chart = Chart { caption: "图1　样图".into(), notes: Vec::new(), plot };
        let laid = layout(&document(PageSetup::form(), Footer::None, vec![chart.into()]));
        let (left, right) = (Mm(28.0).pt() - 0.6, Mm(190.0).pt() + 0.6);
        // Shapes of a status are drawn to the edge of their em: their outline may stand over it.
        let (top, foot) = (Mm(20.0).pt() - 1.2, Mm(277.0).pt() + 0.6);
        for item in laid.pages.iter().flat_map(|page| &page.items) {
            let [l, t, r, b] = extent(item);
            prop_assert!(l >= left && r <= right && t >= top && b <= foot, "{item:?} leaves the type area");
        }
    }
}
