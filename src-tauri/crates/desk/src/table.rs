//! Every command, once: what it is for, whether it writes, who may send it, its name, request and response, and the handler.

use crate::command::commands;
use crate::error::{Code, CommandError, Result};
use crate::lane::Lane;
use crate::request::{Empty, OnDay, One, Saved, Within};
use crate::state::State;
use crate::{
    app, arrangement, attachment, binder, book, calendar, change, chart, check, consistency, count,
    criticism, draft, export, fast_log, figure, follow_up, grade, greeting, import, job, key, keyring, leave,
    lecturer, make_up, member, need, observer, overview, pairing, plan, register, rehearsal, reminder,
    report, rescue, restore, roll, rollup, rule, sample, seal, search, second, session, setting, talk, task,
    task_list, topic, turn, unit, vote, wording,
};

/// Where a command runs; one that does not exist is refused anywhere.
pub(crate) fn lane(name: &str) -> Lane {
    COMMANDS.iter().find(|command| command.name == name).map_or(Lane::Desk, |command| command.lane)
}

/// The one door: whoever opened the book must be at least what the table asks for. Without an open book there is nothing to
/// keep from anybody. Error: `closed`.
pub(crate) fn admit(state: &State, name: &str) -> Result<()> {
    let Some(book) = &state.book else { return Ok(()) };
    let is_open = COMMANDS.iter().all(|command| command.name != name || book.role() >= command.least);
    if is_open { Ok(()) } else { Err(CommandError::of(Code::Closed)) }
}

commands! {
    /// The open book, what waits in it, and the books known on this computer.
    read(recorder) book_state(Empty) -> book::BookState = book::state;
    /// Makes a new book and opens it.
    alone(recorder) book_create(book::BookCreateReq) -> key::BookMade = book::create;
    /// Opens a book.
    alone(recorder) book_open(book::BookOpenReq) -> book::BookState = book::open;
    /// Opens a book by its recovery code and gives it a new password; the answer has the code that opens it from now on.
    alone(recorder) book_recover(key::BookRecoverReq) -> key::BookMade = key::recover;
    /// Whether the open book has a recovery code, and the recorder a password.
    read(secretary) book_key(Empty) -> key::BookKey = key::get;
    /// Gives the open book a new password.
    alone(secretary) book_password_change(key::BookPasswordReq) -> Empty = key::change_password;
    /// Gives the recorder a password, or another one.
    alone(secretary) book_recorder_set(key::BookRecorderSetReq) -> Empty = key::set_recorder;
    /// Takes the recorder's password away.
    alone(secretary) book_recorder_withdraw(key::BookRecorderWithdrawReq) -> Empty = key::withdraw_recorder;
    /// Whether this computer remembers a book, and whether it could.
    long(recorder) book_keyring(keyring::BookKeyringReq) -> keyring::BookKeyring = keyring::get;
    /// Opens a book that this computer remembers, right after the program was started.
    alone(recorder) book_keyring_open(keyring::BookKeyringReq) -> book::BookState = keyring::open;
    /// Lets this computer remember the open book, in the keyring of its system.
    alone(secretary) book_keyring_set(keyring::BookKeyringSetReq) -> Empty = keyring::set;
    /// From here on no computer remembers the open book.
    alone(secretary) book_keyring_withdraw(Empty) -> Empty = keyring::withdraw;
    /// Gives the open book a new recovery code in the place of the one it has.
    alone(secretary) book_recovery_new(key::BookRecoveryReq) -> key::Recovery = key::new_recovery;
    /// The sheet of a recovery code, in the folder for printing.
    read(secretary) book_recovery_print(key::BookRecoveryPrintReq) -> export::Saved = key::print_recovery;
    /// Makes (once, or anew) and opens the practice book; its password is 示例手册2026.
    alone(recorder) book_sample(book::BookSampleReq) -> book::BookState = book::sample;
    /// Makes a made-up book in a file, to try things in or to measure with.
    long_write(secretary) sample_make(sample::SampleMakeReq) -> Empty = sample::make;
    /// Closes the file and asks for the password again.
    alone(recorder) book_lock(Empty) -> book::BookState = book::lock;
    /// Closes the book and forgets it.
    alone(recorder) book_close(Empty) -> Empty = book::close;
    /// Makes a checked copy: in the backup folder, or at `path`.
    long(secretary) book_backup(book::BookBackupReq) -> book::Backup = book::backup;
    /// The backups of the open book, newest first.
    read(secretary) book_backups(Empty) -> Vec<book::Backup> = book::backups;
    /// What a backup holds and what differs from the open book, before it is put back; writes nothing.
    long(secretary) restore_preview(restore::RestorePreviewReq) -> restore::RestorePreview = restore::preview;
    /// Puts a backup in the place `path`; a book that lies there is kept beside it.
    alone(secretary) book_restore(restore::BookRestoreReq) -> restore::Restored = restore::restore;
    /// The backups of a book that cannot be opened, newest first, and the newest that opens well.
    long(secretary) backup_rescue(rescue::BackupRescueReq) -> rescue::Rescue = rescue::look;
    /// The second place for backups of the open book, and the last rehearsal of a restore.
    read(secretary) backup_care(Empty) -> second::BackupCare = second::care;
    /// Looks at the second place now and brings what is missing there; `backup_care` tells what was seen.
    read(secretary) backup_carry(Empty) -> Empty = second::carry;
    /// Chooses the second place; null: none.
    write(secretary) backup_second(second::BackupSecondReq) -> Empty = second::choose;
    /// Rehearses a restore with the newest backup, which is only read, and notes how it went.
    long(secretary) backup_rehearse(Empty) -> rehearsal::Rehearsal = rehearsal::rehearse;
    /// Recomputes every derived figure and compares.
    long(secretary) book_verify(Empty) -> Vec<ledger::book::VerifyLine> = book::verify;

    /// Makes a backup, recomputes what follows from the records, and says what was mended and what is left.
    long_write(secretary) book_mend(Empty) -> book::Mended = book::mend;

    /// Every seal of the book, the newest first.
    read(recorder) seal_list(Empty) -> Vec<ledger::seal::Seal> = seal::list;
    /// The seal in force under which a day of a unit lies.
    read(recorder) seal_at(OnDay) -> Option<ledger::seal::Seal> = seal::at;
    /// How a period stands: sealed or not, since when, and what is different since.
    long(recorder) seal_state(seal::SealPeriodReq) -> seal::SealState = seal::state;
    /// What is still open in a period.
    long(recorder) seal_open(seal::SealPeriodReq) -> Vec<ledger::seal::OpenItem> = seal::open;
    /// Seals a period that is over; a backup is made first.
    long_write(secretary) seal_make(seal::SealMakeReq) -> ledger::seal::Seal = seal::make;
    /// Opens a sealed period again, with the reason.
    write(secretary) seal_reopen(seal::SealReopenReq) -> ledger::seal::Seal = seal::reopen;

    /// What was changed, newest first; of one record when `noun` and `recordId` are given.
    read(recorder) change_list(change::ChangeListReq) -> Vec<ledger::book::Change> = change::list;
    /// The history of one record, newest first, each entry with what it did in words.
    read(recorder) change_timeline(change::ChangeTimelineReq) -> Vec<change::TimelineEntry> = change::timeline;
    /// What one change did, in words.
    read(recorder) change_told(One<ledger::id::ChangeId>) -> ledger::book::ChangeTold = change::told;
    /// Takes a change back; without an id the last one.
    write(recorder) change_undo(change::ChangeUndoReq) -> ledger::book::Change = change::undo;
    /// Does again what the last undo took back, as long as nothing new was written since.
    write(recorder) change_redo(Empty) -> ledger::book::Change = change::redo;
    /// Who looked at full numbers, and who took them out in a file; newest first.
    read(secretary) change_looks(change::ChangeLooksReq) -> Vec<ledger::book::Change> = change::looks;
    /// 回收站: deletions that can be taken back.
    read(secretary) bin_list(Empty) -> Vec<ledger::book::Change> = change::bin;

    /// What was typed into a form and not written to the book yet.
    read(recorder) draft_get(draft::DraftReq) -> Option<ledger::draft::Draft> = draft::get;
    /// Every form that was begun and not saved, the newest first.
    read(recorder) draft_list(Empty) -> Vec<ledger::draft::Draft> = draft::list;
    /// Keeps what a form holds now.
    note(recorder) draft_keep(draft::DraftKeepReq) -> Empty = draft::keep;
    /// Forgets a draft that was saved or is not wanted any more.
    note(recorder) draft_discard(draft::DraftReq) -> Empty = draft::discard;

    /// Every threshold with its value, default and source.
    read(recorder) setting_list(setting::SettingListReq) -> Vec<ledger::setting::SettingLine> = setting::list;
    /// Sets a threshold; null goes back to the default.
    write(secretary) setting_set(setting::SettingSetReq) -> Empty = setting::set;

    /// Which rules hold for a unit, with the number in force, its source and whether it asks anything.
    read(recorder) rule_list(rule::RuleListReq) -> Vec<ledger::check::RuleLine> = rule::list;
    /// One rule of a unit's own.
    read(recorder) own_rule_get(One<ledger::id::OwnRuleId>) -> ledger::check::OwnRule = rule::get;
    /// Adds or changes a rule of a unit's own.
    write(secretary) own_rule_save(Saved<ledger::id::OwnRuleId, ledger::check::OwnRuleFields>) -> ledger::check::OwnRule = rule::save;
    /// Deletes a rule of a unit's own.
    write(secretary) own_rule_delete(One<ledger::id::OwnRuleId>) -> Empty = rule::delete;

    /// All units in tree order.
    read(recorder) unit_list(Empty) -> Vec<ledger::unit::Unit> = unit::list;
    /// Adds or changes a unit.
    write(secretary) unit_save(unit::UnitSaveReq) -> ledger::unit::Unit = unit::save;
    /// Deletes a unit that nothing refers to.
    write(secretary) unit_delete(One<ledger::id::UnitId>) -> Empty = unit::delete;
    /// Names of the bases.
    read(recorder) base_list(Empty) -> Vec<String> = unit::bases;

    /// Who belongs to a unit on a day; numbers are masked.
    read(recorder) member_roster(OnDay) -> Vec<ledger::member::RosterLine> = member::roster;
    /// How many 正式 and 预备党员 there are today.
    long(recorder) member_count(Empty) -> i64 = member::count;
    /// A stretch of it, for rosters of thousands; with words, of those whom they find.
    read(recorder) member_page(member::MemberPageReq) -> ledger::member::RosterPage = member::page;
    /// One member with everything dated; numbers are masked.
    read(recorder) member_get(One<ledger::id::MemberId>) -> ledger::member::Member = member::get;
    /// Adds or changes a member.
    write(recorder) member_save(member::MemberSaveReq) -> ledger::member::Member = member::save;
    /// Deletes a member that no record names.
    write(secretary) member_delete(One<ledger::id::MemberId>) -> Empty = member::delete;
    /// ID and phone number in full, after the person asked for them; history keeps who looked, when, and at whom.
    write(secretary) member_reveal(One<ledger::id::MemberId>) -> member::Revealed = member::reveal;
    /// One member's sessions and hours in a span of days.
    read(recorder) member_record(member::MemberRecordReq) -> member::MemberRecord = member::record;

    /// What a standing does to the counts, in words.
    read(recorder) standing_effect(ledger::member::Standing) -> String = member::standing_effect;

    /// Sessions of a filter, newest first.
    read(recorder) session_list(ledger::session::SessionFilter) -> Vec<ledger::session::SessionLine> = session::list;
    /// How many sessions of a filter stand on each day, by main kind.
    read(recorder) session_days(ledger::session::SessionFilter) -> Vec<ledger::session::DayCount> = session::days;
    /// One session.
    read(recorder) session_get(One<ledger::id::SessionId>) -> ledger::session::Session = session::get;
    /// Adds or changes a session; its roll stays.
    write(recorder) session_save(session::SessionSaveReq) -> ledger::session::Session = session::save;
    /// Gives a planned session or a draft another day; its roll is that of the new day.
    write(recorder) session_shift(session::SessionShiftReq) -> ledger::session::Session = session::shift;
    /// Deletes a session with its roll.
    write(recorder) session_delete(One<ledger::id::SessionId>) -> Empty = session::delete;
    /// Seals a session: its numbers stay for ever.
    write(secretary) session_seal(One<ledger::id::SessionId>) -> ledger::session::Session = session::seal;
    /// Reopens a sealed session; the reason stays in the history.
    write(secretary) session_reopen(session::SessionReopenReq) -> ledger::session::Session = session::reopen;
    /// The last session of these kinds, as a template.
    read(recorder) session_similar(session::SessionSimilarReq) -> Option<ledger::session::SessionFields> = session::similar;
    /// The credit proposed for a session of these kinds and times.
    read(recorder) session_minutes(session::SessionMinutesReq) -> i64 = session::minutes;
    /// Places, forms, campaigns and guests written in earlier sessions.
    read(recorder) session_suggestions(session::SessionSuggestionsReq) -> ledger::session::Suggestions = session::suggestions;
    /// 列席 by class of listeners.
    read(recorder) observer_classes(Within) -> Vec<ledger::session::ClassCount> = observer::classes;
    /// How often members of a unit took part elsewhere as ordinary members.
    read(recorder) observer_dual(Within) -> Vec<ledger::session::DualCount> = observer::dual;
    /// What a vote means while its figures are typed.
    read(recorder) vote_judge(ledger::session::Vote) -> ledger::session::Verdict = vote::judge;

    /// 民主评议: everybody on the roll with votes and grade.
    read(secretary) grade_table(One<ledger::id::SessionId>) -> ledger::grade::Appraisal = grade::table;
    /// Keeps votes and grades.
    write(secretary) grade_save(grade::GradeSaveReq) -> ledger::grade::Appraisal = grade::save;
    /// The grades of one member, by year.
    read(secretary) grade_years(One<ledger::id::MemberId>) -> Vec<ledger::grade::YearGrade> = grade::years;
    /// 批评与自我批评: who spoke of whom, without the text.
    read(recorder) criticism_outline(One<ledger::id::SessionId>) -> Vec<ledger::criticism::Spoke> = criticism::outline;
    /// The text, when somebody opens it.
    read(secretary) criticism_open(One<ledger::id::SessionId>) -> Vec<ledger::criticism::Criticism> = criticism::open;
    /// Keeps the whole list.
    write(secretary) criticism_save(criticism::CriticismSaveReq) -> Empty = criticism::save;
    /// The tasks that a meeting decided.
    read(recorder) follow_up_list(One<ledger::id::SessionId>) -> Vec<ledger::follow_up::FollowUp> = follow_up::list;
    /// Makes tasks of decisions or of a rectification list.
    write(recorder) follow_up_add(follow_up::FollowUpAddReq) -> Vec<ledger::follow_up::FollowUp> = follow_up::add;
    /// Who has been talked with this year, and who not yet.
    read(recorder) talk_list(OnDay) -> Vec<ledger::talk::TalkLine> = talk::list;
    /// Who lectured, with sessions, attendances and people.
    read(recorder) lecturer_list(Within) -> Vec<ledger::lecturer::Lecturer> = lecturer::list;

    /// 快速登记: what the last short session was, and who is due on the day.
    read(recorder) fast_log_get(OnDay) -> ledger::fast_log::FastLog = fast_log::get;
    /// Writes a short session with its whole roll.
    write(recorder) fast_log_save(fast_log::FastLogSaveReq) -> ledger::session::Session = fast_log::save;
    /// The roll of a session.
    read(recorder) roll_get(roll::RollReq) -> ledger::attendance::Roll = roll::get;
    /// Writes a row for everyone due that day.
    write(recorder) roll_take(roll::RollReq) -> ledger::attendance::Roll = roll::take;
    /// Sets marks.
    write(recorder) roll_mark(roll::RollMarkReq) -> ledger::attendance::Roll = roll::mark;
    /// Gives everyone not marked yet one mark.
    write(recorder) roll_fill(roll::RollFillReq) -> ledger::attendance::Roll = roll::fill;
    /// Leaves that cover a session, or of a member or a unit in a span of days, newest first.
    read(recorder) leave_list(ledger::leave::LeaveFilter) -> Vec<ledger::leave::Leave> = leave::list;
    /// Registers a leave, or changes one; an approved one is taken over by rolls on which nobody has marked the person.
    write(recorder) leave_save(Saved<ledger::id::LeaveId, ledger::leave::LeaveFields>) -> ledger::leave::Leave = leave::save;
    /// Takes a leave away; a mark it made stays.
    write(recorder) leave_delete(One<ledger::id::LeaveId>) -> Empty = leave::delete;
    /// Writes down that somebody came to a further sitting; nobody is counted twice.
    write(recorder) roll_visit(roll::RollVisitReq) -> ledger::attendance::Roll = roll::visit;
    /// Records that somebody made up a session.
    write(recorder) make_up_save(make_up::MakeUpSaveReq) -> Empty = make_up::save;
    /// Takes a make-up away.
    write(recorder) make_up_delete(make_up::MakeUpDeleteReq) -> Empty = make_up::delete;
    /// 补学 as a chain: who is listed, arranged, done, proved, each with its next deadline.
    read(recorder) make_up_chain(OnDay) -> ledger::attendance::MakeUpChain = make_up::chain;
    /// Arranges make-ups: who sees to it, how, until when.
    write(recorder) make_up_arrange(make_up::MakeUpArrangeReq) -> Empty = make_up::arrange;
    /// Records what proves a make-up.
    write(recorder) make_up_prove(make_up::MakeUpProveReq) -> Empty = make_up::prove;
    /// Who still has to make up what.
    read(recorder) make_up_due(OnDay) -> Vec<ledger::attendance::MakeUpDue> = make_up::due;

    /// Topics with how many have had them.
    long(recorder) topic_list(Within) -> Vec<ledger::topic::Topic> = topic::list;
    /// Adds or changes a topic.
    write(recorder) topic_save(Saved<ledger::id::TopicId, ledger::topic::TopicFields>) -> ledger::topic::Topic = topic::save;
    /// Deletes a topic that no session had.
    write(recorder) topic_delete(One<ledger::id::TopicId>) -> Empty = topic::delete;
    /// Who has had which topic, and how.
    long(recorder) topic_coverage(Within) -> ledger::topic::Coverage = topic::coverage;
    /// Records study outside a session.
    write(recorder) study_save(ledger::topic::TopicStudy) -> ledger::topic::TopicStudy = topic::study_save;
    /// Records that several members studied a topic outside a session.
    write(recorder) study_together(topic::StudyTogetherReq) -> Empty = topic::study_together;
    /// One note of study outside a session.
    read(recorder) study_get(One<ledger::id::TopicStudyId>) -> ledger::topic::TopicStudy = topic::study_get;
    /// Takes study outside a session away.
    write(recorder) study_delete(One<ledger::id::TopicStudyId>) -> Empty = topic::study_delete;

    /// 轮值: the queues of a unit and the units below it, in order for a day.
    read(recorder) turn_list(OnDay) -> Vec<ledger::turn::TurnList> = turn::list;
    /// Who is next for the roles of a session.
    read(recorder) turn_next(turn::TurnNextReq) -> Vec<ledger::turn::TurnProposal> = turn::next;
    /// Adds or changes a queue.
    write(recorder) turn_save(Saved<ledger::id::TurnListId, ledger::turn::TurnFields>) -> ledger::turn::TurnList = turn::save;
    /// Passes somebody over once, with the reason.
    write(recorder) turn_skip(turn::TurnSkipReq) -> ledger::turn::TurnList = turn::skip;
    /// Deletes a queue; the sessions stay.
    write(recorder) turn_delete(One<ledger::id::TurnListId>) -> Empty = turn::delete;

    /// 包联: leaders paired with branches, with the visits of the year of a day.
    read(secretary) pairing_list(OnDay) -> ledger::pairing::Pairings = pairing::list;
    /// Adds or changes a pair.
    write(secretary) pairing_save(Saved<ledger::id::PairingId, ledger::pairing::PairingFields>) -> One<ledger::id::PairingId> = pairing::save;
    /// Deletes a pair with its visits.
    write(secretary) pairing_delete(One<ledger::id::PairingId>) -> Empty = pairing::delete;
    /// Adds or changes a visit.
    write(secretary) visit_save(Saved<ledger::id::VisitId, ledger::pairing::VisitFields>) -> One<ledger::id::VisitId> = pairing::visit_save;
    /// Takes a visit away.
    write(secretary) visit_delete(One<ledger::id::VisitId>) -> Empty = pairing::visit_delete;

    /// What each kind of task list brings along.
    read(recorder) list_templates(Empty) -> &'static [ledger::task::Brings] = task_list::templates;
    /// Task lists with their figures on a day.
    read(recorder) list_list(OnDay) -> Vec<ledger::task::TaskList> = task_list::list;
    /// Adds a task list with its first tasks and their sub-items.
    write(recorder) list_begin(task_list::ListBeginReq) -> ledger::task::TaskList = task_list::begin;
    /// Adds or changes a task list.
    write(recorder) list_save(Saved<ledger::id::TaskListId, ledger::task::TaskListFields>) -> ledger::task::TaskList = task_list::save;
    /// Deletes a task list with its tasks.
    write(recorder) list_delete(One<ledger::id::TaskListId>) -> Empty = task_list::delete;
    /// What each leader has taken on in a list.
    read(recorder) list_leaders(task::TaskListReq) -> Vec<ledger::task::LeaderLine> = task_list::leaders;
    /// Progress of a list by the superior's numbers.
    read(recorder) list_parents(task::TaskListReq) -> Vec<ledger::task::ParentLine> = task_list::parents;
    /// 周调度、月通报: the sentence, what changed, what is late, what comes next.
    read(recorder) list_bulletin(task_list::ListBulletinReq) -> task_list::ListBulletin = task_list::bulletin;
    /// The tasks of a list on a day.
    read(recorder) task_list(task::TaskListReq) -> Vec<ledger::task::Task> = task::list;
    /// Adds or changes a task.
    write(recorder) task_save(Saved<ledger::id::TaskId, ledger::task::TaskFields>) -> ledger::task::Task = task::save;
    /// Deletes a task with its progress.
    write(recorder) task_delete(One<ledger::id::TaskId>) -> Empty = task::delete;
    /// The phone number of a task in full, after the person asked for it; history keeps who looked, when, and at which.
    write(secretary) task_reveal(One<ledger::id::TaskId>) -> task::TaskRevealed = task::reveal;
    /// Adds a dated line of progress.
    write(recorder) task_progress(task::TaskProgressReq) -> ledger::task::Task = task::progress;
    /// Moves a task on the board with a line of progress; 已完成 is 申报.
    write(recorder) task_move(task::TaskMoveReq) -> ledger::task::Task = task::advance;
    /// Corrects the words, the day or n of N of a line of progress.
    write(recorder) progress_correct(task::ProgressCorrectReq) -> ledger::task::Task = task::correct;
    /// 认领: a leader takes a task on.
    write(recorder) task_claim(task::TaskStepReq) -> ledger::task::Task = task::claim;
    /// 申报: the doer says that a task is done.
    write(recorder) task_declare(task::TaskStepReq) -> ledger::task::Task = task::declare;
    /// 确认: somebody else says that it is done indeed.
    write(recorder) task_confirm(task::TaskStepReq) -> ledger::task::Task = task::confirm;
    /// 退回: what was declared or done is worked on again; the reason is kept.
    write(recorder) task_hand_back(task::TaskHandBackReq) -> ledger::task::Task = task::hand_back;
    /// 销号: somebody other than the doer closes a task that is done.
    write(recorder) task_close(task::TaskStepReq) -> ledger::task::Task = task::close;
    /// Brings the sub-items of a task to these.
    write(recorder) subtask_save(task::SubtaskSaveReq) -> ledger::task::Task = task::subtasks;
    /// Ticks a sub-item off, or takes the tick back.
    write(recorder) subtask_done(task::SubtaskDoneReq) -> ledger::task::Task = task::subtask_done;

    /// 佐证: what is attached to a task and its progress, to one line of it, or to a session.
    read(recorder) attachment_list(attachment::AttachmentListReq) -> Vec<attachment::AttachmentLine> = attachment::list;
    /// Attaches files: all of them or none.
    write(recorder) attachment_add(attachment::AttachmentAddReq) -> Vec<attachment::AttachmentLine> = attachment::add;
    /// Takes a file off its record.
    write(recorder) attachment_delete(One<ledger::id::AttachmentId>) -> Empty = attachment::delete;
    /// A picture at full size, to look at in the window.
    read(recorder) attachment_look(One<ledger::id::AttachmentId>) -> attachment::AttachmentPicture = attachment::look;
    /// Writes a file to a place of its own, or to the folder from which other programs open it.
    read(recorder) attachment_save(attachment::AttachmentSaveReq) -> export::Saved = attachment::save;

    /// 问需问计: needs, suggestions and questions with their figures.
    read(recorder) need_list(need::NeedListReq) -> need::NeedPage = need::list;
    /// Adds or changes a need, a suggestion or a question.
    write(recorder) need_save(Saved<ledger::id::NeedId, ledger::need::NeedFields>) -> ledger::need::Need = need::save;
    /// Deletes it; the task it became stays.
    write(recorder) need_delete(One<ledger::id::NeedId>) -> Empty = need::delete;
    /// Answers it on a day.
    write(recorder) need_answer(need::NeedAnswerReq) -> ledger::need::Need = need::answer;
    /// Makes a task of it in one step.
    write(recorder) need_to_task(need::NeedToTaskReq) -> ledger::task::Task = need::to_task;

    /// The anniversaries of a year and what was done on them.
    long(recorder) greeting_list(greeting::GreetingListReq) -> greeting::GreetingYear = greeting::list;
    /// Writes down that members were thought of.
    write(recorder) greeting_save(ledger::greeting::GreetingFields) -> Empty = greeting::save;
    /// Takes that back.
    write(recorder) greeting_delete(greeting::GreetingDeleteReq) -> Empty = greeting::delete;
    /// The registers the program brings along, to start from.
    read(recorder) register_templates(Empty) -> Vec<ledger::register::Template> = register::templates;
    /// The registers of a unit and the units below it.
    read(recorder) register_list(register::RegisterListReq) -> Vec<ledger::register::Register> = register::list;
    /// One register over a span of days, with its counts and sums.
    read(recorder) register_get(register::RegisterGetReq) -> register::RegisterPage = register::get;
    /// Adds a register, or changes its name and columns.
    write(recorder) register_save(Saved<ledger::id::RegisterId, ledger::register::RegisterFields>) -> ledger::register::Register = register::save;
    /// Deletes a register with its rows.
    write(recorder) register_delete(One<ledger::id::RegisterId>) -> Empty = register::delete;
    /// The rows of a register by two things, counted or summed.
    read(recorder) register_cross(register::RegisterCrossReq) -> ledger::register::Cross = register::cross;
    /// Which units no row of a register names.
    read(recorder) register_lacking(register::RegisterLackingReq) -> Vec<ledger::register::Lacking> = register::lacking;
    /// The rows of all registers that name a member, a session or a unit.
    read(recorder) register_mentions(register::RegisterMentionsReq) -> Vec<ledger::register::Mention> = register::mentions;
    /// One row of a register.
    read(recorder) register_row_get(One<ledger::id::RegisterRowId>) -> ledger::register::RegisterRow = register::row_get;
    /// Adds or changes a row of a register.
    write(recorder) register_row_save(Saved<ledger::id::RegisterRowId, ledger::register::RegisterRowFields>) -> ledger::register::RegisterRow = register::row_save;
    /// Deletes a row of a register.
    write(recorder) register_row_delete(One<ledger::id::RegisterRowId>) -> Empty = register::row_delete;

    /// The plan of a span of days, with its counts.
    read(recorder) plan_list(Within) -> plan::PlanPage = plan::list;
    /// One plan item.
    read(recorder) plan_get(One<ledger::id::PlanItemId>) -> ledger::plan::PlanItem = plan::get;
    /// Adds or changes a plan item.
    write(recorder) plan_save(Saved<ledger::id::PlanItemId, ledger::plan::PlanFields>) -> ledger::plan::PlanItem = plan::save;
    /// Gives an open plan item another day; out of its month that is 顺延.
    write(recorder) plan_shift(plan::PlanShiftReq) -> ledger::plan::PlanItem = plan::shift;
    /// Deletes a plan item.
    write(recorder) plan_delete(One<ledger::id::PlanItemId>) -> Empty = plan::delete;
    /// What a plan would hold by the rules, by last year's or by the festivals; writes nothing.
    read(recorder) plan_propose(plan::PlanProposeReq) -> Vec<ledger::plan::Proposal> = plan::propose;
    /// Writes lines of a proposal.
    write(recorder) plan_add(plan::PlanAddReq) -> Empty = plan::add;
    /// Plans what closes gaps, or gives what is planned a day in time.
    write(recorder) plan_arrange(plan::PlanArrangeReq) -> Empty = plan::arrange;
    /// 计划报备: the plan of a quarter was handed in.
    write(recorder) plan_file(plan::PlanFileReq) -> Empty = plan::file;

    /// 上级学习安排 of a span of quarters.
    read(recorder) arrangement_list(Within) -> arrangement::ArrangementPage = arrangement::list;
    /// Adds or changes an arrangement with its lines.
    write(recorder) arrangement_save(arrangement::ArrangementSaveReq) -> ledger::arrangement::Arrangement = arrangement::save;
    /// Deletes an arrangement.
    write(recorder) arrangement_delete(One<ledger::id::ArrangementId>) -> Empty = arrangement::delete;
    /// 签收.
    write(recorder) arrangement_receive(arrangement::ArrangementReceiveReq) -> Empty = arrangement::receive;
    /// Makes a plan item of a line.
    write(recorder) arrangement_plan(arrangement::ArrangementItemReq) -> Empty = arrangement::plan;
    /// Makes a topic of a line.
    write(recorder) arrangement_topic(arrangement::ArrangementItemReq) -> Empty = arrangement::topic;
    /// Ticks a line off by hand.
    write(recorder) arrangement_tick(arrangement::ArrangementItemReq) -> Empty = arrangement::tick;
    /// 工作日历 of a year: the days that are not what their weekday says.
    read(recorder) calendar_get(calendar::CalendarGetReq) -> ledger::calendar::YearCalendar = calendar::get;
    /// The days that remind of something: anniversaries, deadlines, the ends of quarters and of the term.
    read(recorder) calendar_dates(Within) -> Vec<calendar::KeyDate> = calendar::dates;
    /// Says whether a day is worked here, or takes that back.
    write(secretary) calendar_set(calendar::CalendarSetReq) -> Empty = calendar::set;

    /// Sessions, attendances and people of a span of days.
    long(recorder) count_get(count::CountGetReq) -> ledger::count::Count = count::get;
    /// 到会率 by month.
    long(recorder) chart_turnout(Within) -> Vec<ledger::count::TrendMonth> = chart::turnout;
    /// Hours by person against the year's goal and today's pace.
    long(recorder) chart_hours(OnDay) -> Vec<ledger::attendance::HoursLine> = chart::hours;
    /// The required topics of a span of days with how many had them.
    long(recorder) chart_coverage(Within) -> Vec<ledger::topic::Topic> = chart::coverage;
    /// Tasks of a list planned and done by the end of each month.
    read(recorder) chart_burn_up(task::TaskListReq) -> ledger::task::BurnUp = chart::burn_up;
    /// The frequencies the rules ask for, held against the records.
    long(recorder) check_get(OnDay) -> ledger::check::Check = check::get;
    /// What a binder of some days will hold, and what is missing from it.
    long(secretary) binder_look(binder::BinderReq) -> binder::Binder = binder::look;
    /// Writes a binder as a folder of numbered files with the attachments beside them.
    long(secretary) binder_folder(binder::BinderFolderReq) -> export::Saved = binder::folder;
    /// What contradicts itself in the records of a span of days: before a quarter is closed.
    long(recorder) consistency_list(Within) -> ledger::consistency::Consistency = consistency::list;
    /// Says why a finding is right as it stands; null takes that back.
    write(recorder) consistency_set_aside(consistency::ConsistencySetAsideReq) -> Empty = consistency::set_aside;
    /// What will be missing at the end of the month, the quarter and the year, and what closes it.
    long(recorder) forecast_get(OnDay) -> ledger::check::Forecast = check::forecast;
    /// 总览: what waits, what is missing, how far things are.
    long(recorder) overview_get(OnDay) -> overview::Overview = overview::get;
    /// How much waits, for the one notification of the system.
    read(recorder) reminder_get(OnDay) -> reminder::Reminder = reminder::get;
    /// 汇总: the gaps of every unit of a committee's book.
    long(recorder) rollup_get(rollup::RollupGetReq) -> rollup::Rollup = rollup::get;
    /// Finds people, sessions, topics, tasks and units, and which of the window's own places the words mean.
    read(recorder) search(search::SearchReq) -> search::SearchRes = search::find;
    /// 数字: the figures that can be asked for by name.
    read(recorder) figure_list(Empty) -> &'static [figure::FigureName] = figure::list;
    /// Some figures on a day.
    long(recorder) figure_get(figure::FigureGetReq) -> Vec<figure::Figure> = figure::get;
    /// The rows that a figure counts.
    read(recorder) figure_rows(figure::FigureRowsReq) -> figure::FigureRows = figure::rows;

    /// What an import would do; writes nothing.
    rehearse(secretary) import_preview(import::ImportReq) -> exchange::import::ImportResult = import::preview;
    /// Imports a table: all of its rows or none.
    long_write(secretary) import_run(import::ImportReq) -> exchange::import::ImportResult = import::run;
    /// Writes the roster with full numbers as .xlsx; history keeps who did, and when.
    long_write(secretary) export_members(export::ExportMembersReq) -> export::Saved = export::members;
    /// Writes a list as .xlsx.
    long(recorder) export_list(export::ExportListReq) -> export::Saved = export::list;

    /// Saves the picture of a chart.
    read(recorder) export_picture(export::ExportPictureReq) -> export::Saved = export::picture;

    /// The papers that can be printed.
    read(recorder) report_list(Empty) -> Vec<report::ReportKind> = report::list;
    /// A paper as PDF, to look at.
    long(recorder) report_preview(report::ReportReq) -> report::ReportPreview = report::preview;
    /// A paper as PDF in a file.
    long(recorder) report_save(report::ReportSaveReq) -> export::Saved = report::save;

    /// The sentences of papers, as a unit words them.
    read(recorder) wording_list(wording::WordingListReq) -> Vec<wording::WordingLine> = wording::list;
    /// What a text would say, with the figures of a quarter.
    read(recorder) wording_preview(wording::WordingPreviewReq) -> wording::WordingPreview = wording::preview;
    /// Words a sentence otherwise, or takes that back.
    write(secretary) wording_set(wording::WordingSetReq) -> Empty = wording::set;

    /// How far long work is, by the number that the window gave it.
    free(recorder) job_state(job::JobReq) -> Option<job::JobState> = job::state;
    /// Stops long work; what it wrote is taken back.
    free(recorder) job_stop(job::JobReq) -> Empty = job::stop;

    /// Version, folder, and the name under which this computer writes.
    read(recorder) app_info(Empty) -> app::AppInfo = app::info;
    /// Sets the name under which this computer writes.
    write(secretary) app_sign(app::AppSignReq) -> app::AppInfo = app::sign;
}
