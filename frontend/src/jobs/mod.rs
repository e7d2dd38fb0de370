//! Work on many records that this page does itself, one after the other. It goes on while other pages are open; the
//! activity tray tells how far it has come, what was refused, and stops it.

mod pace;
mod view;

use std::future::Future;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicU32, Ordering};

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::api::Failure;
use crate::browser::page;

pub use pace::persist;
pub use view::{JobLine, JobList, running};

/// One piece of work. Copies speak of the same one.
#[derive(Clone)]
pub struct Job {
    pub id: u32,
    /// What it does: `Memberi tag VIP`.
    pub title: String,
    pub progress: ArcRwSignal<Progress>,
    stopped: ArcRwSignal<bool>,
    /// Milliseconds since 1970.
    began: i64,
}

/// How far it has come.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Progress {
    pub done: i64,
    pub all: i64,
    /// Records that were refused: who, and why.
    pub refused: Vec<(String, Failure)>,
    pub ended: bool,
}

fn list() -> &'static ArcRwSignal<Vec<Job>> {
    static JOBS: OnceLock<ArcRwSignal<Vec<Job>>> = OnceLock::new();
    JOBS.get_or_init(ArcRwSignal::default)
}

/// Starts work on `all` records.
pub fn start<F: Future<Output = ()> + 'static>(title: String, all: i64, work: impl FnOnce(Job) -> F + 'static) -> Job {
    static NEXT: AtomicU32 = AtomicU32::new(0);
    let job = Job {
        id: NEXT.fetch_add(1, Ordering::Relaxed),
        title,
        progress: ArcRwSignal::new(Progress { all, ..Progress::default() }),
        stopped: ArcRwSignal::new(false),
        began: page::clock(),
    };
    list().update(|jobs| jobs.push(job.clone()));
    let running = job.clone();
    spawn_local(async move {
        work(running.clone()).await;
        running.progress.update(|progress| progress.ended = true);
        // What went well has a notice of its own; what was refused stays here to be read.
        if running.progress.with_untracked(|progress| progress.refused.is_empty()) {
            running.forget();
        }
    });
    job
}

/// Whether something would be lost by closing the page.
pub fn any_running() -> bool {
    list().with_untracked(|jobs| jobs.iter().any(|job| !job.progress.with_untracked(|progress| progress.ended)))
}

impl Job {
    /// One record has been dealt with.
    pub fn step(&self) {
        self.progress.update(|progress| {
            progress.done += 1;
            progress.all = progress.all.max(progress.done);
        });
    }

    /// One record was refused.
    pub fn refuse(&self, who: String, failure: Failure) {
        self.progress.update(|progress| progress.refused.push((who, failure)));
    }

    /// Somebody wants it to end after the record that is on its way.
    pub fn stop(&self) {
        self.stopped.set(true);
    }

    pub fn is_stopped(&self) -> bool {
        self.stopped.get_untracked()
    }

    /// Takes it from the list.
    pub fn forget(&self) {
        list().update(|jobs| jobs.retain(|job| job.id != self.id));
    }

    /// Seconds that the rest will take, once there is something to tell it from.
    fn seconds_left(&self, progress: &Progress) -> Option<i64> {
        let elapsed = page::clock() - self.began;
        (progress.done >= 20 && elapsed > 0).then(|| (progress.all - progress.done) * elapsed / progress.done / 1000)
    }
}
