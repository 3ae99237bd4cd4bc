//! Titles: balanced lines, broken at words (PAPER §1.8).

use super::breaks::words;

/// Most characters in a line of a title.
const LONGEST: usize = 20;
/// Fewest characters in a line of a title.
const SHORTEST: usize = 4;

/// Break a title into the fewest lines that hold, as even as words allow; `fits` tells whether a line does.
pub(crate) fn title(text: &str, fits: impl Fn(&str) -> bool) -> Vec<String> {
    let chars: Vec<char> = text.chars().collect();
    if chars.len() <= LONGEST && fits(text) || chars.len() < 2 * SHORTEST {
        return vec![text.to_owned()];
    }
    let may = words(&chars);
    let ends: Vec<usize> = (1..chars.len()).filter(|end| may[end - 1] && !hangs(&chars, *end)).collect();
    for lines in 2..=6 {
        let mut cuts = Vec::new();
        let mut best = None;
        search(&chars, &ends, lines, 0, &mut cuts, &mut best, &fits);
        if let Some((_, cuts)) = best {
            return pieces(&chars, &cuts);
        }
    }
    // No words to break at: leave it to plain line filling.
    vec![text.to_owned()]
}

/// True when a line must not begin with what stands at `end`: 的, 报告, 通知 belong to the words before them.
fn hangs(chars: &[char], end: usize) -> bool {
    let rest: String = chars[end..].iter().collect();
    ["的", "报告", "通知", "和", "与"].iter().any(|word| rest.starts_with(word)) || chars[end - 1] == '第'
}

/// Try all ways to cut into `lines` lines; keep the most even, the shorter line first.
fn search(
    chars: &[char],
    ends: &[usize],
    lines: usize,
    from: usize,
    cuts: &mut Vec<usize>,
    best: &mut Option<(usize, Vec<usize>)>,
    fits: &impl Fn(&str) -> bool,
) {
    let long = |end: usize| end - from;
    let good = |end: usize| {
        let line: String = chars[from..end].iter().collect();
        (SHORTEST..=LONGEST).contains(&long(end)) && fits(&line)
    };
    if lines == 1 {
        if good(chars.len()) {
            let score = unevenness(chars.len(), cuts);
            if best.as_ref().is_none_or(|(least, _)| score < *least) {
                *best = Some((score, cuts.clone()));
            }
        }
        return;
    }
    for &end in ends.iter().filter(|end| **end > from) {
        if long(end) > LONGEST {
            break;
        }
        if good(end) {
            cuts.push(end);
            search(chars, ends, lines - 1, end, cuts, best, fits);
            cuts.pop();
        }
    }
}

/// Differences of neighbouring lines, squared; a longer line over a shorter one counts more.
fn unevenness(count: usize, cuts: &[usize]) -> usize {
    let mut lengths = Vec::new();
    let mut from = 0;
    for &end in cuts.iter().chain([&count]) {
        lengths.push(end - from);
        from = end;
    }
    let pair = |pair: &[usize]| {
        let difference = pair[0].abs_diff(pair[1]);
        difference * difference * 4 + if pair[0] > pair[1] { 2 + difference } else { 0 }
    };
    lengths.windows(2).map(pair).sum()
}

fn pieces(chars: &[char], cuts: &[usize]) -> Vec<String> {
    let mut from = 0;
    let mut lines = Vec::new();
    for &end in cuts.iter().chain([&chars.len()]) {
        lines.push(chars[from..end].iter().collect());
        from = end;
    }
    lines
}
