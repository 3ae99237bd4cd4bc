//! The papers of one session: 通知, 签到表, 记录, 议定事项, 照片, 落实.

use chrono::Datelike;
use ledger::attachment::{Attachment, FileKind, Holder, content, list};
use ledger::binder::is_sign_in;
use ledger::follow_up::FollowUp;
use ledger::session::{Kind, Scope as Due, SessionLine, Status};
use ledger::{Error, Result};
use paper::{
    Align, Block, Cell, Column, Document, Footer, Mm, Note, PageSetup, Photo, Photos, Pt, Row, Section, Slot,
    Table,
};

use super::papers::{Leaf, Record};
use super::{PhotosOf, Source, titled};
use crate::words::{full_date, listed, loose_date, month_day, or_dash, or_missing, unit_kind};

/// At the head of every page of a record that nobody has finished.
const DRAFT: &str = "草稿，没有定稿";
/// Photos of a row.
const ROW: usize = 2;

/// Hands over the papers of a session that there are.
pub(super) fn walk(
    source: &Source<'_>,
    line: &SessionLine,
    take: &mut dyn FnMut(Leaf) -> Result<()>,
) -> Result<()> {
    let view = source.view;
    let fields = ledger::session::get(view, line.id)?.fields;
    let files: Vec<Attachment> =
        list(view, Holder::Session(line.id))?.into_iter().map(|(file, _)| file).collect();
    let (sheets, others): (Vec<_>, Vec<_>) = files.into_iter().partition(is_sign_in);
    let record = Record { title: title(source, line), folder: folder(source, line) };
    let chapter = format!("{}年{}月的活动", line.on_day.year(), line.on_day.month());
    let mut leaf = |title: &str, mut document: Document, files| {
        if line.status == Status::Draft {
            document.sections.iter_mut().for_each(|section| section.mark = Some(DRAFT.to_owned()));
        }
        let (chapter, record) = (chapter.clone(), Some(record.clone()));
        take(Leaf { chapter, record, title: title.to_owned(), document, files })
    };
    if is_called(&line.kinds) && fields.scope != Due::Nobody {
        leaf("会议通知", crate::notice(view, line.id, source.day)?, Vec::new())?;
    }
    if fields.scope != Due::Nobody {
        let document = match scans(source, line, &sheets)? {
            Some(scans) => scans,
            None => crate::sign_in(view, line.id)?,
        };
        leaf("签到表", document, sheets)?;
    }
    let minutes = crate::minutes::records(view, line.id, Some(source.unit.id), |_| true)?;
    // 谈心谈话 is no meeting: the record says itself what it is of.
    let title = minutes.meta.title.clone();
    leaf(&title, minutes, Vec::new())?;
    if !fields.is_restricted && fields.decisions.as_deref().is_some_and(|text| !text.trim().is_empty()) {
        leaf("议定事项", crate::summary(view, line.id, source.day)?, Vec::new())?;
    }
    if let Some(photos) = photos(source, line, &others)? {
        leaf("现场照片", photos, others)?;
    }
    let tasks = ledger::follow_up::of_session(view, line.id, source.until)?;
    if !tasks.is_empty() {
        leaf("落实情况", follow_up(source, line, &tasks), Vec::new())?;
    }
    Ok(())
}

/// Whether people are called together for it by a notice: not for 微党课 at the start of a shift.
fn is_called(kinds: &[Kind]) -> bool {
    kinds.iter().any(|kind| !matches!(kind.as_str(), Kind::MICRO_LECTURE | "other" | "volunteer"))
}

/// `3月5日　支委会　研究…`.
fn title(source: &Source<'_>, line: &SessionLine) -> String {
    let kinds = unit_kind(&line.unit, &line.kinds, line.unit_id == source.unit.id).replace('\n', "");
    if line.title.ends_with(&kinds) {
        return format!("{}　{}", month_day(line.on_day), line.title);
    }
    format!("{}　{kinds}　{}", month_day(line.on_day), line.title)
}

/// `2026-03-05 支委会`.
fn folder(source: &Source<'_>, line: &SessionLine) -> String {
    let kinds = unit_kind(&line.unit, &line.kinds, line.unit_id == source.unit.id).replace('\n', "");
    format!("{} {kinds}", line.on_day)
}

fn footer(line: &SessionLine) -> String {
    format!("{}　{}", listed(line.kinds.iter().map(Kind::short)), full_date(line.on_day))
}

fn document(section: Section) -> Document {
    Document { sections: vec![section], ..Document::default() }
}

/// The signed sheet as it was scanned, a page to each; none when there is none that can be read.
fn scans(source: &Source<'_>, line: &SessionLine, sheets: &[Attachment]) -> Result<Option<Document>> {
    let read = read(source, sheets)?;
    if read.is_empty() {
        return Ok(None);
    }
    let photos = Photos { photos: read, scans: true }.for_print(PageSetup::form().measure());
    Ok(Some(document(Section::new(PageSetup::form(), Footer::Form(footer(line)), vec![photos.into()]))))
}

/// The photos, as many as are wanted, and what else is attached by name; none when nothing is.
fn photos(source: &Source<'_>, line: &SessionLine, files: &[Attachment]) -> Result<Option<Document>> {
    if files.is_empty() || source.photos == PhotosOf::Nothing {
        return Ok(None);
    }
    let (prints, rest): (Vec<&Attachment>, Vec<&Attachment>) =
        files.iter().partition(|file| file.kind != FileKind::Pdf);
    let most = if source.photos == PhotosOf::Two { ROW } else { prints.len() };
    let shown: Vec<Attachment> = prints.iter().take(most).map(|file| (*file).clone()).collect();
    let photos = read(source, &shown)?;
    let lost: Vec<&str> = shown
        .iter()
        .filter(|file| !photos.iter().any(|photo| photo.caption == file.name))
        .map(|file| file.name.as_str())
        .collect();
    let mut notes = Vec::new();
    if prints.len() > most {
        notes.push(format!("另有照片{}张，没有印出。", prints.len() - most));
    }
    if !rest.is_empty() {
        notes
            .push(format!("另有PDF附件，没有印出：{}。", listed(rest.iter().map(|file| file.name.as_str()))));
    }
    if !lost.is_empty() {
        notes.push(format!("已损坏、读不出来：{}。", listed(&lost)));
    }
    let mut blocks =
        vec![Slot::over(line.caption(), format!("{}张", photos.len())).into(), Block::Gap(Mm(2.0))];
    if !photos.is_empty() {
        blocks.push(Photos { photos, scans: false }.for_print(PageSetup::form().measure()).into());
    }
    if !notes.is_empty() {
        blocks.push(Block::Note(Note { items: crate::words::numbered(notes) }));
    }
    Ok(Some(document(titled("现场照片", PageSetup::form(), footer(line), blocks))))
}

/// What can be read of these pictures; a damaged one is left out here and stands in the list of what is missing.
fn read(source: &Source<'_>, files: &[Attachment]) -> Result<Vec<Photo>> {
    let mut photos = Vec::new();
    for file in files.iter().filter(|file| file.kind != FileKind::Pdf) {
        source.view.watch().check()?;
        match content(source.view, file.id) {
            Ok((_, bytes)) => photos.push(Photo { file: bytes, caption: file.name.clone() }),
            Err(Error::Damaged(_)) => {}
            Err(error) => return Err(error),
        }
    }
    Ok(photos)
}

/// What the meeting decided, who does it, and how far it is.
fn follow_up(source: &Source<'_>, line: &SessionLine, tasks: &[FollowUp]) -> Document {
    let heads = ["序号", "事　　项", "责任人", "时　限", "状　态", "最近进展"];
    let row = |(at, one): (usize, &FollowUp)| {
        let fields = &one.task.fields;
        let newest = one.task.progress.iter().rfind(|line| line.on_day <= source.until);
        let newest = newest.map(|line| format!("{}　{}", month_day(line.on_day), line.text));
        Row::new(vec![
            Cell::new((at + 1).to_string()),
            Cell::new(fields.title.clone()),
            Cell::new(or_missing(fields.owner.as_deref())),
            Cell::new(or_missing(fields.due_on.as_deref().map(loose_date).as_deref())),
            Cell::new(crate::tasks::status_word(&one.task)),
            Cell::new(or_dash(newest.as_deref())),
        ])
    };
    let table = Table {
        head: vec![Row::new(heads.iter().map(|text| Cell::label(*text)).collect()).height(Mm(8.0))],
        rows: tasks.iter().enumerate().map(row).collect(),
        size: Pt(10.5),
        row_height: Mm(9.0),
        inset: Mm(1.4),
        continued: Some(Slot::continued("议定事项落实情况")),
        ..Table::new(vec![
            Column::mm(11.0, Align::Centre),
            Column::fr(1.0, Align::Left),
            Column::mm(20.0, Align::Centre),
            Column::mm(22.0, Align::Centre),
            Column::mm(24.0, Align::Centre),
            Column::fr(1.0, Align::Left),
        ])
    };
    let until = format!("截至{}", full_date(source.until));
    let blocks = vec![Slot::over(line.caption(), until).into(), table.into()];
    document(titled("议定事项落实情况", PageSetup::form(), footer(line), blocks))
}
