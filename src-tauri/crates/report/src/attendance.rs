//! 考勤表: members × sessions with symbols and their legend on every page (F-52, F-53; PAPER P1 annex C).

use chrono::Datelike;
use ledger::attendance::{AttendanceMatrix, Cell as Mark1, Mark, MatrixRow, MatrixSession, Reason, Totals};
use ledger::date::Window;
use ledger::id::UnitId;
use ledger::session::Kind;
use ledger::{Result, View};
use paper::{
    Align, Block, Cell, Column, Document, Footer, Inline, Mm, Note, PageSetup, Pt, Row, Run, Section, Slot,
    Table, Title, plain,
};

use crate::quarterly::LIFE;
use crate::words::{full_date, listed, month_day, numbered, percent, quoted, spread};
use crate::{meta, signers};

/// Columns that name a row: 序号, 党小组, 姓名.
const LEAD: usize = 3;
/// The six sums at the right: five of 8.2 mm and the rate.
const SUMS: usize = 6;

/// The attendance sheet of a unit over a window, on turned A4 sheets. Errors: no such unit.
pub fn attendance(view: &View<'_>, unit: UnitId, window: Window) -> Result<Document> {
    let unit = ledger::unit::get(view, unit)?;
    // A talk of two has no roll to be called.
    let matrix = only(ledger::attendance::matrix(view, unit.id, window)?, |session| {
        session.kind.as_str() != Kind::TALK
    });
    let owner = unit.fields.full_name.as_deref().unwrap_or(&unit.fields.name);
    let title = "党员考勤表";
    let span = format!("{}至{}", full_date(window.from), full_date(window.to));
    let mut blocks = vec![
        Block::Title(Title { text: title.to_owned(), size: Pt(18.0), below: Mm(1.4), bookmark: true }),
        Slot::over(format!("填报单位：{owner}"), span).into(),
    ];
    // A little lower than in the annex, whose title stands in one line with the rest: sixteen rows to a page here, too.
    blocks.extend(sheet(&matrix, title, Mm(6.5)));
    let roster = ledger::member::roster(view, unit.id, window.to)?;
    blocks.extend([Block::Gap(Mm(4.0)), signers(&roster, window.to)]);
    let section = Section::new(PageSetup::gongwen_turned(), Footer::Gongwen, blocks);
    Ok(Document { meta: meta(title, owner, window.to), sections: vec![section] })
}

/// The sheet with some of its columns, its sums made anew from the cells that stay.
pub fn only(mut matrix: AttendanceMatrix, keep: impl Fn(&MatrixSession) -> bool) -> AttendanceMatrix {
    let keep: Vec<bool> = matrix.sessions.iter().map(keep).collect();
    let closed: Vec<bool> = matrix.sessions.iter().map(|column| column.is_closed).collect();
    let mut all = Totals::default();
    for row in &mut matrix.rows {
        let mut own = Totals::default();
        for ((cell, keep), closed) in row.cells.iter().zip(&keep).zip(&closed) {
            if let (Some(cell), true, true) = (cell, *keep, *closed) {
                own.add(cell.mark, cell.is_made_up);
                all.add(cell.mark, cell.is_made_up);
            }
        }
        row.totals = own;
        row.rate = own.rate();
        let mut kept = keep.iter();
        row.cells.retain(|_| kept.next().copied().unwrap_or(false));
    }
    let mut kept = keep.iter();
    matrix.sessions.retain(|_| kept.next().copied().unwrap_or(false));
    matrix.totals = all;
    matrix
}

/// The table, and notes on what its columns and rows leave out.
pub fn sheet(matrix: &AttendanceMatrix, title: &str, row: Mm) -> Vec<Block> {
    let mut blocks: Vec<Block> = vec![Table { row_height: row, ..table(matrix, title) }.into()];
    let notes = notes(matrix);
    if !notes.is_empty() {
        blocks.push(Block::Note(Note { items: numbered(notes) }));
    }
    blocks
}

/// Sessions whose roll is still open, and who is exempt.
fn notes(matrix: &AttendanceMatrix) -> Vec<String> {
    let open: Vec<String> = matrix
        .sessions
        .iter()
        .filter(|session| !session.is_closed)
        .map(|session| format!("{}{}", month_day(session.on_day), quoted(&session.title)))
        .collect();
    let is_exempt = |row: &&MatrixRow| row.cells.iter().flatten().any(|cell| cell.mark == Mark::Exempt);
    let exempt: Vec<&str> = matrix.rows.iter().filter(is_exempt).map(|row| row.name.as_str()).collect();
    let mut notes = Vec::new();
    if matrix.sessions.is_empty() {
        notes.push("没有登记活动。".to_owned());
    }
    let mut beyond: Vec<&str> = Vec::new();
    for session in &matrix.sessions {
        if !LIFE.contains(&session.kind.as_str()) && !beyond.contains(&session.kind.short()) {
            beyond.push(session.kind.short());
        }
    }
    if !beyond.is_empty() {
        notes.push(format!("合计含{}，季度报告的汇总表和考勤表不含。", listed(beyond)));
    }
    if !open.is_empty() {
        notes.push(format!("{}还没有点完名，该列不计入各项和合计。", listed(open)));
    }
    if !exempt.is_empty() {
        notes.push(format!("{}免于参加，不计入应参加。", listed(exempt)));
    }
    notes
}

/// Members by sessions. Eighteen sessions stand beside names and sums; more go to a further group of columns.
fn table(matrix: &AttendanceMatrix, title: &str) -> Table {
    let mut columns =
        vec![Column::mm(9.0, Align::Centre), Column::mm(8.0, Align::Centre), Column::mm(18.0, Align::Left)];
    // At most 13 mm, so that a short table stays a table.
    columns.extend(matrix.sessions.iter().map(|_| Column::fr(1.0, Align::Centre).between(7.5, 13.0)));
    columns.extend((0..5).map(|_| Column::mm(8.2, Align::Right)));
    columns.push(Column::mm(13.0, Align::Right).inset_right(Mm(2.0)));
    let mut rows: Vec<Row> = Vec::new();
    let mut start = 0;
    for group in matrix.rows.chunk_by(|a, b| a.group == b.group && a.unit == b.unit) {
        let first = |i: usize| (i == 0).then_some(group);
        rows.extend(group.iter().enumerate().map(|(i, row)| member_row(start + i + 1, row, first(i))));
        start += group.len();
    }
    rows.push(totals(matrix));
    Table {
        head: head(matrix),
        rows,
        size: Pt(9.0),
        inset: Mm(0.8),
        continued: Some(Slot::continued(title)),
        legend: plain(
            "图例：√ 出席　△ 事假　○ 病假　◎ 公差　◇ 其他请假　× 缺席　补 已补学　迟 迟到　早 早退　未 未点名　– 不属应参加",
        ),
        lead: LEAD,
        tail: SUMS,
        ..Table::new(columns)
    }
}

/// Three head rows: months, days, kinds with their characters one under another.
fn head(matrix: &AttendanceMatrix) -> Vec<Row> {
    let tall = |text: &str| Cell::label(text).rowspan(3).stacked();
    let sessions = &matrix.sessions;
    let mut months = vec![tall("序号"), tall("党小组"), Cell::label("姓　名").rowspan(3)];
    for run in
        sessions.chunk_by(|a, b| (a.on_day.year(), a.on_day.month()) == (b.on_day.year(), b.on_day.month()))
    {
        let span = u16::try_from(run.len()).unwrap_or(1);
        let month = run[0].on_day.month();
        months.push(
            Cell::label(if span > 1 { format!("{month}　月") } else { format!("{month}月") }).colspan(span),
        );
    }
    months.extend(["应参加", "实参加", "请假", "缺席", "补学", "参加率"].map(tall));
    // Beyond sixteen columns 日 no longer fits beside two figures of 9 pt (8.5 mm); the months over them say what they are.
    let unit = if sessions.len() > 16 { "" } else { "日" };
    let days =
        sessions.iter().map(|session| Cell::label(format!("{}{unit}", session.on_day.day()))).collect();
    let kinds = sessions.iter().map(|session| Cell::label(column_name(session)).stacked()).collect();
    vec![Row::new(months).height(Mm(5.6)), Row::new(days).height(Mm(5.6)), Row::new(kinds).height(Mm(16.4))]
}

/// `炼钢组会` for a group's meeting, else the kind's short name, at most five characters so that they fit one under another.
fn column_name(session: &MatrixSession) -> String {
    let name = if session.kind.as_str() == Kind::GROUP_MEETING {
        let group: String = session.unit.trim_end_matches("党小组").chars().take(3).collect();
        format!("{group}组会")
    } else {
        session.kind.short().to_owned()
    };
    name.chars().take(5).collect()
}

fn member_row(number: usize, row: &MatrixRow, group: Option<&[MatrixRow]>) -> Row {
    let mut cells = vec![Cell::new(number.to_string())];
    if let Some(group) = group {
        let name = row.group.as_deref().unwrap_or("—").trim_end_matches("党小组");
        cells.push(Cell::new(name).stacked().rowspan(u16::try_from(group.len()).unwrap_or(1)));
    }
    cells.push(Cell::new(spread(&row.name)));
    cells.extend(row.cells.iter().map(|cell| symbol(cell.as_ref())));
    let t = &row.totals;
    let exempt_only = t.due == 0;
    let figure = |n: i64| Cell::new(if exempt_only { "—".to_owned() } else { n.to_string() });
    cells.extend([t.due, t.present, t.excused, t.absent, t.made_up].map(figure));
    // Whole percent in member rows (PAPER §2), never 100 while one is open.
    let rate = (t.due > 0)
        .then(|| (t.present * 100 + t.due / 2) / t.due)
        .map(|rate| if t.present < t.due { rate.min(99) } else { rate });
    cells.push(Cell::new(rate.map_or_else(|| "—".to_owned(), |rate| format!("{rate}%"))));
    Row::new(cells)
}

/// A mark's symbol; 补 in 7.5 pt after it.
fn symbol(cell: Option<&Mark1>) -> Cell {
    let Some(cell) = cell else { return Cell::new("–") };
    let text = match (cell.mark, cell.reason) {
        (Mark::Present, _) if cell.is_late && cell.is_early => "迟早",
        (Mark::Present, _) if cell.is_late => "迟",
        (Mark::Present, _) if cell.is_early => "早",
        (Mark::Present, _) => "√",
        (Mark::Excused, Some(Reason::Sick)) => "○",
        (Mark::Excused, Some(Reason::Duty)) => "◎",
        (Mark::Excused, Some(Reason::Personal)) => "△",
        (Mark::Excused, _) => "◇",
        (Mark::Absent, _) => "×",
        (Mark::Unmarked, _) => "未",
        (Mark::Exempt, _) => "–",
    };
    let mut inlines: Vec<Inline> = vec![text.into()];
    if cell.is_made_up {
        inlines.push(Run::new("补").size(Pt(7.5)).into());
    }
    Cell::of(inlines)
}

fn totals(matrix: &AttendanceMatrix) -> Row {
    let t = &matrix.totals;
    // An open column is in no sum: a figure here would be added up with the others by whoever checks them.
    let present = matrix.sessions.iter().map(|session| session.is_closed.then_some(session.totals.present));
    let sums = [t.due, t.present, t.excused, t.absent, t.made_up].map(Some);
    let word = |n: Option<i64>| Cell::new(n.map_or_else(|| "—".to_owned(), |n| n.to_string()));
    let figures = present.chain(sums).map(word);
    Row::sums("合计", 3, figures.chain([Cell::new(percent(t.present, t.due))]))
}
