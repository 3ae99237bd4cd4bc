//! A roster of 28 as a branch keeps it in a spreadsheet, written by LibreOffice, another program than ours. All made up.

use std::{
    path::{Path, PathBuf},
    process::Command,
};

/// The members, full or probationary: all of them are due at a general meeting.
pub const NAMES: [&str; 28] = [
    "方敏",
    "郭建国",
    "欧阳晓岚",
    "赵德明",
    "钱文斌",
    "孙玉兰",
    "李志强",
    "周桂芳",
    "吴海涛",
    "郑凤英",
    "王福全",
    "冯春生",
    "陈立新",
    "褚卫东",
    "卫东升",
    "蒋爱民",
    "沈秀珍",
    "韩大勇",
    "杨永安",
    "朱国庆",
    "秦晓梅",
    "尤振华",
    "许光明",
    "何长江",
    "吕红霞",
    "施耀宗",
    "张铁柱",
    "曾仇",
];
/// Of these, the last two are probationary members.
const PROBATIONARY: usize = 2;

/// Has LibreOffice write a table as .xlsx into `folder`.
pub fn by_libreoffice(folder: &Path, table: &str) -> PathBuf {
    let csv = folder.join("名册.csv");
    std::fs::write(&csv, table).unwrap();
    let mut command = Command::new("soffice");
    command.arg(format!("-env:UserInstallation=file://{}", folder.join("office").display()));
    command.args([
        "--headless",
        "--convert-to",
        "xlsx",
        "--infilter=CSV:44,34,76,1,,0,false,true",
        "--outdir",
    ]);
    let output =
        command.arg(folder).arg(&csv).output().expect("soffice; ./dev test installs libreoffice-calc-nogui");
    let xlsx = folder.join("名册.xlsx");
    assert!(xlsx.exists(), "LibreOffice wrote no spreadsheet: {}", String::from_utf8_lossy(&output.stderr));
    xlsx
}

/// The roster: a title row, the header in row 2, dates that LibreOffice makes real date cells, a total row.
pub fn table() -> String {
    let mut rows = vec![
        "连铸车间党支部党员名册".to_owned(),
        "序号,姓名,性别,民族,人员类别,入党日期,转正日期".to_owned(),
    ];
    for (index, name) in NAMES.iter().enumerate() {
        let sex = if "敏岚兰芳英珍梅霞".contains(name.chars().last().unwrap_or_default()) {
            "女"
        } else {
            "男"
        };
        let number = index + 1;
        let rest = if number > NAMES.len() - PROBATIONARY {
            "预备党员,2026-06-18,".to_owned()
        } else {
            format!("正式党员,{}-07-01,{}-07-01", 1988 + index, 1989 + index)
        };
        rows.push(format!("{number},{},{sex},汉族,{rest}", spread(name)));
    }
    rows.push(format!("合计,{}人", NAMES.len()));
    rows.join("\n") + "\n"
}

/// As secretaries write a name of two characters: 方　敏.
fn spread(name: &str) -> String {
    match name.chars().collect::<Vec<_>>()[..] {
        [family, given] => format!("{family}\u{3000}{given}"),
        _ => name.to_owned(),
    }
}
