//! The laboratory: the results of the demo patient one by one, those of the others by statements.

use std::collections::HashMap;

use chrono::{DateTime, Duration, NaiveDate, Utc};
use domain::contacts::Sex;
use domain::identity::RoleCode;
use domain::lab::{AnalyteView, LabFlag, LabReportState, LabSource, Reading, range_for, written};
use domain::organisation::SpokenLanguage;
use domain::tasks::{TaskKind, TaskPriority, TaskState};
use domain::{Lang, lab::LabLimits};
use persistence::PersistenceError;
use persistence::bulk::{self, *};
use persistence::diesel::PgConnection;
use persistence::lab::analytes;
use uuid::Uuid;

use super::clinic::{Branch, Clinic};
use super::lab_list::{TOLD, Told, WRONG};
use super::plan::{Plan, Story};
use super::random::{Part, Random};
use super::staff::Staff;
use crate::lab::catalogue;

/// Values for which the history goes back twenty years instead of two.
const MANY: u32 = 200_000;

/// Who the demo patient is, and by what her results are judged.
struct Subject {
    contact: Uuid,
    sex: Option<Sex>,
    birth_date: Option<NaiveDate>,
    location: Uuid,
    doctor: Option<Uuid>,
    technician: Option<Uuid>,
    doctor_user: Option<Uuid>,
    patient_user: Option<Uuid>,
}

/// Writes the catalogue and the results; gives how many values there are.
pub fn write(tx: &mut PgConnection, plan: &Plan, clinic: &Clinic, staff: &Staff) -> Result<i64, PersistenceError> {
    let story = plan.story;
    catalogue::ensure(tx, story.opened_at())?;
    employ_technician(tx, clinic, staff, story.opened_at())?;
    let first = plan.households.first().map(|household| household.contact_id(0));
    let years = if story.observations > MANY { 20 } else { 2 };
    let written = bulk::fill_laboratory(tx, story.observations, years, first, story.now)?;
    let Some(contact) = first else { return Ok(written) };
    let (sex, birth_date) = bulk::sex_and_birth(tx, &[contact])?.get(&contact).copied().unwrap_or_default();
    let subject = Subject {
        contact,
        sex,
        birth_date,
        location: clinic.location(Branch::Kemang),
        doctor: staff.practitioner(RoleCode::Doctor, clinic),
        technician: staff.user(RoleCode::LabStaff),
        doctor_user: staff.user(RoleCode::Doctor),
        patient_user: staff.user(RoleCode::Patient),
    };
    Ok(written + subject.write(tx, &story)?)
}

/// Lab staff have patients in care as doctors do, so the technician is a practitioner, too.
fn employ_technician(tx: &mut PgConnection, clinic: &Clinic, staff: &Staff, at: DateTime<Utc>) -> Result<(), PersistenceError> {
    let Some(user) = staff.user(RoleCode::LabStaff) else { return Ok(()) };
    let id = Random::of(Part::Lab, 0).id(at);
    let name = staff.name(RoleCode::LabStaff).to_owned();
    let languages = vec![SpokenLanguage::Indonesian.code().to_owned()];
    let technician = NewPractitioner { id, name, licence_number: None, languages, created_at: at, updated_at: at };
    NewPractitioner::copy(tx, vec![technician])?;
    let place = |branch: &Branch| NewPractitionerLocation { practitioner_id: id, location_id: clinic.location(*branch) };
    NewPractitionerLocation::copy(tx, Branch::ALL.iter().map(place).collect())?;
    bulk::link_user_to_practitioner(tx, user, id)
}

impl Subject {
    fn write(&self, tx: &mut PgConnection, story: &Story) -> Result<i64, PersistenceError> {
        let analytes = analytes::by_code(tx)?;
        let mut count = 0;
        for (number, told) in (1_u32..).zip(&TOLD) {
            let mut random = Random::of(Part::Lab, number);
            let at = self.taken(story, told);
            let numbers = bulk::give_lab_numbers(tx, self.location, at, 1)?;
            let report = self.report(&mut random, told, numbers.into_iter().next().unwrap_or_default(), at, story.now);
            let report_id = report.id;
            NewLabReport::copy(tx, vec![report])?;
            let values = self.values(&mut random, &analytes, told, report_id, at, story.now);
            let critical: Vec<Uuid> =
                values.iter().filter(|v| v.flag.as_deref() == Some(LabFlag::CriticalHigh.code())).map(|v| v.id).collect();
            count += i64::try_from(NewObservation::copy(tx, values)?).unwrap_or_default();
            for observation in critical {
                self.raise(tx, &mut random, observation, story.now)?;
            }
        }
        let care = [self.doctor, Some(Random::of(Part::Lab, 0).id(story.opened_at()))];
        let care = care.into_iter().flatten().map(|practitioner_id| NewCareRelation {
            practitioner_id,
            contact_id: self.contact,
            since: story.opened_at(),
        });
        bulk::note_visits(tx, &[], &care.collect::<Vec<_>>(), &[], story.now)?;
        Ok(count)
    }

    /// Today's sample was taken an hour ago.
    fn taken(&self, story: &Story, told: &Told) -> DateTime<Utc> {
        if told.days == 0 {
            return story.now - Duration::minutes(60);
        }
        let day = story.today() - Duration::days(told.days);
        Story::in_hours(Branch::Kemang, day, (told.hour - 7) * 4)
    }

    fn report(&self, random: &mut Random, told: &Told, number: String, at: DateTime<Utc>, now: DateTime<Utc>) -> NewLabReport {
        let own = told.source == LabSource::Patient;
        let verified = if own { None } else { Some((at + Duration::minutes(45)).min(now)) };
        let released = verified.unwrap_or(at);
        NewLabReport {
            id: random.id(at),
            number,
            contact_id: self.contact,
            location_id: self.location,
            practitioner_id: if own { None } else { self.doctor },
            source: told.source.code().to_owned(),
            laboratory: own.then(|| "Lab Prima Medika".to_owned()),
            instrument: (!own).then(|| "Kimia A2".to_owned()),
            state: LabReportState::Released.code().to_owned(),
            collected_at: at,
            expected_on: (told.days == 0).then(|| now.date_naive() + Duration::days(2)),
            comment: told.comment.map(str::to_owned),
            commented_by: told.comment.and(self.doctor_user),
            commented_at: told.comment.map(|_| released + Duration::hours(5)),
            entered_by: if own { self.patient_user } else { self.technician },
            verified_by: if own { None } else { self.technician },
            verified_at: verified,
            released_at: Some(released),
            seen_at: (told.days > 0).then_some(released + Duration::hours(6)),
            created_at: at,
            updated_at: released,
        }
    }

    fn values(
        &self,
        random: &mut Random,
        analytes: &HashMap<String, AnalyteView>,
        told: &Told,
        report_id: Uuid,
        at: DateTime<Utc>,
        now: DateTime<Utc>,
    ) -> Vec<NewObservation> {
        let observed_on = at.with_timezone(&Branch::Kemang.zone()).date_naive();
        let own = told.source == LabSource::Patient;
        let verified = if own { None } else { Some((at + Duration::minutes(45)).min(now)) };
        let mut rows = Vec::new();
        for (code, value) in told.values {
            let Some(analyte) = analytes.get(*code) else { continue };
            let range = range_for(&analyte.ranges, self.sex, self.birth_date, observed_on);
            let limits = range.map(|range| range.limits()).unwrap_or_default();
            let row = |random: &mut Random, value: Option<f64>| NewObservation {
                id: random.id(at),
                report_id,
                contact_id: self.contact,
                observed_on,
                collected_at: at,
                method: (!own && *code == "18262-6").then(|| if told.days > 150 { "Friedewald".to_owned() } else { "direk".to_owned() }),
                entered_by: if own { self.patient_user } else { self.technician },
                verified_by: verified.filter(|_| value.is_some()).and(self.technician),
                verified_at: verified.filter(|_| value.is_some()),
                released_at: value.map(|_| verified.unwrap_or(at)),
                created_at: at,
                ..judged(analyte, limits, value)
            };
            let new = row(random, *value);
            match WRONG {
                (days, wrong, value, reason) if days == told.days && wrong == *code => {
                    let corrected = verified.map(|at| at + Duration::hours(3));
                    let before = NewObservation { corrected_at: corrected, ..row(random, Some(value)) };
                    let reason = Some(reason.to_owned());
                    let right =
                        NewObservation { corrects_id: Some(before.id), reason, verified_at: corrected, released_at: corrected, ..new };
                    rows.extend([before, right]);
                }
                _ => rows.push(new),
            }
        }
        rows
    }

    /// The task that says that somebody has to be told.
    fn raise(&self, tx: &mut PgConnection, random: &mut Random, observation: Uuid, now: DateTime<Utc>) -> Result<(), PersistenceError> {
        let made_at = now - Duration::minutes(9);
        let task = random.id(made_at);
        let row = NewTask {
            id: task,
            kind: TaskKind::CriticalValue.code().to_owned(),
            title: TaskKind::CriticalValue.label(Lang::Id).to_owned(),
            details: None,
            contact_id: Some(self.contact),
            location_id: Some(self.location),
            assignee_id: self.doctor_user,
            priority: TaskPriority::Urgent.code().to_owned(),
            state: TaskState::Open.code().to_owned(),
            due_at: Some(made_at + Duration::minutes(30)),
            created_by: self.technician,
            created_at: made_at,
            updated_at: made_at,
        };
        NewTask::copy(tx, vec![row])?;
        bulk::raise_critical(tx, observation, task, made_at)
    }
}

/// A value beside its limits; whose it is and when it was taken is added.
fn judged(analyte: &AnalyteView, limits: LabLimits, value: Option<f64>) -> NewObservation {
    NewObservation {
        id: Uuid::nil(),
        report_id: Uuid::nil(),
        contact_id: Uuid::nil(),
        analyte_id: analyte.id,
        value,
        comparator: None,
        words: None,
        unit: analyte.unit.clone(),
        given_value: value.map(|value| written(value, analyte.decimals, Lang::Id)),
        given_unit: None,
        method: None,
        collected_at: DateTime::UNIX_EPOCH,
        observed_on: NaiveDate::default(),
        low: limits.low,
        high: limits.high,
        critical_low: limits.critical_low,
        critical_high: limits.critical_high,
        flag: value.and_then(|value| limits.flag(Reading::of(value), analyte.decimals)).map(|flag| flag.code().to_owned()),
        corrects_id: None,
        reason: None,
        corrected_at: None,
        entered_by: None,
        verified_by: None,
        verified_at: None,
        released_at: None,
        created_at: DateTime::UNIX_EPOCH,
    }
}
