//! The roll of 45 people with five who did not come, by keyboard.

use super::{Flow, open_book};
use crate::{pages::session, program, tally::Tally};

/// Initials and 3 for each of the five, then 其余到会.
pub const FLOW: Flow =
    Flow { title: "45 人点名，5 人缺席，其余到会", actions: usize::MAX, keys: 60, run: roll };

/// Family names by group, and whoever did not come with the initials that find them.
const GROUPS: [(&str, [&str; 9]); 5] = [
    (
        "炼钢党小组",
        ["方敏", "郭建国", "欧阳晓岚", "赵德明", "钱文斌", "孙玉兰", "李志强", "周桂芳", "吴海涛"],
    ),
    (
        "轧钢党小组",
        ["郑凤英", "王福全", "冯春生", "陈立新", "褚卫东", "卫东升", "蒋爱民", "沈秀珍", "韩大勇"],
    ),
    (
        "钢包党小组",
        ["杨永安", "朱国庆", "秦晓梅", "尤振华", "许光明", "何长江", "吕红霞", "施耀宗", "张铁柱"],
    ),
    ("除尘党小组", ["曾仇", "田小舟", "白雪松", "石光远", "袁大成", "祝嘉禾", "叶青山", "任玉梅", "顾长河"]),
    (
        "运转党小组",
        ["陆一帆", "高建民", "韩树声", "冯晓楠", "孟庆和", "罗永胜", "谢春林", "邓志远", "程雅琴"],
    ),
];
const ABSENT: [(&str, &str); 5] =
    [("欧阳晓岚", "oyx"), ("褚卫东", "cw"), ("施耀宗", "sy"), ("石光远", "sg"), ("邓志远", "dz")];

/// Starts with the cursor in an empty roll; ends when nobody is 未点 and five are 缺席.
fn roll() -> Tally {
    let home = tempfile::tempdir().expect("a temporary folder");
    let table = home.path().join("名册.csv");
    let mut rows = vec!["姓名,性别,党小组,人员类别,入党日期,转正日期".to_owned()];
    for (group, names) in GROUPS {
        rows.extend(names.map(|name| format!("{name},男,{group},正式党员,2001-07-01,2002-07-01")));
    }
    std::fs::write(&table, rows.join("\n") + "\n").expect("the temporary folder can be written");
    let book = home.path().join("运转车间.book");
    let book = book.to_string_lossy();
    program::branchbook(&["new", &book, "--name", "运转车间党支部", "--kind", "branch"]);
    program::branchbook(&["import", "members", &book, &table.to_string_lossy(), "--create-units"]);
    let window = open_book("flow-roll", home.path(), &book);
    session::record(&window, &["general_meeting"], "三季度支部党员大会", ("15:00", "17:00"));
    window.read("session-totals", "45 are due", |text| {
        text.split_whitespace().collect::<String>().contains("未点45")
    });

    window.tally(|| {
        for (name, initials) in ABSENT {
            window.press(initials);
            window.await_focus(&format!("session-cell-{name}"));
            window.press("3");
            window.read(&format!("session-cell-{name}"), "缺席", |text| text.contains("缺席"));
        }
        window.chord(&['\u{E009}', '\u{E007}']);
        let totals = window.read("session-totals", "nobody is left", |text| {
            text.split_whitespace().collect::<String>().contains("未点0")
        });
        let totals: String = totals.split_whitespace().collect();
        assert!(totals.contains("实到40") && totals.contains("缺席5"), "其余到会 keeps every mark: {totals}");
    })
}
