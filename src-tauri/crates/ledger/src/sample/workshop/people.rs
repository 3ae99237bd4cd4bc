//! The twenty-eight people of the workshop. All made up.

use chrono::Days;

use super::{Cast, Place};
use crate::date::Day;
use crate::id::UnitId;
use crate::member::{self, MemberFields, Membership, Post, PostKind, Sex, Standing, StandingKind};
use crate::unit::{self, UnitFields, UnitKind};
use crate::{Result, Tx};

/// 党小组 and the number of its people, in the order of the roster.
const GROUPS: [(&str, usize); 4] = [("炼钢", 8), ("轧钢", 8), ("钢包", 6), ("除尘", 6)];

/// Name, sex, ethnicity, born, joined (入党), education, job, title.
type Person =
    (&'static str, char, &'static str, &'static str, &'static str, &'static str, &'static str, &'static str);

#[rustfmt::skip]
const PEOPLE: [Person; 28] = [
    ("周立群", '男', "汉", "1974-03", "1998-06-18", "大学", "车间主任", "高级工程师"),
    ("欧阳堃", '男', "汉", "1985-04-17", "2009-07-01", "大专", "炼钢一班班长", "技师"),
    ("孟庆和", '男', "汉", "1972-09", "1996-12-12", "中专", "炼钢工", "高级技师"),
    ("韩树声", '男', "回", "1979-01", "2003-06-20", "大专", "转炉操作工", "技师"),
    ("冯晓楠", '女', "汉", "1990-08", "2015-11-13", "大学", "工艺技术员", "工程师"),
    ("曾宪明", '男', "瑶", "1982-05", "2007-05-25", "大专", "连铸工", "高级工"),
    ("高建民", '男', "汉", "1976-11", "2001-06-22", "高中", "天车工", "高级工"),
    ("陆一帆", '男', "壮", "1999-02", "2025-11-05", "大学", "炼钢二班操作工", "助理工程师"),
    ("沈维国", '男', "汉", "1975-07", "2000-06-16", "大学", "车间副主任", "高级工程师"),
    ("罗永胜", '男', "汉", "1980-10", "2006-09-24", "大专", "轧钢一班班长", "技师"),
    ("谢春林", '男', "汉", "1986-03", "2011-06-24", "大专", "轧钢工", "高级工"),
    ("邓志远", '男', "苗", "1988-12", "2013-12-06", "大学", "轧机点检员", "工程师"),
    ("仇海涛", '男', "汉", "1987-06", "2012-06-15", "大专", "轧钢工", "高级工"),
    ("程雅琴", '女', "汉", "1983-04", "2008-10-17", "大学", "综合管理员", "政工师"),
    ("魏东升", '男', "汉", "1981-02", "2005-06-17", "高中", "加热炉工", "高级工"),
    ("田小舟", '女', "侗", "1995-09", "2020-12-11", "大学", "质量技术员", "工程师"),
    ("许秀兰", '女', "汉", "1979-05", "2004-06-25", "大学", "综合管理员", "政工师"),
    ("唐金柱", '男', "壮", "1977-08", "2002-11-15", "大专", "钢包热修班班长", "高级技师"),
    ("丁宝成", '男', "汉", "1971-10", "1994-06-10", "高中", "钢包工", "高级工"),
    ("蒋文𬭊", '男', "汉", "1996-01", "2023-10-09", "大学", "设备技术员", "工程师"),
    ("白雪松", '男', "满", "1984-12", "2010-12-17", "大专", "钢包工", "高级工"),
    ("石光远", '女', "汉", "1949-12-31", "1989-07-01", "高中", "退休", ""),
    ("顾长河", '男', "汉", "1978-04", "2003-06-27", "大学", "技术主管", "高级工程师"),
    ("任玉梅", '女', "壮", "1985-11", "2011-09-28", "大学", "安全员", "工程师"),
    ("叶青山", '男', "汉", "1984-06", "2009-12-18", "大专", "除尘一班班长", "技师"),
    ("方敏", '女', "汉", "1989-03", "2014-06-13", "大专", "环保检测工", "高级工"),
    ("袁大成", '男', "汉", "1982-09", "2007-12-21", "大专", "污泥处理工", "高级工"),
    ("祝嘉禾", '女', "壮", "1998-07", "2025-12-19", "大学", "除尘技术员", "助理工程师"),
];

const POSTS: &[(&str, PostKind, &str)] = &[
    ("周立群", PostKind::Secretary, "主持支部全面工作"),
    ("沈维国", PostKind::Deputy, "协助书记工作，联系生产"),
    ("许秀兰", PostKind::Organisation, "组织工作，党员教育管理"),
    ("顾长河", PostKind::Publicity, "宣传和学习"),
    ("任玉梅", PostKind::Discipline, "纪律检查"),
];

const LEADERS: [&str; 4] = ["欧阳堃", "罗永胜", "唐金柱", "叶青山"];

/// Makes the groups under the branch and everybody in them.
pub(super) fn fill(tx: &Tx<'_>) -> Result<Cast> {
    let branch = unit::top(tx)?.id;
    let mut cast = Cast { places: vec![Place { name: "支部", unit: branch }], people: Vec::new() };
    let mut people = PEOPLE.iter().enumerate();
    for (at, (name, size)) in GROUPS.into_iter().enumerate() {
        let position = i64::try_from(at).unwrap_or_default();
        let fields = UnitFields { position, ..UnitFields::new(UnitKind::Group, name) };
        let group = unit::create(tx, Some(branch), None, &fields)?;
        cast.places.push(Place { name, unit: group });
        for (number, person) in people.by_ref().take(size) {
            let id = member::save(
                tx,
                None,
                &fields_of(person, number),
                &[membership(person, branch, group)],
                &posts(person.0, branch, group),
                &standings(person.0),
            )?;
            cast.people.push((person.0, name, id));
        }
    }
    Ok(cast)
}

fn fields_of(
    &(name, sex, ethnicity, born, joined, education, job, title): &Person,
    number: usize,
) -> MemberFields {
    let text = |text: &str| (!text.is_empty()).then(|| text.to_owned());
    let years =
        |years: i32| joined.get(..4).and_then(|year| year.parse::<i32>().ok()).map(|year| year + years);
    let same_day = |by: i32| years(by).map(|year| format!("{year}{}", &joined[4..]));
    let month = |by: i32, month: &str| years(by).map(|year| format!("{year}-{month}"));
    let is_worker = ["工", "班长", "操作工"].iter().any(|end| job.ends_with(end));
    MemberFields {
        name: name.to_owned(),
        sex: Some(if sex == '男' { Sex::Male } else { Sex::Female }),
        ethnicity: text(ethnicity),
        born_on: text(born),
        education: text(education),
        id_number: (name == "石光远").then(|| "11010519491231002X".to_owned()),
        phone: Some(format!("1380000{:04}", 2001 + number)),
        job: text(job),
        title: text(title),
        is_frontline: is_worker,
        applied_on: month(-3, "03"),
        activist_on: month(-2, "05"),
        prospect_on: month(-1, "06"),
        probation_on: text(joined),
        full_on: same_day(1).filter(|day| day.as_str() <= "2026-09-21"),
        ..MemberFields::default()
    }
}

/// Since 2018 in this branch, or since the year before joining the Party.
fn membership(person: &Person, branch: UnitId, group: UnitId) -> Membership {
    let joined: Day = person.4.parse().unwrap_or_default();
    let founded = Day::from_ymd_opt(2018, 3, 2).unwrap_or_default();
    let from_on = founded.max(joined.checked_sub_days(Days::new(400)).unwrap_or(joined));
    Membership {
        id: None,
        unit_id: branch,
        group_id: Some(group),
        from_on,
        until_on: None,
        came_by: None,
        left_by: None,
    }
}

fn posts(name: &str, branch: UnitId, group: UnitId) -> Vec<Post> {
    let from_on = Day::from_ymd_opt(2025, 1, 10).unwrap_or_default();
    let post = |unit_id, post, duty: Option<&str>| Post {
        id: None,
        unit_id,
        post,
        from_on,
        until_on: None,
        duty: duty.map(str::to_owned),
    };
    let committee =
        POSTS.iter().filter(|(who, ..)| *who == name).map(|&(_, kind, duty)| post(branch, kind, Some(duty)));
    let leader = LEADERS.contains(&name).then(|| post(group, PostKind::GroupLeader, None));
    committee.chain(leader).collect()
}

/// One member is exempt for age, by decision of the 支部大会 (JY-08).
fn standings(name: &str) -> Vec<Standing> {
    let decided_on = Day::from_ymd_opt(2024, 12, 20);
    let exempt = Standing {
        id: None,
        kind: StandingKind::Exempt,
        from_on: decided_on.unwrap_or_default(),
        until_on: None,
        reason: Some("年老体弱".to_owned()),
        approved_by: Some("支部党员大会".to_owned()),
        approved_on: decided_on,
        ground: None,
    };
    if name == "石光远" { vec![exempt] } else { Vec::new() }
}
