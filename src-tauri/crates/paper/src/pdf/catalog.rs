//! What printpdf leaves undone in the file: outline, language, dates, identity.

use std::collections::BTreeMap;

use lopdf::{Dictionary, Document, Object, ObjectId, StringFormat, dictionary, text_string};

use crate::draw::Page;
use crate::flow::{Bookmark, Laid};
use crate::model::Day;

/// Finish the document.
pub(crate) fn complete(document: &mut Document, laid: &Laid) {
    document.version = "1.7".to_owned();
    let pages: Vec<ObjectId> = document.get_pages().into_values().collect();
    for (id, page) in pages.iter().zip(&laid.pages) {
        if let Ok(dictionary) = document.get_dictionary_mut(*id) {
            dictionary.remove(b"Annots");
            if page.turned.is_some() {
                dictionary.set("Rotate", 90);
            }
        }
    }
    link(document, laid, &pages);
    let outline = outline(document, &laid.outline, &pages, laid);
    let labels = labels(&laid.pages);
    if let Ok(catalog) = document.catalog_mut() {
        catalog.set("PageLabels", labels);
        catalog.set("Lang", Object::string_literal("zh-CN"));
        catalog.set("ViewerPreferences", Dictionary::from_iter([("DisplayDocTitle", Object::Boolean(true))]));
        catalog
            .set("PageMode", Object::Name(if outline.is_some() { "UseOutlines" } else { "UseNone" }.into()));
        if let Some(outline) = outline {
            catalog.set("Outlines", outline);
        }
    }
    describe(document, laid);
}

/// The numbers printed on the pages, so that "go to page 3" goes where 3 is printed.
fn labels(pages: &[Page]) -> Dictionary {
    let mut ranges = Vec::new();
    for (at, page) in pages.iter().enumerate() {
        if at == 0 || page.number != pages[at - 1].number + 1 {
            let range = dictionary! { "S" => "D", "St" => i64::from(page.number) };
            ranges.extend([Object::Integer(at as i64), Object::Dictionary(range)]);
        }
    }
    dictionary! { "Nums" => ranges }
}

/// The document's own description: title, subject, date, and nothing about who made it or with what.
fn describe(document: &mut Document, laid: &Laid) {
    let mut info = Dictionary::new();
    for (name, text) in [("Title", &laid.meta.title), ("Subject", &laid.meta.subject)] {
        if !text.is_empty() {
            info.set(name, text_string(text));
        }
    }
    if let Some(Day { year, month, day }) = laid.meta.date {
        let date = format!("D:{year:04}{month:02}{day:02}000000+08'00'");
        info.set("CreationDate", Object::string_literal(date.as_str()));
        info.set("ModDate", Object::string_literal(date));
    }
    let id = document.add_object(info);
    document.trailer.set("Info", id);
}

/// An identity made of what is in the file, so that the same paper is the same file.
pub(crate) fn identify(document: &mut Document, laid: &Laid) {
    let streams = document.objects.values().filter_map(|object| object.as_stream().ok());
    let parts: Vec<u128> = streams.map(|stream| hash(&stream.content)).collect();
    let id = hash(format!("{:?}{parts:?}", laid.meta).as_bytes());
    let id = Object::String(id.to_be_bytes().to_vec(), StringFormat::Hexadecimal);
    document.trailer.set("ID", vec![id.clone(), id]);
}

/// FNV-1a, 128 bit: names things, protects nothing.
pub(crate) fn hash(bytes: &[u8]) -> u128 {
    bytes.iter().fold(0x6c62_272e_07bb_0142_62b8_2175_6295_c58d, |hash: u128, byte| {
        (hash ^ u128::from(*byte)).wrapping_mul(0x0000_0000_0100_0000_0000_0000_0000_013b)
    })
}

/// Where a bookmark leads: its page, a little above its top.
fn destination(mark: &Bookmark, pages: &[ObjectId], laid: &Laid) -> Object {
    let height = laid.pages.get(mark.page).map_or(0.0, |page| page.height);
    let page = pages.get(mark.page).map_or(Object::Null, |id| Object::Reference(*id));
    let top = Object::Real((height - mark.top + 6.0) as f32);
    Object::Array(vec![page, "XYZ".into(), Object::Null, top, Object::Null])
}

/// Lines of the contents lead to their pages (ISO 32000-1 §12.5.6.5), without a frame.
fn link(document: &mut Document, laid: &Laid, pages: &[ObjectId]) {
    let mut notes: BTreeMap<usize, Vec<Object>> = BTreeMap::new();
    for link in &laid.links {
        let (Some(mark), Some(page)) = (laid.outline.get(link.to), laid.pages.get(link.page)) else {
            continue;
        };
        let [x, y, width, height] = link.rect;
        let foot = page.height - y - height;
        let rect = [x, foot, x + width, foot + height].map(|edge| Object::Real(edge as f32));
        let note = Dictionary::from_iter([
            ("Type", Object::Name("Annot".into())),
            ("Subtype", Object::Name("Link".into())),
            ("Rect", Object::Array(rect.to_vec())),
            ("Border", Object::Array(vec![0.into(), 0.into(), 0.into()])),
            // Printed, as PDF/A asks (ISO 19005-2 §6.3.2); there is nothing to see.
            ("F", 4.into()),
            ("Dest", destination(mark, pages, laid)),
        ]);
        let id = document.add_object(note);
        notes.entry(link.page).or_default().push(Object::Reference(id));
    }
    for (page, notes) in notes {
        if let Some(Ok(dictionary)) = pages.get(page).map(|id| document.get_dictionary_mut(*id)) {
            dictionary.set("Annots", notes);
        }
    }
}

/// Nested outline of the bookmarks; `None` when there are none.
fn outline(document: &mut Document, marks: &[Bookmark], pages: &[ObjectId], laid: &Laid) -> Option<ObjectId> {
    if marks.is_empty() {
        return None;
    }
    let root = document.new_object_id();
    let ids: Vec<ObjectId> = marks.iter().map(|_| document.new_object_id()).collect();
    let parents = parents(marks);
    let id_of = |at: Option<usize>| at.map_or(root, |at| ids[at]);
    for (at, mark) in marks.iter().enumerate() {
        let siblings: Vec<usize> = (0..marks.len()).filter(|other| parents[*other] == parents[at]).collect();
        let place = siblings.iter().position(|other| *other == at).unwrap_or(0);
        let to = destination(mark, pages, laid);
        let mut entry = Dictionary::from_iter([
            ("Title", text_string(&mark.title)),
            ("Parent", Object::Reference(id_of(parents[at]))),
            ("Dest", to),
        ]);
        if place > 0 {
            entry.set("Prev", ids[siblings[place - 1]]);
        }
        if let Some(next) = siblings.get(place + 1) {
            entry.set("Next", ids[*next]);
        }
        family(&mut entry, &children(&parents, Some(at)), &ids);
        document.set_object(ids[at], entry);
    }
    let mut top = Dictionary::from_iter([("Type", Object::Name("Outlines".into()))]);
    family(&mut top, &children(&parents, None), &ids);
    document.set_object(root, top);
    Some(root)
}

/// For each bookmark the nearest one before it of a lower level.
fn parents(marks: &[Bookmark]) -> Vec<Option<usize>> {
    (0..marks.len()).map(|at| (0..at).rev().find(|up| marks[*up].level < marks[at].level)).collect()
}

fn children(parents: &[Option<usize>], of: Option<usize>) -> Vec<usize> {
    (0..parents.len()).filter(|at| parents[*at] == of).collect()
}

/// First and last child, and how many, shown open.
fn family(entry: &mut Dictionary, children: &[usize], ids: &[ObjectId]) {
    if let (Some(first), Some(last)) = (children.first(), children.last()) {
        entry.set("First", ids[*first]);
        entry.set("Last", ids[*last]);
        entry.set("Count", children.len() as i64);
    }
}
