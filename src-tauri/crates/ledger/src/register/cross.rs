//! 分类统计: the rows of a register by two things at once — level × year, person × month — counted, summed, or one number held
//! against another.

use std::collections::{HashMap, HashSet};

use chrono::Datelike;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::count::{BLANK, fixed, group_of, month, number};
use super::rule::decimal;
use super::{ColumnKind, Register, RegisterRow, cells};
use crate::date::{Day, Quarter};
use crate::id::RegisterColumnId;
use crate::{Error, Result};

/// What the lines, or the columns, of a cross count are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case", tag = "by")]
#[ts(rename = "RegisterAxis")]
pub enum Axis {
    /// Calendar years.
    Year,
    /// Calendar quarters.
    Quarter,
    /// Months.
    Month,
    /// What stands in a column.
    Column {
        /// The column.
        id: RegisterColumnId,
    },
}

/// What is counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case", tag = "of")]
#[ts(rename = "RegisterMeasure")]
pub enum Measure {
    /// 条数.
    Rows,
    /// The sum of a number column.
    Sum {
        /// The column.
        id: RegisterColumnId,
    },
    /// 人次: how often a column names somebody or something.
    Times {
        /// The column.
        id: RegisterColumnId,
    },
    /// 人数: how many different ones a column names.
    Distinct {
        /// The column.
        id: RegisterColumnId,
    },
    /// The sum of one number column for each of another: minutes a read.
    Ratio {
        /// What is parted.
        id: RegisterColumnId,
        /// Among what.
        per: RegisterColumnId,
    },
    /// 人均: the sum of a number column for each member on the roster.
    PerMember {
        /// The column.
        id: RegisterColumnId,
    },
}

/// One line or column of a cross count.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(rename = "RegisterHead")]
pub struct Head {
    /// As in [`super::Group::key`]; a year `2026`, a quarter `2026Q3`.
    pub key: String,
    /// What to show.
    pub label: String,
}

/// Rows of a register by two things.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(rename = "RegisterCross")]
pub struct Cross {
    /// The lines.
    pub down: Vec<Head>,
    /// The columns; one without a key when there is nothing across.
    pub across: Vec<Head>,
    /// A decimal for every line and column; none where nothing stands.
    pub values: Vec<Vec<Option<String>>>,
    /// Each line over all columns.
    pub line_totals: Vec<Option<String>>,
    /// Each column over all lines.
    pub column_totals: Vec<Option<String>>,
    /// Over everything, a row once.
    pub total: Option<String>,
    /// What the values count: 条, 小时, 人次.
    pub measure: String,
    /// Whether a row may stand in several lines or columns, so that these add up to more than the total.
    pub overlaps: bool,
}

/// Counts rows by `down` and, if given, by `across`; `members` are those on the roster. Errors: [`Error::Missing`];
/// [`Error::Broken`] on `measure` for a column that is no number.
pub fn cross(
    register: &Register,
    rows: &[RegisterRow],
    (down, across): (Axis, Option<Axis>),
    measure: Measure,
    members: i64,
) -> Result<Cross> {
    let gauge = Gauge::of(register, measure, members)?;
    let lines = Places::of(register, down, rows)?;
    let columns = match across {
        Some(axis) => Places::of(register, axis, rows)?,
        None => Places::whole(rows.len()),
    };
    let mut boxes: HashMap<(usize, usize), Vec<&RegisterRow>> = HashMap::new();
    for (at, row) in rows.iter().enumerate() {
        for line in &lines.of_row[at] {
            for column in &columns.of_row[at] {
                boxes.entry((*line, *column)).or_default().push(row);
            }
        }
    }
    let value = |line, column| gauge.value(boxes.get(&(line, column)).map_or(&[][..], Vec::as_slice));
    let pick = |places: &Places, place: usize| -> Option<String> {
        let chosen: Vec<&RegisterRow> = rows
            .iter()
            .enumerate()
            .filter(|(at, _)| places.of_row[*at].contains(&place))
            .map(|(_, row)| row)
            .collect();
        gauge.value(&chosen)
    };
    Ok(Cross {
        values: (0..lines.heads.len())
            .map(|line| (0..columns.heads.len()).map(|column| value(line, column)).collect())
            .collect(),
        line_totals: (0..lines.heads.len()).map(|line| pick(&lines, line)).collect(),
        column_totals: (0..columns.heads.len()).map(|column| pick(&columns, column)).collect(),
        total: gauge.value(&rows.iter().collect::<Vec<_>>()),
        measure: gauge.word(),
        overlaps: lines.overlaps() || columns.overlaps(),
        down: lines.heads,
        across: columns.heads,
    })
}

/// Which lines each row stands in.
struct Places {
    heads: Vec<Head>,
    of_row: Vec<Vec<usize>>,
}

impl Places {
    /// One nameless place for everything.
    fn whole(rows: usize) -> Self {
        Self { heads: vec![Head { key: String::new(), label: String::new() }], of_row: vec![vec![0]; rows] }
    }

    /// Times in their order; choices as they are defined; everything else as it first occurs; what is blank last.
    fn of(register: &Register, axis: Axis, rows: &[RegisterRow]) -> Result<Self> {
        let keys: Vec<Vec<(String, String)>> = match axis {
            Axis::Column { id } => {
                let column = register.fields.column(id)?;
                let of = |row| {
                    let found: Vec<_> = cells(row, column).map(group_of).collect();
                    if found.is_empty() { vec![(String::new(), BLANK.to_owned())] } else { found }
                };
                rows.iter().map(of).collect()
            }
            _ => rows.iter().map(|row| vec![span(axis, row.fields.on_day)]).collect(),
        };
        let mut heads: Vec<Head> = match axis {
            Axis::Column { id } => fixed(register.fields.column(id)?)
                .into_iter()
                .map(|label| Head { key: label.clone(), label })
                .collect(),
            _ => Vec::new(),
        };
        let mut seen: HashSet<String> = heads.iter().map(|head| head.key.clone()).collect();
        for (key, label) in keys.iter().flatten() {
            if seen.insert(key.clone()) {
                heads.push(Head { key: key.clone(), label: label.clone() });
            }
        }
        if matches!(axis, Axis::Column { .. }) {
            heads.sort_by_key(|head| head.key.is_empty());
        } else {
            heads.sort_by(|a, b| a.key.cmp(&b.key));
        }
        let place: HashMap<&str, usize> =
            heads.iter().enumerate().map(|(at, head)| (head.key.as_str(), at)).collect();
        let of_row = keys
            .iter()
            .map(|keys| keys.iter().filter_map(|(key, _)| place.get(key.as_str()).copied()).collect())
            .collect();
        Ok(Self { of_row, heads })
    }

    fn overlaps(&self) -> bool {
        self.of_row.iter().any(|places| places.len() > 1)
    }
}

/// Key and label of a day's span of time.
fn span(axis: Axis, day: Day) -> (String, String) {
    match axis {
        Axis::Year | Axis::Column { .. } => (day.year().to_string(), format!("{}年", day.year())),
        Axis::Quarter => {
            let quarter = Quarter::of(day);
            (quarter.to_string(), format!("{}年{}", quarter.year, quarter.label()))
        }
        Axis::Month => month(day),
    }
}

/// A measure with the columns it reads.
struct Gauge<'r> {
    register: &'r Register,
    measure: Measure,
    members: i64,
}

impl<'r> Gauge<'r> {
    fn of(register: &'r Register, measure: Measure, members: i64) -> Result<Self> {
        let is_number = |id: RegisterColumnId| {
            let column = register.fields.column(id)?;
            if column.kind == ColumnKind::Number {
                Ok(())
            } else {
                Err(Error::broken("measure", format!("“{}”不是数字，不能合计", column.name)))
            }
        };
        match measure {
            Measure::Rows => {}
            Measure::Sum { id } | Measure::PerMember { id } => is_number(id)?,
            Measure::Ratio { id, per } => {
                is_number(id)?;
                is_number(per)?;
            }
            Measure::Times { id } | Measure::Distinct { id } => drop(register.fields.column(id)?),
        }
        Ok(Self { register, measure, members })
    }

    /// The sum of a column in thousandths; none where nobody entered anything.
    fn sum(&self, id: RegisterColumnId, rows: &[&RegisterRow]) -> Option<i64> {
        let column = self.register.fields.column(id).ok()?;
        rows.iter().filter_map(|row| number(row, column)).reduce(|a, b| a.saturating_add(b))
    }

    fn value(&self, rows: &[&RegisterRow]) -> Option<String> {
        let named = |id| {
            let column = self.register.fields.column(id).ok();
            rows.iter().flat_map(move |row| column.into_iter().flat_map(|column| cells(row, column)))
        };
        match self.measure {
            _ if rows.is_empty() => None,
            Measure::Rows => Some(rows.len().to_string()),
            Measure::Sum { id } => self.sum(id, rows).map(decimal),
            Measure::Times { id } => Some(named(id).count().to_string()),
            Measure::Distinct { id } => {
                Some(named(id).map(|cell| group_of(cell).0).collect::<HashSet<_>>().len().to_string())
            }
            Measure::Ratio { id, per } => quotient(self.sum(id, rows)?, self.sum(per, rows)?),
            Measure::PerMember { id } => quotient(self.sum(id, rows)?, self.members.checked_mul(1000)?),
        }
    }

    fn word(&self) -> String {
        let measure = |id| {
            let column = self.register.fields.column(id).ok();
            column.and_then(|column| column.measure.clone()).unwrap_or_default()
        };
        let is_people =
            |id| self.register.fields.column(id).is_ok_and(|column| column.kind == ColumnKind::Member);
        match self.measure {
            Measure::Rows => "条".into(),
            Measure::Sum { id } => measure(id),
            Measure::Times { id } => if is_people(id) { "人次" } else { "次" }.into(),
            Measure::Distinct { id } => if is_people(id) { "人" } else { "个" }.into(),
            Measure::Ratio { id, per } => format!("{}／{}", measure(id), measure(per)),
            Measure::PerMember { id } => format!("{}／人", measure(id)),
        }
    }
}

/// One number for each of another, two decimals, halves up; none among nothing.
fn quotient(of: i64, per: i64) -> Option<String> {
    let hundredths = (i128::from(of) * 200 + i128::from(per)).checked_div_euclid(i128::from(per) * 2)?;
    Some(decimal(i64::try_from(hundredths).ok()?.checked_mul(10)?))
}
