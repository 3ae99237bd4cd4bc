//! The pictures of 使用手册: each is a part of a view, cut out of the real window, so that it shows what a reader will see.

use crate::{
    driver::Element,
    views::{Book, View, shown},
    window::Window,
};

/// A picture of the manual.
#[derive(Clone, Copy, Debug)]
pub struct Picture {
    /// Its name in the chapters and in `ui/src/manual/pictures`.
    pub name: &'static str,
    /// The view it is cut out of.
    pub view: &'static str,
    /// The part of it: the first element that matches.
    pub part: &'static str,
    /// At most so much of its height, CSS pixels.
    pub height: u32,
}

/// The window in which the pictures are made: narrow, so that the words in them stay large enough on the manual's page.
pub const SIZE: (u32, u32) = (1280, 800);

const fn of(name: &'static str, view: &'static str, part: &'static str, height: u32) -> Picture {
    Picture { name, view, part, height }
}

/// All pictures.
pub const PICTURES: &[Picture] = &[
    of("start", "start", ".work-in", 620),
    of("overview", "overview", ".main", 620),
    of("import", "import", ".main", 480),
    of("session-new", "session-new", ".main", 640),
    of("roll", "session", "section[aria-label=点名]", 620),
    of("minutes", "session-sealed", ".two > div", 560),
    of("vote", "vote", ".el-dialog", 640),
    of("sessions", "sessions", ".main", 560),
    of("make-up", "make-up", ".main", 480),
    of("binder", "binder", ".main", 620),
    of("plan", "plan", ".main", 560),
    of("topics", "topics", ".main", 520),
    of("turns", "topics-turns", ".main", 480),
    of("tasks", "tasks", ".main", 560),
    of("task", "task", ".el-drawer", 700),
    of("wall", "wall", "#app > *", 640),
    of("members", "members", ".main", 480),
    of("registers", "registers", ".main", 520),
    of("reports", "reports", ".main", 640),
    of("wording", "reports-wording", ".main", 480),
    of("consistency", "consistency", ".main", 440),
    of("counts", "counts", ".main", 440),
    of("settings", "settings", ".main", 520),
];

impl Picture {
    /// The view it is cut out of.
    pub fn view(&self) -> &'static View {
        View::named(self.view)
    }

    /// The book it shows: the workshop's, where the view is shown on it.
    pub fn book(&self) -> Book {
        let books = self.view().books;
        if books.contains(&Book::Workshop) { Book::Workshop } else { books[0] }
    }

    /// The part of the view, if it is still there.
    pub fn part(&self, window: &Window) -> Option<Element> {
        shown(window, self.part)
    }
}
