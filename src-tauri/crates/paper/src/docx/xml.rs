//! Elements as a tree; quick-xml escapes and writes them.

use std::io;

use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesEnd, BytesStart, BytesText, Event};

/// An element with its attributes and content.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct El {
    name: &'static str,
    attributes: Vec<(&'static str, String)>,
    inside: Vec<Inside>,
}

#[derive(Clone, Debug, PartialEq)]
enum Inside {
    El(El),
    Text(String),
}

/// An empty element.
pub(crate) fn el(name: &'static str) -> El {
    El { name, attributes: Vec::new(), inside: Vec::new() }
}

/// An element whose only attribute is `w:val`.
pub(crate) fn val(name: &'static str, value: impl ToString) -> El {
    el(name).attr("w:val", value)
}

/// An element that is there or not: `<w:keepNext/>`.
pub(crate) fn flag(name: &'static str, on: bool) -> Option<El> {
    on.then(|| el(name))
}

impl El {
    /// The same element with an attribute.
    pub fn attr(mut self, name: &'static str, value: impl ToString) -> El {
        self.attributes.push((name, value.to_string()));
        self
    }

    /// The same element with these inside, too.
    pub fn with(mut self, inside: impl IntoIterator<Item = El>) -> El {
        self.inside.extend(inside.into_iter().map(Inside::El));
        self
    }

    /// The same element with one more inside.
    pub fn and(self, inside: El) -> El {
        self.with([inside])
    }

    /// The same element with text inside, its blanks kept.
    pub fn text(mut self, text: impl Into<String>) -> El {
        self.inside.push(Inside::Text(text.into()));
        self
    }

    /// A file of its own with this element as its root.
    pub fn file(&self) -> io::Result<Vec<u8>> {
        let mut writer = Writer::new(Vec::new());
        writer.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), Some("yes"))))?;
        self.write(&mut writer)?;
        Ok(writer.into_inner())
    }

    fn write(&self, writer: &mut Writer<Vec<u8>>) -> io::Result<()> {
        let attributes = self.attributes.iter().map(|(name, value)| (*name, value.as_str()));
        let start = BytesStart::new(self.name).with_attributes(attributes);
        if self.inside.is_empty() {
            return writer.write_event(Event::Empty(start));
        }
        writer.write_event(Event::Start(start))?;
        for inside in &self.inside {
            match inside {
                Inside::El(el) => el.write(writer)?,
                Inside::Text(text) => writer.write_event(Event::Text(BytesText::new(text)))?,
            }
        }
        writer.write_event(Event::End(BytesEnd::new(self.name)))
    }
}
