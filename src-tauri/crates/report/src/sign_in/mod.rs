//! 签到表: names by group in two halves, room for observers, signed by the person (F-50; PAPER P2).

mod halves;

use ledger::id::SessionId;
use ledger::member::{RosterLine, Stage};
use ledger::session::{Role, Session, Sitting};
use ledger::{Error, Result, View};
use paper::{
    Align, Block, Cell, Column, Columns, Document, Footer, Inline, KeyValues, Matrix, Mm, PageSetup, Pane,
    Paragraph, Pt, Row, Run, Section, Slot, Table, Title, plain,
};
use qrcode::{Color, EcLevel, QrCode};

use crate::meta;
use crate::minutes::kind_title;
use crate::words::{date_with_weekday, full_date, or_missing, spread, time_span};
use halves::{Leaf, Line, leaves};

/// Lines to write names on where the book does not know who is due.
const BLANKS: usize = 28;

/// The sign-in sheet of a session, everyone due that day; of several sittings one each with its own time and place, for nobody knows
/// who comes to which (C-17). Errors: no such session.
pub fn sign_in(view: &View<'_>, session: SessionId) -> Result<Document> {
    let session = ledger::session::get(view, session)?;
    let due = ledger::member::due(view, session.fields.unit_id, session.fields.scope, session.fields.on_day)?;
    let title = format!("{}签到表", kind_title(&session));
    let sittings: Vec<Option<&Sitting>> = match &session.fields.sittings[..] {
        several @ [_, _, ..] => several.iter().map(Some).collect(),
        _ => vec![None],
    };
    let sections = sittings.into_iter().map(|sitting| section(&session, sitting, &title, &due));
    Ok(Document {
        meta: meta(&title, &session.fields.title, session.fields.on_day),
        sections: sections.collect::<Result<_>>()?,
    })
}

/// The sheet of one sitting, or of a session that has but one.
fn section(session: &Session, sitting: Option<&Sitting>, title: &str, due: &[RosterLine]) -> Result<Section> {
    let mut blocks = vec![head(session, sitting, title)?, Block::Gap(Mm(3.5))];
    for (i, leaf) in leaves(due, BLANKS).iter().enumerate() {
        if i > 0 {
            blocks.push(Block::PageBreak);
        }
        blocks.push(sheet(leaf));
    }
    blocks.push(Block::Gap(Mm(2.4)));
    blocks.push(observers().into());
    blocks.push(Block::Gap(Mm(3.0)));
    blocks.push(foot(due, sitting.is_some()).into());
    let footer = Footer::Form(format!("名册截至{}", full_date(session.fields.on_day)));
    Ok(Section::new(PageSetup::form(), footer, blocks))
}

/// Title and what the meeting is, the code for the archive at the right.
fn head(session: &Session, sitting: Option<&Sitting>, title: &str) -> Result<Block> {
    let fields = &session.fields;
    let (on_day, start, end, place) = match sitting {
        Some(sitting) => (sitting.on_day, &sitting.start_time, &sitting.end_time, &sitting.place),
        None => (fields.on_day, &fields.start_time, &fields.end_time, &fields.place),
    };
    let label = sitting.and_then(|sitting| sitting.label.as_deref());
    let name = label.map_or_else(|| fields.title.clone(), |label| format!("{}（{label}）", fields.title));
    let role = |role| fields.roles.iter().find(|entry| entry.role == role).map(|entry| entry.name.as_str());
    let when = format!("{}{}", date_with_weekday(on_day), time_span(start.as_deref(), end.as_deref()));
    let pair = |label: &str, text: String| (label.to_owned(), text);
    let lines = vec![
        vec![pair("会议名称", name)],
        vec![pair("时间", when), pair("主持人", or_missing(role(Role::Host)))],
        vec![pair("地点", or_missing(place.as_deref())), pair("记录人", or_missing(role(Role::Recorder)))],
    ];
    let left = vec![
        Block::Gap(Mm(1.0)),
        Block::Title(Title { text: title.to_owned(), size: Pt(18.0), below: Mm(6.5), bookmark: true }),
        KeyValues::new(lines).into(),
    ];
    let label = Paragraph {
        indent: 0.0,
        align: Align::Centre,
        size: Some(Pt(9.0)),
        ..Paragraph::new(plain("归档码"))
    };
    let right = vec![
        Block::Matrix(Matrix { rows: code(&session.uid)?, side: Mm(22.0), align: Align::Right }),
        Block::Gap(Mm(2.2)),
        label.into(),
    ];
    let panes = vec![Pane { width: None, blocks: left }, Pane { width: Some(Mm(22.0)), blocks: right }];
    Ok(Block::Columns(Columns { gutter: Mm(4.0), panes }))
}

/// The session's number and nothing else, as a QR code of 25 squares a side: what is scanned back with this sheet on it
/// finds its session. Capitals take half the room of small letters in it.
fn code(uid: &str) -> Result<Vec<Vec<bool>>> {
    let code = QrCode::with_error_correction_level(uid.to_uppercase(), EcLevel::M)
        .map_err(|error| Error::broken("uid", format!("归档码排不下：{error}")))?;
    let dark: Vec<bool> = code.to_colors().into_iter().map(|color| color == Color::Dark).collect();
    Ok(dark.chunks(code.width()).map(<[bool]>::to_vec).collect())
}

/// The names of one page.
fn sheet(leaf: &Leaf<'_>) -> Block {
    match &leaf.halves[..] {
        [one] => half(one, leaf.row, 80.0, None).into(),
        halves => {
            let pane = |lines: &Vec<Line<'_>>| Pane {
                width: Some(Mm(80.0)),
                blocks: vec![half(lines, leaf.row, 34.0, Some(16.0)).into()],
            };
            Block::Columns(Columns { gutter: Mm(2.0), panes: halves.iter().map(pane).collect() })
        }
    }
}

/// 10 · 20 · signature · remark, which shares what is left where no width is named.
fn half(lines: &[Line<'_>], row: f64, signature: f64, remark: Option<f64>) -> Table {
    let rows = lines.iter().map(|line| match line {
        Line::Group(name, note) => Row::group(4, name.clone(), note.clone()).height(Mm(halves::GROUP)),
        Line::Person(number, person) => Row::new(vec![
            Cell::new(number.to_string()),
            Cell::new(spread(&person.name)),
            Cell::empty(),
            Cell::new(note(person)).size(Pt(9.0)),
        ]),
        Line::Blank(number) => {
            Row::new(vec![Cell::new(number.to_string()), Cell::empty(), Cell::empty(), Cell::empty()])
        }
    });
    let heads = ["序号", "姓　名", "签　　名", "备注"];
    Table {
        head: vec![Row::new(heads.map(Cell::label).to_vec()).height(Mm(halves::HEAD))],
        rows: rows.collect(),
        row_height: Mm(row),
        inset: Mm(1.2),
        whole: true,
        ..Table::new(vec![
            Column::mm(10.0, Align::Centre),
            Column::mm(20.0, Align::Left),
            Column::mm(signature, Align::Centre),
            remark.map_or_else(|| Column::fr(1.0, Align::Centre), |width| Column::mm(width, Align::Centre)),
        ])
    }
}

fn note(person: &RosterLine) -> &'static str {
    match person.stage {
        _ if person.is_exempt => "免于参加",
        Stage::Probationary => "预备",
        _ => "",
    }
}

/// Three rows in two triples: 21 · 1fr · 35.
fn observers() -> Table {
    let heads = ["列席人员", "单位、职务", "签　　名", "列席人员", "单位、职务", "签　　名"];
    let triple =
        [Column::mm(21.0, Align::Centre), Column::fr(1.0, Align::Centre), Column::mm(35.0, Align::Centre)];
    Table {
        head: vec![Row::new(heads.map(Cell::label).to_vec()).height(Mm(7.0))],
        rows: (0..3).map(|_| Row::new((0..6).map(|_| Cell::empty()).collect())).collect(),
        row_height: Mm(10.4),
        whole: true,
        ..Table::new([triple.clone(), triple].concat())
    }
}

/// The rule about signing, and how many are due; nobody is known to be due at a session for named people.
fn foot(due: &[RosterLine], is_one_of_several: bool) -> Slot {
    let expected = due.iter().filter(|line| !line.is_exempt).count();
    let expected: Vec<Inline> = if due.is_empty() {
        vec!["应到".into(), Inline::Blank(Mm(14.0)), "人".into()]
    } else if is_one_of_several {
        plain(format!("各场共应到{expected}人"))
    } else {
        plain(format!("应到{expected}人"))
    };
    let present = ["　　实到".into(), Inline::Blank(Mm(14.0)), "人".into()];
    Slot {
        left: vec![
            Run::new("本人签名，不代签、不补签；请假的由主持人在备注栏写明原因。").size(Pt(9.0)).into(),
        ],
        right: expected.into_iter().chain(present).collect(),
        size: Pt(10.5),
        ..Slot::default()
    }
}
