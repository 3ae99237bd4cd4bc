//! Every view of the window on every book that it makes sense on, in every look; what a person could not read there; and sheets
//! with the looks of one view, and with the views of one book, side by side.

use std::{collections::BTreeMap, path::PathBuf, process::Command};

use tests::{
    clipping,
    driver::wait_for,
    look::LOOKS,
    views::{Book, View},
    window::Window,
};

use crate::{Album, run};

/// Draws all views that are wanted into the album.
pub fn draw(album: &Album) {
    let mut made = Made::default();
    for book in Book::ALL {
        let wanted = |view: &&View| LOOKS.iter().any(|look| album.wants(&view.picture(book, look)));
        let views: Vec<_> = View::on(book).filter(wanted).collect();
        if views.is_empty() {
            continue;
        }
        let home = tempfile::tempdir().expect("a temporary folder");
        let window = book.open("shots", home.path());
        for view in views {
            draw_view(album, &window, book, view, &mut made);
        }
    }
    made.report(album);
}

fn draw_view(album: &Album, window: &Window, book: Book, view: &View, made: &mut Made) {
    let looks: Vec<_> = LOOKS.iter().filter(|look| album.wants(&view.picture(book, look))).collect();
    looks[0].put_on(window);
    view.show(window);
    settle(window);
    for look in looks {
        look.put_on(window);
        let name = view.picture(book, look);
        let path = album.keep(&name, &window.picture());
        made.by_view.entry(view.name).or_default().push(path.clone());
        made.by_look.entry(format!("{book:?}{}", look.word).to_lowercase()).or_default().push(path);
        let faults = clipping::faults(window).into_iter().map(|fault| format!("{name}: {fault}"));
        made.faults.extend(faults.inspect(|fault| println!("  {fault}")));
    }
}

/// Until two pictures in a row are the same: what the page says is done may not be painted yet.
fn settle(window: &Window) {
    let mut before = Vec::new();
    wait_for("the window is painted", || {
        let now = window.picture();
        let is_same = now == before;
        before = now;
        is_same.then_some(())
    });
}

/// What was made, to be laid side by side.
#[derive(Default)]
struct Made {
    by_view: BTreeMap<&'static str, Vec<PathBuf>>,
    by_look: BTreeMap<String, Vec<PathBuf>>,
    faults: Vec<String>,
}

impl Made {
    fn report(&self, album: &Album) {
        if self.by_view.is_empty() {
            return;
        }
        let folder = album.folder.join("sheets");
        std::fs::create_dir_all(&folder).expect("a folder for the sheets");
        let of_views = self.by_view.iter().map(|(name, paths)| (format!("view-{name}"), paths, "4x", "620x"));
        let of_looks = self.by_look.iter().map(|(name, paths)| (format!("all-{name}"), paths, "5x", "500x"));
        for (name, paths, tile, size) in of_views.chain(of_looks) {
            let mut montage = Command::new("montage");
            montage.args([
                "-label",
                "%t",
                "-font",
                "DejaVu-Sans",
                "-tile",
                tile,
                "-geometry",
                &format!("{size}+6+4"),
            ]);
            // Each made small as it is read: all of them whole are more than ImageMagick may hold.
            let small = paths.iter().map(|path| format!("{}[{size}]", path.display()));
            run(montage.args(small).args(["-quality", "82"]).arg(folder.join(format!("{name}.jpg"))));
        }
        std::fs::write(album.folder.join("clipping.txt"), self.faults.join("\n"))
            .expect("the folder can be written");
        println!("{} 处看不全或够不着，见 clipping.txt；并排的图在 {}", self.faults.len(), folder.display());
    }
}
