//! Charts: figures to compare at a glance, legible on a photocopy. Every figure is also printed as a number where there is
//! room for it, and every series has a name, never only a shade.

use serde::{Deserialize, Serialize};

use super::block::Block;
use super::text::Status;
use crate::unit::Mm;

/// A chart with its caption under it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Chart {
    /// 图1　各月组织生活次数
    pub caption: String,
    /// Where the figures come from and how they were counted, one text for each note.
    pub notes: Vec<String>,
    /// What is drawn.
    pub plot: Plot,
}

/// What a chart draws.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Plot {
    /// Columns by month.
    Bars(Bars),
    /// A line of rates.
    Trend(Trend),
    /// One bar divided by status.
    Strip(Strip),
    /// A bar for each person against a target; may go on over several pages.
    Targets(Targets),
}

/// Columns side by side or on top of one another.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Bars {
    /// Names along the axis: 1月, 2月 ….
    pub groups: Vec<String>,
    /// What is compared; each has a value for each group.
    pub series: Vec<Series>,
    /// True to set the series on top of one another, their sum over them.
    pub stacked: bool,
    /// What is counted: 次.
    pub unit: String,
    /// Height between axis and top.
    pub height: Mm,
}

/// One kind of column.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Series {
    /// Its name in the legend.
    pub name: String,
    /// One value for each group; `None` where there is no figure, which prints —.
    pub values: Vec<Option<f64>>,
}

/// Rates in percent, one after another. Where there is no figure the line is broken.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Trend {
    /// Name along the axis and rate, 0–100, rounded as it is to be printed.
    pub points: Vec<(String, Option<f64>)>,
    /// What the rate is: 到会率.
    pub unit: String,
    /// Height between axis and top.
    pub height: Mm,
}

/// One bar divided by status.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Strip {
    /// Parts from left to right; those of 0 have no place in the bar but are named, too.
    pub parts: Vec<Part>,
    /// What is counted: 项.
    pub unit: String,
}

/// One part of the bar.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Part {
    /// Its shape.
    pub status: Status,
    /// Its word.
    pub word: String,
    /// How many.
    pub count: u32,
}

/// A bar for each person, and a tick where the target is.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Targets {
    /// From top to bottom.
    pub rows: Vec<Target>,
    /// What the bar is, in the legend: 已修学时.
    pub value: String,
    /// What the tick is, in the legend: 全年目标.
    pub target: String,
    /// What is counted: 学时.
    pub unit: String,
}

/// One person's bar.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Target {
    /// Whose.
    pub name: String,
    /// How much; `None` where there is no figure.
    pub value: Option<f64>,
    /// Of how much; `None` where nothing is asked.
    pub target: Option<f64>,
}

impl From<Chart> for Block {
    fn from(chart: Chart) -> Block {
        Block::Chart(chart)
    }
}
