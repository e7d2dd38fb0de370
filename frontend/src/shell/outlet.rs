//! Which view belongs to which address.

use domain::identity::Permission;
use leptos::prelude::*;
use uuid::Uuid;

use super::frame::open_to;
use crate::api::Failure;
use crate::components::{Empty, FailureNote, Glyph, LinkButton, PageHead, Skeleton};
use crate::i18n::texts::{failures as t, shell};
use crate::pages::consultations::{ConsultationsPage, rules as consulting};
use crate::pages::contacts::accounts::{AccountForm, AccountPage, AccountsPage};
use crate::pages::contacts::definitions::{CustomFieldForm, CustomFieldsPage, TagForm, TagsPage};
use crate::pages::contacts::{EditPersonForm, MergePage, NewPersonForm, PeopleList, PersonRecord};
use crate::pages::messaging::{LocalMessagesPage, OutboxPage, TemplateForm, TemplatesPage};
use crate::pages::scheduling::{appointment::VisitPage, calendar::CalendarPage, hours, queue::QueuePage, worklist};
use crate::pages::tasks::TasksPage;
use crate::pages::today::TodayPage;
use crate::pages::{identity, lab, organisation as clinic, referrals as referring};
use crate::part::Instead;
use crate::route::{self, People, Route, Setting};

/// The view of every page, as the binary puts it together.
#[derive(Clone, Copy)]
pub(super) struct Pages(pub fn(Route) -> AnyView);

/// The pages that need no sign-in.
pub(super) fn public() -> impl IntoView {
    let address = route::address();
    let page = Memo::new(move |_| address.with(|a| a.route));
    move || match page.get() {
        Route::Reset => view! { <identity::ResetPage /> }.into_any(),
        Route::Setup => view! { <identity::SetupPage /> }.into_any(),
        _ => view! { <identity::SignInPage /> }.into_any(),
    }
}

/// The page at the present address; it is built anew when another page is wanted, not when the query changes.
#[component]
pub(super) fn Outlet() -> impl IntoView {
    let address = route::address();
    let page = Memo::new(move |_| address.with(|a| a.route));
    let Pages(pages) = expect_context::<Pages>();
    move || {
        let route = page.get();
        match open_to(route) {
            true => pages(route),
            false => view! { <NoPermission /> }.into_any(),
        }
    }
}

/// The permissions of which a page needs one.
pub(super) fn needed(route: Route) -> &'static [Permission] {
    use Permission::*;
    match route {
        Route::People(People::Patients) => &[ReadPatients, IdentifyPatients],
        Route::Person(People::Patients, _) => &[ReadPatients],
        Route::People(People::Contacts) | Route::Person(People::Contacts, _) => &[ReadContacts],
        Route::NewPerson(People::Patients) | Route::EditPerson(People::Patients, _) => &[WritePatients],
        Route::NewPerson(People::Contacts) | Route::EditPerson(People::Contacts, _) => &[WriteContacts],
        Route::MergePerson(People::Patients, _) => &[MergePatients],
        Route::MergePerson(People::Contacts, _) => &[MergeContacts],
        Route::Accounts | Route::Account(_) => &[ReadAccounts],
        Route::NewAccount | Route::EditAccount(_) => &[WriteAccounts],
        Route::Settings(Setting::Users | Setting::Roles) => &[ReadUsers],
        Route::NewSetting(Setting::Users) | Route::EditSetting(Setting::Users, _) => &[WriteUsers],
        Route::NewSetting(Setting::Roles) | Route::EditSetting(Setting::Roles, _) => &[WriteRoles],
        Route::NewSetting(Setting::Tags) | Route::EditSetting(Setting::Tags, _) => &[WriteTags],
        Route::NewSetting(Setting::CustomFields) | Route::EditSetting(Setting::CustomFields, _) => &[WriteCustomFields],
        Route::Calendar | Route::Visit(_) => &[ReadAppointments],
        Route::Queue | Route::QueueDisplay => &[ReadQueue],
        Route::WaitingList => &[ReadAppointments],
        Route::Recalls => &[ReadRecalls],
        Route::Tasks => &[ReadTasks],
        Route::Lab | Route::LabReport(_) | Route::LabResults(_) => &[ReadLab],
        Route::NewLabReport => &[WriteLab],
        Route::Settings(Setting::Analytes | Setting::LabPanels) => &[WriteAnalytes],
        Route::NewSetting(Setting::Analytes | Setting::LabPanels) => &[WriteAnalytes],
        Route::EditSetting(Setting::Analytes | Setting::LabPanels, _) => &[WriteAnalytes],
        Route::Consultations => &[AnswerConsultations],
        Route::Settings(Setting::CannedAnswers) => &[AnswerConsultations],
        Route::NewSetting(Setting::CannedAnswers) | Route::EditSetting(Setting::CannedAnswers, _) => &[AnswerConsultations],
        Route::NewSetting(Setting::HeadDoctors) | Route::EditSetting(Setting::HeadDoctors, _) => &[ManageHeadDoctors],
        Route::Settings(Setting::HeadDoctors) => &[ManageHeadDoctors, AnswerConsultations],
        Route::Settings(Setting::ConsultationRules) => &[WriteOrganisation],
        Route::Referrals | Route::Referral(_) | Route::PatientReferrals(_) => &[ReadReferrals],
        Route::NewReferral | Route::EditReferral(_) => &[WriteReferrals],
        Route::Settings(Setting::Facilities) | Route::NewSetting(Setting::Facilities) => &[WriteFacilities],
        Route::EditSetting(Setting::Facilities, _) => &[WriteFacilities],
        Route::Messages => &[ReadMessages],
        Route::Settings(Setting::WorkingHours | Setting::Absences | Setting::Resources) => &[ReadSchedule],
        Route::NewSetting(Setting::WorkingHours | Setting::Absences | Setting::Resources) => &[WriteSchedule],
        Route::EditSetting(Setting::WorkingHours | Setting::Absences | Setting::Resources, _) => &[WriteSchedule],
        Route::Settings(Setting::Holidays) => &[ReadSchedule],
        Route::NewSetting(Setting::Holidays) | Route::EditSetting(Setting::Holidays, _) => &[WriteHolidays],
        Route::Settings(Setting::BookingRules) => &[WriteOrganisation],
        Route::Settings(Setting::Templates) | Route::EditSetting(Setting::Templates, _) => &[WriteTemplates],
        Route::Settings(Setting::LocalMessages) => &[InspectMessages],
        Route::NewSetting(_) | Route::EditSetting(..) => &[WriteOrganisation],
        Route::Settings(Setting::Tags) => &[WriteTags],
        Route::Settings(Setting::CustomFields) => &[WriteCustomFields],
        Route::Settings(_) => &[ReadOrganisation],
        Route::SignIn | Route::Reset | Route::Setup | Route::Today | Route::MyAccount | Route::NotFound => &[],
    }
}

/// Whether a page changes what belongs to the whole clinic, so that a role for one location is not enough.
pub(super) fn belongs_to_all(route: Route) -> bool {
    match route {
        Route::Settings(Setting::Tags | Setting::CustomFields | Setting::Analytes | Setting::LabPanels) => true,
        Route::EditSetting(Setting::Locations, _) => false,
        Route::NewSetting(Setting::CannedAnswers) | Route::EditSetting(Setting::CannedAnswers, _) => false,
        Route::NewSetting(Setting::Facilities) | Route::EditSetting(Setting::Facilities, _) => false,
        Route::NewSetting(Setting::Holidays) | Route::EditSetting(Setting::Holidays, _) => false,
        Route::NewSetting(Setting::Practitioners) | Route::EditSetting(Setting::Practitioners, _) => false,
        Route::NewSetting(_) | Route::EditSetting(..) => true,
        _ => false,
    }
}

/// The part of the app that a page is in; each is loaded when it is first wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// Loaded with the app.
    First,
    People,
    Desk,
    Lab,
    Consultations,
    Referrals,
    Settings,
}

impl Route {
    /// Where the page is.
    pub fn part(self) -> Part {
        match self {
            Route::SignIn | Route::Reset | Route::Setup | Route::Today | Route::Tasks | Route::NotFound => Part::First,
            // It fills the screen, without the frame.
            Route::QueueDisplay => Part::First,
            Route::People(_) | Route::NewPerson(_) | Route::Person(..) | Route::EditPerson(..) | Route::MergePerson(..) => Part::People,
            Route::Accounts | Route::NewAccount | Route::Account(_) | Route::EditAccount(_) => Part::People,
            Route::Calendar | Route::Queue | Route::Visit(_) | Route::WaitingList | Route::Recalls => Part::Desk,
            Route::Lab | Route::NewLabReport | Route::LabReport(_) | Route::LabResults(_) => Part::Lab,
            Route::Consultations => Part::Consultations,
            Route::Referrals | Route::NewReferral | Route::Referral(_) => Part::Referrals,
            Route::EditReferral(_) | Route::PatientReferrals(_) => Part::Referrals,
            Route::Messages | Route::MyAccount | Route::Settings(_) | Route::NewSetting(_) | Route::EditSetting(..) => Part::Settings,
        }
    }
}

/// What is shown in place of a part that is not there.
pub const INSTEAD: Instead = Instead { waiting: || view! { <Skeleton /> }.into_any(), failed };

fn failed(again: Callback<()>) -> AnyView {
    view! { <FailureNote failure=Failure::Offline on_retry=again /> }.into_any()
}

/// Where one starts.
pub fn first(route: Route) -> AnyView {
    match route {
        Route::Today => view! { <TodayPage /> }.into_any(),
        Route::Tasks => view! { <TasksPage /> }.into_any(),
        Route::NotFound => view! { <NotFound /> }.into_any(),
        _ => ().into_any(),
    }
}

/// Patients, contacts and institutions.
pub fn people(route: Route) -> AnyView {
    match route {
        Route::People(people) => view! { <PeopleList people /> }.into_any(),
        Route::NewPerson(people) => view! { <NewPersonForm people /> }.into_any(),
        Route::Person(people, id) => view! { <PersonRecord people id /> }.into_any(),
        Route::EditPerson(people, id) => view! { <EditPersonForm people id /> }.into_any(),
        Route::MergePerson(people, id) => view! { <MergePage people id /> }.into_any(),
        Route::Accounts => view! { <AccountsPage /> }.into_any(),
        Route::NewAccount => view! { <AccountForm id=None /> }.into_any(),
        Route::Account(id) => view! { <AccountPage id /> }.into_any(),
        Route::EditAccount(id) => view! { <AccountForm id=Some(id) /> }.into_any(),
        _ => view! { <NotFound /> }.into_any(),
    }
}

/// The calendar and the front desk.
pub fn desk(route: Route) -> AnyView {
    match route {
        Route::Calendar => view! { <CalendarPage /> }.into_any(),
        Route::Queue => view! { <QueuePage /> }.into_any(),
        Route::Visit(id) => view! { <VisitPage id /> }.into_any(),
        Route::WaitingList => view! { <worklist::WaitingListPage /> }.into_any(),
        Route::Recalls => view! { <worklist::RecallsPage /> }.into_any(),
        _ => view! { <NotFound /> }.into_any(),
    }
}

/// The laboratory.
pub fn lab(route: Route) -> AnyView {
    match route {
        Route::Lab => view! { <lab::WorklistPage /> }.into_any(),
        Route::NewLabReport => view! { <lab::NewReportPage /> }.into_any(),
        Route::LabReport(id) => view! { <lab::ReportPage id /> }.into_any(),
        Route::LabResults(patient) => view! { <lab::ResultsPage patient /> }.into_any(),
        _ => view! { <NotFound /> }.into_any(),
    }
}

/// Questions of patients.
pub fn consultations(_route: Route) -> AnyView {
    view! { <ConsultationsPage /> }.into_any()
}

/// Patients sent to somebody, or by somebody.
pub fn referrals(route: Route) -> AnyView {
    match route {
        Route::Referrals => view! { <referring::ReferralsPage /> }.into_any(),
        Route::NewReferral => view! { <referring::ReferralForm id=None /> }.into_any(),
        Route::Referral(id) => view! { <referring::ReferralPage id /> }.into_any(),
        Route::EditReferral(id) => view! { <referring::ReferralForm id=Some(id) /> }.into_any(),
        Route::PatientReferrals(patient) => view! { <referring::PatientReferrals patient /> }.into_any(),
        _ => view! { <NotFound /> }.into_any(),
    }
}

/// A page within another, out of the part it is in; nothing for those who may not see it.
pub fn within(route: Route) -> AnyView {
    let Pages(pages) = expect_context::<Pages>();
    match open_to(route) {
        true => pages(route),
        false => ().into_any(),
    }
}

/// What is set once and looked at now and then.
pub fn settings(route: Route) -> AnyView {
    match route {
        Route::Messages => view! { <OutboxPage /> }.into_any(),
        Route::MyAccount => view! { <identity::AccountPage /> }.into_any(),
        Route::Settings(setting) => setting_list(setting),
        Route::NewSetting(setting) => setting_form(setting, None),
        Route::EditSetting(setting, id) => setting_form(setting, Some(id)),
        _ => view! { <NotFound /> }.into_any(),
    }
}

fn setting_list(setting: Setting) -> AnyView {
    match setting {
        Setting::Organisation => view! { <clinic::OrganisationPage /> }.into_any(),
        Setting::Locations => view! { <clinic::LocationsPage /> }.into_any(),
        Setting::Practitioners => view! { <clinic::PractitionersPage /> }.into_any(),
        Setting::Specialities => view! { <clinic::SpecialitiesPage /> }.into_any(),
        Setting::Services => view! { <clinic::ServicesPage /> }.into_any(),
        Setting::WorkingHours => view! { <hours::WorkingHoursPage /> }.into_any(),
        Setting::Absences => view! { <hours::AbsencesPage /> }.into_any(),
        Setting::Holidays => view! { <hours::HolidaysPage /> }.into_any(),
        Setting::Resources => view! { <hours::ResourcesPage /> }.into_any(),
        Setting::BookingRules => view! { <hours::RulesPage /> }.into_any(),
        Setting::Templates => view! { <TemplatesPage /> }.into_any(),
        Setting::LocalMessages => view! { <LocalMessagesPage /> }.into_any(),
        Setting::Analytes => view! { <lab::catalogue::AnalytesPage /> }.into_any(),
        Setting::LabPanels => view! { <lab::catalogue::PanelsPage /> }.into_any(),
        Setting::CannedAnswers => view! { <consulting::CannedPage /> }.into_any(),
        Setting::HeadDoctors => view! { <consulting::HeadsPage /> }.into_any(),
        Setting::ConsultationRules => view! { <consulting::RulesPage /> }.into_any(),
        Setting::Facilities => view! { <referring::FacilitiesPage /> }.into_any(),
        Setting::Users => view! { <identity::UsersPage /> }.into_any(),
        Setting::Roles => view! { <identity::RolesPage /> }.into_any(),
        Setting::Tags => view! { <TagsPage /> }.into_any(),
        Setting::CustomFields => view! { <CustomFieldsPage /> }.into_any(),
    }
}

/// The form of a record of a list; the clinic's profile is no list.
fn setting_form(setting: Setting, id: Option<Uuid>) -> AnyView {
    match setting {
        Setting::Organisation | Setting::BookingRules | Setting::LocalMessages | Setting::ConsultationRules => {
            view! { <NotFound /> }.into_any()
        }
        Setting::WorkingHours => view! { <hours::WorkingHoursForm id /> }.into_any(),
        Setting::Absences => view! { <hours::AbsenceForm id /> }.into_any(),
        Setting::Holidays => view! { <hours::HolidayForm id /> }.into_any(),
        Setting::Resources => view! { <hours::ResourceForm id /> }.into_any(),
        Setting::Templates => match id {
            Some(id) => view! { <TemplateForm id /> }.into_any(),
            // Templates come with the program.
            None => view! { <NotFound /> }.into_any(),
        },
        Setting::Locations => view! { <clinic::LocationForm id /> }.into_any(),
        Setting::Practitioners => view! { <clinic::PractitionerForm id /> }.into_any(),
        Setting::Specialities => view! { <clinic::SpecialityForm id /> }.into_any(),
        Setting::Services => view! { <clinic::ServiceForm id /> }.into_any(),
        Setting::Analytes => view! { <lab::catalogue::AnalyteForm id /> }.into_any(),
        Setting::LabPanels => view! { <lab::catalogue::PanelForm id /> }.into_any(),
        Setting::CannedAnswers => view! { <consulting::CannedForm id /> }.into_any(),
        Setting::HeadDoctors => view! { <consulting::HeadForm id /> }.into_any(),
        Setting::Facilities => view! { <referring::FacilityForm id /> }.into_any(),
        Setting::Users => view! { <identity::UserForm id /> }.into_any(),
        Setting::Roles => view! { <identity::RoleForm id /> }.into_any(),
        Setting::Tags => view! { <TagForm id /> }.into_any(),
        Setting::CustomFields => view! { <CustomFieldForm id /> }.into_any(),
    }
}

#[component]
fn NoPermission() -> impl IntoView {
    super::title(|| t::no_permission().to_owned());
    view! {
        <PageHead title=t::no_permission />
        <Empty glyph=Glyph::Lock title=t::no_permission text=t::no_permission_advice>
            <LinkButton href=Route::Today.href()>{t::to_start}</LinkButton>
        </Empty>
    }
}

/// An address that leads nowhere, or to a record out of sight.
#[component]
pub fn NotFound() -> impl IntoView {
    super::title(|| t::not_found().to_owned());
    view! {
        <PageHead title=t::not_found />
        <Empty glyph=Glyph::Search title=t::not_found text=t::not_found_advice>
            <LinkButton href=Route::Today.href()>{shell::today}</LinkButton>
        </Empty>
    }
}
