//! What lists can be filtered and sorted by.

use super::choices::{AbsenceKind, AppointmentSource, AppointmentState, RecallState, ResourceKind, WaitingState};

crate::filter_fields! {
    /// Filters of weekly hours.
    WorkingHoursField {
        PractitionerId "practitioner_id" Uuid; LocationId "location_id" Uuid; Weekday "weekday" Number;
        ValidFrom "valid_from" Date; ValidUntil "valid_until" Date;
    }
}
crate::sort_fields! {
    /// Orders of weekly hours.
    WorkingHoursSort default "weekday" { Weekday "weekday"; Starts "starts"; CreatedAt "created_at"; }
}
crate::filter_fields! {
    /// Filters of absences.
    AbsenceField {
        PractitionerId "practitioner_id" Uuid; LocationId "location_id" Uuid; Kind "kind" Choice(AbsenceKind::CODES);
        StartsAt "starts_at" Timestamp; EndsAt "ends_at" Timestamp;
    }
}
crate::sort_fields! {
    /// Orders of absences.
    AbsenceSort default "-starts_at" { StartsAt "starts_at"; CreatedAt "created_at"; }
}
crate::filter_fields! {
    /// Filters of holidays.
    HolidayField { OnDate "on_date" Date; LocationId "location_id" Uuid; NameId "name_id" Text; NameEn "name_en" Text; }
}
crate::sort_fields! {
    /// Orders of holidays.
    HolidaySort default "on_date" { OnDate "on_date"; CreatedAt "created_at"; }
}
crate::filter_fields! {
    /// Filters of rooms and equipment.
    ResourceField { Name "name" Text; LocationId "location_id" Uuid; Kind "kind" Choice(ResourceKind::CODES); }
}
crate::sort_fields! {
    /// Orders of rooms and equipment.
    ResourceSort default "name" { Name "name"; CreatedAt "created_at"; }
}
crate::filter_fields! {
    /// Filters of appointments.
    AppointmentField {
        ContactId "contact_id" Uuid; PractitionerId "practitioner_id" Uuid; LocationId "location_id" Uuid; ServiceId "service_id" Uuid;
        SeriesId "series_id" Uuid; State "state" Choice(AppointmentState::CODES); Source "source" Choice(AppointmentSource::CODES);
        StartsAt "starts_at" Timestamp; CreatedAt "created_at" Timestamp; Code "code" Text; FollowUpOn "follow_up_on" Date;
    }
}
crate::sort_fields! {
    /// Orders of appointments.
    AppointmentSort default "starts_at" { StartsAt "starts_at"; CreatedAt "created_at"; }
}
crate::filter_fields! {
    /// Filters of the waiting list.
    WaitingListField {
        ContactId "contact_id" Uuid; ServiceId "service_id" Uuid; LocationId "location_id" Uuid; PractitionerId "practitioner_id" Uuid;
        State "state" Choice(WaitingState::CODES); EarliestOn "earliest_on" Date; LatestOn "latest_on" Date; CreatedAt "created_at" Timestamp;
    }
}
crate::sort_fields! {
    /// Orders of the waiting list.
    WaitingListSort default "created_at" { CreatedAt "created_at"; }
}
crate::filter_fields! {
    /// Filters of recalls.
    RecallField {
        ContactId "contact_id" Uuid; ServiceId "service_id" Uuid; LocationId "location_id" Uuid;
        State "state" Choice(RecallState::CODES); DueOn "due_on" Date;
    }
}
crate::sort_fields! {
    /// Orders of recalls.
    RecallSort default "due_on" { DueOn "due_on"; CreatedAt "created_at"; }
}
