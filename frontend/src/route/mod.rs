//! The addresses of the staff app: a closed set, written and read in one place.
//!
//! An own router, because it needs what `leptos_router` does not offer (asking before unsaved work is left, also with the
//! back button; typed links that the compiler checks) and because it is a fifth of the size.

mod address;
mod navigation;
mod unsaved;

use uuid::Uuid;

pub use crate::api::contacts::People;
pub use address::Address;
pub use navigation::{address, back, go, go_to, leave, query, replace_query, start};
pub use unsaved::{Leaving, leaving, watch_unsaved};

/// Where the server offers the staff app.
pub const BASE: &str = "/app";

/// A page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Route {
    SignIn,
    /// Sets a password with the one-time token after `#`.
    Reset,
    /// Makes the first administrator with the one-time token after `#`.
    Setup,
    Today,
    People(People),
    NewPerson(People),
    Person(People, Uuid),
    EditPerson(People, Uuid),
    /// `?with=` names the record that would be absorbed.
    MergePerson(People, Uuid),
    Accounts,
    NewAccount,
    Account(Uuid),
    EditAccount(Uuid),
    MyAccount,
    /// `?view=`, `?on=`, `?by=`, `?who=`, `?state=`, `?open=` say what of it.
    Calendar,
    /// The board of the front desk.
    Queue,
    /// The numbers on the screen of the waiting room; `?at=` names the branch.
    QueueDisplay,
    /// One appointment, from booking to the end of the visit.
    Visit(Uuid),
    WaitingList,
    Recalls,
    Tasks,
    /// The worklist of the laboratory; `?list=`, `?by=`, `?source=` say what of it.
    Lab,
    /// `?patient=` names whose report it is.
    NewLabReport,
    LabReport(Uuid),
    /// Everything of one patient.
    LabResults(Uuid),
    /// Questions of patients; `?list=` says which, `?open=` names one.
    Consultations,
    /// `?list=`, `?direction=`, `?mine=` say what of it.
    Referrals,
    /// `?patient=` names whom it is about.
    NewReferral,
    Referral(Uuid),
    EditReferral(Uuid),
    /// Those of one patient.
    PatientReferrals(Uuid),
    /// What has been sent, and what could not be.
    Messages,
    Settings(Setting),
    /// A new record of a list in the settings.
    NewSetting(Setting),
    EditSetting(Setting, Uuid),
    NotFound,
}

/// A page of the settings.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Setting {
    Organisation,
    Locations,
    Practitioners,
    Specialities,
    Services,
    WorkingHours,
    Absences,
    Holidays,
    Resources,
    BookingRules,
    Templates,
    LocalMessages,
    Analytes,
    LabPanels,
    CannedAnswers,
    HeadDoctors,
    ConsultationRules,
    Facilities,
    Users,
    Roles,
    Tags,
    CustomFields,
}

impl Setting {
    pub const ALL: &'static [Setting] = &[
        Setting::Organisation,
        Setting::Locations,
        Setting::Practitioners,
        Setting::Specialities,
        Setting::Services,
        Setting::WorkingHours,
        Setting::Absences,
        Setting::Holidays,
        Setting::Resources,
        Setting::BookingRules,
        Setting::Templates,
        Setting::LocalMessages,
        Setting::Analytes,
        Setting::LabPanels,
        Setting::CannedAnswers,
        Setting::HeadDoctors,
        Setting::ConsultationRules,
        Setting::Facilities,
        Setting::Users,
        Setting::Roles,
        Setting::Tags,
        Setting::CustomFields,
    ];

    fn segment(self) -> &'static str {
        match self {
            Setting::Organisation => "organisation",
            Setting::Locations => "locations",
            Setting::Practitioners => "practitioners",
            Setting::Specialities => "specialities",
            Setting::Services => "services",
            Setting::WorkingHours => "working-hours",
            Setting::Absences => "absences",
            Setting::Holidays => "holidays",
            Setting::Resources => "resources",
            Setting::BookingRules => "booking-rules",
            Setting::Templates => "message-templates",
            Setting::LocalMessages => "local-messages",
            Setting::Analytes => "analytes",
            Setting::LabPanels => "lab-panels",
            Setting::CannedAnswers => "canned-answers",
            Setting::HeadDoctors => "head-doctors",
            Setting::ConsultationRules => "consultation-rules",
            Setting::Facilities => "facilities",
            Setting::Users => "users",
            Setting::Roles => "roles",
            Setting::Tags => "tags",
            Setting::CustomFields => "custom-fields",
        }
    }
}

fn people_segment(people: People) -> &'static str {
    match people {
        People::Patients => "patients",
        People::Contacts => "contacts",
    }
}

impl Route {
    /// The path, with the base.
    pub fn href(self) -> String {
        let people = people_segment;
        let path = match self {
            Route::SignIn => "sign-in".to_owned(),
            Route::Reset => "reset".to_owned(),
            Route::Setup => "setup".to_owned(),
            Route::Today => String::new(),
            Route::People(kind) => people(kind).to_owned(),
            Route::NewPerson(kind) => format!("{}/new", people(kind)),
            Route::Person(kind, id) => format!("{}/{id}", people(kind)),
            Route::EditPerson(kind, id) => format!("{}/{id}/edit", people(kind)),
            Route::MergePerson(kind, id) => format!("{}/{id}/merge", people(kind)),
            Route::Accounts => "accounts".to_owned(),
            Route::NewAccount => "accounts/new".to_owned(),
            Route::Account(id) => format!("accounts/{id}"),
            Route::EditAccount(id) => format!("accounts/{id}/edit"),
            Route::MyAccount => "account".to_owned(),
            Route::Calendar => "calendar".to_owned(),
            Route::Queue => "queue".to_owned(),
            Route::QueueDisplay => "queue/display".to_owned(),
            Route::Visit(id) => format!("visits/{id}"),
            Route::WaitingList => "waiting-list".to_owned(),
            Route::Recalls => "recalls".to_owned(),
            Route::Tasks => "tasks".to_owned(),
            Route::Lab => "lab".to_owned(),
            Route::NewLabReport => "lab/new".to_owned(),
            Route::LabReport(id) => format!("lab/reports/{id}"),
            Route::LabResults(id) => format!("lab/patients/{id}"),
            Route::Consultations => "consultations".to_owned(),
            Route::Referrals => "referrals".to_owned(),
            Route::NewReferral => "referrals/new".to_owned(),
            Route::Referral(id) => format!("referrals/{id}"),
            Route::EditReferral(id) => format!("referrals/{id}/edit"),
            Route::PatientReferrals(id) => format!("referrals/patients/{id}"),
            Route::Messages => "messages".to_owned(),
            Route::Settings(setting) => format!("settings/{}", setting.segment()),
            Route::NewSetting(setting) => format!("settings/{}/new", setting.segment()),
            Route::EditSetting(setting, id) => format!("settings/{}/{id}", setting.segment()),
            Route::NotFound => "not-found".to_owned(),
        };
        format!("{BASE}/{path}")
    }

    /// The page of a path, with or without the base.
    pub fn of(path: &str) -> Route {
        let path = path.strip_prefix(BASE).unwrap_or(path);
        let segments: Vec<&str> = path.split('/').filter(|s| !s.is_empty()).collect();
        match segments.as_slice() {
            [] => Route::Today,
            ["sign-in"] => Route::SignIn,
            ["reset"] => Route::Reset,
            ["setup"] => Route::Setup,
            ["patients", rest @ ..] => Route::of_person(People::Patients, rest),
            ["contacts", rest @ ..] => Route::of_person(People::Contacts, rest),
            ["accounts"] => Route::Accounts,
            ["accounts", "new"] => Route::NewAccount,
            ["accounts", id] => with_id(id, Route::Account),
            ["accounts", id, "edit"] => with_id(id, Route::EditAccount),
            ["account"] => Route::MyAccount,
            ["calendar"] => Route::Calendar,
            ["queue"] => Route::Queue,
            ["queue", "display"] => Route::QueueDisplay,
            ["visits", id] => with_id(id, Route::Visit),
            ["waiting-list"] => Route::WaitingList,
            ["recalls"] => Route::Recalls,
            ["tasks"] => Route::Tasks,
            ["lab"] => Route::Lab,
            ["lab", "new"] => Route::NewLabReport,
            ["lab", "reports", id] => with_id(id, Route::LabReport),
            ["lab", "patients", id] => with_id(id, Route::LabResults),
            ["consultations"] => Route::Consultations,
            ["referrals"] => Route::Referrals,
            ["referrals", "new"] => Route::NewReferral,
            ["referrals", "patients", id] => with_id(id, Route::PatientReferrals),
            ["referrals", id] => with_id(id, Route::Referral),
            ["referrals", id, "edit"] => with_id(id, Route::EditReferral),
            ["messages"] => Route::Messages,
            ["settings"] => Route::Settings(Setting::Organisation),
            ["settings", segment] => with_setting(segment, Route::Settings),
            ["settings", segment, "new"] => with_setting(segment, Route::NewSetting),
            ["settings", segment, id] => with_setting(segment, |setting| with_id(id, |id| Route::EditSetting(setting, id))),
            _ => Route::NotFound,
        }
    }

    fn of_person(kind: People, rest: &[&str]) -> Route {
        match rest {
            [] => Route::People(kind),
            ["new"] => Route::NewPerson(kind),
            [id] => with_id(id, |id| Route::Person(kind, id)),
            [id, "edit"] => with_id(id, |id| Route::EditPerson(kind, id)),
            [id, "merge"] => with_id(id, |id| Route::MergePerson(kind, id)),
            _ => Route::NotFound,
        }
    }

    /// Whether the page works without signing in.
    pub fn is_public(self) -> bool {
        matches!(self, Route::SignIn | Route::Reset | Route::Setup)
    }
}

fn with_id(text: &str, route: impl Fn(Uuid) -> Route) -> Route {
    text.parse().map_or(Route::NotFound, route)
}

fn with_setting(segment: &str, route: impl Fn(Setting) -> Route) -> Route {
    Setting::ALL.iter().find(|setting| setting.segment() == segment).map_or(Route::NotFound, |setting| route(*setting))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_address_leads_back_to_its_page() {
        let id = Uuid::from_u128(7);
        let mut routes = vec![
            Route::SignIn,
            Route::Reset,
            Route::Setup,
            Route::Today,
            Route::Accounts,
            Route::NewAccount,
            Route::Account(id),
            Route::EditAccount(id),
            Route::MyAccount,
            Route::Calendar,
            Route::Queue,
            Route::QueueDisplay,
            Route::Visit(id),
            Route::WaitingList,
            Route::Recalls,
            Route::Tasks,
            Route::Lab,
            Route::NewLabReport,
            Route::LabReport(id),
            Route::LabResults(id),
            Route::Consultations,
            Route::Referrals,
            Route::NewReferral,
            Route::Referral(id),
            Route::EditReferral(id),
            Route::PatientReferrals(id),
            Route::Messages,
        ];
        for kind in [People::Patients, People::Contacts] {
            routes.extend([Route::People(kind), Route::NewPerson(kind), Route::Person(kind, id)]);
            routes.extend([Route::EditPerson(kind, id), Route::MergePerson(kind, id)]);
        }
        for setting in Setting::ALL {
            routes.extend([Route::Settings(*setting), Route::NewSetting(*setting), Route::EditSetting(*setting, id)]);
        }
        for route in routes {
            assert_eq!(Route::of(&route.href()), route);
        }
        assert_eq!(Route::of("/app/patients/not-an-id"), Route::NotFound);
        assert_eq!(Route::of("/app/elsewhere"), Route::NotFound);
    }
}
