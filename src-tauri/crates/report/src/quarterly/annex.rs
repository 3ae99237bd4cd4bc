//! Tables A–F as annexes, each numbered in the order in which it is bound.

use ledger::session::SessionLine;
use ledger::task::TaskList;
use paper::{
    Align, Block, Cell, Column, Face, Footer, Heading, Mm, Note, PageSetup, Pt, Row, Section, Slot, Table,
    Title,
};

use super::figures::{Figures, KindLine, LIFE, shown};
use super::text::notes;
use crate::words::{column_hours, full_date, listed, month_day, numbered, or_dash, percent, spread};

/// One annex: its name in the list and its pages.
pub struct Annex {
    /// Name without number.
    pub title: String,
    /// Its pages.
    pub section: Section,
}

/// Every annex that has something to show, in order.
pub fn all(figures: &Figures) -> Vec<Annex> {
    type Make = fn(&Figures, usize) -> Option<Annex>;
    const MAKES: [Make; 8] = [summary, details, attendance, lectures, tasks, member_hours, charts, sealing];
    let mut annexes = Vec::new();
    for make in MAKES {
        if let Some(annex) = make(figures, annexes.len() + 1) {
            annexes.push(annex);
        }
    }
    if annexes.len() == 1 {
        return MAKES.iter().filter_map(|make| make(figures, ONLY)).collect();
    }
    annexes
}

/// Stands for the number of an annex that is the only one: it has none (GB/T 9704-2012 §7.3.4).
const ONLY: usize = 0;

/// `附件2`; `附件` when there is only one.
fn mark(number: usize) -> String {
    if number == ONLY { "附件".to_owned() } else { format!("附件{number}") }
}

/// 附件1, title, then what follows, upright on the 公文 sheet.
fn upright(number: usize, title: String, mut blocks: Vec<Block>) -> Annex {
    let mut all = vec![Slot::annex(mark(number)).into(), Title::report(title.clone())];
    all.append(&mut blocks);
    Annex { title, section: Section::new(PageSetup::gongwen_annex(), Footer::Gongwen, all) }
}

/// The same, turned by 90° for wide tables; 附件, title and the cut-off day share the first line.
fn turned(number: usize, title: String, right: String, mut blocks: Vec<Block>) -> Annex {
    let size = Pt(9.0);
    let head = Slot {
        left: vec![paper::Run::new(mark(number)).face(Face::Hei).size(Pt(15.75)).into()],
        centre: vec![paper::Run::new(title.clone()).face(Face::Biao).size(Pt(18.0)).into()],
        right: paper::plain(right),
        size,
        below: Mm(3.4),
        bookmark: Some(title.clone()),
    };
    // A further page has the same line over the head, with 续表 in the place of 附件 (PAPER §2).
    let further = vec![paper::Run::new("续表").face(Face::Hei).size(Pt(10.5)).into()];
    let continued = Slot { left: further, bookmark: None, ..head.clone() };
    for block in &mut blocks {
        if let Block::Table(table) = block {
            table.continued = Some(continued.clone());
        }
    }
    let mut all = vec![head.into()];
    all.append(&mut blocks);
    Annex { title, section: Section::new(PageSetup::gongwen_turned(), Footer::Gongwen, all) }
}

/// Table A 汇总表 (F-73; PAPER P1 annex A).
fn summary(figures: &Figures, number: usize) -> Option<Annex> {
    let title = format!("{}组织生活汇总表", figures.period());
    let number_column = |width| Column::mm(width, Align::Right);
    let mut columns = vec![Column::mm(31.0, Align::Left)];
    columns.extend([13.0, 13.0, 13.5, 13.5, 11.0, 11.0, 11.0, 16.5].map(number_column));
    columns.push(Column::mm(22.5, Align::Left).size(Pt(9.0)));
    let head = [
        "项　　目",
        "应开展\n次数",
        "实际\n次数",
        "应到\n人次",
        "实到\n人次",
        "请假",
        "缺席",
        "补学",
        "到会率",
        "备　注",
    ];
    let mut table = Table {
        head: vec![
            Row::new(head.iter().map(|text| Cell::label(*text).size(Pt(9.0))).collect()).height(Mm(13.0)),
        ],
        row_height: Mm(10.2),
        continued: Some(Slot::continued(title.clone())),
        ..Table::new(columns)
    };
    let (life, others): (Vec<&KindLine>, Vec<&KindLine>) =
        figures.kinds.iter().partition(|line| LIFE.contains(&line.count.key.as_str()));
    for line in &life {
        table.rows.push(kind_row(figures, line, 0.0));
        table.rows.extend(line.children.iter().map(|child| kind_row(figures, child, 1.0)));
    }
    table.rows.push(total_row(figures, &life));
    if !others.is_empty() {
        table.rows.push(Row::group(10, "其他活动", "不计入合计").height(Mm(7.0)));
        table.rows.extend(others.iter().map(|line| kind_row(figures, line, 0.0)));
    }
    let blocks = vec![
        Slot::over(format!("填报单位：{}", figures.formal_name()), "单位：次、人次").into(),
        table.into(),
        Block::Note(Note { items: numbered(notes(figures)) }),
        Block::Gap(Mm(9.0)),
        crate::signers(&figures.roster, figures.day),
    ];
    Some(upright(number, title, blocks))
}

/// One kind: 应开展, 实际, 应到, 实到, 请假, 缺席, 补学, 到会率, 备注.
fn kind_row(figures: &Figures, line: &KindLine, indent: f64) -> Row {
    let count = &shown(&line.count);
    // Without a due there is a head-count at most: nobody was excused or absent from what nobody was due at.
    let people = |n: i64| Cell::new(if count.due > 0 { n.to_string() } else { "—".to_owned() });
    let expected = match line.expected {
        _ if line.is_off => "—".to_owned(),
        Some(n) => n.to_string(),
        None => "—".to_owned(),
    };
    let present = if count.due > 0 { count.due - count.excused - count.absent } else { count.attendances };
    Row::new(vec![
        Cell::new(line.label.clone()).indent(indent),
        Cell::new(expected),
        Cell::new(count.sessions.to_string()),
        people(count.due),
        Cell::new(if present > 0 || count.due > 0 { present.to_string() } else { "—".to_owned() }),
        people(count.excused),
        people(count.absent),
        people(count.made_up),
        Cell::new(percent(present, count.due)),
        Cell::new(remark(figures, line)),
    ])
}

fn remark(figures: &Figures, line: &KindLine) -> String {
    if line.is_off {
        return "不作要求".to_owned();
    }
    if !line.children.is_empty() {
        return format!("{}组合计", crate::words::numeral(line.children.len()));
    }
    let counted = |session: &SessionLine| if figures.is_main_only { 1 } else { session.kinds.len() };
    let is_merged = |session: &&SessionLine| {
        session.kinds.iter().take(counted(session)).any(|kind| kind.as_str() == line.count.key)
    };
    let has_merged = figures.merged().any(|session| is_merged(&session)) && !is_group(figures, line);
    match (line.gaps.is_empty(), has_merged) {
        (false, _) => listed(&line.gaps),
        (true, true) => "含合并 ①".to_owned(),
        (true, false) => "—".to_owned(),
    }
}

/// Whether the row is one of the groups' rows under 党小组会.
fn is_group(figures: &Figures, line: &KindLine) -> bool {
    figures.kinds.iter().any(|parent| parent.children.iter().any(|child| child.label == line.label))
}

/// 合计: 次数 of the rows above, people of every session once.
fn total_row(figures: &Figures, life: &[&KindLine]) -> Row {
    let total = &figures.total;
    let expected: i64 = life.iter().filter_map(|line| line.expected).sum();
    let held: i64 = life.iter().map(|line| line.count.sessions).sum();
    let mut cells = vec![Cell::new("合计").align(Align::Spread(4.0))];
    let sums = [expected, held, total.due, total.present, total.excused, total.absent, total.made_up];
    cells.extend(sums.map(|n| Cell::new(n.to_string())));
    cells.push(Cell::new(percent(total.present, total.due)));
    cells.push(Cell::new("—"));
    Row::total(cells)
}

/// Table B 明细表 (F-74), turned.
fn details(figures: &Figures, number: usize) -> Option<Annex> {
    if figures.sessions.is_empty() {
        return None;
    }
    let title = format!("{}组织生活明细表", figures.period());
    let table = crate::register::table(&figures.sessions, figures.unit.id, &title);
    let cut = format!("截至{}", full_date(figures.until));
    Some(turned(
        number,
        title,
        cut,
        vec![table.into(), Block::Gap(Mm(6.0)), crate::signers(&figures.roster, figures.day)],
    ))
}

/// Table C 考勤表 (F-52, F-75; PAPER P1 annex C), turned.
fn attendance(figures: &Figures, number: usize) -> Option<Annex> {
    if figures.matrix.rows.is_empty() || figures.matrix.sessions.is_empty() {
        return None;
    }
    let title = format!("{}党员考勤表", figures.period());
    let cut = format!("计次截至{}", full_date(figures.until));
    let mut blocks = crate::attendance::sheet(&figures.matrix, &title, Mm(6.8));
    blocks.push(Block::Gap(Mm(6.0)));
    blocks.push(crate::signers(&figures.roster, figures.day));
    Some(turned(number, title, cut, blocks))
}

/// Table D 党课/学习内容一览 (F-76).
fn lectures(figures: &Figures, number: usize) -> Option<Annex> {
    let lines: Vec<&SessionLine> =
        figures.sessions.iter().filter(|line| line.lecturers.is_some() || !line.topics.is_empty()).collect();
    if lines.is_empty() {
        return None;
    }
    let title = format!("{}党课和学习内容一览表", figures.period());
    let columns = vec![
        Column::mm(9.0, Align::Centre),
        Column::mm(17.0, Align::Right),
        Column::fr(1.0, Align::Left),
        Column::mm(18.0, Align::Centre),
        Column::mm(12.0, Align::Right),
        Column::mm(14.0, Align::Right),
        Column::mm(40.0, Align::Left).size(Pt(9.0)),
    ];
    let head = ["序号", "日期", "题　目", "主讲人", "学时", "参加\n人数", "学习篇目"];
    let mut table = Table {
        head: vec![
            Row::new(head.iter().map(|text| Cell::label(*text).size(Pt(9.0))).collect()).height(Mm(10.0)),
        ],
        row_height: Mm(8.2),
        inset: Mm(1.2),
        continued: Some(Slot::continued(title.clone())),
        ..Table::new(columns)
    };
    table.rows = lines
        .iter()
        .enumerate()
        .map(|(i, line)| {
            let people =
                if line.totals.unmarked > 0 { "—".to_owned() } else { line.totals.present.to_string() };
            let topics = listed(line.topics.iter().map(|topic| topic.as_str()));
            Row::new(vec![
                Cell::new((i + 1).to_string()),
                Cell::new(month_day(line.on_day)),
                Cell::new(line.title.clone()),
                Cell::new(or_dash(line.lecturers.as_deref().map(spread).as_deref())),
                Cell::new(column_hours(line.minutes, figures.minutes_per_hour)),
                Cell::new(people),
                Cell::new(or_dash(Some(&topics))),
            ])
        })
        .collect();
    let over = Slot::over(format!("填报单位：{}", figures.formal_name()), "单位：学时、人");
    Some(upright(
        number,
        title,
        vec![over.into(), table.into(), Block::Gap(Mm(9.0)), crate::signers(&figures.roster, figures.day)],
    ))
}

/// `完成率52.5%（已完成21项÷共40项），阶段性完成不计入。`
fn rate(list: &TaskList) -> String {
    let f = &list.figures;
    format!("完成率{}（已完成{}项÷共{}项），阶段性完成不计入。", percent(f.done, f.total), f.done, f.total)
}

/// Table E 任务清单进展 (F-77).
fn tasks(figures: &Figures, number: usize) -> Option<Annex> {
    let lists: Vec<_> = figures.lists.iter().filter(|(_, tasks)| !tasks.is_empty()).collect();
    if lists.is_empty() {
        return None;
    }
    let title = format!("{}任务清单进展表", figures.period());
    let blocks: Vec<Block> = lists
        .iter()
        .flat_map(|(list, tasks)| {
            // Where there are several, each table says whose it is.
            let name = (lists.len() > 1)
                .then(|| Heading { level: 1, text: list.fields.name.clone(), indent: 0.0 }.into());
            name.into_iter().chain([
                // The rate has no room beside the counts on 156 mm.
                Slot { right: Vec::new(), ..crate::tasks::count_line(list, tasks) }.into(),
                crate::tasks::short_table(tasks, &list.fields.name).into(),
                Block::Note(Note { items: vec![rate(list)] }),
                Block::Gap(Mm(6.0)),
            ])
        })
        .chain([crate::signers(&figures.roster, figures.day)])
        .collect();
    Some(upright(number, title, blocks))
}

/// Table F 党员学时 (F-78).
fn member_hours(figures: &Figures, number: usize) -> Option<Annex> {
    if figures.hours.is_empty() {
        return None;
    }
    let title = format!("{}党员学时表", figures.period());
    let mut blocks: Vec<Block> =
        vec![Slot::over(format!("填报单位：{}", figures.formal_name()), "单位：学时").into()];
    let table = crate::hours::table(&figures.hours, figures.minutes_per_hour, &title);
    // 28 members stand on one page with their signatures.
    blocks.push(Table { row_height: Mm(6.1), ..table }.into());
    blocks.push(Block::Note(Note { items: vec![crate::hours::note(figures.minutes_per_hour)] }));
    blocks.push(Block::Gap(Mm(4.0)));
    blocks.push(crate::signers(&figures.roster, figures.day));
    Some(upright(number, title, blocks))
}

/// 图表: the year up to the quarter's last day.
fn charts(figures: &Figures, number: usize) -> Option<Annex> {
    let figures = crate::charts::Figures {
        months: &figures.months,
        lists: figures.lists.iter().map(|(list, _)| list).collect(),
        is_main_only: figures.is_main_only,
        hours: &figures.hours,
        until: figures.until,
    };
    let blocks = crate::charts::charts(&figures);
    (!blocks.is_empty()).then(|| upright(number, "工作情况图表".to_owned(), blocks))
}

/// 封存说明, the last page: nothing stands behind it that it does not speak of.
fn sealing(figures: &Figures, number: usize) -> Option<Annex> {
    let sealing = figures.sealing.as_ref()?;
    Some(upright(number, crate::seal::TITLE.to_owned(), sealing.blocks()))
}
