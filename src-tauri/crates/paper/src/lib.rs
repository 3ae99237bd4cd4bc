//! Document → pages → PDF in Chinese official style (GB/T 9704-2012). Knows nothing of branches.
//!
//! Write down a [`Document`], [`layout`] it, look at [`Laid::missing`], and [`Laid::write_pdf`]:
//!
//! ```
//! use paper::*;
//!
//! let text = Paragraph::new(plain("召开党员大会1次，应到27人，实到25人。"));
//! let page = Section::new(PageSetup::gongwen(), Footer::Gongwen, vec![text.into()]);
//! let laid = layout(&Document { sections: vec![page], ..Document::default() });
//! assert!(laid.missing.is_empty());
//! let bytes = laid.write_pdf()?;
//! # assert!(bytes.starts_with(b"%PDF-1.7"));
//! # Ok::<(), paper::Error>(())
//! ```
//!
//! | part | what it does |
//! |---|---|
//! | `model` | what callers write: plain data, no places |
//! | `text` | characters to lines: fonts, breaks, spacing, justification |
//! | `flow` | blocks to a vertical list, the list to pages, tables, footers |
//! | `raster` | photos made as small as their place allows |
//! | `draw` | a page as a list of marks |
//! | `docx` | what callers wrote as an editable Word file |
//! | `xlsx` | its tables as an Excel workbook, figures as numbers |
//! | `csv` | the same tables as text with commas |
//! | `pdf` | marks to bytes, PDF or PDF/A-2b; one file in it names printpdf |
//! | `fonts` | the bundled faces (`fonts/build.py` makes them); rare ideographs from this computer |

mod csv;
mod docx;
mod draw;
mod error;
mod figures;
mod flow;
mod fonts;
mod model;
mod pdf;
mod places;
mod raster;
mod shapes;
mod text;
mod unit;
mod xlsx;

pub use draw::{Item, Page, Point, Stroke, Text, Turned};
pub use error::Error;
pub use flow::{Bookmark, Laid, Link, layout};
pub use fonts::{FontId, covers};
pub use model::*;
pub use raster::Raster;
pub use text::{Missing, list_name, text_lines, text_width};
pub use unit::{Mm, Pt};
