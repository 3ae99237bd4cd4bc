//! The smaller lists beside the forty tasks: 党建项目 with milestones, 微心愿, and what people asked for.

use crate::date::Day;
use crate::id::{TaskId, TaskListId, UnitId};
use crate::need::{self, NeedFields, NeedKind};
use crate::task::{self, Progress, TaskFields, TaskListFields, TaskStatus, Template};
use crate::{Result, Tx};

/// Title, 承担单位, 负责人, 责任领导, 目标, and its milestones: name, deadline, done, result; days of 2026.
type Project = (&'static str, &'static str, &'static str, &'static str, &'static str, [Milestone; 3]);
type Milestone = (&'static str, &'static str, &'static str, &'static str);

const PROJECTS: [Project; 2] = [
    (
        "破碎料保障攻关",
        "炼钢党小组",
        "韩树声",
        "周立群",
        "破碎料当班供应不断档",
        [
            ("立项", "01-31", "01-23", "确定五步试验方案"),
            ("中期检查", "06-30", "06-24", "完成两步试验，供应间断次数减少"),
            ("结项验收", "12-20", "", ""),
        ],
    ),
    (
        "提高污泥压滤机效率",
        "除尘党小组",
        "袁大成",
        "顾长河",
        "单机每班多压一个循环",
        [
            ("立项", "02-15", "02-10", "列出三处堵点"),
            ("中期检查", "07-15", "07-09", "两台压滤机改造完成"),
            ("结项验收", "11-30", "", ""),
        ],
    ),
];

/// Wish, 提出人, 认领人, claimed, declared, confirmed by, what came of it.
type Wish =
    (&'static str, &'static str, &'static str, &'static str, &'static str, &'static str, &'static str);

const WISHES: [Wish; 4] = [
    (
        "给夜班休息室添一台微波炉",
        "轧钢夜班职工",
        "程雅琴",
        "03-05",
        "03-18",
        "许秀兰",
        "微波炉装好，夜班都用上了",
    ),
    ("帮孩子补一补数学", "一名炼钢工", "冯晓楠", "03-09", "06-26", "任玉梅", "每周一次，共辅导 12 次"),
    ("教老职工用手机挂号", "退休职工", "白雪松", "04-02", "09-16", "", ""),
    ("周末有人一起打球", "青年职工", "陆一帆", "09-08", "", "", ""),
];

/// Kind, day, who, channel, text, answered, answer, adopted.
type Said = (NeedKind, &'static str, &'static str, &'static str, &'static str, &'static str, &'static str);

const SAID: [Said; 5] = [
    (
        NeedKind::Need,
        "02-26",
        "天车班",
        "座谈",
        "天车司机室夏天太热，空调制冷不好",
        "02-27",
        "列入为职工办实事清单，6月15日前更换",
    ),
    (
        NeedKind::Need,
        "03-03",
        "夜班职工",
        "意见箱",
        "夜里饿了没有热饭",
        "03-04",
        "开夜班加餐窗口，4月15日前开放",
    ),
    (
        NeedKind::Suggestion,
        "04-10",
        "孟庆和",
        "谈心谈话",
        "把技能比武的题目贴到班组",
        "04-10",
        "采纳，题目已印发到班组",
    ),
    (
        NeedKind::Question,
        "08-19",
        "青年职工",
        "座谈",
        "论文评选什么时候报名？",
        "08-21",
        "10月中旬报名，11月15日前评完",
    ),
    (NeedKind::Suggestion, "09-17", "", "意见箱", "充电棚晚上亮一盏灯", "", ""),
];

/// Which of the first two needs became which of the forty tasks.
const BECAME: [i64; 2] = [5, 32];

pub(super) fn fill(tx: &Tx<'_>, branch: UnitId) -> Result<()> {
    let projects = list(tx, branch, "2026年党建项目清单", Template::Projects)?;
    for (number, project) in (1..).zip(&PROJECTS) {
        add_project(tx, projects, number, project)?;
    }
    let wishes = list(tx, branch, "2026年微心愿清单", Template::Wishes)?;
    for (number, wish) in (1..).zip(&WISHES) {
        add_wish(tx, wishes, number, wish)?;
    }
    let tasks = tasks_of_first_list(tx, branch)?;
    for (at, said) in SAID.iter().enumerate() {
        let number = BECAME.get(at).copied();
        let task_id = tasks.iter().find(|(known, _)| Some(*known) == number).map(|(_, id)| *id);
        say(tx, branch, said, task_id)?;
    }
    Ok(())
}

fn list(tx: &Tx<'_>, unit_id: UnitId, name: &str, template: Template) -> Result<TaskListId> {
    let fields = TaskListFields {
        unit_id,
        name: name.to_owned(),
        template,
        starts_on: Day::from_ymd_opt(2026, 1, 1),
        ends_on: Day::from_ymd_opt(2026, 12, 31),
        note: None,
    };
    task::list_save(tx, None, &fields)
}

fn day(month_and_day: &str) -> Day {
    format!("2026-{month_and_day}").parse().unwrap_or_default()
}

fn text(text: &str) -> Option<String> {
    (!text.is_empty()).then(|| text.to_owned())
}

fn add_project(tx: &Tx<'_>, list: TaskListId, number: i64, project: &Project) -> Result<()> {
    let &(title, unit, owner, leader, goal, milestones) = project;
    let fields = TaskFields {
        category: text("攻关项目"),
        unit_name: text(unit),
        owner: text(owner),
        leader: text(leader),
        goal: text(goal),
        start_on: text("2026-01-10"),
        due_on: Some(format!("2026-{}", milestones[2].1)),
        status: TaskStatus::Going,
        ..TaskFields::new(list, number, title)
    };
    let id = task::save(tx, None, &fields)?;
    let mut parts = task::get(tx, id, day("01-10"))?.subtasks;
    for (part, (title, due, done, result)) in parts.iter_mut().zip(milestones) {
        title.clone_into(&mut part.title);
        part.due_on = Some(format!("2026-{due}"));
        part.done_on = (!done.is_empty()).then(|| day(done));
        part.result = text(result);
    }
    task::subtasks_save(tx, id, &parts)
}

fn add_wish(tx: &Tx<'_>, list: TaskListId, number: i64, wish: &Wish) -> Result<()> {
    let &(title, raised_by, claimed_by, claimed, declared, confirmed_by, result) = wish;
    let fields = TaskFields {
        raised_by: text(raised_by),
        start_on: Some(format!("2026-{claimed}")),
        due_on: text("2026-12-31"),
        result: text(result),
        ..TaskFields::new(list, number, title)
    };
    let id = task::save(tx, None, &fields)?;
    task::claim(tx, id, claimed_by, day(claimed))?;
    let line = Progress {
        id: None,
        on_day: day(claimed),
        text: "已认领，和提出人见过面".to_owned(),
        status: Some(TaskStatus::Going),
        done: None,
        total: None,
        by_whom: text(claimed_by),
    };
    task::progress_add(tx, id, &line)?;
    if !declared.is_empty() {
        task::declare(tx, id, claimed_by, day(declared))?;
    }
    if !confirmed_by.is_empty() {
        task::confirm(tx, id, confirmed_by, day(declared))?;
    }
    Ok(())
}

fn tasks_of_first_list(tx: &Tx<'_>, branch: UnitId) -> Result<Vec<(i64, TaskId)>> {
    let practical = task::lists(tx, branch, crate::sample::TODAY)?;
    let first = practical.iter().find(|list| list.fields.template == Template::Practical);
    let tasks = first.map_or_else(|| Ok(Vec::new()), |list| task::list(tx, list.id, crate::sample::TODAY))?;
    Ok(tasks.iter().map(|task| (task.fields.number, task.id)).collect())
}

fn say(tx: &Tx<'_>, unit_id: UnitId, said: &Said, task_id: Option<TaskId>) -> Result<()> {
    let &(kind, on, from_whom, channel, words, answered, answer) = said;
    let fields = NeedFields {
        unit_id,
        kind,
        on_day: day(on),
        from_whom: text(from_whom),
        channel: text(channel),
        category: (kind == NeedKind::Need).then(|| "急难愁盼".to_owned()),
        text: words.to_owned(),
        session_id: None,
        task_id,
        answered_on: (!answered.is_empty()).then(|| day(answered)),
        answer: text(answer),
        is_adopted: (kind == NeedKind::Suggestion && !answer.is_empty()).then_some(true),
    };
    need::save(tx, None, &fields)?;
    Ok(())
}
