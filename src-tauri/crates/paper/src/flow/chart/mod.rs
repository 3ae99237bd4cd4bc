//! Charts: 9 pt labels, 0.5 pt lines, grounds that a black-and-white copier keeps apart (PAPER §3).

mod axes;
mod bars;
mod canvas;
mod strip;
mod targets;
mod trend;

use super::Piece;
use super::list::List;
use super::paragraph::{self, Setting, lines_of};
use crate::Mm;
use crate::model::{Align, Chart, Face, Note, Plot, plain};
use crate::text::Dress;
use canvas::Canvas;

/// Type size of every label, points.
const SIZE: f64 = 9.0;
/// From baseline to baseline of labels on several lines, points.
const PITCH: f64 = 12.0;
/// Thickness of axes and outlines, points.
const LINE: f64 = 0.5;
/// Thickness of a target's tick, points (PAPER P5).
const TICK: f64 = 1.2;
/// White between plot and caption.
const OVER_CAPTION: Mm = Mm(2.4);
/// Printed where there is no figure.
const NONE: &str = "—";

pub(crate) fn chart(list: &mut List, chart: &Chart) {
    // A chart stands where it falls, off the grid; the text after it finds its line again.
    let mut inner = list.inner(list.width);
    match &chart.plot {
        Plot::Bars(plot) => whole(&mut inner, |canvas| bars::draw(canvas, plot)),
        Plot::Trend(plot) => whole(&mut inner, |canvas| trend::draw(canvas, plot)),
        Plot::Strip(plot) => whole(&mut inner, |canvas| strip::draw(canvas, plot)),
        Plot::Targets(plot) => targets::add(&mut inner, plot),
    }
    caption(&mut inner, chart);
    let (pieces, _) = inner.finish();
    pieces.into_iter().for_each(|piece| list.push(piece));
}

/// A plot that is never divided between pages; `draw` says how high it is.
fn whole(list: &mut List, draw: impl FnOnce(&mut Canvas) -> f64) {
    let mut canvas = Canvas::new(list);
    let height = draw(&mut canvas);
    let items = canvas.items;
    list.push(Piece { items, advance: height, need: height, keep: true, ..Piece::default() });
}

/// 图1 and its title in 黑, centred, then the notes.
fn caption(list: &mut List, chart: &Chart) {
    list.white(OVER_CAPTION.pt(), true);
    let dress = Dress { face: Face::Hei, size: SIZE, ink: Default::default() };
    let setting = Setting { dress, pitch: PITCH, first: 0.0, rest: 0.0, align: Align::Centre };
    let first = list.pieces.len();
    lines_of(list, &plain(chart.caption.as_str()), setting);
    if let Some((last, before)) = list.pieces[first..].split_last_mut() {
        before.iter_mut().for_each(|line| line.keep = true);
        last.advance = last.need;
    }
    if !chart.notes.is_empty() {
        paragraph::note(list, &Note { items: chart.notes.clone() });
    }
}

/// A number as it is printed: at most one decimal.
pub(crate) fn number(value: f64) -> String {
    let tenths = (value * 10.0).round();
    if tenths % 10.0 == 0.0 { format!("{:.0}", tenths / 10.0) } else { format!("{:.1}", tenths / 10.0) }
}

/// A value that can be drawn: counts and rates are never negative.
fn sound(value: Option<f64>) -> Option<f64> {
    value.filter(|value| value.is_finite()).map(|value| value.max(0.0))
}
