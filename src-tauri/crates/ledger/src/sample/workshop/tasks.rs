//! 2026年为职工办实事项目清单: forty tasks in four categories.

use crate::date::Day;
use crate::id::UnitId;
use crate::task::{self, Progress, TaskFields, TaskListFields, TaskStatus, Template};
use crate::{Result, Tx};
use TaskStatus::{Done, Going, NotStarted, StageDone};

const CATEGORIES: [&str; 4] = ["安全环保", "生产攻关", "技能提升", "职工服务"];

/// Title, 责任领导, 责任人, 时限, status, day and text of the last progress, day of 销号; days of 2026 as 'MM-DD'.
type Row = (
    &'static str,
    &'static str,
    &'static str,
    &'static str,
    TaskStatus,
    &'static str,
    &'static str,
    &'static str,
);

#[rustfmt::skip]
const TASKS: [Row; 40] = [
    ("炼钢跨高温岗位降温点改造", "周立群", "欧阳堃", "06-30", Done, "06-26", "6 处降温点全部投用", "06-28"),
    ("轧线人行通道防滑改造", "沈维国", "罗永胜", "05-31", Done, "05-27", "铺设防滑格栅 186 米", "05-29"),
    ("除尘灰卸灰点密封治理", "任玉梅", "叶青山", "10-31", StageDone, "09-12", "5 处密封 4 处投用", ""),
    ("钢包热修平台护栏更新", "许秀兰", "唐金柱", "07-31", Done, "07-28", "更换护栏 64 米，验收合格", "07-30"),
    ("天车司机室空调更换", "周立群", "孟庆和", "06-15", Done, "06-11", "11 台全部更换", "06-12"),
    ("污泥压滤间照明改造", "顾长河", "袁大成", "09-15", Going, "09-04", "灯具到货，待停机安装", ""),
    ("班组急救箱配齐", "沈维国", "程雅琴", "03-31", Done, "03-24", "16 个班组全部配齐", "03-26"),
    ("噪声岗位隔音操作室", "沈维国", "魏东升", "11-30", Going, "09-10", "2 间中第 1 间封顶", ""),
    ("厂区破损路面修补", "沈维国", "谢春林", "08-31", Done, "08-26", "修补 420 平方米", "08-28"),
    ("废油桶定点存放", "任玉梅", "方敏", "04-30", Done, "04-21", "4 处存放点挂牌", "04-23"),
    ("破碎料保障攻关", "周立群", "韩树声", "12-31", Going, "09-16", "第 3 步试验，共 5 步", ""),
    ("提高污泥压滤机效率", "顾长河", "袁大成", "10-31", StageDone, "09-18", "第一阶段指标验收", ""),
    ("钢包周转时间压缩", "沈维国", "唐金柱", "09-30", Going, "09-14", "试行新烘烤制度", ""),
    ("轧机换辊时间压缩", "沈维国", "罗永胜", "08-31", Done, "08-24", "换辊作业标准已发布", "08-27"),
    ("捡拾废钢义务劳动", "许秀兰", "丁宝成", "08-31", Done, "08-29", "本年 4 次全部开展", "08-31"),
    ("除尘风机节电改造", "任玉梅", "叶青山", "11-30", Going, "09-09", "2 号风机变频调试", ""),
    ("连铸中间包寿命提升", "周立群", "冯晓楠", "09-10", Going, "08-30", "等待新耐材样品", ""),
    ("点检标准化手册", "周立群", "高建民", "06-30", Done, "06-22", "手册定稿，印发到班组", "06-25"),
    ("备件旧件修复利用", "许秀兰", "蒋文𬭊", "09-25", Going, "09-17", "修复 38 件，目标 45 件", ""),
    ("合金辅料称量校准", "周立群", "曾宪明", "05-20", Done, "05-18", "9 台秤校准合格", "05-19"),
    ("党员小课堂每月一讲", "顾长河", "任玉梅", "12-31", Going, "09-09", "已讲 9 期，共 12 期", ""),
    ("师带徒结对 12 对", "沈维国", "邓志远", "04-30", Done, "04-20", "12 对签订协议", "04-22"),
    ("天车工技能比武", "周立群", "孟庆和", "07-20", Done, "07-15", "18 人参赛，成绩公布", "07-17"),
    ("新工艺培训 4 期", "沈维国", "田小舟", "09-28", Going, "09-11", "已办 3 期", ""),
    ("班组长轮训", "许秀兰", "白雪松", "10-20", StageDone, "09-05", "第一批 9 人结业", ""),
    ("岗位事故案例汇编", "任玉梅", "叶青山", "06-30", Done, "06-19", "收录案例 32 个", "06-24"),
    ("多能工培养计划", "沈维国", "谢春林", "12-15", Going, "09-08", "16 人中 9 人取证", ""),
    ("青年论文评选", "顾长河", "陆一帆", "11-15", NotStarted, "", "", ""),
    ("安全微课 12 期", "任玉梅", "方敏", "12-20", StageDone, "09-15", "前 8 期上线", ""),
    ("操作规程图解上墙", "周立群", "冯晓楠", "05-31", Done, "05-25", "24 个岗位上墙", "05-28"),
    ("职工浴室热水改造", "周立群", "高建民", "06-30", Done, "06-20", "换热机组投用", "06-23"),
    ("夜班加餐窗口", "沈维国", "程雅琴", "04-15", Done, "04-10", "窗口开放", "04-13"),
    ("通勤班车加密一班", "沈维国", "邓志远", "03-31", Done, "03-23", "23:40 班次开行", "03-25"),
    ("困难职工帮扶", "许秀兰", "任玉梅", "12-31", StageDone, "09-16", "7 户中 5 户落实", ""),
    ("更衣柜更换 160 组", "任玉梅", "祝嘉禾", "08-15", Done, "08-07", "160 组全部更换", "08-11"),
    ("休息室饮水机更新", "许秀兰", "丁宝成", "05-10", Done, "05-06", "更新 14 台", "05-08"),
    ("职工子女暑期托管", "沈维国", "程雅琴", "08-25", Done, "08-21", "两期 46 人结束", "08-24"),
    ("电动车充电棚", "顾长河", "仇海涛", "09-26", Going, "09-17", "棚架完成，待接电", ""),
    ("退休职工走访", "许秀兰", "白雪松", "10-28", StageDone, "09-07", "31 户中走访 24 户", ""),
    ("冬季防寒物资提前到位", "任玉梅", "祝嘉禾", "11-10", NotStarted, "", "", ""),
];

/// What was done in the first half of the year is confirmed; what was done since waits for 销号.
const CLOSED_UNTIL: &str = "06-30";

/// 班子成员带头认领: the hard ones of each category.
const CLAIMED: [usize; 6] = [0, 10, 11, 16, 20, 33];

fn is_claimed(at: usize) -> bool {
    CLAIMED.contains(&at)
}

/// Makes the list with its tasks and their progress.
pub(super) fn fill(tx: &Tx<'_>, branch: UnitId) -> Result<()> {
    let list = TaskListFields {
        unit_id: branch,
        name: "2026年为职工办实事项目清单".to_owned(),
        template: Template::Practical,
        starts_on: Day::from_ymd_opt(2026, 3, 1),
        ends_on: Day::from_ymd_opt(2026, 12, 31),
        note: None,
    };
    let list_id = task::list_save(tx, None, &list)?;
    for (at, row) in TASKS.iter().enumerate() {
        let &(title, leader, owner, due, _, progressed, text, closed) = row;
        let start = if due < "04-30" { "03-01" } else { "03-16" };
        let number = i64::try_from(at).unwrap_or_default() + 1;
        let fields = TaskFields {
            category: Some(CATEGORIES[at / 10].to_owned()),
            leader: Some(leader.to_owned()),
            claimed_by: is_claimed(at).then(|| leader.to_owned()),
            claimed_on: is_claimed(at).then(|| day("03-05")),
            unit_name: Some("运行车间党支部".to_owned()),
            owner: Some(owner.to_owned()),
            start_on: Some(format!("2026-{start}")),
            due_on: Some(format!("2026-{due}")),
            ..TaskFields::new(list_id, number, title)
        };
        let id = task::save(tx, None, &fields)?;
        if row.4 == NotStarted {
            continue;
        }
        task::progress_add(tx, id, &line(start, "方案、人员和时间已落实，开始实施", Going, owner))?;
        task::progress_add(tx, id, &line(progressed, text, row.4, owner))?;
        if !closed.is_empty() && closed <= CLOSED_UNTIL {
            let by = if leader == "周立群" { "许秀兰" } else { "周立群" };
            task::close(tx, id, by, day(closed))?;
        }
    }
    Ok(())
}

fn day(month_and_day: &str) -> Day {
    format!("2026-{month_and_day}").parse().unwrap_or_default()
}

fn line(on: &str, text: &str, status: TaskStatus, by: &str) -> Progress {
    Progress {
        id: None,
        on_day: day(on),
        text: text.to_owned(),
        status: Some(status),
        done: None,
        total: None,
        by_whom: Some(by.to_owned()),
    }
}
