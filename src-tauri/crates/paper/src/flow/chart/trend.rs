//! A line of rates.

use super::axes::{Field, Scale, legend};
use super::canvas::Canvas;
use super::{NONE, SIZE, sound};
use crate::draw::Item;
use crate::model::{Align, Ink, Trend};
use crate::shapes;
use crate::text::ASCENT;

/// Thickness of the line and radius of a point, points.
const LINE: f64 = 1.0;
const DOT: f64 = 1.7;
/// White over the scale and between a point and its figure, points.
const OVER: f64 = 15.0;
const APART: f64 = 4.0;
/// Where rates stay above this the scale begins here, and says so.
const HALF: f64 = 50.0;

/// Draw the chart; its height.
pub(super) fn draw(canvas: &mut Canvas, trend: &Trend) -> f64 {
    let values: Vec<Option<f64>> =
        trend.points.iter().map(|(_, value)| sound(*value).map(|value| value.min(100.0))).collect();
    let is_high = values.iter().flatten().next().is_some() && values.iter().flatten().all(|v| *v >= HALF);
    let (scale, says) = if is_high {
        (Scale { from: HALF, to: 100.0, step: 10.0 }, "（%），纵轴自50%起")
    } else {
        (Scale { from: 0.0, to: 100.0, step: 20.0 }, "（%）")
    };
    let top = legend(canvas, &format!("{}{says}", trend.unit), &[]) + OVER;
    let field = Field::draw(canvas, scale, values.len(), top, trend.height.pt());
    line(canvas, &field, &values);
    figures(canvas, &field, &values);
    field.names(canvas, trend.points.iter().map(|(name, _)| name.as_str()))
}

/// The line, broken where there is no figure; a dot for each.
fn line(canvas: &mut Canvas, field: &Field, values: &[Option<f64>]) {
    let point = |i: usize, value: f64| (field.x(i), field.y(value));
    for (i, pair) in values.windows(2).enumerate() {
        if let [Some(from), Some(to)] = *pair {
            canvas.line(point(i, from), point(i + 1, to), LINE, Ink::Black);
        }
    }
    let dots = values.iter().enumerate().filter_map(|(i, value)| value.map(|value| point(i, value)));
    let dots: Vec<Item> = dots.map(|at| shapes::dot(at, DOT)).collect();
    canvas.items.extend(dots);
}

/// The figures: last, lowest, highest and first before the others, none over another.
fn figures(canvas: &mut Canvas, field: &Field, values: &[Option<f64>]) {
    let known: Vec<(usize, f64)> =
        values.iter().enumerate().filter_map(|(i, value)| value.map(|value| (i, value))).collect();
    let least = known.iter().min_by(|a, b| a.1.total_cmp(&b.1));
    let most = known.iter().max_by(|a, b| a.1.total_cmp(&b.1));
    let order = [known.last(), least, most].into_iter().flatten().chain(&known).map(|known| known.0);
    let gaps = (0..values.len()).filter(|i| values[*i].is_none());
    let mut taken: Vec<(f64, f64)> = Vec::new();
    for i in order.chain(gaps) {
        let text = values[i].map_or(NONE.to_owned(), |value| format!("{value:.1}"));
        let half = canvas.width_of(&text) / 2.0 + 1.0;
        let (from, to) = (field.x(i) - half, field.x(i) + half);
        if taken.iter().any(|other| from < other.1 && other.0 < to) {
            continue;
        }
        taken.push((from, to));
        canvas.label(&text, Align::Centre, field.x(i), baseline(field, values, i));
    }
}

/// A figure stands over its point, or under it in a valley, where the line leaves room.
fn baseline(field: &Field, values: &[Option<f64>], i: usize) -> f64 {
    let Some(value) = values[i] else { return field.foot - APART };
    let y = field.y(value);
    let neighbours = [i.checked_sub(1), Some(i + 1)];
    let beside = neighbours.into_iter().flatten().filter_map(|at| values.get(at).copied().flatten());
    let rise: f64 = beside.map(|other| other - value).sum();
    let under = y + APART + ASCENT * SIZE;
    if rise > 0.0 && under + APART < field.foot { under } else { y - APART - 0.12 * SIZE }
}
