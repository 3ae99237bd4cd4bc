//! The overview.

use crate::{driver::wait_for, window::Window};

/// The row of a rule in 应开与已开, as one line of text.
pub fn check(window: &Window, rule: &str) -> String {
    window.click("nav-overview");
    let row = format!("//*[@data-testid='overview-checks']//tr[contains(., '{rule}')]");
    wait_for(&format!("the overview has a row for {rule}"), || {
        // What is met may be folded into one line.
        if window.driver().find_by_xpath(&row).is_empty() && window.shown("overview-fold").is_some() {
            window.click("overview-fold");
        }
        let rows = window.driver().find_by_xpath(&row);
        let text = rows.first().map(|row| window.driver().text_of(row))?;
        (!text.is_empty()).then(|| text.split_whitespace().collect::<Vec<_>>().join(" "))
    })
}
