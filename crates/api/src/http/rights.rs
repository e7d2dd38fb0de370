//! Permissions as types, for the signatures of handlers.

use std::marker::PhantomData;

use domain::identity::Permission;

/// A permission as a type.
pub trait Right: 'static {
    const PERMISSION: Permission;
    /// Whether a role for one location is not enough.
    const EVERYWHERE: bool = false;
}

/// A right held for all locations. What belongs to the whole organisation asks for it: `Allowed<Everywhere<WriteTags>>`.
pub struct Everywhere<R>(PhantomData<R>);

impl<R: Right> Right for Everywhere<R> {
    const PERMISSION: Permission = R::PERMISSION;
    const EVERYWHERE: bool = true;
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
    ReadSchedule WriteSchedule WriteHolidays ReadAppointments WriteAppointments Overbook ReadQueue ReceivePatients PrioritiseQueue
    ReadRecalls WriteRecalls ReadTasks WriteTasks ReadMessages WriteMessages InspectMessages WriteTemplates
    ReadConsents WriteConsents InvitePatients UsePortal
}
