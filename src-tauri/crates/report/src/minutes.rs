//! 会议记录: head, opening, agenda, speeches, votes, decisions, signatures (F-10…F-25; PAPER P3).

use ledger::attendance::{Mark, Roll, RollLine};
use ledger::id::SessionId;
use ledger::member::{RosterLine, Stage};
use ledger::session::{AgendaItem, Formula, Kind, Role, Session, Vote, judge};
use ledger::{Result, View};
use paper::{
    Align, Block, Cell, Column, Document, Face, Footer, Heading, Inline, Mm, PageSetup, Paragraph, Pt, Row,
    Run, Section, Stand, Style, Table, Title, plain,
};

use crate::meta;
use crate::words::{
    MISSING, date_with_weekday, listed, month_day, numeral, or_dash, or_missing, spread, time_span,
};

/// The minutes of a session. Errors: no such session.
pub fn minutes(view: &View<'_>, session: SessionId) -> Result<Document> {
    let session = ledger::session::get(view, session)?;
    let roll = ledger::attendance::roll(view, session.id)?;
    let roster =
        ledger::member::due(view, session.fields.unit_id, session.fields.scope, session.fields.on_day)?;
    Ok(document(&session, &roll, &roster))
}

/// `支部党员大会`: the main kind, with the group's name before 党小组会.
pub(crate) fn kind_title(session: &Session) -> String {
    let main = session.fields.kinds.first().map_or("会议", Kind::label);
    if session.fields.kinds.iter().any(|kind| kind.as_str() == Kind::GROUP_MEETING) {
        format!("{}会", crate::words::group_label(&session.unit))
    } else {
        main.to_owned()
    }
}

fn document(session: &Session, roll: &Roll, roster: &[RosterLine]) -> Document {
    let title = format!("{}记录", kind_title(session));
    let mut blocks =
        vec![Title::form(title.clone()), head(session, roll, roster).into(), Block::Gap(Mm(3.5))];
    let mut number = 0;
    let mut next = |name: &str| {
        number += 1;
        Heading { level: 1, text: format!("{}、{name}", numeral(number)), indent: 0.0 }.into()
    };
    let votes = &session.fields.votes;
    if !votes.is_empty() {
        blocks.push(next("宣布开会"));
        blocks.push(text(opening(roll)));
    }
    let agenda = &session.fields.agenda;
    if !agenda.is_empty() {
        blocks.push(next("会议议程"));
        blocks.extend(
            agenda.iter().enumerate().map(|(i, item)| text(format!("{}. {}", i + 1, agenda_line(item)))),
        );
    }
    let speeches: Vec<Block> =
        agenda.iter().filter_map(|item| item.record.as_deref()).flat_map(speeches).collect();
    if !speeches.is_empty() || session.fields.content.is_some() {
        blocks.push(next(if speeches.is_empty() { "主要内容" } else { "发言记录" }));
        blocks.extend(
            session
                .fields
                .content
                .iter()
                .flat_map(|content| content.lines())
                .map(|line| text(line.to_owned())),
        );
        blocks.extend(speeches);
    } else {
        blocks.push(next("主要内容"));
        blocks.push(text(MISSING.to_owned()));
    }
    if !votes.is_empty() {
        blocks.push(next("表决"));
        for vote in votes {
            let mut lead = Paragraph::new(plain(format!("{}表决：{}。", vote.method.label(), vote.subject)));
            lead.with_next = true;
            blocks.push(lead.into());
            blocks.push(vote_table(vote).into());
            blocks.push(Block::Gap(Mm(1.0)));
            blocks.push(text(judge(vote).sentence));
        }
    }
    if let Some(decisions) = session.fields.decisions.as_deref().filter(|text| !text.trim().is_empty()) {
        blocks.push(next("决议"));
        blocks.extend(decisions.lines().map(|line| text(line.to_owned())));
    }
    blocks.push(Block::Gap(Mm(5.0)));
    blocks.push(signatures().into());
    let page =
        PageSetup::form().with_margins(Mm(22.0), Mm(22.0), Mm(28.0), Mm(20.0)).with_body(Style::minutes());
    let footer =
        Footer::Form(format!("{}　{}", kind_title(session), crate::words::full_date(session.fields.on_day)));
    Document {
        meta: meta(&title, &session.fields.title, session.fields.on_day),
        sections: vec![Section::new(page, footer, blocks)],
    }
}

fn text(line: String) -> Block {
    Paragraph::new(plain(line)).into()
}

/// The sentence that opens a voting meeting (domain.md §2.2).
fn opening(roll: &Roll) -> String {
    let t = &roll.totals;
    let quorum = if roll.present_voting * 2 >= roll.due_voting {
        "符合规定人数，现在可以开会。"
    } else {
        "未达到规定人数。"
    };
    format!(
        "主持人：本支部应到{}名，其中有表决权的正式党员{}名；实到{}名，其中有表决权的正式党员{}名，{quorum}",
        t.due, roll.due_voting, t.present, roll.present_voting
    )
}

fn agenda_line(item: &AgendaItem) -> String {
    match item.speaker.as_deref() {
        Some(speaker) if !speaker.is_empty() => {
            format!("{}（{speaker}）。", item.title.trim_end_matches('。'))
        }
        _ => format!("{}。", item.title.trim_end_matches('。')),
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
    let has_long_name =
        lines.iter().filter_map(|line| name_of(line)).any(|(name, _)| name.chars().count() > 3);
    let hang = if has_long_name { 7.5 } else { 5.0 };
    lines
        .into_iter()
        .map(|line| match name_of(line) {
            Some((name, rest)) => Paragraph::speech(format!("{}：", spread(&name)), hang, plain(rest)).into(),
            None => text(line.to_owned()),
        })
        .collect()
}

/// The head: 24 · 57 · 24 · 57 mm.
fn head(session: &Session, roll: &Roll, roster: &[RosterLine]) -> Table {
    let fields = &session.fields;
    let label = |text: &str| {
        Cell::label(text).align(if text.chars().count() <= 3 { Align::Spread(4.0) } else { Align::Centre })
    };
    let wide = |name: &str, text: String| Row::new(vec![label(name), Cell::new(text).colspan(3)]);
    let pair = |a: &str, x: String, b: &str, y: String| {
        Row::new(vec![label(a), Cell::new(x), label(b), Cell::new(y)])
    };
    let full = roster.iter().filter(|line| line.stage == Stage::Full).count();
    let when = format!(
        "{}{}",
        date_with_weekday(fields.on_day),
        time_span(fields.start_time.as_deref(), fields.end_time.as_deref())
    );
    let (due, present) = people(roll, session);
    let mut rows = vec![wide("会议名称", merged_title(session)), wide("时间", when)];
    rows.extend(fields.sittings.iter().map(|sitting| {
        let name = sitting.label.clone().unwrap_or_else(|| "场次".to_owned());
        let span = time_span(sitting.start_time.as_deref(), sitting.end_time.as_deref());
        wide(
            &name,
            format!("{}{span}　{}", date_with_weekday(sitting.on_day), or_dash(sitting.place.as_deref())),
        )
    }));
    rows.push(pair(
        "地点",
        or_missing(fields.place.as_deref()),
        "党员总数",
        format!("{}名（其中正式党员{full}名）", roster.len()),
    ));
    rows.push(pair("主持人", role(session, Role::Host), "记录人", role(session, Role::Recorder)));
    if fields.roles.iter().any(|entry| entry.role == Role::Lecturer) {
        rows.push(wide("主讲人", role(session, Role::Lecturer)));
    }
    rows.push(pair("应到", due, "实到", present));
    rows.push(wide("列席", observers(session)));
    rows.push(wide("缺席人员\n及原因", absentees(roll)).height(Mm(15.0)));
    Table {
        rows,
        row_height: Mm(9.0),
        inset: Mm(2.0),
        ..Table::new(vec![
            Column::mm(24.0, Align::Centre),
            Column::mm(57.0, Align::Left),
            Column::mm(24.0, Align::Centre),
            Column::mm(57.0, Align::Left),
        ])
    }
}

/// The title, and which kinds were held together (C-19).
fn merged_title(session: &Session) -> String {
    let others: Vec<&str> = session.fields.kinds.iter().skip(1).map(Kind::short).collect();
    if others.is_empty() {
        session.fields.title.clone()
    } else {
        format!("{}（与{}合并召开）", session.fields.title, others.join("、"))
    }
}

fn people(roll: &Roll, session: &Session) -> (String, String) {
    let totals = &session.totals;
    if totals.is_declared {
        return (format!("{}名", totals.due), format!("{}名", totals.present));
    }
    let present = if totals.unmarked > 0 {
        MISSING.to_owned()
    } else {
        format!("{}名（其中有表决权{}名）", totals.present, roll.present_voting)
    };
    (format!("{}名（其中有表决权{}名）", totals.due, roll.due_voting), present)
}

fn role(session: &Session, role: Role) -> String {
    let names: Vec<String> = session
        .fields
        .roles
        .iter()
        .filter(|entry| entry.role == role)
        .map(|entry| match (&entry.institution, &entry.post) {
            (None, None) => entry.name.clone(),
            (institution, post) => {
                let about = [institution, post].into_iter().flatten().map(String::as_str).collect::<Vec<_>>();
                format!("{}（{}）", entry.name, about.join(""))
            }
        })
        .collect();
    if names.is_empty() { MISSING.to_owned() } else { listed(names) }
}

fn observers(session: &Session) -> String {
    let observers = &session.fields.observers;
    let total: i64 = observers.iter().map(|observer| observer.headcount).sum();
    if total == 0 {
        return "无".to_owned();
    }
    let named = observers.iter().map(|observer| {
        let class = observer.class.as_deref().unwrap_or_default();
        match &observer.name {
            Some(name) if class.is_empty() => name.clone(),
            Some(name) => format!("{name}（{class}）"),
            None => format!("{class}{}人", observer.headcount),
        }
    });
    format!("{total}人：{}", listed(named))
}

/// Who was away and why; illness without details (P-07), make-up with its day.
pub(crate) fn away(roll: &Roll) -> String {
    let away = roll.lines.iter().filter(|line| matches!(line.mark, Mark::Excused | Mark::Absent)).map(|line| {
        let why = line.reason.map_or(line.mark.label(), |reason| reason.label());
        let made_up = line.made_up.as_ref().map(|made_up| format!("，{}已补学", month_day(made_up.on_day)));
        format!("{}（{why}{}）", spread(&line.name), made_up.unwrap_or_default())
    });
    let away = listed(away);
    if away.is_empty() { "无".to_owned() } else { away }
}

/// Who was away, and exempt people in a line of their own.
fn absentees(roll: &Roll) -> String {
    let exempt: Vec<&RollLine> = roll.lines.iter().filter(|line| line.mark == Mark::Exempt).collect();
    let mut lines = vec![away(roll)];
    if !exempt.is_empty() {
        lines.push(format!("{}免于参加，不计入应到。", listed(exempt.iter().map(|line| spread(&line.name)))));
    }
    lines.join("\n")
}

/// Seven equal columns, unbroken.
fn vote_table(vote: &Vote) -> Table {
    let verdict = judge(vote);
    let heads = ["应到有\n表决权", "实到有\n表决权", "赞成", "反对", "弃权", "书面意见", "结果"];
    let spread_out = |text: &&str| if text.chars().count() == 2 { Align::Spread(3.0) } else { Align::Centre };
    let written =
        if vote.formula == Formula::Admission { vote.written_yes.to_string() } else { "—".to_owned() };
    let result = if verdict.passed { "通过" } else { "未通过" };
    let mut cells: Vec<Cell> = [vote.due_voting, vote.present_voting, vote.yes, vote.no, vote.abstain]
        .iter()
        .map(|n| Cell::new(n.to_string()))
        .collect();
    cells.push(Cell::new(written));
    cells.push(Cell::new(result).face(Face::Hei));
    Table {
        head: vec![
            Row::new(
                heads.iter().map(|text| Cell::label(*text).size(Pt(9.0)).align(spread_out(text))).collect(),
            )
            .height(Mm(11.0)),
        ],
        rows: vec![Row::new(cells).height(Mm(10.0))],
        whole: true,
        ..Table::new((0..7).map(|_| Column::fr(1.0, Align::Centre)).collect())
    }
}

/// 主持人, 记录人, 党支部书记审核, 上级检查意见: cells to sign in, unbroken.
fn signatures() -> Table {
    let sign = |text: &str| {
        let line: Vec<Inline> = vec![Run::new(text).size(Pt(9.0)).into()];
        Cell::of(line).align(Align::Right).stand(Stand::Bottom)
    };
    Table {
        rows: vec![
            Row::new(vec![
                Cell::label("主持人").align(Align::Spread(4.0)),
                sign("（签名）　　　　年　　月　　日"),
                Cell::label("记录人").align(Align::Spread(4.0)),
                sign("（签名）　　　　年　　月　　日"),
            ])
            .height(Mm(13.0)),
            Row::new(vec![
                Cell::label("党支部书记\n审　　核"),
                sign("（签名）　　　　　年　　月　　日").colspan(3),
            ])
            .height(Mm(13.0)),
            Row::new(vec![
                Cell::label("上级检查\n意　　见"),
                sign("检查人：　　　　　　　年　　月　　日").colspan(3),
            ])
            .height(Mm(26.0)),
        ],
        inset: Mm(2.0),
        whole: true,
        ..Table::new(vec![
            Column::mm(24.0, Align::Centre),
            Column::mm(57.0, Align::Left),
            Column::mm(24.0, Align::Centre),
            Column::mm(57.0, Align::Left),
        ])
    }
}
