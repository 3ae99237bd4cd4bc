//! Exported lists: they import back unchanged, run nothing and name nobody.

use exchange::import::Kind;
use proptest::prelude::*;

use crate::{Desk, day, refusals};

pub fn export(desk: &Desk, name: &str) -> std::path::PathBuf {
    let path = desk.folder.path().join(name);
    let top = desk.book.owner().unwrap();
    desk.book
        .read(|view| {
            exchange::export::members(view, &path, top, day("2026-09-21"), crate::NOW).unwrap();
            Ok(())
        })
        .unwrap();
    path
}

fn months() -> impl Strategy<Value = Option<String>> {
    prop::option::of((1950..2000_i32, 1..=12_u32, prop::option::of(1..=28_u32)).prop_map(
        |(year, month, day)| match day {
            Some(day) => format!("{year}-{month:02}-{day:02}"),
            None => format!("{year}-{month:02}"),
        },
    ))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, ..ProptestConfig::default() })]

    #[test]
    fn an_export_imports_back_unchanged(
        people in prop::collection::vec((months(), months(), prop::option::of("[=+@-]?[a-z\u{4e00}-\u{4e20}]{1,12}"), 0..4_usize, 0..5_usize), 1..12)
    ) {
        let mut desk = Desk::branch();
        let mut text = String::from("姓名,出生年月,参加工作时间,备注,党小组,党内职务\n");
        for (at, (born, worked, note, group, post)) in people.iter().enumerate() {
            let born = born.clone().unwrap_or_default();
            let group = ["炼钢", "轧钢", "钢包", "除尘"][*group];
            let post = ["", "委员", "组织委员", "党小组组长", ""][*post];
            let post = if at < 5 { post } else { "" };
            text.push_str(&format!("党员{},{born},{},{},{group},{post}\n", char::from_u32(0x4e00 + u32::try_from(at).unwrap()).unwrap(),
                worked.clone().unwrap_or_default(), note.clone().unwrap_or_default()));
        }
        let first = desk.csv(Kind::Members, &text);
        prop_assume!(first.rejected.is_empty());
        let before = (desk.changes(), desk.book.read(|view| Ok(ledger::unit::list(view)?.len())).unwrap());
        let path = export(&desk, "名册.xlsx");
        let again = desk.import(Kind::Members, &path);
        prop_assert_eq!(refusals(&again), Vec::<String>::new());
        prop_assert_eq!((again.unchanged, again.written), (i64::try_from(people.len()).unwrap(), 0), "an export changes nothing");
        prop_assert_eq!(desk.changes(), before.0);
        let mut fresh = Desk::branch();
        let copied = fresh.import(Kind::Members, &path);
        prop_assert_eq!(refusals(&copied), Vec::<String>::new());
        let sheets = |path: &std::path::Path| exchange::table::read_sheets(path).unwrap().remove(0).rows;
        prop_assert_eq!(sheets(&export(&fresh, "又.xlsx")), sheets(&path), "a new book filled from it gives the same list");
    }
}

#[test]
fn an_export_runs_nothing_and_names_nobody() {
    let mut desk = Desk::branch();
    desk.csv(Kind::Members, "姓名,备注\n王芳,=1+1\n李强,@SUM(A1)\n");
    let path = export(&desk, "名册.xlsx");
    let first = std::fs::read(&path).unwrap();
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(&first)).unwrap();
    let mut part = |name: &str| {
        let mut text = String::new();
        std::io::Read::read_to_string(&mut archive.by_name(name).unwrap(), &mut text).unwrap();
        text
    };
    assert!(
        !part("xl/worksheets/sheet1.xml").contains("<f>"),
        "what looks like a formula is written as text"
    );
    let core = part("docProps/core.xml");
    assert!(
        !core.contains("许秀兰") && core.contains("2026-09-21"),
        "the file names nobody and has the caller's time: {core}"
    );
    assert_eq!(std::fs::read(export(&desk, "又.xlsx")).unwrap(), first, "the same list gives the same bytes");
}
