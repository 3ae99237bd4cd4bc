//! 学时表: each member's credit of the quarter and the year against the target (F-54, F-78).

use ledger::attendance::HoursLine;
use ledger::date::Window;
use ledger::id::UnitId;
use ledger::{Result, View};
use paper::{
    Align, Block, Cell, Column, Document, Footer, Mm, Note, PageSetup, Pt, Row, Section, Slot, Table, Title,
};

use crate::meta;
use crate::words::{column_hours, full_date, month_day, spread};

/// Hours of every member of a unit on the last day of a window. Errors: no such unit.
pub fn hours(view: &View<'_>, unit: UnitId, window: Window) -> Result<Document> {
    let unit = ledger::unit::get(view, unit)?;
    let lines = ledger::attendance::hours(view, unit.id, window.to)?;
    let owner = unit.fields.full_name.as_deref().unwrap_or(&unit.fields.name);
    let period = lines.first().map_or(60, |line| line.period_minutes);
    let title = format!("{}年党员学时表", window.to.format("%Y"));
    let blocks = vec![
        Title::form(title.clone()),
        Slot::over(format!("填报单位：{owner}"), format!("截至{}　单位：学时", month_day(window.to))).into(),
        table(&lines, period, &title).into(),
        Block::Note(Note { items: vec![note(period)] }),
    ];
    let footer = Footer::Form(format!("{owner}　截至{}", full_date(window.to)));
    Ok(Document {
        meta: meta(&title, owner, window.to),
        sections: vec![Section::new(PageSetup::form(), footer, blocks)],
    })
}

/// How the figures are made.
pub fn note(period: i64) -> String {
    format!(
        "1学时为{period}分钟；累计含到会、补学、自学；差额为目标减累计，已满写0；目标写—的不作硬性要求。各项按分钟相加后取一位小数，末位可能差0.1。"
    )
}

/// 序号, 姓名, 党小组, 本季, 到会, 补学, 自学, 累计, 目标, 差额.
pub fn table(lines: &[HoursLine], period: i64, title: &str) -> Table {
    let heads = ["序号", "姓　名", "党小组", "本季", "到会", "补学", "自学", "累计", "目标", "差额"];
    let mut columns =
        vec![Column::mm(11.0, Align::Centre), Column::mm(22.0, Align::Left), Column::mm(24.0, Align::Left)];
    // Shared evenly, so that on 162 mm and on 156 mm the last line of figures ends at the frame.
    columns.extend((0..7).map(|_| Column::fr(1.0, Align::Right).inset_right(Mm(3.0))));
    let rows = lines.iter().enumerate().map(|(i, line)| {
        let figure = |minutes: i64| Cell::new(column_hours(minutes, period));
        let asked = |minutes: i64| if line.target_minutes == 0 { Cell::new("—") } else { figure(minutes) };
        Row::new(vec![
            Cell::new((i + 1).to_string()),
            Cell::new(spread(&line.name)),
            Cell::new(line.group.clone().unwrap_or_else(|| "—".to_owned())),
            figure(line.quarter_minutes),
            figure(line.session_minutes),
            figure(line.make_up_minutes),
            figure(line.study_minutes),
            figure(line.year_minutes),
            asked(line.target_minutes),
            asked((line.target_minutes - line.year_minutes).max(0)),
        ])
    });
    Table {
        head: vec![
            Row::new(heads.iter().map(|text| Cell::label(*text).size(Pt(9.0))).collect()).height(Mm(8.0)),
        ],
        rows: rows.collect(),
        row_height: Mm(7.2),
        continued: Some(Slot::continued(title)),
        ..Table::new(columns)
    }
}
