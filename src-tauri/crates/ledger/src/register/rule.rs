//! What a register and its cells must be, apart from any SQL.

use super::{Column, ColumnKind, RegisterFields};
use crate::date::Day;
use crate::{Error, Result};

/// Most columns of a register: as many as an A4 page laid across holds at a size people read.
pub const MOST_COLUMNS: usize = 12;

/// Longest text of a cell, characters; a long text may have [`LONGEST_TEXT`].
const LONGEST: usize = 200;

/// Longest text of a long text, characters.
const LONGEST_TEXT: usize = 2000;

/// Decimals that a number keeps.
const DECIMALS: usize = 3;

/// The field of a refused cell, as the window knows it.
fn field_of(column: &Column) -> String {
    column.id.map_or_else(|| "cells".to_owned(), |id| format!("cells.{id}"))
}

/// A cell refused, by the column's name.
pub(super) fn refused(column: &Column, rule: &str) -> Error {
    Error::broken(field_of(column), format!("“{}”{rule}", column.name))
}

/// Holds the definition of a register against what one must have. Errors: [`Error::Broken`] on `name`, `dayName`, `columns`,
/// or on `columns.N` with the column's place from 0.
pub fn check_fields(fields: &RegisterFields) -> Result<()> {
    if fields.name.trim().is_empty() {
        return Err(Error::broken("name", "请填写台账名称"));
    }
    if fields.day_name.trim().is_empty() {
        return Err(Error::broken("dayName", "请写明每条登记的日期叫什么，如“日期”“刊发日期”"));
    }
    let live = fields.live().count();
    if live == 0 {
        return Err(Error::broken("columns", "至少要有一列，请加一列"));
    }
    if live > MOST_COLUMNS {
        return Err(Error::broken(
            "columns",
            format!("最多 {MOST_COLUMNS} 列，再多就印不下了，请并掉或停用几列"),
        ));
    }
    let ends = |column: &Column| column.kind == ColumnKind::Date && column.is_end;
    if fields.live().filter(|column| ends(column)).count() > 1 {
        return Err(Error::broken("columns", "只能有一列是“到这一天为止”，请取消多余的勾选"));
    }
    for (place, column) in fields.columns.iter().enumerate().filter(|(_, column)| !column.is_retired) {
        let broken = |rule: String| Err(Error::broken(format!("columns.{place}"), rule));
        let name = column.name.trim();
        if name.is_empty() {
            return broken(format!("第 {} 列还没有列名", place + 1));
        }
        let same = |other: &Column| !other.is_retired && other.name.trim() == name;
        if name == fields.day_name.trim() || fields.columns[..place].iter().any(same) {
            return broken(format!("“{name}”有两列，请改掉一个列名"));
        }
        if column.kind == ColumnKind::Choice && choices_of(column).is_empty() {
            return broken(format!("“{name}”是选项，请写明可以选哪些"));
        }
    }
    Ok(())
}

/// The choices of a column without blanks and repetitions, in order.
pub(super) fn choices_of(column: &Column) -> Vec<String> {
    let mut choices: Vec<String> = Vec::new();
    for choice in column.choices.iter().map(|choice| choice.trim()).filter(|choice| !choice.is_empty()) {
        if !choices.iter().any(|known| known == choice) {
            choices.push(choice.to_owned());
        }
    }
    choices
}

/// A text as the column keeps it: trimmed, numbers and dates in one way of writing. Not for columns that lead to records.
/// Error: [`Error::Broken`] on `cells.<column id>`, with the column's name in the sentence.
pub fn cell_text(column: &Column, text: &str) -> Result<String> {
    let text = text.trim();
    let longest = if column.kind == ColumnKind::LongText { LONGEST_TEXT } else { LONGEST };
    if text.chars().count() > longest {
        return Err(refused(column, &format!("超过 {longest} 字，请写短一些")));
    }
    match column.kind {
        ColumnKind::Number => thousandths(text).map(decimal).ok_or_else(|| {
            refused(column, &format!("要填数字，最多 {DECIMALS} 位小数，如 12 或 4.5；单位不用写"))
        }),
        ColumnKind::Date => text
            .parse::<Day>()
            .map(|day| day.to_string())
            .map_err(|_| refused(column, "要写成 2026-09-30 这样的日期")),
        ColumnKind::Choice if !column.choices.iter().any(|choice| choice == text) => {
            Err(refused(column, &format!("要从这些里选一个：{}", column.choices.join("、"))))
        }
        ColumnKind::YesNo if !matches!(text, "是" | "否") => Err(refused(column, "要填“是”或“否”")),
        _ => Ok(text.to_owned()),
    }
}

/// A number in thousandths: sums of decimals stay exact. Full-width digits and the commas of thousands are understood.
pub(super) fn thousandths(text: &str) -> Option<i64> {
    let half = |character: char| match character {
        '０'..='９' => char::from_u32(u32::from(character) - u32::from('０') + u32::from('0')),
        '．' => Some('.'),
        ',' | '，' => None,
        other => Some(other),
    };
    let text: String = text.chars().filter_map(half).collect();
    let (sign, digits) = text.strip_prefix('-').map_or((1, text.as_str()), |rest| (-1, rest));
    let (whole, part) = digits.split_once('.').unwrap_or((digits, ""));
    let is_digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    // Twelve digits before the point: no sum of a register comes near the end of 64 bits.
    let is_fit = !whole.is_empty() && whole.len() <= 12 && part.len() <= DECIMALS;
    if !is_fit || !is_digits(whole) || !is_digits(part) || digits.ends_with('.') {
        return None;
    }
    let part: i64 = format!("{part:0<DECIMALS$}").parse().ok()?;
    Some(sign * (whole.parse::<i64>().ok()? * 1000 + part))
}

/// Thousandths written as a decimal without zeros at its end.
pub(super) fn decimal(thousandths: i64) -> String {
    let sign = if thousandths < 0 { "-" } else { "" };
    let (whole, part) = (thousandths.unsigned_abs() / 1000, thousandths.unsigned_abs() % 1000);
    let text = format!("{sign}{whole}.{part:03}");
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}
