//! Where the cards stand. Places follow from categories and numbers alone, never from a status: they stay the same through
//! the year.

use std::ops::Range;

use super::to_f64;
use crate::Sheet;

/// Columns on one sheet.
const COLUMNS: usize = 4;
/// Width of a column, mm.
pub const COLUMN: f64 = 94.0;
/// White between columns: four of them and three gaps are 392 mm.
const GUTTER: f64 = (392.0 - 4.0 * COLUMN) / 3.0;
/// Left edge of the first column; as much white is right of the last.
pub const LEFT: f64 = 14.0;
/// Top of the columns under the title, and on a sheet that has none.
const UNDER_TITLE: f64 = 41.27;
const WITHOUT_TITLE: f64 = 12.5;
/// Foot of the columns: ten cards and a head under the title.
pub const FOOT: f64 = UNDER_TITLE + HEAD + 10.0 * CARD;
/// Height of a group's head.
pub const HEAD: f64 = 11.5;
/// Height of a card when ten stand in a column.
const CARD: f64 = 22.6;
/// White between two groups in one column.
const BETWEEN: f64 = 5.0;
/// Cards in a column under the title: ten; six leave room for two lines of progress, eight for one.
const USUAL: usize = 10;
const ROOMY: [usize; 3] = [6, 8, USUAL];
/// With more, the names are set smaller.
const TIGHT: [usize; 2] = [11, 12];

/// How a card is set.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Card {
    /// Height, mm.
    pub height: f64,
    /// Size of a name that fits on one line.
    pub name: f64,
    /// Lines of progress under it.
    pub notes: usize,
}

/// Sheets that hang together: so many beside, so many under one another.
#[derive(Clone, Copy, Debug)]
pub struct Poster {
    pub across: usize,
    pub down: usize,
}

/// A run of cards of one group under one head.
#[derive(Clone, Debug, PartialEq)]
pub struct Stack {
    /// The sheet, counted over all posters.
    pub tile: usize,
    /// Its left edge and its head's top.
    pub x: f64,
    pub y: f64,
    /// Which group, and which of its tasks.
    pub group: usize,
    pub tasks: Range<usize>,
}

/// A column of one sheet that can be filled.
#[derive(Clone, Copy)]
struct Slot {
    tile: usize,
    /// The column it is part of, over all sheets under one another.
    column: usize,
    x: f64,
    top: f64,
}

/// How groups share columns.
#[derive(Clone, Copy, PartialEq)]
enum Sharing {
    /// Each group has columns of its own.
    Apart,
    /// Several groups stand in a column, none is divided.
    Whole,
    /// A group may go on in the next column.
    Divided,
}

impl Poster {
    /// A3 lying; A2 upright, two of them; A1 lying, four of them.
    pub fn of(sheet: Sheet) -> Poster {
        let (across, down) = match sheet {
            Sheet::A3 => (1, 1),
            Sheet::A2 => (1, 2),
            Sheet::A1 => (2, 2),
        };
        Poster { across, down }
    }

    /// Sheets of one poster.
    pub fn tiles(&self) -> usize {
        self.across * self.down
    }

    /// Row and column of a sheet in its poster.
    pub fn at(&self, tile: usize) -> (usize, usize) {
        let own = tile % self.tiles();
        (own / self.across, own % self.across)
    }

    /// The columns of so many posters in reading order: each down through all sheets, then the next.
    fn slots(&self, posters: usize) -> Vec<Slot> {
        let columns = self.across * COLUMNS;
        let mut slots = Vec::new();
        for column in 0..posters * columns {
            let (poster, own) = (column / columns, column % columns);
            for row in 0..self.down {
                slots.push(Slot {
                    tile: poster * self.tiles() + row * self.across + own / COLUMNS,
                    column,
                    x: LEFT + to_f64(own % COLUMNS) * (COLUMN + GUTTER),
                    top: if row == 0 { UNDER_TITLE } else { WITHOUT_TITLE },
                });
            }
        }
        slots
    }
}

impl Card {
    /// The card of which so many stand in a column under the title.
    fn of(in_column: usize) -> Card {
        let height = (FOOT - UNDER_TITLE - HEAD) / to_f64(in_column);
        let name = if in_column > USUAL { 17.0 } else { 18.0 };
        let notes = match in_column {
            ..=6 => 2,
            7..=8 => 1,
            _ => 0,
        };
        Card { height, name, notes }
    }
}

/// Places groups of these sizes: the roomiest cards that let everything hang on one poster (no roomier than usual where
/// there is no progress to show), groups apart if that can be, whole if not; else as many posters as it takes.
pub fn place(groups: &[usize], has_notes: bool, poster: &Poster) -> (Card, Vec<Stack>) {
    let slots = poster.slots(1);
    let roomy = if has_notes { &ROOMY[..] } else { &[USUAL] };
    for sizes in [roomy, &TIGHT[..]] {
        for sharing in [Sharing::Apart, Sharing::Whole, Sharing::Divided] {
            for card in sizes.iter().map(|&in_column| Card::of(in_column)) {
                if let Some(stacks) = fill(groups, &slots, &card, sharing) {
                    return (card, stacks);
                }
            }
        }
    }
    let card = Card::of(USUAL);
    let mut posters = 2;
    loop {
        let slots = poster.slots(posters);
        let stacks = [Sharing::Whole, Sharing::Divided]
            .into_iter()
            .find_map(|sharing| fill(groups, &slots, &card, sharing));
        if let Some(stacks) = stacks {
            return (card, stacks);
        }
        posters += 1;
    }
}

/// Fills columns one after another; `None` when they do not hold everything.
fn fill(groups: &[usize], slots: &[Slot], card: &Card, sharing: Sharing) -> Option<Vec<Stack>> {
    let mut stacks: Vec<Stack> = Vec::new();
    let mut at = 0;
    // Foot of what stands in the column; none when it is empty.
    let mut reached: Option<f64> = None;
    for (group, &size) in groups.iter().enumerate() {
        if sharing == Sharing::Apart && group > 0 {
            let column = slots.get(at)?.column;
            at += slots[at..].iter().take_while(|slot| slot.column == column).count();
            reached = None;
        }
        let own = slots.get(at)?.column;
        let mut from = 0;
        while from < size {
            let slot = slots.get(at)?;
            if sharing == Sharing::Apart && slot.column != own {
                return None;
            }
            let top = reached.map_or(slot.top, |foot| foot + BETWEEN);
            let room = room(FOOT - top - HEAD, card.height);
            let count = share(size - from, room, sharing == Sharing::Whole);
            if count == 0 {
                // A whole group that no empty column holds.
                if reached.is_none() && sharing == Sharing::Whole {
                    return None;
                }
                at += 1;
                reached = None;
                continue;
            }
            let tasks = from..from + count;
            stacks.push(Stack { tile: slot.tile, x: slot.x, y: top, group, tasks });
            reached = Some(top + HEAD + card.height * to_f64(count));
            from += count;
        }
    }
    Some(stacks)
}

/// How many cards fit into a height.
fn room(height: f64, card: f64) -> usize {
    (0..).take_while(|&n| to_f64(n + 1) * card <= height + 0.01).count()
}

/// How many of the cards that are left go into this room: neither the last two stand apart nor the first two.
fn share(left: usize, room: usize, whole: bool) -> usize {
    match room {
        _ if left <= room => left,
        _ if whole => 0,
        0 | 1 => 0,
        2 if left == 3 => 0,
        _ if left == room + 1 => room - 1,
        _ => room,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn on(sheet: Sheet, groups: &[usize]) -> (Card, Vec<Stack>) {
        place(groups, true, &Poster::of(sheet))
    }

    fn sheets(stacks: &[Stack]) -> usize {
        stacks.iter().map(|stack| stack.tile + 1).max().unwrap_or(0)
    }

    #[test]
    fn every_task_has_one_place_and_no_card_leaves_its_column() {
        let books: [&[usize]; 9] =
            [&[3], &[10; 4], &[12; 4], &[40], &[120], &[10; 12], &[25, 3, 8, 4], &[1; 17], &[61, 1, 2, 1]];
        for groups in books {
            for sheet in [Sheet::A3, Sheet::A2, Sheet::A1] {
                let (card, stacks) = on(sheet, groups);
                let mut seen: Vec<(usize, usize)> =
                    stacks.iter().flat_map(|s| s.tasks.clone().map(|task| (s.group, task))).collect();
                seen.dedup();
                let wanted: Vec<(usize, usize)> =
                    groups.iter().enumerate().flat_map(|(g, &n)| (0..n).map(move |task| (g, task))).collect();
                assert_eq!(seen, wanted, "{groups:?} on {sheet:?}: each card once, in order");
                for stack in &stacks {
                    let foot = stack.y + HEAD + card.height * to_f64(stack.tasks.len());
                    assert!(foot <= FOOT + 0.02, "{groups:?} on {sheet:?}: {stack:?} ends at {foot}");
                }
                assert!(card.height >= 18.8, "cards stay readable at two metres (PAPER P7)");
            }
        }
    }

    #[test]
    fn forty_tasks_are_the_picture_and_forty_eight_the_tightest_sheet() {
        let (card, stacks) = on(Sheet::A3, &[10; 4]);
        assert!((card.height - 22.6).abs() < 0.01 && card.name > 17.0, "PAPER P7: {card:?}");
        assert_eq!(stacks.len(), 4, "one column for each category");
        let (card, stacks) = on(Sheet::A3, &[12; 4]);
        assert!((card.height - 18.83).abs() < 0.01 && card.name < 18.0, "41–48 tasks: cards of 18.8 mm");
        assert_eq!(sheets(&stacks), 1, "still one sheet");
    }

    #[test]
    fn more_than_a_sheet_holds_goes_to_more_sheets_of_the_same_millimetres() {
        let (card, stacks) = on(Sheet::A3, &[30; 4]);
        assert_eq!(sheets(&stacks), 3, "120 tasks are three sheets");
        assert!((card.height - 22.6).abs() < 0.01, "of the usual cards: {card:?}");
        let (_, stacks) = on(Sheet::A1, &[30; 4]);
        assert_eq!(sheets(&stacks), 4, "or one A1");
        let (card, _) = on(Sheet::A2, &[10; 4]);
        assert!(card.notes > 0, "room for the latest progress");
    }
}
