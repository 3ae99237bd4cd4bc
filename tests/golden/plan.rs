//! Plans, the superior's arrangements and windows of time.

use ledger::arrangement::{self, ArrangementFields, ArrangementLine};
use ledger::count::By;
use ledger::date::{Quarter, Window};
use ledger::plan::{self, PlanBy, PlanFields, Source, Stand};
use ledger::session::Kind as SessionKind;
use ledger::unit::{self, UnitFields, UnitKind};

use crate::case::{Case, Kind, window};
use crate::rows::{Row, field, figure, hold};

pub const ROWS: &[Row] = &[
    figure(8, "统计的起止日期：1月至7月与季度各数各的", "1—7月7次，二季度3次", s8),
    field(53, "计划项的“部分”：进度安排、学习内容、重点工作、组织领导、宣传引导；按部分数已开"),
    field(90, "计划项的责任人：书记第一责任人、一岗双责写在责任人和层级里"),
    figure(95, "上级学习安排：下发、签收", "4次，签收率100%", s95),
    field(101, "报表和统计的起止日期：去年、去年以来"),
    figure(113, "列出计划的节日活动，按当天的活动算已开", "7月1日已开 9月30日已开", s113),
    figure(118, "计划项的层级，按层级数已开", "党委2/3 党支部3/4 工会、共青团1/2", s118),
];

#[test]
fn figures_come_out() {
    hold(ROWS);
}

const HEADINGS: &[&str] = &["日期", "类型", "主题"];

fn session(on: &str, kind: &str, title: &str) -> Vec<String> {
    vec![on.into(), kind.into(), title.into()]
}

/// One lecture a month, January to August: the cut-off leaves August out, the quarter has three of them.
fn s8() -> String {
    let mut case = Case::new(UnitKind::Branch, "炼铁厂党支部", "2021-08-31");
    let rows = (1..=8).map(|month| session(&format!("2021-{month:02}-15"), "党课", &format!("第{month}课")));
    case.rows(Kind::Sessions, HEADINGS, rows.collect());
    let count = |window: Window| case.count(window, By::Kind).total.sessions;
    let quarter = Quarter { year: 2021, number: 2 };
    format!("1—7月{}次，二季度{}次", count(window("2021-01-01", "2021-07-31")), count(quarter.window()))
}

/// 本钢: an arrangement a quarter, issued to every branch.
fn s95() -> String {
    let mut case = Case::new(UnitKind::Committee, "本钢集团党委", "2019-12-31");
    let top = case.book.owner().unwrap();
    let today = case.today;
    case.write(|tx| {
        let names = ["板材党委", "矿业党委", "北营党委"];
        let units = names.map(|name| {
            unit::create(tx, Some(top), None, &UnitFields::new(UnitKind::Committee, name)).unwrap()
        });
        for number in 1..=4 {
            let quarter = Quarter { year: 2019, number };
            let fields = ArrangementFields {
                unit_id: top,
                quarter: quarter.to_string(),
                title: format!("2019年{}理论学习安排", quarter.label()),
                issuer: None,
                issued_on: Some(quarter.window().from),
            };
            let line =
                ArrangementLine {
                    id: None, title: "理论学习".into(), form: None, due_on: None, note: None
                };
            let id = arrangement::save(tx, None, &fields, &[line])?;
            for unit in units {
                arrangement::receive(tx, id, unit, Some(quarter.window().from))?;
            }
        }
        Ok(())
    });
    let year = Window::year(2019).unwrap();
    let all = case.read(|view| arrangement::list(view, top, year, today));
    let received = arrangement::received(&all);
    let (issued, signed) =
        received.iter().fold((0, 0), |(issued, signed), row| (issued + row.issued, signed + row.received));
    format!("{}次，签收率{}%", all.len(), signed * 100 / issued)
}

/// The festivals of a year put into the plan, and held.
fn s113() -> String {
    let mut case = Case::new(UnitKind::Branch, "运行车间党支部", "2026-12-31");
    let top = case.book.owner().unwrap();
    let year = Window::year(2026).unwrap();
    case.write(|tx| {
        let lines = plan::propose(tx, top, year, Source::Festivals, year.from)?;
        lines.iter().try_for_each(|line| plan::save(tx, line.id, &line.fields).map(drop))
    });
    let held = vec![
        session("2026-07-01", "主题党日", "重温入党誓词"),
        session("2026-09-30", "主题党日", "迎国庆升旗仪式"),
    ];
    case.rows(Kind::Sessions, HEADINGS, held);
    let items = case.read(|view| plan::list(view, top, year, case.today));
    let held = items.iter().filter(|item| item.stand == Stand::Held);
    let days = held.filter_map(|item| item.session_on).map(|on| on.format("%-m月%-d日已开").to_string());
    days.collect::<Vec<_>>().join(" ")
}

/// 长春一东: a plan with tiers; what was held of each.
fn s118() -> String {
    let mut case = Case::new(UnitKind::Committee, "长春一东党委", "2021-12-31");
    let top = case.book.owner().unwrap();
    let tiers = [("党委", 3), ("党支部", 4), ("工会、共青团", 2)];
    let months = tiers.iter().flat_map(|(tier, items)| (0..*items).map(move |at| (*tier, at + 3)));
    let months: Vec<(&str, usize)> = months.collect();
    case.write(|tx| {
        for (at, (tier, month)) in months.iter().enumerate() {
            let kind = SessionKind::built_in(SessionKind::STUDY);
            let item =
                PlanFields::new(top, &format!("2021-{month:02}"), kind, &format!("党史学习{tier}{month}"));
            let on_day = format!("2021-{month:02}-{:02}", at + 1).parse().ok();
            plan::save(tx, None, &PlanFields { on_day, tier: Some((*tier).into()), ..item })?;
        }
        Ok(())
    });
    // The last item of each tier was not held.
    let is_held = |at: &usize| months.get(at + 1).is_some_and(|next| next.0 == months[*at].0);
    let held = (0..months.len()).filter(is_held);
    let rows =
        held.map(|at| session(&format!("2021-{:02}-{:02}", months[at].1, at + 1), "集中学习", "党史学习"));
    case.rows(Kind::Sessions, HEADINGS, rows.collect());
    let year = Window::year(2021).unwrap();
    let items = case.read(|view| plan::list(view, top, year, case.today));
    let counts = plan::counts(&items, PlanBy::Tier);
    let counts = counts.iter().map(|row| format!("{}{}/{}", row.label, row.held, row.planned));
    counts.collect::<Vec<_>>().join(" ")
}
