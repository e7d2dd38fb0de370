//! Permissions as types, for the signatures of handlers.

use std::marker::PhantomData;

use domain::identity::Permission;

/// A permission as a type.
pub trait Right: 'static {
    const PERMISSION: Permission;
    /// Whether a role for one location is not enough.
    const EVERYWHERE: bool = false;
    /// Whether those without it are told that nothing is there, instead of 403.
    const HIDDEN: bool = false;
}

/// A right held for all locations. What belongs to the whole organisation asks for it: `Allowed<Everywhere<WriteTags>>`.
pub struct Everywhere<R>(PhantomData<R>);

impl<R: Right> Right for Everywhere<R> {
    const PERMISSION: Permission = R::PERMISSION;
    const EVERYWHERE: bool = true;
}

/// A right without which a record is not there: 404 for everybody who does not take part, whatever their role.
pub struct Hidden<R>(PhantomData<R>);

impl<R: Right> Right for Hidden<R> {
    const PERMISSION: Permission = R::PERMISSION;
    const HIDDEN: bool = true;
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
    ReadFiles WriteFiles
    ReadConsents WriteConsents InvitePatients UsePortal BreakGlass ReviewBreakGlass
    ReadConsultations WriteConsultations AnswerConsultations ManageHeadDoctors
    ReadLab WriteLab VerifyLab CommentLab EnterOwnLab WriteAnalytes
    ReadReferrals ReadReferralReasons WriteReferrals WriteFacilities
}
