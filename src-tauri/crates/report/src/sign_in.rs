//! 签到表: names by group in two halves, room for observers, signed by the person (F-50; PAPER P2).

use ledger::id::SessionId;
use ledger::member::{RosterLine, Stage};
use ledger::session::{Role, Session};
use ledger::{Result, View};
use paper::{
    Align, Block, Cell, Column, Columns, Document, Face, Footer, Inline, Mm, PageSetup, Pane, Paragraph, Pt,
    Row, Run, Section, Slot, Table, Title, plain,
};

use crate::meta;
use crate::minutes::kind_title;
use crate::words::{date_with_weekday, full_date, group_label, or_missing, spread, time_span};

/// Above so many names the sheet has two halves (PAPER P2).
const ONE_HALF: usize = 16;
/// Names that fit on the first page beside the room for observers.
const FIRST_PAGE: usize = 30;
/// Names that fit on a page of their own.
const FULL_PAGE: usize = 44;

/// The sign-in sheet of a session, everyone due that day. Errors: no such session.
pub fn sign_in(view: &View<'_>, session: SessionId) -> Result<Document> {
    let session = ledger::session::get(view, session)?;
    let due = ledger::member::due(view, session.fields.unit_id, session.fields.scope, session.fields.on_day)?;
    Ok(document(&session, &due))
}

/// A line of the sheet: a group's heading, or a person.
enum Line<'a> {
    Group(String, usize),
    Person(usize, &'a RosterLine),
}

fn document(session: &Session, due: &[RosterLine]) -> Document {
    let title = format!("{}签到表", kind_title(session));
    let mut blocks = vec![Title::form(title.clone())];
    blocks.extend(head(session));
    blocks.push(Block::Gap(Mm(3.0)));
    let pages = pages(due);
    for (i, lines) in pages.iter().enumerate() {
        if i > 0 {
            blocks.push(Block::PageBreak);
        }
        blocks.push(sheet(lines));
    }
    blocks.push(Block::Gap(Mm(2.4)));
    blocks.push(observers().into());
    blocks.push(Block::Gap(Mm(3.0)));
    blocks.push(foot(due).into());
    let page = PageSetup::form();
    let footer = Footer::Form(format!("名册截至{}", full_date(session.fields.on_day)));
    Document {
        meta: meta(&title, &session.fields.title, session.fields.on_day),
        sections: vec![Section::new(page, footer, blocks)],
    }
}

fn head(session: &Session) -> Vec<Block> {
    let fields = &session.fields;
    let label = |text: &str| -> Inline { Run::new(format!("{text}　")).face(Face::Hei).into() };
    let role = |role| fields.roles.iter().find(|entry| entry.role == role).map(|entry| entry.name.as_str());
    let when = format!(
        "{}{}",
        date_with_weekday(fields.on_day),
        time_span(fields.start_time.as_deref(), fields.end_time.as_deref())
    );
    let line = |parts: Vec<Inline>| -> Block {
        Paragraph { indent: 0.0, size: Some(Pt(10.5)), pitch: Some(Pt(19.0)), ..Paragraph::new(parts) }.into()
    };
    vec![
        line(vec![label("会议名称"), fields.title.clone().into()]),
        line(vec![
            label("时　　间"),
            when.into(),
            "　　".into(),
            label("主持人"),
            or_missing(role(Role::Host)).into(),
        ]),
        line(vec![
            label("地　　点"),
            or_missing(fields.place.as_deref()).into(),
            "　　".into(),
            label("记录人"),
            or_missing(role(Role::Recorder)).into(),
        ]),
    ]
}

/// The people in the order of the roster, a heading before each group, cut into pages.
fn pages(due: &[RosterLine]) -> Vec<Vec<Line<'_>>> {
    let mut pages: Vec<Vec<Line<'_>>> = vec![Vec::new()];
    let mut on_page = 0;
    let has_groups = due.iter().any(|line| line.group.is_some());
    let mut last: Option<&str> = None;
    for (i, person) in due.iter().enumerate() {
        let limit = if pages.len() == 1 { FIRST_PAGE } else { FULL_PAGE };
        if on_page >= limit {
            pages.push(Vec::new());
            on_page = 0;
            last = None;
        }
        let Some(page) = pages.last_mut() else { break };
        let group = person.group.as_deref().unwrap_or("未编入党小组");
        if has_groups && last != Some(group) {
            let size = due.iter().filter(|other| other.group == person.group).count();
            page.push(Line::Group(group_label(group), size));
            last = Some(group);
        }
        page.push(Line::Person(i + 1, person));
        on_page += 1;
    }
    pages
}

/// One half, or two: each group goes whole into the half that is shorter so far, which leaves the lengths most even.
fn sheet(lines: &[Line<'_>]) -> Block {
    if lines.len() <= ONE_HALF {
        return half(lines.iter().collect(), 80.0).into();
    }
    let mut halves: [Vec<&Line<'_>>; 2] = [Vec::new(), Vec::new()];
    let has_groups = lines.iter().any(|line| matches!(line, Line::Group(..)));
    let mut into = 0;
    for (i, line) in lines.iter().enumerate() {
        if matches!(line, Line::Group(..)) {
            into = usize::from(halves[1].len() < halves[0].len());
        } else if !has_groups {
            into = usize::from(i >= lines.len().div_ceil(2));
        }
        halves[into].push(line);
    }
    let panes = halves.map(|lines| Pane { width: Some(Mm(80.0)), blocks: vec![half(lines, 34.0).into()] });
    Block::Columns(Columns { gutter: Mm(2.0), panes: panes.into() })
}

fn half(lines: Vec<&Line<'_>>, signature: f64) -> Table {
    let rows = lines.into_iter().map(|line| match line {
        Line::Group(name, size) => Row::group(4, name.clone(), format!("{size}人")).height(Mm(7.0)),
        Line::Person(number, person) => Row::new(vec![
            Cell::new(number.to_string()),
            Cell::new(spread(&person.name)),
            Cell::empty(),
            Cell::new(remark(person)).size(Pt(9.0)),
        ])
        .height(Mm(10.4)),
    });
    let label = |text: &str| Cell::label(text);
    Table {
        head: vec![
            Row::new(vec![label("序号"), label("姓　名"), label("签　　名"), label("备注")]).height(Mm(7.0)),
        ],
        rows: rows.collect(),
        inset: Mm(1.2),
        ..Table::new(vec![
            Column::mm(10.0, Align::Centre),
            Column::mm(20.0, Align::Left),
            Column::mm(signature, Align::Centre),
            Column::mm(16.0, Align::Centre),
        ])
    }
}

fn remark(person: &RosterLine) -> &'static str {
    match person.stage {
        _ if person.is_exempt => "免于参加",
        Stage::Probationary => "预备",
        _ => "",
    }
}

fn observers() -> Table {
    let label = |text: &str| Cell::label(text);
    let heads = ["列席人员", "单位、职务", "签　　名", "列席人员", "单位、职务", "签　　名"];
    Table {
        head: vec![Row::new(heads.iter().map(|text| label(text)).collect()).height(Mm(7.0))],
        rows: (0..3).map(|_| Row::new((0..6).map(|_| Cell::empty()).collect()).height(Mm(10.4))).collect(),
        whole: true,
        ..Table::new(vec![
            Column::mm(21.0, Align::Centre),
            Column::fr(1.0, Align::Centre),
            Column::mm(35.0, Align::Centre),
            Column::mm(21.0, Align::Centre),
            Column::fr(1.0, Align::Centre),
            Column::mm(35.0, Align::Centre),
        ])
    }
}

fn foot(due: &[RosterLine]) -> Slot {
    let expected = due.iter().filter(|line| !line.is_exempt).count();
    Slot {
        left: vec![
            Run::new("本人签名，不代签、不补签；请假的由主持人在备注栏写明原因。").size(Pt(9.0)).into(),
        ],
        right: vec![format!("应到{expected}人　　实到").into(), Inline::Blank(Mm(14.0)), "人".into()],
        size: Pt(10.5),
        centre: plain(""),
        ..Slot::default()
    }
}
