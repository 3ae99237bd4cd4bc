//! One table on its sheet.

use rust_xlsxwriter::{Color, Format, FormatAlign, FormatBorder, Worksheet, XlsxError};

use super::value::{Value, value, words};
use crate::flow::{Habit, habit, rows};
use crate::model::{Align, Cell, Face, Ink, RowKind, Stand, Table};
use crate::places::{What, places};
use crate::text::{self, Dress};
use crate::unit::{Mm, Pt};

/// Type sizes of title and of the lines over and under the table.
const TITLE: f64 = 18.0;
const LINE: f64 = 9.0;
/// Lines of a cell, in em, and white over and under them, points.
const LEADING: f64 = 1.42;
const PAD: f64 = 4.4;
/// A cell has white at its edge from this width on.
const WIDE: Mm = Mm(12.0);
/// Excel takes at most so many characters in a cell.
const LONGEST: usize = 32_767;
/// White around the printed sheet, inches: sides, top and foot, footer.
const MARGINS: (f64, f64, f64) = (0.7, 0.8, 0.4);
/// Width for the columns on A4.
const UPRIGHT: Mm = Mm(170.0);
const LYING: Mm = Mm(257.0);
/// Excel's number for A4.
const A4: u8 = 9;

/// A table with what stands around it.
#[derive(Clone, Debug)]
pub(crate) struct Sheet {
    pub name: String,
    pub title: String,
    /// Lines over and under it: left, centre, right.
    pub above: Vec<[String; 3]>,
    pub below: Vec<[String; 3]>,
    pub landscape: bool,
    pub table: Table,
}

impl Sheet {
    pub fn write(&self, sheet: &mut Worksheet) -> Result<(), XlsxError> {
        sheet.set_name(&self.name)?;
        let widths = self.table.widths(if self.landscape { LYING } else { UPRIGHT });
        for (column, width) in (0..).zip(&widths) {
            sheet.set_column_width_pixels(column, pixels(*width))?;
        }
        let last = u16::try_from(widths.len()).unwrap_or(u16::MAX).saturating_sub(1);
        let mut row = 0;
        if !self.title.is_empty() {
            let format = type_of(Face::Hei, TITLE).set_align(FormatAlign::Center);
            across(sheet, row, (0, last), &self.title, &format)?;
            sheet.set_row_height(row, 1.6 * TITLE)?;
            row += 1;
        }
        let room = widths.iter().map(|width| width.pt()).sum();
        row = lines(sheet, row, (last, room), &self.above)?;
        let head = row;
        row = self.fill(sheet, row, &widths)?;
        let legend = [words(&self.table.legend), String::new(), String::new()];
        row = lines(sheet, row, (last, room), &[legend])?;
        lines(sheet, row, (last, room), &self.below)?;
        self.print(sheet, head)
    }

    /// Head and rows; the row after them.
    fn fill(&self, sheet: &mut Worksheet, top: u32, widths: &[Mm]) -> Result<u32, XlsxError> {
        let rows = rows(&self.table);
        let count = rows.len();
        let places = places(&rows, widths.len());
        for (at, (row, places)) in rows.iter().zip(places).enumerate() {
            let number = top + u32::try_from(at).unwrap_or(u32::MAX - top);
            let head = at < self.table.head.len();
            let mut tallest = row.height.unwrap_or(self.table.row_height).pt();
            for place in places {
                let What::Own { cell, down } = place.what else { continue };
                let cell = &row.cells[cell];
                let habit = habit(&self.table, &self.table.columns[place.column], row.kind, head);
                let columns = place.column..place.column + place.span;
                let room: f64 = widths[columns.clone()].iter().map(|width| width.pt()).sum();
                if down == 1 && !cell.stacked {
                    let room = room - 2.0 * self.table.inset.pt();
                    tallest = tallest.max(height(&words(&cell.text), dress(cell, habit), room));
                }
                let edges = Edges {
                    top: at == 0 || row.kind == RowKind::Total,
                    bottom: at + down == count,
                    left: columns.start == 0,
                    right: columns.end == widths.len(),
                };
                let format = format(cell, habit, edges, room > WIDE.pt());
                let first = u16::try_from(columns.start).unwrap_or(u16::MAX);
                let last = u16::try_from(columns.end - 1).unwrap_or(u16::MAX);
                let bottom = number + u32::try_from(down - 1).unwrap_or_default();
                put(sheet, (number, first), (bottom, last), &value(&cell.text), format)?;
            }
            sheet.set_row_height(number, tallest)?;
        }
        Ok(top + u32::try_from(count).unwrap_or(u32::MAX - top))
    }

    /// What a printer is told: A4, as wide as the sheet, the head on every page.
    fn print(&self, sheet: &mut Worksheet, head: u32) -> Result<(), XlsxError> {
        let heads = u32::try_from(self.table.head.len()).unwrap_or_default();
        if heads > 0 {
            sheet.set_freeze_panes(head + heads, 0)?;
            sheet.set_repeat_rows(head, head + heads - 1)?;
        }
        if self.landscape {
            sheet.set_landscape();
        }
        let (sides, ends, footer) = MARGINS;
        sheet
            .set_paper_size(A4)
            .set_print_fit_to_pages(1, 0)
            .set_print_center_horizontally(true)
            .set_margins(sides, sides, ends, ends, footer, footer)
            .set_footer("&C&\"宋体\"&9第 &P 页　共 &N 页");
        Ok(())
    }
}

/// How a cell looks.
fn format(cell: &Cell, habit: Habit, edges: Edges, wide: bool) -> Format {
    let Dress { face, size, .. } = dress(cell, habit);
    let align = match cell.align.unwrap_or(habit.align) {
        Align::Left | Align::Justify => FormatAlign::Left,
        Align::Centre | Align::Spread(_) => FormatAlign::Center,
        Align::Right => FormatAlign::Right,
    };
    let stand = match cell.stand {
        Stand::Middle => FormatAlign::VerticalCenter,
        Stand::Top => FormatAlign::Top,
        Stand::Bottom => FormatAlign::Bottom,
    };
    let edge = |outer: bool| if outer { FormatBorder::Medium } else { FormatBorder::Thin };
    let mut format = type_of(face, size)
        .set_align(align)
        .set_align(stand)
        .set_text_wrap()
        .set_border_top(edge(edges.top))
        .set_border_bottom(edge(edges.bottom))
        .set_border_left(edge(edges.left))
        .set_border_right(edge(edges.right));
    // Excel leaves no white at a cell's edge; one step of indent is about the inset of the paper's cells.
    let step = u8::from(!matches!(align, FormatAlign::Center) && wide);
    let indent = step + cell.indent.round().clamp(0.0, 14.0) as u8;
    if indent > 0 {
        format = format.set_indent(indent);
    }
    if cell.stacked {
        // Excel's word for characters one under another.
        format = format.set_rotation(270);
    }
    match cell.fill.or(habit.fill) {
        Some(Ink::Grey(percent)) => {
            let level = 255 - u32::from(percent.min(100)) * 255 / 100;
            format.set_background_color(Color::RGB(level * 0x01_01_01))
        }
        _ => format,
    }
}

/// Type in the middle of its row.
fn type_of(face: Face, size: f64) -> Format {
    let name = match face {
        Face::Hei | Face::Biao => "黑体",
        Face::Kai => "楷体",
        Face::Fang => "仿宋",
        Face::Song => "宋体",
    };
    Format::new().set_font_name(name).set_font_size(size).set_align(FormatAlign::VerticalCenter)
}

/// Lines of small type over the columns up to `last`, each in up to three places; the row after them.
fn lines(
    sheet: &mut Worksheet,
    mut row: u32,
    (last, room): (u16, f64),
    lines: &[[String; 3]],
) -> Result<u32, XlsxError> {
    let dress = Dress { face: Face::Song, size: LINE, ink: Ink::Black };
    let format = type_of(Face::Song, LINE);
    for line in lines.iter().filter(|line| line.iter().any(|text| !text.is_empty())) {
        let alone = line[1].is_empty() && line[2].is_empty();
        // A sheet of few columns has no room for three places: the line is one text.
        if alone || last < 5 {
            let some: Vec<&str> = line.iter().filter(|text| !text.is_empty()).map(String::as_str).collect();
            let text = some.join("　　");
            across(sheet, row, (0, last), &text, &format.clone().set_text_wrap())?;
            sheet.set_row_height(row, height(&text, dress, room))?;
        } else {
            let third = last / 3;
            let places = [(0, third), (third + 1, last - third - 1), (last - third, last)];
            let aligns = [FormatAlign::Left, FormatAlign::Center, FormatAlign::Right];
            for ((text, place), align) in line.iter().zip(places).zip(aligns) {
                across(sheet, row, place, text, &format.clone().set_align(align))?;
            }
            sheet.set_row_height(row, LEADING * LINE + PAD)?;
        }
        row += 1;
    }
    Ok(row)
}

/// Which edges of a cell are the frame's, or the heavier line over 合计.
#[derive(Clone, Copy)]
struct Edges {
    top: bool,
    bottom: bool,
    left: bool,
    right: bool,
}

fn dress(cell: &Cell, habit: Habit) -> Dress {
    let size = cell.size.map_or(habit.size, |size| size.0);
    Dress { face: cell.face.unwrap_or(habit.face), size, ink: Ink::Black }
}

/// Height of a text in so much room.
fn height(text: &str, dress: Dress, room: f64) -> f64 {
    let lines = |line: &str| {
        let width = text::width(&crate::model::plain(line), dress);
        (width / room.max(dress.size)).ceil().max(1.0)
    };
    text.lines().map(lines).sum::<f64>() * LEADING * dress.size + PAD
}

/// Excel's pixels: 96 to an inch.
fn pixels(width: Mm) -> u32 {
    (Pt::from(width).0 * 96.0 / 72.0).round() as u32
}

/// A text over some columns of a row.
fn across(
    sheet: &mut Worksheet,
    row: u32,
    (first, last): (u16, u16),
    text: &str,
    format: &Format,
) -> Result<(), XlsxError> {
    put(sheet, (row, first), (row, last), &Value::Text(text.to_owned()), format.clone())
}

/// A value over some cells. Text is text to Excel even when it is typed over or begins with a sign of a formula.
fn put(
    sheet: &mut Worksheet,
    (row, column): (u32, u16),
    (bottom, right): (u32, u16),
    value: &Value,
    format: Format,
) -> Result<(), XlsxError> {
    let format = match value {
        Value::Number(_, shown) => format.set_num_format(shown),
        Value::Text(text) if text.starts_with(['=', '+', '-', '@']) => {
            format.set_num_format("@").set_quote_prefix()
        }
        Value::Text(_) | Value::Blank => format.set_num_format("@"),
    };
    if (bottom, right) != (row, column) {
        sheet.merge_range(row, column, bottom, right, "", &format)?;
    }
    match value {
        Value::Blank => sheet.write_blank(row, column, &format)?,
        Value::Text(text) => {
            let text: String = text.chars().take(LONGEST).collect();
            sheet.write_string_with_format(row, column, text, &format)?
        }
        Value::Number(number, _) => sheet.write_number_with_format(row, column, *number, &format)?,
    };
    Ok(())
}
