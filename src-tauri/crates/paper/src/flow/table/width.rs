//! How wide columns are, and which of them stand beside one another when not all fit.

use std::ops::Range;

use super::cell::Filled;
use crate::Mm;
use crate::model::{Align, Column, Table, Width};

/// Columns of figures narrower than this have the wider white at their right (PAPER §2).
const NARROW: Mm = Mm(10.0);
/// White at the right of figures in a narrow column, at the most.
const NARROW_INSET: Mm = Mm(2.9);
/// A column is not kept wider than this for a word that must not be divided, in em.
const WORD: f64 = 8.0;
/// White that every text keeps to the lines beside it, points.
const HAIR: f64 = 1.0;
/// Rounding allowed when asking whether columns fit, points.
const SLACK: f64 = 0.3;

/// What a column asks for, points.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Need {
    least: f64,
    want: f64,
    most: f64,
    width: Width,
}

impl Need {
    fn at_least(self, floor: f64) -> Need {
        let [least, want, most] = [self.least, self.want, self.most].map(|width| width.max(floor));
        Need { least, want, most, ..self }
    }
}

/// A width that gives: its share of the room, and its limits.
struct Elastic {
    share: f64,
    least: f64,
    most: f64,
}

/// What the columns ask for, by their own words and by the text of their cells.
pub(crate) fn needs(table: &Table, cells: &[Filled]) -> Vec<Need> {
    let white = 2.0 * table.inset.pt();
    let em = table.size.0;
    let mut texts = vec![(em, em); table.columns.len()];
    // No column is narrower than its widest character, whatever it says.
    let mut floors = vec![0.0_f64; table.columns.len()];
    for cell in cells.iter().filter(|cell| cell.columns == 1) {
        let at = cell.column;
        floors[at] = floors[at].max(cell.widest() + 2.0 * HAIR);
        if !matches!(table.columns[at].width, Width::Mm(_)) {
            let (least, want) = cell.widths();
            texts[at] = (texts[at].0.max(least), texts[at].1.max(want));
        }
    }
    let each = table.columns.iter().zip(&texts).zip(&floors);
    let mut needs: Vec<Need> =
        each.map(|((column, text), floor)| need(column, *text, white, em).at_least(*floor)).collect();
    // A cell over several columns widens those that take their width from their content.
    for cell in cells.iter().filter(|cell| cell.columns > 1) {
        let span = cell.column..cell.column + cell.columns;
        let shares = needs[span.clone()].iter().any(|need| matches!(need.width, Width::Fr(_)));
        let elastic = needs[span.clone()].iter().filter(|need| need.width == Width::Fit).count();
        if shares || elastic == 0 {
            continue;
        }
        let lack = cell.widths().1 + white - needs[span.clone()].iter().map(|need| need.want).sum::<f64>();
        for need in needs[span].iter_mut().filter(|need| lack > 0.0 && need.width == Width::Fit) {
            need.want = (need.want + lack / elastic as f64).min(need.most);
        }
    }
    needs
}

fn need(column: &Column, (least, want): (f64, f64), white: f64, em: f64) -> Need {
    if let Width::Mm(width) = column.width {
        let width = Mm(width.max(0.0)).pt();
        return Need { least: width, want: width, most: width, width: column.width };
    }
    let most = column.most.map_or(f64::INFINITY, |most| most.pt());
    let word = least.min(WORD * em) + white;
    let least = column.least.map_or(word, |least| least.pt()).min(most);
    Need { least, want: (want + white).clamp(least, most), most, width: column.width }
}

/// The widths of columns beside one another in this room.
pub(crate) fn widths(needs: &[Need], room: f64) -> Vec<f64> {
    let least: f64 = needs.iter().map(|need| need.least).sum();
    if least > room {
        // No limit can be kept: every column gives its part.
        return needs.iter().map(|need| need.least * room / least.max(1e-9)).collect();
    }
    let of = |wanted: fn(&Width) -> bool| needs.iter().filter(move |need| wanted(&need.width));
    let (fixed, fit, share) = (
        |width: &Width| matches!(width, Width::Mm(_)),
        |width: &Width| matches!(width, Width::Fit),
        |width: &Width| matches!(width, Width::Fr(_)),
    );
    let fixed: f64 = of(fixed).map(|need| need.least).sum();
    let spare = room - fixed - of(share).map(|need| need.least).sum::<f64>();
    let is_shared = of(share).next().is_some();
    let by_content = |need: &Need| {
        // Without a column that takes what is left, columns share it as they share the text.
        let crowded = is_shared || of(fit).map(|need| need.want).sum::<f64>() > spare;
        let (least, most) = if crowded { (need.least, need.want) } else { (need.want, need.most) };
        Elastic { share: need.want, least, most }
    };
    let fits = give(&of(fit).map(by_content).collect::<Vec<_>>(), spare);
    let left = room - fixed - fits.iter().sum::<f64>();
    let by_share = |need: &Need| {
        let share = if let Width::Fr(share) = need.width { share } else { 0.0 };
        Elastic { share, least: need.least, most: need.most }
    };
    let shares = give(&of(share).map(by_share).collect::<Vec<_>>(), left);
    let (mut fits, mut shares) = (fits.into_iter(), shares.into_iter());
    let width = |need: &Need| match need.width {
        Width::Mm(_) => need.least,
        Width::Fit => fits.next().unwrap_or(need.least),
        Width::Fr(_) => shares.next().unwrap_or(need.least),
    };
    needs.iter().map(width).collect()
}

/// Give each its share of the room, within its limits.
fn give(columns: &[Elastic], room: f64) -> Vec<f64> {
    let mut set: Vec<Option<f64>> = vec![None; columns.len()];
    loop {
        let free = room - set.iter().flatten().sum::<f64>();
        let open = || (0..columns.len()).filter(|at| set[*at].is_none());
        let shares: f64 = open().map(|at| columns[at].share).sum();
        let part = |at: usize| free * columns[at].share / shares.max(1e-9);
        let under: Vec<usize> = open().filter(|at| part(*at) < columns[*at].least).collect();
        let over: Vec<usize> = open().filter(|at| part(*at) > columns[*at].most).collect();
        if under.is_empty() && over.is_empty() {
            return (0..columns.len()).map(|at| set[at].unwrap_or_else(|| part(at))).collect();
        }
        // One limit at a time, for each changes what the others get.
        let limits: Vec<(usize, f64)> = if under.is_empty() {
            over.into_iter().map(|at| (at, columns[at].most)).collect()
        } else {
            under.into_iter().map(|at| (at, columns[at].least)).collect()
        };
        limits.into_iter().for_each(|(at, limit)| set[at] = Some(limit));
    }
}

/// Which columns stand beside one another: all of them, or groups as few and as evenly filled as can be.
pub(crate) fn groups(table: &Table, needs: &[Need], room: f64) -> Vec<Vec<usize>> {
    let count = needs.len();
    let least = |columns: Range<usize>| needs[columns].iter().map(|need| need.least).sum::<f64>();
    if least(0..count) <= room + SLACK || table.whole {
        return vec![(0..count).collect()];
    }
    let mut lead = table.lead.min(count - 1);
    let mut tail = table.tail.min(count - 1 - lead);
    let widest = |columns: Range<usize>| needs[columns].iter().map(|need| need.least).fold(0.0, f64::max);
    // What leaves no room for any other column is a column like the others.
    if least(0..lead) + least(count - tail..count) + widest(lead..count - tail) > room {
        tail = 0;
    }
    if least(0..lead) + widest(lead..count) > room {
        lead = 0;
    }
    let middle = lead..count - tail;
    let free = room - least(0..lead) + SLACK;
    let last = free - least(count - tail..count);
    for count_of_groups in 2..=middle.len().max(2) {
        let mut rooms = vec![free; count_of_groups];
        rooms[count_of_groups - 1] = last;
        if let Some(parts) = evenly(needs, middle.clone(), &rooms) {
            let with_lead = |part: Range<usize>| (0..lead).chain(part).collect::<Vec<_>>();
            let mut groups: Vec<Vec<usize>> = parts.into_iter().map(with_lead).collect();
            if let Some(last) = groups.last_mut() {
                last.extend(count - tail..count);
            }
            return groups;
        }
    }
    // Single columns wider than the page: each alone.
    middle.map(|at| (0..lead).chain([at]).collect()).collect()
}

/// Columns parted among these rooms so that the fullest is as empty as can be; `None` when they do not fit.
fn evenly(needs: &[Need], columns: Range<usize>, rooms: &[f64]) -> Option<Vec<Range<usize>>> {
    let filled = |share: f64| {
        let mut parts = Vec::new();
        let mut at = columns.start;
        for room in rooms {
            let start = at;
            let mut used = 0.0;
            while at < columns.end && used + needs[at].least <= room * share {
                used += needs[at].least;
                at += 1;
            }
            parts.push(start..at);
        }
        (at == columns.end).then_some(parts)
    };
    let mut best = filled(1.0)?;
    // Halving twelve times finds the share to 1 in 4,000.
    let (mut low, mut high) = (0.0, 1.0);
    for _ in 0..12 {
        let middle = (low + high) / 2.0;
        match filled(middle) {
            Some(parts) => (best, high) = (parts, middle),
            None => low = middle,
        }
    }
    Some(best)
}

/// White at the right of each column's figures.
pub(crate) fn insets_right(table: &Table, columns: &[usize], widths: &[f64], cells: &[Filled]) -> Vec<f64> {
    let inset = table.inset.pt();
    let is_narrow = |at: usize| table.columns[columns[at]].align == Align::Right && widths[at] < NARROW.pt();
    let mut widest = vec![0.0_f64; columns.len()];
    for cell in cells.iter().filter(|cell| !cell.head && cell.columns == 1 && is_narrow(cell.column)) {
        widest[cell.column] = widest[cell.column].max(cell.widths().1);
    }
    let own = |at: usize| match table.columns[columns[at]].inset_right {
        Some(own) => own.pt(),
        None if is_narrow(at) => NARROW_INSET.pt().min(widths[at] - inset - widest[at]).max(inset),
        None => inset,
    };
    (0..columns.len()).map(own).collect()
}

impl Table {
    /// The width of each column in this room, as if all stood beside one another.
    pub fn widths(&self, room: Mm) -> Vec<Mm> {
        let cells = super::grid::cells(self, &super::grid::rows(self), &mut Vec::new());
        let widths = widths(&needs(self, &cells), room.pt());
        widths.into_iter().map(|width| Mm::from(crate::Pt(width))).collect()
    }
}
