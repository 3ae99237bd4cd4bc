//! What the paper must be, measured on laid pages and on the PDF itself.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // a test fails by panicking

mod anything;
mod archive;
mod book;
mod charts;
mod file;
mod fonts;
mod formats;
mod geometry;
mod lines;
mod measured;
mod pages;
mod photos;
mod tables;
mod torture;

use paper::{Block, Document, Footer, Laid, Meta, PageSetup, Paragraph, Section, Text, plain};

/// A 公文 document of these blocks.
fn gongwen(blocks: Vec<Block>) -> Document {
    document(PageSetup::gongwen(), Footer::Gongwen, blocks)
}

/// A form of these blocks.
fn form(blocks: Vec<Block>) -> Document {
    document(PageSetup::form(), Footer::Form("运行车间支部　截至2026年9月21日".into()), blocks)
}

fn document(page: PageSetup, footer: Footer, blocks: Vec<Block>) -> Document {
    let meta = Meta {
        title: "样张".into(),
        subject: "测试".into(),
        date: Some(paper::Day { year: 2026, month: 9, day: 21 }),
    };
    Document { meta, sections: vec![Section::new(page, footer, blocks)] }
}

/// A justified paragraph.
fn para(text: &str) -> Block {
    Paragraph::new(plain(text)).into()
}

/// The lines of a page from top to bottom: baseline, left edge, right edge in points, and the characters.
fn lines(page: &paper::Page) -> Vec<(f64, f64, f64, String)> {
    let mut lines: Vec<(f64, f64, f64, String)> = Vec::new();
    for text in page.texts() {
        let left = text.glyphs[0].1;
        match lines.last_mut().filter(|line| (line.0 - text.baseline).abs() < 0.01) {
            Some(line) => {
                line.2 = text.end;
                line.3.push_str(&chars(text));
            }
            None => lines.push((text.baseline, left, text.end, chars(text))),
        }
    }
    lines
}

fn chars(text: &Text) -> String {
    text.glyphs.iter().map(|glyph| glyph.0).collect()
}

/// All characters of all pages, without white.
fn everything(laid: &Laid) -> String {
    let all: String = laid.pages.iter().map(paper::Page::plain).collect();
    all.chars().filter(|c| !c.is_whitespace()).collect()
}
