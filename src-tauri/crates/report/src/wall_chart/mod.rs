//! 挂图作战: every task of a list as a card on A3 sheets, to be read at two metres (F-72; PAPER P7).
//!
//! [`place`] decides where each group of cards stands, [`card`] draws one, [`sheet`] draws what is around them. All places
//! are millimetres from a sheet's top left corner.

mod card;
mod place;
mod sheet;

use chrono::NaiveDate;
use ledger::id::TaskListId;
use ledger::task::{Task, TaskList};
use ledger::{Result, View};
use paper::{Block, Document, Drawing, Footer, Mark, Mm, PageSetup, Section};

use crate::tasks::{Category, categories};
use crate::words::full_date;
use crate::{Sheet, meta};
use place::{Card, Poster, Stack};

/// The wall chart of one list on a day. Errors: no such list.
pub fn wall_chart(view: &View<'_>, list: TaskListId, sheet: Sheet, day: NaiveDate) -> Result<Document> {
    let list = ledger::task::list_get(view, list, day)?;
    let tasks = ledger::task::list(view, list.id, day)?;
    let unit = ledger::unit::get(view, list.fields.unit_id)?;
    let owner = unit.fields.full_name.unwrap_or(unit.fields.name);
    let title = title(&list.fields.name);
    let near_days = ledger::setting::get(view, Some(list.fields.unit_id), "task.near_days")?;
    let chart = Chart { title: &title, owner: &owner, list: &list, tasks: &tasks, near_days, day };
    Ok(Document { meta: meta(&title, &owner, day), sections: vec![chart.section(sheet)] })
}

/// What stands on every sheet.
struct Chart<'a> {
    title: &'a str,
    owner: &'a str,
    list: &'a TaskList,
    tasks: &'a [Task],
    /// How many days before its deadline a task is 临期.
    near_days: i64,
    day: NaiveDate,
}

/// `2026年为职工办实事项目清单` is put on the wall as `2026年为职工办实事项目挂图作战`.
fn title(list: &str) -> String {
    let name = list.trim_end_matches("清单");
    if name.ends_with("挂图作战") { name.to_owned() } else { format!("{name}挂图作战") }
}

impl Chart<'_> {
    fn section(&self, sheet: Sheet) -> Section {
        let groups = categories(self.tasks);
        let poster = Poster::of(sheet);
        let sizes: Vec<usize> = groups.iter().map(|group| group.tasks.len()).collect();
        let (card, stacks) = place::place(&sizes, self.tasks.iter().any(card::has_note), &poster);
        // Tiles of a poster on which no card falls are not printed; the first is always there.
        let mut tiles: Vec<usize> = stacks.iter().map(|stack| stack.tile).chain([0]).collect();
        tiles.sort_unstable();
        tiles.dedup();
        let mut blocks = Vec::new();
        for (at, &tile) in tiles.iter().enumerate() {
            if at > 0 {
                blocks.push(Block::PageBreak);
            }
            let mut marks = self.around(&poster, tile, &tiles);
            for stack in stacks.iter().filter(|stack| stack.tile == tile) {
                draw_stack(&mut marks, stack, &card, &groups[stack.group]);
            }
            blocks.push(Block::Drawing(Drawing { height: sheet::HEIGHT, marks }));
        }
        // Every mark has its place on the sheet: the margins are those of the frame, not of a type area.
        let page = PageSetup::wall().with_margins(Mm(0.0), Mm(0.0), Mm(0.0), Mm(0.0));
        Section::new(page, Footer::None, blocks)
    }

    /// `截至2026年9月21日`, after the owner.
    fn owner_line(&self) -> String {
        format!("{}　截至{}", self.owner, full_date(self.day))
    }
}

/// A group's head and the cards under it.
fn draw_stack(marks: &mut Vec<Mark>, stack: &Stack, card: &Card, group: &Category<'_>) {
    card::head(marks, stack, card, group);
    let top = stack.y + place::HEAD;
    let tasks = &group.tasks[stack.tasks.clone()];
    for (i, &task) in tasks.iter().enumerate() {
        let y = top + card.height * to_f64(i);
        card::card(marks, stack.x, y, card, task);
        if i > 0 {
            card::divide(marks, stack.x, y);
        }
    }
}

/// A small count as a number to reckon places with.
fn to_f64(n: usize) -> f64 {
    f64::from(u32::try_from(n).unwrap_or(u32::MAX))
}
