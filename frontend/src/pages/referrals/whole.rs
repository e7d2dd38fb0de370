//! A referral that is open, for everything on its page.

use domain::referrals::{ReferralState, ReferralStep, ReferralView, steps};
use leptos::prelude::*;

use super::words;
use crate::remote::Remote;

/// The referral and where its changes are put.
#[derive(Clone, Copy)]
pub struct Whole {
    pub remote: Remote<ReferralView>,
    pub view: Signal<ReferralView>,
}

impl Whole {
    pub fn id(self) -> uuid::Uuid {
        self.view.with_untracked(|view| view.id)
    }

    /// For buttons.
    pub fn patient(self) -> String {
        self.view.with(words::patient)
    }

    pub fn state(self) -> ReferralState {
        self.view.with(|view| view.state)
    }

    /// Whether a step fits.
    pub fn fits(self, step: ReferralStep) -> bool {
        self.view.with(|view| steps(view.direction, view.state).contains(&step))
    }

    /// Shows what a step made of it.
    pub fn absorb(self, view: ReferralView) {
        self.remote.put(view);
    }
}
