//! Breaking a strip into lines: the breaks of least cost over the whole paragraph.

use super::atom::{Kind, Strip};
use super::class::{never_first, never_last};
use super::space::{Gap, gap, half_at_end};

/// The room lines have.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Measure {
    /// Width of the first line and of the others, points.
    pub first: f64,
    pub rest: f64,
    /// True when lines are spread to the full width.
    pub justify: bool,
    /// White the grid adds after each character, points.
    pub tracking: f64,
}

/// One line: its atoms and the left edge of each from the line's start.
#[derive(Clone, Debug)]
pub(crate) struct Line {
    pub start: usize,
    pub end: usize,
    pub x: Vec<f64>,
    /// Right edge of the last atom; a mark set at half width or hanging counts as half.
    pub width: f64,
}

/// Sums over the atoms of a line that is tried.
#[derive(Clone, Copy, Default)]
struct Sum {
    natural: f64,
    shrink: f64,
    first: f64,
    even: f64,
}

impl Sum {
    fn add(&mut self, gap: Gap) {
        self.natural += gap.natural;
        self.shrink += gap.shrink;
        self.first += gap.first;
        self.even += gap.even;
    }
}

/// Cost of a break inside a word or a figure, taken only when nothing else fits.
const FORCED: f64 = 1e5;
/// Cost of every line: a paragraph is set rather close than long.
const LINE: f64 = 60.0;
/// Cost of a last line shorter than two characters and a mark.
const SHORT_END: f64 = 2000.0;

/// Break a strip. Never fails: what has no place to break is broken where it is full.
pub(crate) fn fill(strip: &Strip, measure: Measure) -> Vec<Line> {
    let count = strip.atoms.len();
    if count == 0 {
        return vec![Line { start: 0, end: 0, x: Vec::new(), width: 0.0 }];
    }
    let ends = best_ends(strip, measure);
    let mut lines = Vec::new();
    let mut start = 0;
    for end in ends {
        let width = if start == 0 { measure.first } else { measure.rest };
        lines.push(set(strip, start, end, width, measure, end < count));
        start = end;
    }
    lines
}

/// The ends of the lines of least total cost.
fn best_ends(strip: &Strip, measure: Measure) -> Vec<usize> {
    let count = strip.atoms.len();
    // For every possible line start: least cost to get there, and from where.
    let mut best = vec![(f64::INFINITY, 0); count + 1];
    best[0].0 = 0.0;
    for start in 0..count {
        if best[start].0.is_finite() {
            let width = if start == 0 { measure.first } else { measure.rest };
            relax(strip, start, width, measure, &mut best);
        }
    }
    let mut ends = vec![count];
    while let Some(&end) = ends.last().filter(|end| best[**end].1 > 0) {
        ends.push(best[end].1);
    }
    ends.reverse();
    ends
}

/// Try every line that begins at `start`.
fn relax(strip: &Strip, start: usize, width: f64, measure: Measure, best: &mut [(f64, usize)]) {
    let count = strip.atoms.len();
    let mut sum = Sum::default();
    let mut reached = false;
    let mut full = start + 1;
    for last in start..count {
        let atom = &strip.atoms[last];
        sum.natural += atom.width;
        if sum.natural - sum.shrink - half_at_end(atom) > width + 1e-6 && !blank(strip, last) {
            break;
        }
        full = last + 1;
        if last + 1 == count || strip.may[last] {
            let cost = cost(strip, (start, last), sum, width, measure);
            offer(best, start, last + 1, cost);
            reached = true;
        }
        if last + 1 < count {
            sum.add(gap(atom, &strip.atoms[last + 1], measure.tracking));
        }
    }
    if !reached {
        offer(best, start, forced(strip, start, full), FORCED);
    }
}

fn offer(best: &mut [(f64, usize)], start: usize, end: usize, cost: f64) {
    let total = best[start].0 + cost;
    if total < best[end].0 {
        best[end] = (total, start);
    }
}

/// A place to break by force, moved back by a few atoms so as not to part a mark from its text.
fn forced(strip: &Strip, start: usize, full: usize) -> usize {
    let count = strip.atoms.len();
    let good = |end: usize| {
        end >= count || !never_first(strip.atoms[end].char()) && !never_last(strip.atoms[end - 1].char())
    };
    let least = full.saturating_sub(6).max(start + 1);
    (least..=full).rev().find(|end| good(*end)).unwrap_or(full)
}

/// True for a word space, which may fall off the end of a line.
fn blank(strip: &Strip, at: usize) -> bool {
    matches!(strip.atoms[at].kind, Kind::Char { c: ' ', .. })
}

/// How bad this line would be.
fn cost(strip: &Strip, (start, last): (usize, usize), sum: Sum, width: f64, measure: Measure) -> f64 {
    let count = strip.atoms.len();
    let mut cost = LINE;
    let over = sum.natural - width;
    if last + 1 == count {
        let short = last + 1 - start < 3 && start > 0;
        cost += if short { SHORT_END } else { 0.0 };
        if over <= 0.0 {
            return cost;
        }
    }
    if !measure.justify {
        // Fewest lines; the rest as full as can be.
        return cost + 990.0 + (over.min(0.0) / width.max(1.0)).powi(2);
    }
    let half = half_at_end(&strip.atoms[last]);
    if over > half {
        let share = (over - half) / sum.shrink.max(1e-3);
        cost + 10.0 + 70.0 * share * share
    } else {
        let slack = if over > 0.0 { half - over } else { -over };
        let share = slack / (sum.first + sum.even).max(1e-3);
        let torn = if share > 1.0 { 400.0 * (share - 1.0) } else { 0.0 };
        cost + if over > 0.0 { 5.0 } else { 0.0 } + 100.0 * share * share + torn
    }
}

/// Set one line: the left edge of each atom.
fn set(strip: &Strip, start: usize, end: usize, width: f64, measure: Measure, inner: bool) -> Line {
    let mut end_of_text = end;
    while inner && end_of_text > start + 1 && blank(strip, end_of_text - 1) {
        end_of_text -= 1;
    }
    let atoms = &strip.atoms[start..end_of_text];
    let gaps: Vec<Gap> = atoms.windows(2).map(|pair| gap(&pair[0], &pair[1], measure.tracking)).collect();
    let mut sum = Sum { natural: atoms.iter().map(|atom| atom.width).sum(), ..Sum::default() };
    gaps.iter().for_each(|gap| sum.add(*gap));
    let half = atoms.last().map_or(0.0, half_at_end);
    let over = sum.natural - width;
    let cut = if over > 1e-6 { half } else { 0.0 };
    let slack = width - (sum.natural - cut);
    let mut x = Vec::with_capacity(end - start);
    let mut at = 0.0;
    for (i, atom) in atoms.iter().enumerate() {
        x.push(at);
        at +=
            atom.width + gaps.get(i).map_or(0.0, |gap| gap.natural + give(*gap, slack, sum, measure, inner));
    }
    x.resize(end - start, at);
    Line { start, end, x, width: at - cut }
}

/// What a gap gains (or loses) of the line's slack: marks and figure gaps first, then all evenly.
fn give(gap: Gap, slack: f64, sum: Sum, measure: Measure, inner: bool) -> f64 {
    if slack < 0.0 {
        return if sum.shrink > 0.0 { gap.shrink * (slack / sum.shrink).max(-1.0) } else { 0.0 };
    }
    if !inner || !measure.justify {
        return 0.0;
    }
    let first = slack.min(sum.first);
    let mut gain = if sum.first > 0.0 { gap.first * first / sum.first } else { 0.0 };
    if sum.even > 0.0 {
        // Beyond four times the even share a line looks torn: it is left short instead.
        gain += gap.even * ((slack - first) / sum.even).min(4.0);
    }
    gain
}
