//! Registers of the unit's own, honours, publicity, greetings.

mod greetings;
mod kept;
mod publicity;

use exchange::import::Kind;
use ledger::register::{self, Axis, Column, ColumnKind, Measure};
use ledger::unit::{self, UnitFields, UnitKind};

use crate::case::{Case, day};
use crate::rows::{Row, field, figure};
use kept::{Kept, branch, lines};

pub const ROWS: &[Row] = &[
    figure(15, "自定义台账“工作机构”：名称、成员、职责；条数", "6", bodies),
    figure(16, "学习资料发放台账：每套资料 × 党支部，缺哪些逐个列名", "4套 × 396个组织", sets),
    figure(19, "宣传报道台账：按标题数栏目，期数、受众合计", "3", publicity::columns),
    figure(35, "教育基地台账：按所属品牌数次数", "党员淬炼线3、支部聚焦点2", brands),
    field(40, "活动的联学单位和备注：承办单位"),
    figure(41, "宣传报道台账：不同的媒体数", "10余家", publicity::outlets),
    figure(42, "宣传报道台账：渠道“学习强国”的条数", "3", publicity::songs),
    figure(57, "教育基地台账：不同的基地数；同一次活动去两处只算一次", "7处6次", sites),
    figure(61, "宣传报道台账：期数合计", "212", publicity::episodes),
    figure(71, "荣誉表彰台账：按获得者类别", "集体2、个人3", july),
    figure(72, "竞赛台账：不同的竞赛数，作品合计", "4", contests),
    field(73, "宣传报道台账的备注：开通的平台"),
    figure(74, "宣传报道台账：按渠道数条数", "网站1、微信公众号3", publicity::channels),
    figure(79, "学习资料发放台账：数量合计、人均（按名册人数）", "69500册，人均0.99", books),
    field(82, "季度报告里由本单位写的文字，写明出处；程序不评"),
    figure(92, "宣传报道台账：国家级、省级条数之和", "160", publicity::articles),
    figure(93, "宣传报道台账：受众合计", "10000人次", publicity::audio),
    figure(94, "宣传报道台账：学习强国上的图片、视频", "图片2、视频1", publicity::pictures),
    figure(96, "制度文件台账：性质“修订” × 年度", "2", rules),
    figure(97, "荣誉表彰台账：按级别", "省级4、市级4", persons),
    figure(98, "荣誉表彰台账：荣誉名称逐条", "五四红旗团委1、工人先锋号1、劳动模范2", titles),
    figure(99, "荣誉表彰台账：荣誉 × 获得者类别", "3 / 5 / 4", epidemic),
    field(100, "荣誉表彰台账：结果分候选、获评"),
    figure(107, "师带徒（结对）台账：类型“双培养”按结果数", "列为积极分子3、发展为党员2", both_ways),
    figure(108, "师带徒（结对）台账：某一天还没有结束的结对", "2", pairs),
    figure(109, "荣誉表彰台账：同一荣誉按年度", "2019年1、2021年1、2024年1", years),
    figure(111, "志愿服务台账：重量合计、每人时长合计", "12500千克，36小时", scrap),
    figure(114, "政治生日：每月应祝贺、已祝贺", "7月2/3", greetings::cards),
    figure(121, "自定义台账“积分”：单位自己填，程序不算、不排名；按季度列出", "顾长河15、罗永胜8", points),
    figure(
        127,
        "宣传报道台账：自定的渠道选项，按渠道数条数",
        "微信群2、车间屏幕1、流动讲堂1",
        publicity::halls,
    ),
    figure(139, "宣传报道台账加一列“阅读时长”：合计 ÷ 受众合计", "1.2分钟／人次", publicity::reads),
    figure(140, "政治生日和生日（设置里打开）：每月应祝贺、已祝贺", "5月1/2、7月1/1", greetings::birthdays),
    figure(142, "宣传报道台账：自定的七种渠道，一篇可填几种", "7", publicity::media),
    figure(143, "宣传报道台账：对应活动可填几次，数用了几次", "3", publicity::uses),
    figure(144, "宣传报道台账：按作者数条数，一篇几人各算一条", "顾长河2、罗永胜1", publicity::contributors),
];

fn bodies() -> String {
    let columns = vec![
        Column::new("机构", ColumnKind::Text).needed(),
        Column::new("成员", ColumnKind::Member).many(),
        Column::new("职责", ColumnKind::LongText),
    ];
    let table = lines("日期|机构|成员|职责", 1..=6, |n| {
        format!("2021-03-0{n}|第{n}组|顾长河、罗永胜|第{n}项工作")
    });
    Kept::own(branch(&["顾长河", "罗永胜"]), columns, &table).total(Measure::Rows)
}

fn sets() -> String {
    let mut case = Case::new(UnitKind::Committee, "示例党委", "2021-09-21");
    let names: Vec<String> = (1..=396).map(|n| format!("第{n}支部")).collect();
    case.write(|tx| {
        let top = unit::top(tx)?.id;
        for name in &names {
            unit::create(tx, Some(top), None, &UnitFields::new(UnitKind::Branch, name))?;
        }
        Ok(())
    });
    let all = names.join("、");
    let but_one = names[1..].join("、");
    let table = lines("日期|资料名称|数量|发放组织", 1..=4, |n| {
        format!("2021-04-0{n}|指定书目之{n}|396|{all}")
    }) + &format!("\n2021-05-01|地方党史|395|{but_one}");
    let kept = Kept::in_case(case, "学习资料发放", &table);
    let (register, to, by) = (kept.register(), kept.column("发放组织"), kept.column("资料名称"));
    let due = kept.case.read(|view| register::due_units(view, &register, None, day("2021-09-21")));
    let sets = register::lacking(&register, &kept.rows(), to, Some(by), &due).unwrap();
    let last = sets.last().unwrap();
    assert_eq!(
        (last.received, last.units[0].name.as_str()),
        (395, "第1支部"),
        "who has not received it is named"
    );
    let whole: Vec<_> = sets.iter().filter(|set| set.units.is_empty()).collect();
    format!("{}套 × {}个组织", whole.len(), whole[0].due)
}

fn brands() -> String {
    let table = lines("日期|基地名称|所属品牌", 1..=5, |n| {
        format!("2021-06-0{n}|基地{n}|{}", if n > 2 { "党员淬炼线" } else { "支部聚焦点" })
    });
    let kept = Kept::of("教育基地", &[], &table);
    kept.by(kept.axis("所属品牌"))
}

fn sites() -> String {
    let mut case = branch(&[]);
    let outings = (1..=6).map(|n| {
        ["2021-05-0N", "现场教学", "第N次现场教学", "30", "30"]
            .map(|cell| cell.replace('N', &format!("{n}")))
            .into()
    });
    case.rows(Kind::Sessions, &["日期", "类型", "主题", "应到人数", "实到人数"], outings.collect());
    let sites = [
        "左权故居",
        "耿飚故居",
        "渌江书院",
        "湘赣边红色专列",
        "红军标语博物馆",
        "叶家祠",
        "茶陵县工农兵政府",
    ];
    let mut table = "日期|基地名称|对应活动".to_owned();
    for (at, site) in sites.iter().enumerate() {
        // The sixth outing went to two sites.
        let n = (at + 1).min(6);
        table += &format!("\n2021-05-0{n}|{site}|2021-05-0{n} 第{n}次现场教学");
    }
    let kept = Kept::in_case(case, "教育基地", &table);
    format!("{}处{}次", kept.distinct("基地名称"), kept.distinct("对应活动"))
}

fn july() -> String {
    let kept = Kept::of(
        "荣誉表彰",
        &["顾长河", "罗永胜", "方敏"],
        "日期|荣誉名称|级别|授予单位|获得者类别|党员|获得者
        2021-07-01|先进党支部|公司|公司党委|集体||示例党支部
        2021-07-01|党员先锋岗|公司|公司党委|集体||炼钢一班
        2021-07-01|优秀共产党员|公司|公司党委|个人|顾长河|
        2021-07-01|优秀共产党员|公司|公司党委|个人|罗永胜|
        2021-07-01|优秀党务工作者|公司|公司党委|个人|方敏|",
    );
    kept.by(kept.axis("获得者类别"))
}

fn contests() -> String {
    let kept = Kept::of(
        "竞赛",
        &[],
        "日期|竞赛名称|类别|作品|参赛人数|奖项
        2021-05-20|摄影比赛|文艺体育|86|40|一等奖
        2021-05-28|征文比赛|演讲征文|52|52|
        2021-06-18|合唱比赛|文艺体育||240|
        2021-06-25|知识竞赛|知识竞赛||30|",
    );
    assert_eq!(kept.sum("作品").sum, "138", "entries");
    kept.distinct("竞赛名称")
}

fn books() -> String {
    let table = lines("日期|资料名称|数量", 1..=5, |n| format!("2021-04-0{n}|指定书目之{n}|13900"));
    let kept = Kept::of("学习资料发放", &[], &table);
    let id = kept.column("数量");
    let each = Measure::PerMember { id };
    let cross = register::cross(&kept.register(), &kept.rows(), (Axis::Year, None), each, 70_000).unwrap();
    format!("{}{}，人均{}", kept.sum("数量").sum, "册", cross.total.unwrap())
}

fn rules() -> String {
    let kept = Kept::of(
        "制度文件",
        &[],
        "日期|文件名称|类别|性质|版本|废止日期
        2020-03-01|“三重一大”决策制度|本级制度|新制定|1|2021-05-31
        2021-06-01|“三重一大”决策制度|本级制度|修订|2|
        2021-06-01|“三议一报告一执行”制度|本级制度|修订|3|
        2021-09-01|学习制度|本级制度|新制定|1|",
    );
    let (register, rows) = (kept.register(), kept.rows());
    assert_eq!(
        register::active(&register, &rows, day("2021-12-31")).unwrap().len(),
        3,
        "an old version no longer holds"
    );
    let cross = kept.cross(kept.axis("性质"), Some(Axis::Year), Measure::Rows);
    let at = cross.across.iter().position(|head| head.key == "2021").unwrap();
    cross.values[1][at].clone().unwrap()
}

fn persons() -> String {
    let table = lines("日期|荣誉名称|级别|获得者类别|获得者", 1..=8, |n| {
        format!("2021-0{n}-01|好人|{}|个人|职工{n}", if n <= 4 { "省级" } else { "市级" })
    });
    let kept = Kept::of("荣誉表彰", &[], &table);
    kept.by(kept.axis("级别"))
}

fn titles() -> String {
    let kept = Kept::of(
        "荣誉表彰",
        &[],
        "日期|荣誉名称|级别|获得者类别|获得者
        2021-04-28|劳动模范|省级|个人|职工一
        2021-04-28|劳动模范|市级|个人|职工二
        2021-04-30|工人先锋号|省级|集体|轧线一班
        2021-05-04|五四红旗团委|省级|集体|公司团委",
    );
    kept.by(kept.axis("荣誉名称"))
}

fn epidemic() -> String {
    let mut table = lines("日期|荣誉名称|级别|获得者类别|获得者", 1..=3, |n| {
        format!("2020-09-03|优秀退役军人|市级|个人|职工{n}")
    });
    table += &lines("", 1..=5, |n| format!("2020-09-08|抗疫先进|公司|集体|第{n}队"));
    table += &lines("", 1..=4, |n| format!("2020-09-08|抗疫先进|公司|个人|职工{n}"));
    let kept = Kept::of("荣誉表彰", &[], &table);
    let cross = kept.cross(kept.axis("荣誉名称"), Some(kept.axis("获得者类别")), Measure::Rows);
    let value = |title: &str, class: usize| {
        let line = cross.down.iter().position(|head| head.label == title).unwrap();
        cross.values[line][class].clone().unwrap()
    };
    format!("{} / {} / {}", value("优秀退役军人", 1), value("抗疫先进", 0), value("抗疫先进", 1))
}

fn both_ways() -> String {
    let table = lines("日期|师傅|徒弟|结对类型|结果", 1..=5, |n| {
        format!("2021-03-0{n}|顾长河|职工{n}|双培养|{}", if n <= 3 { "列为积极分子" } else { "发展为党员" })
    });
    let kept = Kept::of("师带徒（结对）", &["顾长河"], &table);
    kept.by(kept.axis("结果"))
}

fn pairs() -> String {
    let kept = Kept::of(
        "师带徒（结对）",
        &["顾长河", "罗永胜"],
        "日期|师傅|徒弟|结对类型|结束日期
        2020-01-01|顾长河|职工一|师带徒|2021-06-30
        2021-01-01|顾长河|职工二|老带新|2021-12-31
        2021-03-01|罗永胜|职工三|师带徒|
        2021-08-01|罗永胜|职工四|师带徒|",
    );
    register::active(&kept.register(), &kept.rows(), day("2021-07-01")).unwrap().len().to_string()
}

fn years() -> String {
    let kept = Kept::of(
        "荣誉表彰",
        &[],
        "日期|荣誉名称|级别|获得者类别|获得者
        2019-07-01|先进党支部|公司|集体|示例党支部
        2021-07-01|先进党支部|公司|集体|示例党支部
        2024-07-01|先进党支部|公司|集体|示例党支部",
    );
    kept.by(Axis::Year)
}

fn scrap() -> String {
    let kept = Kept::of(
        "志愿服务",
        &["顾长河", "罗永胜", "方敏"],
        "日期|服务项目|参加党员|人数|时长|重量
        2021-04-10|捡拾废钢|顾长河、罗永胜|20|3|4200.5
        2021-05-15|捡拾废钢|顾长河、罗永胜、方敏|35|4|5799.5
        2021-06-19|捡拾废钢|罗永胜、方敏、顾长河|18|6|2500",
    );
    format!("{}千克，{}小时", kept.sum("重量").sum, kept.sum("时长").each_sum.unwrap())
}

fn points() -> String {
    let brought = register::templates();
    let is_points = |column: &Column| column.name.contains("积分");
    assert!(!brought.iter().any(|template| template.columns.iter().any(is_points)), "off by default (R26)");
    let columns = vec![
        Column::new("党员", ColumnKind::Member).needed(),
        Column { measure: Some("分".into()), ..Column::new("积分", ColumnKind::Number) },
    ];
    let table = "日期|党员|积分
        2026-08-01|罗永胜|8
        2026-07-15|顾长河|5
        2026-09-01|顾长河|10";
    let kept = Kept::own(branch(&["顾长河", "罗永胜"]), columns, table);
    let id = kept.column("积分");
    let cross = kept.cross(kept.axis("党员"), Some(Axis::Quarter), Measure::Sum { id });
    let said = cross.down.iter().zip(&cross.values);
    said.map(|(head, values)| format!("{}{}", head.label, values[0].as_ref().unwrap()))
        .collect::<Vec<_>>()
        .join("、")
}

#[test]
fn figures_come_out() {
    crate::rows::hold(ROWS);
}
