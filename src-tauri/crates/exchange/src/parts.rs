//! Sub-items in one cell: `中期检查（时限2026-06-30，完成2026-06-24）：改造完成`, one a line.

use ledger::date::{Day, is_day_or_month};
use ledger::task::Subtask;

/// The cell.
pub fn write(parts: &[Subtask]) -> String {
    parts.iter().map(line).collect::<Vec<_>>().join("\n")
}

fn line(part: &Subtask) -> String {
    let due = part.due_on.as_ref().map(|due| format!("时限{due}"));
    let done = part.done_on.map(|done| format!("完成{done}"));
    let dates: Vec<String> = due.into_iter().chain(done).collect();
    let dates = if dates.is_empty() { String::new() } else { format!("（{}）", dates.join("，")) };
    let flat = |text: &str| text.replace('\n', "；");
    let result = part.result.as_deref().map(|text| format!("：{}", flat(text))).unwrap_or_default();
    format!("{}{dates}{result}", flat(&part.title))
}

/// What a cell says. Errors: a date in brackets that is none.
pub fn read(text: &str) -> Result<Vec<Subtask>, String> {
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    let lines: Vec<&str> = if text.contains('\n') {
        lines.collect()
    } else {
        text.split(['；', ';']).map(str::trim).filter(|line| !line.is_empty()).collect()
    };
    lines.into_iter().map(one).collect()
}

fn one(line: &str) -> Result<Subtask, String> {
    let line = line.replace('(', "（").replace(')', "）");
    let (head, result) = match line.split_once("）：") {
        Some((head, result)) => (format!("{head}）"), Some(result.trim().to_owned())),
        None if line.ends_with('）') => (line, None),
        None => match line.split_once('：') {
            Some((head, result)) => (head.to_owned(), Some(result.trim().to_owned())),
            None => (line, None),
        },
    };
    let mut part = Subtask { result, ..Subtask::new(head.trim()) };
    let Some((title, dates)) = head.strip_suffix('）').and_then(|head| head.rsplit_once('（')) else {
        return Ok(part);
    };
    let dates: Vec<&str> = dates.split(['，', ',']).map(str::trim).collect();
    if !dates.iter().any(|date| date.starts_with("时限") || date.starts_with("完成")) {
        return Ok(part);
    }
    title.trim().clone_into(&mut part.title);
    for date in dates {
        let bad = || format!("“{title}”的日期“{date}”读不出来，请写成 时限2026-06-30，完成2026-06-24");
        if let Some(due) = date.strip_prefix("时限") {
            part.due_on = Some(due.to_owned()).filter(|due| is_day_or_month(due));
            part.due_on.as_ref().ok_or_else(bad)?;
        } else {
            let done = date.strip_prefix("完成").and_then(|done| done.parse::<Day>().ok());
            part.done_on = Some(done.ok_or_else(bad)?);
        }
    }
    Ok(part)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read_back() {
        let part = |title: &str, due: Option<&str>, done: Option<&str>, result: Option<&str>| Subtask {
            due_on: due.map(str::to_owned),
            done_on: done.map(|done| done.parse().unwrap()),
            result: result.map(str::to_owned),
            ..Subtask::new(title)
        };
        let parts = vec![
            part("立项", None, None, None),
            part("中期检查", Some("2026-06"), Some("2026-06-24"), Some("改造（两台）完成：见报告")),
            part("走访（含夜班）", None, Some("2026-03-05"), None),
            part("结项", Some("2026-12-20"), None, None),
        ];
        assert_eq!(read(&write(&parts)), Ok(parts), "an export imports back unchanged");
        let typed = read("分享；献旗（完成2026-03-05）").unwrap();
        assert_eq!(typed.len(), 2, "people part them by semicolons: {typed:?}");
        assert!(read("献旗（完成三月）").is_err(), "a date that is none is told, not dropped");
    }
}
