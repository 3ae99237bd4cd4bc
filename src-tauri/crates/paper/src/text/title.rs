//! Titles: balanced lines, broken at words (PAPER §1.8).

use super::breaks::words;

/// Longest line of a title, in squares (a Latin letter or digit is half of one).
const LONGEST: usize = 20;
/// Shortest line of a title, in squares.
const SHORTEST: usize = 4;

/// Break a title into the fewest lines that hold, as even as words allow; `fits` tells whether a line does.
pub(crate) fn title(text: &str, fits: impl Fn(&str) -> bool) -> Vec<String> {
    let chars: Vec<char> = text.chars().collect();
    if squares(&chars) <= LONGEST && fits(text) || squares(&chars) < 2 * SHORTEST {
        return vec![text.to_owned()];
    }
    let may = words(&chars);
    let ends: Vec<usize> = (1..chars.len()).filter(|end| may[end - 1] && !hangs(&chars, *end)).collect();
    // A title of a few lines at the most: more than that is no title, and trying all ways would take long.
    for lines in 2..=4 {
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

/// True when a line must not begin with what stands at `end`: 的, 报告, 通知 belong to the words before them, and
/// 第三季度 to its year.
fn hangs(chars: &[char], end: usize) -> bool {
    let rest: String = chars[end..].iter().collect();
    let bound = ["的", "报告", "通知", "和", "与"].iter().any(|word| rest.starts_with(word));
    bound
        || chars[end - 1] == '第'
        || (chars[end - 1] == '年' && matches!(chars[end], '第' | '上' | '下' | '度'))
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
                let score = unevenness(self.chars, &self.cuts);
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
