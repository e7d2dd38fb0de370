//! Answers made inside the blocking closure: serialised there, sent as they are.

use actix_web::body::BoxBody;
use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, Responder};
use domain::{Page, PageLinks};
use serde::Serialize;
use sha2::{Digest, Sha256};

use super::error::{ApiError, ApiResult};
use super::precondition::IfNoneMatch;
use crate::limits::Standing;

/// A view of a record with a version, from which its `ETag` is made.
pub trait Versioned: Serialize {
    fn version(&self) -> i64;
}

macro_rules! versioned {
    ($($view:ty),* $(,)?) => {$(
        impl Versioned for $view {
            fn version(&self) -> i64 { self.version }
        }
    )*};
}

versioned! {
    domain::organisation::OrganisationView, domain::organisation::LocationView, domain::organisation::SpecialityView,
    domain::organisation::PractitionerView, domain::organisation::ServiceView, domain::identity::UserView,
    domain::identity::RoleView, domain::identity::CurrentUser, domain::contacts::ContactView, domain::contacts::AccountView,
    domain::contacts::InteractionView, domain::contacts::CustomFieldView,
    domain::scheduling::WorkingHoursView, domain::scheduling::AbsenceView, domain::scheduling::HolidayView,
    domain::scheduling::ResourceView, domain::scheduling::SchedulingSettingsView, domain::scheduling::AppointmentView,
    domain::scheduling::WaitingListEntryView, domain::scheduling::RecallView,
    domain::messaging::MessageView, domain::messaging::MessageTemplateView,
    domain::documents::FileView,
    domain::tasks::TaskView, domain::portal::OwnPersonView, domain::contacts::TagDetails, domain::contacts::SavedViewView,
    domain::lab::LabReportView, domain::lab::AnalyteView, domain::lab::LabPanelView, domain::scheduling::QueueEntryView, domain::scheduling::QueuePositionView,
    domain::privacy::PrivacySettingsView,
    domain::referrals::ReferralView, domain::referrals::FacilityView,
    domain::consultations::ConsultationView, domain::consultations::ConsultationSettingsView,
    domain::consultations::HeadDoctorView, domain::consultations::CannedAnswerView,
}

/// A complete answer.
#[derive(Clone, Debug, PartialEq)]
pub struct Reply {
    pub status: u16,
    /// Name and value; names in lower case.
    pub headers: Vec<(String, String)>,
    pub body: Vec<u8>,
}

impl Reply {
    /// 200 with a body.
    pub fn ok<T: Serialize>(value: &T) -> ApiResult<Reply> {
        Ok(Reply { status: 200, headers: Vec::new(), body: bytes(value)? })
    }

    /// 200 with a short list that is always shown whole.
    pub fn all<T: Serialize>(data: Vec<T>) -> ApiResult<Reply> {
        Reply::ok(&Page { data, page: PageLinks::default() })
    }

    /// 200 with a body and its `ETag`.
    pub fn found<T: Versioned>(view: &T) -> ApiResult<Reply> {
        let body = bytes(view)?;
        let etag = etag(view.version(), &body);
        Ok(Reply { status: 200, headers: vec![("etag".into(), etag)], body })
    }

    /// 201 with a body, its `ETag` and its place.
    pub fn created<T: Versioned>(view: &T, location: String) -> ApiResult<Reply> {
        let mut reply = Reply::found(view)?;
        reply.status = 201;
        Ok(reply.with("location", location))
    }

    /// 201 with a body that has no version.
    pub fn made<T: Serialize>(value: &T) -> ApiResult<Reply> {
        Ok(Reply { status: 201, ..Reply::ok(value)? })
    }

    /// 204.
    pub fn empty() -> Reply {
        Reply { status: 204, headers: Vec::new(), body: Vec::new() }
    }

    pub fn with(mut self, name: &str, value: impl Into<String>) -> Reply {
        self.headers.push((name.to_owned(), value.into()));
        self
    }

    /// Tells where the caller stands in the limit of a costly flow.
    pub fn counted(mut self, standing: Option<Standing>) -> Reply {
        self.headers.extend(standing.iter().flat_map(Standing::headers).map(|(name, value)| (name.to_owned(), value)));
        self
    }

    /// 304 when the caller has this version already.
    pub fn unless(self, seen: &IfNoneMatch) -> Reply {
        let etag = self.headers.iter().find(|(name, _)| name == "etag").map(|(_, value)| value.clone());
        match etag {
            Some(etag) if seen.matches(&etag) => Reply { status: 304, headers: vec![("etag".into(), etag)], body: Vec::new() },
            _ => self,
        }
    }
}

/// A strong validator: the version, by which changes are guarded, and a hash of this very body.
pub(super) fn etag(version: i64, body: &[u8]) -> String {
    let hash = Sha256::digest(body);
    format!("\"{version}-{:02x}{:02x}{:02x}{:02x}\"", hash[0], hash[1], hash[2], hash[3])
}

fn bytes<T: Serialize>(value: &T) -> ApiResult<Vec<u8>> {
    serde_json::to_vec(value).map_err(|error| ApiError::internal(error.to_string()))
}

impl Responder for Reply {
    type Body = BoxBody;

    fn respond_to(self, _req: &HttpRequest) -> HttpResponse {
        let status = StatusCode::from_u16(self.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        let mut builder = HttpResponse::build(status);
        for (name, value) in &self.headers {
            builder.append_header((name.as_str(), value.as_str()));
        }
        if matches!(self.status, 204 | 304) {
            return builder.finish();
        }
        if !self.headers.iter().any(|(name, _)| name == "content-type") {
            builder.content_type("application/json");
        }
        builder.body(self.body)
    }
}
