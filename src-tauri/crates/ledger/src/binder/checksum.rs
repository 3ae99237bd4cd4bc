//! A checksum of what was bound: the same records give the same one, on any machine and any day.

use sha2::{Digest, Sha256};

use super::{Part, Scope, sessions};
use crate::attachment::{self, Holder};
use crate::date::Day;
use crate::session::Session;
use crate::{Result, View, session, task};

/// What was counted, and the checksum of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Checksum {
    /// Sessions.
    pub sessions: usize,
    /// Files attached to them.
    pub files: usize,
    /// Tasks of the lists of these days.
    pub tasks: usize,
    /// Lines of progress of these tasks up to the last of these days.
    pub progress: usize,
    /// SHA-256, lower-case hex.
    pub sha256: String,
}

/// The checksum of a scope as of a day. What goes in: of every session its number, day, times, place, kinds, title, people in their
/// roles, counts of the roll, agenda, content, decisions, votes and the checksums of what is attached; of every task its number, title,
/// status and progress. What does not: names of who came, for people may be renamed; the day of printing.
pub fn checksum(view: &View<'_>, scope: &Scope, day: Day) -> Result<Checksum> {
    let mut hash = Sha256::new();
    // Every value ends with a byte that no text holds, so that two values never run into one another.
    let mut put = |value: &str| {
        hash.update(value.as_bytes());
        hash.update([0]);
    };
    let lines = sessions(view, scope)?;
    let mut counted =
        Checksum { sessions: lines.len(), files: 0, tasks: 0, progress: 0, sha256: String::new() };
    for line in &lines {
        view.watch().check()?;
        of_session(&session::get(view, line.id)?, &mut put);
        for (file, _) in attachment::list(view, Holder::Session(line.id))? {
            counted.files += 1;
            put(&file.sha256);
        }
    }
    if scope.parts.has(Part::Tasks) {
        let until = day.min(scope.window.to);
        for list in
            task::lists(view, scope.unit, until)?.into_iter().filter(|list| list.fields.is_of(scope.window))
        {
            for task in task::list(view, list.id, until)? {
                counted.tasks += 1;
                [task.uid.as_str(), &task.fields.title, task.fields.status.as_str()]
                    .into_iter()
                    .for_each(&mut put);
                for line in task.progress.iter().filter(|line| line.on_day <= until) {
                    counted.progress += 1;
                    put(&line.on_day.to_string());
                    put(&line.text);
                }
            }
        }
    }
    counted.sha256 = hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect();
    Ok(counted)
}

fn of_session(kept: &Session, put: &mut impl FnMut(&str)) {
    let fields = &kept.fields;
    [kept.uid.as_str(), &kept.unit, &fields.title, &fields.on_day.to_string()]
        .into_iter()
        .for_each(&mut *put);
    fields.kinds.iter().for_each(|kind| put(kind.as_str()));
    let texts = [&fields.start_time, &fields.end_time, &fields.place, &fields.content, &fields.decisions];
    texts.into_iter().for_each(|text| put(text.as_deref().unwrap_or_default()));
    for role in &fields.roles {
        put(role.role.as_str());
        put(&role.name);
    }
    for item in &fields.agenda {
        put(&item.title);
        put(item.record.as_deref().unwrap_or_default());
    }
    for vote in &fields.votes {
        put(&vote.subject);
        let counts =
            [vote.due_voting, vote.present_voting, vote.yes, vote.no, vote.abstain, vote.written_yes];
        counts.iter().for_each(|count| put(&count.to_string()));
    }
    let totals = &kept.totals;
    let counts = [totals.due, totals.present, totals.excused, totals.absent, totals.unmarked, totals.made_up];
    counts.iter().for_each(|count| put(&count.to_string()));
}
