//! For whom somebody acts on the portal.

use chrono::NaiveDate;
use diesel::prelude::*;
use diesel::sql_types::{Bool, Date, Nullable, Text, Uuid as SqlUuid};
use domain::contacts::{ContactLink, CreateContact, FieldChange, LinkKind, Sex};
use domain::portal::{CreateFamilyMember, FamilyMemberView};
use serde_json::json;
use uuid::Uuid;

use crate::audit::{self, AuditAction};
use crate::changes;
use crate::contacts::people::{self, People};
use crate::error::PersistenceError;
use crate::keys::FieldKeys;
use crate::schema::{contact_links, contacts};
use crate::scope::Scope;

/// The resource in the audit.
const RESOURCE: &str = "family";

#[derive(QueryableByName)]
struct Row {
    #[diesel(sql_type = SqlUuid)]
    id: Uuid,
    #[diesel(sql_type = Bool)]
    own: bool,
    #[diesel(sql_type = Text)]
    name: String,
    #[diesel(sql_type = Nullable<Date>)]
    birth_date: Option<NaiveDate>,
    #[diesel(sql_type = Nullable<Text>)]
    sex: Option<String>,
    #[diesel(sql_type = Nullable<Text>)]
    mrn: Option<String>,
    #[diesel(sql_type = Nullable<Text>)]
    kind: Option<String>,
}

/// Oneself, then those one is guardian of.
pub fn list(conn: &mut PgConnection, scope: &Scope) -> Result<Vec<FamilyMemberView>, PersistenceError> {
    let Some(me) = scope.actor().principal().contact_id else { return Ok(Vec::new()) };
    let rows: Vec<Row> = diesel::sql_query(include_str!("sql/family.sql")).bind::<SqlUuid, _>(me).load(conn)?;
    let ids: Vec<Uuid> = rows.iter().map(|row| row.id).collect();
    audit::record(conn, scope, AuditAction::List, RESOURCE, &ids)?;
    Ok(rows.into_iter().map(view).collect())
}

fn view(row: Row) -> FamilyMemberView {
    FamilyMemberView {
        id: row.id,
        own: row.own,
        name: row.name,
        birth_date: row.birth_date,
        sex: row.sex.as_deref().and_then(Sex::from_code),
        mrn: row.mrn,
        relation: row.kind.as_deref().and_then(LinkKind::from_code).map(inverse),
    }
}

/// What one is to somebody, when that one is `kind` to oneself.
pub fn inverse(kind: LinkKind) -> LinkKind {
    match kind {
        LinkKind::Parent => LinkKind::Child,
        LinkKind::Child => LinkKind::Parent,
        other => other,
    }
}

/// Adds a new child of whom the caller is guardian and parent, and gives its id.
pub fn add_child(
    tx: &mut PgConnection,
    keys: &FieldKeys,
    scope: &Scope,
    me: Uuid,
    form: &CreateFamilyMember,
) -> Result<Uuid, PersistenceError> {
    let (location_id, language): (Option<Uuid>, String) =
        contacts::table.find(me).select((contacts::location_id, contacts::language)).for_update().first(tx)?;
    let mut child = CreateContact {
        name: form.name.clone(),
        birth_date: Some(form.birth_date),
        sex: form.sex,
        location_id,
        links: [LinkKind::Guardian, LinkKind::Parent].map(|kind| ContactLink { related_id: me, kind }).to_vec(),
        ..CreateContact::default()
    };
    child.preferences.language = domain::Lang::from_code(&language).unwrap_or_default();
    Ok(people::insert(tx, keys, scope, People::Contacts, &child)?.id)
}

/// Makes the caller guardian of a person who has agreed with a code. `relation` is what the person is to the caller.
pub fn link(tx: &mut PgConnection, scope: &Scope, me: Uuid, ward: Uuid, relation: Option<LinkKind>) -> Result<(), PersistenceError> {
    let (actor, now) = (scope.actor(), scope.actor().now());
    // whoever adds several people at once waits here, so that the limit holds
    contacts::table.find(me).select(contacts::id).for_update().first::<Uuid>(tx)?;
    let mut kinds = vec![LinkKind::Guardian];
    kinds.extend(relation.map(inverse));
    let rows: Vec<_> = kinds
        .iter()
        .map(|kind| {
            (
                contact_links::id.eq(Uuid::now_v7()),
                contact_links::contact_id.eq(ward),
                contact_links::related_id.eq(me),
                contact_links::kind.eq(kind.code()),
            )
        })
        .collect();
    diesel::insert_into(contact_links::table).values(rows).on_conflict_do_nothing().execute(tx)?;
    let (version, mrn): (i64, Option<String>) = diesel::update(contacts::table.find(ward))
        .set((contacts::updated_at.eq(now), contacts::version.eq(contacts::version + 1)))
        .returning((contacts::version, contacts::mrn))
        .get_result(tx)?;
    let resource = if mrn.is_some() { People::Patients } else { People::Contacts }.resource();
    let codes: Vec<&str> = kinds.iter().map(|kind| kind.code()).collect();
    let added = FieldChange { field: "links".into(), before: json!([]), after: json!([{"related_id": me, "kinds": codes}]) };
    changes::record(tx, actor, resource, ward, "updated", version, &[added])?;
    audit::record_fields(tx, actor, AuditAction::Update, resource, &[ward], &["links".to_owned()])
}
