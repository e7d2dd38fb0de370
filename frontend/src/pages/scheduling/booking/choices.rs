//! What can be chosen: services, and who gives them where.

use domain::organisation::{PractitionerView, ServiceView};
use domain::value::PersonName;
use leptos::prelude::*;

use crate::api::organisation::{Practitioners, Services};
use crate::api::resource::{Query, list};
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
        let all = self.practitioners.value.get().unwrap_or_default();
        let gives = |p: &&PractitionerView| {
            let at = location.is_empty() || p.location_ids.iter().any(|id| id.to_string() == location);
            let does = service.is_empty() || p.service_ids.is_empty() || p.service_ids.iter().any(|id| id.to_string() == service);
            at && does
        };
        let mut named: Vec<_> = all.iter().filter(gives).map(|p| (p.id.to_string(), p.name.clone())).collect();
        named.sort_by_cached_key(|(_, name)| PersonName::sort_key(name));
        let first = if anybody { t::anybody() } else { interface::choose() };
        [(String::new(), first.to_owned())].into_iter().chain(named).collect()
    }

    /// Every open branch; any first.
    pub fn location_options(any: bool) -> Vec<(String, String)> {
        let named = branches().open().into_iter().map(|l| (l.id.to_string(), l.name));
        let first = if any { t::any_branch() } else { interface::choose() };
        [(String::new(), first.to_owned())].into_iter().chain(named).collect()
    }
}
