//! The states of an appointment and what leads from one to another: one table, which nothing goes around.

use super::choices::AppointmentState as State;

/// Something that is done to an appointment and may change its state.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum AppointmentAction {
    /// The clinic agrees to a request.
    Approve,
    /// The patient says that they come; the state stays.
    Confirm,
    /// Another time, place or practitioner; the state stays.
    Reschedule,
    CheckIn,
    Call,
    /// Called and not there: back among those who wait.
    Skip,
    Start,
    Complete,
    /// Left before being seen.
    Leave,
    NoShow,
    Cancel,
    /// Undoes a cancellation or a no-show.
    Restore,
}

impl AppointmentAction {
    pub const ALL: &'static [AppointmentAction] = &[
        AppointmentAction::Approve,
        AppointmentAction::Confirm,
        AppointmentAction::Reschedule,
        AppointmentAction::CheckIn,
        AppointmentAction::Call,
        AppointmentAction::Skip,
        AppointmentAction::Start,
        AppointmentAction::Complete,
        AppointmentAction::Leave,
        AppointmentAction::NoShow,
        AppointmentAction::Cancel,
        AppointmentAction::Restore,
    ];
}

impl State {
    /// The state after the action; `None` when it cannot be done in this one.
    pub fn after(self, action: AppointmentAction) -> Option<State> {
        use AppointmentAction as A;
        Some(match (self, action) {
            (State::Requested, A::Approve) => State::Confirmed,
            (State::Requested | State::Confirmed, A::Confirm | A::Reschedule) => self,
            (State::Confirmed, A::CheckIn) => State::CheckedIn,
            (State::CheckedIn, A::Call) => State::Called,
            (State::Called, A::Call) => State::Called,
            (State::Called, A::Skip) => State::CheckedIn,
            (State::CheckedIn | State::Called, A::Start) => State::InProgress,
            (State::CheckedIn | State::Called | State::InProgress, A::Complete) => State::Done,
            (State::CheckedIn | State::Called, A::Leave) => State::NoShow,
            (State::Requested | State::Confirmed, A::NoShow) => State::NoShow,
            (State::Requested | State::Confirmed, A::Cancel) => State::Cancelled,
            (State::Cancelled | State::NoShow, A::Restore) => State::Confirmed,
            _ => return None,
        })
    }

    /// Whether the visit is still to come and keeps its time.
    pub fn is_open(self) -> bool {
        matches!(self, State::Requested | State::Confirmed)
    }

    /// Whether it takes time of the practitioner and the rooms.
    pub fn takes_time(self) -> bool {
        !matches!(self, State::Cancelled | State::NoShow)
    }

    /// Whether the patient is in the house.
    pub fn is_present(self) -> bool {
        matches!(self, State::CheckedIn | State::Called | State::InProgress)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_visit_goes_its_way_from_request_to_the_end() {
        use AppointmentAction as A;
        let way = [A::Approve, A::Confirm, A::Reschedule, A::CheckIn, A::Call, A::Skip, A::Call, A::Start, A::Complete];
        let end = way.iter().try_fold(State::Requested, |state, action| state.after(*action));
        assert_eq!(end, Some(State::Done));
        assert!(AppointmentAction::ALL.iter().all(|a| State::Done.after(*a).is_none()), "what is done stays done");
    }

    proptest! {
        /// Whatever is tried in whatever order: nobody is seen who was not received, and a time given up is taken anew by an undo only.
        #[test]
        fn no_order_of_actions_leads_around_the_desk(steps in prop::collection::vec(0..AppointmentAction::ALL.len(), 0..40)) {
            let (mut state, mut received) = (State::Requested, false);
            for step in steps {
                let action = AppointmentAction::ALL[step];
                let Some(next) = state.after(action) else { continue };
                received = match action {
                    AppointmentAction::CheckIn => true,
                    AppointmentAction::Restore => false,
                    _ => received,
                };
                prop_assert!(!next.is_present() && next != State::Done || received);
                prop_assert!(state.takes_time() || !next.takes_time() || action == AppointmentAction::Restore);
                prop_assert!(!next.is_open() || state.is_open() || action == AppointmentAction::Restore);
                state = next;
            }
        }
    }
}
