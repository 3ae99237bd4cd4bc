//! What a file is, by its first bytes: people rename files, and programs write .xls that are web pages.

use std::io::{Cursor, Read};

use encoding_rs::{GB18030, UTF_16BE, UTF_16LE};
use zip::ZipArchive;

use crate::{Error, Result};

/// Most bytes that a workbook may unpack to. A zip bomb of a few hundred KB unpacks to gigabytes.
const MAX_UNPACKED: u64 = 400 << 20;

/// A file that can be read.
#[derive(Debug)]
pub enum Kind {
    /// .xlsx (also .xlsm)
    Workbook,
    /// Decoded text of a .csv.
    Text(String),
}

/// First bytes of what is refused, and what it is.
const REFUSED: &[(&[u8], &str)] = &[
    (b"%PDF", "这是 PDF 文件，读不出表格。请向制表人要 .xlsx 表格"),
    (b"\x89PNG", "这是图片，读不出表格。请用 .xlsx 表格"),
    (b"\xff\xd8\xff", "这是照片，读不出表格。请用 .xlsx 表格"),
    (b"Rar!", "这是压缩包。请先解压，再选里面的 .xlsx 文件"),
    (b"7z\xbc\xaf", "这是压缩包。请先解压，再选里面的 .xlsx 文件"),
];

/// Tells what the bytes are. Errors: a sentence for every kind that is refused.
pub fn of(bytes: &[u8]) -> Result<Kind> {
    let refuse = |sentence: &str| Err(Error::bad_file(sentence));
    if let Some((_, sentence)) = REFUSED.iter().find(|(start, _)| bytes.starts_with(start)) {
        return refuse(sentence);
    }
    if bytes.is_empty() {
        return refuse("文件是空的。请打开它看一眼，另存后再导入");
    }
    if bytes.starts_with(b"\xd0\xcf\x11\xe0") {
        return refuse(compound(bytes));
    }
    if bytes.starts_with(b"PK") {
        return packed(bytes).map(|()| Kind::Workbook);
    }
    text(bytes).map(Kind::Text)
}

/// The container of Office 97-2003; a workbook with a password is inside one, too.
fn compound(bytes: &[u8]) -> &'static str {
    let entry: Vec<u8> = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
    if bytes.windows(entry.len()).any(|window| window == entry) {
        "文件设了打开密码。请在表格软件里去掉密码，另存后再导入"
    } else {
        "这是旧格式的表格（.xls 或 .et），读不了。请在 Excel 或 WPS 里用“另存为”选 .xlsx，再导入"
    }
}

/// Looks into a zip: it must be a workbook and unpack to a bearable size. The sizes a zip states may lie, so it is unpacked.
fn packed(bytes: &[u8]) -> Result<()> {
    let broken = || Error::bad_file("文件不完整或已损坏。请在表格软件里打开它，另存后再导入");
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| broken())?;
    let has = |name: &str| archive.file_names().flatten().any(|file| file == name);
    let sentence = if has("xl/workbook.xml") {
        None
    } else if has("word/document.xml") {
        Some("这是 Word 文档（.docx），读不了。请把表格复制到 Excel 或 WPS 表格里，存成 .xlsx 再导入")
    } else if has("ppt/presentation.xml") {
        Some("这是演示文稿，读不了。请用 .xlsx 表格")
    } else if has("xl/workbook.bin") || has("content.xml") {
        Some("这种表格格式（.xlsb 或 .ods）读不了。请用“另存为”选 .xlsx，再导入")
    } else {
        Some("这是压缩包，不是表格。请先解压，再选里面的 .xlsx 文件")
    };
    if let Some(sentence) = sentence {
        return Err(Error::bad_file(sentence));
    }
    let mut left = MAX_UNPACKED;
    for index in 0..archive.len() {
        let entry = archive.by_index(index).map_err(|_| broken())?;
        let size = std::io::copy(&mut entry.take(left + 1), &mut std::io::sink()).map_err(|_| broken())?;
        left = left.checked_sub(size).ok_or_else(|| {
            Error::bad_file(format!(
                "文件解开后超过 {} MB，不像正常的表格，没有读取。请另存一份再试",
                MAX_UNPACKED >> 20
            ))
        })?;
    }
    Ok(())
}

/// UTF-8, UTF-16 with its mark, or GB18030 (GBK and GB2312 are part of it).
fn text(bytes: &[u8]) -> Result<String> {
    let decoded = match bytes {
        [0xff, 0xfe, ..] => UTF_16LE.decode_with_bom_removal(bytes),
        [0xfe, 0xff, ..] => UTF_16BE.decode_with_bom_removal(bytes),
        _ => match std::str::from_utf8(bytes) {
            Ok(text) => (text.strip_prefix('\u{feff}').unwrap_or(text).into(), false),
            Err(_) => GB18030.decode_without_bom_handling(bytes),
        },
    };
    let (text, had_errors) = decoded;
    if had_errors || text.contains('\0') {
        return Err(Error::bad_file(
            "认不出这个文件。能导入的是 .xlsx 表格和 .csv 文本表格；请另存成 .xlsx 再导入",
        ));
    }
    if text.trim_start().starts_with('<') {
        return Err(Error::bad_file(
            "这其实是网页，不是表格（有的系统导出的 .xls 就是这样）。请用表格软件打开，另存为 .xlsx 再导入",
        ));
    }
    if text.trim().is_empty() {
        return Err(Error::bad_file("文件是空的。请打开它看一眼，另存后再导入"));
    }
    Ok(text.into_owned())
}
