//! The bundled faces as files, for programs that read fonts from a folder.

use std::{
    fs,
    path::{Path, PathBuf},
};

use paper::FontId;

/// Name of the packed file, family and weight, as Typst and CSS name them.
pub const FACES: [(&str, &str, u16); 6] = [
    ("song", "Noto Serif SC", 400),
    ("biao", "Noto Serif SC", 700),
    ("hei", "Noto Sans SC", 500),
    ("kai", "LXGW WenKai", 400),
    ("kai-light", "LXGW WenKai", 300),
    ("fang", "FandolFang R", 400),
];

/// Family and weight of a bundled font.
pub fn family(font: FontId) -> (&'static str, u16) {
    let name = match font {
        FontId::Song | FontId::Other(_) => "song",
        FontId::Biao => "biao",
        FontId::Hei => "hei",
        FontId::Kai => "kai",
        FontId::KaiLight => "kai-light",
        FontId::Fang => "fang",
    };
    FACES.iter().find(|face| face.0 == name).map(|face| (face.1, face.2)).expect("every font is listed")
}

/// Unpacks every face into `folder`, for programs that are not ours.
pub fn unpack(folder: &Path) {
    fs::create_dir_all(folder).expect("a folder for the fonts");
    let packed = PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../src-tauri/crates/paper/fonts"));
    for (name, ..) in FACES {
        let file = fs::read(packed.join(format!("{name}.zst"))).expect("a bundled font");
        let font = zstd::decode_all(file.as_slice()).expect("a bundled font unpacks");
        fs::write(folder.join(format!("{name}.ttf")), font).expect("the folder can be written");
    }
}
