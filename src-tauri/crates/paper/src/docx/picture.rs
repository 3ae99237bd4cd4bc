//! Codes as pictures.

use std::io;

use super::xml::{El, el};
use crate::model::Matrix;

/// Pixels of one square: enough that a printer's smoothing leaves its edges sharp.
const PIXELS: usize = 8;
/// English metric units in a millimetre, in which Word counts pictures.
const EMU: f64 = 36_000.0;

/// A code, standing in a line of text; its number among the document's pictures is its file's name.
pub(crate) fn inline(number: usize, matrix: &Matrix) -> El {
    let side = (matrix.side.0 * EMU).round() as i64;
    let named = |name| el(name).attr("id", number).attr("name", format!("二维码{number}"));
    let size = |name| el(name).attr("cx", side).attr("cy", side);
    let place = el("a:xfrm").and(el("a:off").attr("x", 0).attr("y", 0)).and(size("a:ext"));
    let shape = el("pic:spPr").and(place).and(el("a:prstGeom").attr("prst", "rect").and(el("a:avLst")));
    let fill = el("pic:blipFill")
        .and(el("a:blip").attr("r:embed", format!("picture{number}")))
        .and(el("a:stretch").and(el("a:fillRect")));
    let about = el("pic:nvPicPr").and(named("pic:cNvPr")).and(el("pic:cNvPicPr"));
    let picture = el("pic:pic").and(about).and(fill).and(shape);
    let data = el("a:graphicData")
        .attr("uri", "http://schemas.openxmlformats.org/drawingml/2006/picture")
        .and(picture);
    let inline = el("wp:inline")
        .attr("distT", 0)
        .attr("distB", 0)
        .attr("distL", 0)
        .attr("distR", 0)
        .and(size("wp:extent"))
        .and(named("wp:docPr"))
        .and(el("a:graphic").and(data));
    el("w:drawing").and(inline)
}

/// Black and white, one bit a pixel.
pub(crate) fn png(matrix: &Matrix) -> io::Result<Vec<u8>> {
    let columns = matrix.rows.iter().map(Vec::len).max().unwrap_or(0);
    let mut data = Vec::new();
    for dark in &matrix.rows {
        // A square is one byte wide: eight pixels.
        let squares = (0..columns).map(|x| if dark.get(x) == Some(&true) { 0x00 } else { 0xff });
        data.extend(squares.collect::<Vec<u8>>().repeat(PIXELS));
    }
    let side = |squares: usize| u32::try_from(squares * PIXELS).unwrap_or_default();
    let mut file = Vec::new();
    let mut encoder = png::Encoder::new(&mut file, side(columns), side(matrix.rows.len()));
    encoder.set_color(png::ColorType::Grayscale);
    encoder.set_depth(png::BitDepth::One);
    encoder.write_header()?.write_image_data(&data)?;
    Ok(file)
}
