//! The PDF itself, read by other programs.

use std::process::Command;

use paper::{
    Align, Block, Cell, Column, Document, Heading, Paragraph, Row, Section, Table, Title, layout, plain,
};

use crate::{form, gongwen, para};

fn sample() -> Document {
    gongwen(vec![
        Title::report("关于报送2026年第三季度工作情况的报告"),
        Heading::new(1, "一、基本情况").into(),
        Paragraph::led(2, "（一）组织生活。", plain("李𬭊、张㛃、王䶮、赵堃、钱𫖯参加。")).into(),
        Heading::new(3, "1. 例会").into(),
        para(&"本支部现有党员28名。".repeat(80)),
        Heading::new(1, "二、下一步打算").into(),
        para("按期完成。"),
    ])
}

/// Write a document to a file; run a program on it; what it said.
pub(crate) fn run(document: &Document, program: &str, before: &[&str], after: &[&str]) -> String {
    let directory = tempfile::tempdir().unwrap();
    let path = directory.path().join("sample.pdf");
    std::fs::write(&path, layout(document).write_pdf().unwrap()).unwrap();
    let output = Command::new(program).args(before).arg(&path).args(after).output();
    let output = output.unwrap_or_else(|error| panic!("{program} must be installed for this test: {error}"));
    assert!(
        output.status.success(),
        "{program} refuses the file: {}",
        String::from_utf8_lossy(&output.stderr)
    );
    String::from_utf8_lossy(&output.stdout).into_owned()
}

#[test]
fn all_fonts_are_embedded_and_subset() {
    let list = run(&sample(), "pdffonts", &[], &[]);
    let fonts: Vec<&str> = list.lines().skip(2).collect();
    assert!(fonts.len() >= 4, "several faces are used: {list}");
    for font in fonts {
        assert!(font.contains(" yes yes yes "), "embedded, subset, with text: {font}");
    }
}

#[test]
fn text_comes_back_out_whole() {
    let text: String =
        run(&sample(), "pdftotext", &["-raw"], &["-"]).chars().filter(|c| !c.is_whitespace()).collect();
    for words in [
        "李𬭊、张㛃、王䶮、赵堃、钱𫖯参加。",
        "（一）组织生活。",
        "关于报送2026年第三季度工作情况的报告",
        "本支部现有党员28名。",
    ] {
        assert!(text.contains(words), "{words} must be found by searching the PDF");
    }
}

#[test]
fn no_blank_is_read_where_there_is_none() {
    let mut document = sample();
    document.sections[0]
        .blocks
        .insert(1, para("累计应到140人次，实到130人次，到会率92.9%；9月18日学Word两次。"));
    for mode in ["-layout", "-raw", "-nopgbrk"] {
        let text = run(&document, "pdftotext", &[mode], &["-"]);
        let text = text.replace('\n', "");
        for words in ["累计应到140人次，实到130人次，到会率92.9%；", "9月18日学Word两次。", "现有党员28名。"]
        {
            assert!(text.contains(words), "{mode}: white beside figures is no blank: {words} in {text}");
        }
    }
}

#[test]
fn tables_are_read_row_by_row() {
    let mut table = Table::new((0..3).map(|_| Column::fr(1.0, Align::Spread(4.0))).collect());
    table.head = vec![Row::new(["姓名", "性别", "签　名"].map(Cell::new).into())];
    table.rows = vec![
        Row::new(["方　敏", "女", "12"].map(Cell::new).into()),
        Row::new(["欧阳堃", "男", "3.5"].map(Cell::new).into()),
    ];
    let text = run(&form(vec![table.into()]), "pdftotext", &["-raw"], &["-"]);
    let lines: Vec<&str> = text.lines().take(3).collect();
    let expected = ["姓名 性别 签　名", "方　敏 女 12", "欧阳堃 男 3.5"];
    assert_eq!(lines, expected, "cells in order, spread labels whole, blanks only between cells");
}

#[test]
fn the_file_is_sound() {
    let said = run(&sample(), "qpdf", &["--check"], &[]);
    assert!(said.contains("No syntax or stream encoding errors"), "{said}");
}

#[test]
fn the_same_paper_is_the_same_file() {
    let write = || layout(&sample()).write_pdf().unwrap();
    assert!(write() == write(), "same document, same bytes: papers can be compared and signed");
}

#[test]
fn the_file_names_no_program_and_no_user() {
    let info = run(&sample(), "pdfinfo", &[], &[]);
    for word in ["Author", "Creator:", "Producer", "printpdf"] {
        assert!(!info.contains(word), "{word} must not stand in the file: {info}");
    }
    assert!(info.contains("样张") && info.contains("Sep 2"), "title and date are there: {info}");
}

#[test]
fn the_outline_follows_the_document() {
    let laid = layout(&sample());
    let outline: Vec<(u8, &str)> =
        laid.outline.iter().map(|mark| (mark.level, mark.title.as_str())).collect();
    let expected = [
        (0, "关于报送2026年第三季度工作情况的报告"),
        (1, "一、基本情况"),
        (2, "（一）组织生活"),
        (3, "1. 例会"),
        (1, "二、下一步打算"),
    ];
    assert_eq!(outline, expected, "bookmarks in document order, by level");
    let file = lopdf::Document::load_mem(&laid.write_pdf().unwrap()).unwrap();
    let titles: Vec<String> = file.get_toc().unwrap().toc.into_iter().map(|entry| entry.title).collect();
    assert_eq!(titles, expected.map(|mark| mark.1), "and a reader finds the same in the file");
    let mode = file.catalog().unwrap().get(b"PageMode").unwrap().as_name().unwrap();
    assert_eq!(mode, b"UseOutlines", "viewers open the outline");
}

#[test]
fn an_empty_document_is_a_blank_page() {
    let pages = run(&form(Vec::<Block>::new()), "pdfinfo", &[], &[]);
    assert!(pages.contains("Pages:           1"), "a file without pages would not open: {pages}");
}

#[test]
fn page_numbers_of_the_viewer_are_those_printed() {
    let mut document = sample();
    document.sections.push(Section { restart: true, ..document.sections[0].clone() });
    let file = lopdf::Document::load_mem(&layout(&document).write_pdf().unwrap()).unwrap();
    let labels = file.catalog().unwrap().get(b"PageLabels").unwrap().as_dict().unwrap();
    let ranges = labels.get(b"Nums").unwrap().as_array().unwrap();
    assert_eq!(ranges.len(), 4, "two stretches of numbers, each beginning at 1: {ranges:?}");
}
