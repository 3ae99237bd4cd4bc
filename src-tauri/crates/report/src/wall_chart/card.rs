//! One card: number and name, owner and deadline, status; the latest progress where there is room.

use ledger::task::{Light, Task};
use paper::{Align, Face, Ink, Inline, Mark, Mm, Pt, plain, text_lines, text_width};

use super::place::{COLUMN, Card, HEAD, Stack};
use super::to_f64;
use crate::tasks::{Category, newest, of_total, shape, status_word};
use crate::words::{loose_date, month_day, or_dash, spread};

/// Left edge of name, owner and progress, from the card's.
const TEXT: f64 = 13.4;
/// White right of the text.
const RIGHT: f64 = 2.6;
/// Width of the text: twelve characters of 18 pt.
const ROOM: f64 = COLUMN - TEXT - RIGHT;
/// From the edge of a card to the ground of 临期 and the frame of 逾期.
const INSET: f64 = 1.1;
/// Baseline of the name and of the last line, from top and foot.
const NAME: f64 = 9.08;
const LAST: f64 = 3.9;
/// Type size of the progress.
const NOTE: f64 = 14.0;

/// Text on a baseline.
pub fn text(x: f64, baseline: f64, text: Vec<Inline>, face: Face, size: f64, align: Align, ink: Ink) -> Mark {
    Mark::Text { x: Mm(x), baseline: Mm(baseline), text, face, size: Pt(size), align, ink }
}

/// A rectangle.
pub fn rect(x: f64, y: f64, width: f64, height: f64, fill: Option<Ink>, line: Option<(Pt, Ink)>) -> Mark {
    Mark::Rect { x: Mm(x), y: Mm(y), width: Mm(width), height: Mm(height), fill, line }
}

/// A group's frame and head: `安全环保` and `已完成7／10`.
pub fn head(marks: &mut Vec<Mark>, stack: &Stack, card: &Card, group: &Category<'_>) {
    let (x, y) = (stack.x, stack.y);
    let frame = Some((Pt(1.0), Ink::Black));
    let height = HEAD + card.height * to_f64(stack.tasks.len());
    marks.push(rect(x, y, COLUMN, HEAD, Some(Ink::Grey(8)), frame));
    marks.push(rect(x, y, COLUMN, height, None, frame));
    let middle = |size: f64| y + HEAD / 2.0 + 0.38 * Pt(size).mm();
    let done = format!("已完成{}／{}", group.done(), group.tasks.len());
    let done_width = width(&done, Face::Song, 15.0);
    marks.push(text(x + COLUMN - 3.0, middle(15.0), plain(done), Face::Song, 15.0, Align::Right, Ink::Black));
    let more = if stack.tasks.start > 0 { "（续）" } else { "" };
    let name = format!("{}{more}", group.label());
    let (name, size) = on_one_line(&name, Face::Hei, &[20.0, 17.0, 14.0], COLUMN - 8.0 - done_width);
    marks.push(text(x + 3.0, middle(size), plain(name), Face::Hei, size, Align::Left, Ink::Black));
}

/// The line between two cards.
pub fn divide(marks: &mut Vec<Mark>, x: f64, y: f64) {
    let (from, to) = ((Mm(x), Mm(y)), (Mm(x + COLUMN), Mm(y)));
    marks.push(Mark::Line { from, to, width: Pt(0.5), ink: Ink::Black });
}

/// One task.
pub fn card(marks: &mut Vec<Mark>, x: f64, y: f64, card: &Card, task: &Task) {
    let inner =
        |fill, line| rect(x + INSET, y + INSET, COLUMN - 2.0 * INSET, card.height - 2.0 * INSET, fill, line);
    match task.light {
        Light::Near => marks.push(inner(Some(Ink::Grey(12)), None)),
        Light::Late => marks.push(inner(None, Some((Pt(2.6), Ink::Red)))),
        _ => {}
    }
    let number = plain(task.fields.number.to_string());
    let size = if task.fields.number > 999 { 14.0 } else { 16.0 };
    let tight = if card.height < 20.0 { 1.2 } else { 0.0 };
    let baseline = y + NAME - tight;
    marks.push(text(x + 11.2, baseline, number, Face::Song, size, Align::Right, Ink::Black));
    name(marks, x + TEXT, baseline, card, &task.fields.title);
    let last = y + card.height - LAST + tight / 2.0;
    let notes = notes(task, card.notes);
    // Spread evenly between the name and the last line.
    let step = (last - baseline) / to_f64(notes.len() + 1);
    for (i, line) in notes.into_iter().enumerate() {
        let baseline = baseline + step * to_f64(i + 1);
        marks.push(text(x + TEXT, baseline, plain(line), Face::Song, NOTE, Align::Left, Ink::Black));
    }
    foot(marks, x, last, task);
}

/// The name: on one line at the card's size or at 16 pt, else on two lines of 14 pt, or of 12 and 10.5 for the longest.
fn name(marks: &mut Vec<Mark>, x: f64, baseline: f64, card: &Card, name: &str) {
    let sizes = [(card.name, 1), (16.0, 1), (14.0, 2), (12.0, 2), (10.5, 2)];
    let broken = |size: f64| text_lines(name, Face::Hei, Pt(size), Mm(ROOM));
    let (size, count) =
        sizes.into_iter().find(|&(size, count)| broken(size).len() <= count).unwrap_or((10.5, 2));
    let lines = cut(broken(size), count);
    let pitch = Pt(size).mm() * 1.12;
    // Two lines stand around the place of one.
    let first = if lines.len() > 1 { baseline - pitch * 0.62 } else { baseline };
    for (i, line) in lines.into_iter().enumerate() {
        marks.push(text(x, first + to_f64(i) * pitch, plain(line), Face::Hei, size, Align::Left, Ink::Black));
    }
}

/// Owner and deadline at the left, shape and word of the status at the right.
fn foot(marks: &mut Vec<Mark>, x: f64, baseline: f64, task: &Task) {
    let is_late = task.light == Light::Late;
    let face = if is_late || task.light == Light::Near { Face::Hei } else { Face::Song };
    let ink = if is_late { Ink::Red } else { Ink::Black };
    let word = status_word(task);
    let mut status: Vec<Inline> = shape(task.light).map(Inline::Status).into_iter().collect();
    status.push(word.into());
    let taken = text_width(&status, face, Pt(15.0)).0;
    let fields = &task.fields;
    let due = match &fields.due_on {
        Some(day) => loose_date(day),
        None if fields.is_ongoing => String::new(),
        None => "—".to_owned(),
    };
    let due = task.share.map_or_else(|| due.clone(), |share| format!("{due}　{}", of_total(share)));
    let owner = or_dash(fields.owner.as_deref().map(spread).as_deref());
    // Half an em stands between the two.
    let room = |size: f64| ROOM - taken - 2.0 - 0.5 * Pt(size).mm() - width(&due, Face::Song, size);
    let sizes = [14.0, 12.0, 10.5];
    let size = sizes.into_iter().find(|&size| width(&owner, Face::Song, size) <= room(size)).unwrap_or(10.5);
    let (owner, size) = on_one_line(&owner, Face::Song, &[size], room(size));
    let day = x + TEXT + width(&owner, Face::Song, size) + 0.5 * Pt(size).mm();
    marks.push(text(x + TEXT, baseline, plain(owner), Face::Song, size, Align::Left, Ink::Black));
    marks.push(text(day, baseline, plain(due), Face::Song, size, Align::Left, Ink::Black));
    marks.push(text(x + COLUMN - RIGHT, baseline, status, face, 15.0, Align::Right, ink));
}

/// Whether there is anything to say about a task beyond its status.
pub fn has_note(task: &Task) -> bool {
    task.closing.closed_by.is_some() || !task.progress.is_empty() || !task.subtasks.is_empty()
}

/// Who confirmed the task and when, or its sub-items and the latest progress, on so many lines.
fn notes(task: &Task, lines: usize) -> Vec<String> {
    if lines == 0 || !has_note(task) {
        return Vec::new();
    }
    let broken = |note: &str, lines: usize| cut(text_lines(note, Face::Song, Pt(NOTE), Mm(ROOM)), lines);
    if let (Some(by), Some(day)) = (&task.closing.closed_by, task.closing.closed_on) {
        return broken(&format!("{}　{by}销号", month_day(day)), lines);
    }
    let open: Vec<&str> =
        task.subtasks.iter().filter(|part| part.done_on.is_none()).map(|part| part.title.as_str()).collect();
    if open.is_empty() {
        return broken(&newest(task), lines);
    }
    // What is still open comes first: that is what people stop to read.
    let mut notes = broken(&format!("还差：{}", open.join("、")), lines);
    let left = lines - notes.len();
    if left > 0 && !task.progress.is_empty() {
        notes.extend(broken(&newest(task), left));
    }
    notes
}

/// The largest of these sizes at which text fits on one line; what is longer still is cut.
fn on_one_line(text: &str, face: Face, sizes: &[f64], room: f64) -> (String, f64) {
    let fits = |&&size: &&f64| width(text, face, size) <= room;
    let least = sizes.last().copied().unwrap_or(9.0);
    match sizes.iter().find(fits) {
        Some(&size) => (text.to_owned(), size),
        None => (cut(text_lines(text, face, Pt(least), Mm(room)), 1).concat(), least),
    }
}

/// At most so many lines; … says that there is more. The whole text stands in the task list.
fn cut(mut lines: Vec<String>, most: usize) -> Vec<String> {
    if lines.len() > most {
        lines.truncate(most);
        if let Some(last) = lines.last_mut() {
            last.pop();
            last.push('…');
        }
    }
    lines
}

fn width(text: &str, face: Face, size: f64) -> f64 {
    text_width(&plain(text), face, Pt(size)).0
}
