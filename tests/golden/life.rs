//! What a session holds: lecturers, hours, decisions, appraisal.

use ledger::attendance::{self, Mark, MarkEntry};
use ledger::count::By;
use ledger::date::Window;
use ledger::id::{MemberId, SessionId, UnitId};
use ledger::member::{self, Standing, StandingKind};
use ledger::need::{self, NeedFields, NeedKind};
use ledger::register::{self, Cell, Column, ColumnKind, RegisterFields, RegisterRowFields};
use ledger::session::{self, AgendaItem, AgendaKind, SessionFilter};
use ledger::unit::UnitKind;
use ledger::{lecturer, search};

use crate::case::{Case, Kind, day, row};
use crate::rows::{Row, field, figure, hold};

pub const ROWS: &[Row] = &[
    field(9, "活动的“专题教育”写明是哪一阶段；上级指导组的意见记入备注，用词照原文"),
    field(14, "党内职务有起止日期；任务清单每项写责任领导"),
    field(23, "活动的地点和形式（户外、游戏）"),
    field(27, "活动的形式写“演出”，节目逐项列入议程"),
    figure(29, "类别“微党课”，学时按分钟记，合计折成学时", "12次×5分钟=1学时", s29),
    field(33, "活动的地点（生产、项目、工地）和备注（设备）"),
    figure(48, "外请讲师名录由主讲人得出：不是本支部党员的", "5", s48),
    figure(
        55,
        "外请讲师名录：姓名、单位、职务，次数、人次、人数",
        "李明（市委党校教授）2次7人次4人；王芳（市委党校副教授）1次3人次3人",
        s55,
    ),
    field(70, "下级组织的活动和清单归本级汇总，“专题教育”相同"),
    figure(78, "专题教育下的专题研讨，按专题统计", "10", s78),
    field(88, "任务清单和活动的“专题教育”写工程名称"),
    figure(89, "议程项写“意识形态”，按议程查找到四类会议", "4/4", s89),
    field(103, "活动的形式写“一三一四”，说明写在备注"),
    figure(106, "主讲人是本支部离退休党员的活动", "3", s106),
    figure(110, "自定义台账“心得征文”，关联活动和党员", "27篇", s110),
    field(112, "活动的方式选“线上”"),
    field(117, "会议内容里的用词，照原文"),
    figure(125, "类别“微党课”，15分钟一次，学时按分钟相加", "4次，60分钟，1学时", s125),
    figure(128, "自定义台账“测试成绩”，关联活动，数字列合计除以人数", "12人平均91.5分", s128),
    figure(132, "问需问计：直播提问，关联活动，答复的", "提问14，答复12", s132),
    figure(146, "类别“微党课”按地点统计", "5个站点", s146),
];

#[test]
fn figures_come_out() {
    hold(ROWS);
}

fn year() -> Window {
    Window::year(2021).unwrap()
}

fn top(case: &Case) -> UnitId {
    case.book.owner().unwrap()
}

/// A branch of so many members, called 石甲, 石乙, 石丙….
fn branch(people: usize) -> Case {
    let mut case = Case::new(UnitKind::Branch, "煤气站党支部", "2021-12-31");
    let rows = (0..people).map(|at| vec![name(at), "1995-07-01".into(), "1996-07-01".into()]);
    let rows = rows.collect();
    case.rows(Kind::Members, &["姓名", "入党时间", "转正时间"], rows);
    case
}

fn name(at: usize) -> String {
    format!("石{}", ["甲", "乙", "丙", "丁", "戊", "己", "庚", "辛", "壬", "癸"][at % 10].repeat(1 + at / 10))
}

/// Sessions from a spreadsheet; their ids, oldest first.
fn held(case: &mut Case, headings: &[&str], rows: Vec<Vec<String>>) -> Vec<SessionId> {
    case.rows(Kind::Sessions, headings, rows);
    let filter = SessionFilter { limit: Some(1000), ..SessionFilter::default() };
    let mut lines = case.read(|view| session::list(view, &filter));
    lines.sort_by_key(|line| (line.on_day, line.id));
    lines.into_iter().map(|line| line.id).collect()
}

fn absent(member_id: MemberId) -> MarkEntry {
    MarkEntry {
        member_id,
        mark: Mark::Absent,
        reason: None,
        sitting_id: None,
        late_minutes: None,
        early_minutes: None,
        note: None,
    }
}

/// Everybody came but the first so many.
fn attend(case: &mut Case, session: SessionId, away: usize) {
    case.write(|tx| {
        attendance::take_roll(tx, session)?;
        let lines = attendance::roll(tx, session)?.lines;
        let marks = lines.iter().take(away).map(|line| absent(line.member_id));
        attendance::mark(tx, session, &marks.collect::<Vec<_>>())?;
        attendance::fill_rest(tx, session, Mark::Present, None)
    });
}

/// So many talks of so many minutes; what they earned one member in the year.
fn micro(talks: u32, minutes: u32) -> (i64, i64) {
    let mut case = branch(3);
    let rows = (1..=talks).map(|month| {
        let hours = format!("{:.4}", f64::from(minutes) / 60.0);
        vec![format!("2021-{month:02}-08"), "微党课".into(), format!("第{month}讲"), hours]
    });
    let rows = rows.collect();
    for session in held(&mut case, &["日期", "类型", "主题", "学时"], rows) {
        attend(&mut case, session, 0);
    }
    let unit = top(&case);
    let line = case.read(|view| attendance::hours(view, unit, day("2021-12-31"))).remove(0);
    assert_eq!(line.year_minutes % line.period_minutes, 0, "whole hours");
    (line.year_minutes, line.year_minutes / line.period_minutes)
}

fn s29() -> String {
    let (minutes, hours) = micro(12, 5);
    format!("12次×{}分钟={hours}学时", minutes / 12)
}

fn s125() -> String {
    let (minutes, hours) = micro(4, 15);
    format!("4次，{minutes}分钟，{hours}学时")
}

fn s48() -> String {
    let mut case = branch(2);
    let who = [
        "江明远（市委党校）",
        "何静（省社科院）",
        "江明远（市委党校）",
        "冯起（冶金学院）",
        "何静（省社科院）",
    ];
    let rows = who.iter().enumerate().map(|(at, who)| {
        vec![
            format!("2021-0{}-10", at + 1),
            "专家授课".into(),
            format!("第{at}讲"),
            (*who).into(),
            "160".into(),
        ]
    });
    let rows = rows.collect();
    held(&mut case, &["日期", "类型", "主题", "主讲人", "实到人数"], rows);
    let unit = top(&case);
    let lecturers = case.read(|view| lecturer::list(view, unit, year()));
    assert_eq!(lecturers.len(), 3, "one line a person: {lecturers:?}");
    lecturers
        .iter()
        .filter(|line| line.member_id.is_none())
        .map(|line| line.sessions)
        .sum::<i64>()
        .to_string()
}

fn s55() -> String {
    let mut case = branch(4);
    let rows = [("03", "李明"), ("05", "李明、王芳")].map(|(month, who)| {
        vec![format!("2021-{month}-05"), "专家授课".into(), "专题辅导".into(), who.into()]
    });
    let sessions = held(&mut case, &["日期", "类型", "主题", "主讲人"], rows.into());
    for (at, id) in sessions.into_iter().enumerate() {
        attend(&mut case, id, at);
        let mut fields = case.read(|view| session::get(view, id)).fields;
        for entry in &mut fields.roles {
            entry.institution = Some("市委党校".into());
            entry.post = Some(if entry.name == "李明" { "教授" } else { "副教授" }.into());
        }
        case.write(|tx| session::save(tx, Some(id), &fields));
    }
    let unit = top(&case);
    let shown = case.read(|view| lecturer::list(view, unit, year())).into_iter().map(|line| {
        let about = [line.institution, line.post].into_iter().flatten().collect::<String>();
        format!(
            "{}（{about}）{}次{}人次{}人",
            line.name,
            line.sessions,
            line.attendances,
            line.people.unwrap_or_default()
        )
    });
    shown.collect::<Vec<_>>().join("；")
}

fn s78() -> String {
    let mut case = branch(2);
    let rows = (0..14).map(|at| {
        let campaign = if at < 10 { "党史学习教育" } else { "" };
        let on = format!("2021-{:02}-11", at % 12 + 1);
        vec![on, "专题研讨".into(), format!("第{at}次"), campaign.into(), "9".into()]
    });
    let rows = rows.collect();
    held(&mut case, &["日期", "类型", "主题", "专题教育", "实到人数"], rows);
    row(&case.count(year(), By::Campaign), "党史学习教育").sessions.to_string()
}

fn s89() -> String {
    let mut case = branch(2);
    let kinds = ["民主生活会", "组织生活会", "述职评议会", "年度考核会", "党课"];
    let rows = kinds.iter().enumerate().map(|(at, kind)| {
        vec![format!("2021-0{}-20", at + 1), (*kind).into(), format!("{kind}第一次"), "12".into()]
    });
    let rows = rows.collect();
    let sessions = held(&mut case, &["日期", "类型", "主题", "实到人数"], rows);
    for id in &sessions[..4] {
        let mut fields = case.read(|view| session::get(view, *id)).fields;
        fields.agenda.push(AgendaItem {
            id: None,
            kind: AgendaKind::Other,
            title: "报告意识形态工作".into(),
            speaker: None,
            minutes: None,
            record: None,
        });
        case.write(|tx| session::save(tx, Some(*id), &fields));
    }
    let found = case.read(|view| search::search(view, "意识形态", None, 50));
    format!("{}/4", found.hits.iter().filter(|hit| hit.noun == "session").count())
}

fn s106() -> String {
    let mut case = branch(3);
    let unit = top(&case);
    let old = case.read(|view| member::roster(view, unit, case.today)).remove(0);
    let mut who = case.read(|view| member::get(view, old.id));
    who.standings.push(Standing {
        id: None,
        kind: StandingKind::Retired,
        from_on: day("2019-01-01"),
        until_on: None,
        reason: None,
        approved_by: None,
        approved_on: None,
        ground: None,
    });
    case.write(|tx| {
        member::save(tx, Some(old.id), &who.fields, &who.memberships, &who.posts, &who.standings)
    });
    let young = name(usize::from(old.name == name(0)));
    let speakers = [&old.name, &young, &old.name, &old.name];
    let rows = speakers.iter().enumerate().map(|(at, who)| {
        vec![
            format!("2021-0{}-12", at + 1),
            "微党课".into(),
            format!("第{at}讲"),
            (*who).clone(),
            "20".into(),
        ]
    });
    let rows = rows.collect();
    held(&mut case, &["日期", "类型", "主题", "主讲人", "实到人数"], rows);
    let lecturers = case.read(|view| lecturer::list(view, unit, year()));
    lecturers.iter().filter(|line| line.is_retired).map(|line| line.sessions).sum::<i64>().to_string()
}

/// A register whose rows belong to a session: the rows, each with a text in its first column.
fn register_of(
    case: &mut Case,
    name: &str,
    first: Column,
    texts: &[String],
) -> (register::Register, Vec<register::RegisterRow>) {
    let on = vec![vec!["2021-06-18".into(), "主题党日".into(), "观影".into(), "27".into()]];
    let session = held(case, &["日期", "类型", "主题", "实到人数"], on)[0];
    let fields = RegisterFields {
        unit_id: top(case),
        name: name.into(),
        family: register::Family::Own,
        day_name: "日期".into(),
        columns: vec![first, Column::new("活动", ColumnKind::Session)],
    };
    case.write(|tx| {
        let id = register::save(tx, None, &fields)?;
        let columns = register::get(tx, id)?.fields.columns;
        let ids: Vec<_> = columns.iter().filter_map(|column| column.id).collect();
        for text in texts {
            let cells = vec![
                Cell { column_id: ids[0], text: text.clone(), id: None },
                Cell { column_id: ids[1], text: String::new(), id: Some(session.0) },
            ];
            register::row_save(
                tx,
                None,
                &RegisterRowFields { register_id: id, on_day: day("2021-06-20"), cells },
            )?;
        }
        Ok((register::get(tx, id)?, register::rows(tx, id, year())?))
    })
}

fn s110() -> String {
    let essays: Vec<String> = (0..27).map(|at| format!("观后感{at}")).collect();
    let (page, rows) =
        register_of(&mut branch(2), "心得征文", Column::new("篇名", ColumnKind::Text), &essays);
    let counts = register::counts(&page, &rows);
    let of_session = counts.iter().find(|count| count.name == "活动").unwrap();
    assert_eq!(of_session.groups.len(), 1, "all of them belong to one film");
    format!("{}篇", of_session.groups[0].rows)
}

fn s128() -> String {
    let scores: Vec<String> = (0..12).map(|at| (86 + at).to_string()).collect();
    let (page, rows) =
        register_of(&mut branch(2), "测试成绩", Column::new("成绩", ColumnKind::Number), &scores);
    let sum: f64 = register::sums(&page, &rows)[0].sum.parse().unwrap();
    format!("{}人平均{:.1}分", rows.len(), sum / f64::from(u32::try_from(rows.len()).unwrap()))
}

fn s132() -> String {
    let mut case = branch(2);
    let on = vec![vec!["2021-11-19".into(), "宣讲".into(), "六中全会精神直播宣讲".into(), "300".into()]];
    let session = held(&mut case, &["日期", "类型", "主题", "实到人数"], on)[0];
    let unit_id = top(&case);
    case.write(|tx| {
        for number in 0..14 {
            let fields = NeedFields {
                unit_id,
                kind: NeedKind::Question,
                on_day: day("2021-11-19"),
                from_whom: None,
                channel: Some("直播提问".into()),
                category: None,
                text: format!("第{number}问"),
                session_id: Some(session),
                task_id: None,
                answered_on: None,
                answer: None,
                is_adopted: None,
            };
            let id = need::save(tx, None, &fields)?;
            if number < 12 {
                need::answer(tx, id, day("2021-11-19"), "当场答复", None)?;
            }
        }
        Ok(())
    });
    let asked = case.read(|view| need::of_session(view, session));
    let figures = need::figures(asked.iter().map(|need| &need.fields));
    format!("提问{}，答复{}", figures.questions, figures.questions_answered)
}

fn s146() -> String {
    let mut case = branch(2);
    let stations = ["一号加压站", "二号加压站", "转炉煤气柜", "高炉煤气柜", "一号加压站", "焦炉煤气站"];
    let rows = stations.iter().enumerate().map(|(at, station)| {
        vec![
            format!("2021-0{}-09", at + 1),
            "微课堂".into(),
            format!("警示教育{at}"),
            (*station).into(),
            "15".into(),
        ]
    });
    let rows = rows.collect();
    held(&mut case, &["日期", "类型", "主题", "地点", "实到人数"], rows);
    let places = case.count(year(), By::Place);
    assert_eq!(row(&places, "一号加压站").sessions, 2, "a station that was visited twice is one station");
    format!("{}个站点", places.rows.len())
}
