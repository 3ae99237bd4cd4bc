//! Tables wider than the page, parted by hand into tables that are not: only ours does that by itself.

use paper::{Cell, Row, Table, Width};

/// The table, or several with the leading columns in each and the closing ones in the last. `measure` in mm.
pub fn parted(table: &Table, measure: f64) -> Vec<Table> {
    let width = |at: usize| match table.columns[at].width {
        Width::Mm(width) => width,
        _ => table.columns[at].least.map_or(0.0, |least| least.0),
    };
    let all: Vec<usize> = (0..table.columns.len()).collect();
    let sum = |columns: &[usize]| columns.iter().map(|at| width(*at)).sum::<f64>();
    if sum(&all) <= measure + 0.5 {
        return vec![table.clone()];
    }
    let lead = &all[..table.lead.min(all.len())];
    let tail = &all[all.len() - table.tail.min(all.len() - lead.len())..];
    let mut groups = vec![lead.to_vec()];
    for at in &all[lead.len()..] {
        // The closing columns stay together.
        let more = if Some(at) == tail.first() { sum(tail) } else { width(*at) };
        let group = groups.last_mut().expect("there is a group");
        if group.len() > lead.len()
            && !tail[..].iter().skip(1).any(|last| last == at)
            && sum(group) + more > measure
        {
            groups.push([lead, &[*at]].concat());
        } else {
            group.push(*at);
        }
    }
    groups.iter().map(|columns| among(table, columns)).collect()
}

fn among(table: &Table, columns: &[usize]) -> Table {
    let rows = |rows: &[Row]| {
        let mut covered = vec![0u16; table.columns.len()];
        rows.iter().map(|row| sliced(row, columns, &mut covered)).collect()
    };
    Table {
        columns: columns.iter().map(|at| table.columns[*at].clone()).collect(),
        head: rows(&table.head),
        rows: rows(&table.rows),
        ..table.clone()
    }
}

/// The cells of a row that reach into these columns.
fn sliced(row: &Row, columns: &[usize], covered: &mut [u16]) -> Row {
    let mut cells = Vec::new();
    let mut column = 0;
    for cell in &row.cells {
        while covered.get(column).is_some_and(|rows| *rows > 0) {
            column += 1;
        }
        let span = usize::from(cell.colspan.max(1)).min(covered.len().saturating_sub(column));
        let kept = columns.iter().filter(|at| (column..column + span).contains(at)).count();
        if kept > 0 {
            cells.push(Cell { colspan: u16::try_from(kept).unwrap_or(1), ..cell.clone() });
        }
        covered[column..column + span].fill(cell.rowspan.max(1));
        column += span;
    }
    covered.iter_mut().for_each(|rows| *rows = rows.saturating_sub(1));
    Row { cells, ..row.clone() }
}
