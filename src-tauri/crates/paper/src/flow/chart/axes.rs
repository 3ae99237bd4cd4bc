//! What bars and lines stand in: a scale at the left, names along the foot, a legend over all.

use super::canvas::{Canvas, Ground};
use super::{LINE, PITCH, SIZE, TICK, number};
use crate::model::{Align, Ink};
use crate::text::ASCENT;

/// Side of a legend's sample, points.
const SAMPLE: f64 = 9.0;
/// White after a legend's sample and after its name, points.
const AFTER: (f64, f64) = (3.0, 14.0);

/// The values a plot shows.
pub(super) struct Scale {
    pub from: f64,
    pub to: f64,
    pub step: f64,
}

impl Scale {
    /// From 0 to at least `most`, in at most five round steps, whole ones where all values are whole.
    pub fn up_to(most: f64, whole: bool) -> Scale {
        let rough = (most / 5.0).max(if whole { 1.0 } else { 0.1 });
        let power = 10_f64.powf(rough.log10().floor());
        let step = [1.0, 2.0, 5.0, 10.0].map(|n| n * power).into_iter().find(|step| *step >= rough * 0.999);
        let step = step.unwrap_or(rough);
        Scale { from: 0.0, to: (most / step).ceil().max(1.0) * step, step }
    }

    fn ticks(&self) -> impl Iterator<Item = f64> + '_ {
        let count = ((self.to - self.from) / self.step).round() as usize;
        (0..=count).map(|i| self.from + i as f64 * self.step)
    }
}

/// Where the values are drawn.
pub(super) struct Field {
    pub left: f64,
    pub right: f64,
    pub top: f64,
    pub foot: f64,
    scale: Scale,
    count: usize,
}

impl Field {
    /// Scale and axes of a plot with so many groups, `height` points high under `top`.
    pub fn draw(canvas: &mut Canvas, scale: Scale, count: usize, top: f64, height: f64) -> Field {
        let widest = scale.ticks().map(|tick| canvas.width_of(&number(tick))).fold(0.0, f64::max);
        let right = canvas.width();
        let field =
            Field { left: (widest + 4.0).min(right / 2.0), right, top, foot: top + height, scale, count };
        for tick in field.scale.ticks() {
            let y = field.y(tick);
            let ink = if tick > field.scale.from { Ink::Grey(12) } else { Ink::Black };
            canvas.line((field.left, y), (right, y), LINE, ink);
            canvas.label(&number(tick), Align::Right, field.left - 4.0, y + ASCENT * SIZE - SIZE / 2.0);
        }
        canvas.line((field.left, top), (field.left, field.foot), LINE, Ink::Black);
        field
    }

    /// Where a value is.
    pub fn y(&self, value: f64) -> f64 {
        let share = (value - self.scale.from) / (self.scale.to - self.scale.from);
        self.foot - share.clamp(0.0, 1.0) * (self.foot - self.top)
    }

    /// Room of one group.
    pub fn slot(&self) -> f64 {
        (self.right - self.left) / self.count.max(1) as f64
    }

    /// The middle of a group.
    pub fn x(&self, group: usize) -> f64 {
        self.left + (group as f64 + 0.5) * self.slot()
    }

    /// Names under the axis, on several lines where they must be; every second, third … where not even two characters
    /// have room. Where they end.
    pub fn names<'n>(&self, canvas: &mut Canvas, names: impl Iterator<Item = &'n str>) -> f64 {
        let names: Vec<&str> = names.collect();
        let top = self.foot + 4.0;
        let room = self.slot() - 3.0;
        let widest = names.iter().map(|name| canvas.width_of(name)).fold(0.0, f64::max);
        if widest <= room || room >= 2.0 * SIZE {
            let high = names
                .iter()
                .enumerate()
                .map(|(i, name)| canvas.wrapped(name, Align::Centre, (self.x(i) - room / 2.0, top), room));
            return top + high.fold(SIZE, f64::max);
        }
        let every = ((widest + 6.0) / self.slot()).ceil().max(1.0) as usize;
        for (i, name) in names.iter().enumerate().step_by(every) {
            canvas.label(name, Align::Centre, self.x(i), top + ASCENT * SIZE);
        }
        top + SIZE
    }
}

/// What stands before a name in the legend.
#[derive(Clone, Copy)]
pub(super) enum Sample {
    /// The ground of bars.
    Ground(Ground),
    /// The tick of a target.
    Tick,
}

/// The unit, then a sample and name for each series, on as many lines as they need; where they end.
pub(super) fn legend(canvas: &mut Canvas, unit: &str, names: &[(Sample, &str)]) -> f64 {
    let mut x = if unit.is_empty() { 0.0 } else { canvas.width_of(unit) + AFTER.1 };
    canvas.label(unit, Align::Left, 0.0, ASCENT * SIZE);
    let mut y = 0.0;
    for (sample, name) in names {
        let lead = SAMPLE + AFTER.0;
        let own = canvas.width_of(name);
        if x > 0.0 && x + lead + own > canvas.width() {
            (x, y) = (0.0, y + PITCH);
        }
        match sample {
            Sample::Ground(ground) => {
                canvas.ground((x + LINE, y + 0.1 * SIZE, SAMPLE, SAMPLE * 0.8), *ground)
            }
            Sample::Tick => {
                let middle = x + SAMPLE / 2.0;
                canvas.line((middle, y - 0.1 * SIZE), (middle, y + SIZE), TICK, Ink::Black);
            }
        }
        let room = canvas.width() - lead;
        let high = canvas.wrapped(name, Align::Left, (x + lead, y), room.min(own + 1.0));
        y += high - SIZE;
        x += lead + own + AFTER.1;
    }
    y + SIZE
}
