//! Who came, who was on duty, what was entered twice.

use ledger::register::{self, Cell, RegisterFields, RegisterRowFields};
use ledger::session::{self, SessionFilter};
use ledger::unit::UnitKind;

use crate::case::{Case, Kind, day};
use crate::rows::{Row, figure};

pub const ROWS: &[Row] = &[
    figure(
        69,
        "台账“志愿服务”：日期、项目、地点、人数、时长；防疫值守逐条登记，合计自己数",
        "24 人，26 小时",
        duty,
    ),
    figure(76, "导入活动登记表时整理文字：去掉注音，繁体改为简体", "注音 0 处，繁体 0 字", cleaned),
    figure(150, "导入活动登记表时去掉重复的段落和重复的行，导入结果里写明", "1 段，1 次活动", once),
];

#[test]
fn figures_come_out() {
    crate::rows::hold(ROWS);
}

/// S69: members at a testing site and at a road, three turns of duty.
fn duty() -> String {
    let mut case = Case::new(UnitKind::Branch, "机关第二党支部", "2021-08-31");
    let unit_id = case.book.owner().unwrap();
    let template = register::templates().into_iter().find(|one| one.name == "志愿服务").unwrap();
    let fields = RegisterFields {
        unit_id,
        name: template.name,
        family: template.family,
        day_name: template.day_name,
        columns: template.columns,
    };
    let id = case.write(|tx| register::save(tx, None, &fields));
    let columns = case.read(|view| register::get(view, id)).fields.columns;
    let column = |name: &str| columns.iter().find(|column| column.name == name).unwrap().id.unwrap();
    for (on, what, place, people, hours) in [
        ("2021-08-06", "核酸检测点值守", "社区检测点", "8", "6"),
        ("2021-08-07", "核酸检测点值守", "社区检测点", "10", "8"),
        ("2021-08-09", "路口卡点值守", "厂前路口", "6", "12"),
    ] {
        let cell = |name: &str, text: &str| Cell { column_id: column(name), text: text.into(), id: None };
        let cells =
            vec![cell("服务项目", what), cell("地点", place), cell("人数", people), cell("时长", hours)];
        let row = RegisterRowFields { register_id: id, on_day: day(on), cells };
        case.write(|tx| register::row_save(tx, None, &row));
    }
    let sums = case.read(|view| {
        let register = register::get(view, id)?;
        let window = ledger::date::Window::year(2021).unwrap();
        Ok(register::sums(&register, &register::rows(view, id, window)?))
    });
    let sum = |name: &str| sums.iter().find(|sum| sum.name == name).unwrap().sum.clone();
    format!("{} 人，{} 小时", sum("人数"), sum("时长"))
}

const HEADINGS: [&str; 4] = ["日期", "类型", "主题", "内容摘要"];

fn text_of(case: &Case) -> (String, usize) {
    let lines = case.read(|view| session::list(view, &SessionFilter::default()));
    let fields = case.read(|view| session::get(view, lines[0].id)).fields;
    (fields.content.unwrap(), lines.len())
}

/// S76: a text copied from a page in Traditional script with readings in brackets.
fn cleaned() -> String {
    let mut case = Case::new(UnitKind::Branch, "第一党支部", "2021-12-31");
    let text = "黨支部組織黨員繼續(xù)學習黨史，傳承紅色基因，賡(gēng)續血脈。";
    let row = ["2021-06-18", "主题党日", "學習黨史", text].map(String::from).to_vec();
    let result = case.rows(Kind::Sessions, &HEADINGS, vec![row]);
    assert!(
        result.warnings.iter().any(|line| line.contains("去掉注音 2 处")),
        "it is said: {:?}",
        result.warnings
    );
    let (kept, _) = text_of(&case);
    assert_eq!(kept, "党支部组织党员继续学习党史，传承红色基因，赓续血脉。", "and nothing else is changed");
    let readings = kept.matches('(').count();
    let traditional =
        kept.chars().filter(|c| text.contains(*c) && "黨組織員繼續學習傳紅賡脈".contains(*c)).count();
    format!("注音 {readings} 处，繁体 {traditional} 字")
}

/// S150: the same paragraph three times in the page, and its row twice in the table.
fn once() -> String {
    let mut case = Case::new(UnitKind::Branch, "第一党支部", "2021-12-31");
    let paragraph = "活动中，全体党员重温入党誓词，围绕岗位建功开展交流讨论，表示要立足本职、主动作为。";
    let text = [paragraph; 3].join("\n");
    let row = ["2021-06-18", "主题党日", "重温入党誓词", &text].map(String::from).to_vec();
    let result = case.rows(Kind::Sessions, &HEADINGS, vec![row.clone(), row]);
    assert!(result.warnings.iter().any(|line| line.contains("同一段多贴了 2 遍")), "{:?}", result.warnings);
    assert!(result.warnings.iter().any(|line| line.contains("完全一样")), "{:?}", result.warnings);
    let (kept, sessions) = text_of(&case);
    format!("{} 段，{sessions} 次活动", kept.matches(paragraph).count())
}

#[test]
fn staff_who_are_no_members_are_counted_beside_the_roll() {
    // S116: whoever is trained in 党员小课堂 without being a member stands in 列席, never in 实到 (C-14).
    let mut case = Case::new(UnitKind::Branch, "炼钢党支部", "2025-12-31");
    let rows = (1..=12)
        .map(|month| {
            [format!("2025-{month:02}-10"), "微党课".into(), format!("第{month}讲"), "25".into()].to_vec()
        })
        .collect();
    case.rows(Kind::Sessions, &["日期", "类型", "主题", "列席人数"], rows);
    let lines = case.read(|view| session::list(view, &SessionFilter::default()));
    let trained: i64 = lines.iter().map(|line| line.observers).sum();
    let present: i64 = lines.iter().map(|line| line.totals.present).sum();
    assert_eq!(
        (lines.len(), trained, present),
        (12, 300, 0),
        "twelve lectures, 300 of the staff trained, none in 实到"
    );
}
