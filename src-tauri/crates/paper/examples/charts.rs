//! Charts to look at: `cargo run --workspace --example charts -- OUT.pdf`. All people are made up.

use paper::*;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let path = std::env::args().nth(1).ok_or("usage: charts OUT.pdf")?;
    let months = || (1..=9).map(|n| format!("{n}月")).collect::<Vec<_>>();
    let series = |name: &str, values: &[i32]| Series {
        name: name.into(),
        values: values.iter().map(|n| (*n >= 0).then(|| f64::from(*n))).collect(),
    };
    let kinds = || {
        vec![
            series("党员大会", &[0, 0, 1, 0, 0, 1, 0, 0, 1]),
            series("支委会", &[1, 1, 1, 1, 1, 1, 1, 1, 0]),
            series("党小组会", &[4, 3, 4, 4, 4, 4, 4, 4, 3]),
            series("党课", &[0, 0, 1, 0, 0, 1, 0, 1, 0]),
            series("主题党日", &[1, 1, 1, 1, 1, 1, 1, 1, 1]),
        ]
    };
    let bars = |stacked, series| {
        Plot::Bars(Bars { groups: months(), series, stacked, unit: "次".into(), height: Mm(52.0) })
    };
    let rates = [98.2, 96.4, -1.0, 94.1, 92.9, 96.3, 88.9, 100.0, 92.6];
    let trend = Plot::Trend(Trend {
        points: months().into_iter().zip(rates.map(|rate| (rate > 0.0).then_some(rate))).collect(),
        unit: "到会率".into(),
        height: Mm(45.0),
    });
    let strip = Plot::Strip(Strip {
        parts: [
            (Status::Done, "已完成", 21),
            (Status::Stage, "阶段性完成", 6),
            (Status::Going, "推进中", 9),
            (Status::Idle, "未启动", 2),
            (Status::Late, "逾期", 2),
        ]
        .map(|(status, word, count)| Part { status, word: word.into(), count })
        .to_vec(),
        unit: "项".into(),
    });
    let targets = |count: usize| {
        let names = ["周立群", "方　敏", "欧阳堃", "高建民", "石光远"];
        let rows = (0..count).map(|i| Target {
            name: names[i % names.len()].into(),
            value: (i % 9 != 7).then(|| 18.0 + (i * 7 % 40) as f64 / 2.0),
            target: Some(if i == 0 { 56.0 } else { 32.0 }),
        });
        Plot::Targets(Targets {
            rows: rows.collect(),
            value: "已修学时".into(),
            target: "全年目标".into(),
            unit: "学时".into(),
        })
    };
    let chart = |n: usize, caption: &str, plot| {
        let notes = vec!["按活动登记簿计，合并召开的活动各计一次；未点名的活动不计入到会率。".into()];
        Block::from(Chart { caption: format!("图{n}　{caption}"), notes, plot })
    };
    let gap = || Block::Gap(Mm(9.0));
    let blocks = vec![
        Title::form("图表样张"),
        chart(1, "2026年各月组织生活次数", bars(true, kinds())),
        gap(),
        chart(2, "2026年各月党员大会和党小组会次数", bars(false, kinds().into_iter().step_by(2).collect())),
        gap(),
        chart(3, "2026年各月到会率", trend),
        gap(),
        chart(4, "任务完成情况", strip),
        gap(),
        chart(5, "2026年党员学时与目标", targets(60)),
    ];
    let footer = Footer::Form("图表样张".into());
    let section = Section::new(PageSetup::form(), footer, blocks);
    let document =
        Document { meta: Meta { title: "图表样张".into(), ..Meta::default() }, sections: vec![section] };
    std::fs::write(path, layout(&document).write_pdf()?)?;
    Ok(())
}
