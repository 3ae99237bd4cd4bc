//! What a person does to a book, each by a program of its own, so that it can be killed or refused its disk; and how the book
//! stands afterwards.

use std::process::{Child, Command, Stdio};

use super::place::Place;
use serde_json::{Value, json};

/// How a deed stands in the book.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Stands {
    Whole,
    Absent,
}

impl Stands {
    pub(super) const fn when(whole: bool) -> Self {
        if whole { Self::Whole } else { Self::Absent }
    }
}

/// One thing to do; `number` tells the same deed done again from the one before.
pub struct Deed {
    pub what: &'static str,
    /// Lays ready what it needs; the words typed.
    pub(super) args: fn(&Place, usize) -> Vec<String>,
    pub(super) stands: fn(&Place, usize) -> Stands,
    /// The book of its own or the folder that its disk faults are for; none: the whole place.
    pub(super) on: Option<&'static str>,
    /// A later doing of it replaces what this one left.
    pub is_done_over: bool,
}

impl Deed {
    /// Starts the program; `dress` may put something before it.
    pub fn start(&self, place: &Place, number: usize, dress: impl FnOnce(&mut Command)) -> Child {
        let mut command = place.program(&(self.args)(place, number));
        dress(&mut command);
        command
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::piped())
            .spawn()
            .expect("branchbook starts")
    }

    /// How it stands now; fails where it stands by half.
    pub fn stands(&self, place: &Place, number: usize) -> Stands {
        (self.stands)(place, number)
    }

    /// What of the place its disk faults are for. A new password is followed by a backup, which is a deed of its own.
    pub fn disk(&self, place: &Place) -> std::path::PathBuf {
        self.on.map_or_else(|| place.folder().to_owned(), |name| place.at(name))
    }
}

/// What `session_save` takes for a session of this title.
pub fn session(title: &str) -> Value {
    json!({ "id": null, "fields": {
        "unitId": 1, "title": title, "kinds": ["theme_day"], "onDay": "2026-09-18", "startTime": "15:00", "endTime": "16:30",
        "place": "会议室", "mode": "onsite", "status": "draft", "scope": "all", "minutes": 90, "belongsYear": null,
        "isRequired": true, "isRestricted": false, "campaign": null, "form": null, "content": "学习文件，交流体会。",
        "decisions": null, "note": null, "photos": 0, "roles": [], "sittings": [], "agenda": [], "votes": [], "topicIds": [],
        "observers": [], "partnerIds": [], "declared": null
    } })
}
