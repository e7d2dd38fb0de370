//! Head doctors, and what the demo patient has asked the demo doctor.

use chrono::{DateTime, Duration, Utc};
use domain::consultations::{ConsultationRole, ConsultationState, clock};
use domain::identity::RoleCode;
use persistence::PersistenceError;
use persistence::bulk::*;
use persistence::diesel::PgConnection;
use uuid::Uuid;

use super::clinic::{Branch, Clinic};
use super::clinic_list::{DEMO_DOCTOR, DEMO_HEAD_DOCTOR, Field};
use super::consultations_list::{Line, STORIES, Story};
use super::plan::Plan;
use super::random::{Part, Random};
use super::staff::Staff;

use ConsultationRole::{Doctor, Head, Patient};

/// Those who write and read.
struct Cast {
    patient: Uuid,
    doctor: (Uuid, Uuid),
    head: (Uuid, Uuid),
    speciality: Uuid,
}

/// Rows to be written.
#[derive(Default)]
struct Rows {
    consultations: Vec<NewConsultation>,
    doctors: Vec<NewConsultationDoctor>,
    messages: Vec<NewConsultationMessage>,
    copies: Vec<NewConsultationCopy>,
}

/// Writes head doctors and consultations; people and staff are there.
pub fn write(tx: &mut PgConnection, plan: &Plan, clinic: &Clinic, staff: &Staff) -> Result<(), PersistenceError> {
    let (now, opened) = (plan.story.now, plan.story.opened_at());
    let place = |at: usize| clinic.practitioners[at].id;
    let (doctor, head, speciality) = (place(DEMO_DOCTOR), place(DEMO_HEAD_DOCTOR), clinic.speciality(Field::Internal));
    let mut random = Random::of(Part::Consultation, 0);
    let office = |speciality_id: Option<Uuid>, random: &mut Random| NewHeadDoctor {
        id: random.id(opened),
        speciality_id,
        practitioner_id: head,
        kind: "head".to_owned(),
        starts_on: opened.date_naive(),
        ends_on: None,
        created_at: opened,
        updated_at: opened,
    };
    NewHeadDoctor::copy(tx, vec![office(None, &mut random), office(Some(speciality), &mut random)])?;
    let user = |role| staff.user(role).ok_or(PersistenceError::NotFound);
    let cast = Cast {
        patient: user(RoleCode::Patient)?,
        doctor: (doctor, user(RoleCode::Doctor)?),
        head: (head, user(RoleCode::HeadDoctor)?),
        speciality,
    };
    let Some(family) = plan.households.first() else { return Ok(()) };
    let mut rows = Rows::default();
    for (number, story) in (1_u32..).zip(&STORIES) {
        // a clinic with a handful of patients has no second child
        if story.about < family.shape.size() {
            tell(&mut rows, story, family.contact_id(story.about), &cast, &mut Random::of(Part::Consultation, number), now);
        }
    }
    let care =
        rows.consultations.iter().map(|c| NewCareRelation { practitioner_id: doctor, contact_id: c.contact_id, since: c.created_at });
    note_visits(tx, &[], &care.collect::<Vec<_>>(), &[], now)?;
    NewConsultation::copy(tx, rows.consultations)?;
    NewConsultationDoctor::copy(tx, rows.doctors)?;
    NewConsultationMessage::copy(tx, rows.messages)?;
    NewConsultationCopy::copy(tx, rows.copies)?;
    Ok(())
}

fn tell(rows: &mut Rows, story: &Story, contact: Uuid, cast: &Cast, random: &mut Random, now: DateTime<Utc>) {
    let before = |hours: i64| now - Duration::hours(hours);
    let (first, last) = (story.lines.first().map_or(0, |line| line.1), story.lines.last().map_or(0, |line| line.1));
    let asked_at = before(first);
    let id = random.id(asked_at);
    let answered = story.lines.iter().find(|line| line.0 != Patient).map(|line| before(line.1));
    let waits = story.closed.is_none() && story.lines.last().is_some_and(|line| line.0 == Patient);
    let state = match (story.closed, waits) {
        (Some(_), _) => ConsultationState::Closed,
        (None, true) => ConsultationState::Open,
        (None, false) => ConsultationState::Answered,
    };
    let closed_at = story.closed.map(|(hours, _)| before(hours));
    rows.consultations.push(NewConsultation {
        id,
        contact_id: contact,
        practitioner_id: cast.doctor.0,
        speciality_id: Some(cast.speciality),
        subject: story.subject.to_owned(),
        state: state.code().to_owned(),
        urgent: story.emergency,
        waiting_since_at: waits.then(|| before(last)),
        answer_due_at: waits.then(|| due(before(last))),
        first_answered_at: answered,
        last_message_at: before(last),
        closed_at,
        closed_by: closed_at.map(|_| cast.doctor.1),
        rating: story.closed.map(|(_, stars)| stars),
        rating_comment: None,
        rated_at: closed_at.map(|at| at + Duration::hours(1)),
        created_by: cast.patient,
        created_at: asked_at,
        updated_at: closed_at.unwrap_or(before(last)),
    });
    let practitioner_id = cast.doctor.0;
    rows.doctors.push(NewConsultationDoctor { id: random.id(asked_at), consultation_id: id, practitioner_id, since_at: asked_at });
    for (number, line) in story.lines.iter().enumerate() {
        let waiting = waits && number + 1 == story.lines.len();
        write_line(rows, id, line, story.emergency && number == 0, cast, (random, before(line.1), waiting));
    }
}

/// A message with its copies; all are read within the hour, but for the one that waits.
fn write_line(
    rows: &mut Rows,
    consultation: Uuid,
    (author, _, text): &Line,
    emergency: bool,
    cast: &Cast,
    (random, at, waiting): (&mut Random, DateTime<Utc>, bool),
) {
    let id = random.id(at);
    let (practitioner_id, user_id) = match author {
        Patient => (None, cast.patient),
        Head => (Some(cast.head.0), cast.head.1),
        _ => (Some(cast.doctor.0), cast.doctor.1),
    };
    rows.messages.push(NewConsultationMessage {
        id,
        consultation_id: consultation,
        author: author.code().to_owned(),
        user_id,
        practitioner_id,
        body: (*text).to_owned(),
        emergency,
        sent_at: at,
    });
    let readers = [(Patient, None, cast.patient), (Doctor, Some(cast.doctor.0), cast.doctor.1), (Head, Some(cast.head.0), cast.head.1)];
    for (reader, practitioner_id, user) in readers.into_iter().filter(|(reader, ..)| reader != author) {
        rows.copies.push(NewConsultationCopy {
            id: random.id(at),
            message_id: id,
            reader: reader.code().to_owned(),
            practitioner_id,
            copied_at: at,
            read_at: (!waiting).then(|| at + Duration::minutes(40)),
            read_by: (!waiting).then_some(user),
        });
    }
}

/// As the shipped rules say: eight hours of business.
fn due(asked_at: DateTime<Utc>) -> DateTime<Utc> {
    let zone = Branch::Kemang.zone();
    let wall = |text: &str| text.parse().unwrap_or_default();
    let opening = clock::Opening { weekdays: (1..=6).collect(), opens: wall("08:00:00"), closes: wall("17:00:00") };
    let due = clock::due(asked_at.with_timezone(&zone).naive_local(), 8, &opening, &|_| false);
    due.and_local_timezone(zone).earliest().map_or(asked_at, |at| at.to_utc())
}
