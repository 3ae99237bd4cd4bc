//! Task lists, needs and what became of them.

use std::collections::BTreeMap;

use ledger::date::{Quarter, Window};
use ledger::id::TaskListId;
use ledger::need::{self, NeedFields, NeedFigures, NeedKind};
use ledger::session::SessionFilter;
use ledger::task::{self, Share, Task, TaskFields, TaskStatus};
use ledger::unit::UnitKind;

use crate::case::{Case, Kind, day};
use crate::rows::{Row, field, figure, outside};

pub const ROWS: &[Row] = &[
    figure(
        39,
        "五个一清单：每个单位一行，五件事逐件勾，按做满五件的单位计",
        "3个单位5/5",
        units_with_all_five,
    ),
    figure(
        43,
        "办实事清单：每项写问题从哪里来（提出人、问需转任务）",
        "40项",
        || tasks_of_2021().len().to_string() + "项",
    ),
    outside(
        44,
        "生产经营成果只引用，不计算：写在季度报告的句子里（报表—修改句子），或自定台账里连来源一起登记",
    ),
    field(45, "党建项目清单：合作单位、目标、节点和成果"),
    figure(62, "任务清单导入表格，逐项计", "40", || tasks_of_2021().len().to_string()),
    figure(63, "认领人、认领时间；领办情况按人计", "周立群10项、沈维国10项、许秀兰10项、顾长河10项", claims),
    figure(64, "责任单位和完成时限两列，缺的数出来", "缺0项", without_unit_or_deadline),
    field(65, "挂图作战和任务清单印的是印制当天的数，进展按日期逐条留存"),
    figure(66, "阶段性完成和已完成分开计", "34+6=40，85.0%和15.0%", done_and_staged),
    figure(67, "问需问计：需求转为任务", "3/4", needs_turned_into_tasks),
    figure(68, "项目类别", "急难愁盼25项、小切口15项", by_category),
    field(85, "各单位结合实际的做法写在本单位活动的内容摘要里，或写进季度报告本单位的段落"),
    figure(115, "党建项目清单：承担党小组、节点，按节点看到哪一步", "2个项目：1/3、2/3", projects_by_stage),
    figure(124, "任务连到提出它的那次学习", "1项", projects_from_study),
    outside(129, "产量纪录、绿色工厂称号只引用，不计算：称号记在荣誉表彰台账，产量写在报告的句子里"),
    figure(136, "诉苦会提的建议，采纳的和转为任务的", "采纳6/8", suggestions_adopted),
    outside(137, "节点缩短、人员流失、几年项目数是多年成果，只引用，不计算：写在报告的句子里"),
    field(138, "自定台账：培养计划一本，人、计划、起止时间"),
    figure(147, "微心愿清单：提出人、认领人、申报和确认", "提出9个、认领7个、实现5个", wishes),
    figure(148, "微服务清单：服务队、时长、成效、感谢信和锦旗", "3次，7.5小时，锦旗1面", services),
    figure(149, "问需问计：提出到答复的平均天数", "1.5天", average_days),
];

#[test]
fn figures_come_out() {
    crate::rows::hold(ROWS);
}

fn texts<const N: usize>(cells: [&str; N]) -> Vec<String> {
    cells.map(str::to_owned).to_vec()
}

fn branch(today: &str) -> Case {
    Case::new(UnitKind::Branch, "高科党支部", today)
}

fn lists(case: &Case) -> Vec<Vec<Task>> {
    let top = case.book.owner().unwrap();
    let tasks = |view: &ledger::View<'_>| {
        task::lists(view, top, case.today)?.iter().map(|list| task::list(view, list.id, case.today)).collect()
    };
    case.read(tasks)
}

/// 株洲高科: forty tasks, 34 done and 6 in part, claimed by four leaders in turn.
fn case_of_2021() -> Case {
    let leaders = ["周立群", "沈维国", "许秀兰", "顾长河"];
    let row = |number: usize| {
        let category = if number <= 25 { "急难愁盼" } else { "小切口" };
        let status = if number <= 34 { "已完成" } else { "阶段性完成" };
        let leader = leaders[(number - 1) % 4];
        let [number, title] = [number.to_string(), format!("实事{number}")];
        texts([&number, category, &title, leader, "2021-05-20", "园区服务部", "2021-12-31", status])
    };
    let headings = ["序号", "项目类别", "项目名称", "认领人", "认领时间", "责任单位", "完成时限", "完成状态"];
    let mut case = branch("2021-12-20");
    case.rows(Kind::Tasks, &headings, (1..=40).map(row).collect());
    case
}

fn tasks_of_2021() -> Vec<Task> {
    lists(&case_of_2021()).concat()
}

fn claims() -> String {
    let case = case_of_2021();
    let list = lists(&case)[0][0].fields.list_id;
    let lines = case.read(|view| task::leaders(view, list, case.today));
    lines.iter().map(|line| format!("{}{}项", line.name, line.claimed.len())).collect::<Vec<_>>().join("、")
}

fn without_unit_or_deadline() -> String {
    let is_missing = |task: &&Task| task.fields.unit_name.is_none() || task.fields.due_on.is_none();
    format!("缺{}项", tasks_of_2021().iter().filter(is_missing).count())
}

#[allow(clippy::cast_precision_loss)] // forty tasks
fn done_and_staged() -> String {
    let f = task::figures(&tasks_of_2021());
    let percent = |n: i64| 100.0 * n as f64 / f.total as f64;
    let (done, staged) = (percent(f.done), percent(f.stage_done));
    format!("{}+{}={}，{done:.1}%和{staged:.1}%", f.done, f.stage_done, f.total)
}

fn by_category() -> String {
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for task in tasks_of_2021() {
        *counts.entry(task.fields.category.unwrap_or_default()).or_default() += 1;
    }
    let mut counts: Vec<_> = counts.into_iter().collect();
    counts.sort_by_key(|(_, n)| std::cmp::Reverse(*n));
    counts.iter().map(|(name, n)| format!("{name}{n}项")).collect::<Vec<_>>().join("、")
}

fn units_with_all_five() -> String {
    let done = "分享（完成2021-05-10）；献旗（完成2021-06-01）；宣誓（完成2021-06-20）；快闪（完成2021-07-01）；走访（完成2021-07-05）";
    let open = "分享（完成2021-05-12）；献旗；宣誓（完成2021-06-20）；快闪；走访";
    let row = |name: &str, parts: &str| texts(["五个一活动清单", name, parts]);
    let mut case = branch("2021-07-20");
    let rows = vec![row("一车间", done), row("二车间", done), row("三车间", done), row("四车间", open)];
    case.rows(Kind::Tasks, &["清单名称", "项目名称", "五件事"], rows);
    let is_full = |task: &&Task| task.share == Some(Share { done: 5, total: 5 });
    format!("{}个单位5/5", lists(&case).concat().iter().filter(is_full).count())
}

fn projects_by_stage() -> String {
    let rows = vec![
        texts([
            "党建项目清单",
            "破碎料保障攻关",
            "第一党小组",
            "立项（完成2022-03-01）；中期检查（时限2022-06）；结项验收（时限2022-12）",
        ]),
        texts([
            "党建项目清单",
            "提高污泥压滤机效率",
            "第二党小组",
            "立项（完成2022-03-05）；中期检查（完成2022-06-20）；结项验收（时限2022-12）",
        ]),
    ];
    let mut case = branch("2022-07-01");
    case.rows(Kind::Tasks, &["清单名称", "项目名称", "承担单位", "节点"], rows);
    let tasks = lists(&case).concat();
    let stage =
        |task: &Task| task.share.map(|share| format!("{}/{}", share.done, share.total)).unwrap_or_default();
    format!("{}个项目：{}", tasks.len(), tasks.iter().map(stage).collect::<Vec<_>>().join("、"))
}

/// A list of a branch for what is not imported.
fn list(case: &mut Case) -> TaskListId {
    case.rows(Kind::Tasks, &["清单名称", "项目名称"], vec![texts(["实事清单", "已有的一项"])]);
    lists(case)[0][0].fields.list_id
}

fn projects_from_study() -> String {
    let mut case = branch("2025-11-20");
    let list = list(&mut case);
    case.rows(
        Kind::Sessions,
        &["日期", "类型", "主题"],
        vec![texts(["2025-10-15", "集中学习", "学习创新理论"])],
    );
    let session = case.read(|view| ledger::session::list(view, &SessionFilter::default()))[0].id;
    let project =
        TaskFields { session_id: Some(session), ..TaskFields::new(list, 2, "零部件工艺创新") };
    case.write(|tx| task::save(tx, None, &project));
    let is_from_study = |task: &&Task| task.fields.session_id == Some(session);
    format!("{}项", lists(&case).concat().iter().filter(is_from_study).count())
}

/// Needs of a kind, of which the first are answered after so many days.
fn raise(case: &mut Case, kind: NeedKind, count: usize, answered_after: &[i64]) -> Vec<ledger::id::NeedId> {
    let on_day = day("2025-10-15");
    let after = |at: usize| answered_after.get(at).map(|days| on_day + chrono::Duration::days(*days));
    let unit_id = case.book.owner().unwrap();
    let need = |at: usize| NeedFields {
        unit_id,
        kind,
        on_day,
        from_whom: None,
        channel: Some("直播提问".into()),
        category: None,
        text: format!("第{}条", at + 1),
        session_id: None,
        task_id: None,
        answered_on: after(at),
        answer: after(at).map(|_| "当场答复".into()),
        is_adopted: None,
    };
    (0..count).map(|at| case.write(|tx| need::save(tx, None, &need(at)))).collect()
}

fn figures_of(case: &Case) -> NeedFigures {
    let year = Window { from: Quarter { year: 2025, number: 1 }.window().from, to: day("2025-12-31") };
    let unit = case.book.owner().unwrap();
    let needs = case.read(|view| need::list(view, unit, year));
    need::figures(needs.iter().map(|need| &need.fields))
}

fn needs_turned_into_tasks() -> String {
    let mut case = branch("2025-11-20");
    let list = list(&mut case);
    for id in &raise(&mut case, NeedKind::Need, 4, &[])[..3] {
        case.write(|tx| need::to_task(tx, *id, list));
    }
    let f = figures_of(&case);
    format!("{}/{}", f.needs_to_tasks, f.needs)
}

fn suggestions_adopted() -> String {
    let mut case = branch("2025-11-20");
    let list = list(&mut case);
    let all = raise(&mut case, NeedKind::Suggestion, 8, &[]);
    for id in &all[..4] {
        case.write(|tx| need::to_task(tx, *id, list));
    }
    for id in &all[4..6] {
        case.write(|tx| need::answer(tx, *id, day("2025-10-20"), "采纳", Some(true)));
    }
    let f = figures_of(&case);
    format!("采纳{}/{}", f.adopted, f.suggestions)
}

fn average_days() -> String {
    let mut case = branch("2025-11-20");
    raise(&mut case, NeedKind::Question, 3, &[0, 3]);
    format!("{:.1}天", figures_of(&case).average_days().unwrap_or_default())
}

fn wishes() -> String {
    let row = |number: usize| {
        let claimed = if number <= 7 { "陆一帆" } else { "" };
        let status = if number <= 5 { "已完成" } else { "推进中" };
        texts(["微心愿清单", &format!("心愿{number}"), "职工", claimed, status])
    };
    let mut case = branch("2025-11-20");
    case.rows(Kind::Tasks, &["清单名称", "心愿", "提出人", "认领人", "完成状态"], (1..=9).map(row).collect());
    let tasks = lists(&case).concat();
    let count = |is: fn(&TaskFields) -> bool| tasks.iter().filter(|task| is(&task.fields)).count();
    format!(
        "提出{}个、认领{}个、实现{}个",
        count(|wish| wish.raised_by.is_some()),
        count(|wish| wish.claimed_by.is_some()),
        count(|wish| wish.status == TaskStatus::Done)
    )
}

fn services() -> String {
    let rows = vec![
        texts(["微服务清单", "煤气切改", "设备党小组", "3", ""]),
        texts(["微服务清单", "应急供气", "动力党小组", "2.5", "锦旗一面"]),
        texts(["微服务清单", "标准化帮扶", "综合党小组", "2", ""]),
    ];
    let mut case = branch("2025-11-20");
    case.rows(Kind::Tasks, &["清单名称", "服务内容", "服务队", "服务时长", "锦旗"], rows);
    let tasks = lists(&case).concat();
    let minutes: i64 = tasks.iter().filter_map(|task| task.fields.minutes).sum();
    let thanks = tasks.iter().filter(|task| task.fields.thanks.is_some()).count();
    format!("{}次，{}.{}小时，锦旗{thanks}面", tasks.len(), minutes / 60, minutes % 60 * 10 / 60)
}
