//! Page furniture, signatures, what stays together.

use paper::{
    Attachments, Block, Footer, Heading, Item, Mm, Note, PageSetup, Pt, Section, Signature, Slot, Table,
    layout,
};

use crate::{document, form, gongwen, lines, para};

fn signature() -> Block {
    Block::Signature(Signature::Sealed {
        name: "中共××公司运行车间支部委员会".into(),
        date: "2026年9月21日".into(),
    })
}

#[test]
fn a_signature_never_stands_alone() {
    for count in 1..60 {
        let text = "确保人人参加一次。".repeat(count * 3);
        let mut blocks = vec![para(&text), signature()];
        if count % 2 == 0 {
            blocks.insert(1, Block::Attachments(Attachments { names: vec!["甲表".into(), "乙表".into()] }));
        }
        let laid = layout(&gongwen(blocks));
        let last = laid.pages.last().unwrap();
        assert!(last.plain().contains("委员会2026年9月21日"), "name and date are one block");
        let all: usize = laid.pages.iter().map(|page| lines(page).len()).sum();
        let other = ["附件", "乙表", "委员会", "2026年"];
        let text_lines =
            lines(last).iter().filter(|line| !other.iter().any(|own| line.3.contains(own))).count();
        assert!(text_lines >= 2 || all <= 3, "{count}: only {text_lines} lines of text with the signature");
    }
}

#[test]
fn a_long_list_of_annexes_leaves_no_half_page_blank() {
    let names: Vec<String> = (0..8).map(|i| format!("2026年第三季度统计表之{i}")).collect();
    for count in 30..60 {
        let annexes = Block::Attachments(Attachments { names: names.clone() });
        let laid =
            layout(&gongwen(vec![para(&"确保人人参加一次。".repeat(count * 3)), annexes, signature()]));
        let last = lines(laid.pages.last().unwrap());
        assert!(last.len() >= 4, "{count}: two lines at least go with the signature");
        if let [.., before, _] = &laid.pages[..] {
            let blank = 22 - lines(before).len();
            assert!(blank <= 6, "{count}: {blank} lines are blank over the signature's page");
        }
    }
}

#[test]
fn a_heading_takes_two_short_paragraphs_with_it() {
    for count in 15..25 {
        let mut blocks: Vec<Block> = (0..count).map(|_| para("一行文字。")).collect();
        blocks.push(Heading::new(1, "二、会议议程").into());
        blocks.extend(["1. 通报。", "2. 讨论。", "3. 表决。"].map(para));
        let laid = layout(&gongwen(blocks));
        let page = laid.pages.iter().find(|page| page.plain().contains("二、会议议程")).unwrap();
        assert!(page.plain().contains("2. 讨论。"), "{count}: two lines of text stand under a heading");
    }
}

#[test]
fn the_date_ends_four_characters_from_the_edge_and_the_name_is_centred_on_it() {
    let laid = layout(&gongwen(vec![para("特此报告。"), signature()]));
    let lines = lines(&laid.pages[0]);
    let (name, date) = (&lines[lines.len() - 2], &lines[lines.len() - 1]);
    let cell = 156.0 / 28.0;
    let end = Pt(date.2).mm();
    assert!((end - (184.0 - 4.0 * cell)).abs() < 0.5, "date ends at {end} mm (GB/T 9704 §7.3.5.1)");
    let (middle_name, middle_date) = ((name.1 + name.2) / 2.0, (date.1 + date.2) / 2.0);
    assert!((middle_name - middle_date).abs() < 1.0, "the name is centred on the date");
}

#[test]
fn two_lines_at_least_at_the_foot_and_the_head_of_a_page() {
    for count in 30..90 {
        let first = "一".repeat(count * 7);
        let second = "二".repeat(28 * 5);
        let laid = layout(&gongwen(vec![para(&first), para(&second)]));
        for page in &laid.pages {
            let lines = lines(page);
            for own in ['一', '二'] {
                let here = lines.iter().filter(|line| line.3.contains(own)).count();
                assert!(
                    here != 1 || laid.pages.len() == 1,
                    "{count}: one line alone on page {}",
                    page.number
                );
            }
        }
    }
}

#[test]
fn a_heading_stays_with_its_text() {
    for count in 15..25 {
        let mut blocks: Vec<Block> = (0..count).map(|_| para("一行文字。")).collect();
        blocks.push(Heading::new(1, "二、工作开展情况").into());
        blocks.push(para(&"正文".repeat(60)));
        let laid = layout(&gongwen(blocks));
        let page = laid.pages.iter().find(|page| page.plain().contains("二、工作")).unwrap();
        let text = lines(page).iter().filter(|line| line.3.contains("正文")).count();
        assert!(text >= 2, "{count}: a heading with {text} lines under it");
    }
}

#[test]
fn page_numbers_stand_where_the_standard_says() {
    let laid = layout(&gongwen(vec![para(&"正文".repeat(1000))]));
    for page in &laid.pages {
        let [Item::Text(dash), ..] = &page.furniture[..] else { panic!("a page number") };
        assert!((Pt(dash.baseline).mm() - 270.7).abs() < 0.2, "baseline at 270.7 mm (PAPER §3)");
        let (left, right) = (Pt(dash.glyphs[0].1).mm(), Pt(dash.end).mm());
        let inside = Pt(14.0).mm();
        if page.number % 2 == 1 {
            assert!((right - (184.0 - inside)).abs() < 0.3, "odd: right, one character inside: {right}");
        } else {
            assert!((left - (26.0 + inside)).abs() < 0.3, "even: left, one character inside: {left}");
        }
    }
}

#[test]
fn forms_count_their_pages_in_each_run() {
    let long = para(&"正文".repeat(2000));
    let mut document = form(vec![long.clone()]);
    let page = PageSetup::form();
    document
        .sections
        .push(Section { restart: true, ..Section::new(page, Footer::Form("乙".into()), vec![para("短")]) });
    let laid = layout(&document);
    let foot = |page: &paper::Page| -> String {
        page.furniture
            .iter()
            .filter_map(|item| match item {
                Item::Text(text) => Some(text.glyphs.iter().map(|glyph| glyph.0).collect::<String>()),
                _ => None,
            })
            .collect()
    };
    let count = laid.pages.len();
    assert!(
        foot(&laid.pages[0]).ends_with(&format!("第 1 页　共 {} 页", count - 1)),
        "the first run counts itself"
    );
    assert!(foot(&laid.pages[count - 1]).ends_with("第 1 页　共 1 页"), "the second begins again");
}

#[test]
fn even_pages_are_mirrored() {
    let laid = layout(&gongwen(vec![para(&"正文内容".repeat(500))]));
    let left = |at: usize| Pt(lines(&laid.pages[at])[3].1).mm();
    assert!((left(0) - 28.0).abs() < 0.1, "binding side 28 mm on the left of odd pages: {}", left(0));
    assert!((left(1) - 26.0).abs() < 0.1, "26 mm on the left of even pages: {}", left(1));
}

#[test]
fn turned_pages_say_so_and_hold_a_wide_table() {
    let table = Table {
        rows: vec![paper::Row::new(vec![paper::Cell::new("甲")])],
        ..Table::new(vec![paper::Column::fr(1.0, paper::Align::Left)])
    };
    let laid = layout(&document(
        PageSetup::gongwen_turned(),
        Footer::Gongwen,
        vec![Slot::annex("附件2").into(), table.into()],
    ));
    let page = &laid.pages[0];
    let turned = page.turned.expect("the content is turned");
    assert!((Pt(turned.y).mm() - 262.0).abs() < 0.1, "it begins at the foot of the type area");
    let widest = page.items.iter().filter_map(|item| match item {
        Item::Rect { width, .. } => Some(*width),
        _ => None,
    });
    assert!((widest.fold(0.0, f64::max) - Mm(225.0).pt()).abs() < 0.1, "225 mm wide");
}

#[test]
fn no_blank_page_and_breaks_are_kept() {
    let blocks =
        vec![Block::PageBreak, para("甲"), Block::PageBreak, Block::PageBreak, para("乙"), Block::PageBreak];
    let laid = layout(&form(blocks));
    assert_eq!(laid.pages.len(), 2, "a break at the start, twice, or at the end makes no blank page");
}

#[test]
fn notes_stay_with_their_table() {
    for rows in 20..40 {
        let mut table = Table::new(vec![paper::Column::fr(1.0, paper::Align::Left)]);
        table.rows = (0..rows).map(|i| paper::Row::new(vec![paper::Cell::new(format!("行{i}"))])).collect();
        let note = Block::Note(Note { items: vec!["① 甲。".into(), "② 乙。".into()] });
        let laid = layout(&form(vec![table.into(), note]));
        let last = laid.pages.last().unwrap().plain();
        assert!(last.contains('行') && last.contains("注："), "{rows}: notes without a row above them");
    }
}
