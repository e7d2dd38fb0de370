//! Writes an export that has been checked: what is new is added, what is there stays as it is.

use std::collections::{BTreeSet, HashMap};

use chrono::{DateTime, Utc};
use chrono_tz::Tz;
use domain::contacts::{AddressKind, IdentifierKind, InteractionKind};
use persistence::bulk::{self, *};
use persistence::diesel::PgConnection;
use persistence::{FieldKeys, PersistenceError};
use uuid::Uuid;

use super::clinic::ensure_location;
use super::lab_write::LabCount;
use super::observations::LeftOut;
use super::synthea::{Encounter, Export, Patient};

/// The name of the source in the database.
pub(super) const SOURCE: &str = "synthea";
/// Rows in one `COPY`.
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
    pub lab: LabCount,
    /// Observations that were not taken, the most frequent first.
    pub left_out: Vec<LeftOut>,
    /// The zone of the location, which an earlier import may have set.
    pub zone: String,
}

/// What the steps of an import share.
pub(super) struct Import<'a> {
    pub(super) tx: &'a mut PgConnection,
    keys: &'a FieldKeys,
    pub(super) now: DateTime<Utc>,
    pub(super) location: Uuid,
    pub(super) progress: &'a dyn Fn(usize),
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
    let all_encounters = &export.encounters;
    let encounters = import.new_encounters(all_encounters, &mut report.encounters)?;
    let visits = visits(&encounters, &contacts, &practitioners);
    let fresh: Vec<&Patient> = export.patients.iter().filter(|p| !known.contains_key(&p.id)).collect();
    report.patients = Count { new: fresh.len(), unchanged: export.patients.len() - fresh.len() };
    import.patients(&fresh, &contacts, &visits)?;
    let fresh: BTreeSet<Uuid> = fresh.iter().map(|p| contacts[p.id.as_str()]).collect();
    import.visits_of_others(&visits, &fresh)?;
    import.encounters(&encounters, &contacts, &practitioners, &accounts)?;
    import.audit(&fresh, &visits)?;
    let doctors = all_encounters.iter().filter_map(|row| Some((row.id.as_str(), *practitioners.get(row.provider.as_deref()?)?))).collect();
    import.observations(&export.observations, &contacts, &doctors, &mut report)?;
    Ok(report)
}

impl Import<'_> {
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

    fn add_patient(
        &self,
        batch: &mut Batch,
        row: &Patient,
        id: Uuid,
        mrn: Option<String>,
        visits: Option<&Visits>,
    ) -> Result<(), PersistenceError> {
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

    /// Writes rows and reports them as progress.
    pub(super) fn copy<R: BulkRow>(&mut self, rows: Vec<R>) -> Result<(), PersistenceError> {
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

pub(super) fn json(value: &impl serde::Serialize) -> Result<serde_json::Value, PersistenceError> {
    serde_json::to_value(value).map_err(|_| PersistenceError::Unreadable("address"))
}
