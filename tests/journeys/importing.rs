//! A table with a mistake: the page says where, nothing is written, and the corrected table goes in.

use tests::{program, window::Window};

use crate::{
    pages::{book, import},
    roster,
};

#[test]
fn one_bad_date_refuses_the_whole_table_and_names_its_row() {
    let home = tempfile::tempdir().unwrap();
    let right = roster::table();
    let wrong =
        right.replace("5,钱文斌,男,汉族,正式党员,1992-07-01", "5,钱文斌,男,汉族,正式党员,1992年13月45日");
    assert_ne!(right, wrong, "the fifth member stands in row 7: title, header, then the people");
    let window = Window::open("bad-date", home.path(), &[]);
    book::create(&window, "连铸车间党支部", program::PASSWORD);

    import::rehearse_members(&window, &roster::by_libreoffice(home.path(), &wrong));
    let told = window.read("import-result", "row 7", |text| text.contains("第 7 行"));
    for part in ["入党日期", "1992年13月45日", "一行也没有写进手册"] {
        assert!(told.contains(part), "the refusal names column, value and what became of the table: {told}");
    }
    roster::by_libreoffice(home.path(), &right);
    import::rehearse_again(&window);
    let created = import::to_be_created(&window);
    assert_eq!(
        created,
        roster::NAMES.len(),
        "had the 27 good rows been written before, fewer would be new now"
    );
    import::write(&window);
    window.read("import-result", "written", |text| text.contains("已写入"));
    window.read("nav-members", "all 28", |text| text.contains("28"));
}
