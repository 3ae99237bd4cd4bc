//! A bar for each person and a tick where the target is; the rows may go on over several pages.

use super::super::Piece;
use super::super::list::List;
use super::axes::{Sample, legend};
use super::canvas::{Canvas, Ground};
use super::{LINE, NONE, SIZE, TICK, number, sound};
use crate::Mm;
use crate::model::{Align, Ink, Target, Targets};
use crate::text::ASCENT;

/// Least height of a row, height of a bar and of the tick that marks the target, 1 mm higher (PAPER P5).
const ROW: Mm = Mm(5.8);
const BAR: Mm = Mm(3.4);
const HIGH: Mm = Mm(4.4);
/// White between name, bar and figure, points.
const APART: f64 = 6.0;

/// Where the three columns are.
struct Places {
    name: f64,
    left: f64,
    right: f64,
    /// Value at the right edge of the bars.
    most: f64,
}

/// Add the head and a piece for each row.
pub(super) fn add(list: &mut List, targets: &Targets) {
    head(list, targets);
    let places = places(&Canvas::new(list), targets);
    let count = targets.rows.len();
    for (i, target) in targets.rows.iter().enumerate() {
        let mut canvas = Canvas::new(list);
        let height = row(&mut canvas, &places, target);
        let items = canvas.items;
        // Two rows at least under the head, and two over the caption.
        let keep = i == 0 || i + 2 >= count;
        list.push(Piece { items, advance: height, need: height, keep, ..Piece::default() });
    }
}

/// The unit, and what bar and tick are.
fn head(list: &mut List, targets: &Targets) {
    let mut canvas = Canvas::new(list);
    let unit = format!("单位：{}", targets.unit);
    let samples = [(Sample::Ground(Ground::Mid), targets.value.as_str()), (Sample::Tick, &targets.target)];
    let height = legend(&mut canvas, &unit, &samples);
    let items = canvas.items;
    list.push(Piece { items, advance: height + APART, need: height, keep: true, ..Piece::default() });
}

fn places(canvas: &Canvas, targets: &Targets) -> Places {
    let widest = |texts: &mut dyn Iterator<Item = String>| {
        texts.map(|text| canvas.width_of(&text)).fold(0.0, f64::max)
    };
    let name = widest(&mut targets.rows.iter().map(|row| row.name.clone())).min(canvas.width() * 0.3);
    let figures = widest(&mut targets.rows.iter().map(figure)).min(canvas.width() * 0.3);
    let values = targets.rows.iter().flat_map(|row| [sound(row.value), sound(row.target)]).flatten();
    Places {
        name,
        left: name + APART,
        right: canvas.width() - figures - APART,
        most: values.fold(1.0, f64::max),
    }
}

/// `27.5/32`; the value alone where nothing is asked.
fn figure(target: &Target) -> String {
    let value = sound(target.value).map_or(NONE.to_owned(), number);
    match sound(target.target) {
        Some(target) => format!("{value}/{}", number(target)),
        None => value,
    }
}

/// One row; its height.
fn row(canvas: &mut Canvas, places: &Places, target: &Target) -> f64 {
    let start = canvas.items.len();
    let text = canvas.wrapped(&target.name, Align::Left, (0.0, 0.0), places.name);
    let height = ROW.pt().max(text + 4.0);
    for item in &mut canvas.items[start..] {
        *item = item.clone().moved(0.0, (height - text) / 2.0);
    }
    let middle = height / 2.0;
    let x = |value: f64| places.left + (places.right - places.left) * value / places.most;
    if let Some(value) = sound(target.value).filter(|value| *value > 0.0) {
        let width = x(value) - places.left;
        canvas.ground((places.left, middle - BAR.pt() / 2.0, width, BAR.pt()), Ground::Mid);
    }
    if let Some(target) = sound(target.target) {
        let half = HIGH.pt() / 2.0;
        canvas.line((x(target), middle - half), (x(target), middle + half), TICK, Ink::Black);
    }
    canvas.line((places.left, 0.0), (places.left, height), LINE, Ink::Black);
    let baseline = middle - SIZE / 2.0 + ASCENT * SIZE;
    canvas.label(&figure(target), Align::Right, canvas.width(), baseline);
    height
}
