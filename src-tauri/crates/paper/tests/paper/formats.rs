//! Word and Excel files, looked at from inside: what an office program is told.

use std::io::{Cursor, Read};

use paper::{
    Align, Block, Cell, Column, Contents, Cover, Document, Error, Footer, Heading, Matrix, Mm, PageSetup,
    Paragraph, Row, Section, Slot, Table, Title, plain,
};
use proptest::prelude::*;
use quick_xml::events::Event;

use crate::{document, form, gongwen, para};

/// Every file of a package with its text; pictures as their length.
fn parts(package: Vec<u8>) -> Vec<(String, String)> {
    let mut zip = zip::ZipArchive::new(Cursor::new(package)).unwrap();
    let mut parts = Vec::new();
    for i in 0..zip.len() {
        let mut file = zip.by_index(i).unwrap();
        let mut bytes = Vec::new();
        file.read_to_end(&mut bytes).unwrap();
        parts.push((file.name().unwrap().into_owned(), String::from_utf8_lossy(&bytes).into_owned()));
    }
    parts
}

/// One file of a package.
fn part(package: Vec<u8>, name: &str) -> String {
    let found = parts(package).into_iter().find(|part| part.0 == name);
    found.unwrap_or_else(|| panic!("{name} is in the package")).1
}

/// The value of an attribute in the first element of this name.
fn attribute(xml: &str, element: &str, name: &str) -> i64 {
    let start = xml.split_once(&format!("<{element} ")).unwrap().1.split_once('>').unwrap().0;
    let value = start.split_once(&format!("{name}=\"")).unwrap().1.split_once('"').unwrap().0;
    value.parse().unwrap()
}

/// A table with a cell over two rows and one over two columns.
fn spans() -> Table {
    let mut table = Table::new((0..3).map(|_| Column::fr(1.0, Align::Right)).collect());
    table.head = vec![Row::new(vec![Cell::label("党小组"), Cell::label("到会").colspan(2)])];
    table.rows = vec![
        Row::new(vec![Cell::new("炼钢").rowspan(2), Cell::new("27"), Cell::new("92.9%")]),
        Row::new(vec![Cell::new("=1+1"), Cell::new("009")]),
        Row::total(vec![Cell::new("合　计"), Cell::new("—"), Cell::empty()]),
    ];
    table
}

fn sample() -> Document {
    gongwen(vec![
        Title::report("关于报送2026年第三季度工作情况的报告"),
        Heading::new(1, "一、基本情况").into(),
        Paragraph::led(2, "（一）组织生活。", plain("召开党员大会1次。")).into(),
        spans().into(),
        Block::Matrix(Matrix {
            rows: vec![vec![true, false], vec![false, true]],
            side: Mm(22.0),
            align: Align::Right,
        }),
    ])
}

#[test]
fn the_same_paper_is_the_same_file_in_every_format() {
    assert!(sample().write_docx().unwrap() == sample().write_docx().unwrap(), "Word files can be compared");
    assert!(sample().write_xlsx().unwrap() == sample().write_xlsx().unwrap(), "workbooks can be compared");
}

#[test]
fn files_name_nobody_and_lead_nowhere() {
    for package in [sample().write_docx().unwrap(), sample().write_xlsx().unwrap()] {
        for (name, text) in parts(package) {
            for word in ["TargetMode", "vbaProject", "<dc:creator>支", "w:rsid", "rust"] {
                assert!(!text.contains(word), "{name} must not hold {word}");
            }
            if name == "docProps/core.xml" {
                assert!(
                    text.contains("样张") && text.contains("2026-09-21T00:00:00Z"),
                    "title and day: {text}"
                );
                let creator =
                    text.split_once("<dc:creator>").map_or("", |(_, rest)| rest.split_once('<').unwrap().0);
                assert_eq!(creator, "", "no author");
            }
        }
    }
}

#[test]
fn the_page_is_that_of_the_standard() {
    let main = part(sample().write_docx().unwrap(), "word/document.xml");
    let at = |element, name| attribute(&main, element, name);
    assert_eq!(
        (at("w:pgMar", "w:left"), at("w:pgMar", "w:right")),
        (1587, 1474),
        "28 mm at the binding side, 26 mm"
    );
    let lines = at("w:docGrid", "w:linePitch") * 22;
    let room = at("w:pgSz", "w:h") - at("w:pgMar", "w:top") - at("w:pgMar", "w:bottom");
    assert!((lines..lines + 20).contains(&room), "22 lines and no more: {room} twips for {lines}");
    assert!(main.contains("w:type=\"linesAndChars\""), "characters are counted as well");
    let settings = part(sample().write_docx().unwrap(), "word/settings.xml");
    assert!(
        settings.contains("<w:mirrorMargins/>") && settings.contains("<w:evenAndOddHeaders/>"),
        "two-sided"
    );
}

#[test]
fn the_mark_of_a_made_up_paper_is_in_every_format() {
    for (footer, name) in
        [(Footer::None, "cover"), (Footer::Gongwen, "report"), (Footer::Form("甲".into()), "form")]
    {
        let mut paper = sample();
        for section in &mut paper.sections {
            (section.footer, section.mark) = (footer.clone(), Some("样例".into()));
        }
        for (package, place) in
            [(paper.write_docx(), "word/footer0.xml"), (paper.write_xlsx(), "xl/worksheets/sheet1.xml")]
        {
            assert!(part(package.unwrap(), place).contains("样例"), "{name}: the file says what it is");
        }
        for page in &paper::layout(&paper).pages {
            let foot: String = crate::anything::texts(&page.furniture)
                .flat_map(|text| text.glyphs.iter().map(|glyph| glyph.0))
                .collect();
            assert!(foot.contains("样例"), "{name}: and so does every page");
        }
    }
}

#[test]
fn headings_are_in_the_navigation_pane() {
    let main = part(sample().write_docx().unwrap(), "word/document.xml");
    for style in ["Heading1", "Heading2"] {
        assert!(main.contains(&format!("<w:pStyle w:val=\"{style}\"/>")), "{style} is used");
    }
    let styles = part(sample().write_docx().unwrap(), "word/styles.xml");
    assert_eq!(styles.matches("<w:outlineLvl").count(), 4, "four levels of headings");
}

#[test]
fn a_book_has_its_cover_and_its_contents_with_numbers() {
    let page = || PageSetup::form();
    let lines = vec![("党支部名称".to_owned(), "运行车间支部".to_owned())];
    let cover =
        Cover {
            title: "党支部工作手册".into(), lines, foot: "如实填写。".into(), ..Cover::default()
        };
    let section = |blocks| Section::new(page(), Footer::None, blocks);
    let chapter = Section { restart: true, ..section(vec![Title::form("党员花名册"), spans().into()]) };
    let contents = section(vec![Contents::default().into()]);
    let sections = vec![section(vec![cover.into()]), contents, chapter];
    let main = part(Document { sections, ..Document::default() }.write_docx().unwrap(), "word/document.xml");
    let texts: Vec<&str> = main
        .split("<w:t ")
        .skip(1)
        .map(|rest| rest.split_once('>').unwrap().1.split_once('<').unwrap().0)
        .collect();
    let at = texts.iter().position(|text| *text == "党员花名册").unwrap();
    assert_eq!(texts[at + 1], "1", "the number its page has in the PDF: {texts:?}");
    for text in ["运行车间支部", "如实填写。"] {
        assert!(texts.contains(&text), "the cover says {text}");
    }
    assert_eq!(main.matches("<w:sectPr>").count(), 3, "every section has its own sheet");
}

#[test]
fn every_row_of_a_table_covers_every_column() {
    let main = part(form(vec![spans().into()]).write_docx().unwrap(), "word/document.xml");
    let rows: Vec<&str> = main.split("<w:tr>").skip(1).collect();
    assert_eq!(rows.len(), 4, "a head and three rows");
    for row in rows {
        let wider: usize = row
            .split("<w:gridSpan w:val=\"")
            .skip(1)
            .map(|rest| rest.split_once('"').unwrap().0.parse::<usize>().unwrap() - 1)
            .sum();
        assert_eq!(row.matches("<w:tc>").count() + wider, 3, "Word repairs files with uneven rows: {row}");
    }
    assert_eq!(main.matches("<w:tblHeader/>").count(), 1, "the head is repeated");
}

#[test]
fn figures_are_numbers_and_text_is_no_formula() {
    let package = form(vec![Title::form("到会情况"), spans().into()]).write_xlsx().unwrap();
    let sheet = part(package.clone(), "xl/worksheets/sheet1.xml");
    assert!(!sheet.contains("<f>"), "nothing on the sheet is worked out");
    assert!(sheet.contains("<v>27</v>") && sheet.contains("<v>0.929"), "27 and 92.9% can be added up");
    let words = part(package.clone(), "xl/sharedStrings.xml");
    for text in ["=1+1", "009", "合计"] {
        assert!(words.contains(text), "{text} is text");
    }
    assert!(part(package, "xl/workbook.xml").contains("name=\"到会情况\""), "the sheet has the table's name");
}

#[test]
fn sheets_have_names_that_excel_takes() {
    let long = "关于[党员]到会/缺席情况的一览表：".repeat(5);
    let blocks = |_| [Block::from(Slot::annex("附件1")), Title::form(long.clone()), spans().into()];
    let book = part(form((0..3).flat_map(blocks).collect()).write_xlsx().unwrap(), "xl/workbook.xml");
    let names: Vec<&str> =
        book.split("<sheet name=\"").skip(1).map(|rest| rest.split_once('"').unwrap().0).collect();
    assert_eq!(names.len(), 3, "a sheet for each table");
    for (i, name) in names.iter().enumerate() {
        assert!(name.chars().count() <= 31 && !name.contains(['[', ']', '/']), "{name} is legal");
        assert!(!names[..i].contains(name), "{name} is there once");
    }
}

#[test]
fn a_paper_without_a_table_is_no_workbook() {
    let refused = gongwen(vec![para("本支部现有党员28名。")]).write_xlsx();
    assert!(matches!(refused, Err(Error::NoTable)), "an empty workbook would look like a lost table");
}

#[test]
fn tables_as_text_keep_every_cell_in_its_column() {
    let text = |blocks| String::from_utf8(form(blocks).write_csv().unwrap()).unwrap();
    let one = "党小组,到会,\r\n炼钢,27,92.9%\r\n,'=1+1,009\r\n合计,—,\r\n";
    assert_eq!(
        text(vec![spans().into()]),
        format!("\u{feff}{one}"),
        "Excel reads Chinese only after the mark"
    );
    let two = text(vec![Title::form("甲表"), spans().into(), Title::form("乙表"), spans().into()]);
    assert_eq!(two, format!("\u{feff}甲表\r\n{one}\r\n乙表\r\n{one}"), "of several each has its title");
    let refused = gongwen(vec![para("本支部现有党员28名。")]).write_csv();
    assert!(matches!(refused, Err(Error::NoTable)), "an empty file would look like a lost table");
}

#[test]
fn a_lying_sheet_lies_in_both() {
    let page = || document(PageSetup::landscape(), Footer::Form("支部".into()), vec![spans().into()]);
    let main = part(page().write_docx().unwrap(), "word/document.xml");
    assert!(main.contains("w:orient=\"landscape\""), "Word turns the sheet");
    let sheet = part(page().write_xlsx().unwrap(), "xl/worksheets/sheet1.xml");
    let fits = sheet.contains("orientation=\"landscape\"") && sheet.contains("fitToPage=\"1\"");
    assert!(fits, "Excel, too, and all columns on one sheet");
    let turned = Section::new(PageSetup::gongwen_turned(), Footer::Gongwen, vec![spans().into()]);
    let turned = Document { sections: vec![turned], ..Document::default() };
    let main = part(turned.write_docx().unwrap(), "word/document.xml");
    assert!(main.contains("w:orient=\"landscape\""), "turned content is read lying");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text_makes_sound_xml(text in any::<String>()) {
        let mut table = spans();
        table.rows[0].cells[1] = Cell::new(text.clone());
        let paper = form(vec![Title::form(text.clone()), para(&text), table.into()]);
        for package in [paper.write_docx().unwrap(), paper.write_xlsx().unwrap()] {
            for (name, xml) in parts(package).into_iter().filter(|part| !part.0.ends_with(".png")) {
                let mut reader = quick_xml::Reader::from_str(&xml);
                loop {
                    match reader.read_event() {
                        Ok(Event::Eof) => break,
                        Ok(_) => {}
                        Err(error) => panic!("{name} is no XML for {text:?}: {error}"),
                    }
                }
                let lost = xml.chars().find(|c| c.is_control() && !c.is_whitespace());
                prop_assert_eq!(lost, None, "XML has no control characters: {}", name);
            }
        }
    }
}
