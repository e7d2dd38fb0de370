//! The built-in roles and how far each reaches.

use serde::{Deserialize, Serialize};

use super::permission::Permission;
use crate::lang::Text2;

/// Whose records a role may touch.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Reach {
    /// Patients of the locations for which the role was given, or of all.
    Locations,
    /// Patients to whom the practitioner has a care relation.
    Care,
    /// The own record, and those one is guardian of.
    Own,
    /// Contacts who belong to an account, and are no patients.
    Accounts,
    /// No person at all.
    Nobody,
}

impl Reach {
    pub fn code(self) -> &'static str {
        match self {
            Reach::Locations => "locations",
            Reach::Care => "care",
            Reach::Own => "own",
            Reach::Accounts => "accounts",
            Reach::Nobody => "nobody",
        }
    }

    pub fn from_code(code: &str) -> Option<Reach> {
        [Reach::Locations, Reach::Care, Reach::Own, Reach::Accounts, Reach::Nobody].into_iter().find(|r| r.code() == code)
    }
}

macro_rules! roles {
    ($($variant:ident $code:literal $reach:ident $id:literal $en:literal [$($permission:ident)*];)*) => {
        /// A role that every installation has; its permissions can be changed, its code cannot.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum RoleCode { $($variant),* }

        impl RoleCode {
            pub const ALL: &'static [RoleCode] = &[$(RoleCode::$variant),*];

            pub fn code(self) -> &'static str {
                match self { $(RoleCode::$variant => $code),* }
            }

            pub fn from_code(code: &str) -> Option<RoleCode> {
                RoleCode::ALL.iter().copied().find(|r| r.code() == code)
            }

            pub fn reach(self) -> Reach {
                match self { $(RoleCode::$variant => Reach::$reach),* }
            }

            pub fn name(self) -> Text2 {
                match self { $(RoleCode::$variant => Text2::new($id, $en)),* }
            }

            /// The permissions on the day of installation.
            pub fn permissions(self) -> &'static [Permission] {
                match self { $(RoleCode::$variant => &[Permission::UseOwnAccount, $(Permission::$permission),*]),* }
            }
        }
    };
}

// The table "Roles, permissions, scope" of the product.
roles! {
    Admin "admin" Nobody "Administrator" "Administrator"
        [ReadUsers WriteUsers WriteRoles ReadOrganisation WriteOrganisation WriteTags WriteCustomFields ShareViews ReadAudit
         ReadSchedule WriteHolidays InspectMessages WriteTemplates ManageHeadDoctors WriteFacilities];
    Manager "manager" Locations "Manajer" "Manager"
        [ReadUsers ReadOrganisation ReadPatients IdentifyPatients WritePatients DeletePatients MergePatients DisclosePatients
         ReadContacts WriteContacts DeleteContacts MergeContacts DiscloseContacts ReadInteractions WriteInteractions
         ReadAccounts WriteAccounts WriteTags ShareViews ReadAudit
         ReadSchedule WriteSchedule WriteHolidays ReadAppointments WriteAppointments Overbook ReadQueue ReceivePatients PrioritiseQueue
         ReadRecalls WriteRecalls ReadTasks WriteTasks ReadMessages WriteMessages ReadConsents WriteConsents InvitePatients ManageHeadDoctors ReadFiles WriteFiles
         ReadReferrals WriteFacilities ReviewBreakGlass];
    Receptionist "receptionist" Locations "Resepsionis" "Receptionist"
        [ReadOrganisation ReadPatients IdentifyPatients WritePatients MergePatients DisclosePatients
         ReadContacts WriteContacts MergeContacts DiscloseContacts ReadInteractions WriteInteractions ReadAccounts
         ReadSchedule ReadAppointments WriteAppointments ReadQueue ReceivePatients PrioritiseQueue
         ReadRecalls WriteRecalls ReadTasks WriteTasks ReadMessages WriteMessages ReadConsents WriteConsents InvitePatients ReadFiles WriteFiles
         ReadReferrals WriteFacilities];
    Doctor "doctor" Care "Dokter" "Doctor"
        [ReadOrganisation ReadPatients IdentifyPatients DisclosePatients ReadInteractions WriteInteractions
         ReadSchedule WriteSchedule ReadAppointments WriteAppointments Overbook ReadQueue ReceivePatients PrioritiseQueue
         ReadRecalls WriteRecalls ReadTasks WriteTasks ReadConsultations WriteConsultations AnswerConsultations ReadFiles WriteFiles ReadLab CommentLab
         ReadReferrals ReadReferralReasons WriteReferrals WriteFacilities BreakGlass];
    HeadDoctor "head_doctor" Care "Dokter kepala" "Head doctor"
        [ReadOrganisation ReadPatients IdentifyPatients DisclosePatients ReadInteractions WriteInteractions
         ReadSchedule WriteSchedule ReadAppointments WriteAppointments Overbook ReadQueue ReceivePatients PrioritiseQueue
         ReadRecalls WriteRecalls ReadTasks WriteTasks ReadConsultations WriteConsultations AnswerConsultations ReadFiles WriteFiles ReadLab CommentLab
         ReadReferrals ReadReferralReasons WriteReferrals WriteFacilities BreakGlass];
    LabStaff "lab_staff" Care "Petugas lab" "Lab staff"
        [ReadOrganisation IdentifyPatients ReadSchedule ReadTasks WriteTasks ReadFiles WriteFiles ReadLab WriteLab VerifyLab WriteAnalytes
         BreakGlass];
    Agent "agent" Locations "Agen layanan" "Service agent"
        [ReadOrganisation ReadContacts WriteContacts DiscloseContacts ReadInteractions WriteInteractions ReadAccounts
         ReadTasks WriteTasks ReadMessages WriteMessages ReadFiles WriteFiles];
    Marketer "marketer" Locations "Pemasar" "Marketer"
        [ReadOrganisation ReadContacts ReadConsents];
    Sales "sales" Accounts "Penjualan" "Sales"
        [ReadOrganisation ReadContacts ReadAccounts WriteAccounts ReadTasks WriteTasks ReadFiles WriteFiles];
    Analyst "analyst" Nobody "Analis" "Analyst"
        [ReadOrganisation];
    Patient "patient" Own "Pasien" "Patient"
        [ReadOrganisation ReadPatients IdentifyPatients UsePortal ReadAppointments WriteAppointments ReadConsultations WriteConsultations ReadFiles WriteFiles ReadLab EnterOwnLab
         ReadReferrals ReadReferralReasons];
    Partner "partner" Nobody "Mitra" "Partner"
        [];
}
