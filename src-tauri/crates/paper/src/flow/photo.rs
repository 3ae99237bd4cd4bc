//! Photos, each with its caption in 小五 under it; a row is never divided between pages.

use super::Piece;
use super::list::List;
use crate::draw::{Item, Stroke};
use crate::model::{Align, Face, Ink, Pane, Paragraph, Photos, plain};
use crate::raster::{self, Placed, Row};
use crate::unit::{Mm, Pt};

/// White between photo and caption, and under a row.
const OVER_CAPTION: Mm = Mm(1.6);
const UNDER: Mm = Mm(4.0);
/// 小五.
const SIZE: Pt = Pt(9.0);
/// From baseline to baseline of a caption, points.
const PITCH: Pt = Pt(12.0);
/// Thickness of the frame of a photo that cannot be read, points.
const FRAME: f64 = 0.5;
/// Stands under that frame.
pub(crate) const UNREAD: &str = "〔照片读不出来〕";

pub(crate) fn photos(list: &mut List, photos: &Photos) {
    for row in raster::rows(photos, list.width) {
        let piece = row_of(list, &row);
        list.push(piece);
        list.white(UNDER.pt(), false);
    }
}

fn row_of(list: &mut List, row: &Row<'_>) -> Piece {
    let heights = row.photos.iter().filter_map(|photo| photo.picture.as_ref().map(|picture| picture.1));
    let room = heights.fold(0.0, f64::max);
    let mut piece = Piece::default();
    for (at, photo) in row.photos.iter().enumerate() {
        let left = at as f64 * (row.cell + row.gutter);
        piece.items.push(picture(photo, left, row.cell, room));
        let (items, height) = caption(list, photo, row.cell);
        let top = room + OVER_CAPTION.pt();
        piece.items.extend(items.into_iter().map(|item| item.moved(left, top)));
        piece.advance = piece.advance.max(top + height);
    }
    piece.need = piece.advance;
    piece
}

/// In the middle of its cell, standing on the line of the captions; a frame when it cannot be read.
fn picture(photo: &Placed<'_>, left: f64, cell: f64, room: f64) -> Item {
    let (width, height) = photo.picture.as_ref().map_or((cell, room), |picture| (picture.0, picture.1));
    let (x, y) = (left + (cell - width) / 2.0, room - height);
    match &photo.picture {
        Some((_, _, raster)) => Item::Picture { x, y, width, height, raster: raster.clone() },
        None => {
            let line = Some(Stroke { width: FRAME, ink: Ink::Black, round: false });
            Item::Rect { x, y, width, height, fill: None, line }
        }
    }
}

fn caption(list: &mut List, photo: &Placed<'_>, width: f64) -> (Vec<Item>, f64) {
    let unread = if photo.picture.is_none() { UNREAD } else { "" };
    let text = Paragraph {
        indent: 0.0,
        align: Align::Centre,
        face: Some(Face::Song),
        size: Some(SIZE),
        pitch: Some(PITCH),
        ..Paragraph::new(plain(format!("{}{unread}", photo.caption)))
    };
    let (items, height, _) = list.pane(&Pane { width: None, blocks: vec![text.into()] }, width);
    (items, height)
}
