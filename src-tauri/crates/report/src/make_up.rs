//! 补学通知单, a slip for everybody who still has to make up; 补学登记表, who missed what and how it was made up (F-55).

use chrono::NaiveDate;
use ledger::attendance::{MakeUpDue, MakeUpForm, MakeUpPlan, Mark, RollLine};
use ledger::date::Window;
use ledger::id::{MemberId, UnitId};
use ledger::session::{Kind, Scope, SessionLine};
use ledger::{Result, View};
use paper::{
    Align, Block, Cell, Column, Document, Footer, Inline, Mm, Note, PageSetup, Pt, Row, Section, Slot, Table,
    Title, plain,
};

use crate::words::{full_date, month_day, or_dash, spread, unit_kind};
use crate::{formal_name, meta, signers, slip};

/// A slip for everybody of a unit who has not made up a session of a window, as of a day. Errors: no such unit.
pub fn make_up_notice(view: &View<'_>, unit: UnitId, window: Window, day: NaiveDate) -> Result<Document> {
    let unit = ledger::unit::get(view, unit)?;
    let owner = formal_name(&unit);
    let asked = day.clamp(window.from, window.to);
    let mut people: Vec<(MemberId, Vec<MakeUpDue>)> = Vec::new();
    for due in ledger::attendance::make_ups_due(view, unit.id, asked)? {
        if !window.contains(due.on_day) {
            continue;
        }
        match people.iter_mut().find(|(member, _)| *member == due.member_id) {
            Some((_, dues)) => dues.push(due),
            None => people.push((due.member_id, vec![due])),
        }
    }
    let meta = meta("补学通知单", owner, day);
    if people.is_empty() {
        // Nothing to hand out, so nothing to cut apart.
        let nobody = format!("{}至{}，没有需要补学的人员。", full_date(window.from), full_date(window.to));
        let blocks = vec![slip::title("补学通知单"), slip::line(plain(nobody), 2.0)];
        return Ok(Document { meta, sections: vec![Section::new(PageSetup::form(), Footer::None, blocks)] });
    }
    Ok(slip::sheet(people.iter().map(|(_, dues)| notice(owner, dues, day)).collect(), meta))
}

/// What one person missed, until when and how to make it up, room to sign.
fn notice(owner: &str, dues: &[MakeUpDue], day: NaiveDate) -> Vec<Block> {
    let name = dues.first().map_or("", |due| due.name.as_str());
    let words: Vec<&str> =
        MakeUpForm::ALL.iter().filter(|form| **form != MakeUpForm::Other).map(|form| form.label()).collect();
    let asked = if dues.iter().any(|due| due.due_on < day) {
        "请尽快补学你没有参加的下列活动，学完签名，交党小组组长或记录人登记。"
    } else {
        "你没有参加下列活动。请在期限内补学，学完签名，交党小组组长或记录人登记。"
    };
    let mut how: Vec<Inline> = plain("补学方式：");
    how.extend(slip::boxes(&words));
    how.extend(["　补学日期：".into(), Inline::Blank(Mm(30.0))]);
    vec![
        slip::title("补学通知单"),
        slip::line(plain(format!("{name}同志：")), 0.0),
        slip::line(plain(asked), 2.0),
        Block::Gap(Mm(1.5)),
        missed(dues).into(),
        Block::Gap(Mm(3.5)),
        slip::line(how, 0.0),
        Block::Gap(Mm(2.5)),
        Slot {
            left: vec!["补学人签名：".into(), Inline::Blank(Mm(30.0))],
            centre: vec!["记录人：".into(), Inline::Blank(Mm(26.0))],
            right: plain(""),
            size: slip::SIZE,
            below: Mm(4.0),
            ..Slot::default()
        }
        .into(),
        Slot { right: plain(format!("{owner}　{}", full_date(day))), size: slip::SIZE, ..Slot::default() }
            .into(),
    ]
}

fn missed(dues: &[MakeUpDue]) -> Table {
    let rows = dues.iter().map(|due| {
        let why = due.reason.map_or(due.mark.label(), |reason| reason.label());
        Row::new(vec![
            Cell::new(month_day(due.on_day)),
            Cell::new(due.kind_label.clone()),
            Cell::new(due.title.clone()),
            Cell::new(why),
            Cell::new(month_day(due.due_on)),
        ])
    });
    let heads = ["活动日期", "类　别", "主　　题", "原因", "补学期限"];
    Table {
        head: vec![Row::new(heads.iter().map(|text| Cell::label(*text)).collect()).height(Mm(7.0))],
        rows: rows.collect(),
        row_height: Mm(7.0),
        ..Table::new(vec![
            Column::mm(22.0, Align::Centre),
            Column::mm(30.0, Align::Left),
            Column::fr(1.0, Align::Left),
            Column::mm(16.0, Align::Centre),
            Column::mm(22.0, Align::Centre),
        ])
    }
}

/// Everybody of a unit who missed a session of a window, and how it was made up. Errors: no such unit.
pub fn make_up(view: &View<'_>, unit: UnitId, window: Window, day: NaiveDate) -> Result<Document> {
    let unit = ledger::unit::get(view, unit)?;
    let owner = formal_name(&unit);
    let lines = absences(view, unit.id, window)?;
    let done = lines.iter().filter(|(_, line)| line.made_up.is_some()).count();
    let title = "补学登记表";
    let span = format!("{}至{}", full_date(window.from), full_date(window.to));
    let sums = format!("未到会{}人次，已补学{done}人次，未补学{}人次", lines.len(), lines.len() - done);
    let mut rows: Vec<Row> = Vec::new();
    for (i, (session, line)) in lines.iter().enumerate() {
        let plan = ledger::attendance::make_up_plan(view, session.id, line.member_id)?;
        rows.push(row(i + 1, session, line, plan.as_ref(), unit.id));
    }
    if rows.is_empty() {
        rows.push(Row::new(vec![Cell::new("没有需要补学的人员").colspan(12).align(Align::Centre)]));
    }
    let blocks = vec![
        Title::form(title),
        Slot::over(format!("填报单位：{owner}　{span}"), sums).into(),
        table(rows, title).into(),
        Block::Note(Note {
            items: vec!["支委会和谈心谈话不要求补学；补学不改变实到人数，只计入覆盖率。".to_owned()],
        }),
        Block::Gap(Mm(6.0)),
        signers(&ledger::member::roster(view, unit.id, day)?, day),
    ];
    let footer = Footer::Form(format!("{owner}　截至{}", full_date(day)));
    let sections = vec![Section::new(PageSetup::landscape(), footer, blocks)];
    Ok(Document { meta: meta(title, owner, day), sections })
}

/// Who of a unit missed which session of a window that is made up, oldest first.
fn absences(view: &View<'_>, unit: UnitId, window: Window) -> Result<Vec<(SessionLine, RollLine)>> {
    let own = ledger::unit::subtree(view, unit)?;
    let mut found = Vec::new();
    for session in ledger::session::held(view, unit, window)? {
        let is_missed = session.totals.excused + session.totals.absent > 0;
        let is_talk = session.kinds.first().is_some_and(|kind| kind.as_str() == Kind::TALK);
        if !is_missed || is_talk {
            continue;
        }
        // A committee asks nobody to make up; who did counts in every 补学 of the other papers, and so stands here too.
        let is_committee = ledger::session::get(view, session.id)?.fields.scope == Scope::Committee;
        let roll = ledger::attendance::roll(view, session.id)?;
        let away = |line: &RollLine| {
            matches!(line.mark, Mark::Excused | Mark::Absent)
                && own.contains(&line.unit_id)
                && (!is_committee || line.made_up.is_some())
        };
        found.extend(roll.lines.into_iter().filter(away).map(|line| (session.clone(), line)));
    }
    Ok(found)
}

/// 序号, 姓名, 活动日期, 类别, 主题, 原因, 安排, 补学日期和方式, 内容, 证明, 补学人签名, 记录人; what is still open is written in
/// by hand.
fn row(
    number: usize,
    session: &SessionLine,
    line: &RollLine,
    plan: Option<&MakeUpPlan>,
    unit: UnitId,
) -> Row {
    let why = line.reason.map_or(line.mark.label(), |reason| reason.label());
    let arranged = plan.map(|plan| {
        let by = plan.by_whom.as_deref().map(spread).unwrap_or_default();
        format!("{by} {}前", month_day(plan.due_on)).trim().to_owned()
    });
    let mut cells = vec![
        Cell::new(number.to_string()),
        Cell::new(spread(&line.name)),
        Cell::new(month_day(session.on_day)),
        Cell::new(unit_kind(&session.unit, &session.kinds, session.unit_id == unit)),
        Cell::new(session.title.clone()),
        Cell::new(why),
        Cell::new(or_dash(arranged.as_deref())),
    ];
    match &line.made_up {
        Some(made_up) => cells.extend([
            Cell::new(format!("{} {}", month_day(made_up.on_day), made_up.form.label())),
            Cell::new(or_dash(made_up.content.as_deref())),
            made_up.proof.clone().map_or_else(Cell::empty, Cell::new),
            Cell::empty(),
            Cell::new(or_dash(made_up.witness.as_deref().map(spread).as_deref())),
        ]),
        None => cells.extend((0..5).map(|_| Cell::empty())),
    }
    Row::new(cells)
}

fn table(rows: Vec<Row>, title: &str) -> Table {
    let heads = [
        ("序号", Column::mm(9.0, Align::Centre)),
        ("姓　名", Column::mm(17.0, Align::Centre)),
        ("活动日期", Column::mm(17.0, Align::Centre)),
        ("类　　别", Column::mm(27.0, Align::Left)),
        ("主　　题", Column::fr(1.1, Align::Left)),
        ("原因", Column::mm(11.0, Align::Centre)),
        ("安　排", Column::mm(19.0, Align::Left)),
        ("补学日期、方式", Column::mm(19.0, Align::Left)),
        ("补学内容", Column::fr(1.0, Align::Left)),
        ("证　明", Column::mm(17.0, Align::Left)),
        ("补学人签名", Column::mm(23.0, Align::Centre)),
        ("记录人", Column::mm(16.0, Align::Centre)),
    ];
    let labels = heads.iter().map(|(text, _)| Cell::label(*text).size(Pt(9.0))).collect();
    Table {
        head: vec![Row::new(labels).height(Mm(8.0))],
        rows,
        size: Pt(9.0),
        row_height: Mm(9.4),
        inset: Mm(1.2),
        continued: Some(Slot::continued(title)),
        ..Table::new(heads.into_iter().map(|(_, column)| column).collect())
    }
}
