//! Photos made as small as their place on the paper allows: read once, within limits, and written as JPEG.

use std::io::Cursor;
use std::sync::Arc;

use image::codecs::jpeg::JpegEncoder;
use image::imageops::{FilterType, overlay};
use image::{DynamicImage, ImageReader, Limits, Rgba, RgbaImage};

use crate::model::{Photo, Photos};
use crate::unit::Mm;

/// Dots to the inch on paper: a form in the picture can still be read, and a page of photos stays small.
const DPI: f64 = 200.0;
/// Points to the inch.
const INCH: f64 = 72.0;
/// JPEG quality: what a telephone writes is finer than any office printer.
const QUALITY: u8 = 80;
/// White between two photos of a row.
const GUTTER: Mm = Mm(6.0);
/// The width of one alone.
const ALONE: Mm = Mm(120.0);
/// The height of the room for a photo, of its width: most telephones take 4:3.
const SHAPE: f64 = 0.75;
/// The same of a scan: with its caption it fills a page of a form.
const SHEET: f64 = 1.3;
/// Pixels to a side, and bytes when decoded; what claims more is not read.
const LONGEST: u32 = 16_384;
const MEMORY: u64 = 400 << 20;

/// A picture as it is embedded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Raster {
    /// Pixels.
    pub width: u32,
    /// Pixels.
    pub height: u32,
    /// The file, three colours of eight bits.
    pub jpeg: Arc<[u8]>,
}

/// A row of photos and the room each has.
pub(crate) struct Row<'a> {
    /// Width of the room of one, points.
    pub cell: f64,
    /// White after it, points.
    pub gutter: f64,
    /// From left to right.
    pub photos: Vec<Placed<'a>>,
}

/// A photo and its size on the paper.
pub(crate) struct Placed<'a> {
    /// Width and height in points, and the picture; none when it cannot be read.
    pub picture: Option<(f64, f64, Raster)>,
    pub caption: &'a str,
}

/// The rows of photos in a width, points.
pub(crate) fn rows(photos: &Photos, width: f64) -> Vec<Row<'_>> {
    let (cell, room, height) = room(photos, width);
    let gutter = GUTTER.pt();
    let placed = |photo| place(photo, room, height);
    photos
        .photos
        .chunks(if photos.scans { 1 } else { 2 })
        .map(|row| Row { cell, gutter, photos: row.iter().map(placed).collect() })
        .collect()
}

/// The cell of each photo in a width, and the width and height of the room in it, points.
fn room(photos: &Photos, width: f64) -> (f64, f64, f64) {
    let half = (width - GUTTER.pt()) / 2.0;
    let (cell, room, shape) = match photos.photos.len() {
        _ if photos.scans => (width, width, SHEET),
        1 => (width, width.min(ALONE.pt()), SHAPE),
        _ => (half, half, SHAPE),
    };
    (cell, room, room * shape)
}

/// The file of one of these photos as large as it is printed; none when it cannot be read.
pub(crate) fn reduced(photos: &Photos, photo: &Photo, width: f64) -> Option<Vec<u8>> {
    let (_, room, height) = room(photos, width);
    let (_, _, raster) = fit(&photo.file, room, height).ok()?;
    Some(raster.jpeg.to_vec())
}

fn place(photo: &Photo, width: f64, height: f64) -> Placed<'_> {
    Placed { picture: fit(&photo.file, width, height).ok(), caption: &photo.caption }
}

/// The picture as large as a room of so many points holds it.
fn fit(file: &[u8], width: f64, height: f64) -> image::ImageResult<(f64, f64, Raster)> {
    let picture = read(file)?;
    let (across, down) = (f64::from(picture.width()), f64::from(picture.height()));
    let scale = (width / across).min(height / down);
    let (width, height) = (across * scale, down * scale);
    let dots = |points: f64| (points * DPI / INCH).ceil().max(1.0) as u32;
    let picture = if picture.width() > dots(width) {
        picture.resize_exact(dots(width), dots(height), FilterType::Triangle)
    } else {
        picture
    };
    let mut jpeg = Vec::new();
    picture.write_with_encoder(JpegEncoder::new_with_quality(&mut jpeg, QUALITY))?;
    let raster = Raster { width: picture.width(), height: picture.height(), jpeg: jpeg.into() };
    Ok((width, height, raster))
}

/// Decoded, on white where it can be seen through: paper is.
fn read(file: &[u8]) -> image::ImageResult<DynamicImage> {
    let mut reader = ImageReader::new(Cursor::new(file)).with_guessed_format()?;
    let mut limits = Limits::default();
    (limits.max_image_width, limits.max_image_height) = (Some(LONGEST), Some(LONGEST));
    limits.max_alloc = Some(MEMORY);
    reader.limits(limits);
    let picture = reader.decode()?;
    if !picture.color().has_alpha() {
        return Ok(DynamicImage::ImageRgb8(picture.into_rgb8()));
    }
    let mut ground = RgbaImage::from_pixel(picture.width(), picture.height(), Rgba([255; 4]));
    overlay(&mut ground, &picture.into_rgba8(), 0, 0);
    Ok(DynamicImage::ImageRgb8(DynamicImage::ImageRgba8(ground).into_rgb8()))
}
