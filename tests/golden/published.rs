//! What organisations published, whole: one test a source, with every figure that must come out together.

use ledger::attendance;
use ledger::count::By;
use ledger::date::{Quarter, Window};
use ledger::session::{self, SessionFilter};
use ledger::task::{self, TaskFigures};
use ledger::unit::{self, UnitKind};

use crate::case::{Case, Kind, row, sessions, window};

/// One session of the 柳钢 register for each of the counts in `liugang-plan.csv`: 类型, 基地, January to August.
pub fn liugang() -> Case {
    let mut case = Case::new(UnitKind::Committee, "柳钢集团党委", "2021-08-31");
    let plan = exchange::table::read_sheets(&Case::table("liugang-plan.csv")).unwrap().remove(0).rows;
    let mut rows = Vec::new();
    for (_, cells) in &plan[1..] {
        let (kind, base) = (cells[0].shown(), cells[1].shown());
        for (month, cell) in (1..).zip(&cells[2..]) {
            for number in 1..=cell.shown().parse::<u32>().unwrap() {
                let unit =
                    format!("{base}{}党委", ["炼铁厂", "转炉厂", "焦化厂", "热轧厂"][number as usize % 4]);
                let on = format!("2021-{month:02}-{:02}", number % 28 + 1);
                rows.push(vec![
                    on,
                    kind.clone(),
                    format!("学党史第{number}次"),
                    unit,
                    base.clone(),
                    "25".into(),
                ]);
            }
        }
    }
    case.rows(Kind::Sessions, &["日期", "类型", "主题", "组织", "基地", "实到人数"], rows);
    case
}

#[test]
fn liugang_january_to_july_2021() {
    const KINDS: [&str; 4] = ["centre_group_study", "lecture", "training", "tradition_education"];
    let case = liugang();
    let seven_months = window("2021-01-01", "2021-07-31");
    let by_kind = case.count(seven_months, By::Kind);
    assert_eq!(
        sessions(&by_kind, &KINDS),
        [225, 243, 91, 173],
        "S4–S7: 中心组 225, 专题党课 243, 专题培训 91, 传统教育 173"
    );
    assert_eq!(by_kind.total.sessions, 732, "S7: the four kinds are 732");
    let by_base = case.count(seven_months, By::Base);
    assert_eq!(sessions(&by_base, &["柳州", "防城港", "玉林"]), [404, 203, 125], "S3: split by base");
    assert_eq!(by_base.total.sessions, 732, "S3: the bases add up to the whole");
    let quarter = case.count(Quarter::parse("2021Q2").unwrap().window(), By::Kind);
    assert_eq!(
        sessions(&quarter, &KINDS),
        [125, 136, 51, 97],
        "S8: a quarter is another window than January to July"
    );
    let eight_months = case.count(window("2021-01-01", "2021-08-31"), By::Kind);
    assert_eq!(
        eight_months.total.sessions,
        732 + 64,
        "S8: what came after the cut-off was kept and not counted before"
    );
    assert_eq!(
        (by_kind.total.attendances, by_kind.total.people),
        (732 * 25, None),
        "S32, C-16: head-counts give 人次, never 人数"
    );
}

#[test]
fn xiaohaiyan_talks_since_april_2021() {
    let mut case = Case::new(UnitKind::Committee, "柳钢集团党委", "2021-07-31");
    let read = case.golden(Kind::Sessions, "xiaohaiyan.csv");
    assert_eq!(read.created, 32, "a register in GB18030 with a total at its end");
    let talks = case.count(window("2021-04-01", "2021-07-31"), By::Kind);
    let talks = row(&talks, "micro_lecture");
    assert!(talks.sessions > 30, "S31: 宣讲 30 余次, exactly {}", talks.sessions);
    assert_eq!(
        (talks.attendances, talks.people),
        (5346, None),
        "S32: 5000 余人次 from head-counts; people are not known"
    );
    assert_eq!(talks.attendances / talks.sessions, 167, "S32: about 167 a talk");
}

/// 825 members in five general branches of 165, each with an expert's lecture; two were excused.
pub fn gaoke() -> Case {
    const BRANCHES: [&str; 5] =
        ["产业公司党总支", "物业公司党总支", "建设公司党总支", "人才公司党总支", "机关党总支"];
    let mut case = Case::new(UnitKind::Committee, "高科集团党委", "2021-12-31");
    let member = |at: usize| {
        let given = |at: usize| char::from_u32(0x4e10 + u32::try_from(at).unwrap()).unwrap();
        format!("{}{}{}", ['王', '李', '张', '刘', '陈'][at % 5], given(at / 30), given(at % 30 + 40))
    };
    let roster = (0..825).map(|at| {
        let (year, month) = (1970 + at % 30, at / 30 % 12 + 1);
        vec![member(at), BRANCHES[at % 5].into(), format!("{year}-{month:02}"), format!("{}-07", year + 21)]
    });
    case.rows(Kind::Members, &["姓名", "所在党支部", "出生年月", "入党时间"], roster.collect());
    let mut rows: Vec<Vec<String>> = Vec::new();
    let mut add = |on: String, kind: &str, title: String, unit: &str, away: &str| {
        rows.push(vec![on, kind.into(), title, unit.into(), away.into()]);
    };
    for at in 0..9 {
        add(format!("2021-{:02}-08", at + 1), "集中学习", format!("党委集中学习之{at}"), "高科集团党委", "");
    }
    for (at, branch) in BRANCHES.iter().enumerate() {
        let away = if at < 2 { format!("{}（公差）", member(at)) } else { "无".into() };
        add(format!("2021-05-{:02}", at + 10), "专家授课", "党史专题辅导".into(), branch, &away);
        add(format!("2021-09-{:02}", at + 10), "现场教学", "左权故居".into(), branch, "无");
        for number in 0..13 - usize::from(at > 2) {
            add(format!("2021-{:02}-20", number % 12 + 1), "专题学习", format!("专题{number}"), branch, "");
        }
    }
    add("2021-10-15".into(), "现场教学", "湘赣边红色专列".into(), "机关党总支", "无");
    case.rows(Kind::Sessions, &["日期", "类型", "主题", "组织", "请假人员"], rows);
    case
}

#[test]
fn gaoke_2021() {
    let case = gaoke();
    let year = Window::year(2021).unwrap();
    let whole = case.count(year, By::Kind);
    let units = case.book.read(unit::list).unwrap();
    let study = |unit: &unit::Unit| row(&case.count_of(unit.id, year, By::Kind), "study").sessions;
    let of_branches: i64 = units.iter().filter(|unit| unit.parent_id.is_some()).map(study).sum();
    assert_eq!(row(&whole, "study").sessions - of_branches, 9, "S47: the committee's own 集中学习");
    assert_eq!(of_branches, 63, "S50: 专题学习 60 余次 of all organisations");
    assert_eq!(
        sessions(&whole, &["expert_lecture", "field_teaching"]),
        [5, 6],
        "S48, S49: 专家授课 5, 现场教学 6"
    );
    let lectures = row(&whole, "expert_lecture");
    assert_eq!(
        (lectures.attendances, lectures.people),
        (823, Some(823)),
        "S51: 800 余人 at the five lectures: each heard one"
    );
    assert_eq!((lectures.due, lectures.excused), (825, 2), "S51: of 825 due two were excused");
    let total = &whole.total;
    assert_eq!(total.people, Some(825), "S51: 800 余人 took part in all, each counted once");
    assert_eq!(total.attendances, 823 + 6 * 165, "S51, C-16: which is another number than 人次");
    let by_member = case.count(year, By::Member);
    assert_eq!(by_member.rows.len(), 825, "S51: and every one of them can be named");
}

#[test]
fn gaoke_forty_tasks() {
    let mut case = Case::new(UnitKind::Committee, "高科集团党委", "2021-12-15");
    let read = case.golden(Kind::Tasks, "gaoke-tasks.csv");
    assert_eq!(read.created, 40, "S62: 40 tasks");
    let top = case.book.owner().unwrap();
    let list = case.book.read(|view| task::lists(view, top, case.today)).unwrap().remove(0);
    let TaskFigures { total, done, stage_done, late, .. } = list.figures;
    assert_eq!(
        (total, done, stage_done, late),
        (40, 34, 6, 0),
        "S66: 34 + 6 = 40; 阶段性完成 is its own figure"
    );
    let percent = |part: i64| format!("{:.1}%", f64::from(i32::try_from(part).unwrap()) * 100.0 / 40.0);
    assert_eq!((percent(done), percent(stage_done)), ("85.0%".into(), "15.0%".into()), "S66: never 100 %");
    assert_eq!(list.figures.rate(), Some(0.85), "T-19: the rate takes 已完成 only");
    let tasks = case.book.read(|view| task::list(view, list.id, case.today)).unwrap();
    assert!(
        tasks.iter().all(|task| task.fields.leader.is_some()
            && task.fields.unit_name.is_some()
            && task.fields.due_on.is_some()),
        "S63, S64: every task has its leader, its unit and its deadline"
    );
    assert!(tasks.iter().all(|task| task.progress.len() == 2), "S65: two dated lines each");
}

#[test]
fn gaoke_report_in_words() {
    let mut case = Case::new(UnitKind::Committee, "高科集团党委", "2021-12-15");
    case.golden(Kind::Tasks, "gaoke-tasks.csv");
    let top = case.book.owner().unwrap();
    let quarter = Quarter { year: 2021, number: 4 };
    let document = case.book.read(|view| report::quarterly(view, top, quarter, case.today)).unwrap();
    let file = case.folder.path().join("报告.pdf");
    std::fs::write(&file, report::pdf(&document).unwrap().bytes).unwrap();
    let text: String = tests::program::pdf_text(&file).split_whitespace().collect();
    for words in [
        "现将本党委2021年第四季度（截至12月15日）",
        "共40项，已完成34项，阶段性完成6项，完成率85.0%",
        "〔待补充〕",
    ] {
        assert!(text.contains(words), "S66 in words: the report lacks {words}:\n{text}");
    }
}

#[test]
fn bengang_2019() {
    let mut case = Case::new(UnitKind::Committee, "本钢集团党委", "2019-12-31");
    case.golden(Kind::Sessions, "bengang.csv");
    let year = case.count(Window::year(2019).unwrap(), By::Kind);
    assert_eq!(
        sessions(&year, &["centre_group_study", "seminar"]),
        [24, 10],
        "S77, S78: 24 studies and 10 seminars"
    );
    let months = case.count(Window::year(2019).unwrap(), By::Month);
    assert_eq!(months.rows.len(), 12, "S77: every month");
    assert!(months.rows.iter().all(|month| month.sessions >= 2), "S77: two studies a month");
}

#[test]
fn angang_workshop_2022() {
    let mut case = Case::new(UnitKind::Branch, "运行车间党支部", "2022-12-31");
    assert_eq!(
        case.golden(Kind::Members, "angang-roster.csv").created,
        28,
        "the roster, with a total at its end"
    );
    case.golden(Kind::Sessions, "angang-register.csv");
    let units = case.book.read(unit::list).unwrap();
    let of = |kind: UnitKind| {
        units.iter().filter(move |unit| unit.fields.kind == kind).map(|unit| unit.fields.name.as_str())
    };
    assert_eq!(of(UnitKind::Branch).count(), 1, "S102: one branch");
    assert_eq!(
        of(UnitKind::Group).collect::<Vec<_>>(),
        ["炼钢", "轧钢", "钢包", "除尘"],
        "S102: four groups"
    );
    let year = Window::year(2022).unwrap();
    let talks = case.count(year, By::Kind);
    let talks = row(&talks, "micro_lecture");
    assert_eq!(talks.sessions, 12, "S116: one 党员小课堂 a month");
    let lines = case.book.read(|view| session::list(view, &SessionFilter::default())).unwrap();
    let mut speakers: Vec<String> = lines.into_iter().filter_map(|line| line.lecturers).collect();
    speakers.sort();
    speakers.dedup();
    assert_eq!(speakers.len(), 12, "S116: twelve different speakers");
    assert_eq!(
        (talks.due, talks.attendances, talks.excused),
        (336, 324, 12),
        "28 due at each of 12, one excused each time"
    );
    assert_eq!(talks.people, Some(28), "and everybody came at least once");
}

#[test]
fn four_talks_of_fifteen_minutes_are_one_hour() {
    let mut case = Case::new(UnitKind::Branch, "生产物流党支部", "2025-11-30");
    case.golden(Kind::Members, "angang-roster.csv");
    case.golden(Kind::Sessions, "yidong-register.csv");
    let november = case.count(window("2025-11-01", "2025-11-30"), By::Kind);
    let talks = row(&november, "micro_lecture");
    assert_eq!((talks.sessions, talks.attendances), (4, 4 * 28 - 1), "S125: four talks before the shift");
    assert_eq!(talks.minutes, (4 * 28 - 1) * 15, "S125: a quarter of an hour for each who came");
    let top = case.book.owner().unwrap();
    let hours = case.book.read(|view| attendance::hours(view, top, case.today)).unwrap();
    let of = |name: &str| hours.iter().find(|line| line.name == name).unwrap();
    let present = of("张建国");
    assert_eq!(
        present.session_minutes / present.period_minutes,
        1,
        "S125: four talks are 1 学时 of 60 minutes"
    );
    assert_eq!(of("杨小红").session_minutes, 45, "S125: who missed one has three quarters of it");
}
