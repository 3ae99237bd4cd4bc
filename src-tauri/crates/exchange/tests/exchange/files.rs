//! What can be read, and what is said of the rest.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::Command;

use exchange::Error;
use exchange::import::{Kind, Options, run};
use exchange::table::{Cell, read_sheets};

use crate::{Desk, act, day};

/// A file as LibreOffice writes it. Without LibreOffice this fails: `./dev test` installs it.
pub fn by_libreoffice(folder: &Path, source: &Path, to: &str) -> PathBuf {
    let profile = format!("-env:UserInstallation=file://{}", folder.join("profile").display());
    let done = Command::new("soffice")
        .args([&profile, "--headless", "--infilter=CSV:44,34,76,1", "--convert-to", to, "--outdir"])
        .arg(folder)
        .arg(source)
        .output()
        .expect("LibreOffice (soffice) is needed for this test; ./dev test installs libreoffice-calc-nogui");
    let made = source.with_extension(to.split(':').next().unwrap());
    assert!(made.exists(), "LibreOffice wrote no {to}: {}", String::from_utf8_lossy(&done.stderr));
    made
}

fn refusal(path: &Path) -> String {
    match read_sheets(path) {
        Err(Error::BadFile(sentence)) => sentence,
        other => panic!("the file must be refused with a sentence, got {other:?}"),
    }
}

#[test]
fn every_wrong_file_is_refused_with_its_own_sentence() {
    let desk = Desk::branch();
    let zip = |names: &[&str]| {
        let mut bytes = Vec::new();
        let mut writer = zip::ZipWriter::new(std::io::Cursor::new(&mut bytes));
        for name in names {
            writer.start_file(*name, zip::write::SimpleFileOptions::default()).unwrap();
            writer.write_all(b"<x/>").unwrap();
        }
        writer.finish().unwrap();
        bytes
    };
    let ole = |entry: &str| {
        let entry: Vec<u8> = entry.encode_utf16().flat_map(u16::to_le_bytes).collect();
        [b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".to_vec(), vec![0; 512], entry].concat()
    };
    let cases: &[(&str, Vec<u8>, &str)] = &[
        ("名册.xls", ole("Workbook"), "旧格式"),
        ("名册.et", ole("Workbook"), "另存为"),
        ("有密码.xlsx", ole("EncryptedPackage"), "密码"),
        ("名册.docx", zip(&["word/document.xml"]), "Word"),
        ("名册.ods", zip(&["content.xml", "mimetype"]), ".ods"),
        ("资料.zip", zip(&["a.txt"]), "压缩包"),
        ("断了.xlsx", zip(&["xl/workbook.xml"])[..40].to_vec(), "损坏"),
        ("空.xlsx", zip(&["xl/workbook.xml"]), "损坏"),
        ("名册.pdf", b"%PDF-1.7".to_vec(), "PDF"),
        ("系统导出.xls", b"<html><table><tr><td>\xd0\xd5</td></tr></table></html>".to_vec(), "网页"),
        ("空.csv", Vec::new(), "空的"),
        ("乱.csv", vec![0x00, 0xff, 0x81, 0x00, 0x07], "认不出"),
    ];
    for (name, bytes, part) in cases {
        let sentence = refusal(&desk.file(name, bytes));
        assert!(sentence.contains(part), "M-24: {name} must be refused by name, got: {sentence}");
        assert!(sentence.contains('请'), "a refusal says what to do: {sentence}");
    }
    let missing = read_sheets(&desk.folder.path().join("没有.xlsx"));
    assert!(matches!(missing, Err(Error::NoFile(_))), "a missing file is told from a wrong one");
}

#[test]
fn a_bomb_does_not_go_off() {
    let desk = Desk::branch();
    let mut bytes = Vec::new();
    let mut writer = zip::ZipWriter::new(std::io::Cursor::new(&mut bytes));
    for name in ["xl/workbook.xml", "xl/worksheets/sheet1.xml"] {
        writer.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
    }
    let zeros = vec![0; 1 << 20];
    for _ in 0..450 {
        writer.write_all(&zeros).unwrap();
    }
    writer.finish().unwrap();
    assert!(bytes.len() < 1 << 20, "the bomb is small on disk");
    let sentence = refusal(&desk.file("炸弹.xlsx", bytes));
    assert!(sentence.contains("超过 400 MB"), "a file that unpacks to too much is refused: {sentence}");
}

#[test]
fn a_stray_cell_in_the_last_corner_costs_nothing() {
    let desk = Desk::branch();
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet();
    sheet.write(0, 0, "姓名").unwrap().write(1, 0, "王小明").unwrap().write(1_048_575, 0, "李芳").unwrap();
    let path = desk.folder.path().join("远.xlsx");
    book.save(&path).unwrap();
    let rows: Vec<u32> = read_sheets(&path).unwrap()[0].rows.iter().map(|row| row.0).collect();
    assert_eq!(rows, [1, 2, 1_048_576], "only rows with content are kept, with their own numbers");
}

#[test]
fn text_tables_are_read_in_every_encoding_and_with_every_mark() {
    let desk = Desk::branch();
    let text = "姓名,备注\r\n王䶮,\"第一行\n第二行\"\r\n\r\n李芳,=\"007\"\r\n";
    let (gb18030, _, _) = encoding_rs::GB18030.encode(text);
    let utf16: Vec<u8> = [0xfeff]
        .into_iter()
        .chain(text.replace(',', "\t").encode_utf16())
        .flat_map(u16::to_le_bytes)
        .collect();
    let files = [
        ("UTF-8", text.as_bytes().to_vec()),
        ("UTF-8 with its mark", [b"\xef\xbb\xbf", text.as_bytes()].concat()),
        ("GB18030 with a rare character (D-27)", gb18030.into_owned()),
        ("UTF-16 with tabs", utf16),
        ("semicolons", text.replace(',', ";").into_bytes()),
    ];
    for (what, bytes) in files {
        let sheet = read_sheets(&desk.file("表.csv", bytes)).unwrap().remove(0);
        assert_eq!(sheet.rows[1].1[0], Cell::Text("王䶮".into()), "{what}");
        assert_eq!(
            sheet.rows[1].1[1],
            Cell::Text("第一行\n第二行".into()),
            "{what}: a line break inside a cell stays"
        );
        assert_eq!(
            sheet.rows[2].0, 4,
            "{what}: row numbers are those a spreadsheet shows, empty rows counted"
        );
        assert_eq!(sheet.rows[2].1[1], Cell::Text("007".into()), "{what}: zeros in front stay");
    }
}

#[test]
fn a_file_of_libreoffice_is_read_with_dates_numbers_and_merges() {
    let desk = Desk::branch();
    let source = desk.file(
        "名册.fods",
        r#"<?xml version="1.0" encoding="UTF-8"?>
<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" xmlns:number="urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0" office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.spreadsheet">
<office:automatic-styles>
<number:date-style style:name="D"><number:year number:style="long"/><number:text>/</number:text><number:month/><number:text>/</number:text><number:day/></number:date-style>
<number:number-style style:name="N"><number:number number:decimal-places="2" number:min-integer-digits="1"/></number:number-style>
<style:style style:name="day" style:family="table-cell" style:data-style-name="D"/>
<style:style style:name="two" style:family="table-cell" style:data-style-name="N"/>
</office:automatic-styles>
<office:body><office:spreadsheet><table:table table:name="名册">
<table:table-row><table:table-cell table:number-columns-spanned="4" office:value-type="string"><text:p>运行车间党支部党员花名册</text:p></table:table-cell></table:table-row>
<table:table-row><table:table-cell office:value-type="string"><text:p>党小组</text:p></table:table-cell><table:table-cell office:value-type="string"><text:p>姓　名</text:p></table:table-cell><table:table-cell office:value-type="string"><text:p>入党时间</text:p></table:table-cell><table:table-cell office:value-type="string"><text:p>转正时间</text:p></table:table-cell></table:table-row>
<table:table-row><table:table-cell table:number-rows-spanned="2" office:value-type="string"><text:p>炼钢</text:p></table:table-cell><table:table-cell office:value-type="string"><text:p>王　芳</text:p></table:table-cell><table:table-cell table:style-name="day" office:value-type="date" office:date-value="2009-07-01"/><table:table-cell table:style-name="two" office:value-type="float" office:value="2010.1"/></table:table-row>
<table:table-row><table:covered-table-cell/><table:table-cell office:value-type="string"><text:p>李强</text:p></table:table-cell><table:table-cell office:value-type="float" office:value="31229"/><table:table-cell office:value-type="float" office:value="198607"/></table:table-row>
</table:table></office:spreadsheet></office:body></office:document>"#,
    );
    let made = by_libreoffice(desk.folder.path(), &source, "xlsx");
    let mut desk = desk;
    let result = desk.import(Kind::Members, &made);
    assert_eq!(
        (result.created, result.rejected.len()),
        (2, 0),
        "both people are read: {:?}",
        result.rejected
    );
    let top = desk.book.owner().unwrap();
    let roster = desk.book.read(|view| ledger::member::roster(view, top, day("2026-09-21"))).unwrap();
    let of = |name: &str| roster.iter().find(|line| line.name == name).unwrap();
    assert_eq!(of("王芳").probation_on.as_deref(), Some("2009-07-01"), "M-22: a date cell");
    assert_eq!(of("王芳").full_on.as_deref(), Some("2010-10"), "2010.1 shown as 2010.10 is October");
    assert_eq!(of("李强").probation_on.as_deref(), Some("1985-07-01"), "M-22: serial date 31229");
    assert_eq!(of("李强").full_on.as_deref(), Some("1986-07"), "M-22: 198607");
    assert_eq!(of("李强").group.as_deref(), Some("炼钢"), "a cell merged over two rows stands for both");
}

#[test]
fn both_date_systems_are_honoured() {
    let mut desk = Desk::branch();
    // Day 30000 in a workbook that counts from 1904 is 1986-02-19; counted from 1900 it would be 1982-02-18.
    let mut book = rust_xlsxwriter::Workbook::new();
    book.add_worksheet()
        .write(0, 0, "姓名")
        .unwrap()
        .write(0, 1, "入党时间")
        .unwrap()
        .write(1, 0, "王芳")
        .unwrap()
        .write(1, 1, 30000)
        .unwrap();
    let plain = book.save_to_buffer().unwrap();
    let path = desk
        .file("麦金塔.xlsx", rewrite(&plain, "xl/workbook.xml", "<workbookPr", "<workbookPr date1904=\"1\""));
    let result = desk.import(Kind::Members, &path);
    assert_eq!(result.written, 1, "{:?}", result.rejected);
    let top = desk.book.owner().unwrap();
    let roster = desk.book.read(|view| ledger::member::roster(view, top, day("2026-09-21"))).unwrap();
    assert_eq!(
        roster[0].probation_on.as_deref(),
        Some("1986-02-19"),
        "M-23: the flag of the workbook decides"
    );
}

/// A workbook with one part changed.
fn rewrite(bytes: &[u8], part: &str, from: &str, to: &str) -> Vec<u8> {
    use std::io::Read;
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
    let mut out = Vec::new();
    let mut writer = zip::ZipWriter::new(std::io::Cursor::new(&mut out));
    for index in 0..archive.len() {
        let mut entry = archive.by_index(index).unwrap();
        let name = entry.name().unwrap().into_owned();
        let mut text = String::new();
        entry.read_to_string(&mut text).unwrap();
        writer.start_file(&name, zip::write::SimpleFileOptions::default()).unwrap();
        let text = if name == part { text.replacen(from, to, 1) } else { text };
        writer.write_all(text.as_bytes()).unwrap();
    }
    writer.finish().unwrap();
    out
}

#[test]
fn a_sheet_without_its_columns_says_what_is_missing() {
    let mut desk = Desk::branch();
    let path = desk.file("空表.csv", "材料,数量\n钢笔,3\n");
    let refused = run(&mut desk.book, act(), Kind::Members, &path, &Options::new(day("2026-09-21")));
    let sentence = refused.unwrap_err().to_string();
    assert!(sentence.contains("“姓名”"), "the heading that is needed is named: {sentence}");
    let path = desk.file("登记.csv", "组织,主题,日期\n支部,学习,2026-03-05\n");
    let refused = run(&mut desk.book, act(), Kind::Sessions, &path, &Options::new(day("2026-09-21")));
    let sentence = refused.unwrap_err().to_string();
    assert!(
        sentence.contains("第 1 行") && sentence.contains("“类型”"),
        "a header that lacks one column says which: {sentence}"
    );
}
