//! Tables as HTML: the head repeats by itself, rows stay whole.

use std::fmt::Write;

use paper::{Align, Cell, Column, Face, Row, RowKind, Stand, Table, Width};

use super::{css_align, inlines, mm, pt, spread};
use crate::compare::vector::rgb;

pub(super) fn table(table: &Table) -> String {
    let class = if table.whole { " class=kept" } else { "" };
    let mut out = format!(
        "<table{class} style=\"font: {} Song; letter-spacing: 0; --inset: {}\"><colgroup>",
        pt(table.size),
        mm(table.inset)
    );
    for column in &table.columns {
        match column.width {
            Width::Mm(width) => {
                let _ = write!(out, "<col style=\"width: {width}mm\">");
            }
            _ => out.push_str("<col>"),
        }
    }
    out.push_str("</colgroup>");
    if !table.head.is_empty() {
        let _ = write!(out, "<thead>{}</thead>", rows(table, &table.head, true));
    }
    let mut body = rows(table, &table.rows, false);
    if body.is_empty() {
        let (columns, none) = (table.columns.len(), &table.none);
        body = format!("<tr><td colspan={columns} style=\"text-align: center\">{none}</td></tr>");
    }
    let _ = writeln!(out, "<tbody>{body}</tbody></table>");
    if !table.legend.is_empty() {
        let _ = writeln!(out, "<p style=\"font: 9pt Song; margin-top: 2mm\">{}</p>", inlines(&table.legend));
    }
    out
}

fn rows(table: &Table, rows: &[Row], head: bool) -> String {
    let mut out = String::new();
    let mut covered = vec![0u16; table.columns.len()];
    for row in rows {
        let class = match row.kind {
            RowKind::Group => " class=group",
            RowKind::Total => " class=total",
            _ => "",
        };
        let page = if row.new_page { "; break-before: page" } else { "" };
        let height = row.height.unwrap_or(table.row_height);
        let _ = write!(out, "<tr{class} style=\"height: {}{page}\">", mm(height));
        let mut column = 0;
        for cell in &row.cells {
            while covered.get(column).is_some_and(|rows| *rows > 0) {
                column += 1;
            }
            let Some(place) = table.columns.get(column) else { break };
            self::cell(place, row.kind, cell, head, &mut out);
            let span = usize::from(cell.colspan.max(1)).min(table.columns.len() - column);
            covered[column..column + span].fill(cell.rowspan.max(1));
            column += span;
        }
        covered.iter_mut().for_each(|rows| *rows = rows.saturating_sub(1));
        out.push_str("</tr>\n");
    }
    out
}

fn cell(column: &Column, kind: RowKind, cell: &Cell, head: bool, out: &mut String) {
    let align = cell.align.unwrap_or(if head { Align::Centre } else { column.align });
    let mut style = format!("text-align: {}", css_align(align));
    if let Some(face) = cell.face.filter(|face| head || *face != Face::Song) {
        let _ = write!(style, "; font-family: {face:?}");
    }
    let own = column.size.filter(|_| kind == RowKind::Plain && !head);
    if let Some(size) = cell.size.or(own) {
        let _ = write!(style, "; font-size: {}", pt(size));
    }
    if let Some(fill) = cell.fill {
        let _ = write!(style, "; background: {}", rgb(fill));
    }
    let stand = match cell.stand {
        Stand::Middle => "middle",
        Stand::Top => "top",
        Stand::Bottom => "bottom",
    };
    let _ = write!(style, "; vertical-align: {stand}");
    if let Some(right) = column.inset_right.filter(|_| !head && cell.colspan < 2) {
        let _ = write!(style, "; padding-right: {}", mm(right));
    }
    if cell.indent > 0.0 {
        let _ = write!(style, "; padding-left: calc(var(--inset) + {}em)", cell.indent);
    }
    let plain = || -> String {
        let words = cell
            .text
            .iter()
            .map(|piece| if let paper::Inline::Text(run) = piece { run.text.as_str() } else { "" });
        words.collect()
    };
    let words = match align {
        _ if cell.stacked => format!("<span class=stacked>{}</span>", plain()),
        Align::Spread(ems) => {
            plain().split('\n').map(|line| spread(ems, line)).collect::<Vec<_>>().join("<br>")
        }
        _ => inlines(&cell.text),
    };
    let _ = write!(
        out,
        "<td colspan={} rowspan={} style=\"{style}\">{words}</td>",
        cell.colspan.max(1),
        cell.rowspan.max(1)
    );
}
