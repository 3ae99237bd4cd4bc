//! 宣传报道: media, channels, levels, reach.

use exchange::import::Kind;
use ledger::register::{self, Axis, Column, ColumnKind, Measure};

use super::kept::{Kept, branch, lines};

pub fn columns() -> String {
    let kept = Kept::of(
        "宣传报道",
        &[],
        "日期|标题|媒体|级别|期数|受众
        2021-03-31|党史天天读|公众号|公司|31|620
        2021-04-30|党史天天读|公众号|公司|30|600
        2021-04-30|党史知识自测|公众号|公司|4|380
        2021-04-30|网上红色展馆|公众号|公司|1|400",
    );
    assert_eq!(
        (kept.sum("期数").sum.as_str(), kept.sum("受众").sum.as_str()),
        ("66", "2000"),
        "issues, participants"
    );
    kept.distinct("标题")
}

pub fn outlets() -> String {
    let table = lines("日期|标题|媒体|级别", 1..=14, |n| {
        format!("2021-07-{n:02}|报道{n}|媒体{}|省级", n % 12)
    });
    let outlets: u32 = Kept::of("宣传报道", &[], &table).distinct("媒体").parse().unwrap();
    format!("{}余家", outlets / 10 * 10)
}

pub fn songs() -> String {
    let table = lines("日期|标题|媒体|渠道|级别|体裁", 1..=3, |n| {
        format!("2021-07-0{n}|歌曲{n}|学习强国|学习强国|国家级|视频")
    });
    let kept = Kept::of("宣传报道", &[], &table);
    kept.by(kept.axis("渠道")).replace("学习强国", "")
}

pub fn episodes() -> String {
    let days = [31, 28, 31, 30, 31, 30, 31];
    let table = lines("日期|标题|媒体|渠道|级别|期数", 1..=7, |n| {
        format!("2021-0{n}-28|党史上的今天|公司电视台|电视|公司|{}", days[n as usize - 1])
    });
    Kept::of("宣传报道", &[], &table).sum("期数").sum
}

pub fn channels() -> String {
    let kept = Kept::of(
        "宣传报道",
        &[],
        "日期|标题|媒体|渠道|级别
        2021-05-01|学习园地|公司公众号|微信公众号、网站|公司
        2021-05-08|先锋人物|公司公众号|微信公众号|公司
        2021-05-15|活动预告|公司公众号|微信公众号|公司",
    );
    kept.by(kept.axis("渠道"))
}

pub fn articles() -> String {
    let level = |n: u32| {
        if n <= 21 {
            "国家级"
        } else if n <= 160 {
            "省级"
        } else {
            "市级"
        }
    };
    let table = lines("日期|标题|媒体|级别", 1..=190, |n| {
        format!("2021-{:02}-{:02}|报道{n}|媒体|{}", n % 12 + 1, n % 28 + 1, level(n))
    });
    let kept = Kept::of("宣传报道", &[], &table);
    let cross = kept.cross(kept.axis("级别"), Some(Axis::Year), Measure::Rows);
    let of = |label: &str| -> u32 {
        let line = cross.down.iter().position(|head| head.label == label).unwrap();
        cross.values[line][0].as_ref().unwrap().parse().unwrap()
    };
    (of("国家级") + of("省级")).to_string()
}

pub fn audio() -> String {
    let table = lines("日期|标题|媒体|级别|体裁|受众", 1..=8, |n| {
        format!("2019-06-{n:02}|往事如铁（{n}）|公司公众号|公司|音频|1250")
    });
    format!("{}人次", Kept::of("宣传报道", &[], &table).sum("受众").sum)
}

pub fn pictures() -> String {
    let kept = Kept::of(
        "宣传报道",
        &[],
        "日期|标题|媒体|渠道|级别|体裁
        2021-06-01|炉台一角|学习强国|学习强国|国家级|图片
        2021-06-08|夜班|学习强国|学习强国|国家级|图片
        2021-06-15|厂史一分钟|学习强国|学习强国|国家级|视频
        2021-06-16|厂史一分钟|厂报|报纸|公司|图片",
    );
    let cross = kept.cross(kept.axis("体裁"), Some(kept.axis("渠道")), Measure::Rows);
    let at = cross.across.iter().position(|head| head.label == "学习强国").unwrap();
    let said = cross.down.iter().zip(&cross.values);
    let said = said.filter_map(|(head, values)| Some(format!("{}{}", head.label, values[at].as_ref()?)));
    said.collect::<Vec<_>>().join("、")
}

/// 宣传报道 with the channels of a unit's own.
fn publicity(channels: &[&str]) -> Vec<Column> {
    let brought = register::templates().into_iter().find(|template| template.name == "宣传报道").unwrap();
    let own = |column: Column| match column.name.as_str() {
        "渠道" => Column { choices: channels.iter().map(|word| (*word).to_owned()).collect(), ..column },
        _ => column,
    };
    brought.columns.into_iter().map(own).collect()
}

pub fn halls() -> String {
    let kept = Kept::own(
        branch(&[]),
        publicity(&["微信群", "公告栏", "车间屏幕", "流动讲堂"]),
        "日期|标题|媒体|渠道|级别
        2026-03-01|安全一课|指尖课堂|微信群、车间屏幕|车间
        2026-03-08|身边人讲身边事|指尖课堂|微信群|车间
        2026-03-15|工匠讲堂|流动讲堂|流动讲堂|车间",
    );
    kept.by(kept.axis("渠道"))
}

pub fn reads() -> String {
    let mut columns = publicity(&["客户端"]);
    columns
        .push(Column { measure: Some("分钟".into()), ..Column::new("阅读时长", ColumnKind::Number) });
    let table = lines("日期|标题|媒体|渠道|级别|受众|阅读时长", 1..=4, |n| {
        format!("2026-0{n}-01|第{n}季|客户端|客户端|公司|250000|300000")
    });
    let kept = Kept::own(branch(&[]), columns, &table);
    let ratio = Measure::Ratio { id: kept.column("阅读时长"), per: kept.column("受众") };
    let cross = kept.cross(Axis::Year, None, ratio);
    format!("{}{}", cross.total.unwrap(), cross.measure)
}

pub fn media() -> String {
    let all = ["电视台", "报纸", "网站", "微信", "客户端", "电子屏", "橱窗栏"];
    let table = lines("日期|标题|媒体|渠道|级别", 1..=2, |n| {
        format!("2026-0{n}-01|一次采集{n}|融媒体|{}|公司", all.join("、"))
    });
    let kept = Kept::own(branch(&[]), publicity(&all), &table);
    assert_eq!(kept.total(Measure::Rows), "2", "two pieces, each seven times");
    kept.distinct("渠道")
}

pub fn uses() -> String {
    let mut case = branch(&[]);
    let rows = [
        ["2026-03-02", "微党课", "班前会学一篇"],
        ["2026-03-03", "微党课", "班前会再学"],
        ["2026-03-04", "集中学习", "晨会"],
    ];
    let rows = rows.map(|row| row.map(str::to_owned).to_vec()).into();
    case.rows(Kind::Sessions, &["日期", "类型", "主题"], rows);
    let used = "2026-03-02 班前会学一篇⏎2026-03-03 班前会再学⏎2026-03-04 晨会";
    let table = format!("日期|标题|媒体|级别|对应活动\n2026-03-01|炉前一分钟|公司内网|公司|{used}");
    let kept = Kept::in_case(case, "宣传报道", &table);
    kept.total(Measure::Times { id: kept.column("对应活动") })
}

pub fn contributors() -> String {
    let kept = Kept::of(
        "宣传报道",
        &["顾长河", "罗永胜"],
        "日期|标题|媒体|级别|作者
        2026-03-02|一线来稿之二|公司内网|公司|顾长河
        2026-03-01|一线来稿|公司内网|公司|顾长河、罗永胜",
    );
    kept.by(kept.axis("作者"))
}
