//! Which way a referral goes: from which state a step leads to which.

use super::choices::{ReferralDirection, ReferralState};
use ReferralState::*;

/// What can be done with a referral.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ReferralStep {
    /// The letter goes out.
    Sending,
    /// The other side says that it is there.
    Receipt,
    /// The patient will be seen.
    Acceptance,
    /// The patient will not be seen.
    Decline,
    /// There is a time.
    Appointment,
    /// The patient was there.
    Visit,
    /// The finding comes back; another one adds to it.
    Result,
    /// It is not wanted any more.
    Cancellation,
}

impl ReferralStep {
    pub const ALL: &'static [ReferralStep] = &[
        ReferralStep::Sending,
        ReferralStep::Receipt,
        ReferralStep::Acceptance,
        ReferralStep::Appointment,
        ReferralStep::Visit,
        ReferralStep::Result,
        ReferralStep::Decline,
        ReferralStep::Cancellation,
    ];
}

/// Where a step leads; `None` when it does not fit.
pub fn after(direction: ReferralDirection, state: ReferralState, step: ReferralStep) -> Option<ReferralState> {
    let incoming = direction == ReferralDirection::In;
    let open = matches!(state, Sent | Received | Accepted | Scheduled);
    match step {
        ReferralStep::Sending => (!incoming && state == Draft).then_some(Sent),
        ReferralStep::Receipt => (state == Sent).then_some(Received),
        ReferralStep::Acceptance => matches!(state, Sent | Received).then_some(Accepted),
        ReferralStep::Decline => matches!(state, Sent | Received | Accepted).then_some(Declined),
        ReferralStep::Appointment => open.then_some(Scheduled),
        ReferralStep::Visit => open.then_some(Seen),
        ReferralStep::Result => (open || matches!(state, Seen | Answered)).then_some(Answered),
        ReferralStep::Cancellation => (open || state == Draft).then_some(Cancelled),
    }
}

/// The steps that fit, in the order in which they usually come.
pub fn steps(direction: ReferralDirection, state: ReferralState) -> Vec<ReferralStep> {
    ReferralStep::ALL.iter().copied().filter(|step| after(direction, state, *step).is_some()).collect()
}

/// Whether what it says can still be changed: a draft, and a letter from outside that nobody has answered to.
pub fn is_editable(direction: ReferralDirection, state: ReferralState) -> bool {
    state == Draft || (direction == ReferralDirection::In && state == Received)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_over_stays_over() {
        for direction in ReferralDirection::ALL {
            assert_eq!(steps(*direction, Declined), []);
            assert_eq!(steps(*direction, Cancelled), []);
            assert_eq!(steps(*direction, Answered), [ReferralStep::Result]);
            assert!(!is_editable(*direction, Sent));
        }
    }

    #[test]
    fn every_state_can_be_reached() {
        for direction in [ReferralDirection::Out, ReferralDirection::Internal] {
            let mut reached = vec![Draft];
            let mut at = 0;
            while let Some(state) = reached.get(at).copied() {
                let next = ReferralStep::ALL.iter().filter_map(|step| after(direction, state, *step));
                let new: Vec<_> = next.filter(|state| !reached.contains(state)).collect();
                for state in new {
                    if !reached.contains(&state) {
                        reached.push(state);
                    }
                }
                at += 1;
            }
            assert_eq!(reached.len(), ReferralState::ALL.len());
        }
        assert_eq!(after(ReferralDirection::In, Draft, ReferralStep::Sending), None);
        assert!(is_editable(ReferralDirection::In, Received));
        assert!(!is_editable(ReferralDirection::Out, Received));
    }
}
