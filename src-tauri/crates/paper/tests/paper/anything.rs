//! Whatever is typed: nothing leaves its box, nothing is lost.

use paper::{
    Align, Attachments, Block, Cell, Column, Footer, Heading, Item, KeyValues, Mm, Note, Page, PageSetup,
    Paragraph, Row, Section, Signature, Slot, Table, Text, Title, layout, plain,
};
use proptest::prelude::*;

use crate::{document, everything, form, gongwen, para};

/// Text as people paste it: any character at all, and what is known to break pages.
fn anything() -> impl Strategy<Value = String> {
    let part = prop_oneof![
        4 => any::<String>(),
        3 => "[\u{4e00}-\u{9fa5}，。、“”（）《》]{0,30}",
        1 => "[\u{600}-\u{6ff}\u{590}-\u{5ff} ]{1,20}",
        1 => "[a-z\u{300}-\u{36f}]{1,30}",
        1 => "[\u{e000}-\u{e0ff}\u{f0000}-\u{f00ff}]{1,9}",
        1 => "[（《“，。》）—…　 ]{1,40}",
        1 => "[0-9.%]{1,60}(名|人次|%)",
        1 => "(👨‍👩‍👧‍👦|🇨🇳|👍🏽|\u{202e}|\u{200d}|\u{feff}|\u{7}|\t|\r\n|ﷺ|⸻|[a-zA-Z]{90})",
    ];
    prop::collection::vec(part, 0..8).prop_map(|parts| parts.concat())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]

    #[test]
    fn nothing_leaves_the_type_area(text in anything(), other in anything()) {
        for setup in [PageSetup::gongwen(), PageSetup::form()] {
            let laid = layout(&document(setup.clone(), Footer::Form(text.clone()), blocks(&text, &other)));
            for page in &laid.pages {
                let left = if setup.mirrored && page.number.is_multiple_of(2) { setup.outer } else { setup.inner };
                let inside = (left.pt(), (left + setup.measure()).pt());
                for text in page.texts().chain(texts(&page.furniture)) {
                    stays(text, inside)?;
                }
                for text in page.texts() {
                    let deepest = (setup.top + setup.depth()).pt();
                    prop_assert!(text.baseline > setup.top.pt() && text.baseline < deepest + 0.5, "above or under the type area: {text:?}");
                }
            }
        }
    }

    #[test]
    fn nothing_leaves_its_cell(text in anything(), width in 9.0..60.0f64) {
        let laid = layout(&form(vec![table(&text, width)]));
        for page in &laid.pages {
            for text in page.texts().filter(|text| text.glyphs.iter().all(|glyph| glyph.0 != '界')) {
                stays(text, (Mm(28.0).pt(), Mm(28.0 + width).pt()))?;
            }
        }
    }

    #[test]
    fn nothing_is_lost(text in anything(), width in 9.0..160.0f64) {
        // On a sheet so wide that no line is broken, all that may be printed stands as it was typed.
        let wide = PageSetup { width: Mm(90_000.0), height: Mm(90_000.0), ..PageSetup::form() };
        let expected = everything(&layout(&document(wide, Footer::None, vec![para(&text)])));
        let figures = |text: &str| text.chars().filter(char::is_ascii_digit).collect::<String>();
        prop_assert_eq!(figures(&expected), figures(&text), "every figure that was typed is printed");
        let setup = PageSetup { outer: Mm(182.0 - width), ..PageSetup::form() };
        let narrow = layout(&document(setup, Footer::None, vec![para(&text)]));
        prop_assert_eq!(everything(&narrow), expected.as_str(), "a paragraph keeps every character, in order");
        let title = layout(&gongwen(vec![Title::report(text.as_str())]));
        prop_assert_eq!(everything(&title), expected.as_str(), "a title keeps every character");
        let cells = everything(&layout(&form(vec![table(&text, 9.0 + width / 3.0)])));
        prop_assert_eq!(cells.replace('界', ""), expected.replace('界', ""), "a cell keeps every character");
    }
}

/// Every block that holds text.
fn blocks(text: &str, other: &str) -> Vec<Block> {
    let own = || text.to_owned();
    let pairs = vec![vec![(other.chars().take(9).collect(), own()), ("地点".into(), other.into())]];
    vec![
        Title::report(text),
        Block::Addressee(own()),
        Heading::new(1, text).into(),
        Paragraph::led(2, other, plain(text)).into(),
        Paragraph::speech(other, 5.0, plain(text)).into(),
        KeyValues::new(pairs).into(),
        Slot { left: plain(text), right: plain(other), ..Slot::foot("", "", "") }.into(),
        Block::Note(Note { items: vec![own(), other.into()] }),
        Block::Attachments(Attachments { names: vec![own(), other.into()] }),
        Block::Signature(Signature::Unsealed { name: own(), date: "2026年9月21日".into() }),
        Block::Signature(Signature::Sealed { name: own(), date: "2026年9月21日".into() }),
    ]
}

/// A table whose first column is `width` mm wide; its neighbour holds 界.
fn table(text: &str, width: f64) -> Block {
    let columns = vec![Column::mm(width, Align::Left), Column::fr(1.0, Align::Left)];
    let rows = vec![Row::new(vec![Cell::new(text), Cell::new("界")])];
    Table { rows, ..Table::new(columns) }.into()
}

pub fn texts(items: &[Item]) -> impl Iterator<Item = &Text> {
    items.iter().filter_map(|item| match item {
        Item::Text(text) => Some(text),
        _ => None,
    })
}

/// Text stands between two edges; only the white half of a mark may stand over them.
fn stays(text: &Text, (left, right): (f64, f64)) -> Result<(), TestCaseError> {
    let half = 0.5 * text.size;
    // Spaces at a line's end may stand anywhere: they are not seen.
    let seen = text.glyphs.iter().rposition(|glyph| !glyph.0.is_whitespace()).map_or(0, |at| at + 1);
    let Some(&last) = text.glyphs[..seen].last() else { return Ok(()) };
    let (first, end) = (text.glyphs[0], text.glyphs.get(seen).map_or(text.end, |white| white.1));
    let before = if "（《〈「『【〖〔“‘［｛".contains(first.0) { half } else { 0.0 };
    let after = if "）》〉」』】〗〕”’］｝、，。；：？！．".contains(last.0) {
        half
    } else {
        0.0
    };
    prop_assert!(first.1 > left - before - 0.1, "{} pt over the left edge: {text:?}", left - first.1);
    prop_assert!(end < right + after + 0.1, "{} pt over the right edge: {text:?}", end - right);
    Ok(())
}

#[test]
fn a_word_of_ten_thousand_letters_is_set_on_many_lines() {
    let word = "w".repeat(10_000);
    let section = |blocks| Section::new(PageSetup::gongwen(), Footer::Gongwen, blocks);
    for block in [para(&word), Title::report(word.as_str()), table(&word, 40.0)] {
        let document = paper::Document { sections: vec![section(vec![block])], ..Default::default() };
        let laid = layout(&document);
        assert_eq!(everything(&laid).replace('界', "").len(), 10_000, "not a letter is lost");
        let over = |page: &Page| page.texts().any(|text| text.end > Mm(184.1).pt());
        assert!(!laid.pages.iter().any(over), "a long word runs off the paper");
    }
}
