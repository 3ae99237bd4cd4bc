//! A report with two annexes, to look at: `cargo run -p paper --example sample -- out.pdf`. All people are made up.

use paper::*;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let path = std::env::args().nth(1).ok_or("usage: sample OUT.pdf")?;
    let laid = layout(&report());
    std::fs::write(path, laid.write_pdf()?)?;
    Ok(())
}

fn report() -> Document {
    let meta = Meta {
        title: "2026年第三季度“三会一课”执行情况报告".into(),
        subject: "2026年第三季度".into(),
        date: Some(Day { year: 2026, month: 9, day: 21 }),
    };
    let text = Section::new(PageSetup::gongwen(), Footer::Gongwen, text());
    let summary = Section::new(PageSetup::gongwen_annex(), Footer::Gongwen, summary());
    let attendance = Section::new(PageSetup::gongwen_turned(), Footer::Gongwen, attendance());
    Document { meta, sections: vec![text, summary, attendance] }
}

fn text() -> Vec<Block> {
    let para = |text: &str| Block::from(Paragraph::new(plain(text)));
    let led = |lead: &str, text: &str| Block::from(Paragraph::led(2, lead, plain(text)));
    vec![
        Block::Lines(1.0),
        Title::report("中共××公司运行车间支部委员会2026年第三季度“三会一课”执行情况报告"),
        Block::Lines(1.0),
        Block::Addressee("中共××公司委员会：".into()),
        para("现将本支部2026年第三季度（截至9月21日）“三会一课”执行情况报告如下。"),
        Heading::new(1, "一、基本情况").into(),
        para(
            "本支部现有党员28名，其中正式党员26名、预备党员2名；支部委员5名，设炼钢、轧钢、钢包、除尘4个党小组。1名党员因年老体弱，经支部大会同意免于参加，应参加组织生活的党员27名。",
        ),
        Heading::new(1, "二、工作开展情况").into(),
        led(
            "（一）组织生活。",
            "召开党员大会1次、支委会2次、党小组会11次，开展党课1次、主题党日3次，其中合并召开1次。累计应到140人次，实到130人次，到会率92.9%；未到会的10人次中，已补学8人次。9月18日合并召开的主题党日到会情况〔待补充〕。",
        ),
        led(
            "（二）学习教育。",
            "以党支部工作条例、安全生产规程为重点，开展专题学习2次、党员小课堂3期；必学主题10项，应学270人次，已学到259人次，覆盖率95.9%。7名党员学时低于序时进度，已列入四季度补学安排。",
        ),
        led(
            "（三）实践任务。",
            "为职工办实事项目共40项，已完成21项，阶段性完成6项，推进中9项，未启动2项，逾期2项，完成率52.5%。“污泥压滤间照明改造”因等待停机窗口、“连铸中间包寿命提升”因新耐材样品未到，未按期完成，均已重新排定时间。",
        ),
        led("（四）队伍建设。", "开展谈心谈话6人次，过“政治生日”5人；预备党员2名，按期听取思想汇报。"),
        Heading::new(1, "三、存在问题").into(),
        para(
            "一是倒班人员集中难，9月支委会、钢包党小组会未达到一般频次；二是个别党员补学不及时，尚有2人次未补；三是少数项目进展记录更新慢。",
        ),
        Heading::new(1, "四、下一步工作打算").into(),
        para(
            "9月底前补开支委会和钢包党小组会，完成2人次补学；10月底前完成逾期项目销号；四季度主题党日分甲、乙两班安排，确保人人参加一次。",
        ),
        Block::Attachments(Attachments {
            names: vec!["2026年第三季度组织生活汇总表".into(), "2026年第三季度党员考勤表".into()],
        }),
        Block::Signature(Signature::Sealed {
            name: "中共××公司运行车间支部委员会".into(),
            date: "2026年9月21日".into(),
        }),
    ]
}

fn summary() -> Vec<Block> {
    let widths = [31.0, 13.0, 13.0, 13.5, 13.5, 11.0, 11.0, 11.0, 16.5];
    let mut columns: Vec<Column> = widths
        .iter()
        .enumerate()
        .map(|(i, w)| Column::mm(*w, if i == 0 { Align::Left } else { Align::Right }))
        .collect();
    columns.push(Column::mm(22.5, Align::Left).size(Pt(9.0)));
    let mut table = Table { row_height: Mm(10.2), ..Table::new(columns) };
    let heads = ["应开展\n次数", "实际\n次数", "应到\n人次", "实到\n人次", "请假", "缺席", "补课", "到会率"];
    let head = |text: &&str| Cell::new(*text).size(Pt(9.0));
    let mut cells = vec![Cell::new("项目").align(Align::Spread(4.0)).size(Pt(9.0))];
    cells.extend(heads.iter().map(head));
    cells.push(Cell::new("备注").align(Align::Spread(3.0)).size(Pt(9.0)));
    table.head = vec![Row::new(cells).height(Mm(13.0))];
    let rows = [
        "支部党员大会 1 1 — — — — — — 9月18日①",
        "支部委员会会议 3 2 10 9 1 0 1 90.0% 9月差1次",
        "党小组会 12 11 76 71 4 1 3 93.4% 四组合计",
        "+炼钢党小组 3 3 24 23 1 0 0 95.8% —",
        "+轧钢党小组 3 3 24 21 2 1 2 87.5% —",
        "+钢包党小组 3 2 10 10 0 0 0 100.0% 9月差1次",
        "+除尘党小组 3 3 18 17 1 0 1 94.4% —",
        "主题党日 3 3 54 50 4 0 4 92.6% 含合并①",
    ];
    for row in rows {
        let cell = |text: &str| match text.strip_prefix('+') {
            Some(child) => Cell::new(child).indent(1.0),
            None => Cell::new(text),
        };
        table.rows.push(Row::new(row.split(' ').map(cell).collect()));
    }
    let mut total = vec![Cell::new("合计").align(Align::Spread(4.0))];
    total.extend("20 18 140 130 9 1 8 92.9%".split(' ').map(Cell::new));
    total.push(Cell::new("—").face(Face::Song));
    table.rows.push(Row::total(total));
    vec![
        Slot::annex("附件1").into(),
        Title::report("2026年第三季度组织生活汇总表"),
        Slot::over("填报单位：中共××公司运行车间支部委员会", "单位：次、人次").into(),
        table.into(),
        Block::Note(Note { items: vec![
            "① 9月18日合并召开的支部党员大会、党课、主题党日，各类别各计1次；截至填报时有3人未点名，人次未计入本表。".into(),
            "② 到会率＝实到人次÷应到人次；请假、缺席人次合计等于应到减实到。党小组会行为四个党小组之和，合计不重复计算。".into(),
        ] }),
        Block::Gap(Mm(9.0)),
        Slot::foot("填表人：许秀兰", "审核人：周立群", "填报日期：2026年9月21日").into(),
    ]
}

fn attendance() -> Vec<Block> {
    let mut columns =
        vec![Column::mm(9.0, Align::Centre), Column::mm(8.0, Align::Centre), Column::mm(18.0, Align::Left)];
    columns.extend((0..16).map(|_| Column::mm(8.5, Align::Centre)));
    columns.extend((0..5).map(|_| Column::mm(8.2, Align::Right).inset_right(Mm(2.9))));
    columns.push(Column::mm(13.0, Align::Right).inset_right(Mm(2.2)));
    let mut table = Table { row_height: Mm(6.8), size: Pt(9.0), inset: Mm(0.8), ..Table::new(columns) };
    let tall = |text: &str| Cell::new(text).rowspan(3).stacked();
    let mut first =
        vec![tall("序号"), tall("党小组"), Cell::new("姓名").align(Align::Spread(3.0)).rowspan(3)];
    first.extend([(7, 6), (8, 6), (9, 4)].map(|(month, n)| Cell::new(format!("{month}　月")).colspan(n)));
    first.extend(["应参加", "实参加", "请假", "缺席", "补课", "参加率"].map(tall));
    let days = [8, 14, 15, 16, 16, 17, 11, 12, 12, 13, 14, 21, 8, 11, 15, 18];
    let kinds = ["支委会", "炼钢组会", "轧钢组会", "钢包组会", "除尘组会", "主题党日"];
    table.head = vec![
        Row::new(first).height(Mm(5.6)),
        Row::new(days.iter().map(|day| Cell::new(format!("{day}日"))).collect()).height(Mm(5.6)),
        Row::new((0..16).map(|i| Cell::new(kinds[i % 6]).stacked()).collect()).height(Mm(16.4)),
    ];
    let names = [
        "周立群",
        "欧阳堃",
        "孟庆和",
        "韩树声",
        "冯晓楠",
        "曾宪明",
        "高建民",
        "陆一帆",
        "李𬭊",
        "张㛃",
        "王䶮",
        "方　敏",
    ];
    for i in 0..28 {
        let mut cells = vec![Cell::new(format!("{}", i + 1))];
        if i % 8 == 0 {
            cells.push(Cell::new(["炼钢", "轧钢", "钢包", "除尘"][i / 8]).rowspan(8).stacked());
        }
        cells.push(Cell::new(names[i % names.len()]));
        for s in 0..16 {
            cells.push(match (i * 7 + s * 3) % 23 {
                0 => Cell::of(vec!["△".into(), Run::new("补").size(Pt(7.5)).into()]),
                1 => Cell::new("×"),
                2 => Cell::new("○"),
                n if n % 3 == 0 => Cell::new("–"),
                _ => Cell::new("√"),
            });
        }
        cells.extend("7 7 0 0 0 100%".split(' ').map(Cell::new));
        table.rows.push(Row { new_page: i == 16, ..Row::new(cells) });
    }
    let title = Run::new("2026年第三季度党员考勤表").face(Face::Biao).size(Pt(18.0));
    let head = |label: &str, size: f64, bookmark| Slot {
        left: vec![Run::new(label).face(Face::Hei).size(Pt(size)).into()],
        centre: vec![title.clone().into()],
        right: plain("计次截至2026年9月21日"),
        size: Pt(9.0),
        below: Mm(3.4),
        bookmark,
    };
    table.continued = Some(head("续表", 10.5, None));
    table.legend = plain("图例：√ 出席　△ 事假　○ 病假　◎ 公差　× 缺席　补 已补课　未 未点名　– 不属应参加");
    vec![head("附件2", 15.75, Some("2026年第三季度党员考勤表".into())).into(), table.into()]
}
