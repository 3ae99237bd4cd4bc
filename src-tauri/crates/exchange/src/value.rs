//! Cells read as dates, times and figures. What cannot be read is an `Err` with the reason, one Chinese half-sentence that
//! follows 第 9 行“入党时间”是 2009.13，….

use chrono::{Datelike, Days, NaiveDate, NaiveTime, Timelike};
use ledger::date::Day;

use crate::table::{Cell, fold};

/// The reason why a value is refused.
pub type Read<T> = Result<T, String>;

/// Years that records of people may hold.
const YEARS: std::ops::RangeInclusive<i32> = 1900..=2100;

/// A date as precise as it is written: 'YYYY-MM-DD', or 'YYYY-MM' for a month (M-22). `Ok(None)` for a blank cell.
pub fn date(cell: &Cell) -> Read<Option<String>> {
    match cell {
        Cell::Blank => Ok(None),
        Cell::Fault(_) => Err("是公式算出的错误，请改成日期".into()),
        Cell::Time(_) => Err("是时刻，这一列要填日期".into()),
        Cell::Moment(at) => in_years(at.date()).map(|day| Some(day.to_string())),
        Cell::Number { value, shown, serial } => number_date(*value, shown, *serial).map(Some),
        Cell::Text(text) => text_date(text).map(Some),
    }
}

/// A full day. Errors also for a month alone.
pub fn day(cell: &Cell) -> Read<Option<Day>> {
    let Some(text) = date(cell)? else { return Ok(None) };
    text.parse().map(Some).map_err(|_| "只有年月，请写明哪一天，如 2026-03-05".into())
}

/// Numbers: 198507 and 19850701 are dates typed without marks, 1985.07 is a month, 1000 to 99999 is a serial date (M-22).
fn number_date(value: f64, shown: &str, serial: Option<chrono::NaiveDateTime>) -> Read<String> {
    let is_whole = value.fract() == 0.0;
    if is_whole && [6, 8].contains(&shown.len())
        || !is_whole && shown.len() <= 7 && YEARS.contains(&year_of(value))
    {
        // 2009.1 as a number may have been typed 2009.10: the sheet dropped the zero.
        if shown.ends_with(".1") {
            return Err(
                "分不清是1月还是10月（表格把末尾的0去掉了），请改成 2009-01 或 2009-10 这样的写法".into()
            );
        }
        return text_date(shown);
    }
    if is_whole && YEARS.contains(&year_of(value)) {
        return Err("只有年份，请补上月份，如 2009-06".into());
    }
    match serial {
        Some(at) if value >= 1000.0 => in_years(at.date()).map(|day| day.to_string()),
        _ => Err("不是日期，请写成 2009-06-15，不清楚的先空着".into()),
    }
}

#[allow(clippy::cast_possible_truncation)] // callers compare with YEARS
fn year_of(value: f64) -> i32 {
    value.trunc().clamp(-1.0, 1e6) as i32
}

/// 1985-07-01, 1985/7/1, 1985.07, 198507, 19850701, 1985年7月; a time of day behind it does not matter.
fn text_date(text: &str) -> Read<String> {
    let text = fold(&without_time(text));
    let text = without_weekday(&text);
    let parts: Vec<&str> =
        text.split(|c: char| !c.is_ascii_digit()).filter(|part| !part.is_empty()).collect();
    let has_only_marks = text.chars().all(|c| c.is_ascii_digit() || "-/.年月日号、—–".contains(c));
    let (year, month, day) = match parts[..] {
        _ if !has_only_marks => return Err("不是日期，请写成 2009-06-15 或 2009-06，不清楚的先空着".into()),
        [run] if run.len() == 8 => (&run[..4], &run[4..6], Some(&run[6..])),
        [run] if run.len() == 6 => (&run[..4], &run[4..], None),
        [run] if run.len() == 5 => return serial_text(run),
        [_] => return Err("只有年份，请补上月份，如 2009-06".into()),
        [year, month] => (year, month, None),
        [year, month, day] => (year, month, Some(day)),
        _ => return Err("不是日期，请写成 2009-06-15 或 2009-06，不清楚的先空着".into()),
    };
    if year.len() != 4 {
        return Err("年份要写四位，如 2009-06-15".into());
    }
    let number = |part: &str| part.parse::<u32>().unwrap_or(u32::MAX);
    let (year, month) = (year.parse::<i32>().unwrap_or_default(), number(month));
    if !YEARS.contains(&year) {
        return Err("年份应在 1900 到 2100 之间".into());
    }
    if !(1..=12).contains(&month) {
        return Err("月份应在 1 到 12 之间".into());
    }
    match day.map(number) {
        None => Ok(format!("{year:04}-{month:02}")),
        Some(day) => NaiveDate::from_ymd_opt(year, month, day)
            .map(|date| date.to_string())
            .ok_or_else(|| format!("{year}年{month}月没有这一天")),
    }
}

/// 2026-03-05 14:30 and 2026-03-05T00:00:00: the day counts.
fn without_time(text: &str) -> String {
    let is_time = |rest: &str| rest.contains([':', '：', '时', '午']);
    match text.split_once([' ', 'T', '\u{3000}', '\n', '日']) {
        Some((day, rest)) if is_time(rest) => day.to_owned(),
        _ => text.to_owned(),
    }
}

/// 2026年3月5日(星期四)上午: the weekday and the half of the day say nothing more.
fn without_weekday(text: &str) -> &str {
    let end =
        ["(", "星期", "周", "上午", "下午", "晚上", "全天"].iter().filter_map(|word| text.find(word)).min();
    end.filter(|end| *end > 0).map_or(text, |end| &text[..end])
}

/// A serial date that a program wrote out as text; the 1900 date system, whose day 60 never was.
fn serial_text(digits: &str) -> Read<String> {
    let serial: u64 = digits.parse().unwrap_or_default();
    let day =
        NaiveDate::from_ymd_opt(1899, 12, 30).and_then(|epoch| epoch.checked_add_days(Days::new(serial)));
    day.ok_or_else(|| "不是日期，请写成 2009-06-15，不清楚的先空着".to_owned())
        .and_then(in_years)
        .map(|day| day.to_string())
}

fn in_years(day: Day) -> Read<Day> {
    if YEARS.contains(&day.year()) { Ok(day) } else { Err("年份应在 1900 到 2100 之间".into()) }
}

/// A time of day 'HH:MM': 14:30, 14：30, 14时30分, 下午2:30, a fraction of a day.
pub fn time(cell: &Cell) -> Read<Option<String>> {
    let wrong = || "不是时刻，请写成 14:30 这样".to_owned();
    let time = match cell {
        Cell::Blank => return Ok(None),
        Cell::Time(time) => *time,
        Cell::Moment(at) => rounded(at.time()),
        Cell::Number { value, serial: Some(at), .. } if (0.0..1.0).contains(value) => rounded(at.time()),
        Cell::Text(text) => clock(&fold(text)).ok_or_else(wrong)?,
        Cell::Number { .. } | Cell::Fault(_) => return Err(wrong()),
    };
    Ok(Some(hour_and_minute(time)))
}

/// Start and end: 14:30—16:00, or a start alone.
pub fn span(cell: &Cell) -> Read<Option<(String, Option<String>)>> {
    let Cell::Text(text) = cell else { return Ok(time(cell)?.map(|start| (start, None))) };
    match hours(text) {
        Some(span) => Ok(Some(span)),
        None => Err("不是时刻，请写成 14:30 或 14:30—16:00".into()),
    }
}

/// Start and end that stand behind the day in one cell, such as 2026-03-05 14:30—16:00; none where it has no times.
pub fn times_in(cell: &Cell) -> (Option<String>, Option<String>) {
    let found = match cell {
        Cell::Moment(at) if at.time() != NaiveTime::MIN => Some((hour_and_minute(rounded(at.time())), None)),
        Cell::Text(text) => text
            .split_once([' ', 'T', '日', '\u{3000}', '\n'])
            .and_then(|(_, rest)| hours(rest))
            .filter(|(start, end)| start != "00:00" || end.is_some()),
        _ => None,
    };
    found.map_or((None, None), |(start, end)| (Some(start), end))
}

fn hours(text: &str) -> Option<(String, Option<String>)> {
    let is_afternoon = text.contains("下午") || text.contains("晚");
    let mut times = text
        .split(['-', '—', '–', '~', '～', '至'])
        .filter(|part| !part.trim().is_empty())
        .map(|part| clock(&fold(part)));
    let (start, end) = (times.next()??, times.next());
    // 下午2:30—4:00: the word stands once for both.
    let end = end.map(|end| {
        end.map(|end| if is_afternoon && end < start { end + chrono::Duration::hours(12) } else { end })
    });
    match end {
        Some(None) => None,
        end => Some((hour_and_minute(start), end.flatten().map(hour_and_minute))),
    }
}

fn hour_and_minute(time: NaiveTime) -> String {
    time.format("%H:%M").to_string()
}

/// Sheets keep a time as a fraction, so 14:30 may read as 14:29:59.9.
fn rounded(time: NaiveTime) -> NaiveTime {
    let minutes = (time.num_seconds_from_midnight() + 30) / 60 % 1440;
    NaiveTime::from_hms_opt(minutes / 60, minutes % 60, 0).unwrap_or(time)
}

fn clock(text: &str) -> Option<NaiveTime> {
    let is_afternoon = ["下午", "晚上", "晚", "PM", "pm"].iter().any(|word| text.contains(word));
    let digits: Vec<&str> =
        text.split(|c: char| !c.is_ascii_digit()).filter(|part| !part.is_empty()).collect();
    let (hour, minute) = match digits[..] {
        [hour] if text.contains(['时', '点']) => (hour, if text.contains('半') { "30" } else { "0" }),
        [run] if run.len() == 4 => (&run[..2], &run[2..]),
        [hour, minute] | [hour, minute, _] => (hour, minute),
        _ => return None,
    };
    let hour: u32 = hour.parse().ok()?;
    let hour = if is_afternoon && hour < 12 { hour + 12 } else { hour };
    NaiveTime::from_hms_opt(hour, minute.parse().ok()?, 0)
}

/// A number of people: 18, 18人, 18.0. Errors: anything else, less than 0.
pub fn count(cell: &Cell) -> Read<Option<i64>> {
    let text = fold(&cell.shown());
    if text.is_empty() || ["-", "—", "/", "无"].contains(&text.as_str()) {
        return Ok(None);
    }
    let figure = text.trim_end_matches(['人', '名', '次', '个']).trim_end_matches("人次").replace(',', "");
    let value: f64 = figure.parse().map_err(|_| "不是人数，请只写数字，如 18".to_owned())?;
    if value.fract() != 0.0 || !(0.0..=10_000_000.0).contains(&value) {
        return Err("人数要是 0 或更大的整数".into());
    }
    #[allow(clippy::cast_possible_truncation)] // a whole number in range
    Ok(Some(value as i64))
}

/// A whole number, such as 序号 or 党龄校正值.
pub fn whole(cell: &Cell) -> Read<Option<i64>> {
    let text = fold(&cell.shown());
    if text.is_empty() {
        return Ok(None);
    }
    let value: f64 = text.trim_end_matches(['.', '、', '月']).parse().map_err(|_| "要填数字".to_owned())?;
    #[allow(clippy::cast_possible_truncation)] // checked to be whole and small
    if value.fract() == 0.0 && value.abs() < 1e9 {
        Ok(Some(value as i64))
    } else {
        Err("要填整数".into())
    }
}

/// Credit in minutes. A bare figure is in 学时 of `minutes_per_hour`, or in minutes when the heading says 分钟;
/// 15分钟, 2小时 and 1小时30分 say it themselves.
pub fn minutes(cell: &Cell, minutes_per_hour: i64, is_in_minutes: bool) -> Read<Option<i64>> {
    if let Cell::Time(time) = cell {
        return Ok(Some(i64::from(time.num_seconds_from_midnight()) / 60));
    }
    let text = fold(&cell.shown());
    if text.is_empty() || text == "-" || text == "—" {
        return Ok(None);
    }
    #[allow(clippy::cast_precision_loss)] // 45 or 60
    let unit = if is_in_minutes { 1.0 } else { minutes_per_hour as f64 };
    let wrong = || "不是学时，请写数字（如 2）或分钟（如 15分钟）".to_owned();
    let mut rest = text.as_str();
    let mut total = 0.0;
    while !rest.is_empty() {
        let end = rest.find(|c: char| !c.is_ascii_digit() && c != '.').unwrap_or(rest.len());
        let figure: f64 = rest[..end].parse().map_err(|_| wrong())?;
        rest = &rest[end..];
        let (word, each) =
            [("学时", unit), ("课时", unit), ("分钟", 1.0), ("分", 1.0), ("小时", 60.0), ("时", 60.0)]
                .into_iter()
                .find(|(word, _)| rest.starts_with(word))
                .unwrap_or(("", unit));
        if word.is_empty() && !rest.is_empty() {
            return Err(wrong());
        }
        total += figure * each;
        rest = &rest[word.len()..];
    }
    if !(0.0..=100_000.0).contains(&total) {
        return Err("学时太大，请核对".into());
    }
    #[allow(clippy::cast_possible_truncation)] // in range
    Ok(Some(total.round() as i64))
}

/// 是/否 in the words people use; `Ok(None)` for a blank.
pub fn yes_no(cell: &Cell) -> Read<Option<bool>> {
    match fold(&cell.shown()).as_str() {
        "" => Ok(None),
        "是" | "√" | "✓" | "有" | "1" | "一线" | "Y" | "y" | "在一线" => Ok(Some(true)),
        "否" | "×" | "无" | "0" | "非一线" | "N" | "n" | "不是" => Ok(Some(false)),
        _ => Err("只能填“是”或“否”".into()),
    }
}

/// A list in one cell: 、 , ; / and line breaks part it, and blanks part what has none of these; brackets hold together.
pub fn list(text: &str) -> Vec<String> {
    let (mut items, mut item, mut depth) = (Vec::new(), String::new(), 0_u32);
    let is_strong = |c: char| "、，,；;\n".contains(c);
    let has_strong = text.contains(is_strong);
    for c in text.chars() {
        match c {
            '（' | '(' | '《' => depth += 1,
            '）' | ')' | '》' => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth == 0 && (is_strong(c) || (!has_strong && c == '/')) {
            items.push(std::mem::take(&mut item));
        } else {
            item.push(c);
        }
    }
    items.push(item);
    items.iter().map(|item| item.trim().to_owned()).filter(|item| !item.is_empty() && item != "无").collect()
}

/// What stands before a bracket and inside it: 张三（病假） → (张三, Some(病假)).
pub fn bracket(text: &str) -> (String, Option<String>) {
    let Some(open) = text.find(['（', '(']) else { return (text.trim().to_owned(), None) };
    let inside = text[open..].trim_start_matches(['（', '(']).trim_end_matches(['）', ')']).trim();
    (text[..open].trim().to_owned(), (!inside.is_empty()).then(|| inside.to_owned()))
}
