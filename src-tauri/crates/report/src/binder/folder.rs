//! The binder as a folder: the same papers in the same order, each in a file of its own, with what is attached beside it.

use std::collections::HashSet;
use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use ledger::attachment::{Attachment, content};
use ledger::binder::Scope;
use ledger::{Error, Result, View};
use paper::{Align, Cell, Column, Document, Mm, PageSetup, Pt, Row, Section, Slot, Table};

use super::papers::{Leaf, Record, walk};
use super::{PhotosOf, Source, front, proof, titled};
use crate::words::full_date;

/// The longest name of a file or folder, characters: with three of them a path stays under the 260 of Windows.
const LONGEST: usize = 48;
/// Chapters behind the sessions are numbered from here: they stand behind folders that begin with a year, as in the binder.
const BEHIND: usize = 90;

/// Writes the binder of a scope as numbered files, each given to `write` with its place in the folder. What cannot be read of an
/// attachment is left out and stands in the list of what is missing.
/// Errors: no such unit, [`Error::Cancelled`], those of `write`.
pub fn binder_folder(
    view: &View<'_>,
    scope: Scope,
    photos: PhotosOf,
    day: NaiveDate,
    write: &mut dyn FnMut(&Path, &[u8]) -> Result<()>,
) -> Result<()> {
    crate::one_branch(view, scope.unit)?;
    let source = Source::read(view, scope, photos, day)?;
    let mut shelf = Shelf::new(&source, write);
    shelf.set("02 缺件清单", None, alone(front::missing(&source)))?;
    walk(&source, &mut |leaf| shelf.add(leaf))?;
    shelf.set("99 本册校验", None, alone(proof::page(&source)?))?;
    let list = list(&source, &shelf.written);
    shelf.set("01 目录", None, alone(list))
}

fn alone(section: Section) -> Document {
    Document { sections: vec![section], ..Document::default() }
}

/// The folder as it grows.
struct Shelf<'a, 'v> {
    source: &'a Source<'v>,
    write: &'a mut dyn FnMut(&Path, &[u8]) -> Result<()>,
    /// What was written, in order: folder, and file.
    written: Vec<(String, String)>,
    /// Names of folders, each once; the session and the chapter whose folder is being filled, and how many papers it has.
    folders: HashSet<String>,
    record: Option<Record>,
    chapter: String,
    folder: String,
    papers: usize,
    /// The number of the last chapter that is no session.
    number: usize,
}

impl<'a, 'v> Shelf<'a, 'v> {
    fn new(source: &'a Source<'v>, write: &'a mut dyn FnMut(&Path, &[u8]) -> Result<()>) -> Self {
        Shelf {
            source,
            write,
            written: Vec::new(),
            folders: HashSet::new(),
            record: None,
            chapter: String::new(),
            folder: String::new(),
            papers: 0,
            // 01 and 02 are the contents and what is missing.
            number: 2,
        }
    }

    /// The next paper, with its files beside it.
    fn add(&mut self, leaf: Leaf) -> Result<()> {
        let Leaf { chapter, record, title, document, files } = leaf;
        self.open(chapter, record);
        self.papers += 1;
        let name = format!("{} {title}", self.papers);
        let folder = self.folder.clone();
        self.set(&name, Some(&folder), document)?;
        for (at, file) in files.iter().enumerate() {
            self.keep(&format!("{name} {}", at + 1), &folder, file)?;
        }
        Ok(())
    }

    /// The folder of the next paper, a new one where its session or its chapter begins.
    fn open(&mut self, chapter: String, record: Option<Record>) {
        let is_same = if record.is_some() { record == self.record } else { chapter == self.chapter };
        if is_same {
            return;
        }
        let wanted = match &record {
            Some(record) => record.folder.clone(),
            None => {
                self.number = if self.record.is_some() { BEHIND } else { self.number + 1 };
                format!("{:02} {chapter}", self.number)
            }
        };
        let name = safe(&wanted);
        let names = (2..).map(|n| format!("{name}（{n}）"));
        let free = std::iter::once(name.clone()).chain(names).find(|name| !self.folders.contains(name));
        self.folder = free.unwrap_or(name);
        self.folders.insert(self.folder.clone());
        (self.chapter, self.record, self.papers) = (chapter, record, 0);
    }

    /// A paper as PDF.
    fn set(&mut self, name: &str, folder: Option<&str>, mut document: Document) -> Result<()> {
        self.source.view.watch().check()?;
        crate::finish::finish(self.source.view, self.source.unit.id, self.source.day, &mut document)?;
        let name = format!("{}.pdf", safe(name));
        let pdf = crate::pdf(&document).map_err(|error| Error::Io {
            path: PathBuf::from(&name),
            source: std::io::Error::other(error.to_string()),
        })?;
        self.put(folder.unwrap_or_default(), name, &pdf.bytes)
    }

    /// An attachment as it is kept.
    fn keep(&mut self, name: &str, folder: &str, file: &Attachment) -> Result<()> {
        self.source.view.watch().check()?;
        match content(self.source.view, file.id) {
            Ok((file, bytes)) => {
                let name = format!("{}.{}", safe(&format!("{name} {}", file.name)), file.kind.extension());
                self.put(folder, name, &bytes)
            }
            Err(Error::Damaged(_)) => Ok(()),
            Err(error) => Err(error),
        }
    }

    fn put(&mut self, folder: &str, name: String, bytes: &[u8]) -> Result<()> {
        (self.write)(&Path::new(folder).join(&name), bytes)?;
        self.written.push((folder.to_owned(), name));
        Ok(())
    }
}

/// A name that Windows takes too: none of its signs, no blank or stop at the end, not too long.
fn safe(name: &str) -> String {
    let sign = |c: char| if c.is_control() || "\\/:*?\"<>|".contains(c) { '_' } else { c };
    let name: String = name.chars().map(sign).take(LONGEST).collect();
    let name = name.trim().trim_end_matches(['.', ' ']);
    if name.is_empty() { "未命名".to_owned() } else { name.to_owned() }
}

/// 目录: every file, folder by folder.
fn list(source: &Source<'_>, written: &[(String, String)]) -> Section {
    let mut rows = Vec::new();
    for (at, files) in written.chunk_by(|a, b| a.0 == b.0).enumerate() {
        for (i, (folder, name)) in files.iter().enumerate() {
            let mut cells = Vec::new();
            if i == 0 {
                let down = u16::try_from(files.len()).unwrap_or(u16::MAX);
                cells.push(Cell::new((at + 1).to_string()).rowspan(down));
                let folder = if folder.is_empty() { "—".to_owned() } else { folder.clone() };
                cells.push(Cell::new(folder).rowspan(down));
            }
            cells.push(Cell::new(name.clone()));
            rows.push(Row::new(cells));
        }
    }
    let table = Table {
        head: vec![Row::new(["序号", "文件夹", "文　　件"].map(Cell::label).to_vec()).height(Mm(8.0))],
        rows,
        size: Pt(9.0),
        row_height: Mm(6.6),
        continued: Some(Slot::continued("目录")),
        ..Table::new(vec![
            Column::mm(12.0, Align::Centre),
            Column::mm(58.0, Align::Left),
            Column::fr(1.0, Align::Left),
        ])
    };
    let over =
        Slot::over(format!("{}　{}", source.owner(), source.span()), format!("{}个文件", written.len()));
    let footer = format!("{}　截至{}", source.owner(), full_date(source.until));
    titled("迎检材料目录", PageSetup::form(), footer, vec![over.into(), table.into()])
}

#[cfg(test)]
mod tests {
    use super::safe;

    #[test]
    fn names_are_such_as_windows_takes() {
        assert_eq!(
            safe("3 会议/记录: “a”?*<b>|\"c\\"),
            "3 会议_记录_ “a”___b___c_",
            "no sign that Windows refuses"
        );
        assert_eq!(safe("议定. "), "议定", "no stop and no blank at the end");
        assert_eq!(safe(&"长".repeat(200)).chars().count(), 48, "not too long for a path of 260");
        assert_eq!(safe(" "), "未命名", "never without a name");
    }
}
