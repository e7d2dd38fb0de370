//! What can be chosen: services, and who gives them where.

use domain::organisation::{PractitionerView, ServiceView};
use domain::scheduling::SlotView;
use domain::value::PersonName;
use leptos::prelude::*;
use uuid::Uuid;

use crate::api::organisation::{Practitioners, Services};
use crate::api::resource::{Query, list};
use crate::api::session;
use crate::i18n::texts::{interface, scheduling as t};
use crate::pages::scheduling::words::in_lang;
use crate::remote::Remote;
use crate::shell::branches;

/// Everything that can be chosen, read once.
#[derive(Clone, Copy)]
pub struct Choices {
    pub services: Remote<Vec<ServiceView>>,
    pub practitioners: Remote<Vec<PractitionerView>>,
}

impl Choices {
    pub fn read() -> Choices {
        let open = || Query { archived: false, ..Query::whole() };
        Choices {
            services: Remote::new(move || async move { Ok(list::<Services>(&open()).await?.data) }),
            practitioners: Remote::new(move || async move { Ok(list::<Practitioners>(&open()).await?.data) }),
        }
    }

    /// Every service, with "none" first.
    pub fn service_options(self) -> Vec<(String, String)> {
        let all = self.services.value.get().unwrap_or_default();
        let mut named: Vec<_> = all.iter().map(|s| (s.id.to_string(), in_lang(&s.name_id, &s.name_en).to_owned())).collect();
        named.sort_by(|a, b| a.1.cmp(&b.1));
        [(String::new(), interface::choose().to_owned())].into_iter().chain(named).collect()
    }

    /// Those who give a service at a branch; anybody first.
    pub fn practitioner_options(self, service: &str, location: &str, anybody: bool) -> Vec<(String, String)> {
        let first = if anybody { t::anybody() } else { interface::choose() };
        [(String::new(), first.to_owned())].into_iter().chain(self.giving(service, location, |_| true)).collect()
    }

    /// As [`Choices::practitioner_options`], of those with whom the user may book: anybody among them first, unless that is
    /// the user alone.
    pub fn bookable_practitioners(self, service: &str, location: &str) -> Vec<(String, String)> {
        let here = |at: &Uuid| location.is_empty() || at.to_string() == location;
        let may = |p: &PractitionerView| {
            session::books(p.id, Uuid::nil()) || p.location_ids.iter().any(|at| here(at) && session::books(p.id, *at))
        };
        let anybody = own_only().is_none().then(|| (String::new(), t::anybody().to_owned()));
        anybody.into_iter().chain(self.giving(service, location, may)).collect()
    }

    /// The branches at which the user may book; any of them first, unless it is a single one.
    pub fn bookable_locations(self) -> Vec<(String, String)> {
        let own = session::user().and_then(|user| user.practitioner_id).unwrap_or_default();
        let works_at = self.practitioners.value.with(|all| {
            let own = all.iter().flatten().find(|p| p.id == own);
            own.map(|p| p.location_ids.clone()).unwrap_or_default()
        });
        let may = |at: Uuid| session::books(Uuid::nil(), at) || works_at.contains(&at) && session::books(own, at);
        let named = branches().open().into_iter().filter(|l| may(l.id)).map(|l| (l.id.to_string(), l.name));
        let any = only_location().is_none().then(|| (String::new(), t::any_branch().to_owned()));
        any.into_iter().chain(named).collect()
    }

    /// Lets a choice of a practitioner go that is offered no longer.
    pub(super) fn keep_offered(self, chosen: RwSignal<String>, offered: Signal<Vec<(String, String)>>) {
        Effect::new(move |_| {
            let instead = own_only().map(|id| id.to_string()).unwrap_or_default();
            let kept = chosen.with(|id| *id == instead || offered.with(|all| all.iter().any(|(offer, _)| offer == id)));
            if self.practitioners.value.with(Option::is_some) && !kept {
                chosen.set(instead);
            }
        });
    }

    fn giving(self, service: &str, location: &str, may: impl Fn(&PractitionerView) -> bool) -> Vec<(String, String)> {
        let all = self.practitioners.value.get().unwrap_or_default();
        let gives = |p: &&PractitionerView| {
            let at = location.is_empty() || p.location_ids.iter().any(|id| id.to_string() == location);
            let does = service.is_empty() || p.service_ids.is_empty() || p.service_ids.iter().any(|id| id.to_string() == service);
            at && does && may(p)
        };
        let mut named: Vec<_> = all.iter().filter(gives).map(|p| (p.id.to_string(), p.name.clone())).collect();
        named.sort_by_cached_key(|(_, name)| PersonName::sort_key(name));
        named
    }

    /// Every open branch.
    pub fn location_options() -> Vec<(String, String)> {
        let named = branches().open().into_iter().map(|l| (l.id.to_string(), l.name));
        [(String::new(), interface::choose().to_owned())].into_iter().chain(named).collect()
    }
}

/// The user, when theirs is the only schedule that they book.
pub(super) fn own_only() -> Option<Uuid> {
    let user = session::user()?;
    let nowhere_else = user.books_at.as_ref().is_some_and(Vec::is_empty);
    user.practitioner_id.filter(|_| nowhere_else && user.books_own)
}

/// The branch, when the user books at that one alone.
pub(super) fn only_location() -> Option<Uuid> {
    let user = session::user()?;
    match user.books_at.as_deref() {
        Some([only]) if !user.books_own => Some(*only),
        _ => None,
    }
}

/// Those of some free times that the user may book.
pub fn bookable(mut slots: Vec<SlotView>) -> Vec<SlotView> {
    if let Some(user) = session::user() {
        slots.retain(|slot| user.books(slot.practitioner_id, slot.location_id));
    }
    slots
}
