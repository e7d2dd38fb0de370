//! Permissions as types, for the signatures of handlers.

use domain::identity::Permission;

/// A permission as a type.
pub trait Right: 'static {
    const PERMISSION: Permission;
}

macro_rules! rights {
    ($($name:ident)*) => {$(
        #[doc = concat!("The right `Permission::", stringify!($name), "`.")]
        pub struct $name;
        impl Right for $name {
            const PERMISSION: Permission = Permission::$name;
        }
    )*};
}

rights! {
    UseOwnAccount ReadUsers WriteUsers WriteRoles ReadOrganisation WriteOrganisation
    ReadPatients IdentifyPatients WritePatients DeletePatients MergePatients DisclosePatients
    ReadContacts WriteContacts DeleteContacts MergeContacts DiscloseContacts
    ReadInteractions WriteInteractions ReadAccounts WriteAccounts WriteTags WriteCustomFields ShareViews ReadAudit
    ReadSchedule WriteSchedule ReadAppointments WriteAppointments Overbook ReadQueue ReceivePatients PrioritiseQueue
    ReadRecalls WriteRecalls ReadTasks WriteTasks ReadMessages WriteMessages InspectMessages WriteTemplates
    ReadConsents WriteConsents InvitePatients UsePortal
}
