//! Lines of Chinese.

use paper::{Block, Cell, Column, Footer, Mm, PageSetup, Paragraph, Row, Run, Table, layout};
use proptest::prelude::*;

use crate::{document, form, gongwen, lines, para};

const NEVER_FIRST: &str = "、，。；：？！）》」』】〕”’…%";
const NEVER_LAST: &str = "（《「『【〔“‘";

/// Text as reports have it: ideographs, figures with units, marks in pairs, Latin.
fn chinese() -> impl Strategy<Value = String> {
    let word = prop_oneof![
        6 => "[\u{4e00}-\u{9fa5}]{1,6}",
        2 => "[0-9]{1,4}(名|人次|项|个|年|月|日|%|学时)",
        1 => "[A-Za-z]{1,9}",
        1 => "(15:30—17:00|2026年9月18日|95\\.9%|〔待补充〕|《条例》)",
        2 => "“[\u{4e00}-\u{9fa5}]{1,5}”",
        1 => "（[\u{4e00}-\u{9fa5}]{1,9}）",
    ];
    let mark = prop_oneof![3 => Just(""), 2 => Just("，"), 1 => Just("、"), 1 => Just("。"), 1 => Just("；"), 1 => Just("……"), 1 => Just("：")];
    prop::collection::vec((word, mark), 1..80).prop_map(|parts| {
        let mut text: String = parts.iter().map(|(word, mark)| format!("{word}{mark}")).collect();
        // A text does not begin with a closing mark, nor end with an opening one.
        text.push('。');
        text
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn no_line_begins_or_ends_with_a_forbidden_mark(text in chinese(), width in 60.0..160.0f64) {
        let setup = PageSetup { outer: Mm(210.0 - 28.0 - width), ..PageSetup::form() };
        let laid = layout(&document(setup, Footer::None, vec![para(&text)]));
        for (_, _, _, line) in laid.pages.iter().flat_map(lines) {
            let first = line.chars().find(|c| !c.is_whitespace());
            prop_assert!(!first.is_some_and(|c| NEVER_FIRST.contains(c)), "line begins wrongly: {line}");
            prop_assert!(!line.chars().last().is_some_and(|c| NEVER_LAST.contains(c)), "line ends wrongly: {line}");
        }
    }

    #[test]
    fn no_character_is_lost(text in chinese()) {
        let laid = layout(&gongwen(vec![para(&text)]));
        let printed: String = laid.pages.iter().map(paper::Page::plain).collect();
        prop_assert_eq!(printed, text, "every character of a paragraph is printed, once, in order");
    }

    #[test]
    fn any_text_can_be_laid(text in any::<String>(), cell in any::<String>()) {
        let table = Table { rows: vec![Row::new(vec![Cell::new(cell)])], ..Table::new(vec![Column::mm(20.0, paper::Align::Left)]) };
        let laid = layout(&form(vec![para(&text), table.into()]));
        prop_assert!(!laid.pages.is_empty(), "whatever is typed, there is a page");
    }

    #[test]
    fn full_lines_are_flush(text in chinese()) {
        let laid = layout(&gongwen(vec![para(&text)]));
        for page in &laid.pages {
            let right = Mm(if page.number % 2 == 1 { 184.0 } else { 182.0 });
            let lines = lines(page);
            for (_, _, end, line) in lines.iter().take(lines.len().saturating_sub(1)) {
                let hang = if NEVER_FIRST.contains(line.chars().last().unwrap_or(' ')) { 2.8 } else { 0.3 };
                let over = paper::Pt(*end).mm() - right.0;
                prop_assert!((-0.3..=hang).contains(&over) || torn(line), "line ends {over:.2} mm off: {line}");
            }
        }
    }
}

/// A line with hardly a place to stretch (long Latin words) is left short rather than torn.
fn torn(line: &str) -> bool {
    line.chars().filter(|c| ('\u{4e00}'..='\u{9fa5}').contains(c)).count() < 16
}

#[test]
fn figures_stay_with_their_units() {
    let text = "本支部现有党员28名，其中正式党员26名、预备党员2名，覆盖率95.9%，15:30—17:00开会，应学270人次，2026年9月18日〔待补充〕。".repeat(30);
    let laid = layout(&gongwen(vec![para(&text)]));
    let all: Vec<String> = laid.pages.iter().flat_map(lines).map(|line| line.3).collect();
    for pair in all.windows(2) {
        let (end, start) = (pair[0].chars().last().unwrap(), pair[1].chars().next().unwrap());
        assert!(!(end.is_ascii_digit() || end == '.'), "a figure is parted from what follows: {end}|{start}");
        assert!(!"次%充".contains(start), "a unit is cut: {end}|{start}");
    }
}

#[test]
fn a_name_is_never_divided() {
    let mut text = Vec::new();
    for _ in 0..60 {
        text.push(Run::new("欧阳堃").whole().into());
        text.push("、由".into());
    }
    let laid = layout(&gongwen(vec![Paragraph::new(text).into()]));
    for (_, _, _, line) in laid.pages.iter().flat_map(lines) {
        assert!(!line.starts_with('阳') && !line.starts_with('堃'), "a name is divided: {line}");
    }
}

#[test]
fn baselines_stand_on_the_grid() {
    let mut blocks = vec![
        Block::Lines(1.0),
        paper::Title::report("关于报送2026年第三季度工作情况的报告"),
        Block::Lines(1.0),
    ];
    for _ in 0..30 {
        blocks.push(paper::Heading::new(1, "一、基本情况").into());
        blocks.push(para("本支部现有党员28名，其中正式党员26名、预备党员2名；支部委员5名，设炼钢、轧钢、钢包、除尘4个党小组。"));
    }
    let laid = layout(&gongwen(blocks));
    assert!(laid.pages.len() > 2, "the text must run over several pages for this test to mean something");
    for page in &laid.pages {
        for (baseline, ..) in lines(page) {
            let lines_down = (paper::Pt(baseline).mm() - 41.89) / 10.449;
            let off = (lines_down - lines_down.round()) * 10.449;
            assert!(off.abs() < 0.1, "baseline {off:.3} mm off the grid (PAPER §1.1)");
            assert!((-0.01..21.01).contains(&lines_down), "line {lines_down} is outside the 22 lines");
        }
    }
    let full = layout(&gongwen(vec![para(&"正文内容".repeat(400))]));
    assert_eq!(lines(&full.pages[0]).len(), 22, "a full page has 22 lines");
    assert_eq!(lines(&full.pages[0])[1].3.chars().count(), 28, "of 28 characters (GB/T 9704 §5.2.2)");
}

#[test]
fn unknown_characters_are_boxes_and_reported() {
    let laid = layout(&form(vec![para("张🀄同志发言。")]));
    assert_eq!(laid.missing.len(), 1, "one missing character, one report");
    assert_eq!(laid.missing[0].character, '🀄');
    assert!(
        laid.missing[0].context.contains("张🀄同志"),
        "the user must find the place: {}",
        laid.missing[0].context
    );
    assert!(laid.pages[0].plain().contains("张□同志"), "a box, not a blank");
}

#[test]
fn invisible_and_direction_characters_do_not_print() {
    let laid = layout(&form(vec![para("李\u{200b}\u{202e}明\u{feff}e\u{301}\u{7}")]));
    assert_eq!(laid.pages[0].plain(), "李明é", "control and direction characters go, accents are composed");
    assert!(laid.missing.is_empty(), "what is taken out is not missing");
}

#[test]
fn titles_break_at_words() {
    let titles = [
        "中共××公司运行车间支部委员会/2026年第三季度“三会一课”执行情况报告",
        "关于召开2026年第三季度/支部党员大会的通知",
        "关于召开2026年度组织生活会/和开展民主评议党员工作的通知",
        "关于党支部委员会换届/选举工作有关事项的请示",
        "关于给予表彰2025年度先进基层党组织/优秀共产党员优秀党务工作者的决定",
        "党员学时低于序时进度情况/统计表及补学安排一览表",
        "2026年度“为职工办实事”重点任务清单",
    ];
    for title in titles {
        let laid = layout(&gongwen(vec![paper::Title::report(title.replace('/', ""))]));
        let all: Vec<String> = lines(&laid.pages[0]).into_iter().map(|line| line.3).collect();
        assert_eq!(all.join("/"), title, "balanced lines, no word divided (PAPER §1.8)");
    }
}

#[test]
fn a_word_longer_than_the_line_is_broken() {
    let laid = layout(&form(vec![para(&"w".repeat(3000))]));
    let width = PageSetup::form().measure().pt();
    for (_, left, right, _) in laid.pages.iter().flat_map(lines) {
        assert!(right - left <= width + 0.5, "a long word runs off the paper");
    }
    assert_eq!(crate::everything(&laid).len(), 3000, "and none of it is lost");
}

#[test]
fn radicals_pasted_from_a_pdf_become_characters() {
    let laid = layout(&form(vec![para("⻓江⼈⺠⻄")]));
    assert_eq!(
        laid.pages[0].plain(),
        "长江人民西",
        "they look alike, and only the ideographs can be searched"
    );
}

#[test]
fn short_names_are_spaced_in_lists() {
    let spaced = ["方敏", "周立群", "欧阳堃", "Li", ""].map(paper::list_name);
    assert_eq!(spaced, ["方　敏", "周立群", "欧阳堃", "Li", ""], "PAPER §1.7");
}

#[test]
fn cells_and_paragraphs_break_at_words_where_they_can() {
    let column = |width| Column::mm(width, paper::Align::Left);
    let table =
        |text: &str| Table { rows: vec![Row::new(vec![Cell::new(text)])], ..Table::new(vec![column(24.0)]) };
    for cell in ["炼钢作业区/学习室", "高温岗位/志愿服务"] {
        let laid = layout(&form(vec![table(&cell.replace('/', "")).into()]));
        let all: Vec<String> = lines(&laid.pages[0]).into_iter().map(|line| line.3).collect();
        assert_eq!(all.join("/"), cell, "a cell has the room to keep a word whole");
    }
    let laid = layout(&gongwen(vec![para(
        "四、主要内容。学习《中国共产党支部工作条例（试行）》第四章；党课《从三起事故案例看岗位责任》，主讲人顾长河；表决四季度党支部攻关项目。",
    )]));
    let all: Vec<String> = lines(&laid.pages[0]).into_iter().map(|line| line.3).collect();
    assert!(all[2].starts_with("表决"), "表决 is not divided for a little white: {all:?}");
}

#[test]
fn names_of_people_are_kept_whole_wherever_they_stand() {
    let text = "由欧阳堃、方敏、周立群负责，方　敏协助，欧阳堃主讲；";
    let cell = Table {
        rows: vec![Row::new(vec![Cell::new(text.repeat(9))])],
        ..Table::new(vec![Column::mm(33.0, paper::Align::Left)])
    };
    let mut document = gongwen(vec![para(&text.repeat(30)), cell.into()]);
    document.keep_whole(["欧阳堃", "方敏", "周立群"]);
    let laid = layout(&document);
    let all: Vec<String> = laid.pages.iter().flat_map(lines).map(|line| line.3).collect();
    assert_eq!(all.concat(), text.repeat(39), "no character is lost by it");
    for pair in all.windows(2) {
        let (end, start) = (pair[0].chars().last().unwrap(), pair[1].chars().next().unwrap());
        assert!(
            !"欧阳方周立".contains(end) && !"阳堃敏立群".contains(start),
            "a name is divided: {end}|{start}"
        );
    }
}
