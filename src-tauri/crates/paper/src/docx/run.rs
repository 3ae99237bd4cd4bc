//! Text in one dress, as runs.

use super::xml::{El, el, flag, val};
use crate::model::{Face, Ink, Inline, Status};
use crate::text::{self, Dress};

/// Fonts of a face: for Chinese, and for digits and Latin, which come from the western face in 宋, 仿宋 and 楷.
pub(crate) fn fonts(face: Face) -> (&'static str, &'static str) {
    const WESTERN: &str = "Times New Roman";
    match face {
        Face::Song => ("宋体", WESTERN),
        Face::Biao => ("方正小标宋简体", "方正小标宋简体"),
        Face::Hei => ("黑体", "黑体"),
        Face::Kai => ("楷体", WESTERN),
        Face::Fang => ("仿宋", WESTERN),
    }
}

/// What stands in the place of a font that a computer lacks: older and newer names of the same face, then 宋.
pub(crate) const FALLBACKS: [(&str, &str); 5] = [
    ("方正小标宋简体", "方正小标宋_GBK,小标宋,宋体"),
    ("仿宋", "仿宋_GB2312,FangSong"),
    ("楷体", "楷体_GB2312,KaiTi"),
    ("黑体", "SimHei"),
    ("宋体", "SimSun"),
];

/// An ink as Word writes colours.
pub(crate) fn colour(ink: Ink) -> String {
    match ink {
        Ink::Black => "000000".to_owned(),
        Ink::White => "FFFFFF".to_owned(),
        Ink::Grey(percent) => {
            let level = 255 - u32::from(percent.min(100)) * 255 / 100;
            format!("{level:02X}{level:02X}{level:02X}")
        }
        Ink::Red => "A61B1B".to_owned(),
    }
}

/// Half points, in which Word counts type sizes.
pub(crate) fn half_points(size: f64) -> i64 {
    (size * 2.0).round() as i64
}

/// Twentieths of a point, in which Word counts lengths.
pub(crate) fn twips(points: f64) -> i64 {
    (points * 20.0).round() as i64
}

/// Fonts of a dress; `w:hint` gives the marks both scripts share (“” … ·) to the Chinese font.
pub(crate) fn font_slots(face: Face) -> El {
    let (chinese, western) = fonts(face);
    el("w:rFonts")
        .attr("w:hint", "eastAsia")
        .attr("w:ascii", western)
        .attr("w:eastAsia", chinese)
        .attr("w:hAnsi", western)
        .attr("w:cs", western)
}

/// Properties of a run; `after` is white after each of its characters, points. Word's half points make 3号 16 pt instead of
/// 15.75, of which 28 do not fit the line: the difference is taken from the white.
pub(crate) fn properties(dress: Dress, after: f64, ruled: bool) -> El {
    let size = half_points(dress.size);
    let after = twips(after + dress.size - size as f64 / 2.0);
    let coloured = dress.ink != Ink::Black;
    el("w:rPr")
        .and(font_slots(dress.face))
        .with(coloured.then(|| val("w:color", colour(dress.ink))))
        .with((after != 0).then(|| val("w:spacing", after)))
        .and(val("w:sz", size))
        .and(val("w:szCs", size))
        .with(ruled.then(|| val("w:u", "single")))
}

/// The runs of a text.
pub(crate) fn runs(text: &[Inline], dress: Dress) -> Vec<El> {
    text.iter().flat_map(|inline| piece(inline, dress)).collect()
}

fn piece(inline: &Inline, dress: Dress) -> Vec<El> {
    match inline {
        Inline::Text(run) => {
            let dress = Dress {
                face: run.face.unwrap_or(dress.face),
                size: run.size.map_or(dress.size, |size| size.0),
                ink: if run.ink == Ink::Black { dress.ink } else { run.ink },
            };
            vec![run_of(&run.text, dress)]
        }
        Inline::Status(status) => vec![run_of(shape(*status), Dress { face: Face::Song, ..dress })],
        Inline::Tick => vec![run_of("□", Dress { face: Face::Song, ..dress })],
        Inline::Blank(length) => vec![blank(length.pt(), dress)],
    }
}

/// One run; line ends become breaks.
pub(crate) fn run_of(text: &str, dress: Dress) -> El {
    let mut run = el("w:r").and(properties(dress, 0.0, false));
    for (i, line) in text::clean(text).split('\n').enumerate() {
        run = run.with(flag("w:br", i > 0)).with((!line.is_empty()).then(|| words(line)));
    }
    run
}

/// A tab.
pub(crate) fn tab() -> El {
    el("w:r").and(el("w:tab"))
}

fn words(text: &str) -> El {
    el("w:t").attr("xml:space", "preserve").text(text)
}

/// Characters spread evenly over so many ems: all but the last get white after them.
pub(crate) fn spread(text: &[Inline], ems: f64, dress: Dress) -> Vec<El> {
    let plain: Vec<char> = text::clean(&letters(text)).chars().filter(|c| *c != '\n').collect();
    let gap = (ems - plain.len() as f64) / plain.len().saturating_sub(1).max(1) as f64;
    let Some((last, first)) = plain.split_last().filter(|_| gap > 0.0 && plain.len() > 1) else {
        return runs(text, dress);
    };
    let first: String = first.iter().collect();
    let wide = el("w:r").and(properties(dress, gap * dress.size, false)).and(words(&first));
    vec![wide, run_of(&last.to_string(), dress)]
}

/// The characters alone.
pub(crate) fn letters(text: &[Inline]) -> String {
    text.iter()
        .filter_map(|inline| if let Inline::Text(run) = inline { Some(run.text.as_str()) } else { None })
        .collect()
}

/// A rule to write on: underlined full spaces, drawn out to the length.
fn blank(length: f64, dress: Dress) -> El {
    let count = (length / dress.size).floor().max(1.0);
    let after = (length - count * dress.size) / count;
    let spaces = "　".repeat(count as usize);
    el("w:r").and(properties(dress, after, true)).and(words(&spaces))
}

/// The character nearest to a drawn shape; its word stands beside it.
fn shape(status: Status) -> &'static str {
    match status {
        Status::Done => "●",
        Status::Stage => "◐",
        Status::Going => "◎",
        Status::Idle => "○",
        Status::Near => "△",
        Status::Late => "▲",
    }
}
