//! From text to lines.

mod atom;
mod breaks;
mod class;
mod clean;
mod fill;
mod place;
mod radical;
mod space;
mod title;

pub use atom::Missing;
pub(crate) use atom::{Dress, Kind, Strip, strips};
pub(crate) use clean::clean;
pub use clean::list_name;
pub(crate) use fill::{Line, Measure, fill, natural, widest_part};
pub(crate) use place::{ASCENT, fold, place, single, spread, stacked, width};
pub use place::{text_lines, text_width};
pub(crate) use title::title;
