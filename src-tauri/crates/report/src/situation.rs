//! “三会一课”情况登记表: every meeting of the four kinds as one row, with what an inspection asks for (F-05).

use chrono::NaiveDate;
use ledger::attendance::Mark;
use ledger::count::is_main_kind_only;
use ledger::date::Window;
use ledger::id::UnitId;
use ledger::session::{AgendaItem, Kind, Session, SessionLine};
use ledger::{Result, View};
use paper::{
    Align, Cell, Column, Document, Footer, Mm, Note, PageSetup, Pt, Row, Section, Slot, Table, Title, plain,
};

use crate::minutes::away;
use crate::words::{
    MISSING, full_date, listed, month_day, or_dash, or_missing, spread, time_span, unit_kind,
};
use crate::{formal_name, meta, signers};

/// 三会一课.
const KINDS: [&str; 4] = [Kind::GENERAL_MEETING, Kind::COMMITTEE_MEETING, Kind::GROUP_MEETING, Kind::LECTURE];

/// The register of a unit over a window, A4 landscape. Errors: no such unit.
pub fn situation(view: &View<'_>, unit: UnitId, window: Window, day: NaiveDate) -> Result<Document> {
    let unit = ledger::unit::get(view, unit)?;
    let roster = ledger::member::roster(view, unit.id, window.to)?;
    let owner = formal_name(&unit);
    let title = "“三会一课”情况登记表";
    let mut lines = ledger::session::held(view, unit.id, window)?;
    lines.retain(|line| line.kinds.iter().any(|kind| KINDS.contains(&kind.as_str())));
    let rows: Vec<Row> =
        lines.iter().enumerate().map(|(i, line)| row(view, i + 1, line, unit.id)).collect::<Result<_>>()?;
    let span = format!("{}至{}", full_date(window.from), full_date(window.to));
    let mut blocks = vec![
        Title::form(title),
        Slot::over(format!("填报单位：{owner}"), span).into(),
        table(rows, title).into(),
    ];
    blocks.push(paper::Block::Note(Note { items: vec![note(&lines, is_main_kind_only(view, unit.id)?)] }));
    blocks.extend([paper::Block::Gap(Mm(7.0)), signers(&roster, day)]);
    let footer = Footer::Form(format!("{owner}　截至{}", full_date(window.to)));
    Ok(Document {
        meta: meta(title, owner, window.to),
        sections: vec![Section::new(PageSetup::landscape(), footer, blocks)],
    })
}

/// How many of each kind; a session of several kinds counts once for each (C-18), or as its main kind only (C-22).
fn note(lines: &[SessionLine], is_main_only: bool) -> String {
    let counted = |line: &SessionLine| if is_main_only { 1 } else { line.kinds.len() };
    let counts = KINDS.map(|kind| {
        let is_held =
            |line: &&SessionLine| line.kinds.iter().take(counted(line)).any(|own| own.as_str() == kind);
        let held = lines.iter().filter(is_held).count();
        format!("{}{held}次", Kind::built_in(kind).short())
    });
    let is_merged = lines.iter().any(|line| line.kinds.len() > 1);
    let merged = match (is_merged, is_main_only) {
        (false, _) => "",
        (true, false) => "；合并召开的在各类中各计一次",
        (true, true) => "；合并召开的只按主要类别计一次",
    };
    format!("共{}行：{}{merged}。", lines.len(), listed(counts))
}

/// 257 mm: 9 · 17 · 22 · 28 · 24 · 15 · 15 · 1fr · 10 · 10 · 46.
fn table(rows: Vec<Row>, title: &str) -> Table {
    let heads = [
        "序号",
        "日期",
        "时间",
        "地点",
        "类别",
        "主持人",
        "记录人",
        "议题和主要内容",
        "应到",
        "实到",
        "请假、缺席人员",
    ];
    let centre = |width| Column::mm(width, Align::Centre);
    let left = |width| Column::mm(width, Align::Left);
    let number = || Column::mm(10.0, Align::Right).inset_right(Mm(2.5));
    Table {
        head: vec![
            Row::new(heads.iter().map(|text| Cell::label(*text).size(Pt(9.0))).collect()).height(Mm(8.0)),
        ],
        rows,
        size: Pt(9.0),
        row_height: Mm(9.0),
        inset: Mm(1.2),
        continued: Some(Slot::continued(title)),
        ..Table::new(vec![
            centre(9.0),
            Column::mm(17.0, Align::Right),
            centre(22.0),
            left(28.0),
            left(24.0),
            centre(15.0),
            centre(15.0),
            Column::fr(1.0, Align::Left),
            number(),
            number(),
            left(46.0),
        ])
    }
}

fn row(view: &View<'_>, number: usize, line: &SessionLine, unit: UnitId) -> Result<Row> {
    let session = ledger::session::get(view, line.id)?;
    let totals = &line.totals;
    let name = |name: &Option<String>| or_missing(name.as_deref().map(spread).as_deref());
    // Without a roll there are declared counts at most; a roll that is open has no figures yet.
    let (due, present, away) = if totals.unmarked > 0 {
        ("—".to_owned(), "—".to_owned(), plain(format!("点名还差{}人", totals.unmarked)))
    } else if totals.due == 0 && totals.present == 0 {
        (MISSING.to_owned(), MISSING.to_owned(), plain(MISSING))
    } else {
        let roll = ledger::attendance::roll(view, line.id)?;
        let is_named = roll.lines.iter().any(|line| line.mark != Mark::Unmarked);
        let away =
            if is_named { away(&roll) } else { plain(format!("{}人", totals.excused + totals.absent)) };
        (totals.due.to_string(), totals.present.to_string(), away)
    };
    let mut cells = [
        number.to_string(),
        month_day(line.on_day),
        or_dash(Some(&time_span(line.start_time.as_deref(), line.end_time.as_deref()))),
        or_missing(line.place.as_deref()),
        unit_kind(&line.unit, &line.kinds, line.unit_id == unit),
        name(&line.host),
        name(&line.recorder),
        content(line, &session),
        due,
        present,
    ]
    .map(Cell::new)
    .to_vec();
    cells.push(Cell::of(away));
    Ok(Row::new(cells))
}

/// The title, then what is known of the content beyond it: its summary, else the agenda.
fn content(line: &SessionLine, session: &Session) -> String {
    let fields = &session.fields;
    let agenda = || {
        let items = fields.agenda.iter().enumerate();
        let numbered = |(i, item): (usize, &AgendaItem)| format!("{}. {}", i + 1, item.title);
        if let [only] = &fields.agenda[..] {
            only.title.clone()
        } else {
            items.map(numbered).collect::<Vec<_>>().join("；")
        }
    };
    let content = fields.content.clone().unwrap_or_else(agenda);
    let content = content.trim();
    let says_no_more = content.trim_end_matches('。') == line.title.trim_end_matches('。');
    if content.is_empty() || says_no_more || fields.is_restricted {
        line.title.clone()
    } else {
        format!("{}：{content}", line.title.trim_end_matches('。'))
    }
}
