//! The rows a register has already, and how a row of a table stands to them.

use std::collections::{HashMap, HashSet};

use ledger::date::Day;
use ledger::id::RegisterRowId;
use ledger::register::{Cell, Column, Register, RegisterRow, cells};

use super::Given;

/// The rows that the register has, and which of them the table has named already.
pub(super) struct Kept {
    columns: Vec<Column>,
    pub rows: HashMap<RegisterRowId, RegisterRow>,
    by_day: HashMap<Day, Vec<RegisterRowId>>,
    pub named: HashSet<RegisterRowId>,
}

/// How a row of the table stands to one of the register's.
pub(super) enum Relation {
    /// All that it says is there.
    Same,
    /// It adds to what is blank.
    Fills,
    /// It says otherwise in these columns.
    Differs(Vec<String>),
}

impl Kept {
    pub fn of(register: &Register, rows: Vec<RegisterRow>) -> Self {
        let mut by_day: HashMap<Day, Vec<RegisterRowId>> = HashMap::new();
        for row in rows.iter().rev() {
            by_day.entry(row.fields.on_day).or_default().push(row.id);
        }
        Self {
            columns: register.fields.live().cloned().collect(),
            rows: rows.into_iter().map(|row| (row.id, row)).collect(),
            by_day,
            named: HashSet::new(),
        }
    }

    /// The first row, not named yet, that stands so to what is given; it counts as named from now on.
    pub fn take(&mut self, given: &Given, fits: impl Fn(&Relation) -> bool) -> Option<RegisterRowId> {
        let of_day = self.by_day.get(&given.on_day)?;
        let mut free = of_day.iter().filter(|id| !self.named.contains(id));
        let id = *free.find(|id| fits(&self.relation(&self.rows[id], given)))?;
        self.named.insert(id);
        Some(id)
    }

    pub fn same(&mut self, given: &Given) -> Option<RegisterRowId> {
        self.take(given, |relation| matches!(relation, Relation::Same))
    }

    pub fn relation(&self, row: &RegisterRow, given: &Given) -> Relation {
        let (mut differs, mut fills, mut agrees) = (Vec::new(), false, false);
        for column in &self.columns {
            let new = keys(given.cells.iter().filter(|cell| Some(cell.column_id) == column.id));
            let old = keys(cells(row, column));
            match (old.is_empty(), new.is_empty()) {
                (_, true) => {}
                (true, false) => fills = true,
                (false, false) if old == new => agrees = true,
                _ => differs.push(column.name.clone()),
            }
        }
        match () {
            () if !differs.is_empty() => Relation::Differs(differs),
            () if !agrees => Relation::Differs(Vec::new()),
            () if fills => Relation::Fills,
            () => Relation::Same,
        }
    }

    /// The columns in which the likest row of the day, one with all that every row must have, differs.
    pub fn nearly(&self, given: &Given) -> Option<Vec<String>> {
        let needed: Vec<&String> =
            self.columns.iter().filter(|column| column.is_needed).map(|column| &column.name).collect();
        let of_day = self.by_day.get(&given.on_day)?.iter().filter(|id| !self.named.contains(id));
        let differing = of_day.filter_map(|id| match self.relation(&self.rows[id], given) {
            Relation::Differs(columns) if !columns.is_empty() => Some(columns),
            _ => None,
        });
        differing
            .filter(|columns| !needed.is_empty() && !columns.iter().any(|name| needed.contains(&name)))
            .min_by_key(Vec::len)
    }
}

/// What cells hold, in an order of their own: 张三、李四 is 李四、张三.
fn keys<'a>(cells: impl Iterator<Item = &'a Cell>) -> Vec<(Option<i64>, &'a str)> {
    let mut keys: Vec<_> =
        cells.map(|cell| (cell.id, if cell.id.is_some() { "" } else { cell.text.as_str() })).collect();
    keys.sort_unstable();
    keys
}
