//! Cutting the vertical list into pages.

use super::foot::sides;
use super::table::Ruled;
use super::{Bookmark, Laid, Link, Piece};
use crate::draw::{Item, Page, Turned};
use crate::model::PageSetup;

/// Rounding allowed when asking whether something fits, points.
const SLACK: f64 = 0.05;

/// A page being filled.
#[derive(Default)]
struct Sheet {
    items: Vec<Item>,
    bookmarks: Vec<(u8, String, f64)>,
    /// Lines of the contents: entry, top, height.
    entries: Vec<(usize, f64, f64)>,
    /// Depth reached, points.
    y: f64,
    /// Rows of a table not drawn yet: table, first band, end, top.
    rows: Option<(usize, usize, usize, f64)>,
    empty: bool,
}

/// Cut pieces into pages and add them to `laid`.
pub(crate) fn cut(setup: &PageSetup, mut pieces: Vec<Piece>, tables: &[Ruled], number: u32, laid: &mut Laid) {
    let depth = setup.depth().pt();
    let pitch = setup.grid.map(|_| setup.body.pitch.0);
    let mut sheet = Sheet { empty: true, ..Sheet::default() };
    let mut number = number;
    let mut at = 0;
    while at < pieces.len() {
        let chain = chain(&pieces, at);
        let forced = pieces[at].new_page && !sheet.empty;
        if !sheet.empty && (forced || extent(&pieces[at..chain], &sheet, tables, pitch) > depth + SLACK) {
            turn(setup, &mut sheet, tables, &mut number, laid);
            if !forced {
                at += pieces[at..].iter().take_while(|piece| piece.white && !piece.new_page).count();
            }
            continue;
        }
        // A chain longer than a page is cut where the page is full.
        let start = at;
        while at < chain {
            let full = extent(&pieces[at..at + 1], &sheet, tables, pitch) > depth + SLACK;
            if at > start && (full || pieces[at].new_page) {
                break;
            }
            if pieces[at].foot {
                sheet.y = sheet.y.max(depth - pieces[at].need);
            }
            put(&mut pieces[at], &mut sheet, tables, pitch);
            at += 1;
        }
    }
    if !sheet.empty || laid.pages.is_empty() {
        turn(setup, &mut sheet, tables, &mut number, laid);
    }
}

/// The end of the run of pieces that must stay together from `at`.
fn chain(pieces: &[Piece], at: usize) -> usize {
    let kept = pieces[at..].windows(2).take_while(|pair| pair[0].keep && !pair[1].new_page).count();
    at + kept + 1
}

/// Lay pieces under one another without pages; their marks and their height.
pub(crate) fn stack(mut pieces: Vec<Piece>, tables: &[Ruled]) -> (Vec<Item>, f64) {
    let mut sheet = Sheet { empty: true, ..Sheet::default() };
    let mut height = 0.0_f64;
    for piece in &mut pieces {
        put(piece, &mut sheet, tables, None);
        height = sheet.y - piece.advance + piece.need.max(if piece.white { piece.advance } else { 0.0 });
    }
    close(&mut sheet, tables);
    (
        sheet.items,
        height.max(if pieces.last().is_some_and(|piece| piece.row.is_some()) { sheet.y } else { 0.0 }),
    )
}

/// The next grid line at or under y.
fn snapped(y: f64, pitch: Option<f64>) -> f64 {
    pitch.map_or(y, |pitch| ((y - 0.5) / pitch).ceil() * pitch)
}

/// Where the page would end with these pieces added.
fn extent(pieces: &[Piece], sheet: &Sheet, tables: &[Ruled], pitch: Option<f64>) -> f64 {
    let mut y = sheet.y;
    let mut open = sheet.rows.map(|rows| rows.0);
    let mut end = y;
    for piece in pieces {
        let table = piece.row.map(|row| row.0);
        if open.is_some() && open != table {
            y += open.map_or(0.0, |table| tables[table].legend_height());
        }
        if let (Some((table, band)), false) = (piece.row, open == table) {
            y += tables[table].opening(band);
        }
        open = table;
        if piece.snap {
            y = snapped(y, pitch);
        }
        if !piece.white {
            end = y + piece.need + open.map_or(0.0, |table| tables[table].legend_height());
        }
        y += piece.advance;
    }
    end
}

/// Put one piece on the page.
fn put(piece: &mut Piece, sheet: &mut Sheet, tables: &[Ruled], pitch: Option<f64>) {
    let same = |rows: (usize, usize, usize, f64)| piece.row.is_some_and(|(table, _)| table == rows.0);
    if !sheet.rows.is_some_and(same) {
        close(sheet, tables);
    }
    if piece.snap {
        sheet.y = snapped(sheet.y, pitch);
    }
    if let Some((level, title)) = piece.bookmark.take() {
        sheet.bookmarks.push((level, title, sheet.y));
    }
    sheet.entries.extend(piece.entry.map(|entry| (entry, sheet.y, piece.need)));
    match (piece.row, &mut sheet.rows) {
        (Some((_, band)), Some(rows)) => rows.2 = band + 1,
        (Some((table, band)), rows @ None) => {
            *rows = Some((table, band, band + 1, sheet.y));
            sheet.y += tables[table].opening(band);
        }
        (None, _) => {
            let items = std::mem::take(&mut piece.items);
            sheet.items.extend(items.into_iter().map(|item| item.moved(0.0, sheet.y)));
        }
    }
    sheet.y += piece.advance;
    sheet.empty = false;
}

/// Draw the rows that are waiting.
fn close(sheet: &mut Sheet, tables: &[Ruled]) {
    if let Some((table, first, end, top)) = sheet.rows.take() {
        tables[table].draw(first..end, top, &mut sheet.items);
        sheet.y += tables[table].legend_height();
    }
}

/// Finish a page and begin the next.
fn turn(setup: &PageSetup, sheet: &mut Sheet, tables: &[Ruled], number: &mut u32, laid: &mut Laid) {
    close(sheet, tables);
    let done = std::mem::replace(sheet, Sheet { empty: true, ..Sheet::default() });
    let (left, _) = sides(setup, number.is_multiple_of(2));
    let top = setup.top.pt();
    let (width, height) = (setup.width.pt(), setup.height.pt());
    let index = laid.pages.len();
    for (level, title, y) in done.bookmarks {
        let top = if setup.turned { top } else { top + y };
        laid.outline.push(Bookmark { level, title, page: index, top });
    }
    for (to, y, height) in done.entries {
        laid.links.push(Link { page: index, rect: [left, top + y, setup.measure().pt(), height], to });
    }
    // Turned content begins at the foot of the type area and runs up the sheet.
    let turned = setup.turned.then(|| Turned { x: left, y: height - setup.bottom.pt() });
    let items = if setup.turned {
        done.items
    } else {
        done.items.into_iter().map(|item| item.moved(left, top)).collect()
    };
    laid.pages.push(Page { width, height, number: *number, turned, items, furniture: Vec::new() });
    *number += 1;
}
