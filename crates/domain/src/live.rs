//! What has just changed, as `GET /v1/events` tells it: ids only, so that whoever may see the record fetches it anew.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::document::Document;
use crate::field_error::{FieldCode, FieldErrors};
use crate::identity::Permission;

// The code is a `tt`, because derives cannot read through a `literal`.
macro_rules! kinds {
    ($($(#[$doc:meta])* $variant:ident $code:tt $staff:ident $own:ident;)*) => {
        /// What happened to the record of an event.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
        #[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
        pub enum LiveKind { $($(#[$doc])* #[serde(rename = $code)] $variant),* }

        impl LiveKind {
            pub const ALL: &'static [LiveKind] = &[$(LiveKind::$variant),*];

            pub fn code(self) -> &'static str {
                match self { $(LiveKind::$variant => $code),* }
            }

            /// What staff need to hear of it.
            pub fn permission(self) -> Permission {
                match self { $(LiveKind::$variant => Permission::$staff),* }
            }

            /// What somebody needs to hear of it when it is about themselves or those they are guardian of.
            pub fn own_permission(self) -> Permission {
                match self { $(LiveKind::$variant => Permission::$own),* }
            }
        }
    };
}

kinds! {
    /// An appointment was booked, moved, cancelled or came into another state; `id` is the appointment.
    AppointmentChanged "appointment.changed" ReadAppointments ReadAppointments;
    /// The queue of a session moved; `id` is the session, which is a block of working hours.
    QueueChanged "queue.changed" ReadQueue ReadAppointments;
    /// Somebody waits for a freed time, or was offered one; `id` is the entry.
    WaitingListChanged "waiting_list.changed" ReadAppointments ReadAppointments;
    /// `id` is the recall.
    RecallChanged "recall.changed" ReadRecalls UsePortal;
    /// Hours, absences, holidays or rooms changed; `id` is what changed.
    ScheduleChanged "schedule.changed" ReadSchedule ReadSchedule;
    /// `id` is the task.
    TaskChanged "task.changed" ReadTasks ReadTasks;
    /// Results were entered, verified, released, commented on or corrected; `id` is the report.
    LabChanged "lab.changed" ReadLab ReadLab;
    /// A message came into another state; `id` is the message.
    MessageChanged "message.changed" ReadMessages UsePortal;
    /// A file was added, archived or scanned; `id` is the file.
    FileChanged "file.changed" ReadFiles ReadFiles;
    /// The record of a person changed; `id` is the person.
    PersonChanged "person.changed" ReadPatients ReadPatients;
    /// Something was written or done in a consultation; `id` is the consultation.
    ConsultationChanged "consultation.changed" ReadConsultations ReadConsultations;
    /// A referral was written, sent, answered or came into another state; `id` is the referral.
    ReferralChanged "referral.changed" ReadReferrals ReadReferrals;
    /// Something for the caller to be shown at once, as a notification of the browser; `id` is the message.
    Notification "notification" UseOwnAccount UseOwnAccount;
    /// Events may have been missed: fetch anew whatever is on the screen.
    Resync "resync" UseOwnAccount UseOwnAccount;
}

/// One event. It says what to fetch, never what is in it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
pub struct LiveEvent {
    pub kind: LiveKind,
    /// What changed; see the kind.
    pub id: Uuid,
    /// Where.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub location_id: Option<Uuid>,
    /// Whose hours, queue or appointment.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub practitioner_id: Option<Uuid>,
    /// The person it is about; absent where the caller may know of the event, but not of the person.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub contact_id: Option<Uuid>,
    /// The one account it is meant for; absent: everybody who may see the record.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub user_id: Option<Uuid>,
}

impl LiveEvent {
    /// An event for everybody who has the kind's permission everywhere; the other methods say who else.
    pub fn new(kind: LiveKind, id: Uuid) -> LiveEvent {
        LiveEvent { kind, id, location_id: None, practitioner_id: None, contact_id: None, user_id: None }
    }

    /// Tells the staff of a location.
    pub fn at(self, location: impl Into<Option<Uuid>>) -> LiveEvent {
        LiveEvent { location_id: location.into(), ..self }
    }

    /// Tells the practitioner.
    pub fn of(self, practitioner: impl Into<Option<Uuid>>) -> LiveEvent {
        LiveEvent { practitioner_id: practitioner.into(), ..self }
    }

    /// Tells the person on the portal.
    pub fn about(self, contact: impl Into<Option<Uuid>>) -> LiveEvent {
        LiveEvent { contact_id: contact.into(), ..self }
    }

    /// Tells this account only.
    pub fn to(self, user: Uuid) -> LiveEvent {
        LiveEvent { user_id: Some(user), ..self }
    }

    /// That events may have been missed.
    pub fn resync() -> LiveEvent {
        LiveEvent::new(LiveKind::Resync, Uuid::nil())
    }
}

/// How long a stream of events lasts.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::IntoParams))]
#[cfg_attr(feature = "server", into_params(parameter_in = Query))]
#[serde(deny_unknown_fields)]
pub struct LiveQuery {
    /// Ends the stream after so many seconds, for networks that cut long answers; absent: it lasts as long as the session.
    #[cfg_attr(feature = "server", param(minimum = 1, maximum = 86400, example = 300))]
    pub seconds: Option<u32>,
}

impl Document for LiveQuery {
    fn tidy(&mut self, errors: &mut FieldErrors) {
        if self.seconds.is_some_and(|seconds| !(1..=86_400).contains(&seconds)) {
            errors.add("seconds", FieldCode::OutOfRange);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_event_is_thin_and_reads_back() -> Result<(), serde_json::Error> {
        let event = LiveEvent::new(LiveKind::QueueChanged, Uuid::nil()).at(Uuid::max());
        let json = serde_json::to_value(&event)?;
        assert_eq!(json, serde_json::json!({"kind": "queue.changed", "id": Uuid::nil(), "location_id": Uuid::max()}));
        assert_eq!(serde_json::from_value::<LiveEvent>(json)?, event);
        for kind in LiveKind::ALL {
            assert_eq!(serde_json::to_value(kind)?, kind.code());
        }
        Ok(())
    }
}
