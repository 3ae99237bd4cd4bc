//! `./dev shots`: a picture of every page of the real window and of every paper, made from sample books, for people to look
//! at. `shots FOLDER [WORD]` makes only those whose name holds WORD; `shots clipping [WORD]` makes none and says what cannot be
//! read or reached; `shots manual` makes the pictures of 使用手册 anew.

#![cfg_attr(not(unix), allow(unused))]
#![allow(clippy::expect_used, clippy::panic, clippy::print_stdout)]

#[cfg(unix)]
mod clipping;
#[cfg(unix)]
mod manual;
#[cfg(unix)]
mod pages;
#[cfg(unix)]
mod papers;

/// Where the pictures go, and which are wanted.
struct Album {
    folder: std::path::PathBuf,
    word: String,
}

impl Album {
    fn wants(&self, name: &str) -> bool {
        name.contains(&self.word)
    }

    fn keep(&self, name: &str, png: &[u8]) -> std::path::PathBuf {
        let path = self.folder.join(format!("{name}.png"));
        std::fs::write(&path, png).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        println!("{}", path.display());
        path
    }
}

#[cfg(unix)]
fn run(command: &mut std::process::Command) {
    let done = command.status();
    assert!(
        done.is_ok_and(|status| status.success()),
        "{command:?} fails; ./dev shots installs what it needs"
    );
}

#[cfg(unix)]
fn main() {
    let mut args = std::env::args().skip(1);
    let folder = args.next().unwrap_or_else(|| "shots".into());
    if folder == "manual" {
        return manual::draw(std::path::Path::new("ui/src/manual/pictures"));
    }
    let word = args.next().unwrap_or_default();
    if folder == "clipping" {
        return clipping::list(&word);
    }
    let album = Album { folder: folder.into(), word };
    std::fs::create_dir_all(&album.folder).expect("the folder for the pictures can be made");
    pages::draw(&album);
    papers::draw(&album);
}

#[cfg(not(unix))]
fn main() {}
