//! 附：现场照片: the photos that are evidence of a session or of the tasks of a list, after the paper itself.

use chrono::NaiveDate;
use ledger::attachment::{Attachment, FileKind, Holder, content, list};
use ledger::id::{SessionId, TaskListId};
use ledger::{Result, View};
use paper::{Block, Document, Face, Heading, Mm, Note, PageSetup, Paragraph, Photo, Photos, Section, plain};

use crate::words::full_date;

/// The paper with its photos on pages after it; as it is when nobody wants them or there are none.
pub(crate) fn after(
    mut document: Document,
    is_wanted: bool,
    blocks: impl FnOnce() -> Result<Vec<Block>>,
) -> Result<Document> {
    let blocks = if is_wanted { blocks()? } else { Vec::new() };
    if let (Some(last), false) = (document.sections.last_mut(), blocks.is_empty()) {
        if last.page.width.0 > last.page.height.0 {
            // Upright, whatever the table before: a page of photos is read like one of a letter.
            let section = Section::new(PageSetup::form(), last.footer.clone(), blocks);
            document.sections.push(section);
        } else {
            last.blocks.push(Block::PageBreak);
            last.blocks.extend(blocks);
        }
    }
    Ok(document)
}

/// The photos of a session, each with its name and the day of the session.
pub(crate) fn of_session(view: &View<'_>, session: SessionId) -> Result<Vec<Block>> {
    let day = ledger::session::get(view, session)?.fields.on_day;
    let (photos, others) = read(view, Holder::Session(session), |_| day)?;
    Ok(if photos.photos.is_empty() {
        Vec::new()
    } else {
        titled("附：现场照片", vec![photos.into()], others)
    })
}

/// The photos of each task of a list, in the order of the list, with the day of the progress they show or on which they were
/// added.
pub(crate) fn of_list(view: &View<'_>, list: TaskListId, day: NaiveDate) -> Result<Vec<Block>> {
    let (mut blocks, mut others) = (Vec::new(), 0);
    for task in ledger::task::list(view, list, day)? {
        let of_line = |id| task.progress.iter().find(|line| line.id == Some(id)).map(|line| line.on_day);
        let (photos, more) = read(view, Holder::Task(task.id), |attachment| match attachment.holder {
            Holder::Progress(id) => of_line(id).unwrap_or(attachment.added_on),
            _ => attachment.added_on,
        })?;
        others += more;
        if !photos.photos.is_empty() {
            let name = format!("{} {}", task.fields.number, task.fields.title);
            let name = Paragraph {
                indent: 0.0,
                with_next: true,
                face: Some(Face::Hei),
                ..Paragraph::new(plain(name))
            };
            blocks.extend([name.into(), Block::Gap(Mm(1.0)), photos.into()]);
        }
    }
    Ok(if blocks.is_empty() { Vec::new() } else { titled("附：佐证照片", blocks, others) })
}

/// What else is attached is said, so that nobody takes the photos for all the evidence there is.
fn titled(title: &str, blocks: Vec<Block>, others: usize) -> Vec<Block> {
    let mut all = vec![Heading { level: 1, text: title.to_owned(), indent: 0.0 }.into(), Block::Gap(Mm(2.0))];
    all.extend(blocks);
    if others > 0 {
        all.push(Block::Note(Note { items: vec![format!("另有PDF佐证{others}份，没有印出。")] }));
    }
    all
}

/// The photos attached to a record, and how many other files.
fn read(view: &View<'_>, of: Holder, day: impl Fn(&Attachment) -> NaiveDate) -> Result<(Photos, usize)> {
    let mut photos = Photos::default();
    let mut others = 0;
    for (attachment, _) in list(view, of)? {
        if attachment.kind == FileKind::Pdf {
            others += 1;
            continue;
        }
        let (_, file) = content(view, attachment.id)?;
        let caption = format!("{}　{}", attachment.name, full_date(day(&attachment)));
        photos.photos.push(Photo { file, caption });
    }
    Ok((photos, others))
}
