//! Photos as evidence.

use serde::{Deserialize, Serialize};

use super::block::Block;

/// Photos with a caption under each: two in a row, one alone in the middle.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Photos {
    /// In their order.
    pub photos: Vec<Photo>,
}

/// One photo.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Photo {
    /// The file, JPEG or PNG. What is printed is made no larger than its size on the paper needs.
    pub file: Vec<u8>,
    /// What it shows, and when.
    pub caption: String,
}

impl From<Photos> for Block {
    fn from(photos: Photos) -> Block {
        Block::Photos(photos)
    }
}
