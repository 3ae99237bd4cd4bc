//! Titles: balanced lines, broken at words (PAPER §1.8).

use super::breaks::{breaks, words};

/// Longest line of a title, in squares (a Latin letter or digit is half of one).
const LONGEST: usize = 20;
/// Shortest line of a title, in squares.
const SHORTEST: usize = 4;

/// Most lines of a title: what is longer is no title, and trying all ways would take long.
const MOST: usize = 4;

/// Cost of a poor place to end a line: as much as lines that differ by five squares.
const POOR: usize = 100;

/// Break a title into the fewest lines that hold, as even as words allow; `fits` tells whether a line does.
pub(crate) fn title(text: &str, fits: impl Fn(&str) -> bool) -> Vec<String> {
    let chars: Vec<char> = text.chars().collect();
    let length = squares(&chars);
    if length <= LONGEST && fits(text) || !(2 * SHORTEST..=MOST * LONGEST).contains(&length) {
        return vec![text.to_owned()];
    }
    let (may, words) = (breaks(&chars), words(&chars));
    let good = |end: usize| may[end - 1] && words[end - 1] && !hangs(&chars, end);
    let ends: Vec<usize> = (1..chars.len()).filter(|end| good(*end)).collect();
    for lines in length.div_ceil(LONGEST).max(2)..=MOST {
        let mut search = Search { chars: &chars, ends: &ends, fits: &fits, cuts: Vec::new(), best: None };
        search.cut(lines, 0);
        if let Some((_, cuts)) = search.best {
            return pieces(&chars, &cuts);
        }
    }
    // No words to break at: leave it to plain line filling.
    vec![text.to_owned()]
}

/// Length in squares.
fn squares(chars: &[char]) -> usize {
    chars.iter().map(|c| if c.is_ascii() { 1 } else { 2 }).sum::<usize>().div_ceil(2)
}

/// True when a line must not end at `end`: 的, 报告, 通知 belong to the words before them, and 第三季度 to its year.
fn hangs(chars: &[char], end: usize) -> bool {
    let (before, after) = chars.split_at(end);
    let starts = |word: &str| word.chars().eq(after.iter().copied().take(word.chars().count()));
    ["的", "报告", "通知"].into_iter().any(starts)
        || before.last() == Some(&'第')
        || before.last() == Some(&'年') && matches!(after.first(), Some('第' | '上' | '下' | '度'))
}

/// Cost of ending a line here, though it may end: after a word that leads on to the next, or within brackets.
fn poor(chars: &[char], end: usize) -> usize {
    let before = &chars[..end];
    let leads = ["关于", "和", "与", "及", "或", "对", "在", "为"];
    let leads = leads.iter().any(|word| before.ends_with(&word.chars().collect::<Vec<_>>()));
    let open = |open, close| {
        let count = |mark| before.iter().filter(|c| **c == mark).count();
        count(open) > count(close)
    };
    let within = open('《', '》') || open('（', '）') || open('“', '”');
    if leads || within { POOR } else { 0 }
}

/// All ways to cut a title into lines.
struct Search<'a, F> {
    chars: &'a [char],
    ends: &'a [usize],
    fits: &'a F,
    cuts: Vec<usize>,
    /// The most even way so far: how uneven it is, and its cuts.
    best: Option<(usize, Vec<usize>)>,
}

impl<F: Fn(&str) -> bool> Search<'_, F> {
    /// Cut what begins at `from` into so many lines.
    fn cut(&mut self, lines: usize, from: usize) {
        if lines == 1 {
            if self.good(from, self.chars.len()) {
                let poor: usize = self.cuts.iter().map(|end| poor(self.chars, *end)).sum();
                let score = unevenness(self.chars, &self.cuts) + poor;
                if self.best.as_ref().is_none_or(|(least, _)| score < *least) {
                    self.best = Some((score, self.cuts.clone()));
                }
            }
            return;
        }
        for &end in self.ends.iter().filter(|end| **end > from) {
            if squares(&self.chars[from..end]) > LONGEST {
                break;
            }
            if self.good(from, end) {
                self.cuts.push(end);
                self.cut(lines - 1, end);
                self.cuts.pop();
            }
        }
    }

    fn good(&self, from: usize, end: usize) -> bool {
        let line: String = self.chars[from..end].iter().collect();
        (SHORTEST..=LONGEST).contains(&squares(&self.chars[from..end])) && (self.fits)(&line)
    }
}

/// Differences of neighbouring lines, squared; a longer line over a shorter one counts more.
fn unevenness(chars: &[char], cuts: &[usize]) -> usize {
    let lengths: Vec<usize> = lines(chars, cuts).map(squares).collect();
    let pair = |pair: &[usize]| {
        let difference = pair[0].abs_diff(pair[1]);
        difference * difference * 4 + if pair[0] > pair[1] { 2 + difference } else { 0 }
    };
    lengths.windows(2).map(pair).sum()
}

fn pieces(chars: &[char], cuts: &[usize]) -> Vec<String> {
    lines(chars, cuts).map(|line| line.iter().collect()).collect()
}

/// The lines between the cuts.
fn lines<'a>(chars: &'a [char], cuts: &'a [usize]) -> impl Iterator<Item = &'a [char]> {
    let starts = std::iter::once(&0).chain(cuts);
    starts
        .zip(cuts.iter().chain(std::iter::once(&usize::MAX)))
        .map(|(from, to)| &chars[*from..(*to).min(chars.len())])
}
