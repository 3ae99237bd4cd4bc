//! The same paper as other programs would set it: a document turned into Typst markup and into HTML, with the same faces.
//! Only for putting ours beside theirs; the product knows none of them.

mod columns;
pub mod fonts;
pub mod html;
pub mod typst;
mod vector;
