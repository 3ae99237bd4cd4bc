//! What a job costs a person: counted by the window itself, whatever the job does with it.

use std::{
    cell::Cell,
    fmt,
    ops::{Add, Sub},
    time::{Duration, Instant},
};

/// The cost of a job.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Clicks, fields filled, keys or chords pressed, native dialogs answered.
    pub actions: usize,
    /// Keys pressed, those that fill fields included; a chord is one, and so is a Chinese character.
    pub keys: usize,
    /// What the driver took, its waiting for the page included. A person takes longer; the ratio between two runs tells.
    pub time: Duration,
}

impl Add for Tally {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self {
            actions: self.actions + other.actions,
            keys: self.keys + other.keys,
            time: self.time + other.time,
        }
    }
}

impl Sub for Tally {
    type Output = Self;

    fn sub(self, other: Self) -> Self {
        Self {
            actions: self.actions - other.actions,
            keys: self.keys - other.keys,
            time: self.time - other.time,
        }
    }
}

impl fmt::Display for Tally {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "动作 {}，{} 次按键，{:.1} 秒", self.actions, self.keys, self.time.as_secs_f64())
    }
}

/// Counts everything done to one window since it was opened.
#[derive(Debug)]
pub struct Clock {
    opened: Instant,
    actions: Cell<usize>,
    keys: Cell<usize>,
}

impl Default for Clock {
    fn default() -> Self {
        Self { opened: Instant::now(), actions: Cell::new(0), keys: Cell::new(0) }
    }
}

impl Clock {
    /// One action that presses this many keys.
    pub fn act(&self, keys: usize) {
        self.actions.set(self.actions.get() + 1);
        self.keys.set(self.keys.get() + keys);
    }

    /// What is done while `work` runs.
    pub fn measure(&self, work: impl FnOnce()) -> Tally {
        let before = self.now();
        work();
        self.now() - before
    }

    fn now(&self) -> Tally {
        Tally { actions: self.actions.get(), keys: self.keys.get(), time: self.opened.elapsed() }
    }
}
