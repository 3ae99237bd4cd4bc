//! Ideographs that no bundled font has, from a font of this computer: the last resort for a rare name.
//!
//! Looked for only when one is missing, so a paper without such characters is the same file on every computer.

use std::collections::HashMap;
use std::sync::{LazyLock, Mutex};

use fontdb::{Database, FaceInfo, Style};
use ttf_parser::{Face, GlyphId, OutlineBuilder, Permissions};

use super::{Font, FontId};

/// Fonts known to hold very many ideographs, those nearest to the bundled 宋 first.
const WIDE: &[&str] = &[
    "Noto Serif CJK SC",
    "Source Han Serif SC",
    "SimSun-ExtB",
    "SimSun-ExtG",
    "SimSun",
    "BabelStone Han",
    "Noto Sans CJK SC",
    "Source Han Sans SC",
    "Microsoft YaHei",
];

/// What was looked up so far.
#[derive(Default)]
struct Known {
    fonts: Vec<&'static Font>,
    glyphs: HashMap<char, Option<(FontId, u16)>>,
}

static KNOWN: LazyLock<Mutex<Known>> = LazyLock::new(Mutex::default);

static INSTALLED: LazyLock<Database> = LazyLock::new(|| {
    let mut installed = Database::new();
    installed.load_system_fonts();
    installed
});

/// The font and glyph that draw an ideograph.
pub(super) fn find(c: char) -> Option<(FontId, u16)> {
    if !ideograph(c) {
        return None;
    }
    let mut known = KNOWN.lock().ok()?;
    if let Some(found) = known.glyphs.get(&c) {
        return *found;
    }
    if !known.fonts.iter().any(|font| font.glyph(c).is_some()) {
        let font = search(&INSTALLED, c);
        // Kept for the life of the program, as the bundled ones are.
        known.fonts.extend(font.map(|font| &*Box::leak(Box::new(font))));
    }
    let at = known.fonts.iter().position(|font| font.glyph(c).is_some());
    let found = at.and_then(|at| Some((FontId::Other(u8::try_from(at).ok()?), known.fonts[at].glyph(c)?)));
    known.glyphs.insert(c, found);
    found
}

/// A font found by [`find`].
pub(super) fn font(at: u8) -> Option<&'static Font> {
    KNOWN.lock().ok()?.fonts.get(usize::from(at)).copied()
}

/// Scripts that need shaping are no use letter by letter, and pictures are not for names.
fn ideograph(c: char) -> bool {
    matches!(c, '\u{2e80}'..='\u{2fdf}' | '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}

/// The best upright font that has the character and may be embedded.
fn search(installed: &Database, c: char) -> Option<Font> {
    let mut faces: Vec<&FaceInfo> = installed.faces().filter(|face| face.style == Style::Normal).collect();
    faces.sort_by_cached_key(|face| {
        let wide = |name: &&str| face.families.iter().any(|family| family.0 == *name);
        let rank = WIDE.iter().position(wide).unwrap_or(WIDE.len());
        (rank, face.weight.0.abs_diff(400), face.post_script_name.clone(), face.index)
    });
    faces.into_iter().find_map(|info| {
        installed.with_face_data(info.id, |data, index| {
            let face = Face::parse(data, index).ok()?;
            if !draws(&face, c) || !embeddable(&face) {
                return None;
            }
            // A name in a PDF has no white and no marks of its syntax.
            let name: String =
                info.post_script_name.chars().filter(|c| c.is_ascii_alphanumeric() || *c == '-').collect();
            Font::parse(Box::leak(name.into_boxed_str()), data.to_vec(), index)
        })?
    })
}

/// True when the maker allows a paper to carry the characters it uses.
fn embeddable(face: &Face<'_>) -> bool {
    face.permissions().is_some_and(|allowed| allowed != Permissions::Restricted)
        && face.is_subsetting_allowed()
        && face.is_outline_embedding_allowed()
}

/// True when the font has the character as an outline that can be embedded, not as a picture.
fn draws(face: &Face<'_>, c: char) -> bool {
    struct Blank;
    impl OutlineBuilder for Blank {
        fn move_to(&mut self, _: f32, _: f32) {}
        fn line_to(&mut self, _: f32, _: f32) {}
        fn quad_to(&mut self, _: f32, _: f32, _: f32, _: f32) {}
        fn curve_to(&mut self, _: f32, _: f32, _: f32, _: f32, _: f32, _: f32) {}
        fn close(&mut self) {}
    }
    let tables = face.tables();
    let outlined = |glyph: GlyphId| face.outline_glyph(glyph, &mut Blank).is_some();
    (tables.glyf.is_some() || tables.cff.is_some()) && face.glyph_index(c).is_some_and(outlined)
}

#[cfg(test)]
#[allow(clippy::unwrap_used)] // a test fails by panicking
mod tests {
    use super::*;
    use crate::fonts::font;

    /// A computer that has only the bundled 宋, with these embedding bits (OpenType OS/2 fsType).
    fn computer(kind: u16) -> Database {
        let mut data = font(FontId::Song).data.clone();
        let tables = usize::from(u16::from_be_bytes([data[4], data[5]]));
        let record = (0..tables).map(|at| 12 + 16 * at).find(|at| &data[*at..at + 4] == b"OS/2").unwrap();
        let offset = u32::from_be_bytes(data[record + 8..record + 12].try_into().unwrap()) as usize;
        data[offset + 8..offset + 10].copy_from_slice(&kind.to_be_bytes());
        let mut installed = Database::new();
        installed.load_font_data(data);
        installed
    }

    #[test]
    fn a_font_of_this_computer_helps_out() {
        let found = search(&computer(0), '𬭊').unwrap();
        assert!(found.glyph('𬭊').is_some(), "the font has what was looked for");
        assert!(search(&computer(8), '𬭊').is_some(), "a font for editing may stand in a paper too");
    }

    #[test]
    fn a_font_that_may_not_be_embedded_is_left_alone() {
        for kind in [2, 0x100, 0x200] {
            assert!(search(&computer(kind), '𬭊').is_none(), "fsType {kind:#x} forbids it");
        }
    }

    #[test]
    fn only_ideographs_are_looked_for() {
        for c in ['🀄', 'ش', 'བ', '\u{e000}'] {
            assert!(find(c).is_none(), "{c} cannot be set letter by letter, or is no letter");
        }
    }
}
