//! Document → pages → PDF in Chinese official style. Knows nothing of branches.

mod draw;
mod flow;
mod fonts;
mod model;
mod pdf;
mod shapes;
mod text;
mod unit;

pub use draw::{Item, Page, Point, Stroke, Text, Turned};
pub use flow::{Bookmark, Laid, layout};
pub use fonts::{FontId, covers};
pub use model::*;
pub use pdf::Error;
pub use text::{Missing, list_name};
pub use unit::{Mm, Pt};
