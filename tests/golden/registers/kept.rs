//! A register of a book, filled from a spreadsheet, and the figures it gives.

use exchange::export::{Listing, Value, save};
use exchange::import::{Kind, Options, run};
use ledger::date::Window;
use ledger::id::{RegisterColumnId, RegisterId};
use ledger::register::{
    self, Axis, Column, Cross, Family, Measure, Register, RegisterFields, RegisterRow, Sum, Template,
};
use ledger::unit::UnitKind;

use crate::case::{Case, act};

/// A register in a book of its own.
pub struct Kept {
    pub case: Case,
    id: RegisterId,
}

impl Kept {
    /// A register the program brings along, in a branch with these people; `table` has its headings in the first line, `|` between
    /// the cells, ⏎ for a line end in one.
    pub fn of(name: &str, people: &[&str], table: &str) -> Self {
        Self::in_case(branch(people), name, table)
    }

    /// The same in a book that is there already.
    pub fn in_case(case: Case, name: &str, table: &str) -> Self {
        let Template { columns, .. } =
            register::templates().into_iter().find(|template| template.name == name).unwrap();
        Self::own(case, columns, table)
    }

    /// A register that a unit defined itself; its days are 日期.
    pub fn own(mut case: Case, columns: Vec<Column>, table: &str) -> Self {
        let unit_id = case.book.owner().unwrap();
        let fields = RegisterFields {
            unit_id,
            name: "台账".into(),
            family: Family::Own,
            day_name: "日期".into(),
            columns,
        };
        let id = case.write(|tx| register::save(tx, None, &fields));
        let mut kept = Self { case, id };
        kept.import(table);
        kept
    }

    fn import(&mut self, table: &str) {
        let cells = |line: &str| {
            line.trim().split('|').map(|cell| Value::from(cell.replace('⏎', "\n"))).collect::<Vec<_>>()
        };
        let mut lines = table.trim().lines().filter(|line| !line.trim().is_empty()).map(cells);
        let text = |value: Value| if let Value::Text(text) = value { text } else { String::new() };
        let headings = lines.next().unwrap().into_iter().map(text).collect();
        let listing = Listing { name: "台账".into(), title: None, headings, rows: lines.collect() };
        let path = self.case.folder.path().join("台账.xlsx");
        save(&listing, &path, 0).unwrap();
        let options = Options { register: Some(self.id), ..Options::new(self.case.today) };
        let result = run(&mut self.case.book, act("import_run"), Kind::Register, &path, &options).unwrap();
        assert!(result.rejected.is_empty() && result.unused_columns.is_empty(), "comes in whole: {result:?}");
    }

    pub fn register(&self) -> Register {
        self.case.read(|view| register::get(view, self.id))
    }

    pub fn rows(&self) -> Vec<RegisterRow> {
        self.case.read(|view| register::rows(view, self.id, Window::EVER))
    }

    pub fn column(&self, name: &str) -> RegisterColumnId {
        let register = self.register();
        register
            .fields
            .columns
            .iter()
            .find(|column| column.name == name)
            .and_then(|column| column.id)
            .unwrap()
    }

    pub fn axis(&self, name: &str) -> Axis {
        Axis::Column { id: self.column(name) }
    }

    pub fn cross(&self, down: Axis, across: Option<Axis>, measure: Measure) -> Cross {
        register::cross(&self.register(), &self.rows(), (down, across), measure, 0).unwrap()
    }

    /// The rows by one thing: `报纸1、网站2`, those without rows left out.
    pub fn by(&self, down: Axis) -> String {
        let cross = self.cross(down, None, Measure::Rows);
        let said = cross.down.iter().zip(&cross.line_totals);
        let said = said.filter_map(|(head, rows)| Some(format!("{}{}", head.label, rows.as_ref()?)));
        said.collect::<Vec<_>>().join("、")
    }

    /// How many different ones a column names.
    pub fn distinct(&self, name: &str) -> String {
        self.total(Measure::Distinct { id: self.column(name) })
    }

    pub fn total(&self, measure: Measure) -> String {
        self.cross(Axis::Year, None, measure).total.unwrap()
    }

    pub fn sum(&self, name: &str) -> Sum {
        let sums = register::sums(&self.register(), &self.rows());
        sums.into_iter().find(|sum| sum.name == name).unwrap()
    }
}

/// A branch in the autumn of 2026 with these people.
pub fn branch(people: &[&str]) -> Case {
    let mut case = Case::new(UnitKind::Branch, "示例党支部", "2026-09-21");
    if !people.is_empty() {
        let row = |name: &&str| vec![(*name).to_owned(), "2010-07-01".to_owned(), "2011-07-01".to_owned()];
        case.rows(Kind::Members, &["姓名", "入党日期", "转正日期"], people.iter().map(row).collect());
    }
    case
}

/// `table` with a line for each of a run of numbers.
pub fn lines(head: &str, run: std::ops::RangeInclusive<u32>, line: impl Fn(u32) -> String) -> String {
    std::iter::once(head.to_owned()).chain(run.map(line)).collect::<Vec<_>>().join("\n")
}
