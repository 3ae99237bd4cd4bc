//! Codes and photos as pictures.

use std::io;

use super::body::Body;
use super::para::Para;
use super::run::run_of;
use super::table::borderless;
use super::xml::{El, el};
use crate::flow::UNREAD;
use crate::model::{Align, Face, Matrix, Photos};
use crate::raster::{self, Placed, Raster, Row};
use crate::text::Dress;

/// Pixels of one square: enough that a printer's smoothing leaves its edges sharp.
const PIXELS: usize = 8;
/// English metric units in a point, in which Word counts pictures.
const EMU: f64 = 12_700.0;
/// Size and pitch of a caption: 小五.
const CAPTION: (f64, f64) = (9.0, 12.0);

/// What becomes a file of its own.
pub(crate) enum Picture {
    Code(Matrix),
    Photo(Raster),
}

impl Picture {
    /// Its place in the package, by its number.
    pub fn place(&self, number: usize) -> String {
        let end = match self {
            Picture::Code(_) => "png",
            Picture::Photo(_) => "jpg",
        };
        format!("media/picture{number}.{end}")
    }

    pub fn file(&self) -> io::Result<Vec<u8>> {
        match self {
            Picture::Code(matrix) => png(matrix),
            Picture::Photo(raster) => Ok(raster.jpeg.to_vec()),
        }
    }
}

impl Body<'_> {
    pub(super) fn matrix(&mut self, matrix: &Matrix) {
        if !matrix.rows.iter().all(Vec::is_empty) {
            let side = matrix.side.pt();
            self.picture("二维码", Picture::Code(matrix.clone()), (side, side), matrix.align);
        }
    }

    /// Rows of photos as tables without lines; one alone in the middle.
    pub(super) fn photos(&mut self, photos: &Photos) {
        for Row { cell, gutter, photos } in raster::rows(photos, self.width) {
            if let ([photo], true) = (photos.as_slice(), cell >= self.width) {
                self.photo(photo);
                continue;
            }
            let mut cells = Vec::new();
            for photo in &photos {
                let mut body = self.inner(cell);
                body.photo(photo);
                cells.push((body.finish(None), gutter));
            }
            let widths = vec![cell + gutter; cells.len()];
            self.push_table(borderless(&widths, cells));
        }
    }

    fn photo(&mut self, photo: &Placed<'_>) {
        if let Some((width, height, raster)) = &photo.picture {
            self.picture("照片", Picture::Photo(raster.clone()), (*width, *height), Align::Centre);
            self.keep_last();
        }
        let unread = if photo.picture.is_none() { UNREAD } else { "" };
        let (size, pitch) = CAPTION;
        let dress = Dress { size, ..self.dress(Face::Song) };
        let run = run_of(&format!("{}{unread}", photo.caption), dress);
        self.push(Para { align: Align::Centre, ..Para::new(dress, pitch, vec![run]) });
    }

    /// A picture of so many points in a line of its own.
    fn picture(&mut self, what: &str, picture: Picture, size: (f64, f64), align: Align) {
        self.pictures.push(picture);
        let run = el("w:r").and(inline(self.pictures.len(), what, size));
        let para = Para::new(self.dress(Face::Song), 0.0, vec![run]);
        self.push(Para { line: None, align, ..para });
    }
}

/// A picture, standing in a line of text; its number among the document's pictures is its file's name.
fn inline(number: usize, what: &str, (width, height): (f64, f64)) -> El {
    let emu = |points: f64| (points * EMU).round() as i64;
    let named = |name| el(name).attr("id", number).attr("name", format!("{what}{number}"));
    let size = |name| el(name).attr("cx", emu(width)).attr("cy", emu(height));
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
fn png(matrix: &Matrix) -> io::Result<Vec<u8>> {
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
