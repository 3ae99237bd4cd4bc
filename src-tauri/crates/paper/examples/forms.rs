//! Forms to look at: `cargo run -p paper --example forms -- out.pdf`. All people are made up.

use paper::*;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let path = std::env::args().nth(1).ok_or("usage: forms OUT.pdf")?;
    let meta = Meta { title: "表样".into(), ..Meta::default() };
    let sections = vec![tasks(), minutes(), sign_in()];
    std::fs::write(path, layout(&Document { meta, sections }).write_pdf()?)?;
    Ok(())
}

fn restarted(page: PageSetup, foot: &str, blocks: Vec<Block>) -> Section {
    Section { restart: true, ..Section::new(page, Footer::Form(foot.into()), blocks) }
}

/// 任务清单, A4 lying.
fn tasks() -> Section {
    let small = Pt(9.0);
    let columns = vec![
        Column::mm(11.0, Align::Centre).size(small),
        Column::mm(58.0, Align::Left),
        Column::mm(19.0, Align::Centre),
        Column::mm(19.0, Align::Centre),
        Column::mm(23.0, Align::Right).size(small),
        Column::mm(29.0, Align::Left),
        Column::fr(1.0, Align::Left).size(small),
        Column::mm(19.0, Align::Right).size(small),
        Column::mm(19.0, Align::Left),
    ];
    let mut table = Table { row_height: Mm(6.45), ..Table::new(columns) };
    let heads =
        ["序号", "项目名称", "责任领导", "责任人", "完成时限", "状态", "最近进展", "完成日期", "销号签字"];
    table.head = vec![Row::new(heads.map(Cell::new).to_vec()).height(Mm(8.0))];
    table.continued = Some(Slot::continued("2026年为职工办实事项目任务清单"));
    let states = [
        (Status::Done, "已完成"),
        (Status::Stage, "阶段性完成"),
        (Status::Going, "推进中"),
        (Status::Idle, "未启动"),
        (Status::Near, "临期4天"),
        (Status::Late, "逾期6天"),
    ];
    for i in 0..40 {
        if i % 10 == 0 {
            let name = ["安全环保", "生产攻关", "节能降耗", "职工关怀"][i / 10];
            table.rows.push(Row::group(9, name, "10项，已完成7项").height(Mm(6.2)));
        }
        let (status, word) = states[i % 6];
        let face = if status == Status::Late { Face::Hei } else { Face::Song };
        table.rows.push(Row::new(vec![
            Cell::new(format!("{}", i + 1)),
            Cell::new("炼钢跨高温岗位降温点改造").face(face),
            Cell::new("周立群"),
            Cell::new("欧阳堃"),
            Cell::new("6月30日"),
            Cell::of(vec![Inline::Status(status), word.into()]).face(face),
            Cell::new("6月26日　6处降温点全部投用"),
            Cell::new("—"),
            Cell::empty(),
        ]));
    }
    let mut count: Vec<Inline> = vec!["共40项：".into()];
    for (status, word) in states {
        count.extend([Inline::Status(status), format!("{word} 6　").into()]);
    }
    let over = Slot { left: count, ..Slot::over("", "完成率52.5%（阶段性完成不计入）") };
    let note = Note {
        items: vec!["逾期天数从完成时限次日起按日历日计算；销号由责任领导签字。".into()]
    };
    let blocks =
        vec![Title::form("2026年为职工办实事项目任务清单"), over.into(), table.into(), Block::Note(note)];
    restarted(PageSetup::landscape(), "中共××公司运行车间支部委员会　截至2026年9月21日", blocks)
}

/// 会议记录.
fn minutes() -> Section {
    let page =
        PageSetup::form().with_margins(Mm(22.0), Mm(22.0), Mm(28.0), Mm(20.0)).with_body(Style::minutes());
    let columns = [24.0, 57.0, 24.0, 57.0].map(|width| Column::mm(width, Align::Left)).to_vec();
    let mut head = Table { row_height: Mm(9.0), inset: Mm(2.0), ..Table::new(columns.clone()) };
    let label = |text: &str| Cell::label(text).align(Align::Spread(4.0));
    head.rows = vec![
        Row::new(vec![label("会议名称"), Cell::new("2026年第二季度支部党员大会").colspan(3)]),
        Row::new(vec![label("时间"), Cell::new("2026年6月26日（星期五）15:30—17:10").colspan(3)]),
        Row::new(vec![label("地点"), Cell::new("车间三楼会议室"), label("党员总数"), Cell::new("28名（其中正式党员26名）")]),
        Row::new(vec![label("主持人"), Cell::new("周立群（党支部书记）"), label("记录人"), Cell::new("许秀兰（组织委员）")]),
        Row::new(vec![Cell::label("缺席人员\n及原因").align(Align::Spread(4.0)), Cell::new("高建民（病假，6月28日已补学）、方　敏（公差，6月29日已补学）。\n石光远同志经支部大会同意免于参加，不计入应到。").colspan(3)]).height(Mm(15.0)),
    ];
    let speech = |name: &str, text: &str| Block::from(Paragraph::speech(name, 5.0, plain(text)));
    let heading = |text: &str| Block::from(Heading { indent: 0.0, ..Heading::new(1, text) });
    let mut vote = Table {
        row_height: Mm(10.0),
        whole: true,
        ..Table::new((0..7).map(|_| Column::fr(1.0, Align::Centre)).collect())
    };
    let heads = ["应到有\n表决权", "实到有\n表决权", "赞成", "反对", "弃权", "书面意见", "结果"];
    vote.head = vec![Row::new(heads.map(|head| Cell::new(head).size(Pt(9.0))).to_vec()).height(Mm(11.0))];
    vote.rows = vec![Row::new(["25", "23", "22", "0", "1", "—", "通　过"].map(Cell::new).to_vec())];
    let sign = |text: &str| Cell::new(text).size(Pt(9.0)).align(Align::Right).stand(Stand::Bottom);
    let mut signs = Table { row_height: Mm(13.0), inset: Mm(2.0), whole: true, ..Table::new(columns) };
    signs.rows = vec![
        Row::new(vec![
            label("主持人"),
            sign("（签名）　　　　年　　月　　日"),
            label("记录人"),
            sign("（签名）　　　　年　　月　　日"),
        ]),
        Row::new(vec![
            Cell::label("上级检查\n意见").align(Align::Spread(4.0)),
            sign("检查人：　　　　　　　年　　月　　日").colspan(3),
        ])
        .height(Mm(26.0)),
    ];
    let blocks = vec![
        Title::form("支部党员大会记录"),
        head.into(),
        Block::Gap(Mm(3.5)),
        heading("一、宣布开会"),
        Paragraph::new(plain("主持人：本支部应到27名，其中正式党员25名；实到25名，其中正式党员23名，符合规定人数，现在可以开会。")).into(),
        heading("二、会议议程"),
        Paragraph::new(plain("1. 通报上半年组织生活和为职工办实事项目进展情况。\n2. 讨论“提高污泥压滤机效率”列为党支部攻关项目。\n3. 表决。")).into(),
        heading("三、发言记录"),
        speech("沈维国：", "上半年党小组会应开24次、实开23次，轧钢组4月因抢修未开，已在5月补学。40个项目中到期的14项全部完成。"),
        speech("欧阳堃：", "炼钢班可以抽2人配合拆装，倒班的同志利用接班前一小时参加。"),
        speech("顾长河：", "污泥压滤机单班处理量低，滤布堵塞是主因。建议分两个阶段：7月至8月改清洗方式，9月至10月调配比，第一阶段指标验收后再往下走。"),
        heading("四、表决"),
        Paragraph::new(plain("举手表决“提高污泥压滤机效率”列为党支部攻关项目。")).into(),
        vote.into(),
        Block::Gap(Mm(2.0)),
        Paragraph::new(plain("应到有表决权的正式党员25名，实到23名；22名赞成，0名反对，1名弃权；赞成人数超过应到会有表决权党员的半数，通过。")).into(),
        Block::Gap(Mm(5.0)),
        signs.into(),
    ];
    restarted(page, "支部党员大会　2026年6月26日", blocks)
}

/// 签到表: two halves side by side, a code at the top right.
fn sign_in() -> Section {
    let half = |first: usize| {
        let columns = vec![
            Column::mm(10.0, Align::Centre),
            Column::mm(20.0, Align::Left),
            Column::mm(34.0, Align::Left),
            Column::fr(1.0, Align::Centre).size(Pt(9.0)),
        ];
        let mut table = Table { row_height: Mm(10.4), inset: Mm(1.2), ..Table::new(columns) };
        table.head = vec![
            Row::new(vec![
                Cell::new("序号"),
                Cell::new("姓名").align(Align::Spread(3.0)),
                Cell::new("签名").align(Align::Spread(4.0)),
                Cell::new("备注"),
            ])
            .height(Mm(7.0)),
        ];
        table.rows.push(Row::group(4, "炼钢党小组", "8人").height(Mm(7.0)));
        for i in 0..14 {
            let cells =
                vec![Cell::new(format!("{}", first + i)), Cell::new("欧阳堃"), Cell::empty(), Cell::empty()];
            table.rows.push(Row::new(cells));
        }
        Pane { width: Some(Mm(80.0)), blocks: vec![table.into()] }
    };
    let code = Matrix {
        rows: (0..25).map(|y| (0..25).map(|x| (x * y + x * 3 + y) % 3 == 0).collect()).collect(),
        side: Mm(22.0),
        align: Align::Right,
    };
    let pair = |label: &str, value: &str| (label.to_owned(), value.to_owned());
    let pairs = KeyValues {
        second: Mm(100.0),
        ..KeyValues::new(vec![
            vec![pair("会议名称", "2026年第三季度支部党员大会（与主题党日、党课合并召开）")],
            vec![pair("时间", "2026年9月18日（星期五）15:30—17:00"), pair("主持人", "周立群")],
            vec![pair("地点", "车间三楼会议室"), pair("记录人", "许秀兰")],
        ])
    };
    let head = Pane {
        width: Some(Mm(136.0)),
        blocks: vec![Block::Gap(Mm(1.0)), Title::form("支部党员大会签到表"), pairs.into()],
    };
    let right = Pane {
        width: Some(Mm(22.0)),
        blocks: vec![
            Block::Matrix(code),
            Block::Gap(Mm(1.2)),
            Slot { centre: plain("归档码"), size: Pt(9.0), ..Slot::default() }.into(),
        ],
    };
    let count: Vec<Inline> = vec!["应到27人　　实到".into(), Inline::Blank(Mm(14.0)), "人".into()];
    let blocks = vec![
        Block::Columns(Columns { gutter: Mm(4.0), panes: vec![head, right] }),
        Block::Gap(Mm(3.0)),
        Block::Columns(Columns { gutter: Mm(2.0), panes: vec![half(1), half(15)] }),
        Block::Gap(Mm(3.0)),
        Slot {
            left: vec![
                Run::new("本人签名，不代签、不补签；请假的由主持人在备注栏写明原因。").size(Pt(9.0)).into(),
            ],
            right: count,
            size: Pt(10.5),
            ..Slot::default()
        }
        .into(),
        Block::Signature(Signature::Form(vec![
            ("填表人".into(), None),
            ("审核人".into(), Some("周立群".into())),
            ("日期".into(), None),
        ])),
        Paragraph::new(vec![Inline::Tick, "已核对".into()]).into(),
    ];
    restarted(PageSetup::form(), "名册截至2026年9月18日", blocks)
}
