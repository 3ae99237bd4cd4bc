//! The bundled faces: unpacked on first use, kept for the life of the program.

mod system;

use std::collections::HashMap;
use std::sync::OnceLock;

use crate::model::Face;

/// A font file. Which one a character comes from is decided character by character.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum FontId {
    /// Noto Serif SC 400, the widest repertoire; every chain ends here.
    Song,
    /// Noto Serif SC 700.
    Biao,
    /// Noto Sans SC 500.
    Hei,
    /// LXGW WenKai Regular.
    Kai,
    /// FandolFang.
    Fang,
    /// LXGW WenKai Light, for what FandolFang lacks: its weight blends.
    KaiLight,
    /// A font of this computer, for ideographs that none of these has.
    Other(u8),
}

impl FontId {
    /// Its place among all fonts.
    pub(crate) fn number(self) -> usize {
        match self {
            FontId::Song => 0,
            FontId::Biao => 1,
            FontId::Hei => 2,
            FontId::Kai => 3,
            FontId::Fang => 4,
            FontId::KaiLight => 5,
            FontId::Other(at) => 6 + usize::from(at),
        }
    }
}

/// What layout and embedding need of a font file.
pub(crate) struct Font {
    /// The whole file.
    pub data: Vec<u8>,
    /// Which face of the file, for collections.
    pub index: u32,
    /// Name for the PDF.
    pub name: &'static str,
    /// Outlines are CFF, not glyf.
    pub cff: bool,
    /// Units per em.
    pub upm: u16,
    /// Ascent and descent, font units.
    pub vertical: (i16, i16),
    /// Bounding box, font units: left, bottom, right, top.
    pub bounds: (i16, i16, i16, i16),
    /// Weight class, 400 is regular.
    pub weight: u16,
    glyphs: HashMap<char, u16>,
    advances: Vec<u16>,
}

impl Font {
    /// Read a font file; `None` when it is not one.
    fn parse(name: &'static str, data: Vec<u8>, index: u32) -> Option<Font> {
        let face = ttf_parser::Face::parse(&data, index).ok()?;
        let mut glyphs = HashMap::new();
        let tables =
            face.tables().cmap.iter().flat_map(|cmap| cmap.subtables).filter(|table| table.is_unicode());
        for table in tables {
            table.codepoints(|code| {
                if let (Some(c), Some(glyph)) = (char::from_u32(code), table.glyph_index(code)) {
                    glyphs.entry(c).or_insert(glyph.0);
                }
            });
        }
        let advances = (0..face.number_of_glyphs())
            .map(|glyph| face.glyph_hor_advance(ttf_parser::GlyphId(glyph)).unwrap_or_default())
            .collect();
        let bounds = face.global_bounding_box();
        Some(Font {
            name,
            index,
            cff: face.tables().cff.is_some(),
            upm: face.units_per_em(),
            vertical: (face.ascender(), face.descender()),
            bounds: (bounds.x_min, bounds.y_min, bounds.x_max, bounds.y_max),
            weight: face.weight().to_number(),
            glyphs,
            advances,
            data,
        })
    }

    /// The glyph of a character, if the font has one.
    pub fn glyph(&self, c: char) -> Option<u16> {
        self.glyphs.get(&c).copied()
    }

    /// Advance of a glyph in font units.
    pub fn advance(&self, glyph: u16) -> u16 {
        self.advances.get(usize::from(glyph)).copied().unwrap_or(self.upm)
    }

    /// Advance of the widest digit in font units.
    pub fn digit(&self) -> u16 {
        ('0'..='9')
            .filter_map(|c| self.glyph(c))
            .map(|glyph| self.advance(glyph))
            .max()
            .unwrap_or(self.upm / 2)
    }
}

/// The font, unpacked on its first use.
pub(crate) fn font(id: FontId) -> &'static Font {
    static FONTS: [OnceLock<Font>; 6] = [const { OnceLock::new() }; 6];
    let (name, packed): (_, &[u8]) = match id {
        FontId::Song => ("NotoSerifSC-Regular", include_bytes!("../fonts/song.zst")),
        FontId::Biao => ("NotoSerifSC-Bold", include_bytes!("../fonts/biao.zst")),
        FontId::Hei => ("NotoSansSC-Medium", include_bytes!("../fonts/hei.zst")),
        FontId::Kai => ("LXGWWenKai-Regular", include_bytes!("../fonts/kai.zst")),
        FontId::Fang => ("FandolFang-Regular", include_bytes!("../fonts/fang.zst")),
        FontId::KaiLight => ("LXGWWenKai-Light", include_bytes!("../fonts/kai-light.zst")),
        FontId::Other(at) => return system::font(at).unwrap_or_else(|| font(FontId::Song)),
    };
    FONTS[id.number()].get_or_init(|| unpack(name, packed))
}

// The files are compiled in and the tests open each one: failing here is a broken build, not a state of the world.
#[allow(clippy::expect_used)]
fn unpack(name: &'static str, packed: &[u8]) -> Font {
    let data = zstd::decode_all(packed).expect("BUG: a bundled font does not unpack");
    Font::parse(name, data, 0).expect("BUG: a bundled font does not parse")
}

/// Fonts tried for a face, first to last.
fn chain(face: Face) -> &'static [FontId] {
    match face {
        Face::Song => &[FontId::Song, FontId::Kai],
        Face::Biao => &[FontId::Biao, FontId::Song, FontId::Kai],
        Face::Hei => &[FontId::Hei, FontId::Song, FontId::Kai],
        Face::Kai => &[FontId::Kai, FontId::Song],
        Face::Fang => &[FontId::Fang, FontId::KaiLight, FontId::Song],
    }
}

/// The font and glyph that draw a character in a face; `None` when neither a bundled font nor this computer has it.
pub(crate) fn find(face: Face, c: char) -> Option<(FontId, u16)> {
    bundled(face, c).or_else(|| system::find(c))
}

fn bundled(face: Face, c: char) -> Option<(FontId, u16)> {
    // The figures and Latin of 仿宋 and 楷 are too heavy and too wide beside their strokes (PAPER §0).
    let borrowed = matches!(face, Face::Fang | Face::Kai) && (c.is_ascii() || c == '×');
    let from = |id: FontId| font(id).glyph(c).map(|glyph| (id, glyph));
    if borrowed && let Some(found) = from(FontId::Song) {
        return Some(found);
    }
    chain(face).iter().find_map(|&id| from(id))
}

/// True when every face can draw the character with the bundled fonts.
pub fn covers(c: char) -> bool {
    [Face::Song, Face::Biao, Face::Hei, Face::Kai, Face::Fang].iter().all(|&face| bundled(face, c).is_some())
}
