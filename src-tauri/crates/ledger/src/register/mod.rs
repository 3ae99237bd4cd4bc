//! 台账: registers whose columns a unit chooses itself, for everything that has no pages of its own: 宣传报道, 荣誉表彰,
//! 志愿服务, 走访慰问. Every row has a day; every other column has a kind, and the kind decides what may stand in it and how it
//! is counted. What the program brings along ([`templates`]) are only columns filled in beforehand.

mod count;
mod cross;
mod link;
mod row;
mod rule;
mod store;
mod template;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

pub use count::*;
pub use cross::*;
pub use link::*;
pub use row::*;
pub use rule::*;
pub use store::*;
pub use template::*;

use crate::date::Day;
use crate::id::{RegisterColumnId, RegisterId, RegisterRowId, UnitId};
use crate::{Error, Result};

text_enum! {
    /// Under which heading a register is listed.
    Family {
        Study = "study" "学习与制度",
        Honour = "honour" "宣传与荣誉",
        People = "people" "人与服务",
        Own = "own" "本支部自定",
    }
}

text_enum! {
    /// What stands in a column.
    ColumnKind {
        Text = "text" "文字",
        LongText = "long_text" "长文字",
        Number = "number" "数字",
        Date = "date" "日期",
        Choice = "choice" "选项",
        YesNo = "yes_no" "是 / 否",
        Member = "member" "党员",
        Unit = "unit" "组织",
        Session = "session" "活动",
    }
}

impl ColumnKind {
    /// Whether its cells lead to a record of the book instead of holding a text.
    pub const fn is_link(self) -> bool {
        matches!(self, Self::Member | Self::Unit | Self::Session)
    }

    /// Whether a column of it may hold several.
    pub const fn may_be_many(self) -> bool {
        self.is_link() || matches!(self, Self::Choice)
    }
}

/// A column of a register.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(rename = "RegisterColumn")]
pub struct Column {
    /// Row id; none for a new column.
    pub id: Option<RegisterColumnId>,
    /// Heading.
    pub name: String,
    /// What stands in it.
    pub kind: ColumnKind,
    /// What a number counts: 小时, 元.
    pub measure: Option<String>,
    /// What a choice is from; empty for other kinds.
    pub choices: Vec<String>,
    /// Whether every row must have it.
    pub is_needed: bool,
    /// Whether it may hold several members, units, sessions or choices.
    #[serde(default)]
    pub is_many: bool,
    /// Whether a number is what everybody named in the row has, such as hours, and not what the row comes to.
    #[serde(default)]
    pub is_each: bool,
    /// Whether a date is the last day on which the row holds: the end of a pair, of a rule.
    #[serde(default)]
    pub is_end: bool,
    /// Whether it is no longer filled in or shown; what stands in it stays.
    #[serde(default)]
    pub is_retired: bool,
}

impl Column {
    /// A column that need not be filled in and holds one.
    pub fn new(name: &str, kind: ColumnKind) -> Self {
        Self {
            id: None,
            name: name.into(),
            kind,
            measure: None,
            choices: Vec::new(),
            is_needed: false,
            is_many: false,
            is_each: false,
            is_end: false,
            is_retired: false,
        }
    }

    /// One that every row must have.
    #[must_use]
    pub fn needed(self) -> Self {
        Self { is_needed: true, ..self }
    }

    /// One that may hold several.
    #[must_use]
    pub fn many(self) -> Self {
        Self { is_many: true, ..self }
    }

    /// A number that everybody named in the row has.
    #[must_use]
    pub fn each(self) -> Self {
        Self { is_each: true, ..self }
    }

    /// The last day on which the row holds.
    #[must_use]
    pub fn end(self) -> Self {
        Self { is_end: true, ..self }
    }
}

/// What a person fills in about a register.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct RegisterFields {
    /// The unit that keeps it.
    pub unit_id: UnitId,
    /// Name.
    pub name: String,
    /// Where it is listed.
    pub family: Family,
    /// Heading of the day every row has: 刊发日期.
    pub day_name: String,
    /// The other columns in order.
    pub columns: Vec<Column>,
}

impl RegisterFields {
    /// The columns that are filled in and shown.
    pub fn live(&self) -> impl Iterator<Item = &Column> {
        self.columns.iter().filter(|column| !column.is_retired)
    }

    /// The live column of an id. Error: [`Error::Missing`].
    pub fn column(&self, id: RegisterColumnId) -> Result<&Column> {
        self.live().find(|column| column.id == Some(id)).ok_or_else(|| Error::missing("register_column", id))
    }
}

/// A register as it is kept.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Register {
    /// Row id.
    pub id: RegisterId,
    /// UUIDv7.
    pub uid: String,
    /// Fields.
    #[serde(flatten)]
    #[ts(flatten)]
    pub fields: RegisterFields,
    /// How many rows it has.
    pub rows: i64,
}

/// What stands in one column of one row; a blank one is left out, a column that holds several has one a piece.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(rename = "RegisterCell")]
pub struct Cell {
    /// The column.
    pub column_id: RegisterColumnId,
    /// What is read: the text itself, or the name of the record it leads to (not looked at when written).
    pub text: String,
    /// Row id of the member, unit or session it leads to.
    pub id: Option<i64>,
}

/// What a person fills in about a row.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct RegisterRowFields {
    /// The register.
    pub register_id: RegisterId,
    /// Its day.
    pub on_day: Day,
    /// The columns that are filled in.
    pub cells: Vec<Cell>,
}

/// A row as it is kept; cells in the order of the columns.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct RegisterRow {
    /// Row id.
    pub id: RegisterRowId,
    /// UUIDv7.
    pub uid: String,
    /// Fields.
    #[serde(flatten)]
    #[ts(flatten)]
    pub fields: RegisterRowFields,
}
