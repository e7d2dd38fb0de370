//! Merging two records of one person, and undoing it.
//!
//! The absorbed record stays, archived, and names the survivor. What moves is remembered by id in the merge's snapshot, so
//! that the undo moves back exactly that, whatever has been added since.

use diesel::prelude::*;
use diesel::sql_types::{Array, Uuid as SqlUuid};
use domain::contacts::{ContactView, CreateContact, CreateMerge, MergeField, MergeView, MovedCounts};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::people::{self, People};
use crate::audit::{self, AuditAction};
use crate::changes;
use crate::error::PersistenceError;
use crate::keys::FieldKeys;
use crate::listing::Archived;
use crate::schema::{contact_merges, contacts, users};
use crate::scope::Scope;

/// What moved, by id, and what the survivor looked like.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
struct Snapshot {
    before: CreateContact,
    after: CreateContact,
    absorbed_mrn: Option<String>,
    interactions: Vec<Uuid>,
    identifiers: Vec<Uuid>,
    addresses: Vec<Uuid>,
    links: Vec<Uuid>,
    reverse_links: Vec<Uuid>,
    tags: Vec<Uuid>,
    accounts: Vec<Uuid>,
    locations: Vec<Uuid>,
    care: Vec<Uuid>,
    users: Vec<Uuid>,
    #[serde(default)]
    appointments: Vec<Uuid>,
    #[serde(default)]
    waiting: Vec<Uuid>,
    #[serde(default)]
    closed_recalls: Vec<Uuid>,
    #[serde(default)]
    recalls: Vec<Uuid>,
    #[serde(default)]
    queue: Vec<Uuid>,
    #[serde(default)]
    feeds: Vec<Uuid>,
    #[serde(default)]
    messages: Vec<Uuid>,
    #[serde(default)]
    tasks: Vec<Uuid>,
    #[serde(default)]
    consents: Vec<Uuid>,
    #[serde(default)]
    verifications: Vec<Uuid>,
    #[serde(default)]
    lab_reports: Vec<Uuid>,
    #[serde(default)]
    observations: Vec<Uuid>,
    #[serde(default)]
    consultations: Vec<Uuid>,
    #[serde(default)]
    referrals: Vec<Uuid>,
    #[serde(default)]
    break_glass: Vec<Uuid>,
    #[serde(default)]
    files: Vec<Uuid>,
    #[serde(default)]
    seals: Vec<Uuid>,
}

/// One kind of part: the statement that moves it to the survivor, and the one that moves it back.
struct Part {
    forth: &'static str,
    back: &'static str,
    moved: fn(&mut Snapshot) -> &mut Vec<Uuid>,
}

/// `$1` is the survivor, `$2` the absorbed record, `$3` the ids that moved. What the survivor has already stays behind.
const PARTS: &[Part] = &[
    Part {
        forth: "update interactions set contact_id = $1 where contact_id = $2 returning id",
        back: "update interactions set contact_id = $2 where contact_id = $1 and id = any($3)",
        moved: |s| &mut s.interactions,
    },
    Part {
        forth: "update contact_identifiers i set contact_id = $1 where contact_id = $2 and not exists (select from contact_identifiers o \
                where o.contact_id = $1 and o.kind = i.kind and (i.kind = 'nik' or o.blind_index = i.blind_index or o.value = i.value)) returning id",
        back: "update contact_identifiers set contact_id = $2 where contact_id = $1 and id = any($3)",
        moved: |s| &mut s.identifiers,
    },
    Part {
        forth: "update contact_addresses a set contact_id = $1, position = position + 10 where contact_id = $2 and not exists \
                (select from contact_addresses o where o.contact_id = $1 and o.kind = a.kind) returning id",
        back: "update contact_addresses set contact_id = $2, position = greatest(position - 10, 0) where contact_id = $1 and id = any($3)",
        moved: |s| &mut s.addresses,
    },
    Part {
        forth: "update contact_links l set contact_id = $1 where contact_id = $2 and related_id <> $1 and not exists \
                (select from contact_links o where o.contact_id = $1 and o.related_id = l.related_id and o.kind = l.kind) returning id",
        back: "update contact_links set contact_id = $2 where contact_id = $1 and id = any($3)",
        moved: |s| &mut s.links,
    },
    Part {
        forth: "update contact_links l set related_id = $1 where related_id = $2 and contact_id <> $1 and not exists \
                (select from contact_links o where o.related_id = $1 and o.contact_id = l.contact_id and o.kind = l.kind) returning id",
        back: "update contact_links set related_id = $2 where related_id = $1 and id = any($3)",
        moved: |s| &mut s.reverse_links,
    },
    Part {
        forth: "insert into contact_tags (contact_id, tag_id) select $1, tag_id from contact_tags where contact_id = $2 \
                on conflict do nothing returning tag_id as id",
        back: "delete from contact_tags where contact_id = $1 and tag_id = any($3) and $2 <> $1",
        moved: |s| &mut s.tags,
    },
    Part {
        forth: "insert into account_contacts (contact_id, account_id) select $1, account_id from account_contacts where contact_id = $2 \
                on conflict do nothing returning account_id as id",
        back: "delete from account_contacts where contact_id = $1 and account_id = any($3) and $2 <> $1",
        moved: |s| &mut s.accounts,
    },
    Part {
        forth: "insert into contact_locations (contact_id, location_id) select $1, location_id from contact_locations where contact_id = $2 \
                on conflict do nothing returning location_id as id",
        back: "delete from contact_locations where contact_id = $1 and location_id = any($3) and $2 <> $1",
        moved: |s| &mut s.locations,
    },
    Part {
        forth: "insert into care_relations (contact_id, practitioner_id, since) select $1, practitioner_id, since from care_relations \
                where contact_id = $2 on conflict do nothing returning practitioner_id as id",
        back: "delete from care_relations where contact_id = $1 and practitioner_id = any($3) and $2 <> $1",
        moved: |s| &mut s.care,
    },
    Part {
        forth: "update users set contact_id = $1 where contact_id = $2 returning id",
        back: "update users set contact_id = $2 where contact_id = $1 and id = any($3)",
        moved: |s| &mut s.users,
    },
    Part {
        forth: "update appointments set contact_id = $1 where contact_id = $2 returning id",
        back: "update appointments set contact_id = $2 where contact_id = $1 and id = any($3)",
        moved: |s| &mut s.appointments,
    },
    Part {
        forth: "update waiting_list_entries set contact_id = $1 where contact_id = $2 returning id",
        back: "update waiting_list_entries set contact_id = $2 where contact_id = $1 and id = any($3)",
        moved: |s| &mut s.waiting,
    },
    Part {
        forth: "update queue_entries set contact_id = $1 where contact_id = $2 returning id",
        back: "update queue_entries set contact_id = $2 where contact_id = $1 and id = any($3)",
        moved: |s| &mut s.queue,
    },
    Part {
        forth: "update public_links set contact_id = $1 where contact_id = $2 returning id",
        back: "update public_links set contact_id = $2 where contact_id = $1 and id = any($3)",
        moved: |s| &mut s.feeds,
    },
    // of two open recalls for one service the survivor's stays open
    Part {
        forth: "update recalls r set state = 'done' where r.contact_id = $2 and r.state = 'open' and exists \
                (select from recalls o where o.contact_id = $1 and o.service_id = r.service_id and o.state = 'open') returning id",
        back: "update recalls set state = 'open' where contact_id in ($1, $2) and id = any($3) and state = 'done'",
        moved: |s| &mut s.closed_recalls,
    },
    Part {
        forth: "update recalls set contact_id = $1 where contact_id = $2 returning id",
        back: "update recalls set contact_id = $2 where contact_id = $1 and id = any($3)",
        moved: |s| &mut s.recalls,
    },
    Part {
        forth: "update messages set contact_id = $1 where contact_id = $2 returning id",
        back: "update messages set contact_id = $2 where contact_id = $1 and id = any($3)",
        moved: |s| &mut s.messages,
    },
    Part {
        forth: "update tasks set contact_id = $1 where contact_id = $2 returning id",
        back: "update tasks set contact_id = $2 where contact_id = $1 and id = any($3)",
        moved: |s| &mut s.tasks,
    },
    Part {
        forth: "update consents set contact_id = $1 where contact_id = $2 returning id",
        back: "update consents set contact_id = $2 where contact_id = $1 and id = any($3)",
        moved: |s| &mut s.consents,
    },
    Part {
        forth: "update verifications set contact_id = $1 where contact_id = $2 returning id",
        back: "update verifications set contact_id = $2 where contact_id = $1 and id = any($3)",
        moved: |s| &mut s.verifications,
    },
    Part {
        forth: "update lab_reports set contact_id = $1 where contact_id = $2 returning id",
        back: "update lab_reports set contact_id = $2 where contact_id = $1 and id = any($3)",
        moved: |s| &mut s.lab_reports,
    },
    Part {
        forth: "update observations set contact_id = $1 where contact_id = $2 returning id",
        back: "update observations set contact_id = $2 where contact_id = $1 and id = any($3)",
        moved: |s| &mut s.observations,
    },
    Part {
        forth: "update consultations set contact_id = $1 where contact_id = $2 returning id",
        back: "update consultations set contact_id = $2 where contact_id = $1 and id = any($3)",
        moved: |s| &mut s.consultations,
    },
    Part {
        forth: "update referrals set contact_id = $1 where contact_id = $2 returning id",
        back: "update referrals set contact_id = $2 where contact_id = $1 and id = any($3)",
        moved: |s| &mut s.referrals,
    },
    Part {
        forth: "update break_glass_grants set contact_id = $1 where contact_id = $2 returning id",
        back: "update break_glass_grants set contact_id = $2 where contact_id = $1 and id = any($3)",
        moved: |s| &mut s.break_glass,
    },
    Part {
        forth: "update files set contact_id = $1, record_id = case when record_kind = 'contact' then $1 else record_id end \
                where contact_id = $2 returning id",
        back: "update files set contact_id = $2, record_id = case when record_kind = 'contact' then $2 else record_id end \
               where contact_id = $1 and id = any($3)",
        moved: |s| &mut s.files,
    },
    Part {
        forth: "update document_seals set contact_id = $1 where contact_id = $2 returning id",
        back: "update document_seals set contact_id = $2 where contact_id = $1 and id = any($3)",
        moved: |s| &mut s.seals,
    },
];

/// Merges `request.absorbed_id` into the locked record `survivor`; both have to be in scope.
pub fn merge(
    tx: &mut PgConnection,
    keys: &FieldKeys,
    scope: &Scope,
    people: People,
    survivor: &ContactView,
    request: &CreateMerge,
) -> Result<MergeView, PersistenceError> {
    let absorbed = people::lock(tx, keys, scope, people, request.absorbed_id, Archived::Hidden)?;
    if absorbed.id == survivor.id {
        return Err(PersistenceError::Conflict("contacts_not_merged_into_itself".into()));
    }
    let (id, now) = (Uuid::now_v7(), scope.actor().now());
    let mut snapshot = Snapshot { before: survivor.writable(), absorbed_mrn: absorbed.mrn.clone(), ..Snapshot::default() };
    for part in PARTS {
        *(part.moved)(&mut snapshot) = moved(tx, part.forth, survivor.id, absorbed.id)?;
    }
    let takes_mrn = survivor.mrn.is_none() || request.take.contains(&MergeField::Mrn);
    diesel::update(contacts::table.find(absorbed.id))
        .set((
            contacts::archived_at.eq(now),
            contacts::merged_into_id.eq(survivor.id),
            contacts::mrn.eq(if takes_mrn { None } else { absorbed.mrn.as_deref() }),
            contacts::updated_at.eq(now),
            contacts::version.eq(contacts::version + 1),
        ))
        .execute(tx)?;
    diesel::update(contacts::table.find(survivor.id))
        .set(contacts::last_visit_at.eq(survivor.last_visit_at.max(absorbed.last_visit_at)))
        .execute(tx)?;
    let current = people::lock(tx, keys, scope, people, survivor.id, Archived::Hidden)?;
    snapshot.after = combined(&current.writable(), &absorbed.writable(), &request.take);
    let result = people::update(tx, keys, scope, people, &current, &snapshot.after)?;
    diesel::insert_into(contact_merges::table)
        .values((
            contact_merges::id.eq(id),
            contact_merges::surviving_id.eq(survivor.id),
            contact_merges::absorbed_id.eq(absorbed.id),
            contact_merges::merged_at.eq(now),
            contact_merges::merged_by.eq(scope.actor().user_id()),
            contact_merges::snapshot.eq(serde_json::to_value(&snapshot).map_err(|_| PersistenceError::Unreadable("merge"))?),
        ))
        .execute(tx)?;
    changes::record(tx, scope.actor(), people.resource(), survivor.id, "merged", result.version, &[])?;
    changes::record(tx, scope.actor(), people.resource(), absorbed.id, "merged", absorbed.version + 1, &[])?;
    audit::record(tx, scope, AuditAction::Merge, people.resource(), &[survivor.id, absorbed.id])?;
    Ok(MergeView {
        id: Some(id),
        surviving_id: survivor.id,
        absorbed_id: absorbed.id,
        absorbed_name: absorbed.name,
        merged_at: Some(now),
        merged_by: Some(scope.actor().principal().name.clone()),
        undone_at: None,
        moved: snapshot.counts(),
        result: Some(result),
    })
}

/// What [`merge`] would do; nothing is kept but an audit row for having read both records.
pub fn preview(
    tx: &mut PgConnection,
    keys: &FieldKeys,
    scope: &Scope,
    people: People,
    survivor: &ContactView,
    request: &CreateMerge,
) -> Result<MergeView, PersistenceError> {
    enum Outcome {
        Seen(Box<MergeView>),
        Failed(PersistenceError),
    }
    impl From<diesel::result::Error> for Outcome {
        fn from(error: diesel::result::Error) -> Self {
            Outcome::Failed(error.into())
        }
    }
    // the savepoint is always rolled back
    let outcome = tx.transaction::<(), Outcome, _>(|tx| match merge(tx, keys, scope, people, survivor, request) {
        Ok(view) => Err(Outcome::Seen(Box::new(view))),
        Err(error) => Err(Outcome::Failed(error)),
    });
    match outcome {
        Err(Outcome::Seen(view)) => {
            audit::record(tx, scope, AuditAction::Read, people.resource(), &[view.surviving_id, view.absorbed_id])?;
            Ok(MergeView { id: None, merged_at: None, merged_by: None, ..*view })
        }
        Err(Outcome::Failed(error)) => Err(error),
        Ok(()) => Err(PersistenceError::Unexpected("the preview was kept".into())),
    }
}

/// Undoes a merge: everything that moved goes back, and fields that have not changed since get their earlier value.
pub fn undo(
    tx: &mut PgConnection,
    keys: &FieldKeys,
    scope: &Scope,
    people: People,
    survivor: Uuid,
    id: Uuid,
) -> Result<(), PersistenceError> {
    let current = people::lock(tx, keys, scope, people, survivor, Archived::Hidden)?;
    let (absorbed, stored): (Uuid, serde_json::Value) = contact_merges::table
        .filter(contact_merges::id.eq(id))
        .filter(contact_merges::surviving_id.eq(current.id))
        .filter(contact_merges::undone_at.is_null())
        .select((contact_merges::absorbed_id, contact_merges::snapshot))
        .for_update()
        .first(tx)?;
    let mut snapshot: Snapshot = serde_json::from_value(stored).map_err(|_| PersistenceError::Unreadable("merge"))?;
    // back in the opposite order, since some parts stand on those before them
    for part in PARTS.iter().rev() {
        let ids = (part.moved)(&mut snapshot).clone();
        diesel::sql_query(part.back)
            .bind::<SqlUuid, _>(current.id)
            .bind::<SqlUuid, _>(absorbed)
            .bind::<Array<SqlUuid>, _>(ids)
            .execute(tx)?;
    }
    let now = scope.actor().now();
    let current = people::lock(tx, keys, scope, people, current.id, Archived::Hidden)?;
    let restored = restored(&current.writable(), &snapshot);
    let after = people::update(tx, keys, scope, people, &current, &restored)?;
    let version: i64 = diesel::update(contacts::table.find(absorbed))
        .set((
            contacts::archived_at.eq(None::<chrono::DateTime<chrono::Utc>>),
            contacts::merged_into_id.eq(None::<Uuid>),
            contacts::mrn.eq(snapshot.absorbed_mrn.as_deref()),
            contacts::updated_at.eq(now),
            contacts::version.eq(contacts::version + 1),
        ))
        .returning(contacts::version)
        .get_result(tx)?;
    diesel::update(contact_merges::table.find(id))
        .set((contact_merges::undone_at.eq(now), contact_merges::undone_by.eq(scope.actor().user_id())))
        .execute(tx)?;
    refresh_last_visit(tx, &[after.id, absorbed])?;
    changes::record(tx, scope.actor(), people.resource(), after.id, "unmerged", after.version, &[])?;
    changes::record(tx, scope.actor(), people.resource(), absorbed, "unmerged", version, &[])?;
    audit::record(tx, scope, AuditAction::Unmerge, people.resource(), &[after.id, absorbed])
}

/// The merges into a record in scope, newest first.
pub fn list(conn: &mut PgConnection, scope: &Scope, people: People, id: Uuid) -> Result<Vec<MergeView>, PersistenceError> {
    let id = people::resolve(conn, scope, people, id)?;
    type Row = (Uuid, Uuid, Uuid, chrono::DateTime<chrono::Utc>, Option<String>, Option<chrono::DateTime<chrono::Utc>>, serde_json::Value);
    let rows: Vec<Row> = contact_merges::table
        .left_join(users::table.on(users::id.nullable().eq(contact_merges::merged_by)))
        .filter(contact_merges::surviving_id.eq(id))
        .order(contact_merges::merged_at.desc())
        .limit(100)
        .select((
            contact_merges::id,
            contact_merges::surviving_id,
            contact_merges::absorbed_id,
            contact_merges::merged_at,
            users::name.nullable(),
            contact_merges::undone_at,
            contact_merges::snapshot,
        ))
        .load(conn)?;
    let absorbed: Vec<Uuid> = rows.iter().map(|r| r.2).collect();
    let names: std::collections::HashMap<Uuid, String> = contacts::table
        .filter(contacts::id.eq_any(&absorbed))
        .select((contacts::id, contacts::name))
        .load::<(Uuid, String)>(conn)?
        .into_iter()
        .collect();
    audit::record(conn, scope, AuditAction::Read, people.resource(), &[&[id], absorbed.as_slice()].concat())?;
    let view = |(id, surviving_id, absorbed_id, merged_at, merged_by, undone_at, snapshot): Row| MergeView {
        id: Some(id),
        surviving_id,
        absorbed_id,
        absorbed_name: names.get(&absorbed_id).cloned().unwrap_or_default(),
        merged_at: Some(merged_at),
        merged_by,
        undone_at,
        moved: serde_json::from_value::<Snapshot>(snapshot).unwrap_or_default().counts(),
        result: None,
    };
    Ok(rows.into_iter().map(view).collect())
}

impl Snapshot {
    fn counts(&self) -> MovedCounts {
        let count = |ids: &Vec<Uuid>| ids.len() as i64;
        MovedCounts {
            interactions: count(&self.interactions),
            identifiers: count(&self.identifiers),
            addresses: count(&self.addresses),
            links: count(&self.links) + count(&self.reverse_links),
            tags: count(&self.tags),
            accounts: count(&self.accounts),
        }
    }
}

fn moved(tx: &mut PgConnection, sql: &'static str, survivor: Uuid, absorbed: Uuid) -> Result<Vec<Uuid>, PersistenceError> {
    #[derive(QueryableByName)]
    struct Moved {
        #[diesel(sql_type = SqlUuid)]
        id: Uuid,
    }
    let rows: Vec<Moved> = diesel::sql_query(sql).bind::<SqlUuid, _>(survivor).bind::<SqlUuid, _>(absorbed).load(tx)?;
    Ok(rows.into_iter().map(|m| m.id).collect())
}

/// The survivor's form with empty fields filled and chosen fields taken from the absorbed record.
fn combined(survivor: &CreateContact, absorbed: &CreateContact, take: &[MergeField]) -> CreateContact {
    fn pick<T: Clone>(own: &Option<T>, other: &Option<T>, taken: bool) -> Option<T> {
        if taken { other.clone().or_else(|| own.clone()) } else { own.clone().or_else(|| other.clone()) }
    }
    let taken = |field| take.contains(&field);
    CreateContact {
        mrn: pick(&survivor.mrn, &absorbed.mrn, taken(MergeField::Mrn)),
        name: if taken(MergeField::Name) { absorbed.name.clone() } else { survivor.name.clone() },
        honorific: pick(&survivor.honorific, &absorbed.honorific, taken(MergeField::Honorific)),
        birth_date: pick(&survivor.birth_date, &absorbed.birth_date, taken(MergeField::BirthDate)),
        sex: pick(&survivor.sex, &absorbed.sex, taken(MergeField::Sex)),
        phone: pick(&survivor.phone, &absorbed.phone, taken(MergeField::Phone)),
        email: pick(&survivor.email, &absorbed.email, taken(MergeField::Email)),
        location_id: pick(&survivor.location_id, &absorbed.location_id, taken(MergeField::LocationId)),
        deceased_on: pick(&survivor.deceased_on, &absorbed.deceased_on, false),
        preferences: if taken(MergeField::Preferences) { absorbed.preferences.clone() } else { survivor.preferences.clone() },
        custom: absorbed.custom.iter().chain(&survivor.custom).map(|(k, v)| (k.clone(), v.clone())).collect(),
        ..survivor.clone()
    }
}

/// The current form with every field that still has its merged value put back to what it was before.
fn restored(current: &CreateContact, snapshot: &Snapshot) -> CreateContact {
    let (before, after) = (&snapshot.before, &snapshot.after);
    macro_rules! back {
        ($($field:ident)*) => {
            CreateContact {
                $($field: if current.$field == after.$field { before.$field.clone() } else { current.$field.clone() },)*
                ..current.clone()
            }
        };
    }
    back!(mrn name honorific birth_date sex phone email location_id deceased_on preferences custom)
}

fn refresh_last_visit(tx: &mut PgConnection, ids: &[Uuid]) -> Result<(), PersistenceError> {
    let sql = "update contacts c set last_visit_at = (select max(occurred_at) from interactions i \
               where i.contact_id = c.id and i.kind = 'visit' and i.archived_at is null) where c.id = any($1)";
    diesel::sql_query(sql).bind::<Array<SqlUuid>, _>(ids).execute(tx)?;
    Ok(())
}
