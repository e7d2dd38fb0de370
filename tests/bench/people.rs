//! Rows of people as the bare server reads them, and the JSON that Akrab makes of them.

use std::collections::HashMap;

use anyhow::Result;
use chrono::{DateTime, NaiveDate, NaiveTime, Utc};
use diesel::QueryableByName;
use diesel::sql_types::{Json, Text, Uuid as SqlUuid};
use domain::Lang;
use domain::contacts::{
    Channel, ContactDetails, ContactPreferences, ContactView, Honorific, Identifier, IdentifierKind, Sex, TagView, Topic,
};
use persistence::schema::contacts;
use serde::Deserialize;
use uuid::Uuid;

/// A row of `contacts`.
#[derive(QueryableByName)]
#[diesel(table_name = contacts)]
pub struct PersonRow {
    pub id: Uuid,
    pub mrn: Option<String>,
    pub name: String,
    pub honorific: Option<String>,
    pub birth_date: Option<NaiveDate>,
    pub sex: Option<String>,
    pub phone: Option<String>,
    pub email: Option<String>,
    pub location_id: Option<Uuid>,
    pub deceased_on: Option<NaiveDate>,
    pub language: String,
    pub channel: Option<String>,
    pub topics_wanted: Vec<String>,
    pub topics_unwanted: Vec<String>,
    pub quiet_from: Option<NaiveTime>,
    pub quiet_until: Option<NaiveTime>,
    pub custom: serde_json::Value,
    pub last_visit_at: Option<DateTime<Utc>>,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
    pub version: i64,
    pub archived_at: Option<DateTime<Utc>>,
}

/// The nested parts of a person, as the statement gives them.
#[derive(QueryableByName)]
pub struct DetailRow {
    #[diesel(sql_type = Json)]
    identifiers: serde_json::Value,
    #[diesel(sql_type = Json)]
    addresses: serde_json::Value,
    #[diesel(sql_type = Json)]
    links: serde_json::Value,
    #[diesel(sql_type = Json)]
    accounts: serde_json::Value,
    #[diesel(sql_type = Json)]
    tags: serde_json::Value,
}

/// A tag of one person of a page.
#[derive(QueryableByName)]
pub struct TagRow {
    #[diesel(sql_type = SqlUuid)]
    contact_id: Uuid,
    #[diesel(sql_type = SqlUuid)]
    id: Uuid,
    #[diesel(sql_type = Text)]
    name: String,
}

#[derive(Deserialize)]
struct StoredIdentifier {
    id: Uuid,
    kind: String,
    value: Option<String>,
    issuer: Option<String>,
}

/// Stands for a sealed value.
const MASK: &str = "3174••••••••0004";

impl From<PersonRow> for ContactView {
    fn from(row: PersonRow) -> Self {
        ContactView {
            id: row.id,
            mrn: row.mrn,
            name: row.name,
            honorific: row.honorific.as_deref().and_then(Honorific::from_code),
            birth_date: row.birth_date,
            sex: row.sex.as_deref().and_then(Sex::from_code),
            phone: row.phone,
            email: row.email,
            location_id: row.location_id,
            deceased_on: row.deceased_on,
            last_visit_at: row.last_visit_at,
            archived_at: row.archived_at,
            created_at: row.created_at,
            updated_at: row.updated_at,
            version: row.version,
            ..ContactView::default()
        }
    }
}

impl PersonRow {
    /// The view of a single person.
    pub fn with(mut self, parts: DetailRow) -> Result<ContactView> {
        let stored: Vec<StoredIdentifier> = serde_json::from_value(parts.identifiers)?;
        let identifier = |i: StoredIdentifier| {
            let kind = IdentifierKind::from_code(&i.kind)?;
            Some(Identifier { id: Some(i.id), kind, value: i.value.or_else(|| Some(MASK.to_owned())), issuer: i.issuer })
        };
        let preferences = self.preferences();
        let custom = match std::mem::take(&mut self.custom) {
            serde_json::Value::Object(map) => map,
            _ => serde_json::Map::new(),
        };
        let details = ContactDetails {
            identifiers: stored.into_iter().filter_map(identifier).collect(),
            addresses: serde_json::from_value(parts.addresses)?,
            links: serde_json::from_value(parts.links)?,
            accounts: serde_json::from_value(parts.accounts)?,
            preferences,
            custom,
        };
        Ok(ContactView { details: Some(details), tags: serde_json::from_value(parts.tags)?, ..self.into() })
    }

    /// The views of a page.
    pub fn views(rows: Vec<PersonRow>, tags: Vec<TagRow>) -> Vec<ContactView> {
        let mut of: HashMap<Uuid, Vec<TagView>> = HashMap::new();
        for tag in tags {
            of.entry(tag.contact_id).or_default().push(TagView { id: tag.id, name: tag.name });
        }
        let view = |row: PersonRow| ContactView { tags: of.remove(&row.id).unwrap_or_default(), ..row.into() };
        rows.into_iter().map(view).collect()
    }

    fn preferences(&self) -> ContactPreferences {
        let topics = |codes: &[String]| codes.iter().filter_map(|code| Topic::from_code(code)).collect();
        let time = |time: Option<NaiveTime>| time.map(|time| time.format("%H:%M").to_string());
        ContactPreferences {
            language: Lang::from_code(&self.language).unwrap_or_default(),
            channel: self.channel.as_deref().and_then(Channel::from_code),
            topics_wanted: topics(&self.topics_wanted),
            topics_unwanted: topics(&self.topics_unwanted),
            quiet_from: time(self.quiet_from),
            quiet_until: time(self.quiet_until),
        }
    }
}
