//! Spreadsheets in and out. Knows how lists look in Excel, WPS and LibreOffice, and what people call their columns; what is
//! true about the records is the ledger's.
//!
//! Read [`import`] first: a file becomes a table ([`table`]), its headings become columns ([`columns`]), its cells values,
//! and every row a record that is created, updated, left alone or refused. One refused row, and nothing is written.
//! [`export`] writes lists that import back unchanged.
//!
//! To add a kind of record: its columns in `columns.rs`, a file in `import/` and one in `export/`.

mod clean;
pub mod columns;
mod error;
pub mod export;
pub mod import;
mod names;
mod parts;
pub mod table;
mod value;

pub use error::{Error, Result};
