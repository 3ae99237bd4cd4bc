//! What stands around the cards: title, counts, legend, and on posters of several sheets the marks that join them.

use paper::{Align, Face, Ink, Inline, Mark, Mm, Pt, Run, Status, plain, text_width};

use super::Chart;
use super::card::text;
use super::place::{LEFT, Poster};
use crate::tasks::{Count, counts};
use crate::words::percent;

/// An A3 sheet, lying.
pub const WIDTH: f64 = 420.0;
pub const HEIGHT: Mm = Mm(297.0);
const RIGHT: f64 = WIDTH - LEFT;
/// Baselines of title, counts and foot.
const TITLE: f64 = 25.0;
const COUNTS: f64 = 37.9;
const FOOT: f64 = 284.3;
/// The rule under the title.
const RULE: f64 = 28.83;
/// White between two counts.
const APART: f64 = 7.0;

impl Chart<'_> {
    /// All marks of a sheet but its cards. `tiles` are the sheets that are printed.
    pub fn around(&self, poster: &Poster, tile: usize, tiles: &[usize]) -> Vec<Mark> {
        let (row, column) = poster.at(tile);
        let is_first = column == 0;
        // The right end of the title stands on the last sheet of the row that is printed.
        let is_last = column + 1 == poster.across || !tiles.contains(&(tile + 1));
        let mut marks = Vec::new();
        if row == 0 {
            marks.extend(self.title(is_first, is_last));
            marks.extend(self.counts(is_first, is_last));
        }
        marks.extend(self.foot(tile, tiles));
        marks.extend(joins(poster, tile, tiles));
        marks
    }

    fn title(&self, is_first: bool, is_last: bool) -> Vec<Mark> {
        let owner = plain(self.owner_line());
        let taken = if is_last { text_width(&owner, Face::Song, Pt(14.0)).0 + 8.0 } else { 0.0 };
        let mut marks = Vec::new();
        if is_first {
            let title = plain(self.title);
            let fits = |size: &f64| text_width(&title, Face::Biao, Pt(*size)).0 <= RIGHT - LEFT - taken;
            let size = [42.0, 36.0, 30.0, 24.0, 20.0].into_iter().find(fits).unwrap_or(16.0);
            marks.push(text(LEFT, TITLE, title, Face::Biao, size, Align::Left, Ink::Black));
        }
        if is_last {
            marks.push(text(RIGHT, 26.0, owner, Face::Song, 14.0, Align::Right, Ink::Black));
        }
        marks.push(Mark::Line {
            from: (Mm(if is_first { LEFT } else { 0.0 }), Mm(RULE)),
            to: (Mm(if is_last { RIGHT } else { WIDTH }), Mm(RULE)),
            width: Pt(2.4),
            ink: Ink::Red,
        });
        marks
    }

    fn counts(&self, is_first: bool, is_last: bool) -> Vec<Mark> {
        let f = &self.list.figures;
        let mut marks = Vec::new();
        if is_first {
            let small = |text: &str| -> Inline { Run::new(text).size(Pt(14.0)).into() };
            let rate = Run::new(percent(f.done, f.total)).face(Face::Hei);
            let total = Run::new(f.total.to_string()).face(Face::Hei);
            let line = vec![
                "共".into(),
                total.into(),
                "项　完成率".into(),
                rate.into(),
                small("（阶段性完成不计入）"),
            ];
            marks.push(text(LEFT, COUNTS, line, Face::Song, 18.0, Align::Left, Ink::Black));
        }
        if is_last {
            let mut right = RIGHT;
            for (count, ink) in counts(self.list, self.tasks).iter().rev().map(shown) {
                let taken = text_width(&count, Face::Song, Pt(18.0)).0;
                marks.push(text(right - taken, COUNTS, count, Face::Song, 18.0, Align::Left, ink));
                right -= taken + APART;
            }
        }
        marks
    }

    /// The legend of grounds and frames, and which sheet this is.
    fn foot(&self, tile: usize, tiles: &[usize]) -> Vec<Mark> {
        let legend: Vec<Inline> = vec![
            Inline::Status(Status::Near),
            format!("灰底为{}天内到期　", self.near_days).into(),
            Inline::Status(Status::Late),
            "粗框为逾期　已完成含已销号　姓名后为完成时限；各项目位置全年不变".into(),
        ];
        let mut right = "逾期天数按日历日计算".to_owned();
        if tiles.len() > 1 {
            let number = tiles.iter().position(|&other| other == tile).unwrap_or(0) + 1;
            right += &format!("　第{number}张，共{}张", tiles.len());
        }
        vec![
            text(LEFT, FOOT, legend, Face::Song, 12.0, Align::Left, Ink::Black),
            text(RIGHT, FOOT, plain(right), Face::Song, 12.0, Align::Right, Ink::Black),
        ]
    }
}

/// `● 已完成21`; 逾期 in red.
fn shown(count: &Count) -> (Vec<Inline>, Ink) {
    let mut text: Vec<Inline> = count.status.map(Inline::Status).into_iter().collect();
    text.push(count.word.into());
    text.push(Run::new(count.n.to_string()).face(Face::Hei).size(Pt(24.0)).into());
    if count.near > 0 {
        text.push(Run::new(format!("（含临期{}）", count.near)).size(Pt(14.0)).into());
    }
    (text, if count.status == Some(Status::Late) { Ink::Red } else { Ink::Black })
}

/// Ticks at the edges where two sheets meet: at a quarter and three quarters, 4 mm long, far enough from the edge to print.
fn joins(poster: &Poster, tile: usize, tiles: &[usize]) -> Vec<Mark> {
    const AWAY: f64 = 5.0;
    const LONG: f64 = 4.0;
    let (row, column) = poster.at(tile);
    let meets = |there: bool, other: usize| there && tiles.contains(&other);
    let mut marks = Vec::new();
    let mut tick = |from: (f64, f64), to: (f64, f64)| {
        let (from, to) = ((Mm(from.0), Mm(from.1)), (Mm(to.0), Mm(to.1)));
        marks.push(Mark::Line { from, to, width: Pt(0.5), ink: Ink::Black });
    };
    for share in [0.25, 0.75] {
        let (x, y) = (WIDTH * share, HEIGHT.0 * share);
        if meets(column + 1 < poster.across, tile + 1) {
            tick((WIDTH - AWAY - LONG, y), (WIDTH - AWAY, y));
        }
        if meets(column > 0, tile.wrapping_sub(1)) {
            tick((AWAY, y), (AWAY + LONG, y));
        }
        if meets(row + 1 < poster.down, tile + poster.across) {
            tick((x, HEIGHT.0 - AWAY - LONG), (x, HEIGHT.0 - AWAY));
        }
        if meets(row > 0, tile.wrapping_sub(poster.across)) {
            tick((x, AWAY), (x, AWAY + LONG));
        }
    }
    marks
}
