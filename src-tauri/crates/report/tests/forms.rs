//! Forms of the branch, read back from their PDFs by poppler: what is printed is what the book holds, counted by the rules.

#![allow(clippy::unwrap_used, clippy::expect_used)] // helpers of tests fail by panicking, too

mod shelf;

use ledger::View;
use ledger::date::{Quarter, Window};
use ledger::member;
use ledger::sample::TODAY;
use ledger::session::{Declared, Kind, Scope, SessionFields};
use shelf::{Shelf, assert_holds, day, session_of};

#[test]
fn the_profile_says_who_the_branch_is() {
    let text = Shelf::workshop().print(|view, unit| report::profile(view, unit, TODAY));
    assert_holds(
        &text,
        &[
            "党支部基本情况表",
            "中共××公司运行车间支部委员会",
            "2025年1月10日 届满时间 2028年1月10日",
            "28 26 2 20 8 9 4 23 16 0",
            "书记 周立群 车间主任、高级工程师 1998.06 主持支部全面工作",
            "炼钢党小组 欧阳堃 8 1",
            "填表人：许秀兰 审核人：周立群",
        ],
    );
    let empty = Shelf::empty().print(|view, unit| report::profile(view, unit, TODAY));
    assert_holds(&empty, &["成立时间〔待补充〕", "活动场所〔待补充〕", "党小组未划分", "填表人：〔待补充〕"]);
}

#[test]
fn the_plan_says_what_became_of_each_item() {
    let shelf = Shelf::workshop();
    let year = shelf.print(|view, unit| report::plan_year(view, unit, 2026, TODAY));
    assert_holds(&year, &["2026年度工作计划表", "顺延至", "3月3日已开", "9月18日草稿", "定于9月23日"]);
    let quarter = Quarter { year: 2026, number: 4 };
    let next = shelf.print(|view, unit| report::plan_quarter(view, unit, quarter, TODAY));
    assert_holds(&next, &["2026年第四季度工作安排表", "14日", "周立群"]);
    assert!(!next.contains("研究四季度重点工作"), "a quarter holds its own months only");
    assert!(!next.contains("已开"), "nothing of what is to come has been held");
}

#[test]
fn the_year_counts_each_session_once_and_agrees_with_the_quarter() {
    let shelf = Shelf::workshop();
    let text = shelf.print(|view, unit| report::year(view, unit, 2026, TODAY));
    let quarters: Vec<(i64, i64)> = (1..=3)
        .map(|number| {
            let quarter = Quarter { year: 2026, number };
            let read =
                |view: &View<'_>| report::Figures::read(view, ledger::unit::top(view)?.id, quarter, TODAY);
            let total = shelf.book.read(read).unwrap().total;
            (total.due, total.present)
        })
        .collect();
    let (due, present) = quarters.iter().fold((0, 0), |sum, one| (sum.0 + one.0, sum.1 + one.1));
    assert_holds(
        &text,
        &[
            &format!("合计 19 18 16 — 53 {due} {present} 25 4 25 94.4% 99.2%"),
            "其中合并召开5次，各类别分别计次，合计只计一次",
            "9月18日的活动点名没有完成，计次，不计人次",
            "10项，应学270人次，已学259人次，覆盖率95.9%",
            "2026年为职工办实事项目清单 40 21 6 9 2 2 52.5%",
        ],
    );
    assert_eq!(quarters[2], (140, 130), "the third quarter is the one of the quarterly report");
}

#[test]
fn members_who_came_and_went_add_up() {
    let mut shelf = Shelf::empty();
    shelf.member("甲一", "2010-07-01", "2020-01-01", None);
    shelf.member("乙一", "2011-07-01", "2020-01-01", Some("2026-05-01"));
    shelf.member("丙一", "2012-07-01", "2026-03-01", None);
    shelf.member("丁一", "2026-06-30", "2025-02-01", None);
    shelf.member("戊一", "2025-06-30", "2025-02-01", None);
    let text = shelf.print(|view, unit| report::year(view, unit, 2026, TODAY));
    // 甲 乙 戊 at the start; 丙 came, 丁 was admitted, 乙 left; 戊 became a full member.
    assert_holds(
        &text,
        &[
            "年初党员 本年增加 本年减少 期末党员 其中：正式 其中：预备 本年转正",
            "3 2 1 4 3 1 1",
            "增加：接收预备党员1名、转入1名；减少：转出1名。",
            "支部委员会会议 — — — —",
            "正式党员不足7名，不设支部委员会。",
            "没有划分党小组。",
        ],
    );
}

#[test]
fn a_card_counts_whole_years_on_the_day() {
    let mut shelf = Shelf::workshop();
    let roster = shelf.book.read(|view| member::roster(view, ledger::unit::top(view)?.id, TODAY)).unwrap();
    let of = |name: &str| roster.iter().find(|line| line.name == name).unwrap().id;
    let card =
        |shelf: &Shelf, member, year| shelf.print(|view, _| report::birthday_card(view, member, year, TODAY));
    assert_holds(
        &card(&shelf, of("欧阳堃"), 2026),
        &[
            "政治生日贺卡",
            "欧阳堃同志：2009年7月1日，你光荣加入中国共产党，至今已有17年。值此政治生日，向你致以诚挚的问候。",
            "愿你牢记入党誓词，立足炼钢一班班长岗位，为支部再添一份力。",
            "中共××公司运行车间支部委员会2026年7月1日",
        ],
    );
    let retired = card(&shelf, of("石光远"), 2026);
    assert!(!retired.contains("岗位"), "somebody who has retired has no post to stand at: {retired}");
    let too_early = shelf.book.read(|view| report::birthday_card(view, of("欧阳堃"), 2008, TODAY));
    assert!(too_early.is_err(), "nobody is congratulated before they joined");
    shelf.member("甲一", "2008-02-29", "2020-01-01", None);
    shelf.member("乙一", "2016-12", "2020-01-01", None);
    let later = shelf.book.read(|view| member::roster(view, ledger::unit::top(view)?.id, TODAY)).unwrap();
    let of = |name: &str| later.iter().find(|line| line.name == name).unwrap().id;
    let leap = card(&shelf, of("甲一"), 2026);
    assert_holds(&leap, &["2008年2月29日，你光荣", "已有18年", "2026年2月28日"]);
    assert_holds(&card(&shelf, of("乙一"), 2026), &["2016年12月，你光荣", "已有10年", "2026年12月"]);
    let february = Window { from: day("2026-02-01"), to: day("2026-02-28") };
    let all = shelf.print(|view, unit| report::birthday_cards(view, unit, february, TODAY));
    let owner = shelf.owner();
    let due = shelf.book.read(|view| ledger::greeting::anniversaries(view, owner, 2026)).unwrap();
    let due = due.iter().filter(|one| one.month == 2).count();
    assert_eq!(all.matches("同志：").count(), due, "a card each of the month, in one go");
    let sheet = shelf.print(|view, unit| report::anniversaries(view, unit, 2026, TODAY));
    assert_holds(&sheet, &["政治生日登记表", "甲一", "入党18年", "已祝贺／应祝贺"]);
}

#[test]
fn who_missed_a_session_is_told_once_and_registered() {
    let shelf = Shelf::workshop();
    let window = Quarter { year: 2026, number: 3 }.window();
    let slips = shelf.print(|view, unit| report::make_up_notice(view, unit, window, TODAY));
    let people: std::collections::BTreeSet<String> = shelf
        .book
        .read(|view| ledger::attendance::make_ups_due(view, ledger::unit::top(view)?.id, TODAY))
        .unwrap()
        .into_iter()
        .map(|due| due.name)
        .collect();
    assert_eq!(
        slips.matches("补学通知单").count(),
        people.len(),
        "one slip a person, however much they missed"
    );
    assert_holds(
        &slips,
        &["仇海涛同志：", "7月29日 集中学习 专题学习节能降碳要求 公差 8月5日", "9月8日 轧钢党小组会"],
    );
    let register = shelf.print(|view, unit| report::make_up(view, unit, window, TODAY));
    assert_holds(&register, &["未到会18人次，已补学8人次，未补学10人次", "曾宪明 7月17日 主题党日"]);
    let none = Shelf::empty().print(|view, unit| report::make_up_notice(view, unit, window, TODAY));
    assert_holds(&none, &["没有需要补学的人员"]);
}

#[test]
fn a_roster_by_strokes_tells_whose_place_is_not_known() {
    let mut shelf = Shelf::empty();
    for name in ["田大利", "田富", "𬭊明"] {
        shelf.member(name, "2015-07-01", "2015-07-01", None);
    }
    let text = shelf.print(|view, unit| report::roster(view, unit, day("2026-09-21")));
    let at = |name: &str| text.find(name).unwrap_or(usize::MAX);
    assert!(at("田富") < at("田大利"), "M-53 a: a blank stands in the middle of two characters: {text}");
    assert!(at("田大利") < at("𬭊明"), "M-59: a character nobody knows the strokes of comes last");
    assert_holds(&text, &["𬭊明的姓名里有查不到笔画的字，那个字暂排在最后"]);
}

#[test]
fn a_register_prints_the_units_own_columns_and_adds_up() {
    let shelf = Shelf::workshop();
    let book = |year| {
        shelf.print(|view, unit| {
            let register = &ledger::register::list(view, unit)?[0];
            report::register_book(view, register.id, year, TODAY)
        })
    };
    assert_holds(
        &book(2026),
        &[
            "宣传报道台账",
            "刊发日期 标题 媒体 渠道 级别 体裁 作者 字数（字）",
            "1 4月8日 十二对师徒结对子 公司内网 内刊内网 公司 通讯 邓志远 1210",
            "合计17条 12710",
            "级别：省级1、市级1、公司9、车间6",
        ],
    );
    assert_holds(&book(2025), &["期数（期）", "合计0条", "截至2025年12月31日"]);
}

#[test]
fn a_talk_has_no_due_and_says_nothing_on_paper() {
    let mut shelf = Shelf::empty();
    // As a spreadsheet brings it in: two sides entered as 应到 and 实到.
    let fields = SessionFields {
        title: "周立群与孟庆和谈心谈话".to_owned(),
        is_restricted: true,
        scope: Scope::Nobody,
        minutes: 0,
        declared: Some(Declared { due: Some(37), present: Some(36), excused: Some(1), absent: None }),
        content: Some("想调到常白班".to_owned()),
        decisions: Some("答应月底前答复".to_owned()),
        ..session_of(shelf.owner(), &[Kind::TALK])
    };
    let talk = shelf.hold(&fields, &[]);
    let window = Quarter { year: 2026, number: 3 }.window();
    let quarter = Quarter { year: 2026, number: 3 };
    let papers = [
        ("明细", shelf.print(|view, unit| report::register(view, unit, window)), "谈心谈话 ———— 0 —"),
        (
            "汇总",
            shelf.print(|view, unit| report::quarterly(view, unit, quarter, TODAY)),
            "谈心谈话 — 1 —————— —",
        ),
        (
            "年度",
            shelf.print(|view, unit| report::year(view, unit, 2026, TODAY)),
            "谈心谈话 0 0 1 — 1 ———————",
        ),
        ("记录", shelf.print(|view, _| report::minutes(view, talk)), "不在本表印出"),
        ("纪要", shelf.print(|view, _| report::summary(view, talk, TODAY)), "纪要"),
    ];
    for (name, text, words) in papers {
        assert_holds(&text, &[words]);
        for secret in ["37", "36", "常白班", "月底前答复"] {
            assert!(!text.contains(secret), "{name}: “{secret}” has no place on paper (P-13):\n{text}");
        }
    }
}

#[test]
fn the_charts_print_the_figures_they_draw() {
    let shelf = Shelf::workshop();
    let owner = shelf.owner();
    let year = Window { from: day("2026-01-01"), to: TODAY };
    let text = shelf.print(|view, unit| report::turnout(view, unit, year, TODAY));
    let trend = shelf.book.read(|view| ledger::count::trend(view, owner, year)).unwrap();
    let (due, present) = trend.iter().fold((0, 0), |sum, m| (sum.0 + m.due, sum.1 + m.present));
    assert_holds(
        &text,
        &["各月到会率填报单位", &format!("合计{due}{present}{:.1}%", 100.0 * present as f64 / due as f64)],
    );

    let text = shelf.print(|view, unit| report::pace(view, unit, TODAY));
    assert_holds(&text, &["学时进度", "低于序时", "已满", "按名册顺序排列"]);

    let text = shelf.print(|view, unit| report::coverage(view, unit, year, TODAY));
    let topics = shelf.book.read(|view| ledger::topic::list(view, owner, year)).unwrap();
    let required = topics.iter().filter(|topic| topic.fields.is_required);
    let (due, covered) = required.fold((0, 0), |sum, topic| (sum.0 + topic.due, sum.1 + topic.covered));
    assert_holds(&text, &["必学主题覆盖情况", &format!("合计{due}{covered}{}", due - covered)]);

    let list = shelf.book.read(|view| ledger::task::lists(view, owner, TODAY)).unwrap().remove(0);
    let text = shelf.print(|view, _| report::burn_up(view, list.id, TODAY));
    let figures = list.figures;
    let line = format!(
        "{}{}{:.1}%",
        figures.done,
        figures.stage_done,
        100.0 * figures.done as f64 / figures.total as f64
    );
    assert_holds(&text, &["任务完成进度", &format!("共{}项", figures.total), &line]);
}
