//! The narrative: sentences filled with figures. What the book does not hold says 〔待补充〕.

use paper::{Block, Heading, Paragraph, plain};

use super::figures::Figures;
use super::sentences::{self, say};
use crate::wording::Sentence;
use crate::words::{MISSING, listed, month_day};

/// Body of the report: 一、基本情况 … 四、下一步工作打算 (F-71).
pub fn narrative(figures: &Figures) -> Vec<Block> {
    let organisation = said(figures, &sentences::ORGANISATION, "本季度组织生活记录");
    let since =
        figures.since.as_ref().map_or_else(String::new, |since| format!("{since}，此前的以原手册为准。"));
    let text = |sentence| paragraph(said(figures, sentence, ""));
    vec![
        Block::Addressee(format!("{}：", figures.unit.fields.superior.as_deref().unwrap_or(MISSING))),
        text(&sentences::OPENING),
        Heading::new(1, "一、基本情况").into(),
        paragraph(said(figures, &sentences::STANDING, "本支部党员情况")),
        Heading::new(1, "二、工作开展情况").into(),
        led("（一）组织生活。", organisation + &say(figures, &sentences::TURNOUT) + &since),
        led("（二）学习教育。", said(figures, &sentences::STUDY, "本季度学习记录")),
        led("（三）实践任务。", said(figures, &sentences::TASKS, "任务清单")),
        led("（四）队伍建设。", said(figures, &sentences::PEOPLE, "本季度队伍建设情况")),
        Heading::new(1, "三、存在问题").into(),
        text(&sentences::PROBLEMS),
        Heading::new(1, "四、下一步工作打算").into(),
        text(&sentences::NEXT),
    ]
}

/// What a sentence says; with nothing to say, what is missing.
fn said(figures: &Figures, sentence: &Sentence, missing: &str) -> String {
    match say(figures, sentence) {
        text if text.is_empty() => format!("{missing}{MISSING}。"),
        text => text,
    }
}

fn paragraph(text: String) -> Block {
    Paragraph::new(plain(text)).into()
}

fn led(lead: &str, text: String) -> Block {
    Paragraph::led(2, lead, plain(text)).into()
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
        let each = if figures.is_main_only {
            "只按主要类别计次"
        } else {
            "各类别各计1次，合计行的人次只计一次"
        };
        notes.push(format!("{}，{each}。", merged.join("；")));
    }
    // After the merged ones, to whom the table refers by their number.
    notes.extend(
        figures.since.as_ref().map(|since| format!("{since}，此前的以原手册为准，不列入应开展次数。")),
    );
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
