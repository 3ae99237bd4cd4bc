//! Names onto pages and into halves.

use ledger::member::RosterLine;

use crate::words::group_label;

/// Height of a table's head and of a group's row, mm.
pub const HEAD: f64 = 7.0;
pub const GROUP: f64 = 7.0;
/// Height of a name's row: to sign in, and the least there may be.
const ROW: f64 = 10.4;
const LEAST: f64 = 9.0;
/// Room for names on the first page, under title and head, and on the others.
const FIRST_PAGE: f64 = 257.0 - 37.5;
const OTHER_PAGE: f64 = 257.0;
/// Of that, room for observers and foot under the last names.
const OBSERVERS: f64 = 47.5;
/// Names on a page at the most, and how many stand in one half.
const PAGE: usize = 44;
const ONE_HALF: usize = 15;
/// Halves that differ by more rows than this are divided in the middle of a group.
const UNEVEN: usize = 4;

/// A line of the sheet.
#[derive(Clone)]
pub enum Line<'a> {
    /// A group's heading and how many it has.
    Group(String, String),
    /// A number in the roster, and who has it.
    Person(usize, &'a RosterLine),
    /// A number, and room for a name.
    Blank(usize),
}

/// One page of names.
pub struct Leaf<'a> {
    /// One half or two.
    pub halves: Vec<Vec<Line<'a>>>,
    /// Height of a name's row, mm.
    pub row: f64,
}

/// The people due on pages: whole groups as long as a page holds them. Without anybody, so many blank lines.
pub fn leaves(due: &[RosterLine], blanks: usize) -> Vec<Leaf<'_>> {
    if due.is_empty() {
        return vec![leaf((1..=blanks).map(Line::Blank).collect(), FIRST_PAGE - OBSERVERS)];
    }
    let mut leaves = Vec::new();
    let mut page: Vec<Line<'_>> = Vec::new();
    let mut number = 0;
    for group in groups(due) {
        if !page.is_empty() && !holds(&[&page[..], &group[..]].concat(), room(leaves.len())) {
            leaves.push(leaf(std::mem::take(&mut page), room(leaves.len())));
        }
        for line in group {
            let line = match line {
                Line::Person(_, person) => {
                    number += 1;
                    Line::Person(number, person)
                }
                other => other,
            };
            page.push(line);
            // A group longer than a page goes on at the head of the next.
            if !holds(&page, room(leaves.len())) {
                let last = page.pop();
                let heading = page.iter().rev().find_map(again);
                leaves.push(leaf(std::mem::take(&mut page), room(leaves.len())));
                page.extend(heading);
                page.extend(last);
            }
        }
    }
    if !holds(&page, room(leaves.len()) - OBSERVERS) {
        // Observers never stand on a page without names: the last group goes along.
        let last = last_group(&mut page);
        leaves.push(leaf(page, room(leaves.len())));
        page = last;
    }
    leaves.push(leaf(page, room(leaves.len()) - OBSERVERS));
    leaves
}

/// Takes the last group from a page, or its second half where it is the only one.
fn last_group<'a>(page: &mut Vec<Line<'a>>) -> Vec<Line<'a>> {
    match page.iter().rposition(is_group) {
        Some(at) if at > 0 => page.split_off(at),
        heading => {
            let heading = heading.and_then(|at| again(&page[at]));
            heading.into_iter().chain(page.split_off(page.len().div_ceil(2))).collect()
        }
    }
}

/// The groups in the order of the roster, each with its heading; people without a group have one, too, where others do.
fn groups(due: &[RosterLine]) -> Vec<Vec<Line<'_>>> {
    let is_divided = due.iter().any(|line| line.group.is_some());
    let chunks = due.chunk_by(|a, b| a.group == b.group);
    let lines = chunks.map(|people| {
        let name = people[0].group.as_deref().map_or_else(|| "未编入党小组".to_owned(), group_label);
        let heading = is_divided.then(|| Line::Group(name, format!("{}人", people.len())));
        heading.into_iter().chain(people.iter().map(|person| Line::Person(0, person))).collect()
    });
    lines.collect()
}

fn room(page: usize) -> f64 {
    if page == 0 { FIRST_PAGE } else { OTHER_PAGE }
}

fn is_group(line: &Line<'_>) -> bool {
    matches!(line, Line::Group(..))
}

/// A heading as it stands over the rest of its group.
fn again<'a>(line: &Line<'a>) -> Option<Line<'a>> {
    match line {
        Line::Group(name, _) => Some(Line::Group(name.clone(), "（续）".to_owned())),
        _ => None,
    }
}

fn names(lines: &[Line<'_>]) -> usize {
    lines.iter().filter(|line| !is_group(line)).count()
}

/// What the longest half leaves for each of its names, mm.
fn row(halves: &[Vec<Line<'_>>], room: f64) -> f64 {
    let share = |half: &Vec<Line<'_>>| {
        let count = |n: usize| f64::from(u32::try_from(n).unwrap_or(u32::MAX));
        let names = names(half);
        (room - HEAD - GROUP * count(half.len() - names)) / count(names.max(1))
    };
    halves.iter().map(share).fold(f64::MAX, f64::min)
}

fn holds(lines: &[Line<'_>], room: f64) -> bool {
    names(lines) <= PAGE && row(&halves(lines), room) >= LEAST
}

fn leaf(lines: Vec<Line<'_>>, room: f64) -> Leaf<'_> {
    let halves = halves(&lines);
    let row = row(&halves, room).clamp(LEAST, ROW);
    Leaf { halves, row }
}

/// One half for a few; else each group whole into the half that is shorter so far, or, where that is uneven, one half after
/// the other.
fn halves<'a>(lines: &[Line<'a>]) -> Vec<Vec<Line<'a>>> {
    if names(lines) <= ONE_HALF {
        return vec![lines.to_vec()];
    }
    let mut halves = vec![Vec::new(), Vec::new()];
    for group in lines.chunk_by(|_, next| !is_group(next)) {
        let into = usize::from(halves[1].len() < halves[0].len());
        halves[into].extend(group.iter().cloned());
    }
    if halves[0].len().abs_diff(halves[1].len()) > UNEVEN { in_the_middle(lines) } else { halves }
}

fn in_the_middle<'a>(lines: &[Line<'a>]) -> Vec<Vec<Line<'a>>> {
    let mut at = lines.len().div_ceil(2);
    // A heading goes with the names under it.
    if is_group(&lines[at - 1]) {
        at -= 1;
    }
    let (left, right) = lines.split_at(at);
    let heading = if is_group(&right[0]) { None } else { left.iter().rev().find_map(again) };
    vec![left.to_vec(), heading.into_iter().chain(right.iter().cloned()).collect()]
}

#[cfg(test)]
mod tests {
    use super::*;

    /// So many lines of a group, its heading first.
    fn group(name: &str, size: usize) -> Vec<Line<'static>> {
        let heading = Line::Group(name.to_owned(), format!("{size}人"));
        [heading].into_iter().chain((1..=size).map(Line::Blank)).collect()
    }

    fn of(sizes: &[usize]) -> Vec<Vec<Line<'static>>> {
        halves(&sizes.iter().flat_map(|&size| group("组", size)).collect::<Vec<_>>())
    }

    #[test]
    fn halves_are_even_and_nobody_is_lost() {
        for sizes in [&[8, 8, 6, 6][..], &[28], &[20, 3, 3, 2], &[1; 16], &[15], &[44]] {
            let halves = of(sizes);
            let total: usize = halves.iter().map(|half| names(half)).sum();
            assert_eq!(total, sizes.iter().sum::<usize>(), "{sizes:?}: each name stands once");
            let lengths: Vec<usize> = halves.iter().map(Vec::len).collect();
            let apart = lengths.iter().max().unwrap_or(&0) - lengths.iter().min().unwrap_or(&0);
            assert!(apart <= UNEVEN, "{sizes:?}: halves of {lengths:?} lines");
            assert!(
                halves.iter().all(|half| is_group(&half[0])),
                "{sizes:?}: each half begins with a heading"
            );
        }
        assert_eq!(of(&[15]).len(), 1, "few names stand in one half (PAPER P2)");
    }

    #[test]
    fn forty_four_names_fit_a_page_with_nine_millimetres_each() {
        let lines: Vec<Line<'_>> = [11; 4].iter().flat_map(|&size| group("组", size)).collect();
        assert!(holds(&lines, FIRST_PAGE), "44 names on the first page (PAPER P2)");
        assert!(leaf(lines, FIRST_PAGE).row >= LEAST, "no row is too low to sign in");
        assert!(!holds(&group("组", 45), OTHER_PAGE), "the next goes to a further page");
    }
}
