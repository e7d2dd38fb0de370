//! Who asks, and whose data they may see. Everything personal is read and written through a [`Scope`].

use std::sync::Arc;

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel::sql_types::{Bool, Nullable};
use domain::Lang;
use domain::identity::{Permission, Reach};
use uuid::Uuid;

use crate::listing::Condition;
use crate::schema::{account_contacts, care_relations, contact_links, contact_locations, contacts};

/// A role held by a user, with what it allows and how far it reaches.
#[derive(Clone, Debug, PartialEq)]
pub struct Grant {
    pub role: String,
    pub reach: Reach,
    /// Absent: all locations.
    pub location_id: Option<Uuid>,
    pub permissions: Vec<Permission>,
}

/// A record that a user has opened outside their care, for a reason and for a while.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Glass {
    /// The grant, which marks what is done with it in the audit.
    pub id: Uuid,
    pub contact_id: Uuid,
    pub ends_at: DateTime<Utc>,
}

/// What is known about a signed-in user; made by `identity` only.
#[derive(Clone, Debug)]
pub struct Principal {
    pub user_id: Uuid,
    pub session_id: Uuid,
    pub name: String,
    pub language: Lang,
    pub practitioner_id: Option<Uuid>,
    pub contact_id: Option<Uuid>,
    pub grants: Vec<Grant>,
    /// Records that are open by break-glass; nearly always none.
    pub glass: Vec<Glass>,
}

/// Whoever makes this request.
#[derive(Clone, Debug)]
pub struct Actor {
    principal: Arc<Principal>,
    trace: Trace,
}

/// Where a request came from, for the audit.
#[derive(Clone, Debug)]
pub struct Trace {
    pub request_id: String,
    pub address: String,
    /// The time of the request, by the server's clock.
    pub now: DateTime<Utc>,
}

impl Actor {
    pub fn new(principal: Arc<Principal>, trace: Trace) -> Actor {
        Actor { principal, trace }
    }

    pub fn principal(&self) -> &Principal {
        &self.principal
    }

    pub fn user_id(&self) -> Uuid {
        self.principal.user_id
    }

    pub fn trace(&self) -> &Trace {
        &self.trace
    }

    pub fn now(&self) -> DateTime<Utc> {
        self.trace.now
    }

    /// Codes of the roles that the user holds, each once.
    pub fn roles(&self) -> Vec<&str> {
        let mut roles: Vec<&str> = self.principal.grants.iter().map(|grant| grant.role.as_str()).collect();
        roles.dedup();
        roles
    }

    /// What this user does here, by how far the roles reach: the code of a `domain::privacy::AccessPurpose`.
    pub fn purpose(&self) -> &'static str {
        let reaches = |reach| self.principal.grants.iter().any(|grant| grant.reach == reach);
        if reaches(Reach::Care) {
            "care"
        } else if reaches(Reach::Own) && self.principal.grants.iter().all(|grant| grant.reach == Reach::Own) {
            "own"
        } else {
            "administration"
        }
    }

    /// The grant by which one of these records is open, if it is so by break-glass.
    pub fn glass_over(&self, contacts: &[Uuid]) -> Option<Uuid> {
        self.glass().find(|glass| contacts.contains(&glass.contact_id)).map(|glass| glass.id)
    }

    /// The records that are open by break-glass at the time of this request, with the grants that opened them.
    pub fn open_glass(&self) -> Vec<Glass> {
        self.glass().copied().collect()
    }

    /// What is open by break-glass at the time of this request.
    fn glass(&self) -> impl Iterator<Item = &Glass> {
        self.principal.glass.iter().filter(|glass| self.trace.now < glass.ends_at)
    }

    pub fn may(&self, permission: Permission) -> bool {
        self.holding(permission).next().is_some()
    }

    /// Whether the permission comes from a role for all locations. How far the role reaches over people is another matter.
    pub fn may_everywhere(&self, permission: Permission) -> bool {
        self.holding(permission).any(|grant| grant.location_id.is_none())
    }

    /// Whether the permission comes from a role for this location or for all.
    pub fn may_at(&self, permission: Permission, location: Uuid) -> bool {
        self.holding(permission).any(|grant| grant.location_id.is_none_or(|own| own == location))
    }

    /// The locations for which a role of staff grants the permission, absent for all of them; none without such a role.
    pub fn places(&self, permission: Permission) -> Vec<Option<Uuid>> {
        let of_staff = |grant: &&Grant| matches!(grant.reach, Reach::Locations | Reach::Care);
        self.holding(permission).filter(of_staff).map(|grant| grant.location_id).collect()
    }

    fn holding(&self, permission: Permission) -> impl Iterator<Item = &Grant> {
        self.principal.grants.iter().filter(move |grant| grant.permissions.contains(&permission))
    }

    /// Whose data this actor may touch with the permission: the union over the roles that grant it.
    pub fn scope(&self, permission: Permission) -> Scope {
        self.scope_of_any(&[permission])
    }

    /// Whose data this actor may touch with one of the permissions.
    pub fn scope_of_any(&self, permissions: &[Permission]) -> Scope {
        let mut scope = Scope::nobody(self);
        for permission in permissions {
            scope.add(*permission);
        }
        scope
    }
}

/// Whose data a call may touch, and on whose behalf; made from an [`Actor`] only.
#[derive(Clone, Debug)]
pub struct Scope {
    actor: Actor,
    everyone: bool,
    locations: Vec<Uuid>,
    care_of: Option<Uuid>,
    /// Records that a clinical role has opened by break-glass.
    glass: Vec<Uuid>,
    own: Option<Uuid>,
    /// Contacts of accounts: those of a location, or of all.
    accounts: Vec<Option<Uuid>>,
}

diesel::define_sql_function! {
    /// SQL's `coalesce` for conditions.
    #[sql_name = "coalesce"]
    fn coalesce_bool(x: Nullable<Bool>, y: Bool) -> Bool;
}

impl Scope {
    fn nobody(actor: &Actor) -> Scope {
        Scope {
            actor: actor.clone(),
            everyone: false,
            locations: Vec::new(),
            care_of: None,
            glass: Vec::new(),
            own: None,
            accounts: Vec::new(),
        }
    }

    /// Adds what one permission reaches.
    fn add(&mut self, permission: Permission) {
        let principal = Arc::clone(&self.actor.principal);
        for grant in principal.grants.iter().filter(|g| g.permissions.contains(&permission)) {
            match (grant.reach, grant.location_id) {
                (Reach::Locations, None) => self.everyone = true,
                (Reach::Locations, Some(location)) => self.locations.push(location),
                // clinical roles find the identity of any patient; the record needs a care relation
                (Reach::Care, _) if permission == Permission::IdentifyPatients => self.everyone = true,
                (Reach::Care, _) => {
                    self.care_of = principal.practitioner_id;
                    self.glass = self.actor.glass().map(|glass| glass.contact_id).collect();
                }
                (Reach::Own, _) => self.own = principal.contact_id,
                (Reach::Accounts, location) => self.accounts.push(location),
                (Reach::Nobody, _) => {}
            }
        }
    }

    pub fn actor(&self) -> &Actor {
        &self.actor
    }

    /// The locations, the practitioner and the own record by which people are in scope, for [`sees_person!`].
    pub fn reaches(&self) -> (&[Uuid], Option<Uuid>, Option<Uuid>) {
        (&self.locations, self.care_of, self.own)
    }

    /// The records that are open by break-glass, for [`sees_person!`].
    pub fn glass(&self) -> &[Uuid] {
        &self.glass
    }

    /// Whether contacts of accounts are in scope: those of a location, or of all; for [`sees_person!`].
    pub fn accounts(&self) -> &[Option<Uuid>] {
        &self.accounts
    }

    /// Whether every person is in scope.
    pub fn is_everyone(&self) -> bool {
        self.everyone
    }

    /// Whether a person registered at this location would be in scope.
    pub fn covers_location(&self, location: Uuid) -> bool {
        self.everyone || self.locations.contains(&location)
    }

    /// The practitioner to whose own affairs a clinical role is limited.
    pub fn care_of(&self) -> Option<Uuid> {
        if self.everyone { None } else { self.care_of }
    }

    /// The locations to which the scope is limited; empty when it is not limited so.
    pub fn locations(&self) -> &[Uuid] {
        &self.locations
    }

    /// Whether hours and absences of this practitioner at this location are in scope.
    pub fn covers_hours(&self, practitioner: Uuid, location: Uuid) -> bool {
        self.covers_location(location) || self.care_of == Some(practitioner)
    }

    /// The location for a new person when none was named: the only one of the caller.
    pub fn default_location(&self) -> Option<Uuid> {
        match self.locations.as_slice() {
            [only] => Some(*only),
            _ => None,
        }
    }

    /// Whether the scope is limited to people in the caller's care.
    pub fn is_care(&self) -> bool {
        self.care_of.is_some() && !self.everyone
    }

    /// Whether the scope is the caller's own record and those they are guardian of.
    pub fn is_own(&self) -> bool {
        self.own.is_some() && !self.everyone && self.locations.is_empty() && self.care_of.is_none() && self.accounts.is_empty()
    }

    /// The condition under which a row of `contacts` is in scope; part of every query over people.
    pub fn sees(&self) -> Condition<contacts::table> {
        if self.everyone {
            return Box::new(contacts::id.is_not_null().nullable());
        }
        let mut any: Vec<Condition<contacts::table>> = Vec::new();
        if !self.locations.is_empty() {
            any.push(registered_at(self.locations.clone()));
        }
        if let Some(practitioner) = self.care_of {
            let treated = care_relations::table
                .filter(care_relations::contact_id.eq(contacts::id))
                .filter(care_relations::practitioner_id.eq(practitioner));
            any.push(Box::new(diesel::dsl::exists(treated).nullable()));
        }
        if !self.glass.is_empty() {
            any.push(Box::new(contacts::id.eq_any(self.glass.clone()).nullable()));
        }
        if let Some(own) = self.own {
            let ward = contact_links::table
                .filter(contact_links::contact_id.eq(contacts::id))
                .filter(contact_links::related_id.eq(own))
                .filter(contact_links::kind.eq("guardian"));
            any.push(Box::new(contacts::id.eq(own).nullable()));
            any.push(Box::new(diesel::dsl::exists(ward).nullable()));
        }
        if self.accounts.contains(&None) {
            any.push(of_accounts());
        } else if !self.accounts.is_empty() {
            let locations = self.accounts.iter().copied().flatten().collect();
            any.push(Box::new(of_accounts().and(registered_at(locations))));
        }
        // a single `exists` stands alone: beside an `or`, PostgreSQL would gather everybody there before the first row
        let either = |a: Condition<contacts::table>, b| -> Condition<contacts::table> { Box::new(a.or(b)) };
        any.into_iter().reduce(either).unwrap_or_else(|| Box::new(contacts::id.is_null().nullable()))
    }
}

fn registered_at(locations: Vec<Uuid>) -> Condition<contacts::table> {
    let there = contact_locations::table
        .filter(contact_locations::contact_id.eq(contacts::id))
        .filter(contact_locations::location_id.eq_any(locations));
    Box::new(diesel::dsl::exists(there).nullable())
}

/// That somebody is a patient is nothing those who deal with their employer need to know.
fn of_accounts() -> Condition<contacts::table> {
    let member = account_contacts::table.filter(account_contacts::contact_id.eq(contacts::id));
    Box::new(diesel::dsl::exists(member).nullable().and(contacts::mrn.is_null().nullable()))
}

/// The condition under which a row is in scope that names a person in a column: [`Scope::sees`] for tables beside `contacts`.
///
/// ```text
/// sees_person!(scope, tasks, tasks::contact_id)
/// ```
#[macro_export]
macro_rules! sees_person {
    ($scope:expr, $table:ident, $column:expr) => {{
        use diesel::prelude::*;
        use $crate::listing::Condition;
        use $crate::schema::{account_contacts, care_relations, contact_links, contact_locations, contacts};
        let scope: &$crate::Scope = $scope;
        let (locations, care_of, own) = scope.reaches();
        let mut any: Vec<Condition<$table::table>> = Vec::new();
        if scope.is_everyone() {
            any.push(Box::new($column.is_not_null().nullable()));
        } else {
            if !locations.is_empty() {
                let there = contact_locations::table
                    .filter(contact_locations::contact_id.nullable().eq($column.nullable()))
                    .filter(contact_locations::location_id.eq_any(locations.to_vec()));
                any.push(Box::new(diesel::dsl::exists(there).nullable()));
            }
            if let Some(practitioner) = care_of {
                let treated = care_relations::table
                    .filter(care_relations::contact_id.nullable().eq($column.nullable()))
                    .filter(care_relations::practitioner_id.eq(practitioner));
                any.push(Box::new(diesel::dsl::exists(treated).nullable()));
            }
            if !scope.glass().is_empty() {
                any.push(Box::new($column.nullable().eq_any(scope.glass().to_vec()).nullable()));
            }
            if let Some(own) = own {
                let ward = contact_links::table
                    .filter(contact_links::contact_id.nullable().eq($column.nullable()))
                    .filter(contact_links::related_id.eq(own))
                    .filter(contact_links::kind.eq("guardian"));
                any.push(Box::new($column.nullable().eq(own).nullable()));
                any.push(Box::new(diesel::dsl::exists(ward).nullable()));
            }
        }
        if !scope.is_everyone() && !scope.accounts().is_empty() {
            let member = account_contacts::table
                .inner_join(contacts::table.on(contacts::id.eq(account_contacts::contact_id)))
                .filter(account_contacts::contact_id.nullable().eq($column.nullable()))
                .filter(contacts::mrn.is_null());
            let places: Vec<uuid::Uuid> = scope.accounts().iter().copied().flatten().collect();
            let there = contact_locations::table
                .filter(contact_locations::contact_id.nullable().eq($column.nullable()))
                .filter(contact_locations::location_id.eq_any(places));
            any.push(match scope.accounts().contains(&None) {
                true => Box::new(diesel::dsl::exists(member).nullable()),
                false => Box::new(diesel::dsl::exists(member).and(diesel::dsl::exists(there)).nullable()),
            });
        }
        let either = |a: Condition<$table::table>, b| -> Condition<$table::table> { Box::new(a.or(b)) };
        let nobody = || -> Condition<$table::table> { Box::new($table::id.is_null().nullable()) };
        any.into_iter().reduce(either).unwrap_or_else(nobody)
    }};
}
