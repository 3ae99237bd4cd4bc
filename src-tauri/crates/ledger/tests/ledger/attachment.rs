//! Evidence: photos lose where they were taken, equal contents lie in the book once, and undo brings back what was taken off.

use std::io::Cursor;

use image::{DynamicImage, ImageFormat, Rgb, RgbImage};
use ledger::attachment::{self, File, FileKind, Holder};
use ledger::book::{self, changed_rows, last_change};
use ledger::task::{self, TaskStatus};
use ledger::{Book, Error};

use crate::task::{add, fields, line, new_list};
use crate::{act, day, new_book};

const PLACE: &[u8] = b"N39 54 E116 23";

/// A photo as a telephone writes it: lying on its side, with the place where it was taken in its EXIF.
fn photo(width: u32, height: u32) -> Vec<u8> {
    let picture = RgbImage::from_fn(width, height, |x, y| Rgb([x as u8, y as u8, 90]));
    let mut jpeg = Cursor::new(Vec::new());
    DynamicImage::ImageRgb8(picture).write_to(&mut jpeg, ImageFormat::Jpeg).unwrap();
    // One TIFF directory, big-endian: tag 0x0112 (orientation), SHORT, 1 value, 6 = to be turned right.
    let mut exif = b"Exif\0\0MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06\0\0\0\0\0\0".to_vec();
    exif.extend_from_slice(PLACE);
    let length = u16::try_from(exif.len() + 2).unwrap().to_be_bytes();
    let mut bytes = jpeg.into_inner();
    let segment: Vec<u8> = [0xFF, 0xE1].into_iter().chain(length).chain(exif).collect();
    bytes.splice(2..2, segment);
    bytes
}

fn pdf(text: &str) -> Vec<u8> {
    format!("%PDF-1.7\n{text}\n%%EOF\n").into_bytes()
}

fn has_place(bytes: &[u8]) -> bool {
    bytes.windows(PLACE.len()).any(|part| part == PLACE)
}

/// A book with one task and one line of progress.
fn with_progress() -> (tempfile::TempDir, Book, Holder, Holder) {
    let (folder, mut book) = new_book();
    let list = new_list(&mut book);
    let id = add(&mut book, &fields(list, 1, TaskStatus::Going));
    let progress = book
        .write(act("task_progress"), |tx| task::progress_add(tx, id, &line("2026-09-20", "棚架完成", None)))
        .unwrap();
    (folder, book, Holder::Task(id), Holder::Progress(progress))
}

fn attach(
    book: &mut Book,
    holder: Holder,
    name: &str,
    file: &File,
) -> ledger::Result<ledger::id::AttachmentId> {
    book.write(act("attachment_add"), |tx| attachment::add(tx, holder, name, file, day("2026-09-21")))
}

#[test]
fn a_photo_is_turned_upright_made_smaller_and_forgets_its_place() {
    let (_folder, mut book, _, progress) = with_progress();
    let taken = photo(400, 300);
    assert!(has_place(&taken), "the photo as chosen says where it was taken");
    let file = File::read(taken.clone(), Some(200)).unwrap();
    let id = attach(&mut book, progress, "棚架", &file).unwrap();
    let (kept, bytes) = book.read(|view| attachment::content(view, id)).unwrap();
    assert!(!has_place(&bytes), "where a photo was taken does not get into the book");
    assert_eq!((kept.width, kept.height), (Some(150), Some(200)), "upright, the long side 200 as asked");
    assert_eq!(kept.kind, FileKind::Jpeg, "a photo stays a photo");
    let large = File::read(taken, None).unwrap();
    let id = attach(&mut book, progress, "原大", &large).unwrap();
    let (kept, bytes) = book.read(|view| attachment::content(view, id)).unwrap();
    assert_eq!((kept.width, kept.height), (Some(300), Some(400)), "not made smaller when nobody asks");
    assert!(!has_place(&bytes), "but without its place all the same");
}

#[test]
fn what_is_damaged_or_lies_is_refused_with_a_sentence() {
    let mut cut = photo(400, 300);
    cut.truncate(200);
    let program = b"MZ\x90\0\x03".to_vec();
    let mut huge = b"\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR".to_vec();
    huge.extend([0, 1, 0x86, 0xA0, 0, 1, 0x86, 0xA0, 8, 2, 0, 0, 0]);
    let endless = b"%PDF-1.7\n1 0 obj".to_vec();
    for (bytes, what) in
        [(cut, "损坏"), (program, "不是"), (huge, "读不出来"), (endless, "没有结尾"), (Vec::new(), "空")]
    {
        let Err(Error::Broken(broken)) = File::read(bytes, Some(2000)) else { panic!("{what} was taken") };
        assert!(broken.rule.contains(what), "the sentence says what is wrong ({what}): {}", broken.rule);
    }
}

#[test]
fn equal_contents_lie_in_the_book_once_and_history_holds_no_bytes() {
    let (_folder, mut book, task, progress) = with_progress();
    let file = File::read(pdf("验收单"), None).unwrap();
    attach(&mut book, task, "验收单", &file).unwrap();
    let change = book.read(last_change).unwrap().unwrap();
    let rows = book.read(|view| changed_rows(view, change)).unwrap();
    let text = serde_json::to_string(&rows).unwrap();
    assert!(text.contains("验收单") && text.len() < 1000, "history knows the name, not the bytes: {text}");
    attach(&mut book, progress, "验收单", &file).unwrap();
    let all = book.read(|view| attachment::list(view, task)).unwrap();
    assert_eq!(all.len(), 2, "a task shows what its progress has, too");
    assert_eq!(all[0].0.sha256, all[1].0.sha256, "one content");
    let lines = book.read(book::verify).unwrap();
    let line = lines.iter().find(|line| line.what.contains("佐证材料")).unwrap();
    assert_eq!((line.checked, line.wrong), (1, 0), "kept once, and as it was");
    let again = attach(&mut book, progress, "又一份", &file).unwrap_err();
    assert!(matches!(again, Error::Broken(_)), "the same file twice on one record is a slip: {again}");
}

#[test]
fn undo_brings_back_what_was_taken_off_or_went_with_its_task() {
    let (_folder, mut book, task, progress) = with_progress();
    let bytes = pdf("反馈");
    let id = attach(&mut book, progress, "反馈", &File::read(bytes.clone(), None).unwrap()).unwrap();
    let Holder::Task(task_id) = task else { unreachable!() };
    book.write(act("attachment_delete"), |tx| attachment::remove(tx, id)).unwrap();
    undo(&mut book);
    book.write(act("task_delete"), |tx| task::delete(tx, task_id)).unwrap();
    assert!(
        matches!(book.read(|view| attachment::get(view, id)), Err(Error::Missing { .. })),
        "gone with the task"
    );
    undo(&mut book);
    let (kept, back) = book.read(|view| attachment::content(view, id)).unwrap();
    assert_eq!((kept.holder, back), (progress, bytes), "back on its line, whole");
}

fn undo(book: &mut Book) {
    let change = book.read(last_change).unwrap().unwrap();
    book.write(act("change_undo"), |tx| book::undo(tx, change)).unwrap();
}

#[test]
fn a_file_beyond_the_limit_is_refused_until_the_limit_is_raised() {
    let (_folder, mut book, task, _) = with_progress();
    let file = File::read(pdf(&"表".repeat(400_000)), None).unwrap();
    let limit = |book: &mut Book, megabytes: i64| {
        let set =
            |tx: &ledger::Tx<'_>| ledger::setting::set(tx, None, "attachment.megabytes", &megabytes.into());
        book.write(act("setting_set"), set).unwrap();
    };
    limit(&mut book, 1);
    let Err(Error::Broken(broken)) = attach(&mut book, task, "大表", &file) else {
        panic!("1.2 MB in 1 MB")
    };
    assert!(broken.rule.contains("有 2 MB") && broken.rule.contains("最多 1 MB"), "{}", broken.rule);
    limit(&mut book, 2);
    attach(&mut book, task, "大表", &file).unwrap();
}
