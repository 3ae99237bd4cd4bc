//! Every paper as Word and Excel, opened and said again by LibreOffice: the same words and figures as in the PDF.

#![allow(clippy::unwrap_used, clippy::expect_used)] // helpers of tests fail by panicking, too

use std::path::Path;
use std::process::Command;

use ledger::View;
use paper::{Block, Document, Error, Inline, Mark, Mm, Section, Table};
use report::Choice;

/// Every paper of the workshop's sample, with its word. Handbook and binder bind the same papers: they would only say them again.
fn papers() -> Vec<(&'static str, Document)> {
    let folder = tempfile::tempdir().unwrap();
    let book = ledger::sample::workshop(&folder.path().join("样例.book"), "样例", 1).unwrap();
    let set = |view: &View<'_>| {
        let choice = Choice::sample(view)?;
        let alone = report::ALL.iter().filter(|paper| !["handbook", "binder"].contains(&paper.word));
        alone.map(|paper| Ok((paper.word, paper.document(view, &choice)?))).collect()
    };
    book.read(set).unwrap()
}

/// One start of LibreOffice for all files: starting takes longer than converting.
fn convert(folder: &Path, from: &str, filter: &str) {
    let files = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let files = files.filter(|path| path.extension().is_some_and(|extension| extension == from));
    let profile = format!("-env:UserInstallation=file://{}/profile", folder.display());
    let output = Command::new("soffice")
        .args([&profile, "--headless", "--convert-to", filter, "--outdir"])
        .arg(folder)
        .args(files)
        .output()
        .expect("LibreOffice");
    assert!(output.status.success(), "LibreOffice refuses: {}", String::from_utf8_lossy(&output.stderr));
}

/// Characters that are printed, without the shapes and boxes that a PDF draws.
fn bare(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace() && !"●◐◎○△▲□\u{feff}".contains(*c)).collect()
}

/// What the PDF says, on a sheet without end: no head is repeated, no table goes on elsewhere.
fn said(document: &Document) -> String {
    let endless = |section: &Section| {
        let mut section = section.clone();
        let length = Mm(100_000.0);
        if section.page.turned {
            section.page.width = length
        } else {
            section.page.height = length
        }
        if let Some(grid) = &mut section.page.grid {
            grid.lines = u16::MAX;
        }
        section
    };
    let sections = document.sections.iter().map(endless).collect();
    let laid = paper::layout(&Document { sections, ..document.clone() });
    bare(&laid.pages.iter().map(paper::Page::plain).collect::<String>())
}

/// Two texts from where they are no longer the same.
fn apart(a: &str, b: &str) -> (String, String) {
    let same = a.chars().zip(b.chars()).take_while(|(a, b)| a == b).count();
    let rest = |text: &str| text.chars().skip(same.saturating_sub(20)).take(80).collect();
    if a == b { Default::default() } else { (rest(a), rest(b)) }
}

/// The tables in a list of blocks, those in panes, too.
fn tables(blocks: &[Block]) -> Vec<&Table> {
    let mut found = Vec::new();
    for block in blocks {
        match block {
            Block::Table(table) => found.push(table),
            Block::Columns(columns) => {
                found.extend(columns.panes.iter().flat_map(|pane| tables(&pane.blocks)))
            }
            _ => {}
        }
    }
    found
}

/// The characters of a table, cell by cell.
fn cells(table: &Table) -> String {
    let rows = table.head.iter().chain(&table.rows);
    bare(&rows.flat_map(|row| &row.cells).flat_map(|cell| &cell.text).map(words).collect::<String>())
}

/// Charts and drawings say in Word what they say in another order: as tables, as lines.
fn is_drawn(block: &Block) -> bool {
    matches!(block, Block::Chart(_) | Block::Drawing(_))
}

/// The document without what is drawn.
fn undrawn(document: &Document) -> Document {
    let mut document = document.clone();
    document.sections.iter_mut().for_each(|section| section.blocks.retain(|block| !is_drawn(block)));
    document
}

/// The words of drawings and the captions of charts.
fn drawn_words(document: &Document) -> Vec<String> {
    let blocks = document.sections.iter().flat_map(|section| &section.blocks);
    let words = |block: &Block| match block {
        Block::Chart(chart) => vec![bare(&chart.caption)],
        Block::Drawing(drawing) => drawing.marks.iter().filter_map(mark_words).collect(),
        _ => Vec::new(),
    };
    blocks.flat_map(words).collect()
}

fn mark_words(mark: &Mark) -> Option<String> {
    let Mark::Text { text, .. } = mark else { return None };
    Some(bare(&text.iter().map(words).collect::<String>()))
}

/// The characters of an inline.
fn words(inline: &Inline) -> &str {
    if let Inline::Text(run) = inline { &run.text } else { "" }
}

#[test]
fn every_paper_says_the_same_in_word() {
    let folder = tempfile::tempdir().unwrap();
    let papers = papers();
    let write = |name: String, document: &Document| {
        std::fs::write(folder.path().join(name + ".docx"), document.write_docx().unwrap()).unwrap();
    };
    for (word, document) in &papers {
        write((*word).to_owned(), &undrawn(document));
        if !drawn_words(document).is_empty() {
            write(format!("{word}-drawn"), document);
        }
    }
    convert(folder.path(), "docx", "txt:Text (encoded):UTF8");
    let read = |name: String| {
        let text = std::fs::read_to_string(folder.path().join(&name).with_extension("txt"));
        bare(&text.unwrap_or_else(|error| panic!("{name}: LibreOffice wrote nothing ({error})")))
    };
    for (word, document) in &papers {
        let (word_says, pdf_says) = apart(&read((*word).to_owned()), &said(&undrawn(document)));
        assert_eq!(word_says, pdf_says, "{word}: the Word file says what the PDF says, in its order");
        let drawn = drawn_words(document);
        let text = if drawn.is_empty() { String::new() } else { read(format!("{word}-drawn")) };
        for words in drawn {
            assert!(text.contains(&words), "{word}: the drawing says {words}, the Word file does not");
        }
    }
}

#[test]
fn every_table_has_the_same_figures_in_excel() {
    let folder = tempfile::tempdir().unwrap();
    let papers = papers();
    let mut sheets = 0;
    for (word, document) in &papers {
        match document.write_xlsx() {
            Ok(bytes) => std::fs::write(folder.path().join(format!("{word}.xlsx")), bytes).unwrap(),
            Err(Error::NoTable) => continue,
            Err(error) => panic!("{word}: {error}"),
        }
    }
    // UTF-8, figures as they are shown, every sheet in a file of its own.
    convert(
        folder.path(),
        "xlsx",
        "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,true,false,false,-1",
    );
    let files: Vec<(String, String)> = std::fs::read_dir(folder.path())
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "csv"))
        .map(|path| {
            let text = std::fs::read_to_string(&path).unwrap();
            // Commas and quotation marks part the cells.
            let text = bare(&text).replace([',', '"'], "");
            (path.file_stem().unwrap().to_string_lossy().into_owned(), text)
        })
        .collect();
    for (word, document) in &papers {
        for table in document.sections.iter().flat_map(|section| tables(&section.blocks)) {
            let cells = cells(table).replace([',', '"'], "");
            let own = |(name, text): &&(String, String)| {
                name.starts_with(&format!("{word}-")) && text.contains(&cells)
            };
            assert!(files.iter().any(|file| own(&file)), "{word}: no sheet holds this table: {cells}");
            sheets += 1;
        }
    }
    assert!(sheets >= 20, "most papers have tables: {sheets}");
}
