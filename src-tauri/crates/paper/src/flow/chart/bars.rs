//! Columns by month.

use super::axes::{Field, Sample, Scale, legend};
use super::canvas::{Canvas, Ground};
use super::{NONE, SIZE, number, sound};
use crate::model::{Align, Bars};

/// White between the legend and the top of the scale: the highest column's figure stands in it, points.
const OVER: f64 = 15.0;
/// The widest column, points (10 mm): two months alone must not become two walls.
const WIDEST: f64 = 28.35;
/// Share of a group's room its columns take.
const SHARE: f64 = 0.72;

/// Draw the chart; its height.
pub(super) fn draw(canvas: &mut Canvas, bars: &Bars) -> f64 {
    let samples = (0..).map(|i| Sample::Ground(Ground::of_series(i)));
    let names: Vec<(Sample, &str)> = match bars.series.as_slice() {
        [_] => Vec::new(),
        many => samples.zip(many).map(|(sample, series)| (sample, series.name.as_str())).collect(),
    };
    let top = legend(canvas, &format!("单位：{}", bars.unit), &names) + OVER;
    let scale = scale(bars);
    let field = Field::draw(canvas, scale, bars.groups.len(), top, bars.height.pt());
    for group in 0..bars.groups.len() {
        if bars.stacked { stack(canvas, bars, &field, group) } else { beside(canvas, bars, &field, group) }
    }
    field.names(canvas, bars.groups.iter().map(String::as_str))
}

/// The values of a group, one for each series.
fn values(bars: &Bars, group: usize) -> impl Iterator<Item = Option<f64>> {
    bars.series.iter().map(move |series| sound(series.values.get(group).copied().flatten()))
}

/// The sum of a group; `None` when it has no figure at all.
fn sum(bars: &Bars, group: usize) -> Option<f64> {
    values(bars, group).flatten().reduce(|sum, value| sum + value)
}

fn scale(bars: &Bars) -> Scale {
    let all = || (0..bars.groups.len()).flat_map(|group| values(bars, group)).flatten();
    let most = if bars.stacked {
        (0..bars.groups.len()).filter_map(|group| sum(bars, group)).fold(0.0, f64::max)
    } else {
        all().fold(0.0, f64::max)
    };
    Scale::up_to(most, all().all(|value| value.fract() == 0.0))
}

/// Columns on top of one another, their sum over them.
fn stack(canvas: &mut Canvas, bars: &Bars, field: &Field, group: usize) {
    let width = (field.slot() * SHARE).min(WIDEST);
    let left = field.x(group) - width / 2.0;
    let mut below = 0.0;
    for (i, value) in values(bars, group).enumerate() {
        let Some(value) = value.filter(|value| *value > 0.0) else { continue };
        let (y, foot) = (field.y(below + value), field.y(below));
        let rect = (left, y, width, foot - y);
        canvas.ground(rect, Ground::of_series(i));
        canvas.label_on(&number(value), Ground::of_series(i), rect);
        below += value;
    }
    figure(canvas, field, sum(bars, group), field.x(group), field.slot());
}

/// Columns beside one another.
fn beside(canvas: &mut Canvas, bars: &Bars, field: &Field, group: usize) {
    let count = bars.series.len().max(1) as f64;
    let width = (field.slot() * SHARE / count).min(WIDEST);
    let left = field.x(group) - width * count / 2.0;
    // A figure may lean over its column into the white between groups, never over its neighbour.
    let room = if count > 1.0 { width + 1.0 } else { field.slot() };
    for (i, value) in values(bars, group).enumerate() {
        let x = left + i as f64 * width;
        if let Some(value) = value.filter(|value| *value > 0.0) {
            let y = field.y(value);
            canvas.ground((x, y, width, field.foot - y), Ground::of_series(i));
        }
        figure(canvas, field, value, x + width / 2.0, room);
    }
}

/// The figure over a column, where there is room for it.
fn figure(canvas: &mut Canvas, field: &Field, value: Option<f64>, x: f64, room: f64) {
    let text = value.map_or(NONE.to_owned(), number);
    if canvas.width_of(&text) <= room {
        canvas.label(&text, Align::Centre, x, field.y(value.unwrap_or(0.0)) - SIZE * 0.3);
    }
}
