//! What stands before the papers: cover, what is missing, contents.

use ledger::Result;
use ledger::binder::Missing;
use ledger::member::PostKind;
use ledger::unit::UnitKind;
use paper::{
    Align, Block, Cell, Column, Contents, Cover, Footer, Mm, Note, PageSetup, Pt, Row, Section, Signature,
    Slot, Table, Title,
};

use super::{Source, titled};
use crate::words::{full_date, or_missing};

/// A4 with the cover's sides.
fn page(top: Mm, bottom: Mm) -> PageSetup {
    PageSetup::form().with_margins(top, bottom, Mm(28.0), Mm(26.0))
}

pub(super) fn cover(source: &Source<'_>) -> Result<Section> {
    let roster = ledger::member::roster(source.view, source.unit.id, source.until)?;
    let secretary = roster.iter().find(|line| line.posts.contains(&PostKind::Secretary));
    let body = match source.unit.fields.kind {
        UnitKind::Branch => "党支部",
        UnitKind::Group => "党小组",
        _ => "党组织",
    };
    let mut lines = vec![(format!("{body}名称"), source.owner().to_owned())];
    if source.unit.fields.kind == UnitKind::Branch {
        lines.push((format!("{body}书记"), or_missing(secretary.map(|line| line.name.as_str()))));
    }
    lines.push(("编印日期".to_owned(), full_date(source.day)));
    let cover = Cover {
        title: "迎检册".to_owned(),
        subtitle: source.span(),
        lines,
        foot: "本册按手册里的记录排成，一次活动的通知、签到表、会议记录、议定事项、照片和落实情况排在一起；没有的材料列在缺件清单里，不补编。身份证号、手机号和谈心谈话的内容不印。".to_owned(),
    };
    Ok(Section::new(page(Mm(37.0), Mm(30.0)), Footer::None, vec![cover.into()]))
}

/// 目录, every session by name.
pub(super) fn contents(source: &Source<'_>) -> Section {
    let title = Title { text: "目　　录".to_owned(), size: Pt(22.0), below: Mm(9.0), bookmark: true };
    let note = format!("页码是全册连续的页码，封面为第1页。记录截至{}。", full_date(source.until));
    let blocks = vec![Block::Title(title), Contents { note, whole: true }.into()];
    let footer = Footer::Form(source.owner().to_owned());
    Section::new(page(Mm(30.0), Mm(25.0)), footer, blocks)
}

/// 缺件清单: a row for each record that lacks something; one line when none does.
pub(super) fn missing(source: &Source<'_>) -> Section {
    const TITLE: &str = "缺件清单";
    let found = &source.missing;
    let records: Vec<&[Missing]> = found.chunk_by(is_of_one_record).collect();
    let footer = format!("{}　截至{}", source.owner(), full_date(source.until));
    let counted = if found.is_empty() {
        "无缺件".to_owned()
    } else {
        format!("{}条记录，缺{}件", records.len(), found.len())
    };
    let over = Slot::over(format!("{}　{}", source.owner(), source.span()), counted);
    let heads = ["序号", "所在记录", "缺少材料", "补正办法", "责任人", "已补"];
    let table = Table {
        head: vec![Row::new(heads.iter().map(|text| Cell::label(*text)).collect()).height(Mm(8.2))],
        rows: rows(&records),
        size: Pt(9.0),
        row_height: Mm(6.8),
        inset: Mm(1.2),
        continued: Some(Slot::continued(TITLE)),
        none: "按登记的活动逐项看过，无缺件。".to_owned(),
        ..Table::new(vec![
            Column::mm(10.0, Align::Centre),
            Column::mm(42.0, Align::Left),
            Column::fr(1.0, Align::Left),
            Column::fr(1.2, Align::Left),
            Column::mm(17.0, Align::Centre),
            Column::mm(11.0, Align::Centre),
        ])
    };
    let note =
        "装订前补齐；不能补的在“责任人”一栏写明原因，由书记签字。只列缺少的材料，不作评价。".to_owned();
    let people = ["整理人", "审核人", "日期"].map(|label| (label.to_owned(), None));
    let blocks = vec![
        over.into(),
        table.into(),
        Block::Note(Note { items: vec![note] }),
        Block::Signature(Signature::Form(people.into())),
    ];
    titled(TITLE, PageSetup::form(), footer, blocks)
}

fn is_of_one_record(a: &Missing, b: &Missing) -> bool {
    (a.session_id, a.list_id, &a.record, &a.unit) == (b.session_id, b.list_id, &b.record, &b.unit)
}

/// Number and record stand once beside all that the record lacks.
fn rows(records: &[&[Missing]]) -> Vec<Row> {
    let mut rows = Vec::new();
    for (at, record) in records.iter().enumerate() {
        for (i, one) in record.iter().enumerate() {
            let mut cells = Vec::new();
            if i == 0 {
                let down = u16::try_from(record.len()).unwrap_or(u16::MAX);
                cells.push(Cell::new((at + 1).to_string()).rowspan(down));
                cells.push(Cell::new(one.record.clone()).rowspan(down));
            }
            cells.extend([
                Cell::new(one.words.clone()),
                Cell::new(one.action.clone()),
                Cell::empty(),
                Cell::new("□"),
            ]);
            rows.push(Row::new(cells));
        }
    }
    rows
}
