//! The text of a record, by its kind (F-30…F-39).

use ledger::session::{AgendaItem, AgendaKind, Kind};
use paper::{Block, Heading, Paragraph, plain};

use super::{Record, grades, rectify, vote};
use crate::words::{MISSING, listed, numeral, spread};

/// The numbered parts of a record.
struct Parts(Vec<Block>, usize);

impl Parts {
    /// A heading and what stands under it.
    fn add(&mut self, name: &str, blocks: Vec<Block>) {
        self.1 += 1;
        let text = format!("{}、{name}", numeral(self.1));
        self.0.push(Heading { level: 1, text, indent: 0.0 }.into());
        self.0.extend(blocks);
    }

    /// The same with 〔待补充〕 when there is nothing to stand under it.
    fn ask(&mut self, name: &str, blocks: Vec<Block>) {
        self.add(name, if blocks.is_empty() { vec![text(MISSING)] } else { blocks });
    }
}

/// Everything between head and signatures.
pub fn blocks(record: &Record<'_>) -> Vec<Block> {
    let mut parts = Parts(Vec::new(), 0);
    match record.kind.as_str() {
        Kind::TALK => parts.ask("谈话内容", talk(record)),
        Kind::LECTURE | "micro_lecture" | "expert_lecture" => lecture(record, &mut parts),
        Kind::THEME_DAY => theme_day(record, &mut parts),
        Kind::ORGANISATIONAL_LIFE => organisational_life(record, &mut parts),
        Kind::APPRAISAL => appraisal(record, &mut parts),
        _ => meeting(record, &mut parts),
    }
    parts.0
}

fn text(line: impl Into<String>) -> Block {
    Paragraph::new(plain(line)).into()
}

fn lines(all: Option<&str>) -> Vec<Block> {
    all.into_iter().flat_map(str::lines).filter(|line| !line.trim().is_empty()).map(text).collect()
}

/// 内容摘要 belongs to the main kind.
fn content(record: &Record<'_>) -> Vec<Block> {
    lines(record.facts.session.fields.content.as_deref().filter(|_| record.is_main()))
}

/// 决议/议定事项 belongs to the kind that votes.
fn decisions(record: &Record<'_>) -> Vec<Block> {
    lines(record.facts.session.fields.decisions.as_deref().filter(|_| record.decides()))
}

/// What was said to some items, every name in a column of one width.
fn speeches_of(items: &[&AgendaItem]) -> Vec<Block> {
    let said: Vec<&str> = items.iter().filter_map(|item| item.record.as_deref()).collect();
    speeches(&said.join("\n"))
}

fn agenda(items: &[&AgendaItem]) -> Vec<Block> {
    items.iter().enumerate().map(|(i, item)| text(format!("{}. {}", i + 1, agenda_line(item)))).collect()
}

/// A meeting: 宣布开会, 议程, 发言, 表决, 决议.
fn meeting(record: &Record<'_>, parts: &mut Parts) {
    let fields = &record.facts.session.fields;
    let items = record.agenda();
    let votes = if record.decides() { &fields.votes[..] } else { &[] };
    let opening = opening(record);
    if !opening.is_empty() {
        parts.add("宣布开会", opening);
    }
    if !items.is_empty() {
        parts.add("会议议程", agenda(&items));
    }
    let speeches = speeches_of(&items);
    if !speeches.is_empty() {
        // The summary stands over what was said, unless it only says the title again.
        let mut said = content(record);
        if fields.content.as_deref().is_some_and(|text| text.trim_end_matches('。') == fields.title) {
            said.clear();
        }
        said.extend(speeches);
        parts.add("发言记录", said);
    } else {
        let mut said = content(record);
        if said.is_empty() && !votes.is_empty() {
            said.push(text(format!("发言记录{MISSING}")));
        }
        parts.ask("主要内容", said);
    }
    if !votes.is_empty() {
        let said: String = fields
            .agenda
            .iter()
            .filter_map(|item| item.record.as_deref())
            .chain(fields.content.as_deref())
            .collect();
        parts.add("表决", vote::blocks(votes, &fields.sittings, &said));
    }
    let decided = decisions(record);
    if record.is(Kind::GENERAL_MEETING) && (!decided.is_empty() || !votes.is_empty()) {
        parts.ask("决议", decided);
    } else if record.is(Kind::COMMITTEE_MEETING) {
        parts.ask("议定事项", decided);
    } else if !decided.is_empty() {
        parts.add("议定事项", decided);
    }
}

/// The sentence that opens a meeting that votes (domain.md §2.2), or a committee's.
fn opening(record: &Record<'_>) -> Vec<Block> {
    let facts = record.facts;
    let is_taken = !facts.roll.lines.is_empty() && facts.roll.totals.unmarked == 0;
    let is_asked = if record.is(Kind::COMMITTEE_MEETING) {
        is_taken
    } else {
        !facts.session.fields.votes.is_empty() && record.decides()
    };
    if !is_asked {
        return Vec::new();
    }
    if !is_taken {
        return vec![text(format!("主持人：本支部应到、实到人数{MISSING}。"))];
    }
    let said = facts.roll.opening.as_ref().map(|said| text(format!("主持人：{said}")));
    let why = facts.roll.why_voting.as_ref().filter(|_| !record.is(Kind::COMMITTEE_MEETING));
    said.into_iter().chain(why.map(|why| text(format!("说明：{why}")))).collect()
}

/// 党课: what was taught, what was said to it.
fn lecture(record: &Record<'_>, parts: &mut Parts) {
    let items = record.agenda();
    let taught = content(record);
    let speeches = speeches_of(&items);
    parts.ask("主要内容", taught);
    if !speeches.is_empty() {
        parts.add("讨论交流", speeches);
    }
    let decided = decisions(record);
    if !decided.is_empty() {
        parts.add("议定事项", decided);
    }
}

/// 主题党日: every item of the day, also those with a record of their own; what was said to its own.
fn theme_day(record: &Record<'_>, parts: &mut Parts) {
    let fields = &record.facts.session.fields;
    let items: Vec<&AgendaItem> = fields.agenda.iter().collect();
    let mut done = content(record);
    if !items.is_empty() {
        done = items
            .iter()
            .enumerate()
            .map(|(i, item)| text(format!("{}. {}", i + 1, item_of_day(record, item))))
            .collect();
    }
    parts.ask("活动内容", done);
    let speeches = speeches_of(&record.agenda());
    if !speeches.is_empty() {
        parts.add("交流发言", speeches);
    }
    if record.decides() && !fields.votes.is_empty() {
        parts.add(
            "表决",
            vote::blocks(&fields.votes, &fields.sittings, fields.content.as_deref().unwrap_or_default()),
        );
    }
    if record.decides() {
        parts.ask("落实情况", decisions(record));
    }
}

/// An item of the day; one that has a record of its own says where.
fn item_of_day(record: &Record<'_>, item: &AgendaItem) -> String {
    let title = item.title.trim_end_matches('。');
    let session = &record.facts.session;
    let keeper = super::keeper(session, item).filter(|kind| *kind != record.kind);
    let notes: Vec<String> = [
        item.speaker.clone().filter(|speaker| !speaker.is_empty()),
        keeper.map(|kind| format!("见{}记录", super::title_of(session, kind))),
    ]
    .into_iter()
    .flatten()
    .collect();
    if notes.is_empty() { format!("{title}。") } else { format!("{title}（{}）。", notes.join("，")) }
}

/// 组织生活会: before, at, and after the meeting (F-35).
fn organisational_life(record: &Record<'_>, parts: &mut Parts) {
    let items = record.agenda();
    let (before, at): (Vec<&AgendaItem>, Vec<&AgendaItem>) =
        items.iter().partition(|item| item.kind == AgendaKind::Study);
    let mut prepared = agenda(&before);
    prepared.extend(speeches_of(&before));
    parts.ask("会前准备（学习、谈心、征求意见）", prepared);
    let mut said = if speeches_of(&at).is_empty() { content(record) } else { Vec::new() };
    said.extend(agenda(&at));
    said.extend(speeches_of(&at));
    said.extend(spoken(record));
    parts.ask("查摆问题、开展批评与自我批评", said);
    let mut measures = decisions(record);
    measures.extend(rectify::table(record));
    parts.ask("整改措施", measures);
}

/// How often people spoke of themselves and of one another; what they said stays in the book (P-13).
fn spoken(record: &Record<'_>) -> Option<Block> {
    let spoken = record.facts.spoken;
    let counts = [("自我批评", spoken.of_self), ("相互批评", spoken.of_others)];
    let counts = counts.into_iter().filter(|(_, n)| *n > 0).map(|(name, n)| format!("{name}{n}人次"));
    let counts = listed(counts);
    (!counts.is_empty()).then(|| text(format!("会上{counts}，内容限范围阅看，不在本表印出。")))
}

/// 民主评议: what was done, and the grades, filled in by hand from the count (F-36; PY-03…PY-05).
fn appraisal(record: &Record<'_>, parts: &mut Parts) {
    let items = record.agenda();
    let mut done = content(record);
    done.extend(agenda(&items));
    done.extend(speeches_of(&items));
    parts.ask("评议情况", done);
    parts.add("评议结果", record.facts.appraisal.iter().flat_map(grades::table).collect());
    let decided = decisions(record);
    if !decided.is_empty() {
        parts.add("评定意见", decided);
    }
}

/// What was said in a talk stays in the book when it is restricted (P-13).
fn talk(record: &Record<'_>) -> Vec<Block> {
    if record.facts.session.fields.is_restricted {
        return vec![text("谈话内容限范围阅看，不在本表印出。")];
    }
    let mut said = content(record);
    said.extend(decisions(record));
    said
}

fn agenda_line(item: &AgendaItem) -> String {
    let title = item.title.trim_end_matches('。');
    match item.speaker.as_deref().filter(|speaker| !speaker.is_empty()) {
        Some(speaker) => format!("{title}（{speaker}）。"),
        None => format!("{title}。"),
    }
}

/// `姓名：要点` lines with the name in a column of its own; other lines as they are.
fn speeches(record: &str) -> Vec<Block> {
    let lines: Vec<&str> = record.lines().filter(|line| !line.trim().is_empty()).collect();
    let name_of = |line: &str| {
        line.split_once('：')
            .filter(|(name, _)| (2..=6).contains(&name.chars().count()))
            .map(|(name, rest)| (name.to_owned(), rest.to_owned()))
    };
    let is_long = lines.iter().filter_map(|line| name_of(line)).any(|(name, _)| name.chars().count() > 3);
    let hang = if is_long { 7.5 } else { 5.0 };
    lines
        .into_iter()
        .map(|line| match name_of(line) {
            Some((name, rest)) => Paragraph::speech(format!("{}：", spread(&name)), hang, plain(rest)).into(),
            None => text(line),
        })
        .collect()
}
