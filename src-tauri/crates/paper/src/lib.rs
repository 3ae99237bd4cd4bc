//! Document → pages → PDF in Chinese official style. Knows nothing of branches.

mod model;
mod unit;

pub use model::*;
pub use unit::{Mm, Pt};
