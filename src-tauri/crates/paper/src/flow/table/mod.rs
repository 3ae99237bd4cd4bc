//! Tables: rows become bands, bands become pieces, and each page's share is drawn when it is known.

mod cell;
mod draw;
mod ruled;

pub(crate) use ruled::Ruled;

use super::Piece;
use super::list::List;
use crate::model::{RowKind, Table};

/// Rows at least that stay together at a table's end (PAPER §2).
const LAST: usize = 3;
/// Rows at least that stay with a group's heading.
const UNDER_GROUP: usize = 2;

/// Add a table to a section's list.
pub(crate) fn add(list: &mut List, table: &Table) {
    if table.whole {
        // Signatures and votes do not stand on a page without the text they belong to.
        list.keep_last(2);
    }
    let index = list.tables.len();
    let ruled = Ruled::new(list, table);
    let count = ruled.bands.len();
    for (at, band) in ruled.bands.iter().enumerate() {
        let group = at.saturating_sub(UNDER_GROUP - 1)..=at;
        let under_group = ruled.bands[group].iter().any(|band| band.kind == RowKind::Group);
        let at_end = at + LAST >= count && !band.splits;
        let last = at + 1 == count;
        let keep = !last && (table.whole || under_group || at_end);
        list.push(Piece {
            row: Some((index, at)),
            advance: band.height,
            need: band.height,
            keep,
            new_page: band.new_page,
            ..Piece::default()
        });
    }
    list.tables.push(ruled);
}
