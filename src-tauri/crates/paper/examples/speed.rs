//! How long papers take: `cargo run --release -p paper --example speed`.

use std::time::Instant;

use paper::*;

#[allow(clippy::print_stdout)] // an example talks to whoever runs it
fn main() -> Result<(), Box<dyn std::error::Error>> {
    let start = Instant::now();
    layout(&text(1)).write_pdf()?;
    println!("first page, fonts unpacked: {:?}", start.elapsed());
    for (name, document) in [("2,000 rows", rows(2000)), ("500 pages of text", text(500))] {
        let start = Instant::now();
        let laid = layout(&document);
        let placed = start.elapsed();
        let bytes = laid.write_pdf()?;
        let (pages, total) = (laid.pages.len(), start.elapsed());
        println!("{name}: {pages} pages, laid {placed:?}, in all {total:?}, {} KB", bytes.len() / 1024);
    }
    Ok(())
}

fn text(pages: usize) -> Document {
    let sentence = "召开党员大会1次、支委会2次、党小组会11次，累计应到140人次，实到130人次，到会率92.9%。";
    let paragraph = || Paragraph::new(plain(sentence.repeat(5))).into();
    let section =
        Section::new(PageSetup::gongwen(), Footer::Gongwen, (0..pages * 3).map(|_| paragraph()).collect());
    Document { sections: vec![section], ..Document::default() }
}

fn rows(count: usize) -> Document {
    let mut table = Table::new((0..7).map(|_| Column::fr(1.0, Align::Left)).collect());
    table.head = vec![Row::new((0..7).map(|i| Cell::new(format!("栏目{i}"))).collect())];
    table.rows = (0..count)
        .map(|i| Row::new((0..7).map(|k| Cell::new(format!("第{i}行第{k}栏降温点改造"))).collect()))
        .collect();
    let section = Section::new(PageSetup::landscape(), Footer::Form("台账".into()), vec![table.into()]);
    Document { sections: vec![section], ..Document::default() }
}
