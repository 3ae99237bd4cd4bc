//! Sessions: batches, venues, joint ones, forms, audiences.

use std::sync::{LazyLock, Mutex, PoisonError};

use ledger::count::By;
use ledger::session::{self, Observer, SessionFields, SessionFilter, Sitting, Status};
use ledger::unit::{self, UnitFields, UnitKind};
use report::wording::rounded;

use crate::case::{Case, Kind, row, sessions, window};
use crate::gathering::{case, fields, sitting, year};
use crate::rows::{Row, field, figure, hold};

pub const ROWS: &[Row] = &[
    figure(10, "“专题”里写章节，按专题统计", "学3 思2 悟2 践4", s10),
    figure(11, "活动上的规定动作、自选动作；列了计划没开的不算完成", "规定动作5/6 自选动作2", s11),
    figure(12, "“活动形式”里写学习方式，按形式统计", "班子领学2 全员共学4 个人自学3 分享互学2", s12),
    figure(17, "一次党课分两场，各有时间地点", "1次 2场次", s17),
    figure(20, "一次活动，四轮是四场，队伍是联合召开的单位", "4轮 6队", s20),
    figure(21, "线上联合活动，五个会场是五场，又到一场的只记不加", "1次 5场次 30人", s21),
    figure(22, "联合召开：上级计一次，每个单位各计一次", "集团1 焦化厂1 烧结厂1 转炉厂1", s22),
    figure(24, "“活动形式”，各计各的", "沙龙3 诵读2 好书共享4 红歌快闪1 观影2", s24),
    figure(25, "一次党课，各场记在基地上，每人只计一次", "1000多人 3个基地", s25),
    figure(26, "主会场和两个分会场是三场，每人只计一次", "1次 3场次 7000多人", s26),
    figure(34, "“活动形式”，按形式统计", "5G+AR云参观2 AI+党建1", s34),
    figure(36, "“活动形式”里写党课的讲法", "行走党课2 情景党课1 业务党课3", s36),
    figure(37, "活动形式“集体收看”，日期定死，按组织统计", "9个单位", s37),
    field(38, "一次主题党日的议程一项一项记，照片记张数"),
    figure(46, "“活动形式”，按形式统计", "音乐党课1", s46),
    field(56, "方式“现场”，议程、地点照记"),
    figure(75, "列席按类别记人数，不计入应到", "统战人士26 青年45 职工代表120", s75),
    figure(81, "一场一场只记人数，实到是各场之和", "70000人", s81),
    figure(83, "巡回宣讲一站一次，听众按类别记人数", "1500余人", s83),
    figure(84, "听众类别，七类", "7类", s84),
    figure(86, "按类别统计；“三会一课”的会各是各的类别", "中心组学习4 党员大会2 党课3 辅导1", s86),
    field(91, "自定类别“交流会”，和别的活动一样记"),
    figure(126, "自定类别写主办的群团组织，按类别统计", "工会活动1 共青团活动2", s126),
    figure(130, "夜校是一个专题，一期一次活动，主题里写期数", "2期：86人、112人", s130),
    figure(131, "各项目部各是一场，国别写在基地上", "204个项目 21个国家", s131),
];

#[test]
fn figures_come_out() {
    hold(ROWS);
}

fn s10() -> String {
    case().tagged(By::Campaign, "主题党日", &[("学", 3), ("思", 2), ("悟", 2), ("践", 4)])
}

fn s11() -> String {
    let mut case = case();
    let top = case.top();
    for (at, (is_required, status)) in [(true, Status::Held); 5]
        .into_iter()
        .chain([(true, Status::Planned), (false, Status::Held), (false, Status::Held)])
        .enumerate()
    {
        case.hold(&SessionFields {
            is_required,
            status,
            ..fields(top, "集中学习", &format!("2021-{:02}-20", at + 3))
        });
    }
    let held = |is_required, status: &dyn Fn(Status) -> bool| {
        case.read(|view| {
            let lines = session::list(view, &SessionFilter::default())?;
            let of = lines.iter().map(|line| session::get(view, line.id));
            let all = of.collect::<ledger::Result<Vec<_>>>()?;
            Ok(all
                .iter()
                .filter(|one| one.fields.is_required == is_required && status(one.fields.status))
                .count())
        })
    };
    let done = |status: Status| status == Status::Held;
    format!("规定动作{}/{} 自选动作{}", held(true, &done), held(true, &|_| true), held(false, &done))
}

fn s12() -> String {
    case().tagged(By::Form, "集中学习", &[("班子领学", 2), ("全员共学", 4), ("个人自学", 3), ("分享互学", 2)])
}

fn s17() -> String {
    let mut case = case();
    let sittings = vec![sitting("柳州", None), sitting("防钢", None)];
    let made = SessionFields { sittings, ..fields(case.top(), "党课", "2021-07-01") };
    case.hold(&made);
    let total = case.count(year(), By::Kind).total;
    format!("{}次 {}场次", total.sessions, total.sittings)
}

fn s20() -> String {
    let mut case = case();
    let teams = case.units(&["一队", "二队", "三队", "四队", "五队", "六队"]);
    let sittings = ["微情景剧", "红色记忆", "时代传承", "红歌传唱"].map(|round| sitting(round, None)).into();
    let made = SessionFields {
        sittings,
        partner_ids: teams[1..].to_vec(),
        ..fields(teams[0], "党史知识竞赛", "2021-06-10")
    };
    case.hold(&made);
    let total = case.count(year(), By::Kind).total;
    format!("{}轮 {}队", total.sittings, case.count(year(), By::Unit).rows.len())
}

/// 30 people of five cities.
fn s21() -> String {
    let mut case = case();
    let rows = (0..30).map(|at| {
        vec![format!("王{}", char::from_u32(0x4e10 + at).unwrap()), "经销公司党支部".into(), "2001-07".into()]
    });
    case.rows(Kind::Members, &["姓名", "所在党支部", "入党时间"], rows.collect());
    let branch = case.read(|view| unit::find(view, "经销公司党支部")).unwrap().id;
    let sittings = ["柳州", "南宁", "桂林", "佛山", "上海"].map(|city| sitting(city, None)).into();
    let made =
        SessionFields {
            sittings, mode: session::Mode::Online, ..fields(branch, "主题党日", "2021-06-18")
        };
    let id = case.hold(&made);
    case.seat(id, &[10, 5, 5, 5, 5], 3);
    let total = case.count(year(), By::Kind).total;
    format!("{}次 {}场次 {}人", total.sessions, total.sittings, total.people.unwrap())
}

fn s22() -> String {
    let mut case = case();
    let units = case.units(&["焦化厂", "烧结厂", "转炉厂"]);
    case.hold(&SessionFields {
        partner_ids: units[1..].to_vec(),
        ..fields(units[0], "中心组学习", "2021-05-20")
    });
    let group = case.count(year(), By::Kind).total.sessions;
    let each = sessions(&case.count(year(), By::Unit), &["焦化厂", "烧结厂", "转炉厂"]);
    format!("集团{group} 焦化厂{} 烧结厂{} 转炉厂{}", each[0], each[1], each[2])
}

fn s24() -> String {
    let plan = [("沙龙", 3), ("诵读", 2), ("好书共享", 4), ("红歌快闪", 1), ("观影", 2)];
    case().tagged(By::Form, "主题党日", &plan)
}

/// 7,045 people at the two large sessions of S25 and S26.
static LARGE: LazyLock<Mutex<Case>> = LazyLock::new(|| {
    let mut case = case();
    let people = (0..7045u32).map(|at| {
        let given = |at: u32| char::from_u32(0x4e10 + at).unwrap();
        let unit =
            if at < 1016 { "讲堂党支部".to_owned() } else { format!("第{}党支部", at % 12 + 1) };
        vec![format!("王{}{}", given(at / 90), given(at % 90)), unit, "2001-07".into()]
    });
    case.rows(Kind::Members, &["姓名", "所在党支部", "入党时间"], people.collect());
    let top = case.top();
    let bases: Vec<_> = case.write(|tx| {
        let mut bases = Vec::new();
        for base in ["柳州", "防城港", "玉林"] {
            let fields = UnitFields::new(UnitKind::Branch, format!("{base}驻地支部"));
            let id = unit::create(tx, Some(top), Some(base), &fields)?;
            bases.push(unit::get(tx, id)?.base_id);
        }
        Ok(bases)
    });
    let at_base = |(at, base): (usize, &Option<_>)| Sitting {
        base_id: *base,
        ..sitting(["柳州", "防城港", "玉林"][at], None)
    };
    let hall = case.read(|view| unit::find(view, "讲堂党支部")).unwrap().id;
    let lecture = SessionFields {
        sittings: bases.iter().enumerate().map(at_base).collect(),
        ..fields(hall, "党课", "2021-06-08")
    };
    let lecture = case.hold(&lecture);
    case.seat(lecture, &[800, 150, 60], 5);
    let sittings = ["主会场", "防钢分会场", "中金分会场"].map(|name| sitting(name, None)).into();
    let grand = case.hold(&SessionFields { sittings, ..fields(top, "主题党日", "2021-07-01") });
    case.seat(grand, &[5000, 1500, 512], 40);
    Mutex::new(case)
});

fn large<T>(read: impl FnOnce(&Case) -> T) -> T {
    read(&LARGE.lock().unwrap_or_else(PoisonError::into_inner))
}

fn s25() -> String {
    large(|case| {
        let total = case.count(window("2021-06-01", "2021-06-30"), By::Kind).total;
        let mut bases: Vec<_> = case.read(|view| {
            let filter =
                SessionFilter { kind: session::Kind::from_label("党课"), ..SessionFilter::default() };
            let line = session::list(view, &filter)?.remove(0);
            Ok(session::get(view, line.id)?.fields.sittings.iter().filter_map(|one| one.base_id).collect())
        });
        bases.dedup();
        format!("{}人 {}个基地", rounded(total.people.unwrap(), Some("多")), bases.len())
    })
}

fn s26() -> String {
    large(|case| {
        let total = case.count(window("2021-07-01", "2021-07-31"), By::Kind).total;
        let people = rounded(total.people.unwrap(), Some("多"));
        assert_eq!(total.attendances, 7012, "forty who also came to a branch venue are not added");
        format!("{}次 {}场次 {people}人", total.sessions, total.sittings)
    })
}

fn s34() -> String {
    case().tagged(By::Form, "主题党日", &[("5G+AR云参观", 2), ("AI+党建", 1)])
}

fn s36() -> String {
    case().tagged(By::Form, "党课", &[("行走党课", 2), ("情景党课", 1), ("业务党课", 3)])
}

fn s37() -> String {
    let mut case = case();
    let names: Vec<String> = (1..=11).map(|at| format!("第{at}党支部")).collect();
    let units = case.units(&names.iter().map(String::as_str).collect::<Vec<_>>());
    for unit in &units[..9] {
        let form = Some("集体收看".into());
        case.hold(&SessionFields { form, ..fields(*unit, "主题党日", "2021-07-01") });
    }
    let july = case.count(window("2021-07-01", "2021-07-01"), By::Unit);
    format!("{}个单位", july.rows.iter().filter(|row| row.sessions > 0).count())
}

fn s46() -> String {
    case().tagged(By::Form, "党课", &[("音乐党课", 1)])
}

/// Observers of some classes at one lecture each, and what the count by class says.
fn classes(plan: &[(&str, i64)]) -> Vec<session::ClassCount> {
    let mut case = case();
    for (at, (class, headcount)) in plan.iter().enumerate() {
        let observer =
            Observer { class: Some((*class).into()), headcount: *headcount, ..Observer::default() };
        let top = case.top();
        case.hold(&SessionFields {
            observers: vec![observer],
            ..fields(top, "宣讲", &format!("2021-{:02}-09", at % 12 + 1))
        });
    }
    let top = case.top();
    case.read(|view| session::observer_classes(view, top, year()))
}

fn s75() -> String {
    let mut found = classes(&[("统战人士", 26), ("青年", 45), ("职工代表", 70), ("职工代表", 50)]);
    found.reverse();
    found.iter().map(|one| format!("{}{}", one.class, one.heads)).collect::<Vec<_>>().join(" ")
}

/// 50 units saw the film in two batches each.
fn s81() -> String {
    let mut case = case();
    let names: Vec<String> = (1..=50).map(|at| format!("第{at}党委")).collect();
    let units = case.units(&names.iter().map(String::as_str).collect::<Vec<_>>());
    for unit in units {
        let sittings = vec![sitting("第一场", Some(800)), sitting("第二场", Some(600))];
        let form = Some("观影".into());
        case.hold(&SessionFields { sittings, form, ..fields(unit, "主题党日", "2021-07-01") });
    }
    let total = case.count(year(), By::Form).total;
    assert_eq!(total.people, None, "head-counts do not say who: people are not made up");
    format!("{}人", total.attendances)
}

/// The seven classes of listeners at the stops of the tour.
const TOUR: [(&str, i64); 7] = [
    ("副处级以上干部", 186),
    ("党群部门负责人", 142),
    ("组织宣传干事", 205),
    ("民主党派人士", 58),
    ("共青团干部", 164),
    ("青年职工", 471),
    ("新入职大学生", 298),
];

fn s83() -> String {
    rounded(classes(&TOUR).iter().map(|one| one.heads).sum(), Some("余")) + "人"
}

fn s84() -> String {
    format!("{}类", classes(&TOUR).len())
}

fn s86() -> String {
    let mut case = case();
    let top = case.top();
    let plan = [("中心组学习", 4), ("党员大会", 2), ("党课", 3), ("辅导", 1)];
    for (kind, times) in plan {
        for at in 0..times {
            case.hold(&fields(top, kind, &format!("2021-{:02}-12", at + 1)));
        }
    }
    let count = case.count(year(), By::Kind);
    let key = |kind: &str| session::Kind::from_label(kind).unwrap().as_str().to_owned();
    plan.map(|(kind, _)| format!("{kind}{}", row(&count, &key(kind)).sessions)).join(" ")
}

fn s126() -> String {
    let mut case = case();
    let top = case.top();
    for (kind, title, on) in [
        ("共青团活动", "青年交流", "2021-05-04"),
        ("共青团活动", "与银行共办集体生日会", "2021-08-20"),
        ("工会活动", "职工读书交流", "2021-09-10"),
    ] {
        case.hold(&SessionFields { title: title.into(), ..fields(top, kind, on) });
    }
    let count = case.count(year(), By::Kind);
    ["工会活动", "共青团活动"].map(|kind| format!("{kind}{}", row(&count, kind).sessions)).join(" ")
}

fn s130() -> String {
    let mut case = case();
    let top = case.top();
    for (title, on, present) in [("第1期 一本书", "2021-10-15", 86), ("第2期 人工智能", "2021-11-15", 112)]
    {
        let made = SessionFields {
            title: title.into(),
            campaign: Some("网上夜校".into()),
            mode: session::Mode::Online,
            declared: Some(session::Declared { present: Some(present), ..session::Declared::default() }),
            ..fields(top, "集中学习", on)
        };
        case.hold(&made);
    }
    let issues = row(&case.count(year(), By::Campaign), "网上夜校").sessions;
    let lines = case.read(|view| {
        session::list(view, &SessionFilter { text: Some("期".into()), ..SessionFilter::default() })
    });
    let each: Vec<String> = lines.iter().rev().map(|line| format!("{}人", line.totals.present)).collect();
    format!("{issues}期：{}", each.join("、"))
}

fn s131() -> String {
    let mut case = case();
    let top = case.top();
    let countries: Vec<_> = case.write(|tx| {
        (1..=21)
            .map(|at| {
                let fields = UnitFields::new(UnitKind::Branch, format!("第{at}国别党支部"));
                let id = unit::create(tx, Some(top), Some(&format!("国家{at:02}")), &fields)?;
                Ok(unit::get(tx, id)?.base_id)
            })
            .collect::<ledger::Result<_>>()
    });
    let project = |at: usize| Sitting {
        base_id: countries[at % 21],
        ..sitting(&format!("第{at}项目部"), Some(15))
    };
    let made = SessionFields {
        sittings: (0..204).map(project).collect(),
        ..fields(top, "集中学习", "2021-11-15")
    };
    let id = case.hold(&made);
    let kept = case.read(|view| session::get(view, id)).fields.sittings;
    let mut bases: Vec<_> = kept.iter().filter_map(|one| one.base_id).collect();
    bases.sort_unstable();
    bases.dedup();
    format!("{}个项目 {}个国家", case.count(year(), By::Mode).total.sittings, bases.len())
}
