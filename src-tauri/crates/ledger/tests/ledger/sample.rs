//! The made-up books: what a person sees first, and what every other test and picture stands on.

use ledger::attendance::{self, Totals};
use ledger::book::verify;
use ledger::count::{self, By};
use ledger::date::Window;
use ledger::member::{self, Stage};
use ledger::session::{self, SessionFilter, Status};
use ledger::{Book, plan, sample, task, topic, unit};

use crate::day;

fn workshop(seed: u64) -> (tempfile::TempDir, Book) {
    let folder = tempfile::tempdir().unwrap();
    let book = sample::workshop(&folder.path().join("示例.book"), "示例", seed).unwrap();
    (folder, book)
}

fn sum(totals: impl Iterator<Item = Totals>) -> [i64; 5] {
    totals.fold([0; 5], |sum, one| {
        let parts = [one.due, one.present, one.excused, one.absent, one.made_up];
        std::array::from_fn(|i| sum[i] + parts[i])
    })
}

#[test]
fn the_workshop_has_the_people_of_the_papers() {
    let (_folder, book) = workshop(1);
    let owner = book.owner().unwrap();
    let roster = book.read(|view| member::roster(view, owner, sample::TODAY)).unwrap();
    let of = |stage| roster.iter().filter(|line| line.stage == stage).count();
    assert_eq!(
        (roster.len(), of(Stage::Full), of(Stage::Probationary)),
        (28, 26, 2),
        "28 人：正式 26，预备 2"
    );
    assert_eq!(roster.iter().filter(|line| line.is_exempt).count(), 1, "one is exempt");
    assert_eq!(roster.iter().filter(|line| line.is_due && !line.is_exempt).count(), 27, "应参加 27");
    assert!(
        roster.iter().any(|line| line.name.contains('𬭊')),
        "a name outside the basic plane is there to be printed"
    );
    let before = book.read(|view| member::roster(view, owner, day("2025-10-17"))).unwrap();
    let members = before.iter().filter(|line| line.stage >= Stage::Probationary).count();
    assert_eq!(members, 26, "the two who joined in November and December 2025 were no members in October");
}

#[test]
fn the_third_quarter_has_the_figures_of_the_annex() {
    let (_folder, book) = workshop(1);
    let filter = SessionFilter {
        from: Some(day("2026-07-01")),
        to: Some(day("2026-09-30")),
        limit: Some(1000),
        ..SessionFilter::default()
    };
    let lines = book.read(|view| session::list(view, &filter)).unwrap();
    let known = |kinds: &[&str]| {
        let held = lines.iter().filter(|line| matches!(line.status, Status::Held | Status::Sealed));
        sum(held
            .filter(|line| line.kinds.iter().any(|kind| kinds.contains(&kind.as_str())))
            .map(|line| line.totals))
    };
    assert_eq!(known(&["committee_meeting"]), [10, 9, 1, 0, 1], "支部委员会会议");
    assert_eq!(known(&["group_meeting"]), [76, 71, 4, 1, 3], "党小组会，四组合计");
    assert_eq!(known(&["theme_day"]), [54, 50, 4, 0, 4], "主题党日");
    let all = known(&["committee_meeting", "group_meeting", "theme_day", "general_meeting", "lecture"]);
    assert_eq!(all, [140, 130, 9, 1, 8], "合计 140 人次应到、130 人次实到");
    let draft = lines.iter().find(|line| line.status == Status::Draft).unwrap();
    let totals = draft.totals;
    assert_eq!(
        (totals.due, totals.present, totals.excused, totals.unmarked, totals.exempt),
        (27, 22, 2, 3, 1),
        "9月18日"
    );
    assert_eq!(
        (draft.sittings, draft.observers, draft.kinds.len()),
        (2, 3, 3),
        "two sittings, three observers, three kinds"
    );
    let planned = lines.iter().filter(|line| line.status == Status::Planned).map(|line| line.on_day);
    assert_eq!(planned.collect::<Vec<_>>(), [day("2026-09-23")], "the committee meets on Wednesday");
    let ladle = lines.iter().filter(|line| line.unit == "钢包").count();
    assert_eq!(ladle, 2, "the ladle group has not met in September");
}

#[test]
fn the_draft_carries_a_vote_that_its_roll_bears_out() {
    let (_folder, book) = workshop(1);
    let filter = SessionFilter {
        from: Some(day("2026-09-18")),
        to: Some(day("2026-09-18")),
        limit: Some(1000),
        ..SessionFilter::default()
    };
    let draft = book.read(|view| session::list(view, &filter)).unwrap()[0].id;
    let (roll, fields) =
        book.read(|view| Ok((attendance::roll(view, draft)?, session::get(view, draft)?.fields))).unwrap();
    assert_eq!(
        roll.due_voting, fields.votes[0].due_voting,
        "full members with a vote, the exempt one included (C-10)"
    );
    assert!(session::judge(&fields.votes[0]).passed, "14 of 26 is more than half");
}

#[test]
fn the_topics_are_covered_but_for_eleven() {
    let (_folder, book) = workshop(1);
    let (owner, window) = (book.owner().unwrap(), Window::new(day("2026-01-01"), sample::TODAY).unwrap());
    let topics = book.read(|view| topic::list(view, owner, window)).unwrap();
    let required: Vec<_> = topics.iter().filter(|topic| topic.fields.is_required).collect();
    let (due, covered) =
        required.iter().fold((0, 0), |sum, topic| (sum.0 + topic.due, sum.1 + topic.covered));
    let short: Vec<_> = required
        .iter()
        .filter(|topic| topic.covered < topic.due)
        .map(|topic| (&*topic.fields.title, topic.covered))
        .collect();
    assert_eq!(
        (required.len(), due, covered),
        (10, 270, 259),
        "必学 10 项，应学 270 人次，已学到 259: {short:?}"
    );
}

#[test]
fn the_forty_tasks_stand_as_on_the_wall_chart() {
    let (_folder, book) = workshop(1);
    let owner = book.owner().unwrap();
    let list = book.read(|view| task::lists(view, owner, sample::TODAY)).unwrap().remove(0);
    let figures = list.figures;
    assert_eq!(
        (
            figures.total,
            figures.done,
            figures.stage_done,
            figures.going,
            figures.not_started,
            figures.late,
            figures.near
        ),
        (40, 21, 6, 9, 2, 2, 3),
        "2026年为职工办实事项目清单 on 21 September"
    );
}

#[test]
fn a_held_session_closes_its_item_of_the_plan() {
    let (_folder, book) = workshop(1);
    let (owner, year) = (book.owner().unwrap(), Window::year(2026).unwrap());
    let items = book.read(|view| plan::list(view, owner, year, sample::TODAY)).unwrap();
    let held = items.iter().filter(|item| item.fields.status == plan::PlanStatus::Held);
    assert!(held.clone().all(|item| item.fields.session_id.is_some()), "已开 points to its session");
    let open: Vec<_> = items
        .iter()
        .filter(|item| item.fields.status == plan::PlanStatus::Planned)
        .map(|item| item.fields.month.clone())
        .collect();
    assert_eq!(
        open.iter().filter(|month| *month == "2026-09").count(),
        2,
        "of September only the committee and the ladle group are open: {open:?}"
    );
}

#[test]
fn every_sample_keeps_every_promise_of_a_book() {
    let folder = tempfile::tempdir().unwrap();
    let path = |name| folder.path().join(name);
    let books = [
        sample::workshop(&path("车间.book"), "示例", 1).unwrap(),
        sample::group(&path("集团.book"), "示例", 1).unwrap(),
        sample::scale(&path("规模.book"), "示例", 1, 4, 90, 1).unwrap(),
    ];
    for book in books {
        let wrong: Vec<_> = book.read(verify).unwrap().into_iter().filter(|line| line.wrong > 0).collect();
        assert!(wrong.is_empty(), "verify finds nothing wrong in {}: {wrong:?}", book.path().display());
    }
}

#[test]
fn the_same_seed_makes_the_same_book() {
    let dump = |seed| {
        let (_folder, book) = workshop(seed);
        let owner = book.owner().unwrap();
        book.read(|view| {
            let sessions =
                session::list(view, &SessionFilter { limit: Some(1000), ..SessionFilter::default() })?;
            let rolls =
                sessions.iter().map(|line| attendance::roll(view, line.id)).collect::<Result<Vec<_>, _>>()?;
            let roster = member::roster(view, owner, sample::TODAY)?;
            let changes = ledger::book::changes(view, 10_000, None)?;
            let rows = changes.iter().map(|change| ledger::book::changed_rows(view, change.id));
            let rows = rows.collect::<Result<Vec<_>, _>>()?;
            Ok(format!("{roster:?}{sessions:?}{rolls:?}{changes:?}{rows:?}"))
        })
        .unwrap()
    };
    let (one, again, other) = (dump(7), dump(7), dump(8));
    assert!(one == again, "row for row: the history holds every row ever written");
    assert!(one != other, "another seed has other absences");
}

#[test]
fn the_group_registers_what_was_published() {
    let folder = tempfile::tempdir().unwrap();
    let book = sample::group(&folder.path().join("集团.book"), "示例", 1).unwrap();
    let owner = book.owner().unwrap();
    let window = Window::new(day("2021-01-01"), day("2021-07-31")).unwrap();
    let count = |by| book.read(|view| count::count(view, owner, window, by)).unwrap();
    let kinds = count(By::Kind);
    for (kind, sessions) in
        [("centre_group_study", 225), ("lecture", 243), ("training", 91), ("tradition_education", 173)]
    {
        let row = kinds.rows.iter().find(|row| row.key == kind).unwrap();
        assert_eq!(row.sessions, sessions, "{kind}, January to July 2021 (field.md S4…S7)");
        assert_eq!(row.people, None, "{kind} is declared without names: nobody can be told apart");
    }
    let bases = count(By::Base);
    let labels: Vec<_> = bases.rows.iter().map(|row| row.label.as_str()).collect();
    assert_eq!(labels, ["柳州", "防城港", "玉林"], "split by base");
    assert_eq!(
        bases.rows.iter().map(|row| row.sessions).sum::<i64>(),
        bases.total.sessions,
        "every session lies in one base"
    );
    let units = book.read(unit::list).unwrap();
    assert_eq!(units.len(), 400, "the group's committee and 399 below it");
    let people = book.read(|view| member::roster(view, owner, day("2021-07-31"))).unwrap().len();
    assert!((6_900..7_700).contains(&people), "about 7,000 members: {people}");
}

#[test]
fn a_book_loaded_in_bulk_is_like_one_written_by_hand() {
    let made = || {
        let folder = tempfile::tempdir().unwrap();
        let book = sample::scale(&folder.path().join("规模.book"), "示例", 3, 6, 140, 1).unwrap();
        (folder, book)
    };
    let (_folder, mut book) = made();
    let owner = book.owner().unwrap();
    let year = Window::year(2025).unwrap();
    let counted = |book: &Book| book.read(|view| count::count(view, owner, year, By::Kind)).unwrap();
    let raw = book.read(|view| count::count_raw(view, owner, year, By::Kind)).unwrap();
    assert_eq!(counted(&book), raw, "the figures computed at the end are those of the rows");
    assert_eq!(raw.total.people, Some(140), "everybody came at least once");
    assert!(
        book.read(|view| ledger::book::changes(view, 10, None)).unwrap().len() <= 1,
        "no history of a bulk load"
    );
    assert!(
        !book.read(|view| ledger::search::search(view, "第3党支部", None, 10)).unwrap().hits.is_empty(),
        "what was loaded is found"
    );
    let session = book.read(|view| session::list(view, &SessionFilter::default())).unwrap()[0].id;
    book.write(crate::act("session_reopen"), |tx| session::reopen(tx, session, "核对")).unwrap();
    let changes = book.read(|view| ledger::book::changes(view, 10, None)).unwrap();
    assert_eq!(changes[0].intent, "session_reopen", "from here on every write has its history");
    let (_again, again) = made();
    assert_eq!(counted(&again), raw, "the same seed makes the same book");
}
