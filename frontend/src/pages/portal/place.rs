//! The addresses of the portal: a closed set. Ids, enums and times may be in one; names, numbers of people and secrets may
//! not. The secret of a link from a message stands after `#`, which no server is told.

use uuid::Uuid;

/// A page of the portal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    Home,
    Find,
    /// `?service=&practitioner=&location=&at=` say what is chosen already.
    Book,
    Visits,
    Visit(Uuid),
    Results,
    Result(Uuid),
    /// Entering results from an outside laboratory.
    NewResult,
    /// Letters to other doctors, and what they answered.
    Referrals,
    Consultations,
    Consultation(Uuid),
    /// A question to a doctor; `?about=lab-report:<id>`, `?doctor=` and `?for=` say what is chosen already.
    NewConsultation,
    Messages,
    Account,
    MyData,
    Privacy,
    Feedback,
    SignIn,
    SignUp,
    /// A link from a message; its token is after `#`.
    Link,
    /// Whether a document is genuine; its code may be after `#`.
    Verify,
    NotFound,
}

impl Place {
    /// The path.
    pub fn href(self) -> String {
        match self {
            Place::Home => "/".to_owned(),
            Place::Find => "/find".to_owned(),
            Place::Book => "/book".to_owned(),
            Place::Visits => "/visits".to_owned(),
            Place::Visit(id) => format!("/visits/{id}"),
            Place::Results => "/results".to_owned(),
            Place::Result(id) => format!("/results/{id}"),
            Place::NewResult => "/results/new".to_owned(),
            Place::Referrals => "/referrals".to_owned(),
            Place::Consultations => "/consultations".to_owned(),
            Place::Consultation(id) => format!("/consultations/{id}"),
            Place::NewConsultation => "/consultations/new".to_owned(),
            Place::Messages => "/messages".to_owned(),
            Place::Account => "/account".to_owned(),
            Place::MyData => "/account/data".to_owned(),
            Place::Privacy => "/privacy".to_owned(),
            Place::Feedback => "/feedback".to_owned(),
            Place::SignIn => "/sign-in".to_owned(),
            Place::SignUp => "/sign-up".to_owned(),
            Place::Link => "/link".to_owned(),
            Place::Verify => "/verify".to_owned(),
            Place::NotFound => "/not-found".to_owned(),
        }
    }

    /// The page of a path.
    pub fn of(path: &str) -> Place {
        let segments: Vec<&str> = path.split('/').filter(|s| !s.is_empty()).collect();
        match segments.as_slice() {
            [] => Place::Home,
            ["find"] => Place::Find,
            ["book"] => Place::Book,
            ["visits"] => Place::Visits,
            ["visits", id] => id.parse().map_or(Place::NotFound, Place::Visit),
            ["results"] => Place::Results,
            ["results", "new"] => Place::NewResult,
            ["results", id] => id.parse().map_or(Place::NotFound, Place::Result),
            ["referrals"] => Place::Referrals,
            ["consultations"] => Place::Consultations,
            ["consultations", "new"] => Place::NewConsultation,
            ["consultations", id] => id.parse().map_or(Place::NotFound, Place::Consultation),
            ["messages"] => Place::Messages,
            ["account"] => Place::Account,
            ["account", "data"] => Place::MyData,
            ["privacy"] => Place::Privacy,
            ["feedback"] => Place::Feedback,
            ["sign-in"] => Place::SignIn,
            ["sign-up"] => Place::SignUp,
            ["link"] => Place::Link,
            ["verify"] => Place::Verify,
            _ => Place::NotFound,
        }
    }

    /// Whether the page is only for somebody who is signed in; a guest is asked to sign in there.
    pub fn is_personal(self) -> bool {
        matches!(
            self,
            Place::Visits
                | Place::Visit(_)
                | Place::Results
                | Place::Result(_)
                | Place::NewResult
                | Place::Referrals
                | Place::Consultations
                | Place::Consultation(_)
                | Place::NewConsultation
                | Place::Messages
                | Place::Account
                | Place::MyData
                | Place::Privacy
                | Place::Feedback
        )
    }

    /// The page that a place is on: a report is shown on the page of all reports, which stays as it is when another is chosen;
    /// so is a question to a doctor.
    pub fn page(self) -> Place {
        match self {
            Place::Result(_) => Place::Results,
            Place::Consultation(_) => Place::Consultations,
            place => place,
        }
    }

    /// Whether one thing is being done there, so that the navigation gives way to its own bar.
    pub fn is_flow(self) -> bool {
        matches!(self, Place::Book | Place::Consultation(_) | Place::NewConsultation)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_address_leads_back_to_its_page() {
        let id = Uuid::from_u128(7);
        let places = [
            Place::Home,
            Place::Find,
            Place::Book,
            Place::Visits,
            Place::Visit(id),
            Place::Results,
            Place::Result(id),
            Place::NewResult,
            Place::Referrals,
            Place::Consultations,
            Place::Consultation(id),
            Place::NewConsultation,
            Place::Messages,
            Place::Account,
            Place::MyData,
            Place::Privacy,
            Place::Feedback,
            Place::SignIn,
            Place::SignUp,
            Place::Link,
            Place::Verify,
            Place::NotFound,
        ];
        for place in places {
            assert_eq!(Place::of(&place.href()), place);
        }
        assert_eq!(Place::of("/visits/elsewhere"), Place::NotFound);
    }
}
