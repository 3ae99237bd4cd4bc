//! What is studied, whose turn it is, who visits whom.

use ledger::count::By;
use ledger::date::Window;
use ledger::id::{MemberId, UnitId};
use ledger::member;
use ledger::pairing::{self, PairingFields, VisitFields};
use ledger::register::{self, Cell, Column, ColumnKind, RegisterFields, RegisterRowFields};
use ledger::session::{Kind as SessionKind, Role};
use ledger::topic::{self, Coverage, StudyForm, TopicStudy};
use ledger::turn::{self, TurnFields, TurnList};
use ledger::unit::{self, UnitFields, UnitKind};

use crate::case::{Case, Kind, day, row};
use crate::rows::{Row, field, figure, hold};

pub const ROWS: &[Row] = &[
    figure(13, "学习主题：必学，写明来源文件；中心组学习的到会名单", "2项，24/24人次", s13),
    figure(
        18,
        "会外学习登记：篇目、人、学时、方式；按基地的组织分",
        "柳州4人4学时 防城港3人6学时 玉林2人1学时",
        s18,
    ),
    figure(28, "轮值表当宣讲队：成员的出生年份按五年一档", "95后8人 90后12人", s28),
    figure(30, "学习主题的系列", "6/6", s30),
    figure(54, "学习主题：八个专题都写来源文件", "8/8", s54),
    field(58, "活动的专题教育写“学史增信·培根铸魂”，类别用现场教学，形式写红色专列"),
    figure(59, "活动的形式，按支部统计", "文化公园1 联系点讲课1 观影1 文化馆1 小组学习1", s59),
    figure(60, "包联的走访：有党课的", "3/4", s60),
    figure(87, "学习主题标为原著原文；学过的篇目里占几项", "3/4", s87),
    figure(105, "学习主题的系列，按场次占比", "理论40% 厂史公司史20% 时事20% 形势任务10% 纪律10%", s105),
    figure(116, "类别“党员小课堂”，主讲排轮值；到场含列席职工", "12次，12人主讲，培训360人次", s116),
    figure(119, "学习主题的对象为支部委员：公报和《建议》全文", "2项，12/12人次，100%", s119),
    figure(120, "包联：走访分党课、研讨、会诊，记发现和解决的问题", "走访支部6/6，解决问题17/18", s120),
    figure(122, "选学的学习主题就是本支部的菜单", "3/4", s122),
    figure(123, "轮值表“领学”：每人轮到几次，下一个是谁", "甲2 乙2 丙1，下一个丙", s123),
    figure(134, "每支队伍一张轮值表，按表统计场次", "宣讲队6次 微党课队4次", s134),
    figure(135, "自定义台账“党员联系职工”，按联系党员计数", "4名党员联系40名职工", s135),
    figure(141, "自定义台账“栏目”，按栏目计数", "老新集讲故事9 典型专栏5 一图读懂7", s141),
];

#[test]
fn figures_come_out() {
    hold(ROWS);
}

const YEAR: i32 = 2021;

/// A branch of so many members called 甲, 乙, 丙…, from a roster.
fn branch(people: usize) -> Case {
    let mut case = Case::new(UnitKind::Branch, "炼铁厂党支部", "2021-12-31");
    let rows = (0..people).map(|at| {
        let post = if at < 6 {
            ["书记", "副书记", "组织委员", "宣传委员", "纪检委员", "委员"][at]
        } else {
            ""
        };
        let born = if at < 8 { 1995 + at % 5 } else { 1990 + at % 5 };
        vec![name(at), "2015-07-01".into(), "2016-07-01".into(), format!("{born}-03"), post.into()]
    });
    let rows = rows.collect();
    case.rows(Kind::Members, &["姓名", "入党时间", "转正时间", "出生年月", "党内职务"], rows);
    case
}

fn name(at: usize) -> String {
    format!("石{}", ["甲", "乙", "丙", "丁", "戊", "己", "庚", "辛", "壬", "癸"][at % 10].repeat(1 + at / 10))
}

fn people(case: &Case, unit: UnitId) -> Vec<MemberId> {
    let mut lines = case.read(|view| member::roster(view, unit, case.today));
    lines.sort_by_key(|line| line.id);
    lines.into_iter().map(|line| line.id).collect()
}

fn top(case: &Case) -> UnitId {
    case.book.owner().unwrap()
}

/// Imports topics: 标题, 系列, 来源文件, 必学, 对象, 原著原文.
fn topics(case: &mut Case, rows: &[[&str; 6]]) {
    let rows = rows.iter().map(|row| row.map(str::to_owned).to_vec()).collect();
    case.rows(Kind::Topics, &["标题", "系列", "来源文件", "必学", "对象", "原著原文"], rows);
}

/// Imports sessions everybody came to: 日期, 类型, 学习主题.
fn studied(case: &mut Case, rows: &[(&str, &str)]) {
    let rows = rows.iter().enumerate().map(|(at, (kind, topic))| {
        let on = format!("{YEAR}-{:02}-{:02}", at % 12 + 1, at / 12 + 10);
        vec![on, (*kind).into(), format!("学习{topic}"), (*topic).into(), "无".into()]
    });
    let rows = rows.collect();
    case.rows(Kind::Sessions, &["日期", "类型", "主题", "学习主题", "请假人员"], rows);
}

fn coverage(case: &Case, unit: UnitId) -> Coverage {
    case.read(|view| topic::coverage(view, unit, Window::year(YEAR).unwrap()))
}

fn covered(coverage: &Coverage) -> (i64, i64) {
    coverage.topics.iter().fold((0, 0), |sum, topic| (sum.0 + topic.covered, sum.1 + topic.due))
}

fn s13() -> String {
    let mut case = branch(12);
    let row = |title| [title, "", "自治区党委通知", "必学", "全体党员", ""];
    topics(&mut case, &[row("“七一”重要讲话"), row("视察广西重要指示")]);
    studied(
        &mut case,
        &[("理论学习中心组学习", "“七一”重要讲话"), ("理论学习中心组学习", "视察广西重要指示")],
    );
    let coverage = coverage(&case, top(&case));
    let (had, due) = covered(&coverage);
    format!("{}项，{had}/{due}人次", coverage.menu.required_whole)
}

fn s18() -> String {
    let mut case = Case::new(UnitKind::Committee, "柳钢集团党委", "2021-12-31");
    let bases = [("柳州", 4, 60), ("防城港", 3, 120), ("玉林", 2, 30)];
    let rows = bases.iter().flat_map(|&(base, heads, _)| {
        (0..heads).map(move |at| {
            vec![format!("{}{base}", name(at)), format!("{base}党支部"), base.into(), "2015-07".into()]
        })
    });
    let rows = rows.collect();
    case.rows(Kind::Members, &["姓名", "所在党支部", "基地", "入党时间"], rows);
    topics(&mut case, &[["“云端”学习", "", "", "必学", "", ""]]);
    let top = top(&case);
    let topic_id = case.read(|view| topic::own(view, top)).remove(0).id;
    let told = bases.map(|(base, _, minutes)| {
        let unit = case.read(|view| unit::find(view, &format!("{base}党支部"))).unwrap().id;
        let who = people(&case, unit);
        let study = TopicStudy {
            id: None,
            topic_id,
            member_id: who[0],
            on_day: day("2021-06-20"),
            form: StudyForm::Online,
            minutes,
            note: None,
        };
        case.write(|tx| topic::study_together(tx, &who, &study));
        let total = coverage(&case, unit).studies.remove(0);
        format!("{base}{}人{}学时", total.people, total.minutes / 60)
    });
    told.join(" ")
}

/// A queue of all the people of a branch.
fn queue(case: &mut Case, name: &str, role: Role, kind: Option<&str>, heads: usize) -> TurnList {
    let unit_id = top(case);
    let fields = TurnFields {
        unit_id,
        name: name.into(),
        role,
        kind: kind.and_then(SessionKind::parse),
        from_on: day("2021-01-01"),
        member_ids: people(case, unit_id).into_iter().take(heads).collect(),
    };
    let today = case.today;
    case.write(|tx| {
        let id = turn::save(tx, None, &fields)?;
        turn::get(tx, id, today)
    })
}

fn s28() -> String {
    let mut case = branch(20);
    let team = queue(&mut case, "小海燕宣讲队", Role::Lecturer, Some("tour_lecture"), 20);
    let bands: Vec<String> =
        team.ages.iter().map(|band| format!("{}{}人", band.label, band.people)).collect();
    bands.join(" ")
}

fn s30() -> String {
    const FAMILIES: [&str; 6] = ["建党精神", "红船精神", "长征精神", "抗疫精神", "柳钢厂史", "防城港基地史"];
    let mut case = branch(5);
    topics(&mut case, &FAMILIES.map(|family| [family, family, "", "必学", "", ""]));
    studied(&mut case, &FAMILIES.map(|family| ("专题学习", family)));
    let families = coverage(&case, top(&case)).families;
    let whole = families.iter().filter(|family| family.covered == family.due && family.due > 0).count();
    format!("{whole}/{}", families.len())
}

fn s54() -> String {
    const THEMES: [&str; 8] = [
        "学史明理",
        "学史增信",
        "学史崇德",
        "学史力行",
        "新征程面对面",
        "市党代会精神",
        "意识形态",
        "六中全会精神",
    ];
    let mut case = branch(5);
    topics(&mut case, &THEMES.map(|theme| [theme, "", "党委中心组学习计划", "必学", "", ""]));
    studied(&mut case, &THEMES.map(|theme| ("理论学习中心组学习", theme)));
    let coverage = coverage(&case, top(&case));
    let sourced = coverage.topics.iter().filter(|topic| topic.fields.source.is_some() && topic.is_studied());
    format!("{}/{}", sourced.count(), coverage.topics.len())
}

fn s59() -> String {
    const FORMS: [&str; 5] = ["文化公园", "联系点讲课", "观影", "文化馆", "小组学习"];
    let mut case = Case::new(UnitKind::Committee, "高科集团党委", "2021-12-31");
    let rows = FORMS.iter().enumerate().map(|(at, form)| {
        let on = format!("{YEAR}-05-{:02}", at + 10);
        vec![on, "主题党日".into(), "学党史".into(), format!("第{at}党支部"), (*form).into(), "20".into()]
    });
    let rows = rows.collect();
    case.rows(Kind::Sessions, &["日期", "类型", "主题", "组织", "形式", "实到人数"], rows);
    let told = FORMS.iter().enumerate().map(|(at, form)| {
        let unit = case.read(|view| unit::find(view, &format!("第{at}党支部"))).unwrap();
        let count = case.count_of(unit.id, Window::year(YEAR).unwrap(), By::Form);
        format!("{form}{}", row(&count, form).sessions)
    });
    told.collect::<Vec<_>>().join(" ")
}

/// Branches with a leader each, and visits: branch, has a lecture, found, solved.
fn visited(branches: usize, visits: &[(usize, bool, i64, i64)]) -> pairing::PairingSums {
    let mut case = Case::new(UnitKind::Committee, "高科集团党委", "2021-12-31");
    let above = top(&case);
    case.write(|tx| {
        let mut pairs = Vec::new();
        for at in 0..branches {
            let fields = UnitFields::new(UnitKind::Branch, format!("第{at}党支部"));
            let unit_id = unit::create(tx, Some(above), None, &fields)?;
            let pair = PairingFields {
                unit_id,
                member_id: None,
                leader: name(at),
                post: Some("党委委员".into()),
                from_on: day("2021-01-01"),
                until_on: None,
                visits_per_year: 2,
            };
            pairs.push(pairing::save(tx, None, &pair)?);
        }
        for &(at, has_lecture, found, solved) in visits {
            let visit = VisitFields {
                pairing_id: pairs[at],
                on_day: day("2021-05-20"),
                session_id: None,
                has_lecture,
                has_discussion: true,
                has_diagnosis: found > 0,
                found,
                solved,
                note: None,
            };
            pairing::visit_save(tx, None, &visit)?;
        }
        Ok(())
    });
    case.read(|view| pairing::list(view, above, case.today)).sums
}

fn s60() -> String {
    let sums =
        visited(4, &[(0, true, 0, 0), (0, true, 0, 0), (1, true, 0, 0), (2, true, 0, 0), (3, false, 0, 0)]);
    format!("{}/{}", sums.lectured, sums.pairs)
}

fn s87() -> String {
    let mut case = branch(5);
    let row = |title, is_original| [title, "", "", "必学", "", is_original];
    topics(
        &mut case,
        &[
            row("共产党宣言", "是"),
            row("党章", "是"),
            row("七一讲话原文", "是"),
            row("辅导报告", ""),
            row("简史", ""),
        ],
    );
    studied(&mut case, &["共产党宣言", "党章", "七一讲话原文", "辅导报告"].map(|title| ("集中学习", title)));
    let menu = coverage(&case, top(&case)).menu;
    format!("{}/{}", menu.originals_studied, menu.studied)
}

fn s105() -> String {
    const FAMILIES: [(&str, usize); 5] =
        [("理论", 4), ("厂史公司史", 2), ("时事", 2), ("形势任务", 1), ("纪律", 1)];
    let mut case = branch(5);
    topics(&mut case, &FAMILIES.map(|(family, _)| [family, family, "", "必学", "", ""]));
    let held: Vec<_> = FAMILIES
        .iter()
        .flat_map(|&(family, times)| std::iter::repeat_n(("集中学习", family), times))
        .collect();
    studied(&mut case, &held);
    let families = coverage(&case, top(&case)).families;
    let all: i64 = families.iter().map(|family| family.sessions).sum();
    let share = |family: &topic::Family| {
        format!("{}{}%", family.name.clone().unwrap_or_default(), family.sessions * 100 / all)
    };
    families.iter().map(share).collect::<Vec<_>>().join(" ")
}

/// Imports talks of a kind by the people named, each heard by so many and 列席 of staff.
fn talks(case: &mut Case, kind: &str, speakers: &[usize], present: usize, staff: usize) {
    let rows = speakers.iter().enumerate().map(|(at, who)| {
        let on = format!("{YEAR}-{:02}-{:02}", at % 12 + 1, 10 + at / 12);
        vec![on, kind.into(), format!("第{at}讲"), name(*who), present.to_string(), staff.to_string()]
    });
    let rows = rows.collect();
    case.rows(Kind::Sessions, &["日期", "类型", "主题", "主讲人", "实到人数", "列席人数"], rows);
}

fn s116() -> String {
    let mut case = branch(14);
    talks(&mut case, "党员小课堂", &(0..12).collect::<Vec<_>>(), 10, 20);
    let list = queue(&mut case, "党员小课堂主讲", Role::Lecturer, Some("micro_lecture"), 14);
    assert_eq!(list.lines[0].turns, 0, "the two who have not spoken yet are next");
    format!("{}次，{}人主讲，培训{}人次", list.year.sessions, list.year.people, list.year.listeners)
}

fn s119() -> String {
    let mut case = branch(15);
    let row = |title| [title, "", "集团党委培训通知", "必学", "支委", ""];
    topics(&mut case, &[row("六中全会公报"), row("《建议》全文")]);
    studied(&mut case, &[("专题培训", "六中全会公报"), ("专题培训", "《建议》全文")]);
    let coverage = coverage(&case, top(&case));
    let (had, due) = covered(&coverage);
    format!("{}项，{had}/{due}人次，{}%", coverage.menu.required_whole, had * 100 / due)
}

fn s120() -> String {
    let visits: Vec<_> = (0..6).map(|at| (at, true, 3, if at == 0 { 2 } else { 3 })).collect();
    let sums = visited(6, &visits);
    format!("走访支部{}/{}，解决问题{}/{}", sums.visited, sums.branches, sums.solved, sums.found)
}

fn s122() -> String {
    let mut case = branch(5);
    let menu = ["技术问答", "岗位故事", "安全案例", "读书会"];
    topics(&mut case, &menu.map(|title| [title, "大主题小讲坛", "", "选学", "", ""]));
    studied(&mut case, &[("小讲坛", menu[0]), ("小讲坛", menu[1]), ("小讲坛", menu[2])]);
    let menu = coverage(&case, top(&case)).menu;
    format!("{}/{}", menu.optional_studied, menu.optional)
}

fn s123() -> String {
    let mut case = branch(3);
    talks(&mut case, "集中学习", &[0, 1, 2, 0, 1], 3, 0);
    let list = queue(&mut case, "领学", Role::Lecturer, None, 3);
    let said = |line: &turn::TurnLine| line.name.trim_start_matches('石').to_owned();
    let mut turns: Vec<String> =
        list.lines.iter().map(|line| format!("{}{}", said(line), line.turns)).collect();
    turns.sort_by_key(|turn| ["甲", "乙", "丙"].iter().position(|name| turn.starts_with(name)));
    format!("{}，下一个{}", turns.join(" "), said(&list.lines[0]))
}

fn s134() -> String {
    let mut case = branch(6);
    talks(&mut case, "宣讲", &[0, 1, 2, 0, 1, 2], 20, 0);
    talks(&mut case, "微党课", &[3, 4, 5, 3], 20, 0);
    let teams = [("宣讲队", "tour_lecture"), ("微党课队", "micro_lecture")];
    let told = teams.map(|(team, kind)| {
        format!("{team}{}次", queue(&mut case, team, Role::Lecturer, Some(kind), 6).year.sessions)
    });
    told.join(" ")
}

/// A register of one column that is counted, and a text.
fn counted(case: &mut Case, name: &str, by: Column, rows: Vec<Cell>) -> Vec<(String, i64)> {
    let blank = |name: &str| Column {
        id: None,
        name: name.into(),
        kind: ColumnKind::Text,
        measure: None,
        choices: vec![],
        is_needed: false,
        ..Column::new("", ColumnKind::Text)
    };
    let fields = RegisterFields {
        unit_id: top(case),
        name: name.into(),
        family: register::Family::Own,
        day_name: "日期".into(),
        columns: vec![by, blank("内容")],
    };
    let (page, rows) = case.write(|tx| {
        let id = register::save(tx, None, &fields)?;
        let columns = register::get(tx, id)?.fields.columns;
        let ids: Vec<_> = columns.iter().filter_map(|column| column.id).collect();
        for (at, cell) in rows.into_iter().enumerate() {
            let text = Cell { column_id: ids[1], text: format!("第{at}条"), id: None };
            let cells = vec![Cell { column_id: ids[0], ..cell }, text];
            let row = RegisterRowFields { register_id: id, on_day: day("2021-05-04"), cells };
            register::row_save(tx, None, &row)?;
        }
        Ok((register::get(tx, id)?, register::rows(tx, id, Window::year(YEAR).unwrap())?))
    });
    let counts = register::counts(&page, &rows);
    let count = counts.iter().find(|count| count.column_id == page.fields.columns[0].id).unwrap();
    count.groups.iter().map(|group| (group.label.clone(), group.rows)).collect()
}

const NO_COLUMN: ledger::id::RegisterColumnId = ledger::id::RegisterColumnId(0);

fn s135() -> String {
    let mut case = branch(4);
    let who = people(&case, top(&case));
    let cell = |member: &MemberId| Cell { column_id: NO_COLUMN, text: String::new(), id: Some(member.0) };
    let rows = who.iter().flat_map(|member| std::iter::repeat_n(cell(member), 10)).collect();
    let by = Column {
        id: None,
        name: "联系党员".into(),
        kind: ColumnKind::Member,
        measure: None,
        choices: vec![],
        is_needed: true,
        ..Column::new("", ColumnKind::Member)
    };
    let counts = counted(&mut case, "党员联系职工", by, rows);
    assert!(counts.iter().all(|(_, rows)| *rows == 10), "each keeps ten: {counts:?}");
    format!("{}名党员联系{}名职工", counts.len(), counts.iter().map(|(_, rows)| rows).sum::<i64>())
}

fn s141() -> String {
    const COLUMNS: [(&str, usize); 3] = [("老新集讲故事", 9), ("典型专栏", 5), ("一图读懂", 7)];
    let mut case = branch(4);
    let cell = |text: &str| Cell { column_id: NO_COLUMN, text: text.into(), id: None };
    let rows = COLUMNS.iter().flat_map(|(name, items)| std::iter::repeat_n(cell(name), *items)).collect();
    let by = Column {
        id: None,
        name: "栏目".into(),
        kind: ColumnKind::Choice,
        measure: None,
        choices: COLUMNS.map(|(name, _)| name.to_owned()).into(),
        is_needed: true,
        ..Column::new("", ColumnKind::Choice)
    };
    let counts = counted(&mut case, "栏目", by, rows);
    counts.iter().map(|(name, rows)| format!("{name}{rows}")).collect::<Vec<_>>().join(" ")
}
