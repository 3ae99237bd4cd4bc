//! The narrative's sentences, as they stand until a unit words them otherwise, and the figures that fill them.

use chrono::Datelike;
use ledger::member::{PostKind, Stage, StandingKind};
use ledger::session::Kind;
use ledger::task::{Light, Task, TaskList};
use ledger::unit::UnitKind;

use super::figures::{Figures, KindLine, LIFE};
use crate::wording::{Fields, Sentence, fields};
use crate::words::{MISSING, listed, month_day, percent, quoted};

const PAPER: &str = "季度报告";

/// Before 一、.
pub const OPENING: Sentence = Sentence {
    key: "quarterly.opening",
    paper: PAPER,
    place: "开头",
    text: "现将{我们}{期间}[（截至{截至}）]“三会一课”执行情况报告如下。",
    fields: &[("我们", "本支部"), ("期间", "2026年第三季度"), ("截至", "9月21日")],
};

/// 一、基本情况.
pub const STANDING: Sentence = Sentence {
    key: "quarterly.standing",
    paper: PAPER,
    place: "一、基本情况",
    text: "{我们}现有党员{党员}名，其中正式党员{正式}名、预备党员{预备}名；{支委情况}[，{党小组情况}]。[{免于参加}名党员免于参加，应参加组织生活的党员{应参加}名。]",
    fields: &[
        ("我们", "本支部"),
        ("党员", "28"),
        ("正式", "26"),
        ("预备", "2"),
        ("支委情况", "支部委员5名"),
        ("党小组情况", "设甲班、乙班2个党小组"),
        ("免于参加", "1"),
        ("应参加", "27"),
    ],
};

/// （一）组织生活: what was held.
pub const ORGANISATION: Sentence = Sentence {
    key: "quarterly.organisation",
    paper: PAPER,
    place: "（一）组织生活：开展次数",
    text: "[召开{召开}][，开展{开展}][，其中合并召开{合并}次]。",
    fields: &[
        ("召开", "党员大会1次、支委会3次、党小组会12次"),
        ("开展", "党课1次、主题党日3次"),
        ("合并", "1"),
    ],
};

/// （一）组织生活: who came.
pub const TURNOUT: Sentence = Sentence {
    key: "quarterly.turnout",
    paper: PAPER,
    place: "（一）组织生活：到会情况",
    text: "[累计应到{应到}人次，实到{实到}人次，到会率{到会率}][；未到会的{未到}人次中，已补学{补学}人次][；未到会的{未补}人次尚未补学][累计参加{参加}人次，应到人次〔待补充〕]。[{未点名}到会情况〔待补充〕。]",
    fields: &[
        ("应到", "140"),
        ("实到", "130"),
        ("到会率", "92.9%"),
        ("未到", "10"),
        ("补学", "8"),
        ("未补", ""),
        ("参加", ""),
        ("未点名", ""),
    ],
};

/// （二）学习教育.
pub const STUDY: Sentence = Sentence {
    key: "quarterly.study",
    paper: PAPER,
    place: "（二）学习教育",
    text: "[开展{开展}][；本年必学主题{主题}项，应学{应学}人次，已学到{已学}人次，覆盖率{覆盖率}]。[{落后}名党员学时低于序时进度。]",
    fields: &[
        ("开展", "集中学习2次"),
        ("主题", "10"),
        ("应学", "270"),
        ("已学", "259"),
        ("覆盖率", "95.9%"),
        ("落后", "3"),
    ],
};

/// （三）实践任务, once for each list.
pub const TASKS: Sentence = Sentence {
    key: "quarterly.tasks",
    paper: PAPER,
    place: "（三）实践任务（每份清单一句）",
    text: "{清单}共{总数}项[，已完成{已完成}项][，阶段性完成{阶段性完成}项][，推进中{推进中}项][，未启动{未启动}项][，逾期{逾期}项]，完成率{完成率}（阶段性完成不计入）。[{逾期项目}未按期完成。]",
    fields: &[
        ("清单", "2026年为职工办实事项目"),
        ("总数", "40"),
        ("已完成", "21"),
        ("阶段性完成", "6"),
        ("推进中", "9"),
        ("未启动", "2"),
        ("逾期", "2"),
        ("完成率", "52.5%"),
        ("逾期项目", "“更换浴室热水器”"),
    ],
};

/// （四）队伍建设.
pub const PEOPLE: Sentence = Sentence {
    key: "quarterly.people",
    paper: PAPER,
    place: "（四）队伍建设",
    text: "[开展谈心谈话{谈心谈话}次][；召开组织生活会{组织生活会}次][；召开民主评议党员{民主评议}次][；现有预备党员{预备}名]。",
    fields: &[("谈心谈话", "6"), ("组织生活会", "1"), ("民主评议", "1"), ("预备", "2")],
};

/// 三、存在问题: facts only, from the checks and lists (P-14: no verdicts).
pub const PROBLEMS: Sentence = Sentence {
    key: "quarterly.problems",
    paper: PAPER,
    place: "三、存在问题",
    text: "[{序}{缺口}未达到一般频次][；{序}截至{截至}，{还差}尚未完成][；{序}{未补活动}尚有{未补学}人次未补学][；{序}{逾期}个项目未按期完成][；{序}{落后}名党员学时低于序时进度]。",
    fields: &[
        ("缺口", "8月支部委员会会议"),
        ("截至", "9月21日"),
        ("还差", "9月钢包党小组会"),
        ("未补活动", "党小组会、集中学习"),
        ("未补学", "2"),
        ("逾期", "2"),
        ("落后", "3"),
    ],
};

/// 四、下一步工作打算: what is planned for the rest of this quarter and for the next, and what is open now.
pub const NEXT: Sentence = Sentence {
    key: "quarterly.next",
    paper: PAPER,
    place: "四、下一步工作打算",
    text: "[按计划组织{计划}][；完成{未补学}人次补学][；推进{逾期}个逾期项目销号][；{待补充}]。",
    fields: &[("计划", "10月14日支委会“研究四季度学习安排”"), ("未补学", "2"), ("逾期", "2"), ("待补充", "")],
};

/// All of them, in the order of the report.
pub const SENTENCES: &[Sentence] =
    &[OPENING, STANDING, ORGANISATION, TURNOUT, STUDY, TASKS, PEOPLE, PROBLEMS, NEXT];

/// What a sentence says of these figures; nothing when it has nothing to say.
pub fn say(figures: &Figures, sentence: &Sentence) -> String {
    let values: Vec<Fields> = match sentence.key {
        "quarterly.opening" => vec![opening(figures)],
        // Nobody is entered yet: nothing is known, rather than that there are no members.
        "quarterly.standing" if figures.roster.is_empty() => Vec::new(),
        "quarterly.standing" => vec![standing(figures)],
        "quarterly.organisation" => vec![organisation(figures)],
        "quarterly.turnout" => vec![turnout(figures)],
        "quarterly.study" => vec![study(figures)],
        "quarterly.tasks" => figures.lists.iter().map(|(list, tasks)| tasks_of(list, tasks)).collect(),
        "quarterly.people" => vec![people(figures)],
        "quarterly.problems" => vec![problems(figures)],
        "quarterly.next" => vec![next(figures)],
        _ => Vec::new(),
    };
    values.iter().map(|values| figures.wording.say(sentence, values)).collect()
}

fn opening(figures: &Figures) -> Fields {
    let until = if figures.until < figures.window.to { month_day(figures.until) } else { String::new() };
    fields! { "我们" => we(figures), "期间" => figures.period(), "截至" => until }
}

/// How a unit speaks of itself.
fn we(figures: &Figures) -> &'static str {
    match figures.unit.fields.kind {
        UnitKind::Committee => "本党委",
        UnitKind::GeneralBranch => "本党总支",
        UnitKind::Branch | UnitKind::Group => "本支部",
    }
}

fn standing(figures: &Figures) -> Fields {
    let of = |stage| figures.roster.iter().filter(|line| line.stage == stage).count();
    let (full, probationary) = (of(Stage::Full), of(Stage::Probationary));
    let has_post =
        |line: &&ledger::member::RosterLine| line.posts.iter().any(|post| *post != PostKind::GroupLeader);
    let committee = match (figures.roster.iter().filter(has_post).count(), full) {
        (0, ..7) => "正式党员不足7名，不设支部委员会".to_owned(),
        (0, _) => format!("支部委员{MISSING}"),
        (n, _) => format!("支部委员{n}名"),
    };
    let is_above = matches!(figures.unit.fields.kind, UnitKind::Committee | UnitKind::GeneralBranch);
    let committee = if is_above { format!("下设党支部{}个", figures.branches) } else { committee };
    let groups = if is_above {
        String::new()
    } else if figures.groups.is_empty() {
        "未划分党小组".to_owned()
    } else {
        let names = listed(figures.groups.iter().map(|group| group.fields.name.trim_end_matches("党小组")));
        format!("设{names}{}个党小组", figures.groups.len())
    };
    fields! {
        "我们" => we(figures),
        "党员" => full + probationary,
        "正式" => full,
        "预备" => probationary,
        "支委情况" => committee,
        "党小组情况" => groups,
        "免于参加" => figures.with_standing(StandingKind::Exempt).count(),
        "应参加" => figures.roster.iter().filter(|line| line.is_due && !line.is_exempt).count(),
    }
}

/// `党员大会1次、支委会3次`, leaving out what was not held.
fn times(figures: &Figures, kinds: &[(&str, &str)]) -> String {
    listed(kinds.iter().filter_map(|(word, name)| {
        let sessions = held(figures, word);
        (sessions > 0).then(|| format!("{name}{sessions}次"))
    }))
}

fn held(figures: &Figures, word: &str) -> i64 {
    figures.kind(word).map_or(0, |line| line.count.sessions)
}

fn organisation(figures: &Figures) -> Fields {
    let called = [
        (Kind::GENERAL_MEETING, "党员大会"),
        (Kind::COMMITTEE_MEETING, "支委会"),
        (Kind::GROUP_MEETING, "党小组会"),
    ];
    let (called, done) =
        (times(figures, &called), times(figures, &[(Kind::LECTURE, "党课"), (Kind::THEME_DAY, "主题党日")]));
    let merged = if called.is_empty() && done.is_empty() { 0 } else { figures.merged().count() };
    fields! { "召开" => called, "开展" => done, "合并" => merged }
}

/// 应到、实到、到会率、补学 of the sessions of 组织生活, each session once (C-20, C-34, C-35).
fn turnout(figures: &Figures) -> Fields {
    let total = &figures.total;
    let away = if total.due > 0 { total.excused + total.absent } else { 0 };
    let drafts: Vec<String> = figures
        .drafts()
        .map(|line| {
            format!("{}{}", month_day(line.on_day), line.kinds.first().map_or("活动", |kind| kind.short()))
        })
        .collect();
    fields! {
        "应到" => total.due,
        "实到" => if total.due > 0 { total.present.to_string() } else { String::new() },
        "到会率" => if total.due > 0 { percent(total.present, total.due) } else { String::new() },
        "未到" => if total.made_up > 0 { away } else { 0 },
        "补学" => if away > 0 { total.made_up } else { 0 },
        "未补" => if total.made_up == 0 { away } else { 0 },
        "参加" => if total.due == 0 { total.present } else { 0 },
        "未点名" => drafts.join("、"),
    }
}

fn study(figures: &Figures) -> Fields {
    let is_study = |line: &&KindLine| {
        let word = line.count.key.as_str();
        !LIFE.contains(&word) && word != Kind::TALK && line.count.sessions > 0
    };
    let done = listed(
        figures.kinds.iter().filter(is_study).map(|line| format!("{}{}次", line.label, line.count.sessions)),
    );
    let (due, covered) =
        figures.topics.iter().fold((0, 0), |sum, topic| (sum.0 + topic.due, sum.1 + topic.covered));
    let is_silent = done.is_empty() && due == 0;
    fields! {
        "开展" => done,
        "主题" => figures.topics.len(),
        "应学" => due,
        "已学" => covered.to_string(),
        "覆盖率" => percent(covered, due),
        "落后" => if is_silent { 0 } else { figures.behind_pace().count() },
    }
}

fn tasks_of(list: &TaskList, tasks: &[Task]) -> Fields {
    let f = &list.figures;
    let late = tasks.iter().filter(|task| task.light == Light::Late);
    fields! {
        "清单" => bare(&list.fields.name),
        "总数" => f.total,
        "已完成" => f.done,
        "阶段性完成" => f.stage_done,
        "推进中" => f.going,
        "未启动" => f.not_started,
        "逾期" => f.late,
        "完成率" => percent(f.done, f.total),
        "逾期项目" => late.map(|task| quoted(&task.fields.title)).collect::<String>(),
    }
}

/// A list's name without a closing 清单 or 任务清单, so that the sentence reads on.
fn bare(name: &str) -> &str {
    name.strip_suffix("任务清单").or_else(|| name.strip_suffix("清单")).unwrap_or(name)
}

fn people(figures: &Figures) -> Fields {
    fields! {
        "谈心谈话" => held(figures, Kind::TALK),
        "组织生活会" => held(figures, Kind::ORGANISATIONAL_LIFE),
        "民主评议" => held(figures, Kind::APPRAISAL),
        "预备" => figures.roster.iter().filter(|line| line.stage == Stage::Probationary).count(),
    }
}

fn problems(figures: &Figures) -> Fields {
    let (mut over, mut running) = (Vec::new(), Vec::new());
    for line in &figures.kinds {
        let of_line =
            line.gaps.iter().map(|gap| (gap, line.label.clone())).filter(|_| line.children.is_empty());
        let of_groups = line
            .children
            .iter()
            .flat_map(|group| group.gaps.iter().map(|gap| (gap, format!("{}会", group.label))));
        for (gap, label) in of_line.chain(of_groups) {
            // `9月差1次` of 支部委员会会议 → `9月支部委员会会议`
            let period = gap.split('差').next().unwrap_or_default();
            let found = if is_running(figures, period) { &mut running } else { &mut over };
            found.push(format!("{period}{label}"));
        }
    }
    fields! {
        "缺口" => listed(over),
        "截至" => if running.is_empty() { String::new() } else { month_day(figures.until) },
        "还差" => listed(running),
        "未补活动" => listed(open_make_ups(figures)),
        "未补学" => figures.make_ups.len(),
        "逾期" => late(figures),
        "落后" => figures.behind_pace().count(),
    }
}

/// The main kinds of the sessions that somebody still has to make up. More than 组织生活 is made up (集中学习), so that the sum
/// is not what （一） leaves of those who were away.
fn open_make_ups(figures: &Figures) -> Vec<&str> {
    let mut kinds: Vec<&str> = Vec::new();
    for line in &figures.sessions {
        let kind = line.kinds.first().map_or("活动", Kind::short);
        if !kinds.contains(&kind) && figures.make_ups.iter().any(|due| due.session_id == line.id) {
            kinds.push(kind);
        }
    }
    kinds
}

/// Whether a month, or the quarter, is not over on the last day reported: what it lacks can still be held.
fn is_running(figures: &Figures, period: &str) -> bool {
    let runs = period.ends_with(&format!("{}月", figures.until.month())) || period.ends_with("本季");
    runs && figures.until < figures.window.to
}

fn late(figures: &Figures) -> i64 {
    figures.lists.iter().map(|(list, _)| list.figures.late).sum()
}

fn next(figures: &Figures) -> Fields {
    let planned: Vec<String> = figures
        .next_plan
        .iter()
        .map(|item| {
            let when = item.fields.day().map_or_else(
                || format!("{}月", item.fields.month.get(5..).unwrap_or_default().trim_start_matches('0')),
                month_day,
            );
            format!("{when}{}{}", item.fields.kind.short(), quoted(&item.fields.title))
        })
        .collect();
    fields! {
        "待补充" => if planned.is_empty() { MISSING } else { "" },
        "计划" => planned.join("、"),
        "未补学" => figures.make_ups.len(),
        "逾期" => late(figures),
    }
}
