//! Tables as Typst markup. An empty column of no width holds the least height of each row, for rows grow with their text.

use std::fmt::Write;

use paper::{Align, Cell, Column, Face, Pt, Row, RowKind, Stand, Table, Width};

use super::{ink, inlines, lines, mm, pt, quoted, text, where_};

/// White over and under a cell's text at the least, points.
const PAD: f64 = 2.2;

/// The table; a row that begins a new page begins a table of its own.
pub(super) fn table(table: &Table, above: f64, below: f64) -> String {
    let mut parts: Vec<&[Row]> = Vec::new();
    let mut from = 0;
    for at in 1..table.rows.len() {
        if table.rows[at].new_page {
            parts.push(&table.rows[from..at]);
            from = at;
        }
    }
    parts.push(&table.rows[from..]);
    let parts: Vec<_> = parts.into_iter().map(|rows| part(table, rows, above, below)).collect();
    let legend = if table.legend.is_empty() {
        String::new()
    } else {
        format!("\n#B(above: 2mm)[#loose(9pt, [{}])]", inlines(&table.legend))
    };
    parts.join("\n#pagebreak()\n") + &legend
}

fn part(table: &Table, rows: &[Row], above: f64, below: f64) -> String {
    let widths: Vec<_> = table.columns.iter().map(width).collect();
    let mut out = format!(
        "#B(above: {above:.3}pt, below: {below:.3}pt, breakable: {})[#loose({}, block(stroke: 1pt, above: 0pt, below: 0pt, \
         table(columns: (0pt, {}), stroke: 0.5pt, inset: (x: {}, y: {PAD}pt), ",
        !table.whole,
        pt(table.size),
        widths.join(", "),
        mm(table.inset)
    );
    if !table.head.is_empty() {
        out.push_str("table.header(");
        body(table, &table.head, true, &mut out);
        out.push_str("), ");
    }
    body(table, rows, false, &mut out);
    if rows.is_empty() {
        let none =
            format!("table.cell(colspan: {}, align: center, {}), ", table.columns.len(), text(&table.none));
        out.push_str(&format!("[], {none}"));
    }
    out + ")))]"
}

fn width(column: &Column) -> String {
    match column.width {
        Width::Mm(mm) => format!("{mm}mm"),
        Width::Fit => "auto".into(),
        Width::Fr(share) => format!("{share}fr"),
    }
}

fn body(table: &Table, rows: &[Row], head: bool, out: &mut String) {
    let mut covered = vec![0u16; table.columns.len()];
    for row in rows {
        if row.kind == RowKind::Total && !head {
            out.push_str("table.hline(stroke: 1pt), ");
        }
        let least = row.height.unwrap_or(table.row_height).pt() - 2.0 * PAD;
        let _ =
            write!(out, "table.cell(inset: (x: 0pt, y: {PAD}pt), block(height: {:.3}pt)), ", least.max(0.0));
        let mut column = 0;
        for cell in &row.cells {
            while covered.get(column).is_some_and(|rows| *rows > 0) {
                column += 1;
            }
            let Some(place) = table.columns.get(column) else { break };
            self::cell(table, place, row.kind, cell, head, out);
            let span = usize::from(cell.colspan.max(1)).min(table.columns.len() - column);
            covered[column..column + span].fill(cell.rowspan.max(1));
            column += span;
        }
        covered.iter_mut().for_each(|rows| *rows = rows.saturating_sub(1));
        out.push('\n');
    }
}

fn cell(table: &Table, column: &Column, kind: RowKind, cell: &Cell, head: bool, out: &mut String) {
    let (face, align, fill) = match (head, kind) {
        (true, _) => (Face::Hei, Align::Centre, Some(paper::Ink::Grey(8))),
        (false, RowKind::Total) => (Face::Hei, column.align, None),
        (false, _) => (Face::Song, column.align, None),
    };
    let align = cell.align.unwrap_or(align);
    let own = column.size.filter(|_| kind == RowKind::Plain && !head);
    let size = cell.size.or(own).unwrap_or(table.size);
    let stand = match cell.stand {
        Stand::Middle => "horizon",
        Stand::Top => "top",
        Stand::Bottom => "bottom",
    };
    let mut args = format!("align: {} + {stand}", where_(align));
    if cell.colspan > 1 {
        let _ = write!(args, ", colspan: {}", cell.colspan);
    }
    if cell.rowspan > 1 {
        let _ = write!(args, ", rowspan: {}", cell.rowspan);
    }
    if let Some(fill) = cell.fill.or(fill) {
        let _ = write!(args, ", fill: {}", ink(fill));
    }
    let right = column.inset_right.filter(|_| !head && cell.colspan < 2).unwrap_or(table.inset);
    if cell.indent > 0.0 || right != table.inset {
        let left = Pt(table.inset.pt() + cell.indent * size.0);
        let _ = write!(args, ", inset: (left: {}, right: {}, y: {PAD}pt)", pt(left), mm(right));
    }
    let words = content(cell, align, size);
    let face = cell.face.unwrap_or(face);
    let size = if size == table.size { String::new() } else { format!(", size: {}", pt(size)) };
    let _ = write!(out, "table.cell({args}, r(face: {}{size})[{words}]), ", quoted(face));
}

fn content(cell: &Cell, align: Align, size: Pt) -> String {
    let plain: String = cell
        .text
        .iter()
        .map(|piece| if let paper::Inline::Text(run) = piece { run.text.as_str() } else { "" })
        .collect();
    match align {
        _ if cell.stacked => format!("#stacked({})", text(&plain.replace('\n', ""))),
        Align::Spread(ems) => plain
            .split('\n')
            .map(|line| format!("#spread({ems}, {}, {})", pt(size), text(line)))
            .collect::<Vec<_>>()
            .join("#linebreak()"),
        Align::Justify => format!("#par(justify: true)[{}]", inlines(&cell.text)),
        _ if cell.text.is_empty() => lines(""),
        _ => inlines(&cell.text),
    }
}
