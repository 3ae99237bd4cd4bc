//! Counts over organisations, people and sessions.

use std::sync::{LazyLock, Mutex, PoisonError};

use ledger::count::{By, Count};
use ledger::date::Window;
use ledger::unit::UnitKind;
use ledger::{member, unit};
use report::wording::rounded;

use crate::case::{Case, Kind, day, row, window};
use crate::published;
use crate::rows::{Row, field, figure, hold, outside};

pub const ROWS: &[Row] = &[
    figure(1, "花名册某日在册党员；报告句子里用“多”约数", "7000多名", s1),
    figure(2, "组织树某日存续的组织（撤销的不算）；“近”约数", "近400个", s2),
    figure(3, "组织上的基地；任何统计可按基地分", "柳州404 防城港203 玉林125", s3),
    figure(4, "类别“理论学习中心组学习”，只有人数的登记行", "225", s4),
    figure(5, "类别“党课”", "243", s5),
    figure(6, "类别“专题培训”", "91", s6),
    figure(7, "类别“革命传统教育”；四类合计，平均到近400个组织", "173；合计732，平均1.8", s7),
    figure(31, "小海燕宣讲队的活动，四月以来", "30余次", s31),
    figure(32, "同上，人次由只有人数的行相加，人数不可得", "5000余人次", s32),
    figure(47, "党委本级的集中学习", "9", s47),
    figure(49, "类别“现场教学”", "6", s49),
    figure(50, "各级组织专题学习，不含党委本级", "60余次", s50),
    figure(51, "人数与人次分别统计，报告里写明是哪一个", "专家授课800余人，全年800余人、1813人次", s51),
    figure(52, "按类别统计学习形式", "集中学习72 专家授课5 现场教学6", s52),
    figure(77, "类别“理论学习中心组学习”，全年与逐月", "24；每月2", s77),
    field(133, "不用网络就能记、能查、能印；没有一处要联网"),
    outside(145, "食堂卡、公积金、违章查询等手机应用的功能，不是支部手册的事"),
];

#[test]
fn figures_come_out() {
    hold(ROWS);
}

/// The 柳钢 register is large: it is read in once for all of its rows.
static LIUGANG: LazyLock<Mutex<Case>> = LazyLock::new(|| Mutex::new(published::liugang()));
static GAOKE: LazyLock<Mutex<Case>> = LazyLock::new(|| Mutex::new(published::gaoke()));

fn counted(case: &LazyLock<Mutex<Case>>, window: Window, by: By) -> Count {
    case.lock().unwrap_or_else(PoisonError::into_inner).count(window, by)
}

fn seven_months() -> Window {
    window("2021-01-01", "2021-07-31")
}

fn of_kind(word: &str) -> String {
    row(&counted(&LIUGANG, seven_months(), By::Kind), word).sessions.to_string()
}

/// 7,018 people in the books, of whom six have left before the day.
fn s1() -> String {
    let mut case = Case::new(UnitKind::Committee, "柳钢集团党委", "2021-06-01");
    let people = (0..7018).map(|at| {
        let given = |at: u32| char::from_u32(0x4e10 + at).map(String::from).unwrap_or_default();
        vec![
            format!("王{}{}", given(at / 90), given(at % 90)),
            format!("第{}党支部", at % 40 + 1),
            "2001-07".into(),
        ]
    });
    case.rows(Kind::Members, &["姓名", "所在党支部", "入党时间"], people.collect());
    let top = case.book.owner().unwrap();
    let branch = case.read(|view| unit::find(view, "第1党支部")).unwrap();
    for line in &case.read(|view| member::roster(view, branch.id, day("2021-07-01")))[..6] {
        let mut leaving = case.read(|view| member::get(view, line.id));
        leaving.memberships[0].until_on = Some(day("2021-07-20"));
        leaving.memberships[0].left_by = Some("转出".into());
        let member::Member { id, fields, memberships, posts, standings, .. } = leaving;
        case.write(|tx| member::save(tx, Some(id), &fields, &memberships, &posts, &standings));
    }
    let heads = |on| case.read(|view| member::head_count(view, top, day(on)));
    assert_eq!(
        heads("2021-07-19") - heads("2021-07-31"),
        6,
        "whoever left is no more on the roster of the day"
    );
    rounded(heads("2021-07-31"), Some("多")) + "名"
}

/// 397 organisations, three of them dissolved before the day.
fn s2() -> String {
    let mut case = Case::new(UnitKind::Committee, "柳钢集团党委", "2021-07-31");
    let top = case.book.owner().unwrap();
    case.write(|tx| {
        for number in 1..400 {
            let mut fields = unit::UnitFields::new(UnitKind::Branch, format!("第{number}党支部"));
            fields.dissolved_on = (number % 100 == 0).then(|| day("2021-06-30"));
            unit::create(tx, Some(top), None, &fields)?;
        }
        Ok(())
    });
    let units = case.read(unit::list);
    let stands = |unit: &&unit::Unit| unit.fields.dissolved_on.is_none_or(|last| last > case.today);
    rounded(i64::try_from(units.iter().filter(stands).count()).unwrap(), Some("近")) + "个"
}

fn s3() -> String {
    let count = counted(&LIUGANG, seven_months(), By::Base);
    ["柳州", "防城港", "玉林"].map(|base| format!("{base}{}", row(&count, base).sessions)).join(" ")
}

fn s4() -> String {
    of_kind("centre_group_study")
}

fn s5() -> String {
    of_kind("lecture")
}

fn s6() -> String {
    of_kind("training")
}

fn s7() -> String {
    let count = counted(&LIUGANG, seven_months(), By::Kind);
    let (own, all) = (row(&count, "tradition_education").sessions, count.total.sessions);
    format!("{own}；合计{all}，平均{:.1}", f64::from(i32::try_from(all).unwrap()) / 397.0)
}

fn talks() -> (i64, i64, Option<i64>) {
    let mut case = Case::new(UnitKind::Committee, "柳钢集团党委", "2021-07-31");
    case.golden(Kind::Sessions, "xiaohaiyan.csv");
    let count = case.count(window("2021-04-01", "2021-07-31"), By::Kind);
    let talks = row(&count, "micro_lecture");
    (talks.sessions, talks.attendances, talks.people)
}

fn s31() -> String {
    rounded(talks().0, Some("余")) + "次"
}

fn s32() -> String {
    let (_, attendances, people) = talks();
    assert_eq!(people, None, "head-counts are no people");
    rounded(attendances, Some("余")) + "人次"
}

fn year_of_gaoke(by: By) -> Count {
    counted(&GAOKE, Window::year(2021).unwrap(), by)
}

/// Sessions of 集中学习: of the committee itself, and of its branches.
fn studies() -> (i64, i64) {
    let case = GAOKE.lock().unwrap_or_else(PoisonError::into_inner);
    let year = Window::year(2021).unwrap();
    let units = case.read(unit::list);
    let below = units.iter().filter(|unit| unit.parent_id.is_some());
    let of_branches = below.map(|unit| row(&case.count_of(unit.id, year, By::Kind), "study").sessions).sum();
    (row(&case.count(year, By::Kind), "study").sessions - of_branches, of_branches)
}

fn s47() -> String {
    studies().0.to_string()
}

fn s49() -> String {
    row(&year_of_gaoke(By::Kind), "field_teaching").sessions.to_string()
}

fn s50() -> String {
    rounded(studies().1, Some("余")) + "次"
}

fn s51() -> String {
    let count = year_of_gaoke(By::Kind);
    let people = |people: Option<i64>| rounded(people.unwrap(), Some("余"));
    let lectures = people(row(&count, "expert_lecture").people);
    format!("专家授课{lectures}人，全年{}人、{}人次", people(count.total.people), count.total.attendances)
}

fn s52() -> String {
    let count = year_of_gaoke(By::Kind);
    let forms = ["study", "expert_lecture", "field_teaching"].map(|kind| row(&count, kind));
    forms.map(|row| format!("{}{}", row.label, row.sessions)).join(" ")
}

fn s77() -> String {
    let mut case = Case::new(UnitKind::Committee, "本钢集团党委", "2019-12-31");
    case.golden(Kind::Sessions, "bengang.csv");
    let year = Window::year(2019).unwrap();
    let whole = row(&case.count(year, By::Kind), "centre_group_study").sessions;
    let months = (1..=12).map(|month| {
        let month = Window::month_of(day(&format!("2019-{month:02}-01")));
        row(&case.count(month, By::Kind), "centre_group_study").sessions
    });
    let months: Vec<i64> = months.collect();
    assert!(months.iter().all(|month| month == &months[0]), "the same in every month: {months:?}");
    format!("{whole}；每月{}", months[0])
}
