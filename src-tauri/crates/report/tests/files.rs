//! Every paper of the catalogue as a file: whoever opens it, with whatever program, sees and reads the same.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // a test fails by panicking

use std::path::Path;
use std::process::{Command, Output};

use report::Choice;

/// Dots per inch of the pictures compared: enough to see a word missing, quick to draw.
const DPI: &str = "48";
/// Side of the squares whose ink is compared, dots: 2 mm, less than a character of 9 pt.
const SQUARE: usize = 4;
/// Mean ink of a square that is seen, of 255.
const SEEN: f64 = 48.0;

#[test]
fn every_paper_opens_reads_and_looks_alike_everywhere() {
    let folder = tempfile::tempdir().unwrap();
    let book = ledger::sample::workshop(&folder.path().join("样例.book"), "样例", 1).unwrap();
    let choice = book.read(Choice::sample).unwrap();
    for paper in report::ALL {
        let word = paper.word;
        let document = book.read(|view| paper.document(view, &choice)).expect(word);
        let laid = paper::layout(&document);
        assert!(laid.missing.is_empty(), "{word}: every character of the sample has a glyph");
        let file = folder.path().join(format!("{word}.pdf"));
        std::fs::write(&file, laid.write_pdf().unwrap()).unwrap();
        is_sound(word, &file);
        has_its_fonts(word, &file);
        let pages: Vec<String> = laid.pages.iter().map(|page| page.plain()).collect();
        reads_in_order(word, &file, &pages);
        looks_alike(word, &file, folder.path(), pages.len());
        says_sample(word, &file, pages.len());
    }
}

/// Nobody files a made-up paper by mistake: every one of its pages says what it is.
fn says_sample(word: &str, file: &Path, pages: usize) {
    let text = run("pdftotext", &["-enc", "UTF-8"], file, &["-"]);
    let marked = text.split('\u{c}').filter(|page| page.contains("样例：人和事都是编的")).count();
    assert_eq!(marked, pages, "{word}: the mark stands on each page");
}

#[test]
fn the_papers_of_a_real_book_never_say_sample() {
    let folder = tempfile::tempdir().unwrap();
    let act = ledger::Act { at: 0, who: "书记", intent: "book_create", summary: "建立手册" };
    let owner = ledger::unit::UnitFields::new(ledger::unit::UnitKind::Branch, "甲支部");
    let real = ledger::Book::create(
        &folder.path().join("手册.book"),
        "试用手册-2026",
        ledger::Cost::SAMPLE,
        act,
        &owner,
    )
    .unwrap();
    let choice = Choice::of(real.owner().unwrap(), ledger::sample::TODAY);
    for word in ["roster", "profile"] {
        let document = real.read(|view| report::find(word)?.document(view, &choice)).unwrap();
        let is_marked = document.sections.iter().any(|section| section.mark.is_some());
        assert!(!is_marked, "{word}: only made-up books are marked");
    }
}

/// qpdf finds nothing to say about the file's structure.
fn is_sound(word: &str, file: &Path) {
    let said = run("qpdf", &["--check"], file, &[]);
    assert!(said.contains("No syntax or stream encoding errors"), "{word}: {said}");
    assert!(!said.contains("WARNING"), "{word}: {said}");
}

/// It prints the same where none of its fonts are installed, and carries only the characters it uses.
fn has_its_fonts(word: &str, file: &Path) {
    let table = run("pdffonts", &[], file, &[]);
    let fonts: Vec<&str> = table.lines().skip(2).collect();
    assert!(!fonts.is_empty(), "{word}: text is text, not a picture");
    for font in fonts {
        // Counted from the right, for names and types may hold blanks: emb sub uni object generation.
        let words: Vec<&str> = font.split_whitespace().rev().collect();
        let embedded_subset_unicode: Vec<&str> = words[2..5].to_vec();
        assert_eq!(embedded_subset_unicode, ["yes"; 3], "{word}: embedded, subset, searchable: {font}");
    }
}

/// A screen reader, a search and a copy get the page's text as it is read: row by row, nothing lost, nothing inserted.
fn reads_in_order(word: &str, file: &Path, pages: &[String]) {
    for (page, wanted) in (1..).zip(pages) {
        let number = page.to_string();
        let read = run("pdftotext", &["-raw", "-enc", "UTF-8", "-f", &number, "-l", &number], file, &["-"]);
        let (read, wanted) = (bare(&read), bare(wanted));
        assert!(!wanted.is_empty(), "{word}: page {page} is blank");
        assert!(read.contains(&wanted), "{word}, page {page} reads\n{read}\ninstead of\n{wanted}");
    }
}

fn bare(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

/// poppler (most readers on Linux, many printers) and mupdf draw the same page.
fn looks_alike(word: &str, file: &Path, folder: &Path, pages: usize) {
    run("pdftoppm", &["-gray", "-r", DPI], file, &[&folder.join("poppler").to_string_lossy()]);
    let target = folder.join("mupdf-%d.pgm");
    run("mutool", &["draw", "-q", "-c", "gray", "-r", DPI, "-o", &target.to_string_lossy()], file, &[]);
    let digits = pages.to_string().len();
    for page in 1..=pages {
        let one = grey(&folder.join(format!("poppler-{page:0digits$}.pgm")));
        let other = grey(&folder.join(format!("mupdf-{page}.pgm")));
        assert_eq!((one.width, one.height), (other.width, other.height), "{word}, page {page}: size");
        for (who, lost) in [("mupdf", one.lost_in(&other)), ("poppler", other.lost_in(&one))] {
            assert!(lost.is_none(), "{word}, page {page}: {who} draws nothing at {lost:?} (2 mm squares)");
        }
    }
}

/// A grey picture.
struct Grey {
    width: usize,
    height: usize,
    dots: Vec<u8>,
}

impl Grey {
    /// The mean ink of a square; none beyond the edge.
    fn ink(&self, column: usize, row: usize) -> f64 {
        let (left, top) = (column * SQUARE, row * SQUARE);
        if left + SQUARE > self.width || top + SQUARE > self.height {
            return 0.0;
        }
        let rows = (top..top + SQUARE).map(|y| &self.dots[y * self.width + left..][..SQUARE]);
        rows.flatten().map(|dot| 255.0 - f64::from(*dot)).sum::<f64>() / (SQUARE * SQUARE) as f64
    }

    /// A square with a mark of which the other picture shows next to nothing, there or beside it: thin lines fall into one
    /// square or its neighbour, and poppler draws them a whole dot thick.
    fn lost_in(&self, other: &Grey) -> Option<(usize, usize)> {
        let near = |at: usize| at.saturating_sub(1)..=at + 1;
        let squares = (0..self.height / SQUARE)
            .flat_map(|row| (0..self.width / SQUARE).map(move |column| (column, row)));
        squares.filter(|&(column, row)| self.ink(column, row) > SEEN).find(|&(column, row)| {
            let beside = near(row).flat_map(|row| near(column).map(move |column| other.ink(column, row)));
            beside.fold(0.0, f64::max) < self.ink(column, row) / 8.0
        })
    }
}

/// Reads a binary PGM: `P5 width height 255` and the dots.
fn grey(file: &Path) -> Grey {
    let bytes = std::fs::read(file).unwrap();
    let mut words = Vec::new();
    let mut at = 0;
    while words.len() < 4 {
        let from = at + bytes[at..].iter().take_while(|byte| byte.is_ascii_whitespace()).count();
        at = from + bytes[from..].iter().take_while(|byte| !byte.is_ascii_whitespace()).count();
        words.push(std::str::from_utf8(&bytes[from..at]).unwrap().to_owned());
    }
    let dots = bytes[at + 1..].to_vec();
    let (width, height) = (words[1].parse().unwrap(), words[2].parse().unwrap());
    assert_eq!((words[0].as_str(), dots.len()), ("P5", width * height), "{}", file.display());
    Grey { width, height, dots }
}

/// Runs a program on the file; what it says, without a trace of trouble.
fn run(program: &str, before: &[&str], file: &Path, after: &[&str]) -> String {
    let output = Command::new(program).args(before).arg(file).args(after).output();
    let Output { status, stdout, stderr } = output.unwrap_or_else(|error| panic!("{program}: {error}"));
    let complaint = String::from_utf8_lossy(&stderr);
    // Debian builds mupdf without colour profiles, and it says so of every file.
    let complaint = complaint.replace("warning: ICC support is not available", "");
    let calm = status.success() && complaint.trim().is_empty();
    assert!(calm, "{program} {}: {complaint}", file.display());
    String::from_utf8_lossy(&stdout).into_owned()
}
