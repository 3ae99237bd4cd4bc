//! Frequencies and who meets them.

use ledger::check::{Finding, State, check};
use ledger::id::UnitId;
use ledger::member::{self, MemberFields, Membership, Post, PostKind};
use ledger::unit::{self, UnitFields, UnitKind};

use crate::case::{Case, Kind, day};
use crate::rows::{Row, figure};

pub const ROWS: &[Row] = &[
    figure(
        80,
        "主讲人 of a 党课, who is 党委书记 on that day; rule 党委书记讲党课, once a year (ZB-18)",
        "董事长、党委书记讲党课 1/1",
        lecture_of_the_secretary,
    ),
    figure(
        102,
        "党小组 under the branch, each with its 组长 and members",
        "1 个支部，4 个党小组",
        four_groups,
    ),
    figure(
        104,
        "the rules held against an imported register of a quarter",
        "党员大会 已达到；支委会 已达到；党小组会 11/12，钢包 2026-02 未达到一般频次；主题党日 已达到；党课 已达到",
        three_meetings_one_lecture,
    ),
];

#[test]
fn figures_come_out() {
    crate::rows::hold(ROWS);
}

fn findings(case: &Case, unit: UnitId) -> Vec<Finding> {
    case.read(|view| check(view, unit, case.today)).findings
}

fn joined(
    case: &mut Case,
    name: &str,
    home: UnitId,
    group: Option<UnitId>,
    post: Option<(UnitId, PostKind)>,
) {
    let since = |text: &str| Some(text.to_owned());
    let fields = MemberFields {
        name: name.to_owned(),
        probation_on: since("2010-07-01"),
        full_on: since("2011-07-01"),
        ..MemberFields::default()
    };
    let home = Membership {
        id: None,
        unit_id: home,
        group_id: group,
        from_on: day("2011-07-01"),
        until_on: None,
        came_by: None,
        left_by: None,
    };
    let posts: Vec<Post> = post
        .map(|(unit_id, post)| Post {
            id: None,
            unit_id,
            post,
            from_on: day("2020-01-01"),
            until_on: None,
            duty: None,
        })
        .into_iter()
        .collect();
    case.write(|tx| member::save(tx, None, &fields, &[home], &posts, &[]));
}

/// S80: “董事长、党委书记”以全文主题讲党课: a lecture register with the lecturer's name.
fn lecture_of_the_secretary() -> String {
    let mut case = Case::new(UnitKind::Committee, "××集团党委", "2021-12-31");
    let top = case.book.owner().unwrap();
    let office = UnitFields::new(UnitKind::Branch, "机关党支部");
    let office = case.write(|tx| unit::create(tx, Some(top), None, &office));
    joined(&mut case, "许秀兰", office, None, Some((top, PostKind::Secretary)));
    let row = ["2021-07-15", "党课", "学习“七一”重要讲话精神", "××集团党委", "许秀兰"];
    let row = row.map(String::from).to_vec();
    case.rows(Kind::Sessions, &["日期", "类型", "主题", "组织", "主讲人"], vec![row]);
    let found = findings(&case, top);
    let lecture = found.iter().find(|finding| finding.rule == "committee_lecture").unwrap();
    format!("董事长、党委书记讲党课 {}/{}", lecture.held, lecture.required)
}

const GROUPS: [&str; 4] = ["炼钢", "轧钢", "钢包", "除尘"];

/// A branch of four groups, four members each.
fn workshop(today: &str) -> (Case, UnitId) {
    let mut case = Case::new(UnitKind::Branch, "运行车间党支部", today);
    let top = case.book.owner().unwrap();
    for (at, name) in GROUPS.into_iter().enumerate() {
        let fields = UnitFields::new(UnitKind::Group, name);
        let group = case.write(|tx| unit::create(tx, Some(top), None, &fields));
        for number in 1..=4 {
            let post = match (at, number) {
                (_, 1) => Some((group, PostKind::GroupLeader)),
                (0, 2) => Some((top, PostKind::Secretary)),
                (1, 2) => Some((top, PostKind::Organisation)),
                (2, 2) => Some((top, PostKind::Publicity)),
                _ => None,
            };
            joined(&mut case, &format!("{name}{number}"), top, Some(group), post);
        }
    }
    (case, top)
}

/// S102.
fn four_groups() -> String {
    let (case, _) = workshop("2026-09-21");
    let units = case.read(unit::list);
    let count = |kind| units.iter().filter(|unit| unit.fields.kind == kind).count();
    format!("{} 个支部，{} 个党小组", count(UnitKind::Branch), count(UnitKind::Group))
}

/// S104: the first quarter's register; 钢包 held no meeting in February (domain.md §4, 11 of 12).
fn three_meetings_one_lecture() -> String {
    let (mut case, top) = workshop("2026-03-31");
    let mut rows =
        vec![["2026-02-10", "支部党员大会、党课", "学习条例", "运行车间党支部"].map(String::from).to_vec()];
    for month in 1..=3 {
        let mut held = |kind: &str, date: u32, unit: &str| {
            let on = format!("2026-{month:02}-{date:02}");
            rows.push([&on, kind, &format!("{on}{kind}"), unit].map(ToString::to_string).to_vec());
        };
        held("支委会", 6, "运行车间党支部");
        held("主题党日", 20, "运行车间党支部");
        for group in GROUPS.into_iter().filter(|group| (month, *group) != (2, "钢包")) {
            held("党小组会", 12, group);
        }
    }
    case.rows(Kind::Sessions, &["日期", "类型", "主题", "组织"], rows);
    let found = findings(&case, top);
    let rules = ["general_meeting", "committee_meeting", "group_meeting", "theme_day", "lecture"];
    let lines =
        ["党员大会", "支委会", "党小组会", "主题党日", "党课"].into_iter().zip(rules).map(|(label, rule)| {
            let own: Vec<&Finding> = found.iter().filter(|finding| finding.rule == rule).collect();
            let met = own.iter().filter(|finding| finding.state == State::Met).count();
            match own.iter().find(|finding| finding.state != State::Met) {
                None => format!("{label} {}", State::Met.label()),
                Some(gap) => {
                    format!("{label} {met}/{}，{} {} {}", own.len(), gap.scope, gap.period, gap.state.label())
                }
            }
        });
    lines.collect::<Vec<_>>().join("；")
}
