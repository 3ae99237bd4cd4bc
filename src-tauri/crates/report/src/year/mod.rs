//! 年度总结数据表: the figures a year's summary speaks of, each counted by the rules of domain.md §4.

mod people;

use chrono::NaiveDate;
use ledger::attendance::{HoursLine, Totals};
use ledger::count::{By, Count, CountRow, is_main_kind_only};
use ledger::date::{Quarter, Window};
use ledger::id::UnitId;
use ledger::member::{RosterLine, Stage};
use ledger::seal::Period;
use ledger::session::{Kind, SessionLine};
use ledger::unit::{Unit, UnitKind};
use ledger::{Error, Result, View};
use paper::{
    Align, Block, Cell, Column, Document, Footer, Heading, Mm, Note, PageSetup, Pt, Row, Section, Slot,
    Table, Title,
};

use crate::quarterly::{LIFE, groups_of, is_life, shown, totals_of};
use crate::seal::Sealing;
use crate::words::{full_date, hours, month_day, numbered, percent};
use crate::{formal_name, meta, signers};

/// Height of a row: a year of a branch stands on one page.
const ROW: Mm = Mm(6.4);

/// The figures of a unit's year up to a day. Errors: no such unit, no such year.
pub fn year(view: &View<'_>, unit: UnitId, year: i32, day: NaiveDate) -> Result<Document> {
    let whole = Window::year(year).ok_or_else(|| Error::broken("year", "年份要写成 2026"))?;
    let until = day.clamp(whole.from, whole.to);
    let window = Window { from: whole.from, to: until };
    let unit = ledger::unit::get(view, unit)?;
    let owner = formal_name(&unit);
    let sessions = ledger::session::held(view, unit.id, window)?;
    let roster = ledger::member::roster(view, unit.id, until)?;
    let absent = absent_bodies(view, &unit, &roster)?;
    let title = format!("{year}年度工作总结数据表");
    let heading = |text: &str| Heading { level: 1, text: text.to_owned(), indent: 0.0 }.into();
    let mut blocks = vec![
        Title::form(title.clone()),
        Slot::over(format!("填报单位：{owner}"), format!("截至{}　单位：次、人次", full_date(until))).into(),
        heading("一、组织生活"),
        life(view, unit.id, window, &sessions, &absent)?.into(),
        life_notes(&sessions, &absent, is_main_kind_only(view, unit.id)?),
        Block::Gap(Mm(3.0)),
        heading("二、党员教育"),
        education(view, unit.id, window)?.into(),
        Block::Note(Note {
            items: vec!["学时含到会、补学和自学；覆盖率为已学人次除以应学人次。".to_owned()],
        }),
        Block::Gap(Mm(3.0)),
        heading("三、实事项目和任务"),
        tasks(view, unit.id, until)?.into(),
        Block::Note(Note {
            items: vec!["完成率为已完成除以总数，阶段性完成不计入已完成；长期坚持和终止的另计。".to_owned()],
        }),
        Block::Gap(Mm(3.0)),
        heading("四、党员队伍"),
    ];
    blocks.extend(people::table(view, unit.id, window, &roster)?);
    blocks.extend([Block::Gap(Mm(6.0)), signers(&roster, day)]);
    let footer = Footer::Form(format!("{owner}　截至{}", full_date(until)));
    let mut sections = vec![Section::new(PageSetup::form(), footer.clone(), blocks)];
    if let Some(sealing) = Sealing::read(view, unit.id, Period::Year(year))? {
        let mut blocks = vec![Title::form(crate::seal::TITLE)];
        blocks.extend(sealing.blocks());
        sections.push(Section::new(PageSetup::form(), footer, blocks));
    }
    Ok(Document { meta: meta(&title, owner, day), sections })
}

/// 类别, four quarters, 全年, 应到, 实到, 请假, 缺席, 补学, 到会率.
fn life(
    view: &View<'_>,
    unit: UnitId,
    window: Window,
    sessions: &[SessionLine],
    absent: &[Absent],
) -> Result<Table> {
    let year = ledger::count::count(view, unit, window, By::Kind)?;
    let quarters = quarters(window);
    let by_quarter = quarters
        .iter()
        .map(|quarter| quarter.map(|days| ledger::count::count(view, unit, days, By::Kind)).transpose())
        .collect::<Result<Vec<Option<Count>>>>()?;
    let held = |word: &str| -> Vec<Option<i64>> {
        let of = |count: &Count| count.rows.iter().find(|row| row.key == word).map_or(0, |row| row.sessions);
        by_quarter.iter().map(|count| count.as_ref().map(of)).collect()
    };
    let row_of = |word: &str| {
        let found = year.rows.iter().find(|row| row.key == word).cloned();
        found.unwrap_or_else(|| CountRow { key: word.to_owned(), ..CountRow::default() })
    };
    let life_row = |word: &&'static str| {
        let (kind, count) = (Kind::built_in(word), row_of(word));
        let is_absent = count.sessions == 0 && absent.iter().any(|body| body.0 == *word);
        if is_absent { absent_row(kind.label()) } else { kind_row(kind.label(), &held(word), &count) }
    };
    let mut rows: Vec<Row> = LIFE.iter().map(life_row).collect();
    rows.push(total_row(&quarters, sessions));
    let others: Vec<&CountRow> = year.rows.iter().filter(|row| !LIFE.contains(&row.key.as_str())).collect();
    if !others.is_empty() {
        rows.push(Row::group(13, "其他活动", "不计入合计").height(ROW));
        rows.extend(others.iter().map(|row| kind_row(&row.label, &held(&row.key), row)));
    }
    let heads = [
        "类　　别",
        "第一\n季度",
        "第二\n季度",
        "第三\n季度",
        "第四\n季度",
        "全年",
        "应到\n人次",
        "实到\n人次",
        "请假",
        "缺席",
        "补学",
        "到会率",
        "覆盖率",
    ];
    let mut columns = vec![Column::mm(28.5, Align::Left)];
    let figures = [9.5, 9.5, 9.5, 9.5, 10.0, 12.0, 12.0, 9.0, 9.0, 9.0];
    columns.extend(figures.map(|width| Column::mm(width, Align::Right)));
    columns.extend([Column::fr(1.0, Align::Right), Column::fr(1.0, Align::Right)]);
    Ok(Table {
        head: vec![
            Row::new(heads.iter().map(|text| Cell::label(*text).size(Pt(9.0))).collect()).height(Mm(11.0)),
        ],
        rows,
        row_height: ROW,
        inset: Mm(1.2),
        continued: Some(Slot::continued("组织生活")),
        ..Table::new(columns)
    })
}

/// A kind of meeting whose body the unit does not have, and why (C-24, C-25).
type Absent = (&'static str, &'static str);

/// 正式党员 from whom on a branch has a committee (ZB-25).
const COMMITTEE_FROM: usize = 7;

fn absent_bodies(view: &View<'_>, unit: &Unit, roster: &[RosterLine]) -> Result<Vec<Absent>> {
    if unit.fields.kind != UnitKind::Branch {
        return Ok(Vec::new());
    }
    let full = roster.iter().filter(|line| line.stage == Stage::Full).count();
    let groups = groups_of(ledger::unit::list_under(view, unit.id)?, unit);
    let committee = (Kind::COMMITTEE_MEETING, "正式党员不足7名，不设支部委员会");
    let divided = (Kind::GROUP_MEETING, "没有划分党小组");
    let absent = [(full < COMMITTEE_FROM).then_some(committee), groups.is_empty().then_some(divided)];
    Ok(absent.into_iter().flatten().collect())
}

fn absent_row(label: &str) -> Row {
    let mut cells = vec![Cell::new(label)];
    cells.extend((0..12).map(|_| Cell::new("—")));
    Row::new(cells)
}

/// The four quarters as far as the window has come.
fn quarters(window: Window) -> [Option<Window>; 4] {
    let year = Quarter::of(window.from).year;
    [1, 2, 3, 4].map(|number| {
        let days = Quarter { year, number }.window();
        Window::new(days.from, days.to.min(window.to))
    })
}

fn kind_row(label: &str, held: &[Option<i64>], count: &CountRow) -> Row {
    let count = &shown(count);
    // Without a due there is a head-count at most: nobody was excused or absent from what nobody was due at.
    let people = |n: i64| Cell::new(if count.due > 0 { n.to_string() } else { "—".to_owned() });
    let present = if count.due > 0 { count.due - count.excused - count.absent } else { count.attendances };
    let mut cells = vec![Cell::new(label)];
    cells.extend(held.iter().map(|n| Cell::new(n.map_or_else(|| "—".to_owned(), |n| n.to_string()))));
    cells.extend([
        Cell::new(count.sessions.to_string()),
        people(count.due),
        Cell::new(if present > 0 || count.due > 0 { present.to_string() } else { "—".to_owned() }),
        people(count.excused),
        people(count.absent),
        people(count.made_up),
        Cell::new(percent(present, count.due)),
        Cell::new(percent(present + count.made_up, count.due)),
    ]);
    Row::new(cells)
}

/// Each session of 组织生活 once, however many kinds it was (C-20).
fn total_row(quarters: &[Option<Window>], sessions: &[SessionLine]) -> Row {
    let life: Vec<&SessionLine> = sessions.iter().filter(|line| is_life(line)).collect();
    let held = |days: &Window| life.iter().filter(|line| days.contains(line.on_day)).count().to_string();
    let Totals { due, present, excused, absent, made_up, .. } = totals_of(sessions);
    let mut cells = vec![Cell::new("合计").align(Align::Spread(3.0))];
    cells.extend(quarters.iter().map(|days| Cell::new(days.as_ref().map_or_else(|| "—".to_owned(), held))));
    cells.push(Cell::new(life.len().to_string()));
    cells.extend([due, present, excused, absent, made_up].map(|n| Cell::new(n.to_string())));
    cells.extend([percent(present, due), percent(present + made_up, due)].map(Cell::new));
    Row::total(cells)
}

fn life_notes(sessions: &[SessionLine], absent: &[Absent], is_main_only: bool) -> Block {
    let mut items = vec!["到会率为实到除以应到；补学不改变实到，覆盖率为实到加补学除以应到。".to_owned()];
    items.extend(absent.iter().map(|(_, why)| format!("{why}。")));
    let merged = sessions.iter().filter(|line| is_life(line) && line.kinds.len() > 1).count();
    if merged > 0 {
        let each = if is_main_only {
            "只按主要类别计次"
        } else {
            "各类别分别计次，合计只计一次"
        };
        items.push(format!("其中合并召开{merged}次，{each}。"));
    }
    let open: Vec<String> = sessions
        .iter()
        .filter(|line| {
            is_life(line) && (line.status == ledger::session::Status::Draft || line.totals.unmarked > 0)
        })
        .map(|line| month_day(line.on_day))
        .collect();
    if !open.is_empty() {
        items.push(format!("{}的活动点名没有完成，计次，不计人次。", open.join("、")));
    }
    Block::Note(Note { items: numbered(items) })
}

/// Hours of members and of 书记和班子成员 against their targets; required topics.
fn education(view: &View<'_>, unit: UnitId, window: Window) -> Result<Table> {
    let lines = ledger::attendance::hours(view, unit, window.to)?;
    let period = lines.first().map_or(60, |line| line.period_minutes);
    let asked: Vec<&HoursLine> = lines.iter().filter(|line| line.target_minutes > 0).collect();
    let (leaders, members): (Vec<&HoursLine>, Vec<&HoursLine>) =
        asked.iter().partition(|line| line.is_committee());
    let mut rows: Vec<Row> = [("书记和班子成员", leaders), ("其他党员", members)]
        .into_iter()
        .map(|(label, lines)| hours_row(label, &lines, period))
        .collect();
    let topics: Vec<_> = ledger::topic::list(view, unit, window)?
        .into_iter()
        .filter(|topic| topic.fields.is_required)
        .collect();
    let (due, covered) = topics.iter().fold((0, 0), |sum, topic| (sum.0 + topic.due, sum.1 + topic.covered));
    rows.push(Row::new(vec![
        Cell::new("必学主题"),
        Cell::new(format!(
            "{}项，应学{due}人次，已学{covered}人次，覆盖率{}",
            topics.len(),
            percent(covered, due)
        ))
        .colspan(6)
        .align(Align::Left),
    ]));
    let heads = ["对　　象", "要求人数", "目标学时", "学时合计", "人均学时", "已达目标", "达标率"];
    let mut columns = vec![Column::mm(33.0, Align::Left)];
    columns.extend(heads[1..].iter().map(|_| Column::fr(1.0, Align::Right)));
    Ok(Table {
        head: vec![
            Row::new(heads.iter().map(|text| Cell::label(*text).size(Pt(9.0))).collect()).height(Mm(7.6)),
        ],
        rows,
        row_height: ROW,
        ..Table::new(columns)
    })
}

fn hours_row(label: &str, lines: &[&HoursLine], period: i64) -> Row {
    let people = i64::try_from(lines.len()).unwrap_or(i64::MAX);
    let sum: i64 = lines.iter().map(|line| line.year_minutes).sum();
    let reached = lines.iter().filter(|line| line.year_minutes >= line.target_minutes).count();
    let target = lines.first().map_or_else(|| "—".to_owned(), |line| hours(line.target_minutes, period));
    let mean = if people == 0 { "—".to_owned() } else { hours(sum, period * people) };
    Row::new(vec![
        Cell::new(label),
        Cell::new(people.to_string()),
        Cell::new(target),
        Cell::new(hours(sum, period)),
        Cell::new(mean),
        Cell::new(reached.to_string()),
        Cell::new(percent(i64::try_from(reached).unwrap_or(i64::MAX), people)),
    ])
}

/// Every list with its figures (T-19).
fn tasks(view: &View<'_>, unit: UnitId, day: NaiveDate) -> Result<Table> {
    let rows: Vec<Row> = ledger::task::lists(view, unit, day)?
        .iter()
        .map(|list| {
            let f = &list.figures;
            let mut cells = vec![Cell::new(list.fields.name.clone())];
            cells.extend(
                [f.total, f.done, f.stage_done, f.going, f.not_started, f.late]
                    .map(|n| Cell::new(n.to_string())),
            );
            cells.push(Cell::new(percent(f.done, f.total)));
            Row::new(cells)
        })
        .collect();
    let heads = ["清　　单", "总数", "已完成", "阶段性\n完成", "推进中", "未启动", "逾期", "完成率"];
    let mut columns = vec![Column::fr(1.0, Align::Left)];
    columns.extend([14.0, 14.0, 14.0, 14.0, 14.0, 14.0, 18.0].map(|width| Column::mm(width, Align::Right)));
    let rows = if rows.is_empty() {
        vec![Row::new(vec![Cell::new("没有登记清单").colspan(8).align(Align::Centre)])]
    } else {
        rows
    };
    Ok(Table {
        head: vec![
            Row::new(heads.iter().map(|text| Cell::label(*text).size(Pt(9.0))).collect()).height(Mm(11.0)),
        ],
        rows,
        row_height: ROW,
        ..Table::new(columns)
    })
}
