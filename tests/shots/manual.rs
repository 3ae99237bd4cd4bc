//! The pictures of 使用手册, made anew into `ui/src/manual/pictures`.

use std::{path::Path, process::Command, time::Duration};

use tests::{
    manual::{PICTURES, Picture, SIZE},
    views::{Book, calm},
    window::Window,
};

use crate::run;

/// Makes all of them.
pub fn draw(folder: &Path) {
    std::fs::create_dir_all(folder).expect("the folder for the pictures can be made");
    for book in Book::ALL {
        let pictures: Vec<_> = PICTURES.iter().filter(|picture| picture.book() == book).collect();
        if pictures.is_empty() {
            continue;
        }
        let home = tempfile::tempdir().expect("a temporary folder");
        let window = book.open("manual", home.path());
        window.driver().resize(SIZE.0, SIZE.1);
        for picture in pictures {
            cut(&window, home.path(), picture, &folder.join(format!("{}.webp", picture.name)));
        }
    }
}

fn cut(window: &Window, home: &Path, picture: &Picture, path: &Path) {
    picture.view().show(window);
    let part = picture.part(window).unwrap_or_else(|| panic!("{}: no {}", picture.name, picture.part));
    window.driver().script("arguments[0].scrollIntoView({ block: 'start' })", &[part.as_arg()]);
    calm(window, Duration::from_millis(120));
    let script = "const b = arguments[0].getBoundingClientRect();
      return [b.left, b.top, Math.min(b.width, innerWidth - b.left), Math.min(b.height, innerHeight - b.top)].map((n) => Math.max(0, Math.round(n)))";
    let place = window.driver().script(script, &[part.as_arg()]);
    let figure = |at: usize| place[at].as_u64().unwrap_or_default();
    let crop = format!("{}x{}+{}+{}", figure(2), figure(3).min(picture.height.into()), figure(0), figure(1));
    let whole = home.join("whole.png");
    std::fs::write(&whole, window.picture()).expect("the picture can be written");
    assert!(place[2] != 0, "{}: {} has no width", picture.name, picture.part);
    let mut convert = Command::new("convert");
    run(convert
        .arg(&whole)
        .args(["-crop", &crop, "+repage", "-strip", "-quality", "78", "-define", "webp:method=6"])
        .arg(path));
    println!("{}", path.display());
}
