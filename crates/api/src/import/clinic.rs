//! Location, institutions, practitioners and specialities of an import.

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use chrono_tz::Tz;
use domain::contacts::AccountKind;
use persistence::PersistenceError;
use persistence::bulk::{self, *};
use persistence::diesel::PgConnection;
use sha2::{Digest, Sha256};
use uuid::Uuid;

use super::synthea::{Organization, Provider};
use super::write::{Count, Import, SOURCE, json};

const LOCATION_CODE: &str = "impor-synthea";
/// The location in which everything lands.
pub const LOCATION_NAME: &str = "Impor Synthea";

/// The location of this source with its zone, made when it is missing.
pub(super) fn ensure_location(tx: &mut PgConnection, zone: Tz, now: DateTime<Utc>) -> Result<(Uuid, String), PersistenceError> {
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
        payers: Vec::new(),
        created_at: now,
        updated_at: now,
    };
    let made = (row.id, row.time_zone.clone());
    NewLocation::copy(tx, vec![row])?;
    Ok(made)
}

impl Import<'_> {
    /// The accounts by their id in the file.
    pub(super) fn organizations<'e>(
        &mut self,
        rows: &'e [Organization],
        count: &mut Count,
    ) -> Result<HashMap<&'e str, Uuid>, PersistenceError> {
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
    pub(super) fn providers<'e>(&mut self, rows: &'e [Provider], count: &mut Count) -> Result<HashMap<&'e str, Uuid>, PersistenceError> {
        let ids: HashMap<&str, Uuid> = rows.iter().map(|row| (row.id.as_str(), practitioner_id(&row.id))).collect();
        let known = bulk::existing_practitioners(self.tx, &ids.values().copied().collect::<Vec<_>>())?;
        let new: Vec<&Provider> = rows.iter().filter(|row| !known.contains(&ids[row.id.as_str()])).collect();
        *count = Count { new: new.len(), unchanged: rows.len() - new.len() };
        let specialities = self.specialities(&new)?;
        let practitioner = |row: &&Provider| NewPractitioner {
            id: ids[row.id.as_str()],
            name: row.name.clone(),
            licence_number: None,
            languages: Vec::new(),
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

    /// The specialities by code, those that were missing added.
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
            let name_id = in_indonesian(&code).map_or_else(|| title_case(name), str::to_owned);
            new.push(NewSpeciality { id, code, name_id, name_en: title_case(name), created_at: self.now, updated_at: self.now });
        }
        NewSpeciality::copy(self.tx, new)?;
        Ok(known)
    }
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

/// The specialities that Synthea gives its providers; others keep the name in the file.
fn in_indonesian(code: &str) -> Option<&'static str> {
    Some(match code {
        "general-practice" => "Umum",
        "family-practice" => "Kedokteran keluarga",
        "internal-medicine" => "Penyakit dalam",
        "emergency-medicine" => "Kedokteran emergensi",
        "psychiatry" => "Psikiatri",
        "clinical-psychologist" => "Psikologi klinis",
        "clinical-social-worker" => "Pekerja sosial medis",
        "nurse-practitioner" => "Perawat praktisi",
        "physician-assistant" => "Asisten dokter",
        "physical-therapy" => "Fisioterapi",
        "chiropractic" => "Kiropraktik",
        "optometry" => "Optometri",
        "audiologist" => "Audiologi",
        "cardiology" => "Jantung dan pembuluh darah",
        "pediatric-medicine" => "Kesehatan anak",
        _ => return None,
    })
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
