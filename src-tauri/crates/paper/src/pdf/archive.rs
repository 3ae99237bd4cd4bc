//! What an archive asks beyond a sound file: PDF/A-2b (ISO 19005-2), readable in fifty years.
//!
//! The pages need nothing: fonts are embedded, and there is no transparency, script, attachment or encryption to leave out.
//! Missing are a description in XMP that says the same as the document's own, and the meaning of its colours.

use lopdf::{Dictionary, Document, Object, Stream, dictionary, text_string};

use crate::model::{Day, Meta};

/// sRGB as Little CMS writes it (`cmsCreate_sRGBProfile`; "No copyright, use freely"), marked as version 4.2, the newest
/// that PDF 1.7 knows, and with a fixed date.
const SRGB: &[u8] = include_bytes!("srgb.icc");

/// Make the document a PDF/A-2b.
pub(crate) fn keep(document: &mut Document, meta: &Meta) {
    let mut profile = Stream::new(dictionary! { "N" => 3 }, SRGB.to_vec());
    let _ = profile.compress();
    let intent = dictionary! {
        "Type" => "OutputIntent",
        "S" => "GTS_PDFA1",
        "OutputConditionIdentifier" => text_string("sRGB"),
        "Info" => text_string("sRGB IEC61966-2.1"),
        "DestOutputProfile" => document.add_object(profile),
    };
    let kind = dictionary! { "Type" => "Metadata", "Subtype" => "XML" };
    // Left readable: whoever looks for papers in an archive finds it without a PDF reader.
    let xmp = document.add_object(Stream::new(kind, xmp(meta).into_bytes()).with_compression(false));
    if let Ok(catalog) = document.catalog_mut() {
        catalog.set("Metadata", xmp);
        catalog.set("OutputIntents", Object::Array(vec![Dictionary::into(intent)]));
    }
}

/// The description, the same facts as in the document's own.
fn xmp(meta: &Meta) -> String {
    let mut facts = "<pdfaid:part>2</pdfaid:part><pdfaid:conformance>B</pdfaid:conformance>\
        <dc:format>application/pdf</dc:format>\
        <dc:language><rdf:Bag><rdf:li>zh-CN</rdf:li></rdf:Bag></dc:language>"
        .to_owned();
    for (name, text) in [("title", &meta.title), ("description", &meta.subject)] {
        if !text.is_empty() {
            let text = escaped(text);
            facts += &format!(
                "<dc:{name}><rdf:Alt><rdf:li xml:lang=\"x-default\">{text}</rdf:li></rdf:Alt></dc:{name}>"
            );
        }
    }
    if let Some(Day { year, month, day }) = meta.date {
        for name in ["CreateDate", "ModifyDate"] {
            facts += &format!("<xmp:{name}>{year:04}-{month:02}-{day:02}T00:00:00+08:00</xmp:{name}>");
        }
    }
    format!(
        "<?xpacket begin=\"\u{feff}\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n\
         <x:xmpmeta xmlns:x=\"adobe:ns:meta/\"><rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\
         <rdf:Description rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" \
         xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\" xmlns:pdfaid=\"http://www.aiim.org/pdfa/ns/id/\">\
         {facts}</rdf:Description></rdf:RDF></x:xmpmeta>\n<?xpacket end=\"r\"?>"
    )
}

/// Text for XML, without what XML cannot hold.
fn escaped(text: &str) -> String {
    let text = text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
    text.chars().filter(|c| !c.is_control() && u32::from(*c) & 0xfffe != 0xfffe).collect()
}
