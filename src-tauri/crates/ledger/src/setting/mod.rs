//! 设置: thresholds and habits, for the whole book or one unit, each with a default and the source it comes from.

mod store;

pub use store::*;
