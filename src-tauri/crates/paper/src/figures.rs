//! A chart's figures as a table, for files in which charts are not drawn.

use crate::flow::number;
use crate::model::{Align, Cell, Chart, Column, Plot, Row, Table};
use crate::unit::{Mm, Pt};

/// Printed where there is no figure.
const NONE: &str = "—";

impl Chart {
    /// Its figures: a row for each month, status or person, a column for each series.
    pub(crate) fn figures(&self) -> Table {
        match &self.plot {
            Plot::Bars(bars) => {
                let names = bars.series.iter().map(|series| with_unit(&series.name, &bars.unit));
                let values = |group: usize| {
                    bars.series.iter().map(move |series| figure(series.values.get(group).copied().flatten()))
                };
                let rows =
                    bars.groups.iter().enumerate().map(|(at, group)| (group.clone(), values(at).collect()));
                table(names.collect(), rows.collect())
            }
            Plot::Trend(trend) => {
                let rate =
                    |rate: Option<f64>| rate.map_or(NONE.to_owned(), |rate| format!("{}%", number(rate)));
                let rows = trend.points.iter().map(|(name, value)| (name.clone(), vec![rate(*value)]));
                table(vec![trend.unit.clone()], rows.collect())
            }
            Plot::Strip(strip) => {
                let rows = strip.parts.iter().map(|part| (part.word.clone(), vec![part.count.to_string()]));
                table(vec![with_unit("数量", &strip.unit)], rows.collect())
            }
            Plot::Targets(targets) => {
                let names = [&targets.value, &targets.target].map(|name| with_unit(name, &targets.unit));
                let row = |row: &crate::model::Target| {
                    (row.name.clone(), vec![figure(row.value), figure(row.target)])
                };
                table(names.to_vec(), targets.rows.iter().map(row).collect())
            }
        }
    }
}

/// 次数（次）.
fn with_unit(name: &str, unit: &str) -> String {
    if unit.is_empty() { name.to_owned() } else { format!("{name}（{unit}）") }
}

fn figure(value: Option<f64>) -> String {
    value.filter(|value| value.is_finite()).map_or(NONE.to_owned(), number)
}

fn table(names: Vec<String>, rows: Vec<(String, Vec<String>)>) -> Table {
    let mut columns = vec![Column::fr(1.0, Align::Left)];
    columns.extend(names.iter().map(|_| Column::fr(1.0, Align::Right)));
    let head = std::iter::once(Cell::label("")).chain(names.into_iter().map(Cell::label)).collect();
    let row = |(name, values): (String, Vec<String>)| {
        Row::new(std::iter::once(name).chain(values).map(Cell::new).collect())
    };
    Table {
        head: vec![Row::new(head)],
        rows: rows.into_iter().map(row).collect(),
        size: Pt(9.0),
        row_height: Mm(5.6),
        ..Table::new(columns)
    }
}
