//! Photos as evidence.

use serde::{Deserialize, Serialize};

use super::block::Block;
use crate::raster;
use crate::unit::Mm;

/// Photos with a caption under each: two in a row, one alone in the middle.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Photos {
    /// In their order.
    pub photos: Vec<Photo>,
    /// True for scans of paper: one to a row, as wide as the page and as high as a sheet, so that a signature is read.
    pub scans: bool,
}

/// One photo.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Photo {
    /// The file, JPEG or PNG. What is printed is made no larger than its size on the paper needs.
    pub file: Vec<u8>,
    /// What it shows, and when.
    pub caption: String,
}

impl Photos {
    /// The same photos no larger than they are printed on a page of this width: a book of hundreds of them is held in memory
    /// whole. What cannot be read stays as it is, and its place on the paper says so.
    pub fn for_print(mut self, width: Mm) -> Photos {
        let reduced: Vec<_> =
            self.photos.iter().map(|photo| raster::reduced(&self, photo, width.pt())).collect();
        for (photo, file) in self.photos.iter_mut().zip(reduced) {
            photo.file = file.unwrap_or_else(|| std::mem::take(&mut photo.file));
        }
        self
    }
}

impl From<Photos> for Block {
    fn from(photos: Photos) -> Block {
        Block::Photos(photos)
    }
}
