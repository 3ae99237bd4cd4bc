//! A document as an editable Word file (Office Open XML, ECMA-376).
//!
//! The same blocks as in the PDF, said in Word's own terms: sections, styles, exact line pitches, tabs, tables. Word breaks
//! the lines. The XML is written by hand over quick-xml, for no crate knows the Chinese half of the format: character
//! grids, indents in characters, mirrored margins, hanging marks.

mod body;
mod book;
mod para;
mod picture;
mod run;
mod section;
mod style;
mod table;
mod xml;

use std::io::{self, Cursor, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, System, ZipWriter};

pub(crate) use self::run::letters;

use self::body::Body;
use self::picture::Picture;
use self::xml::{El, el};
use crate::Error;
use crate::model::{Day, Document, Footer, Meta};

/// Namespaces of the main part.
const WORD: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const RELATIONS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006";
const PLACES: &str = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing";
const DRAWING: &str = "http://schemas.openxmlformats.org/drawingml/2006/main";
const PICTURE: &str = "http://schemas.openxmlformats.org/drawingml/2006/picture";

impl Document {
    /// The document as .docx, to be edited in Word or WPS. The same document gives the same bytes; the file names nobody,
    /// holds no macro and no link.
    ///
    /// # Errors
    /// [`Error::Write`] when the file cannot be put together.
    pub fn write_docx(&self) -> Result<Vec<u8>, Error> {
        Ok(write(self)?)
    }
}

fn write(document: &Document) -> io::Result<Vec<u8>> {
    let parts = Parts::of(document);
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        // The same file on every day.
        .last_modified_time(DateTime::default())
        // And on every system, which a zip names otherwise.
        .system(System::Unix);
    for (name, bytes) in parts.files(document)? {
        zip.start_file(name, options)?;
        zip.write_all(&bytes)?;
    }
    Ok(zip.finish()?.into_inner())
}

/// The parts of the file that depend on the text.
struct Parts {
    main: El,
    footers: Vec<El>,
    pictures: Vec<Picture>,
    /// Odd and even pages have other footers.
    two_sided: bool,
}

impl Parts {
    fn of(document: &Document) -> Parts {
        let normal = style::normal(document).size.0;
        let runs = document.sections.iter().skip(1).filter(|section| section.restart).count();
        let entries = book::lines(document);
        let mut footers: Vec<El> = Vec::new();
        let mut pictures = Vec::new();
        let mut content = el("w:body");
        for (i, section) in document.sections.iter().enumerate() {
            let numbers = section::footers(section, runs > 0).map(|footer| {
                let known = footers.iter().position(|other| *other == footer);
                known.unwrap_or_else(|| {
                    footers.push(footer);
                    footers.len() - 1
                })
            });
            let properties = section::write(section, normal, numbers);
            let mut body = Body::new(&section.page, normal, &entries, &mut pictures);
            body.add_all(&section.blocks);
            // The last section's properties stand at the end of the body, the others in their last paragraph.
            content = if i + 1 == document.sections.len() {
                content.with(body.finish(None)).and(properties)
            } else {
                content.with(body.finish(Some(properties)))
            };
        }
        let main = el("w:document")
            .attr("xmlns:w", WORD)
            .attr("xmlns:r", RELATIONS)
            .attr("xmlns:wp", PLACES)
            .attr("xmlns:a", DRAWING)
            .attr("xmlns:pic", PICTURE)
            .and(content);
        let two_sided = document.sections.iter().any(|section| section.footer == Footer::Gongwen);
        Parts { main, footers, pictures, two_sided }
    }

    /// Every file of the package, in order.
    fn files(&self, document: &Document) -> io::Result<Vec<(String, Vec<u8>)>> {
        let named = |name: &str, el: El| Ok::<_, io::Error>((name.to_owned(), el.file()?));
        let mut files = vec![
            named("[Content_Types].xml", self.types())?,
            named("_rels/.rels", package_relations())?,
            named("docProps/core.xml", properties(&document.meta))?,
            ("word/document.xml".to_owned(), self.main.file()?),
            named("word/_rels/document.xml.rels", self.relations())?,
            named("word/styles.xml", style::styles(style::normal(document)))?,
            named("word/settings.xml", style::settings(document, self.two_sided))?,
            named("word/fontTable.xml", style::fonts())?,
        ];
        for (i, footer) in self.footers.iter().enumerate() {
            files.push((format!("word/footer{i}.xml"), footer.file()?));
        }
        for (i, picture) in (1..).zip(&self.pictures) {
            files.push((format!("word/{}", picture.place(i)), picture.file()?));
        }
        Ok(files)
    }

    fn types(&self) -> El {
        let kind =
            |what: &str| format!("application/vnd.openxmlformats-officedocument.wordprocessingml.{what}+xml");
        let known = |extension: &str, kind: &str| {
            el("Default").attr("Extension", extension).attr("ContentType", kind)
        };
        let part =
            |name: String, kind: String| el("Override").attr("PartName", name).attr("ContentType", kind);
        let core = "application/vnd.openxmlformats-package.core-properties+xml";
        let footers = (0..self.footers.len()).map(|i| part(format!("/word/footer{i}.xml"), kind("footer")));
        el("Types")
            .attr("xmlns", format!("{PACKAGE}/content-types"))
            .and(known("rels", "application/vnd.openxmlformats-package.relationships+xml"))
            .and(known("xml", "application/xml"))
            .and(known("png", "image/png"))
            .and(known("jpg", "image/jpeg"))
            .and(part("/word/document.xml".into(), kind("document.main")))
            .and(part("/word/styles.xml".into(), kind("styles")))
            .and(part("/word/settings.xml".into(), kind("settings")))
            .and(part("/word/fontTable.xml".into(), kind("fontTable")))
            .and(part("/docProps/core.xml".into(), core.into()))
            .with(footers)
    }

    fn relations(&self) -> El {
        let of_kind =
            |id: String, kind: &str, target: String| relation(id, format!("{RELATIONS}/{kind}"), target);
        let single = [("styles", "styles.xml"), ("settings", "settings.xml"), ("fontTable", "fontTable.xml")];
        let single = single.map(|(kind, target)| of_kind(kind.into(), kind, target.into()));
        let footers = (0..self.footers.len())
            .map(|i| of_kind(format!("footer{i}"), "footer", format!("footer{i}.xml")));
        let pictures = (1..)
            .zip(&self.pictures)
            .map(|(i, picture)| of_kind(format!("picture{i}"), "image", picture.place(i)));
        relations().with(single).with(footers).with(pictures)
    }
}

fn relations() -> El {
    el("Relationships").attr("xmlns", format!("{PACKAGE}/relationships"))
}

fn relation(id: String, kind: String, target: String) -> El {
    el("Relationship").attr("Id", id).attr("Type", kind).attr("Target", target)
}

fn package_relations() -> El {
    let main = relation("main".into(), format!("{RELATIONS}/officeDocument"), "word/document.xml".into());
    let core = format!("{PACKAGE}/relationships/metadata/core-properties");
    relations().and(main).and(relation("core".into(), core, "docProps/core.xml".into()))
}

/// The file's own description: title, subject, date, nothing about who made it.
fn properties(meta: &Meta) -> El {
    let time = |name, Day { year, month, day }: Day| {
        el(name).attr("xsi:type", "dcterms:W3CDTF").text(format!("{year:04}-{month:02}-{day:02}T00:00:00Z"))
    };
    let times = ["dcterms:created", "dcterms:modified"]
        .into_iter()
        .filter_map(|name| meta.date.map(|day| time(name, day)));
    el("cp:coreProperties")
        .attr("xmlns:cp", format!("{PACKAGE}/metadata/core-properties"))
        .attr("xmlns:dc", "http://purl.org/dc/elements/1.1/")
        .attr("xmlns:dcterms", "http://purl.org/dc/terms/")
        .attr("xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance")
        .and(el("dc:title").text(meta.title.as_str()))
        .and(el("dc:subject").text(meta.subject.as_str()))
        .with(times)
}
