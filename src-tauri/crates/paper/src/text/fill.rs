//! Breaking a strip into lines: the breaks of least cost over the whole paragraph.

use super::atom::{Atom, Strip};
use super::breaks::words;
use super::class::{Class, never_first, never_last};
use super::space::{Gap, gap, half_at_end, half_at_start};

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
    /// Right edge of the last atom, without the white of a mark that hangs.
    pub width: f64,
}

/// Cost of every line: a paragraph is set rather close than long, but not at any price. So that it takes a line less it
/// may have two lines, and no more, whose marks are all of half width.
const LINE: f64 = 200.0;
/// Cost of a line whose marks have all lost their white half.
const TIGHT: f64 = 80.0;
/// Cost of a line whose every gap has the most it may gain: two characters short of the measure is a tenth of it.
const LOOSE: f64 = 700.0;
/// Cost of every further measure of that: such a line looks torn.
const TORN: f64 = 4000.0;
/// Cost of one more line where lines are ragged.
const RAGGED: f64 = 990.0;
/// Cost of a difference of one (all white lost, or all gained) between two lines that follow one another.
const UNEVEN: f64 = 40.0;
/// Cost of dividing a word, which Chinese may: as much as a white of two thirds of a character in the line.
const WORD: f64 = 20.0;
/// The same where lines are ragged: a line may be shorter by half to keep a word.
const WORD_RAGGED: f64 = 0.25;
/// Cost of a last line with a single character, or a single figure (PAPER §1.6).
const SHORT_END: f64 = 2000.0;
/// Cost of a break inside a word or a figure, taken only when nothing else fits.
const FORCED: f64 = 1e5;
/// Rounding allowed when asking whether something fits, points.
const SLACK: f64 = 1e-6;

/// Break a strip. Never fails: what has no place to break is broken where it is full.
pub(crate) fn fill(strip: &Strip, measure: Measure) -> Vec<Line> {
    let count = strip.atoms.len();
    if count == 0 {
        return vec![Line { start: 0, end: 0, x: Vec::new(), width: 0.0 }];
    }
    let mut galley = Galley::new(strip, measure);
    if galley.sums[count].natural <= measure.first {
        // Nothing is cheaper than one line that needs to give nothing; most cells of a table are such.
        return vec![galley.set(0, count)];
    }
    galley.words = words(&strip.chars());
    let mut start = 0;
    let set = |end| {
        let line = galley.set(start, end);
        start = end;
        line
    };
    galley.best_ends().into_iter().map(set).collect()
}

/// Width of a strip on one line, points.
pub(crate) fn natural(strip: &Strip) -> f64 {
    let gaps = strip.atoms.windows(2).map(|pair| gap(&pair[0], &pair[1], 0.0).natural).sum::<f64>();
    gaps + strip.atoms.iter().map(|atom| atom.width).sum::<f64>()
}

/// Width of the widest part of a strip that has no place to break, points.
pub(crate) fn widest_part(strip: &Strip) -> f64 {
    let mut widest = 0.0_f64;
    let mut part = 0.0;
    for (at, atom) in strip.atoms.iter().enumerate() {
        part += atom.width;
        widest = widest.max(part);
        if strip.may[at] {
            part = 0.0;
        } else if let Some(next) = strip.atoms.get(at + 1) {
            part += gap(atom, next, 0.0).natural;
        }
    }
    widest
}

/// A strip with its gaps measured.
struct Galley<'a> {
    strip: &'a Strip,
    measure: Measure,
    gaps: Vec<Gap>,
    /// Does a word end after an atom? Empty for text that fits on one line.
    words: Vec<bool>,
    /// Before each atom: the sum of all atoms and gaps from the strip's start.
    sums: Vec<Gap>,
}

/// A line that is tried: what it holds and how far it misses its width.
#[derive(Clone, Copy, Default)]
struct Trial {
    /// Sums of its gaps.
    gaps: Gap,
    /// White to be shared out; negative when white must be taken.
    slack: f64,
    /// How far its last mark hangs over the edge.
    hang: f64,
}

/// The cheapest way found to an atom that a line may begin with.
#[derive(Clone, Copy)]
struct Way {
    cost: f64,
    from: usize,
    /// How tight (-1) or loose (1) the line before it is.
    tone: f64,
}

impl<'a> Galley<'a> {
    fn new(strip: &'a Strip, measure: Measure) -> Galley<'a> {
        let pairs = strip.atoms.windows(2);
        let gaps: Vec<Gap> = pairs.map(|pair| gap(&pair[0], &pair[1], measure.tracking)).collect();
        let mut sum = Gap::default();
        let mut sums = vec![sum];
        for (i, atom) in strip.atoms.iter().enumerate() {
            sum = sum + gaps.get(i).copied().unwrap_or_default();
            sum.natural += atom.width;
            sums.push(sum);
        }
        Galley { strip, measure, gaps, words: Vec::new(), sums }
    }

    fn width(&self, start: usize) -> f64 {
        if start == 0 { self.measure.first } else { self.measure.rest }
    }

    /// Where the line's visible part ends: spaces fall off the end of a line, at the end of a text if they must.
    fn visible(&self, start: usize, end: usize) -> usize {
        if end == self.strip.atoms.len() && self.trial(start, end).slack >= 0.0 {
            return end;
        }
        let blanks = self.strip.atoms[start..end].iter().rev().take_while(|atom| atom.blank());
        let kept = end - blanks.count();
        if kept > start { kept } else { end }
    }

    /// What a line holds and misses.
    fn trial(&self, start: usize, end: usize) -> Trial {
        let (first, last) = (&self.strip.atoms[start], &self.strip.atoms[end - 1]);
        let mut gaps = self.sums[end - 1] - self.sums[start];
        gaps.natural += last.width - self.cut(start, first);
        let slack = self.width(start) - gaps.natural;
        let hang = (-slack).clamp(0.0, half_at_end(last));
        Trial { gaps, slack: slack + hang, hang }
    }

    /// The white half an opening mark loses at the head of a line, but not at the head of a paragraph.
    fn cut(&self, start: usize, first: &Atom) -> f64 {
        if start > 0 && self.measure.justify { half_at_start(first) } else { 0.0 }
    }

    /// The ends of the lines of least total cost.
    fn best_ends(&self) -> Vec<usize> {
        let count = self.strip.atoms.len();
        let mut ways = vec![Way { cost: f64::INFINITY, from: 0, tone: 0.0 }; count + 1];
        ways[0].cost = 0.0;
        for start in 0..count {
            if ways[start].cost.is_finite() {
                self.relax(start, &mut ways);
            }
        }
        let mut ends = vec![count];
        while let Some(&end) = ends.last().filter(|end| ways[**end].from > 0) {
            ends.push(ways[end].from);
        }
        ends.reverse();
        ends
    }

    /// Try every line that begins at `start`.
    fn relax(&self, start: usize, ways: &mut [Way]) {
        let count = self.strip.atoms.len();
        let before = ways[start];
        let mut offer = |end: usize, cost: f64, tone: f64| {
            let cost = before.cost + cost;
            if cost < ways[end].cost {
                ways[end] = Way { cost, from: start, tone };
            }
        };
        let mut reached = false;
        let mut full = start + 1;
        for end in start + 1..=count {
            let trial = self.trial(start, self.visible(start, end));
            if trial.slack + trial.gaps.shrink < -SLACK {
                break;
            }
            full = end;
            if end == count || self.strip.may[end - 1] {
                let (mut cost, tone) = self.cost(start, end, trial);
                if start > 0 && self.measure.justify && end < count {
                    cost += UNEVEN * (tone - before.tone).powi(2);
                }
                offer(end, cost, tone);
                reached = true;
            }
        }
        if !reached {
            offer(self.forced(start, full), FORCED, 0.0);
        }
    }

    /// A place to break by force, moved back by a few atoms so as not to part a mark from its text.
    fn forced(&self, start: usize, full: usize) -> usize {
        let atoms = &self.strip.atoms;
        let good = |end: usize| {
            end >= atoms.len() || !never_first(atoms[end].char()) && !never_last(atoms[end - 1].char())
        };
        let least = full.saturating_sub(6).max(start + 1);
        (least..=full).rev().find(|end| good(*end)).unwrap_or(full)
    }

    /// How bad a line would be, and how tight (-1) or loose (1) it looks.
    fn cost(&self, start: usize, end: usize, trial: Trial) -> (f64, f64) {
        let mut cost = LINE;
        let last = end == self.strip.atoms.len();
        if last && start > 0 && self.orphan(start) {
            cost += SHORT_END;
        }
        if !last && self.words.get(end - 1) == Some(&false) {
            cost += if self.measure.justify { WORD } else { WORD_RAGGED };
        }
        if trial.slack < 0.0 {
            let tone = trial.slack / trial.gaps.shrink.max(SLACK);
            return (cost + TIGHT * tone * tone, tone);
        }
        if last {
            return (cost, 0.0);
        }
        if !self.measure.justify {
            // Fewest lines; the rest as full as can be.
            let share = trial.slack / self.width(start).max(1.0);
            return (cost + RAGGED + share * share, 0.0);
        }
        let tone = trial.slack / trial.gaps.stretch().max(SLACK);
        let torn = TORN * (tone - 1.0).max(0.0);
        (cost + LOOSE * tone * tone + torn, tone.min(1.0))
    }

    /// True when a last line from `start` would be one character or, in running text, one figure with its unit.
    fn orphan(&self, start: usize) -> bool {
        let atoms = &self.strip.atoms[start..];
        let text =
            atoms.iter().filter(|atom| !matches!(atom.class, Class::Open | Class::Close | Class::Space));
        let whole = || !self.strip.may[start..self.strip.atoms.len() - 1].contains(&true);
        text.take(2).count() < 2 || self.measure.justify && whole()
    }

    /// Set one line: the left edge of each atom.
    fn set(&self, start: usize, end: usize) -> Line {
        let inner = end < self.strip.atoms.len();
        let visible = self.visible(start, end);
        let trial = self.trial(start, visible);
        let mut at = -self.cut(start, &self.strip.atoms[start]);
        let mut x = Vec::with_capacity(end - start);
        for i in start..visible {
            x.push(at);
            at += self.strip.atoms[i].width;
            if i + 1 < visible {
                at += self.gaps[i].natural
                    + self.gaps[i].give(&trial.gaps, trial.slack, inner && self.measure.justify);
            }
        }
        x.resize(end - start, at);
        Line { start, end, x, width: at - trial.hang }
    }
}
