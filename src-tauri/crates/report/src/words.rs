//! How figures, dates and names are written on a paper.

use chrono::{Datelike, Local, NaiveDate, TimeZone, Weekday};
use ledger::session::Kind;
use paper::{Inline, Run};

/// Printed where a fact is missing; nothing is ever made up in its place.
pub const MISSING: &str = "〔待补充〕";

/// `9月18日`.
pub fn month_day(day: NaiveDate) -> String {
    format!("{}月{}日", day.month(), day.day())
}

/// `2026年9月18日`, no leading zero (GB/T 9704-2012 §7.3.5.4).
pub fn full_date(day: NaiveDate) -> String {
    format!("{}年{}", day.year(), month_day(day))
}

/// `2026年10月8日 10:42` of ms UTC, by the clock of this computer.
pub fn moment(at: i64) -> String {
    let at = Local.timestamp_millis_opt(at).earliest();
    at.map_or_else(String::new, |at| at.format("%Y年%-m月%-d日 %H:%M").to_string())
}

/// `2026年9月18日（星期五）`.
pub fn date_with_weekday(day: NaiveDate) -> String {
    let weekday = match day.weekday() {
        Weekday::Mon => "一",
        Weekday::Tue => "二",
        Weekday::Wed => "三",
        Weekday::Thu => "四",
        Weekday::Fri => "五",
        Weekday::Sat => "六",
        Weekday::Sun => "日",
    };
    format!("{}（星期{weekday}）", full_date(day))
}

/// `15:30—17:00`, `15:30`, or nothing.
pub fn time_span(start: Option<&str>, end: Option<&str>) -> String {
    match (start, end) {
        (Some(start), Some(end)) => format!("{start}—{end}"),
        (Some(start), None) => start.to_owned(),
        _ => String::new(),
    }
}

/// A date kept as text with day or month precision, as registers print it: `9月18日`, or `2009.07` for a month.
pub fn loose_date(text: &str) -> String {
    NaiveDate::parse_from_str(text, "%Y-%m-%d").map_or_else(|_| text.replace('-', "."), month_day)
}

/// A date kept as text, written out: `2009年7月1日`, `2009年7月`.
pub fn long_date(text: &str) -> String {
    let parse = |text: &str| NaiveDate::parse_from_str(text, "%Y-%m-%d").ok();
    let month = |day: NaiveDate| format!("{}年{}月", day.year(), day.month());
    let of_month = || parse(&format!("{text}-01")).map(month);
    parse(text).map(full_date).or_else(of_month).unwrap_or_else(|| text.to_owned())
}

/// `2009.07`: month precision in rosters.
pub fn year_month(text: &str) -> String {
    text.get(..7).unwrap_or(text).replace('-', ".")
}

/// A name as lists print it: two characters spread by a full-width space (D-21).
pub fn spread(name: &str) -> String {
    let mut characters = name.chars();
    match (characters.next(), characters.next(), characters.next()) {
        (Some(first), Some(second), None) => format!("{first}　{second}"),
        _ => name.to_owned(),
    }
}

/// `92.9%`; never 100 % while something is open (399 ÷ 400 is 99.8 %, 9999 ÷ 10000 is 99.9 %). `—` when there is nothing to
/// divide by.
pub fn percent(part: i64, whole: i64) -> String {
    if whole == 0 {
        return "—".to_owned();
    }
    let tenths = (part as f64 / whole as f64 * 1000.0).round() as i64;
    let tenths = if part < whole { tenths.min(999) } else { tenths };
    format!("{}.{}%", tenths / 10, tenths % 10)
}

/// Minutes as 学时 of so many minutes, in a column where every figure has one decimal: `27.5`, `2.0`.
pub fn column_hours(minutes: i64, minutes_per_hour: i64) -> String {
    let hours = hours(minutes, minutes_per_hour);
    if hours.contains('.') { hours } else { hours + ".0" }
}

/// Minutes as 学时 of so many minutes, at most one decimal: `27.5`, `2`.
pub fn hours(minutes: i64, minutes_per_hour: i64) -> String {
    let tenths = (minutes as f64 * 10.0 / minutes_per_hour.max(1) as f64).round() as i64;
    if tenths % 10 == 0 {
        (tenths / 10).to_string()
    } else {
        format!("{}.{}", tenths / 10, (tenths % 10).abs())
    }
}

/// The text, or 〔待补充〕 when there is none.
pub fn or_missing(text: Option<&str>) -> String {
    text.map(str::trim).filter(|text| !text.is_empty()).unwrap_or(MISSING).to_owned()
}

/// The text, or the dash of an empty cell (D-19).
pub fn or_dash(text: Option<&str>) -> String {
    text.map(str::trim).filter(|text| !text.is_empty()).unwrap_or("—").to_owned()
}

/// A title in quotation marks; marks inside it become single ones (GB/T 15834-2011 §4.8.3.3).
pub fn quoted(title: &str) -> String {
    format!("“{}”", title.replace('“', "‘").replace('”', "’"))
}

/// Names joined by 、; `none` when the list is empty.
pub fn listed<T: AsRef<str>>(names: impl IntoIterator<Item = T>) -> String {
    names.into_iter().map(|name| name.as_ref().to_owned()).collect::<Vec<_>>().join("、")
}

/// Names joined by 、, each never divided between lines, with what is said about it.
pub fn listed_whole(names: impl IntoIterator<Item = (String, String)>) -> Vec<Inline> {
    let mut text = Vec::new();
    for (name, about) in names {
        if !text.is_empty() {
            text.push(Inline::from("、"));
        }
        text.push(Run::new(name).whole().into());
        if !about.is_empty() {
            text.push(about.into());
        }
    }
    text
}

/// `炼钢` → `炼钢党小组`; a name that says so already stays.
pub fn group_label(name: &str) -> String {
    if name.ends_with("小组") { name.to_owned() } else { format!("{name}党小组") }
}

/// The kinds of a session or plan item, with the group's name where it is not the unit's own: `钢包党小组会`. The name of a
/// branch is too long to stand before them: it has a line of its own.
pub fn unit_kind(unit: &str, kinds: &[Kind], is_own: bool) -> String {
    let kinds = listed(kinds.iter().map(Kind::short));
    match unit.trim_end_matches("党小组") {
        _ if is_own => kinds,
        unit if unit.chars().count() > 4 => format!("{unit}\n{kinds}"),
        unit => format!("{unit}{kinds}"),
    }
}

/// 一, 二, … 十, 十一, … 九十九; from a hundred on in digits.
pub fn numeral(n: usize) -> String {
    const DIGITS: [&str; 10] = ["", "一", "二", "三", "四", "五", "六", "七", "八", "九"];
    let ones = DIGITS.get(n % 10).copied().unwrap_or_default();
    match (n / 10, DIGITS.get(n / 10)) {
        (0, _) if n == 0 => "零".to_owned(),
        (0, _) => ones.to_owned(),
        (1, _) => format!("十{ones}"),
        (_, Some(tens)) => format!("{tens}十{ones}"),
        _ => n.to_string(),
    }
}

/// Notes with ① ② … before them when there are several.
pub fn numbered(notes: Vec<String>) -> Vec<String> {
    match notes.len() {
        0 | 1 => notes,
        _ => notes.iter().enumerate().map(|(i, note)| format!("{} {note}", circled(i + 1))).collect(),
    }
}

/// ① … ⑳.
pub fn circled(n: usize) -> String {
    u32::try_from(n)
        .ok()
        .filter(|n| (1..=20).contains(n))
        .and_then(|n| char::from_u32(0x245F + n))
        .map_or_else(String::new, String::from)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chapters_are_numbered_beyond_twelve() {
        let said: Vec<String> = [1, 10, 12, 13, 20, 21, 99].map(super::numeral).into();
        assert_eq!(
            said,
            ["一", "十", "十二", "十三", "二十", "二十一", "九十九"],
            "a heading never loses its number"
        );
    }

    #[test]
    fn a_rate_never_says_all_while_one_is_open() {
        assert_eq!(percent(34, 40), "85.0%", "T-19");
        assert_eq!(percent(6, 40), "15.0%", "the other six");
        assert_eq!(percent(399, 400), "99.8%", "domain.md §3: 399/400 is not 100 %");
        assert_eq!(percent(99_999, 100_000), "99.9%", "rounding must not close what is open");
        assert_eq!(percent(40, 40), "100.0%", "all done is all done");
        assert_eq!(percent(0, 0), "—", "no denominator, no figure");
    }

    #[test]
    fn names_and_dates_print_as_the_house_writes_them() {
        assert_eq!(spread("方敏"), "方　敏", "D-21: two characters are spread");
        assert_eq!(spread("欧阳堃"), "欧阳堃", "three are not");
        assert_eq!(spread("张𬭊"), "张　𬭊", "a character outside the basic plane is one character");
        assert_eq!(loose_date("2026-09-05"), "9月5日", "no leading zero");
        assert_eq!(loose_date("2009-07"), "2009.07", "month precision stays a month");
        assert_eq!(hours(150, 60), "2.5", "half hours show");
        assert_eq!(hours(90, 45), "2", "a 学时 of 45 minutes");
    }
}
