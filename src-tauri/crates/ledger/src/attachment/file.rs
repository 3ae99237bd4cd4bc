//! What may be kept as evidence: a whole JPEG, PNG or PDF, and nothing that only calls itself one.

use std::io::Cursor;

use image::codecs::jpeg::JpegEncoder;
use image::codecs::png::PngEncoder;
use image::imageops::FilterType;
use image::{DynamicImage, ImageDecoder, ImageFormat, ImageReader, Limits};
use sha2::{Digest, Sha256};

use super::FileKind;
use crate::book::chain::hex;
use crate::{Error, Result};

/// The long side of a thumbnail, pixels: twice what the page shows, for screens at 200 %.
const THUMBNAIL: u32 = 320;
/// Good enough to read a form from a photo of it; about a tenth of what a telephone writes.
const QUALITY: u8 = 85;
/// A photo of 108 million pixels is 12 000 wide and takes 330 MB when decoded; what claims more is refused unread.
const LONGEST: u32 = 16_384;
const MEMORY: u64 = 400 << 20;
/// A PDF says so in its first kilobyte and ends within the last (PDF 1.7, annex H.3).
const MARGIN: usize = 1024;

/// A content ready to be kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct File {
    pub(super) kind: FileKind,
    pub(super) sha256: String,
    pub(super) width: Option<u32>,
    pub(super) height: Option<u32>,
    pub(super) thumbnail: Option<Vec<u8>>,
    pub(super) bytes: Vec<u8>,
}

impl File {
    /// Looks at what somebody chose. A photo is encoded anew, without EXIF and whatever else lies in the file; with
    /// `long_side` (pixels) it is made smaller where it is larger. A PDF stays as it is.
    /// Errors: what is no JPEG, PNG or PDF, is cut off or damaged, or is too large to be decoded.
    pub fn read(bytes: Vec<u8>, long_side: Option<u32>) -> Result<Self> {
        if bytes.is_empty() {
            return Err(refused("这个文件是空的"));
        }
        if is_pdf(&bytes) {
            return pdf(bytes);
        }
        match image::guess_format(&bytes) {
            Ok(ImageFormat::Jpeg) => photo(&bytes, FileKind::Jpeg, long_side),
            Ok(ImageFormat::Png) => photo(&bytes, FileKind::Png, long_side),
            _ => Err(refused("不是 JPG、PNG 照片或 PDF")),
        }
    }

    /// How many bytes will be kept.
    pub fn size(&self) -> usize {
        self.bytes.len()
    }
}

fn refused(why: &str) -> Error {
    Error::broken("paths", format!("{why}。没有加进手册，请换一个能正常打开的文件"))
}

fn is_pdf(bytes: &[u8]) -> bool {
    bytes[..bytes.len().min(MARGIN)].windows(5).any(|five| five == b"%PDF-")
}

fn pdf(bytes: Vec<u8>) -> Result<File> {
    let tail = &bytes[bytes.len().saturating_sub(MARGIN)..];
    if !tail.windows(5).any(|five| five == b"%%EOF") {
        return Err(refused("这个 PDF 没有结尾，可能没有复制完整"));
    }
    let sha256 = digest(&bytes);
    Ok(File { kind: FileKind::Pdf, sha256, width: None, height: None, thumbnail: None, bytes })
}

fn photo(bytes: &[u8], kind: FileKind, long_side: Option<u32>) -> Result<File> {
    let damaged = |_| refused("照片损坏了，或者尺寸太大，读不出来");
    let mut picture = decode(bytes, kind).map_err(damaged)?;
    if let Some(side) = long_side.filter(|side| picture.width().max(picture.height()) > *side) {
        picture = picture.resize(side, side, FilterType::Triangle);
    }
    // Eight bits a channel: what a screen shows and both formats take.
    let has_alpha = kind == FileKind::Png && picture.color().has_alpha();
    let picture = if has_alpha {
        DynamicImage::ImageRgba8(picture.into_rgba8())
    } else {
        DynamicImage::ImageRgb8(picture.into_rgb8())
    };
    let small = picture.thumbnail(THUMBNAIL, THUMBNAIL).into_rgb8();
    let bytes = encode(&picture, kind).map_err(damaged)?;
    let thumbnail = encode(&DynamicImage::ImageRgb8(small), FileKind::Jpeg).map_err(damaged)?;
    let (width, height) = (Some(picture.width()), Some(picture.height()));
    Ok(File { kind, sha256: digest(&bytes), width, height, thumbnail: Some(thumbnail), bytes })
}

/// The picture, upright: the camera's turn is part of what is thrown away.
fn decode(bytes: &[u8], kind: FileKind) -> image::ImageResult<DynamicImage> {
    let format = if kind == FileKind::Png { ImageFormat::Png } else { ImageFormat::Jpeg };
    let mut reader = ImageReader::with_format(Cursor::new(bytes), format);
    let mut limits = Limits::default();
    (limits.max_image_width, limits.max_image_height) = (Some(LONGEST), Some(LONGEST));
    limits.max_alloc = Some(MEMORY);
    reader.limits(limits);
    let mut decoder = reader.into_decoder()?;
    let turn = decoder.orientation()?;
    let mut picture = DynamicImage::from_decoder(decoder)?;
    picture.apply_orientation(turn);
    Ok(picture)
}

fn encode(picture: &DynamicImage, kind: FileKind) -> image::ImageResult<Vec<u8>> {
    let mut bytes = Vec::new();
    match kind {
        FileKind::Png => picture.write_with_encoder(PngEncoder::new(&mut bytes))?,
        _ => picture.write_with_encoder(JpegEncoder::new_with_quality(&mut bytes, QUALITY))?,
    }
    Ok(bytes)
}

/// SHA-256 as lower-case hex.
pub(super) fn digest(bytes: &[u8]) -> String {
    hex(&Sha256::digest(bytes))
}
