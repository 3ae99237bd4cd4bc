//! 党支部基本情况表: the branch, what its members are, who leads it and its groups (F-60, F-61).

use chrono::{Datelike, Months, NaiveDate};
use ledger::id::UnitId;
use ledger::member::{Member, PostKind, RosterLine, Sex, Stage};
use ledger::unit::{Unit, UnitKind};
use ledger::{Result, View};
use paper::{
    Align, Block, Cell, Column, Document, Footer, Heading, Mm, Note, PageSetup, Pt, Row, Section, Table,
    Title,
};

use crate::words::{MISSING, full_date, group_label, listed, or_dash, or_missing, spread, year_month};
use crate::{formal_name, meta, signers};

/// The profile of a unit on a day. Errors: no such unit.
pub fn profile(view: &View<'_>, unit: UnitId, day: NaiveDate) -> Result<Document> {
    let unit = ledger::unit::get(view, unit)?;
    let owner = formal_name(&unit).to_owned();
    let roster = ledger::member::roster(view, unit.id, day)?;
    let groups = crate::quarterly::groups_of(ledger::unit::list_under(view, unit.id)?, &unit);
    let people = party_members(view, &roster)?;
    let leaders: Vec<(&RosterLine, &Member)> = people
        .iter()
        .filter(|(line, _)| line.posts.iter().any(|post| *post != PostKind::GroupLeader))
        .map(|(line, member)| (*line, member))
        .collect();
    let title = if unit.fields.kind == UnitKind::Branch {
        "党支部基本情况表"
    } else {
        "党组织基本情况表"
    };
    let heading = |text: &str| Heading { level: 1, text: text.to_owned(), indent: 0.0 }.into();
    let mut blocks = vec![
        Title::form(title),
        about(&unit, &superior(view, &unit)?, groups.len()).into(),
        Block::Gap(Mm(4.0)),
        heading("党员构成"),
        composition(&people, &roster, day).into(),
    ];
    blocks.extend(unknown(&people));
    blocks.extend([Block::Gap(Mm(4.0)), heading("支部委员"), committee(&leaders, unit.id, day).into()]);
    if !groups.is_empty() {
        blocks.extend([Block::Gap(Mm(4.0)), heading("党小组"), group_table(&groups, &roster).into()]);
    }
    blocks.extend([Block::Gap(Mm(8.0)), signers(&roster, day)]);
    let footer = Footer::Form(format!("{owner}　截至{}", full_date(day)));
    Ok(Document {
        meta: meta(title, &owner, day),
        sections: vec![Section::new(PageSetup::form(), footer, blocks)],
    })
}

/// The 正式 and 预备党员 of a roster with everything the book holds of them.
fn party_members<'a>(view: &View<'_>, roster: &'a [RosterLine]) -> Result<Vec<(&'a RosterLine, Member)>> {
    let members = roster.iter().filter(|line| matches!(line.stage, Stage::Full | Stage::Probationary));
    members.map(|line| Ok((line, ledger::member::get(view, line.id)?))).collect()
}

/// The body a unit reports to: the one above it in the book, or the one written down for the top.
fn superior(view: &View<'_>, unit: &Unit) -> Result<Option<String>> {
    Ok(match unit.parent_id {
        Some(parent) => Some(formal_name(&ledger::unit::get(view, parent)?).to_owned()),
        None => unit.fields.superior.clone(),
    })
}

fn about(unit: &Unit, superior: &Option<String>, groups: usize) -> Table {
    let fields = &unit.fields;
    let date = |day: Option<NaiveDate>| day.map_or_else(|| MISSING.to_owned(), full_date);
    let years = u32::try_from(fields.term_years).unwrap_or_default();
    let ends = fields.elected_on.and_then(|day| day.checked_add_months(Months::new(years * 12)));
    let divided = if groups == 0 { "未划分".to_owned() } else { format!("{groups}个") };
    let wide = |label: &str, text: String| Row::new(vec![name(label), Cell::new(text).colspan(3)]);
    let pair = |label: &str, text: String, other: &str, value: String| {
        Row::new(vec![name(label), Cell::new(text), name(other), Cell::new(value)])
    };
    Table {
        rows: vec![
            wide("组织全称", formal_name(unit).to_owned()),
            wide("上级党组织", or_missing(superior.as_deref())),
            pair("成立时间", date(fields.founded_on), "任期", format!("{}年", fields.term_years)),
            pair("本届选举", date(fields.elected_on), "届满时间", date(ends)),
            pair("活动场所", or_missing(fields.place.as_deref()), "党小组", divided),
        ],
        row_height: Mm(9.0),
        inset: Mm(2.0),
        ..Table::new(vec![
            Column::mm(26.0, Align::Centre),
            Column::fr(1.0, Align::Left),
            Column::mm(26.0, Align::Centre),
            Column::mm(42.0, Align::Left),
        ])
    }
}

/// A label spread to the width of four characters.
fn name(label: &str) -> Cell {
    Cell::label(label).align(if label.chars().count() <= 3 { Align::Spread(4.0) } else { Align::Centre })
}

/// Ten counts in one line.
fn composition(people: &[(&RosterLine, Member)], roster: &[RosterLine], day: NaiveDate) -> Table {
    let of = |is: &dyn Fn(&RosterLine, &Member) -> bool| {
        people.iter().filter(|(line, member)| is(line, member)).count()
    };
    let activists = roster.iter().filter(|line| line.stage == Stage::Activist).count();
    let counts = [
        ("党员\n总数", people.len()),
        ("正式\n党员", of(&|line, _| line.stage == Stage::Full)),
        ("预备\n党员", of(&|line, _| line.stage == Stage::Probationary)),
        ("男", of(&|line, _| line.sex == Some(Sex::Male))),
        ("女", of(&|line, _| line.sex == Some(Sex::Female))),
        (
            "少数\n民族",
            of(&|line, _| line.ethnicity.as_deref().is_some_and(|of| of.trim_end_matches('族') != "汉")),
        ),
        (
            "35岁\n及以下",
            of(&|line, _| {
                line.born_on.as_deref().and_then(|born| age(born, day)).is_some_and(|age| age <= 35)
            }),
        ),
        ("大专\n及以上", of(&|line, _| line.education.as_deref().is_some_and(is_college))),
        ("一线\n工人", of(&|_, member| member.fields.is_frontline)),
        ("入党积\n极分子", activists),
    ];
    Table {
        head: vec![
            Row::new(counts.iter().map(|(label, _)| Cell::label(*label).size(Pt(9.0))).collect())
                .height(Mm(11.0)),
        ],
        rows: vec![Row::new(counts.iter().map(|(_, n)| Cell::new(n.to_string())).collect()).height(Mm(9.0))],
        inset: Mm(0.6),
        whole: true,
        ..Table::new(counts.iter().map(|_| Column::fr(1.0, Align::Centre)).collect())
    }
}

/// Full years of age; a year or month alone counts from its first day.
fn age(born: &str, day: NaiveDate) -> Option<i32> {
    let mut parts = born.split('-').map(str::parse::<u32>);
    let year = i32::try_from(parts.next()?.ok()?).ok()?;
    let (month, date) =
        (parts.next().map_or(Some(1), |n| n.ok())?, parts.next().map_or(Some(1), |n| n.ok())?);
    Some(day.year() - year - i32::from((day.month(), day.day()) < (month, date)))
}

/// 大专及以上 of the families of GB/T 4658 (M-39, M-40): 中等专科 is none.
fn is_college(education: &str) -> bool {
    ["博士", "硕士", "研究生", "本科", "大学", "大专", "高职"].iter().any(|word| education.contains(word))
}

/// What is not written down of some people and so cannot be counted.
fn unknown(people: &[(&RosterLine, Member)]) -> Option<Block> {
    let lacks = |is: fn(&RosterLine) -> bool| people.iter().filter(|(line, _)| is(line)).count();
    let lacking = [
        ("性别", lacks(|line| line.sex.is_none())),
        ("民族", lacks(|line| line.ethnicity.is_none())),
        ("出生年月", lacks(|line| line.born_on.is_none())),
        ("学历", lacks(|line| line.education.is_none())),
    ];
    let parts: Vec<String> =
        lacking.iter().filter(|(_, n)| *n > 0).map(|(what, n)| format!("{what}{n}名")).collect();
    (!parts.is_empty()).then(|| {
        Block::Note(Note {
            items: vec![format!("名册中没有填写：{}，有关各栏未计入这些人。", parts.join("、"))],
        })
    })
}

/// 党内职务, 姓名, 岗位职务, 入党时间, 分工 (F-61).
fn committee(leaders: &[(&RosterLine, &Member)], unit: UnitId, day: NaiveDate) -> Table {
    let rows = leaders.iter().map(|(line, member)| {
        let posts: Vec<&str> = line
            .posts
            .iter()
            .filter(|post| **post != PostKind::GroupLeader)
            .map(|post| post.label())
            .collect();
        let duty = member.posts.iter().find(|post| {
            post.unit_id == unit && post.from_on <= day && post.until_on.is_none_or(|until| until > day)
        });
        let job = [&member.fields.job, &member.fields.title];
        let job: Vec<&str> = job.into_iter().flatten().map(String::as_str).collect();
        Row::new(vec![
            Cell::new(posts.join("、")),
            Cell::new(spread(&line.name)),
            Cell::new(or_missing(Some(&job.join("、")))),
            Cell::new(line.probation_on.as_deref().map_or_else(|| MISSING.to_owned(), year_month)),
            Cell::new(or_missing(duty.and_then(|post| post.duty.as_deref()))).size(Pt(9.0)),
        ])
    });
    let heads = ["党内职务", "姓　名", "岗位职务", "入党时间", "分　　工"];
    let mut rows: Vec<Row> = rows.collect();
    if rows.is_empty() {
        rows.push(Row::new(vec![Cell::new(MISSING).colspan(5).align(Align::Centre)]));
    }
    Table {
        head: vec![Row::new(heads.iter().map(|text| Cell::label(*text)).collect()).height(Mm(8.0))],
        rows,
        ..Table::new(vec![
            Column::mm(24.0, Align::Centre),
            Column::mm(20.0, Align::Centre),
            Column::mm(46.0, Align::Left),
            Column::mm(21.0, Align::Centre),
            Column::fr(1.0, Align::Left),
        ])
    }
}

/// 党小组, 组长, 党员数, 其中预备党员, 组员.
fn group_table(groups: &[Unit], roster: &[RosterLine]) -> Table {
    let rows = groups.iter().map(|group| {
        let of: Vec<&RosterLine> = roster
            .iter()
            .filter(|line| line.group_id == Some(group.id))
            .filter(|line| matches!(line.stage, Stage::Full | Stage::Probationary))
            .collect();
        let leads = |line: &&&RosterLine| line.posts.contains(&PostKind::GroupLeader);
        let leader = of.iter().find(leads);
        let probationary = of.iter().filter(|line| line.stage == Stage::Probationary).count();
        let others = listed(of.iter().filter(|line| !leads(line)).map(|line| line.name.as_str()));
        Row::new(vec![
            Cell::new(group_label(&group.fields.name)),
            Cell::new(leader.map_or_else(|| MISSING.to_owned(), |line| spread(&line.name))),
            Cell::new(of.len().to_string()),
            Cell::new(probationary.to_string()),
            Cell::new(or_dash(Some(&others))).size(Pt(9.0)),
        ])
    });
    let heads = ["党小组", "组　长", "党员数", "其中\n预备党员", "组　　员"];
    Table {
        head: vec![Row::new(heads.iter().map(|text| Cell::label(*text)).collect()).height(Mm(11.0))],
        rows: rows.collect(),
        ..Table::new(vec![
            Column::mm(32.0, Align::Left),
            Column::mm(20.0, Align::Centre),
            Column::mm(17.0, Align::Centre),
            Column::mm(19.0, Align::Centre),
            Column::fr(1.0, Align::Left),
        ])
    }
}
