//! Every paper that the report centre offers, drawn page by page; and beside the same content set by Typst, ours on the left.

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use tests::compare::{fonts, typst};

use crate::{Album, run};

/// Dots per inch of the pictures.
const FINE: &str = "90";

/// Draws all papers that are wanted into the album.
pub fn draw(album: &Album) {
    let alone = |word: &str| album.wants(&format!("paper-{word}"));
    let beside = |word: &str| album.wants(&format!("beside-{word}"));
    if !report::ALL.iter().any(|paper| alone(paper.word) || beside(paper.word)) {
        return;
    }
    let home = tempfile::tempdir().expect("a temporary folder");
    let faces = home.path().join("fonts");
    fonts::unpack(&faces);
    for (word, document) in tests::papers::all().into_iter().filter(|(word, _)| alone(word) || beside(word)) {
        let ours = home.path().join(format!("{word}.pdf"));
        fs::write(&ours, report::pdf(&document).expect("a PDF").bytes).expect("the folder can be written");
        let ours = pages(home.path(), &ours);
        for (page, number) in ours.iter().zip(1..).filter(|_| alone(word)) {
            album.keep(&format!("paper-{word}-{number}"), &fs::read(page).expect("a drawn page"));
        }
        if beside(word) {
            let theirs = home.path().join(format!("{word}-typst.pdf"));
            typst::print(&document, home.path(), &faces, &theirs);
            both(album, home.path(), word, &ours, &pages(home.path(), &theirs));
        }
    }
}

/// Our pages and theirs, two on a picture.
fn both(album: &Album, home: &Path, word: &str, ours: &[PathBuf], theirs: &[PathBuf]) {
    for at in 0..ours.len().max(theirs.len()) {
        let pages = [ours.get(at), theirs.get(at)].into_iter().flatten();
        let picture = home.join("both.png");
        let frame = ["-bordercolor", "grey", "-border", "1", "+append"];
        run(Command::new("convert").args(pages).args(frame).arg(&picture));
        album.keep(&format!("beside-{word}-{}", at + 1), &fs::read(&picture).expect("a picture"));
    }
}

/// The pages of a PDF as pictures, in order.
fn pages(home: &Path, pdf: &Path) -> Vec<PathBuf> {
    let folder = home.join(pdf.file_stem().expect("a file has a name"));
    fs::create_dir(&folder).expect("a folder for the pages");
    run(Command::new("pdftoppm").args(["-png", "-r", FINE]).arg(pdf).arg(folder.join("p")));
    let mut pages: Vec<_> =
        fs::read_dir(folder).expect("the pages are there").flatten().map(|page| page.path()).collect();
    pages.sort();
    pages
}
