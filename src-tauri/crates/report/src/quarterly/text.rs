//! The narrative: sentences assembled from figures. A sentence whose facts are not in the book is left out or says 〔待补充〕.

use ledger::id::MemberId;
use ledger::member::{PostKind, Stage, StandingKind};
use ledger::session::Kind;
use ledger::task::Light;
use ledger::unit::UnitKind;
use paper::{Block, Heading, Paragraph, plain};

use super::figures::{Figures, KindLine, LIFE};
use crate::words::{MISSING, listed, month_day, percent, quoted};

/// Body of the report: 一、基本情况 … 四、下一步工作打算 (F-71).
pub fn narrative(figures: &Figures) -> Vec<Block> {
    let mut blocks: Vec<Block> = vec![
        Block::Addressee(format!("{}：", figures.unit.fields.superior.as_deref().unwrap_or(MISSING))),
        paragraph(opening(figures)),
        Heading::new(1, "一、基本情况").into(),
        paragraph(standing(figures)),
        Heading::new(1, "二、工作开展情况").into(),
        led("（一）组织生活。", organisation(figures)),
        led("（二）学习教育。", study(figures)),
        led("（三）实践任务。", tasks(figures)),
        led("（四）队伍建设。", people(figures)),
        Heading::new(1, "三、存在问题").into(),
        paragraph(problems(figures)),
        Heading::new(1, "四、下一步工作打算").into(),
    ];
    blocks.push(paragraph(next(figures)));
    blocks
}

fn paragraph(text: String) -> Block {
    Paragraph::new(plain(text)).into()
}

fn led(lead: &str, text: String) -> Block {
    Paragraph::led(2, lead, plain(text)).into()
}

/// How a unit speaks of itself.
fn we(figures: &Figures) -> &'static str {
    match figures.unit.fields.kind {
        UnitKind::Committee => "本党委",
        UnitKind::GeneralBranch => "本党总支",
        UnitKind::Branch | UnitKind::Group => "本支部",
    }
}

fn opening(figures: &Figures) -> String {
    let cut = if figures.until < figures.window.to {
        format!("（截至{}）", month_day(figures.until))
    } else {
        String::new()
    };
    format!("现将{}{}{cut}“三会一课”执行情况报告如下。", we(figures), figures.period())
}

fn standing(figures: &Figures) -> String {
    let of = |stage| figures.roster.iter().filter(|line| line.stage == stage).count();
    let (full, probationary) = (of(Stage::Full), of(Stage::Probationary));
    let committee = figures
        .roster
        .iter()
        .filter(|line| line.posts.iter().any(|post| *post != PostKind::GroupLeader))
        .count();
    let mut text =
        format!("本支部现有党员{}名，其中正式党员{full}名、预备党员{probationary}名；", full + probationary);
    text += &match (committee, full) {
        (0, ..7) => "正式党员不足7名，不设支部委员会".to_owned(),
        (0, _) => format!("支部委员{MISSING}"),
        (n, _) => format!("支部委员{n}名"),
    };
    if figures.groups.is_empty() {
        text += "，未划分党小组。";
    } else {
        let names = listed(figures.groups.iter().map(|group| group.fields.name.trim_end_matches("党小组")));
        text += &format!("，设{names}{}个党小组。", figures.groups.len());
    }
    let exempt = figures.with_standing(StandingKind::Exempt).count();
    let due = figures.roster.iter().filter(|line| line.is_due && !line.is_exempt).count();
    if exempt > 0 {
        text += &format!("{exempt}名党员免于参加，应参加组织生活的党员{due}名。");
    }
    text
}

/// `党员大会1次`, leaving out what was not held.
fn times(figures: &Figures, word: &str, name: &str) -> Option<String> {
    figures
        .kind(word)
        .filter(|line| line.count.sessions > 0)
        .map(|line| format!("{name}{}次", line.count.sessions))
}

fn organisation(figures: &Figures) -> String {
    let called = listed(
        [
            (Kind::GENERAL_MEETING, "党员大会"),
            (Kind::COMMITTEE_MEETING, "支委会"),
            (Kind::GROUP_MEETING, "党小组会"),
        ]
        .iter()
        .filter_map(|(word, name)| times(figures, word, name)),
    );
    let held = listed(
        [(Kind::LECTURE, "党课"), (Kind::THEME_DAY, "主题党日")]
            .iter()
            .filter_map(|(word, name)| times(figures, word, name)),
    );
    let merged = figures.merged().count();
    let mut parts: Vec<String> = Vec::new();
    if !called.is_empty() {
        parts.push(format!("召开{called}"));
    }
    if !held.is_empty() {
        parts.push(format!("开展{held}"));
    }
    if parts.is_empty() {
        return format!("本季度组织生活记录{MISSING}。");
    }
    if merged > 0 {
        parts.push(format!("其中合并召开{merged}次"));
    }
    format!("{}。{}{}", parts.join("，"), turnout(figures), drafts(figures))
}

/// 应到、实到、到会率、补学 of the sessions of 组织生活, each session once (C-20, C-34, C-35).
fn turnout(figures: &Figures) -> String {
    let total = &figures.total;
    if total.due == 0 {
        return if total.present > 0 {
            format!("累计参加{}人次，应到人次{MISSING}。", total.present)
        } else {
            String::new()
        };
    }
    let away = total.excused + total.absent;
    let mut text = format!(
        "累计应到{}人次，实到{}人次，到会率{}",
        total.due,
        total.present,
        percent(total.present, total.due)
    );
    text += &match (away, total.made_up) {
        (0, _) => "。".to_owned(),
        (n, 0) => format!("；未到会的{n}人次尚未补学。"),
        (n, made_up) => format!("；未到会的{n}人次中，已补学{made_up}人次。"),
    };
    text
}

fn drafts(figures: &Figures) -> String {
    let days: Vec<String> = figures
        .drafts()
        .map(|line| {
            format!("{}{}", month_day(line.on_day), line.kinds.first().map_or("活动", |kind| kind.short()))
        })
        .collect();
    if days.is_empty() { String::new() } else { format!("{}到会情况{MISSING}。", days.join("、")) }
}

fn study(figures: &Figures) -> String {
    let is_study = |line: &&KindLine| {
        let word = line.count.key.as_str();
        !LIFE.contains(&word) && word != Kind::TALK && line.count.sessions > 0
    };
    let held = listed(
        figures.kinds.iter().filter(is_study).map(|line| format!("{}{}次", line.label, line.count.sessions)),
    );
    let mut text = String::new();
    if !held.is_empty() {
        text += &format!("开展{held}");
    }
    let (due, covered) =
        figures.topics.iter().fold((0, 0), |sum, topic| (sum.0 + topic.due, sum.1 + topic.covered));
    if due > 0 {
        let join = if text.is_empty() { "" } else { "；" };
        text += &format!(
            "{join}必学主题{}项，应学{due}人次，已学到{covered}人次，覆盖率{}",
            figures.topics.len(),
            percent(covered, due)
        );
    }
    if text.is_empty() {
        return format!("本季度学习记录{MISSING}。");
    }
    let behind = figures.behind_pace().count();
    let hours =
        if behind > 0 { format!("{behind}名党员学时低于序时进度。") } else { String::new() };
    format!("{text}。{hours}")
}

fn tasks(figures: &Figures) -> String {
    if figures.lists.is_empty() {
        return format!("任务清单{MISSING}。");
    }
    figures
        .lists
        .iter()
        .map(|(list, tasks)| {
            let f = &list.figures;
            let mut parts = vec![format!("{}共{}项", bare_year(&list.fields.name), f.total)];
            for (n, word) in [
                (f.done, "已完成"),
                (f.stage_done, "阶段性完成"),
                (f.going, "推进中"),
                (f.not_started, "未启动"),
                (f.late, "逾期"),
            ] {
                if n > 0 {
                    parts.push(format!("{word}{n}项"));
                }
            }
            parts.push(format!("完成率{}（阶段性完成不计入）", percent(f.done, f.total)));
            let late: Vec<String> = tasks
                .iter()
                .filter(|task| task.light == Light::Late)
                .map(|task| quoted(&task.fields.title))
                .collect();
            let late =
                if late.is_empty() { String::new() } else { format!("{}未按期完成。", late.concat()) };
            format!("{}。{late}", parts.join("，"))
        })
        .collect::<Vec<_>>()
        .concat()
}

/// A list's name without a closing 清单 or 任务清单, so that the sentence reads on.
fn bare_year(name: &str) -> &str {
    name.strip_suffix("任务清单").or_else(|| name.strip_suffix("清单")).unwrap_or(name)
}

fn people(figures: &Figures) -> String {
    let mut parts = Vec::new();
    if let Some(talks) = figures.kind(Kind::TALK).filter(|line| line.count.sessions > 0) {
        parts.push(format!("开展谈心谈话{}次", talks.count.sessions));
    }
    for (word, name) in [(Kind::ORGANISATIONAL_LIFE, "组织生活会"), (Kind::APPRAISAL, "民主评议党员")]
    {
        if let Some(text) = times(figures, word, name) {
            parts.push(format!("召开{text}"));
        }
    }
    let probationary = figures.roster.iter().filter(|line| line.stage == Stage::Probationary).count();
    if probationary > 0 {
        parts.push(format!("现有预备党员{probationary}名"));
    }
    if parts.is_empty() {
        format!("本季度队伍建设情况{MISSING}。")
    } else {
        format!("{}。", parts.join("；"))
    }
}

/// Facts only, from the checks and lists (P-14: no verdicts).
fn problems(figures: &Figures) -> String {
    let mut found = Vec::new();
    let mut gaps: Vec<String> = Vec::new();
    for line in &figures.kinds {
        let named: Vec<String> = if line.children.is_empty() {
            line.gaps.iter().map(|gap| gap_in_words(gap, &line.label)).collect()
        } else {
            line.children
                .iter()
                .flat_map(|child| child.gaps.iter().map(|gap| gap_in_words(gap, &child.label)))
                .collect()
        };
        gaps.extend(named);
    }
    if !gaps.is_empty() {
        found.push(format!("{}未达到一般频次", listed(gaps)));
    }
    let owing: Vec<MemberId> = figures.make_ups.iter().map(|due| due.member_id).collect();
    if !owing.is_empty() {
        found.push(format!("尚有{}人次未补学", owing.len()));
    }
    let late: i64 = figures.lists.iter().map(|(list, _)| list.figures.late).sum();
    if late > 0 {
        found.push(format!("{late}个项目未按期完成"));
    }
    let behind = figures.behind_pace().count();
    if behind > 0 {
        found.push(format!("{behind}名党员学时低于序时进度"));
    }
    if found.is_empty() {
        return format!("{MISSING}。");
    }
    let one = found.len() == 1;
    let numbered = found.iter().enumerate().map(|(i, text)| {
        if one { text.clone() } else { format!("{}是{text}", crate::words::numeral(i + 1)) }
    });
    format!("{}。", numbered.collect::<Vec<_>>().join("；"))
}

/// `9月差1次` of 支部委员会会议 → `9月支部委员会会议`.
fn gap_in_words(gap: &str, label: &str) -> String {
    let when = gap.split('差').next().unwrap_or_default();
    format!("{when}{label}")
}

/// What the plan of the next quarter says, and what is open now; nothing beyond the records.
fn next(figures: &Figures) -> String {
    let mut parts = Vec::new();
    let planned: Vec<String> = figures
        .next_plan
        .iter()
        .map(|item| {
            let when = item.fields.on_day.map_or_else(
                || format!("{}月", item.fields.month.get(5..).unwrap_or_default().trim_start_matches('0')),
                month_day,
            );
            format!("{when}{}{}", item.fields.kind.short(), quoted(&item.fields.title))
        })
        .collect();
    if !planned.is_empty() {
        parts.push(format!("按计划组织{}", planned.join("、")));
    }
    if !figures.make_ups.is_empty() {
        parts.push(format!("完成{}人次补学", figures.make_ups.len()));
    }
    let late: i64 = figures.lists.iter().map(|(list, _)| list.figures.late).sum();
    if late > 0 {
        parts.push(format!("推进{late}个逾期项目销号"));
    }
    if planned.is_empty() {
        parts.push(MISSING.to_owned());
    }
    format!("{}。", parts.join("；"))
}

/// Notes under Table A.
pub fn notes(figures: &Figures) -> Vec<String> {
    let mut notes = Vec::new();
    let merged: Vec<String> = figures
        .merged()
        .map(|line| {
            format!(
                "{}合并召开的{}",
                month_day(line.on_day),
                listed(line.kinds.iter().map(|kind| kind.short()))
            )
        })
        .collect();
    if !merged.is_empty() {
        notes.push(format!("{}，各类别各计1次，合计行的人次只计一次。", merged.join("；")));
    }
    for line in figures.drafts() {
        let open = line.totals.unmarked;
        let why = if open > 0 {
            format!("截至填报时有{open}人未点名")
        } else {
            "截至填报时还是草稿".to_owned()
        };
        notes.push(format!("{}《{}》{why}，计入次数，人次未计入本表。", month_day(line.on_day), line.title));
    }
    notes.push(
        "到会率＝实到人次÷应到人次；请假、缺席人次合计等于应到减实到。免于参加的党员不计入应到。".to_owned(),
    );
    if figures.groups.len() > 1 {
        notes.push(format!("党小组会行为{}个党小组之和，合计不重复计算。", figures.groups.len()));
    }
    notes
}

/// Title in its two lines: the unit, then the period and the matter.
pub fn title(figures: &Figures) -> String {
    format!("{}\n{}“三会一课”执行情况报告", figures.formal_name(), figures.period())
}
