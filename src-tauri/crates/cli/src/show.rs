//! Output: JSON as it is, or tables whose columns line up although a Chinese character takes two places.

use std::io::Write;

use serde_json::Value;
use unicode_width::UnicodeWidthStr;

/// Prints JSON, readable.
pub fn json(value: &Value) {
    text(&format!("{value:#}"));
}

/// Prints a line or several.
pub fn text(text: &str) {
    // A reader that closed the pipe (`| head`) has seen enough.
    let _ = writeln!(std::io::stdout(), "{text}");
}

/// Prints a line that scripts must not take for output.
pub fn aside(text: &str) {
    let _ = writeln!(std::io::stderr(), "{text}");
}

/// A column: its heading, and the value of a row in it.
pub type Column = (&'static str, fn(&Value) -> String);

/// Prints rows under headings.
pub fn table(columns: &[Column], rows: &[Value]) {
    let heads = columns.iter().map(|(head, _)| (*head).to_owned()).collect();
    let mut lines: Vec<Vec<String>> = vec![heads];
    lines.extend(rows.iter().map(|row| columns.iter().map(|(_, cell)| cell(row)).collect()));
    let widths: Vec<usize> = (0..columns.len())
        .map(|column| lines.iter().map(|line| line[column].width()).max().unwrap_or_default())
        .collect();
    for line in &lines {
        let cells = line
            .iter()
            .zip(&widths)
            .map(|(cell, width)| format!("{cell}{}", " ".repeat(width - cell.width())));
        text(cells.collect::<Vec<_>>().join("  ").trim_end());
    }
}

/// A value as people read it; — for nothing.
pub fn cell(value: &Value) -> String {
    match value {
        Value::Null => "—".to_owned(),
        Value::String(text) => text.replace('\n', " "),
        Value::Array(items) => items.iter().map(cell).collect::<Vec<_>>().join("、"),
        Value::Number(number) if number.is_f64() => decimal(number.as_f64().unwrap_or_default()),
        other => other.to_string(),
    }
}

/// At most one decimal: 1, 42.1.
fn decimal(figure: f64) -> String {
    let text = format!("{figure:.1}");
    text.strip_suffix(".0").map_or_else(|| text.clone(), str::to_owned)
}

/// A rate as a percentage with one decimal (40 tasks, 34 done: 85.0%).
pub fn percent(value: &Value) -> String {
    value.as_f64().map_or_else(|| "—".to_owned(), |rate| format!("{:.1}%", rate * 100.0))
}
