//! Which consultations are shown.

use domain::Page;
use domain::consultations::{ConsultationRole, ConsultationState, ConsultationView};
use leptos::prelude::*;
use uuid::Uuid;

use crate::api::Failure;
use crate::api::consultations::Consultations;
use crate::api::resource::{Query, list};
use crate::i18n::{Plain, texts::consultations as t};

/// A tab of the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    Unanswered,
    Mine,
    Copied,
    Closed,
}

impl Part {
    pub const ALL: [Part; 4] = [Part::Unanswered, Part::Mine, Part::Copied, Part::Closed];

    /// As the address names it; what has to be done first is there without a name.
    pub fn code(self) -> Option<&'static str> {
        match self {
            Part::Unanswered => None,
            Part::Mine => Some("mine"),
            Part::Copied => Some("copied"),
            Part::Closed => Some("closed"),
        }
    }

    /// The part that the address names.
    pub fn here() -> Memo<Part> {
        let kept = crate::route::query("list");
        Memo::new(move |_| {
            let code = kept.get();
            Part::ALL.into_iter().find(|part| part.code() == code.as_deref()).unwrap_or(Part::Unanswered)
        })
    }

    pub fn word(self) -> Plain {
        match self {
            Part::Unanswered => t::unanswered,
            Part::Mine => t::mine,
            Part::Copied => t::copied,
            Part::Closed => t::closed,
        }
    }

    pub fn empty(self) -> (Plain, Plain) {
        match self {
            Part::Unanswered => (t::unanswered_empty, t::unanswered_empty_text),
            Part::Mine => (t::mine_empty, t::mine_empty_text),
            Part::Copied => (t::copied_empty, t::copied_empty_text),
            Part::Closed => (t::closed_empty, t::closed_empty_text),
        }
    }

    /// A page of this part. Which consultations are copied to somebody is not a filter of the server: of those that others
    /// answer, these are the ones that one reads as head doctor or deputy, so the others are left out here, page by page until
    /// there is something to show. They are counted once all of them are there.
    pub async fn page(self, me: Option<Uuid>, cursor: Option<String>) -> Result<Page<ConsultationView>, Failure> {
        let first = cursor.is_none();
        let mut query = Query { cursor, ..self.query(me) };
        let mut page = list::<Consultations>(&query).await?;
        if self != Part::Copied {
            return Ok(page);
        }
        page.data.retain(is_copied);
        while page.data.is_empty() && page.page.next.is_some() {
            query.cursor = page.page.next.take();
            page = list::<Consultations>(&query).await?;
            page.data.retain(is_copied);
        }
        page.page.count = (first && page.page.next.is_none()).then_some(page.data.len() as i64);
        Ok(page)
    }

    /// The list, for the practitioner who looks at it.
    fn query(self, me: Option<Uuid>) -> Query {
        let open = || Some(format!("{},{}", ConsultationState::Open.code(), ConsultationState::Answered.code()));
        let me = me.map(|id| id.to_string());
        let latest = || Query { sort: Some("-last_message_at".to_owned()), ..Query::counted(50) };
        match self {
            // Emergencies first, then what is due first.
            Part::Unanswered => Query::counted(50).maybe("filter[unanswered][eq]", Some(true.to_string())),
            Part::Mine => latest().maybe("filter[practitioner_id][eq]", me).maybe("filter[state][in]", open()),
            Part::Copied => latest().maybe("filter[practitioner_id][ne]", me).maybe("filter[state][in]", open()),
            Part::Closed => latest().maybe("filter[state][eq]", Some(ConsultationState::Closed.code().to_owned())),
        }
    }
}

/// Whether one reads it as head doctor or deputy.
fn is_copied(view: &ConsultationView) -> bool {
    matches!(view.role, ConsultationRole::Head | ConsultationRole::Deputy)
}
