//! What people have agreed to, what the staff have to do, the next visit of the demo patient, and what patients were sent.

use chrono::{DateTime, Duration, Utc};
use domain::identity::RoleCode;
use domain::messaging::TemplateCode;
use domain::privacy::Purpose;
use domain::tasks::{TaskKind, TaskPriority, TaskState};
use persistence::PersistenceError;
use persistence::bulk::{self, *};
use persistence::diesel::PgConnection;
use persistence::messaging::templates;
use persistence::privacy::texts;
use uuid::Uuid;

use super::clinic::{Branch, Clinic};
use super::plan::{Household, Plan};
use super::random::{Part, Random};
use super::staff::Staff;
use crate::messaging::rendering::shipped_form;

/// Households whose first person has decided about consents.
const DECIDED: usize = 400;

/// A task of the demo clinic: kind, title, details, priority, role of the owner, due in hours, and the household it is about.
type Wanted = (TaskKind, &'static str, Option<&'static str>, TaskPriority, Option<RoleCode>, i64, Option<usize>);

const TASKS: [Wanted; 11] = [
    (TaskKind::CallBack, "Telepon balik soal biaya vaksin", None, TaskPriority::Normal, Some(RoleCode::Receptionist), 3, Some(3)),
    (TaskKind::CallBack, "Pastikan nomor telepon baru", None, TaskPriority::Normal, None, 6, Some(5)),
    (TaskKind::Recall, "Ajak kontrol gula darah", None, TaskPriority::High, Some(RoleCode::Receptionist), -20, Some(8)),
    (
        TaskKind::ToDo,
        "Siapkan surat keterangan sehat",
        Some("Diambil besok pagi."),
        TaskPriority::High,
        Some(RoleCode::Doctor),
        5,
        Some(12),
    ),
    (TaskKind::ToDo, "Lengkapi rujukan ke rumah sakit", None, TaskPriority::Urgent, Some(RoleCode::Doctor), -2, Some(15)),
    (TaskKind::ToDo, "Tanyakan hasil lab yang belum datang", None, TaskPriority::Normal, Some(RoleCode::LabStaff), 20, None),
    (TaskKind::ToDo, "Pesan kertas untuk printer antrean", None, TaskPriority::Low, Some(RoleCode::Receptionist), 48, None),
    (TaskKind::ToDo, "Perbarui jadwal libur nasional", None, TaskPriority::Normal, Some(RoleCode::Manager), 72, None),
    (TaskKind::ToDo, "Hubungi penjamin soal surat jaminan", None, TaskPriority::Normal, Some(RoleCode::Agent), 24, Some(20)),
    (
        TaskKind::Complaint,
        "Keluhan dari portal",
        Some("Kemarin saya menunggu satu jam padahal sudah membuat janji."),
        TaskPriority::High,
        Some(RoleCode::Manager),
        40,
        Some(0),
    ),
    (
        TaskKind::Praise,
        "Pujian dari portal",
        Some("Terima kasih, petugas pendaftaran sangat ramah kepada ibu saya."),
        TaskPriority::Normal,
        Some(RoleCode::Manager),
        60,
        Some(25),
    ),
];

/// Writes everything; people, staff and visits are there.
pub fn write(tx: &mut PgConnection, plan: &Plan, clinic: &Clinic, staff: &Staff) -> Result<(), PersistenceError> {
    let now = plan.story.now;
    texts::ensure_shipped(tx, plan.story.opened_at())?;
    let patients: Vec<Household> = plan.households.iter().take(DECIDED).copied().collect();
    let mut decisions = Vec::new();
    for household in &patients {
        decide(&mut decisions, household, staff, now);
    }
    NewConsent::copy(tx, decisions)?;
    let tasks = (0_u32..).zip(TASKS).map(|(number, wanted)| task(number, wanted, &patients, clinic, staff, now)).collect();
    NewTask::copy(tx, tasks)?;
    if let Some(first) = patients.first() {
        bulk::give_next_visit(tx, first.contact_id(0), clinic.location(Branch::Kemang), now)?;
    }
    for template in TemplateCode::ALL.iter().copied() {
        templates::ship(tx, template, &shipped_form(template), plan.story.opened_at())?;
    }
    bulk::note_messages(tx, now)?;
    Ok(())
}

/// Everybody has agreed to care at the desk; some to offers, and some of these have thought better of it.
fn decide(rows: &mut Vec<NewConsent>, household: &Household, staff: &Staff, now: DateTime<Utc>) {
    let mut random = Random::of(Part::Consent, household.index);
    let at = household.registered_at + Duration::minutes(5);
    let mut row = |purpose: Purpose, granted: bool, at: DateTime<Utc>, random: &mut Random| {
        rows.push(NewConsent {
            id: random.id(at),
            contact_id: household.contact_id(0),
            purpose: purpose.code().to_owned(),
            channel: None,
            granted,
            text_id: texts::shipped(purpose),
            language: "id".to_owned(),
            source: "desk".to_owned(),
            user_id: staff.front_desk(household.branch),
            proof: serde_json::json!({"request_id": "akrab demo"}),
            decided_at: at,
        });
    };
    row(Purpose::Care, true, at, &mut random);
    row(Purpose::Administration, true, at, &mut random);
    let offers = random.chance(55);
    row(Purpose::Marketing, offers, at, &mut random);
    if offers && random.chance(10) {
        row(Purpose::Marketing, false, (at + Duration::days(60)).min(now), &mut random);
    }
}

fn task(number: u32, wanted: Wanted, patients: &[Household], clinic: &Clinic, staff: &Staff, now: DateTime<Utc>) -> NewTask {
    let (kind, title, details, priority, owner, hours, about) = wanted;
    let person = about.and_then(|at| patients.get(at));
    let branch = person.map_or(Branch::Kemang, |household| household.branch);
    let made_at = now - Duration::hours(26 + i64::from(number));
    let contact: Option<Uuid> = person.map(|household| household.contact_id(0));
    let from_portal = kind.is_feedback() && about == Some(0);
    NewTask {
        id: Random::of(Part::Task, number).id(made_at),
        kind: kind.code().to_owned(),
        title: title.to_owned(),
        details: details.map(str::to_owned),
        contact_id: contact,
        location_id: Some(clinic.location(branch)),
        assignee_id: owner.and_then(|role| staff.user(role)),
        priority: priority.code().to_owned(),
        state: TaskState::Open.code().to_owned(),
        due_at: Some(now + Duration::hours(hours)),
        created_by: staff.user(if from_portal { RoleCode::Patient } else { RoleCode::Manager }),
        created_at: made_at,
        updated_at: made_at,
    }
}
