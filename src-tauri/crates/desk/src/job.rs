//! Long work under way: the window asks how far it is and may stop it, while the work itself goes on elsewhere.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use ledger::book::Watch;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::error::Result;
use crate::request::Empty;
use crate::work::Work;

/// Work under way, by the number that the window gave it.
#[derive(Default)]
pub struct Jobs {
    running: Mutex<HashMap<u64, Arc<Watch>>>,
    /// For work that the window gave no number.
    unnumbered: Mutex<u64>,
}

impl Jobs {
    /// Notes work that begins. It is forgotten when the answer is dropped.
    pub fn begin(self: &Arc<Self>, number: Option<u64>) -> Job {
        let number = number.unwrap_or_else(|| {
            let mut last = self.unnumbered.lock().unwrap_or_else(PoisonError::into_inner);
            *last += 1;
            // The window counts from 1; these can never meet.
            u64::MAX - *last
        });
        let watch = Arc::new(Watch::default());
        self.running().insert(number, Arc::clone(&watch));
        Job { number, watch, jobs: Arc::clone(self) }
    }

    /// Stops everything else that is under way: the book is about to be closed.
    pub fn stop_others(&self, job: &Job) {
        self.running()
            .values()
            .filter(|watch| !Arc::ptr_eq(watch, &job.watch))
            .for_each(|watch| watch.stop());
    }

    fn running(&self) -> MutexGuard<'_, HashMap<u64, Arc<Watch>>> {
        self.running.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// One piece of work under way.
pub struct Job {
    number: u64,
    /// How far it is.
    pub watch: Arc<Watch>,
    jobs: Arc<Jobs>,
}

impl Drop for Job {
    fn drop(&mut self) {
        self.jobs.running().remove(&self.number);
    }
}

/// Which work.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct JobReq {
    /// The number that the window gave it.
    pub job: u64,
}

/// How far work is.
#[derive(Debug, Serialize, TS)]
pub struct JobState {
    /// Steps done.
    pub done: u64,
    /// Of how many; 0: not known.
    pub total: u64,
}

/// `job_state`; none: not under way (any more).
pub fn state(work: &mut Work<'_>, JobReq { job }: JobReq) -> Result<Option<JobState>> {
    let progress = work.state.jobs.running().get(&job).map(|watch| watch.progress());
    Ok(progress.map(|(done, total)| JobState { done, total }))
}

/// `job_stop`
pub fn stop(work: &mut Work<'_>, JobReq { job }: JobReq) -> Result<Empty> {
    if let Some(watch) = work.state.jobs.running().get(&job) {
        watch.stop();
    }
    Ok(Empty {})
}
