//! 安装说明: a page of plain text, set by our own `paper`.

use std::error::Error;
use std::path::Path;

use paper::{
    Align, Block, Document, Face, Footer, Heading, Meta, Mm, PageSetup, Paragraph, Pt, Section, Style, Title,
};

/// Sets a text in which a line begins with `# ` (title), `## ` (heading), `N. ` (a step) or neither (a paragraph). Errors: a
/// character that no face has; a file that cannot be written.
pub fn set(text: &Path, out: &Path) -> Result<(), Box<dyn Error>> {
    let text = std::fs::read_to_string(text)?.replace("{version}", env!("CARGO_PKG_VERSION"));
    let blocks = text.lines().filter(|line| !line.is_empty()).map(block).collect();
    // Read by people over fifty, printed by some: 小四, wide lines.
    let body = Style { face: Face::Song, size: Pt(12.0), pitch: Pt(21.0) };
    let page = PageSetup::form().with_body(body);
    let section = Section::new(page, Footer::Form("支部手册 安装说明".to_owned()), blocks);
    let meta = Meta { title: "支部手册 安装说明".to_owned(), ..Meta::default() };
    let laid = paper::layout(&Document { meta, sections: vec![section] });
    if let Some(missing) = laid.missing.first() {
        return Err(format!("no face has {missing:?}").into());
    }
    std::fs::write(out, laid.write_pdf()?)?;
    Ok(())
}

fn block(line: &str) -> Block {
    if let Some(text) = line.strip_prefix("# ") {
        return Block::Title(Title {
            text: text.to_owned(),
            size: Pt(22.0),
            below: Mm(6.0),
            bookmark: false,
        });
    }
    if let Some(text) = line.strip_prefix("## ") {
        return Heading { indent: 0.0, ..Heading::new(1, text) }.into();
    }
    match line.split_once(". ").filter(|(number, _)| number.parse::<u8>().is_ok()) {
        Some((number, text)) => {
            let label = Some(format!("{number}."));
            Paragraph {
                label,
                indent: 0.0,
                hang: 2.0,
                align: Align::Left,
                ..Paragraph::new(paper::plain(text))
            }
            .into()
        }
        None => Paragraph { indent: 0.0, align: Align::Left, ..Paragraph::new(paper::plain(line)) }.into(),
    }
}
