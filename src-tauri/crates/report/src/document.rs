//! A paper of the catalogue set for what was chosen.

use chrono::{Datelike, NaiveDate};
use ledger::binder::Scope;
use ledger::date::Window;
use ledger::{Error, Result, View};
use paper::Document;

use crate::binder::PhotosOf;
use crate::catalogue::{Paper, Set};
use crate::choice::Choice;
use crate::finish::{finish, say_since};
use crate::limit::{ALONE, TOGETHER, refuse_many};
use crate::photos;

impl Paper {
    /// What has to be chosen, as the window knows it.
    pub fn needs(&self) -> &'static str {
        match self.set {
            Set::Quarter(_) => "quarter",
            Set::Session(_) | Set::Minutes(_) => "session",
            Set::Window(_) => "window",
            Set::Count(_) => "count",
            Set::Year(_) => "year",
            Set::Member(_) => "member",
            Set::List(_) | Set::Tasks(_) => "list",
            Set::Wall(_) => "wall",
            Set::Bulletin(_) => "bulletin",
            Set::Register(_) => "register",
            Set::Binder(_) => "binder",
            Set::Day(_) => "day",
        }
    }

    /// Whether it holds what only the secretary may see: a recorder is refused all of it, so that nobody takes a paper with
    /// gaps for a whole one.
    pub fn is_closed(&self) -> bool {
        matches!(self.word, "binder" | "missing" | "handbook" | "handover" | "visits" | "history")
    }

    /// The most branches it may be of; none: it counts any number, or is of no unit.
    pub fn branches(&self) -> Option<usize> {
        match self.set {
            Set::Quarter(_) | Set::Window(_) | Set::Year(_) | Set::Day(_) => Some(TOGETHER),
            Set::Binder(_) => Some(ALONE),
            _ => None,
        }
    }

    /// The first day of what it counts; none: it is about one meeting, a list, or how things stand on a day.
    fn first_day(&self, choice: &Choice) -> Option<NaiveDate> {
        match self.set {
            Set::Quarter(_) => choice.quarter.map(|quarter| quarter.window().from),
            Set::Window(_) | Set::Count(_) | Set::Binder(_) => choice.window.map(|window| window.from),
            Set::Year(_) | Set::Member(_) => Window::year(choice.year()).map(|window| window.from),
            // 学时 by today are those of the year.
            Set::Day(_) if self.word == "chart-hours" => {
                Window::year(choice.day.year()).map(|year| year.from)
            }
            _ => None,
        }
    }

    /// Whether photos are printed at its end when nobody says; none: there is no place for them.
    pub fn photos(&self) -> Option<bool> {
        match self.set {
            Set::Minutes(_) => Some(true),
            Set::Tasks(_) => Some(false),
            _ => None,
        }
    }

    /// Sets the paper for what was chosen. Errors: `broken` on the field that still has to be chosen; those of the ledger.
    pub fn document(&self, view: &View<'_>, choice: &Choice) -> Result<Document> {
        let Choice { unit, day, .. } = *choice;
        if let Some(most) = self.branches() {
            refuse_many(view, unit, most)?;
        }
        let with_photos = choice.photos.or(self.photos()).unwrap_or_default();
        let mut document = match self.set {
            Set::Quarter(set) => {
                set(view, unit, chosen(choice.quarter, "quarter", "请选择季度，例如 2026Q3")?, day)
            }
            Set::Session(set) => set(view, chosen(choice.session, "sessionId", "请选择一次活动")?, day),
            Set::Minutes(set) => {
                let session = chosen(choice.session, "sessionId", "请选择一次活动")?;
                photos::after(set(view, session)?, with_photos, || photos::of_session(view, session))
            }
            Set::Window(set) => set(view, unit, chosen(choice.window, "from", "请选择起止日期")?, day),
            Set::Count(set) => {
                set(view, unit, chosen(choice.window, "from", "请选择起止日期")?, choice.by, day)
            }
            Set::Year(set) => set(view, unit, choice.year(), day),
            Set::Member(set) => {
                set(view, chosen(choice.member, "memberId", "请选择一名党员")?, choice.year(), day)
            }
            Set::Tasks(set) => {
                let list = chosen(choice.list, "listId", CHOOSE_LIST)?;
                photos::after(set(view, list, day)?, with_photos, || photos::of_list(view, list, day))
            }
            Set::List(set) => set(view, chosen(choice.list, "listId", CHOOSE_LIST)?, day),
            Set::Wall(set) => set(view, chosen(choice.list, "listId", CHOOSE_LIST)?, choice.sheet, day),
            Set::Bulletin(set) => {
                let window = chosen(choice.window, "from", "请选择起止日期")?;
                set(view, chosen(choice.list, "listId", CHOOSE_LIST)?, window, day)
            }
            Set::Register(set) => {
                set(view, chosen(choice.register, "registerId", "请选择一本台账")?, choice.year(), day)
            }
            Set::Binder(set) => {
                let window = chosen(choice.window, "from", "请选择起止日期")?;
                let scope = Scope { unit, window, parts: choice.parts };
                set(view, scope, PhotosOf::from(choice.photos), day)
            }
            Set::Day(set) => set(view, unit, day),
        }?;
        let begin = ledger::setting::begin(view, unit)?;
        if let Some(begin) = begin.zip(self.first_day(choice)).filter(|(begin, first)| first < begin) {
            say_since(&mut document, &ledger::setting::since(begin.0));
        }
        finish(view, unit, day, &mut document)?;
        Ok(document)
    }
}

const CHOOSE_LIST: &str = "请选择一份任务清单";

fn chosen<T>(value: Option<T>, field: &'static str, sentence: &str) -> Result<T> {
    value.ok_or_else(|| Error::broken(field, sentence))
}
