//! PDF/A-2b: what ISO 19005-2 asks and a program can measure. Apache PDFBox's Preflight judged the same files by hand: of its
//! PDF/A-1 rules only those failed that part 2 lifts (part number, CIDSet, ICC version 4, cross-reference streams).

use lopdf::{Dictionary, Object};
use paper::{Document, Heading, Ink, Inline, Run, Table, layout};

use crate::{document, para};

/// Colour, a turned table, several faces and a title that XML must escape.
fn sample() -> Document {
    let mut table = Table::new(vec![paper::Column::fr(1.0, paper::Align::Left)]);
    table.rows = vec![paper::Row::new(vec![paper::Cell::new("周立群")])];
    let red = Inline::Text(Run { ink: Ink::Red, ..Run::new("逾期") });
    let blocks = vec![
        Heading::new(1, "一、基本情况").into(),
        para("李𬭊参加，到会率92.9%。"),
        paper::Paragraph::new(vec![red]).into(),
        table.into(),
    ];
    let mut document = document(paper::PageSetup::gongwen(), paper::Footer::Gongwen, blocks);
    document.meta.title = "安全<生产>&学习".into();
    document
}

fn file() -> lopdf::Document {
    lopdf::Document::load_mem(&layout(&sample()).write_pdf_a().unwrap()).unwrap()
}

fn dictionaries(file: &lopdf::Document) -> impl Iterator<Item = &Dictionary> {
    file.objects.values().filter_map(|object| match object {
        Object::Dictionary(dictionary) => Some(dictionary),
        Object::Stream(stream) => Some(&stream.dict),
        _ => None,
    })
}

#[test]
fn the_archive_knows_what_it_is() {
    let file = file();
    let metadata = file.catalog().unwrap().get(b"Metadata").unwrap().as_reference().unwrap();
    let stream = file.get_object(metadata).unwrap().as_stream().unwrap();
    assert!(!stream.dict.has(b"Filter"), "the description is readable without a PDF reader");
    let xmp = String::from_utf8(stream.content.clone()).unwrap();
    for words in [
        "<pdfaid:part>2</pdfaid:part>",
        "<pdfaid:conformance>B</pdfaid:conformance>",
        "安全&lt;生产&gt;&amp;学习",
        "<xmp:CreateDate>2026-09-21T00:00:00+08:00</xmp:CreateDate>",
    ] {
        assert!(xmp.contains(words), "{words} in {xmp}");
    }
    let info = file.get_dictionary(file.trailer.get(b"Info").unwrap().as_reference().unwrap()).unwrap();
    let date = info.get(b"CreationDate").unwrap().as_str().unwrap();
    assert_eq!(date, b"D:20260921000000+08'00'", "both descriptions say the same");
    assert!(file.trailer.has(b"ID") && !file.trailer.has(b"Encrypt"), "named, and open to everybody");
}

#[test]
fn colours_mean_the_same_everywhere() {
    let file = file();
    let intents = file.catalog().unwrap().get(b"OutputIntents").unwrap().as_array().unwrap();
    let profile = intents[0].as_dict().unwrap().get(b"DestOutputProfile").unwrap().as_reference().unwrap();
    let profile = file.get_object(profile).unwrap().as_stream().unwrap();
    let icc = profile.decompressed_content().unwrap();
    assert_eq!(profile.dict.get(b"N").unwrap().as_i64().unwrap(), 3, "red, green, blue");
    assert_eq!(
        (&icc[12..24], &icc[36..40]),
        (&b"mntrRGB XYZ "[..], &b"acsp"[..]),
        "an ICC profile of a display"
    );
    assert_eq!(icc.len(), u32::from_be_bytes(icc[..4].try_into().unwrap()) as usize, "and a whole one");
}

#[test]
fn nothing_in_the_archive_needs_anything_else() {
    let file = file();
    for dictionary in dictionaries(&file) {
        for key in ["JS", "JavaScript", "AA", "OpenAction", "SMask", "Group", "EmbeddedFiles", "OCProperties"]
        {
            assert!(!dictionary.has(key.as_bytes()), "/{key} has no place in an archive: {dictionary:?}");
        }
        let font =
            dictionary.get(b"Type").and_then(Object::as_name).is_ok_and(|name| name == b"FontDescriptor");
        if font {
            assert!(dictionary.has(b"FontFile2") || dictionary.has(b"FontFile3"), "embedded: {dictionary:?}");
        }
    }
}

#[test]
fn the_archive_is_the_same_paper_and_the_same_file() {
    let laid = layout(&sample());
    let archive = laid.write_pdf_a().unwrap();
    assert!(archive == laid.write_pdf_a().unwrap(), "same paper, same bytes");
    let pages = |bytes: &[u8]| {
        let file = lopdf::Document::load_mem(bytes).unwrap();
        file.page_iter().map(|page| file.get_page_content(page)).collect::<Vec<_>>()
    };
    assert_eq!(pages(&archive), pages(&laid.write_pdf().unwrap()), "what is printed is what is kept");
}
