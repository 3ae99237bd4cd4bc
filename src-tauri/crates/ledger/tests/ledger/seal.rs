//! 封存 of quarters and years: nothing in them is written, a reason opens them, and what is different is told for ever.

use ledger::attendance::{self, Mark};
use ledger::id::{MemberId, SealId, SessionId, UnitId};
use ledger::seal::{self, Difference, Period};
use ledger::session::{self, Status};
use ledger::{Act, Book, Error, Result, book};

use crate::life::{self, fields, refusal};
use crate::{NOW, act, day, new_book};

struct Kept {
    _folder: tempfile::TempDir,
    book: Book,
    branch: UnitId,
    people: Vec<MemberId>,
    /// On 2026-09-18, everybody but one came.
    session: SessionId,
}

fn kept() -> Kept {
    let (folder, mut book) = new_book();
    let branch = book.owner().unwrap();
    let people = life::people(&mut book, branch, None, 1, 8);
    let session = life::save(&mut book, &fields(branch, &["theme_day"], "2026-09-18"));
    life::attend(&mut book, session, &[(people[0], Mark::Absent)]);
    Kept { _folder: folder, book, branch, people, session }
}

fn quarter() -> Period {
    Period::parse("2026Q3").unwrap()
}

impl Kept {
    fn seal(&mut self, period: Period) -> Result<SealId> {
        let branch = self.branch;
        self.book.write(act("seal_make"), |tx| seal::seal(tx, branch, period, day("2027-01-04"), true))
    }

    fn reopen(&mut self, id: SealId, reason: &str) -> Result<()> {
        self.book.write(act("seal_reopen"), |tx| seal::reopen(tx, id, reason).map(drop))
    }

    fn mark(&mut self, member: usize, mark: Mark) -> Result<()> {
        let (session, entry) = (self.session, life::entry(self.people[member], mark));
        let later = Act { at: NOW + 60_000, ..act("roll_mark") };
        self.book.write(later, |tx| attendance::mark(tx, session, &[entry]))
    }

    fn difference(&self) -> Difference {
        self.book.read(|view| seal::difference(view, self.branch, quarter())).unwrap().unwrap()
    }
}

fn is_sealed<T: std::fmt::Debug>(result: Result<T>) -> bool {
    matches!(result, Err(Error::SealedPeriod { ref period, .. }) if period == "2026年第三季度")
}

#[test]
fn nothing_in_a_sealed_quarter_is_written() {
    let mut kept = kept();
    let early = kept
        .book
        .write(act("seal_make"), |tx| seal::seal(tx, kept.branch, quarter(), day("2026-09-30"), true));
    assert!(refusal(early).1.contains("9月30日"), "a quarter is sealed once it is over");
    kept.seal(quarter()).unwrap();
    assert_eq!(refusal(kept.seal(quarter())).0, "period", "and once only");
    let (branch, session) = (kept.branch, kept.session);
    let book = &mut kept.book;
    let inside = fields(branch, &["lecture"], "2026-08-01");
    assert!(
        is_sealed(book.write(act("session_save"), |tx| session::save(tx, None, &inside))),
        "no new session"
    );
    let moved = fields(branch, &["theme_day"], "2026-10-18");
    assert!(
        is_sealed(book.write(act("session_save"), |tx| session::save(tx, Some(session), &moved))),
        "none leaves it"
    );
    assert!(
        is_sealed(book.write(act("session_delete"), |tx| session::delete(tx, session))),
        "none is deleted"
    );
    let later = life::save(book, &moved);
    assert!(
        is_sealed(book.write(act("session_save"), |tx| session::save(tx, Some(later), &inside))),
        "none comes into it from another quarter"
    );
    assert!(is_sealed(kept.mark(0, Mark::Present)), "no mark is changed");
    let old = kept.book.read(|view| book::history(view, "session", session.0)).unwrap();
    let undone = kept.book.write(act("change_undo"), |tx| book::undo(tx, old[0].id));
    assert!(is_sealed(undone), "nor by undoing what was written before the seal");
    assert_eq!(
        kept.difference(),
        Difference { figures: vec![], sessions: vec![] },
        "all is as it was sealed"
    );
}

#[test]
fn a_reason_opens_it_and_what_is_different_is_told_by_figure_and_by_record() {
    let mut kept = kept();
    let id = kept.seal(quarter()).unwrap();
    assert_eq!(refusal(kept.reopen(id, "  ")).0, "reason", "nobody opens a seal without saying why");
    kept.reopen(id, "签到表上有他").unwrap();
    kept.mark(0, Mark::Present).unwrap();
    let found = kept.difference();
    let present = found.figures.iter().find(|one| one.of == "合计" && one.name == "实到人次").unwrap();
    assert_eq!((present.sealed, present.now), (Some(7), Some(8)), "by figure: {found:?}");
    let [record] = &found.sessions[..] else { panic!("one session was changed: {found:?}") };
    assert_eq!(record.words, "实到7人改为8人，缺席1人改为0人", "by record, in words");
    assert_eq!((record.at, record.who.as_deref()), (Some(NOW + 60_000), Some("许秀兰")), "with when and who");
    kept.seal(quarter()).unwrap();
    assert_eq!(kept.difference(), found, "sealed again, it is still told against what was reported first");
    let seals = kept.book.read(|view| seal::of_period(view, kept.branch, quarter())).unwrap();
    assert_eq!(seals[0].reason.as_deref(), Some("签到表上有他"), "the reason stays with the seal");
    assert_ne!(seals[0].sha256, seals[1].sha256, "other figures have another hash");
    let newest = kept.book.read(|view| book::history(view, "seal", id.0)).unwrap().remove(0);
    assert!(newest.summary.contains("签到表上有他"), "and stands in the history: {}", newest.summary);
}

#[test]
fn marks_exchanged_between_two_people_show_though_no_sum_changed() {
    let mut kept = kept();
    let id = kept.seal(quarter()).unwrap();
    kept.reopen(id, "两个人弄反了").unwrap();
    kept.mark(0, Mark::Present).unwrap();
    kept.mark(1, Mark::Absent).unwrap();
    let found = kept.difference();
    assert!(found.figures.is_empty(), "the sums are the same: {:?}", found.figures);
    assert!(found.sessions[0].words.contains("点名改了"), "the record is not: {found:?}");
}

#[test]
fn a_sealed_year_holds_its_quarters_and_a_make_up_is_told_as_a_difference() {
    let mut kept = kept();
    kept.seal(Period::parse("2026").unwrap()).unwrap();
    assert!(
        matches!(kept.mark(0, Mark::Present), Err(Error::SealedPeriod { .. })),
        "the year holds its days"
    );
    let id = kept.seal(quarter()).unwrap();
    kept.reopen(id, "要改").unwrap();
    assert!(kept.mark(0, Mark::Present).is_err(), "the year still holds when the quarter is open");
    let make_up = attendance::MakeUp {
        id: None,
        on_day: day("2026-10-20"),
        form: attendance::MakeUpForm::SelfStudy,
        minutes: 60,
        content: None,
        witness: None,
        proof: None,
        proved_on: None,
    };
    let (session, member) = (kept.session, kept.people[0]);
    kept.book
        .write(act("make_up_save"), |tx| attendance::make_up_save(tx, session, member, &make_up))
        .unwrap();
    let words = &kept.difference().sessions[0].words;
    assert_eq!(words, "补学0人改为1人", "people go on making up, and the report says that it came later");
}

#[test]
fn what_is_open_is_told_first_and_kept_with_the_seal() {
    let mut kept = kept();
    let draft =
        session::SessionFields { status: Status::Draft, ..fields(kept.branch, &["lecture"], "2026-08-20") };
    life::save(&mut kept.book, &draft);
    let items =
        kept.book.read(|view| seal::open_items(view, kept.branch, quarter(), day("2026-10-08"))).unwrap();
    assert!(
        items.iter().any(|item| item.words.contains("8月20日") && item.words.contains("草稿")),
        "{items:?}"
    );
    let branch = kept.branch;
    let refused =
        kept.book.write(act("seal_make"), |tx| seal::seal(tx, branch, quarter(), day("2026-10-08"), false));
    assert_eq!(refusal(refused).0, "inSpite", "somebody has to say that it is sealed in spite of that");
    kept.seal(quarter()).unwrap();
    let seals = kept.book.read(seal::list).unwrap();
    assert!(
        seals[0].open.iter().any(|line| line.contains("8月20日")),
        "the paper says what was open: {seals:?}"
    );
}

#[test]
fn sealing_and_reopening_are_not_undone() {
    let mut kept = kept();
    let session = kept.session;
    kept.book.write(act("session_seal"), |tx| session::seal(tx, session, NOW)).unwrap();
    let undo_last = |book: &mut Book| {
        let last = book.read(book::last_change).unwrap().unwrap();
        book.write(act("change_undo"), |tx| book::undo(tx, last))
    };
    assert_eq!(refusal(undo_last(&mut kept.book)).0, "seal", "of a session neither");
    let roll = kept.book.read(|view| book::history(view, "session", session.0)).unwrap();
    let marked = kept.book.write(act("change_undo"), |tx| book::undo(tx, roll[1].id));
    assert!(matches!(marked, Err(Error::Sealed { .. })), "what was marked before stays, too: {marked:?}");
    let id = kept.seal(quarter()).unwrap();
    assert_eq!(refusal(undo_last(&mut kept.book)).0, "seal", "a seal is opened with a reason only");
    kept.reopen(id, "要改").unwrap();
    assert_eq!(refusal(undo_last(&mut kept.book)).0, "seal", "and the reason stays");
}

#[test]
fn what_follows_from_the_records_is_mended() {
    let mut kept = kept();
    let raw = crate::key::raw(kept.book.path());
    raw.execute_batch(
        "UPDATE session_unit SET present = 99; UPDATE tally SET attendances = 99; DELETE FROM reach;
         DELETE FROM search_row WHERE noun = 'session'; UPDATE member SET pinyin = 'x' WHERE id = 1;
         UPDATE unit SET path = '/1/99/'",
    )
    .unwrap();
    let wrong = |book: &Book| {
        let lines = book.read(book::verify).unwrap();
        lines
            .into_iter()
            .filter(|line| line.wrong > 0)
            .map(|line| (line.can_mend, line.what))
            .collect::<Vec<_>>()
    };
    let before = wrong(&kept.book);
    assert_eq!(before.iter().filter(|(can_mend, _)| *can_mend).count(), 5, "{before:?}");
    kept.book.write(act("book_mend"), book::mend).unwrap();
    let left = wrong(&kept.book);
    assert!(left.iter().all(|(can_mend, _)| !can_mend), "what can be recomputed is right again: {left:?}");
    assert!(left.iter().any(|(_, what)| what.contains("上下级")), "what cannot stays named: {left:?}");
}
