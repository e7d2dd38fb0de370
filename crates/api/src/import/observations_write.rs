//! Writes what was measured in a Synthea export, as far as the catalogue has it.

use std::collections::HashMap;

use chrono_tz::Tz;
use persistence::PersistenceError;
use persistence::lab::analytes;
use uuid::Uuid;

use super::lab_write::{self, Measured};
use super::observations::{Leavings, Measure, Observation};
use super::write::{Import, Report, SOURCE};
use crate::lab::catalogue;

impl Import<'_> {
    /// What was measured, with the doctor of the visit. Every sample of a visit is a report.
    pub(super) fn observations(
        &mut self,
        rows: &[Observation],
        contacts: &HashMap<&str, Uuid>,
        doctors: &HashMap<&str, Uuid>,
        report: &mut Report,
    ) -> Result<(), PersistenceError> {
        catalogue::ensure(self.tx, self.now)?;
        let analytes = analytes::by_code(self.tx)?;
        let zone: Tz = report.zone.parse().map_err(|_| PersistenceError::Unreadable("zone of the location"))?;
        let mut leavings = Leavings::default();
        let measured = rows.iter().filter_map(|row| {
            let (analyte, value) = row.measured(analytes.get(&row.code), &mut leavings)?;
            let words = if let Some(Measure::Words(words)) = &row.value { Some(words.clone()) } else { None };
            let visit = row.encounter.as_deref().unwrap_or_default();
            Some(Measured {
                sample: format!("{}/{visit}/{}", row.patient, row.collected_at.to_rfc3339()),
                contact: contacts[row.patient.as_str()],
                location: self.location,
                zone,
                practitioner: doctors.get(visit).copied(),
                laboratory: None,
                collected_at: row.collected_at,
                analyte,
                value,
                comparator: None,
                words,
                given_value: row.given.clone(),
                given_unit: row.unit.clone(),
                method: None,
            })
        });
        let measured: Vec<Measured<'_>> = measured.collect();
        report.lab = lab_write::measured(self.tx, SOURCE, &measured, self.now, self.progress)?;
        report.left_out = leavings.into_list();
        Ok(())
    }
}
