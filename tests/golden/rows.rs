//! One row for each practice of field.md §6: how the book holds it, and the figure it must give.

/// How the book holds a practice.
pub enum Held {
    /// The case makes the rows and gives the figure as printed.
    Figure { printed: &'static str, case: fn() -> String },
    /// It is recorded; there is no figure to give.
    Field,
    /// Not for this book, with the reason in `how`.
    Outside,
}

/// A practice.
pub struct Row {
    /// 4 is S4.
    pub number: u16,
    /// Where it is recorded and how it is counted, or why it is not.
    pub how: &'static str,
    pub held: Held,
}

/// A practice whose figure comes out as printed.
pub const fn figure(number: u16, how: &'static str, printed: &'static str, case: fn() -> String) -> Row {
    Row { number, how, held: Held::Figure { printed, case } }
}

/// A practice that is recorded.
pub const fn field(number: u16, how: &'static str) -> Row {
    Row { number, how, held: Held::Field }
}

/// A practice that stays outside.
pub const fn outside(number: u16, how: &'static str) -> Row {
    Row { number, how, held: Held::Outside }
}

/// Runs the cases of a module. Fails with every row whose figure is another one.
pub fn hold(rows: &[Row]) {
    let wrong: Vec<String> = rows
        .iter()
        .filter_map(|row| match row.held {
            Held::Figure { printed, case } => Some((row, printed, case())),
            Held::Field | Held::Outside => None,
        })
        .filter(|(_, printed, found)| found != printed)
        .map(|(row, printed, found)| {
            format!("S{}: printed {printed}, the book gives {found} ({})", row.number, row.how)
        })
        .collect();
    assert_eq!(wrong, Vec::<String>::new(), "every published figure comes out of its rows");
}
