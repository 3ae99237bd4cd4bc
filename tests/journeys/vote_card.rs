//! 记票: half is not over half, a written opinion carries an admission, four fifths make an election (domain.md F-29, §9.14).

use serde_json::json;
use tests::{driver::wait_for, program, window::Window};

use crate::{pages::session, roster};

/// Of the 28 on the roster, 26 have a vote; with these away 20 of them are there: over half, under four fifths.
const AWAY: usize = 6;

#[test]
fn three_votes_of_one_meeting_each_by_its_own_rule() {
    let home = tempfile::tempdir().unwrap();
    let book = home.path().join("连铸车间.book");
    let book = book.to_string_lossy();
    let table = home.path().join("名册.csv");
    std::fs::write(&table, roster::table()).unwrap();
    program::branchbook(&["new", &book, "--name", "连铸车间党支部", "--kind", "branch"]);
    program::branchbook(&["import", "members", &book, &table.to_string_lossy()]);
    let window = Window::open("vote-card", home.path(), &["--sample", &book]);

    session::record(&window, &["general_meeting"], "三季度支部党员大会", ("15:00", "17:00"));
    for name in &roster::NAMES[..AWAY] {
        window.focus(&format!("session-cell-{name}"));
        window.press("3");
        window.read(&format!("session-cell-{name}"), "缺席", |text| text.contains("缺席"));
    }
    session::fill(&window);
    half_is_not_enough(&window);
    a_written_opinion_carries_it(&window);
    too_few_for_an_election(&window);
    the_sentence_is_a_decision(&window);
}

/// 13 of 26: exactly half of those due, so not over half.
fn half_is_not_enough(window: &Window) {
    open(window, "添置更衣柜", "决议");
    assert_eq!(
        window.value("session-vote-present"),
        json!("20"),
        "those with a vote who are there, by the roll"
    );
    tally(window, "13", "7");
    let card = keep(window, "添置更衣柜", "未通过");
    assert!(card.contains("恰为半数，未超过半数"), "it says that half is not over half: {card}");
    assert!(card.contains("须14票"), "and how many it takes: {card}");
}

/// 13 in the room and one in writing are 14 of 26.
fn a_written_opinion_carries_it(window: &Window) {
    open(window, "同意接收方敏为预备党员", "接收、转正");
    tally(window, "13", "7");
    window.fill("session-vote-written-0", "1");
    let card = keep(window, "同意接收方敏为预备党员", "通过");
    assert!(
        card.contains("另有1名会前书面表示赞成，共14名赞成"),
        "the written one is counted and named: {card}"
    );
    assert!(card.contains("半数，通过"), "it passed: {card}");
}

/// 20 of 26 are fewer than four fifths, whatever the ballots say.
fn too_few_for_an_election(window: &Window) {
    open(window, "补选组织委员", "选举");
    window.fill("session-vote-subject-0", "吴海涛");
    tally(window, "20", "0");
    let card = keep(window, "吴海涛", "到会人数不足");
    assert!(card.contains("须到会21人"), "four fifths of 26: {card}");
    assert!(card.contains("不足应到会的五分之四，不能进行选举"), "and what follows: {card}");
}

/// The result goes into 议定事项 as it is printed, once.
fn the_sentence_is_a_decision(window: &Window) {
    let copy = wait_for("抄入议定事项", || window.see_all("session-vote-decide").into_iter().next());
    window.driver().script("arguments[0].click()", &[copy.as_arg()]);
    window.read("toast", "copied", |text| text.contains("已抄入议定事项"));
    wait_for("the sentence stands in 议定事项", || {
        let text = window.value("session-decisions");
        let words = "添置更衣柜：应到有表决权的正式党员26名，实到20名；13名赞成，7名反对，0名弃权；赞成人数恰为应到会有表决权党员的半数，没有超过半数，未通过。";
        (text == words).then_some(())
    });
    window.driver().script("arguments[0].click()", &[window.see("session-vote-decide").as_arg()]);
    window.read("toast", "only once", |text| text.contains("已经有了"));
}

/// A new matter on the agenda with its vote open before us.
fn open(window: &Window, matter: &str, rule: &str) {
    window.click("session-add-agenda");
    choose(window, "session-agenda-kind", "表决");
    window.fill("session-agenda-title", matter);
    window.click("session-agenda-keep");
    window.says(matter);
    let item = format!("//li[contains(., '{matter}')]//*[@data-testid='session-add-vote']");
    wait_for(matter, || {
        let button = window.driver().find_by_xpath(&item).into_iter().next()?;
        window.driver().click(&button).ok()
    });
    choose(window, "session-vote-formula", rule);
}

/// Chooses from a list. The list of the choice before may still be fading out and take the press, so it is looked at and repeated.
fn choose(window: &Window, id: &str, words: &str) {
    wait_for(&format!("{id} says {words}"), || {
        let field = window.see(id);
        if !window.driver().text_of(&field).contains(words) {
            window.click(id);
            window.click_text(words);
        }
        window.driver().text_of(&field).contains(words).then_some(())
    });
}

fn tally(window: &Window, yes: &str, no: &str) {
    window.fill("session-vote-yes", yes);
    window.fill("session-vote-no-0", no);
}

/// Keeps the vote and gives its card under the agenda, without blanks, once it says how it ended.
fn keep(window: &Window, subject: &str, end: &str) -> String {
    window.click("session-vote-keep");
    wait_for("the dialog closes", || window.shown("session-vote-keep").is_none().then_some(()));
    let card = format!("//li[contains(., '{subject}')]//*[@data-testid='session-vote']");
    wait_for(&format!("{subject}: {end}"), || {
        let cards = window.driver().find_by_xpath(&card);
        let text = window.driver().text_of(cards.first()?);
        let text: String = text.split_whitespace().collect();
        text.contains(end).then_some(text)
    })
}
