//! From the first page to the quarterly report as a PDF on the disk.

use super::{Flow, open_sample};
use crate::{driver::wait_for, pages::report, program, tally::Tally};

/// To the report centre, save, confirm the proposed name.
pub const FLOW: Flow =
    Flow { title: "从首页到存好本季度报告（PDF）", actions: 3, keys: 0, run: quarterly };

/// Starts on 总览 of a workshop's book; ends when the report lies in the file that was chosen.
fn quarterly() -> Tally {
    let home = tempfile::tempdir().expect("a temporary folder");
    let window = open_sample("flow-quarterly", home.path(), "workshop");
    window.see("overview-checks");
    let pdf = home.path().join("季度报告.pdf");

    let tally = window.tally(|| {
        window.click("nav-reports");
        report::await_drawn(&window);
        report::save(&window, &pdf);
        window.read("toast", "the report is saved", |text| text.contains("已保存"));
    });

    wait_for("the report is on the disk", || pdf.exists().then_some(()));
    let text = program::pdf_text(&pdf);
    for words in ["季度", "主题党日", "支部党员大会"] {
        assert!(text.contains(words), "the quarterly report was saved, not another paper: no {words}");
    }
    tally
}
