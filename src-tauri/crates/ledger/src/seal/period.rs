//! The spans of time that are reported on and sealed.

use std::fmt;

use crate::date::{Quarter, Window};

/// A quarter or a year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Period {
    /// `2026Q3`
    Quarter(Quarter),
    /// `2026`
    Year(i32),
}

impl Period {
    /// From `2026Q3` or `2026`; `None` if it is neither.
    pub fn parse(text: &str) -> Option<Self> {
        if let Some(quarter) = Quarter::parse(text) {
            return Some(Self::Quarter(quarter));
        }
        let year = text.parse().ok().filter(|_| text.len() == 4)?;
        Window::year(year).map(|_| Self::Year(year))
    }

    /// Its first and last day.
    pub fn window(self) -> Window {
        match self {
            Self::Quarter(quarter) => quarter.window(),
            Self::Year(year) => Window::year(year).unwrap_or(Window::EVER),
        }
    }

    /// `2026年第三季度`, `2026年度`.
    pub fn label(self) -> String {
        match self {
            Self::Quarter(quarter) => format!("{}年{}", quarter.year, quarter.label()),
            Self::Year(year) => format!("{year}年度"),
        }
    }
}

impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Quarter(quarter) => quarter.fmt(f),
            Self::Year(year) => year.fmt(f),
        }
    }
}
