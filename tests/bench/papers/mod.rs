//! The same two papers set by us, Typst, LibreOffice and Chromium: time, memory, size of file.
//!
//! Everybody begins with the finished content in a file of its own kind and ends with a PDF on the disk; that the content is
//! the same is proved by the characters read back from the PDFs. *Cold* is a whole process, with loading its fonts; *warm*
//! the second setting in a process that runs already.

mod chromium;
mod content;
mod office;
pub mod ours;
mod process;
mod typst;

use std::path::{Path, PathBuf};

use paper::Document;
use process::Run;

/// How often a paper is set cold; the shortest time counts.
const TIMES: [(&str, usize); 2] = [("季度报告", 5), ("全年手册", 2)];

/// A paper to set, and where.
struct Job<'a> {
    document: &'a Document,
    /// A folder of its own.
    folder: PathBuf,
    /// The bundled faces, unpacked.
    fonts: &'a Path,
    times: usize,
}

/// What one program made of it.
struct Figures {
    cold: Run,
    warm: std::time::Duration,
    pdf: PathBuf,
}

/// Sets both papers with every program and prints the tables. The book is the workshop's sample.
pub fn measure(home: &Path, book: &str) {
    let fonts = home.join("fonts");
    tests::compare::fonts::unpack(&fonts);
    office::know_fonts(home, &fonts);
    for (name, times) in TIMES {
        let document = if name == "季度报告" { content::quarterly() } else { content::handbook() };
        let folder = home.join(name);
        std::fs::create_dir_all(&folder).expect("a folder for the paper");
        let job = Job { document: &document, folder, fonts: &fonts, times };
        let all = [
            ("本程序", ours::measure(&job)),
            ("Typst", typst::measure(&job)),
            ("Chromium", chromium::measure(&job)),
            ("LibreOffice", office::measure(&job, home)),
        ];
        table(name, &all);
        content::assert_same(&document, &all);
    }
    let pdf = home.join("季度.pdf");
    let out = pdf.to_string_lossy();
    let (whole, _) = crate::shortest(|| {
        tests::program::branchbook(&["report", "quarterly", book, "--quarter", "2026Q3", "-o", &out])
    });
    println!("从加密的手册到季度报告 PDF（branchbook report quarterly，含开锁、查询、排版）：{whole:.2?}");
}

fn table(name: &str, all: &[(&str, Figures)]) {
    println!("\n{name}，{} 页", content::pages(&all[0].1.pdf));
    println!("| 程序 | 冷启动 | 倍 | 热 | 倍 | 内存 MB | 倍 | 文件 KB | 倍 | 页 |");
    println!("|---|---|---|---|---|---|---|---|---|---|");
    let size = |figures: &Figures| figures.pdf.metadata().map_or(0, |data| data.len()) as f64 / 1024.0;
    let ours = &all[0].1;
    let seconds = |time: std::time::Duration| time.as_secs_f64();
    for (who, one) in all {
        let column = |own: f64, first: f64, digits: usize| format!("{own:.digits$} | ×{:.1}", own / first);
        println!(
            "| {who} | {} | {} | {} | {} | {} |",
            column(seconds(one.cold.time), seconds(ours.cold.time), 3),
            column(seconds(one.warm), seconds(ours.warm), 3),
            column(one.cold.memory / 1024.0, ours.cold.memory / 1024.0, 0),
            column(size(one), size(ours), 0),
            content::pages(&one.pdf)
        );
    }
}
