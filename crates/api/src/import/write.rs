//! Writes an export that has been checked: what is new is added, what is there stays as it is.

use std::collections::{BTreeSet, HashMap};

use chrono::{DateTime, Utc};
use chrono_tz::Tz;
use domain::contacts::{AccountKind, AddressKind, IdentifierKind, InteractionKind};
use persistence::bulk::{self, *};
use persistence::diesel::PgConnection;
use persistence::{FieldKeys, PersistenceError};
use sha2::{Digest, Sha256};
use uuid::Uuid;

use super::synthea::{Encounter, Export, Organization, Patient, Provider};

/// The name of the source in the database.
const SOURCE: &str = "synthea";
const LOCATION_CODE: &str = "impor-synthea";
/// The location in which everything lands.
pub const LOCATION_NAME: &str = "Impor Synthea";
/// People in one audit row and rows in one `COPY`.
const ROUND: usize = 5_000;

/// How many rows of a file were written, and how many were there.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Count {
    pub new: usize,
    pub unchanged: usize,
}

/// What an import has done.
#[derive(Debug, Default)]
pub struct Report {
    pub organizations: Count,
    pub providers: Count,
    pub patients: Count,
    pub encounters: Count,
    /// The zone of the location, which an earlier import may have set.
    pub zone: String,
}

/// What the steps of an import share.
struct Import<'a> {
    tx: &'a mut PgConnection,
    keys: &'a FieldKeys,
    now: DateTime<Utc>,
    location: Uuid,
    progress: &'a dyn Fn(usize),
}

/// Visits of one person.
#[derive(Default)]
struct Visits {
    last: Option<DateTime<Utc>>,
    care: HashMap<Uuid, DateTime<Utc>>,
}

/// Writes the export within the caller's transaction; `progress` hears how many more rows are done.
pub fn export(
    tx: &mut PgConnection,
    export: &Export,
    zone: Tz,
    keys: &FieldKeys,
    now: DateTime<Utc>,
    progress: &dyn Fn(usize),
) -> Result<Report, PersistenceError> {
    let (location, zone) = ensure_location(tx, zone, now)?;
    let mut import = Import { tx, keys, now, location, progress };
    let mut report = Report { zone, ..Report::default() };
    let accounts = import.organizations(&export.organizations, &mut report.organizations)?;
    let practitioners = import.providers(&export.providers, &mut report.providers)?;
    let known = bulk::contacts_of(import.tx, SOURCE)?;
    let contacts: HashMap<&str, Uuid> =
        export.patients.iter().map(|p| (p.id.as_str(), known.get(&p.id).copied().unwrap_or_else(Uuid::now_v7))).collect();
    let encounters = import.new_encounters(&export.encounters, &mut report.encounters)?;
    let visits = visits(&encounters, &contacts, &practitioners);
    let fresh: Vec<&Patient> = export.patients.iter().filter(|p| !known.contains_key(&p.id)).collect();
    report.patients = Count { new: fresh.len(), unchanged: export.patients.len() - fresh.len() };
    import.patients(&fresh, &contacts, &visits)?;
    let fresh: BTreeSet<Uuid> = fresh.iter().map(|p| contacts[p.id.as_str()]).collect();
    import.visits_of_others(&visits, &fresh)?;
    import.encounters(&encounters, &contacts, &practitioners, &accounts)?;
    import.audit(&fresh, &visits)?;
    Ok(report)
}

fn ensure_location(tx: &mut PgConnection, zone: Tz, now: DateTime<Utc>) -> Result<(Uuid, String), PersistenceError> {
    if let Some(found) = bulk::location_by_code(tx, LOCATION_CODE)? {
        return Ok(found);
    }
    let row = NewLocation {
        id: Uuid::now_v7(),
        code: LOCATION_CODE.to_owned(),
        name: LOCATION_NAME.to_owned(),
        time_zone: zone.name().to_owned(),
        phone: None,
        email: None,
        address: serde_json::json!({}),
        created_at: now,
        updated_at: now,
    };
    let made = (row.id, row.time_zone.clone());
    NewLocation::copy(tx, vec![row])?;
    Ok(made)
}

impl Import<'_> {
    /// The accounts by their id in the file.
    fn organizations<'e>(&mut self, rows: &'e [Organization], count: &mut Count) -> Result<HashMap<&'e str, Uuid>, PersistenceError> {
        let known = bulk::accounts_of(self.tx, SOURCE)?;
        let mut ids = HashMap::with_capacity(rows.len());
        let mut new = Vec::new();
        for row in rows {
            let id = known.get(&row.id).copied().unwrap_or_else(Uuid::now_v7);
            ids.insert(row.id.as_str(), id);
            if known.contains_key(&row.id) {
                continue;
            }
            new.push(NewAccount {
                id,
                name: row.name.clone(),
                kind: AccountKind::Facility.code().to_owned(),
                phone: row.phone.clone(),
                email: None,
                tax_number: None,
                address: json(&row.address)?,
                notes: None,
                source: Some(SOURCE.to_owned()),
                external_id: Some(row.id.clone()),
                created_at: self.now,
                updated_at: self.now,
            });
        }
        *count = Count { new: new.len(), unchanged: rows.len() - new.len() };
        self.copy(new)?;
        Ok(ids)
    }

    /// The practitioners by their id in the file.
    fn providers<'e>(&mut self, rows: &'e [Provider], count: &mut Count) -> Result<HashMap<&'e str, Uuid>, PersistenceError> {
        let ids: HashMap<&str, Uuid> = rows.iter().map(|row| (row.id.as_str(), practitioner_id(&row.id))).collect();
        let known = bulk::existing_practitioners(self.tx, &ids.values().copied().collect::<Vec<_>>())?;
        let new: Vec<&Provider> = rows.iter().filter(|row| !known.contains(&ids[row.id.as_str()])).collect();
        *count = Count { new: new.len(), unchanged: rows.len() - new.len() };
        let specialities = self.specialities(&new)?;
        let practitioner = |row: &&Provider| NewPractitioner {
            id: ids[row.id.as_str()],
            name: row.name.clone(),
            licence_number: None,
            created_at: self.now,
            updated_at: self.now,
        };
        let people: Vec<NewPractitioner> = new.iter().map(practitioner).collect();
        let places = people.iter().map(|p| NewPractitionerLocation { practitioner_id: p.id, location_id: self.location }).collect();
        let practised = new.iter().filter_map(|row| {
            let speciality_id = *specialities.get(&code_of(row.speciality.as_deref()?))?;
            Some(NewPractitionerSpeciality { practitioner_id: ids[row.id.as_str()], speciality_id })
        });
        let practised = practised.collect();
        self.copy(people)?;
        NewPractitionerLocation::copy(self.tx, places)?;
        NewPractitionerSpeciality::copy(self.tx, practised)?;
        Ok(ids)
    }

    /// The specialities by code, those that were missing added; the file knows their English names only.
    fn specialities(&mut self, providers: &[&Provider]) -> Result<HashMap<String, Uuid>, PersistenceError> {
        let mut known = bulk::specialities_by_code(self.tx)?;
        let mut new = Vec::new();
        for name in providers.iter().filter_map(|provider| provider.speciality.as_deref()) {
            let code = code_of(name);
            if code.is_empty() || known.contains_key(&code) {
                continue;
            }
            let id = Uuid::now_v7();
            known.insert(code.clone(), id);
            let name = title_case(name);
            new.push(NewSpeciality { id, code, name_id: name.clone(), name_en: name, created_at: self.now, updated_at: self.now });
        }
        NewSpeciality::copy(self.tx, new)?;
        Ok(known)
    }

    fn new_encounters<'e>(&mut self, rows: &'e [Encounter], count: &mut Count) -> Result<Vec<&'e Encounter>, PersistenceError> {
        let known = bulk::interactions_of(self.tx, SOURCE)?;
        let new: Vec<&Encounter> = rows.iter().filter(|row| !known.contains(&row.id)).collect();
        *count = Count { new: new.len(), unchanged: rows.len() - new.len() };
        Ok(new)
    }

    fn patients(&mut self, rows: &[&Patient], ids: &HashMap<&str, Uuid>, visits: &HashMap<Uuid, Visits>) -> Result<(), PersistenceError> {
        let mut mrns = bulk::give_mrns(self.tx, rows.len())?.into_iter();
        for round in rows.chunks(ROUND) {
            let mut batch = Batch::default();
            for row in round {
                let id = ids[row.id.as_str()];
                self.add_patient(&mut batch, row, id, mrns.next(), visits.get(&id))?;
            }
            (self.progress)(batch.copy(self.tx)?);
        }
        Ok(())
    }

    fn add_patient(&self, batch: &mut Batch, row: &Patient, id: Uuid, mrn: Option<String>, visits: Option<&Visits>) -> Result<(), PersistenceError> {
        batch.contacts.push(NewContact {
            id,
            mrn,
            name: row.name.clone(),
            honorific: None,
            birth_date: row.birth_date,
            sex: row.sex.map(|sex| sex.code().to_owned()),
            phone: None,
            email: None,
            location_id: Some(self.location),
            deceased_on: row.deceased_on,
            language: "id".to_owned(),
            channel: None,
            topics_wanted: Vec::new(),
            topics_unwanted: Vec::new(),
            quiet_from: None,
            quiet_until: None,
            custom: serde_json::json!({}),
            last_visit_at: visits.and_then(|visits| visits.last),
            created_at: self.now,
            created_by: None,
            updated_at: self.now,
        });
        batch.locations.push(NewContactLocation { contact_id: id, location_id: self.location });
        let kind = IdentifierKind::External;
        batch.identifiers.push(bulk::seal(self.keys, Uuid::now_v7(), id, kind, &row.id, Some(SOURCE), self.now)?);
        let kind = AddressKind::Home.code().to_owned();
        batch.addresses.push(NewAddress { id: Uuid::now_v7(), contact_id: id, kind, address: json(&row.address)?, position: 0 });
        batch.care.extend(visits.into_iter().flat_map(|visits| care_rows(id, visits)));
        Ok(())
    }

    /// New visits of people whom an earlier import has written.
    fn visits_of_others(&mut self, visits: &HashMap<Uuid, Visits>, fresh: &BTreeSet<Uuid>) -> Result<(), PersistenceError> {
        let others: Vec<(&Uuid, &Visits)> = visits.iter().filter(|(id, _)| !fresh.contains(id)).collect();
        let last: Vec<_> = others.iter().filter_map(|(id, visits)| Some((**id, visits.last?))).collect();
        let care: Vec<_> = others.iter().flat_map(|(id, visits)| care_rows(**id, visits)).collect();
        let places: Vec<_> = others.iter().map(|(id, _)| NewContactLocation { contact_id: **id, location_id: self.location }).collect();
        bulk::note_visits(self.tx, &last, &care, &places, self.now)
    }

    fn encounters(
        &mut self,
        rows: &[&Encounter],
        contacts: &HashMap<&str, Uuid>,
        practitioners: &HashMap<&str, Uuid>,
        accounts: &HashMap<&str, Uuid>,
    ) -> Result<(), PersistenceError> {
        let find = |ids: &HashMap<&str, Uuid>, id: &Option<String>| id.as_deref().and_then(|id| ids.get(id).copied());
        for round in rows.chunks(ROUND) {
            let row = |row: &&Encounter| NewInteraction {
                id: Uuid::now_v7(),
                contact_id: contacts[row.patient.as_str()],
                kind: InteractionKind::Visit.code().to_owned(),
                direction: None,
                occurred_at: row.occurred_at,
                duration_minutes: row.duration_minutes,
                subject: row.subject.clone(),
                body: row.body.clone(),
                location_id: Some(self.location),
                practitioner_id: find(practitioners, &row.provider),
                account_id: find(accounts, &row.organization),
                user_id: None,
                source: SOURCE.to_owned(),
                external_id: Some(row.id.clone()),
                created_at: self.now,
                updated_at: self.now,
            };
            let round = round.iter().map(row).collect();
            self.copy::<NewInteraction>(round)?;
        }
        Ok(())
    }

    /// Who was added, and on whose timeline something was added.
    fn audit(&mut self, fresh: &BTreeSet<Uuid>, visits: &HashMap<Uuid, Visits>) -> Result<(), PersistenceError> {
        bulk::record_import(self.tx, "patients", &fresh.iter().copied().collect::<Vec<_>>(), self.now)?;
        let seen: BTreeSet<Uuid> = visits.keys().copied().collect();
        bulk::record_import(self.tx, "interactions", &seen.into_iter().collect::<Vec<_>>(), self.now)
    }

    fn copy<R: BulkRow>(&mut self, rows: Vec<R>) -> Result<(), PersistenceError> {
        (self.progress)(R::copy(self.tx, rows)?);
        Ok(())
    }
}

fn visits(rows: &[&Encounter], contacts: &HashMap<&str, Uuid>, practitioners: &HashMap<&str, Uuid>) -> HashMap<Uuid, Visits> {
    let mut visits: HashMap<Uuid, Visits> = HashMap::new();
    for row in rows {
        let of = visits.entry(contacts[row.patient.as_str()]).or_default();
        of.last = of.last.max(Some(row.occurred_at));
        if let Some(practitioner) = row.provider.as_deref().and_then(|id| practitioners.get(id)) {
            let since = of.care.entry(*practitioner).or_insert(row.occurred_at);
            *since = row.occurred_at.min(*since);
        }
    }
    visits
}

fn care_rows(contact_id: Uuid, visits: &Visits) -> impl Iterator<Item = NewCareRelation> {
    visits.care.iter().map(move |(practitioner_id, since)| NewCareRelation { practitioner_id: *practitioner_id, contact_id, since: *since })
}

/// Practitioners keep no number of another system, so their id itself follows from it (UUID version 8, RFC 9562).
fn practitioner_id(external: &str) -> Uuid {
    let hash = Sha256::digest(format!("{SOURCE}/provider/{external}"));
    let mut bytes = [0_u8; 16];
    bytes.copy_from_slice(&hash[..16]);
    uuid::Builder::from_bytes(bytes).with_variant(uuid::Variant::RFC4122).with_version(uuid::Version::Custom).into_uuid()
}

/// `GENERAL PRACTICE` as a code: `general-practice`.
fn code_of(name: &str) -> String {
    let code = domain::value::fold(name).replace(' ', "-");
    code.chars().filter(|c| c.is_ascii_alphanumeric() || *c == '-').take(40).collect()
}

/// `GENERAL PRACTICE` as a name: `General practice`.
fn title_case(name: &str) -> String {
    let lower = name.to_lowercase();
    let mut letters = lower.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

fn json(value: &impl serde::Serialize) -> Result<serde_json::Value, PersistenceError> {
    serde_json::to_value(value).map_err(|_| PersistenceError::Unreadable("address"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_and_codes_follow_from_the_file() {
        let id = practitioner_id("2d85c411-b7bb-3133-8903-276c2e31f452");
        assert_eq!(id, practitioner_id("2d85c411-b7bb-3133-8903-276c2e31f452"));
        assert_eq!(id.get_version_num(), 8);
        assert_ne!(id, practitioner_id("another"));
        assert_eq!(code_of("GENERAL PRACTICE"), "general-practice");
        assert_eq!(title_case("GENERAL PRACTICE"), "General practice");
    }
}
