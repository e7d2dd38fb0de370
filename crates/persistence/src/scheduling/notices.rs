//! The single place from which scheduling tells patients something.

use chrono::Duration;
use diesel::PgConnection;
use domain::messaging::{Facts, Secrets, TemplateCode};
use domain::scheduling::{AppointmentState, AppointmentView, LinkPurpose, WaitingListOfferView};
use uuid::Uuid;

use super::desk::Desk;
use super::links::{self, Target};
use crate::error::PersistenceError;
use crate::messaging::notices::{self as sending, Notice};
use crate::messaging::reminders;
use crate::messaging::visits::{self, Visit};

/// The table that messages about offers name.
const OFFERS: &str = "waiting_list_offers";

/// Booked, or asked for; with the reminders of a visit that is booked.
pub fn booked(tx: &mut PgConnection, desk: &Desk<'_>, appointment: &AppointmentView) -> Result<(), PersistenceError> {
    let requested = appointment.state == AppointmentState::Requested;
    let template = if requested { TemplateCode::Requested } else { TemplateCode::Booked };
    announced(tx, desk, appointment, template)
}

/// The clinic has agreed to a request.
pub fn approved(tx: &mut PgConnection, desk: &Desk<'_>, appointment: &AppointmentView) -> Result<(), PersistenceError> {
    announced(tx, desk, appointment, TemplateCode::Approved)
}

fn announced(
    tx: &mut PgConnection,
    desk: &Desk<'_>,
    appointment: &AppointmentView,
    template: TemplateCode,
) -> Result<(), PersistenceError> {
    let link = page(tx, desk, appointment)?;
    let visit = Visit::load(tx, appointment.id)?;
    visits::announce(tx, desk.keys, template, &visit, Some(&link), desk.now())?;
    if appointment.state == AppointmentState::Confirmed {
        reminders::plan(tx, desk.keys, &visit, Some(&link), desk.now())?;
    }
    Ok(())
}

/// The reminders alone: for the later visits of a series, which are not told one by one.
pub fn remind(tx: &mut PgConnection, desk: &Desk<'_>, appointment: &AppointmentView) -> Result<(), PersistenceError> {
    if appointment.state == AppointmentState::Confirmed {
        let link = page(tx, desk, appointment)?;
        let visit = Visit::load(tx, appointment.id)?;
        reminders::plan(tx, desk.keys, &visit, Some(&link), desk.now())?;
    }
    Ok(())
}

/// Another time, place or practitioner; the reminders follow, or are taken back when the clinic has to agree first.
pub fn rescheduled(tx: &mut PgConnection, desk: &Desk<'_>, appointment: &AppointmentView, told: bool) -> Result<(), PersistenceError> {
    links::prolong(tx, appointment)?;
    if appointment.state == AppointmentState::Requested {
        // also what was said about the time that is given up
        reminders::withdraw(tx, appointment.id, desk.now())?;
    }
    let link = page(tx, desk, appointment)?;
    let visit = Visit::load(tx, appointment.id)?;
    if told {
        let requested = appointment.state == AppointmentState::Requested;
        let template = if requested { TemplateCode::Requested } else { TemplateCode::Rescheduled };
        visits::announce(tx, desk.keys, template, &visit, Some(&link), desk.now())?;
    }
    if appointment.state == AppointmentState::Confirmed {
        reminders::replan(tx, desk.keys, &visit, Some(&link), desk.now())?;
    }
    Ok(())
}

/// What has not been sent is taken back; the patient is told of a cancellation once.
pub fn cancelled(tx: &mut PgConnection, desk: &Desk<'_>, appointment: &AppointmentView, told: bool) -> Result<(), PersistenceError> {
    reminders::withdraw(tx, appointment.id, desk.now())?;
    if told {
        let visit = Visit::load(tx, appointment.id)?;
        visits::announce(tx, desk.keys, TemplateCode::Cancelled, &visit, None, desk.now())?;
    }
    Ok(())
}

/// A no-show: nothing more is sent about the visit.
pub fn silenced(tx: &mut PgConnection, desk: &Desk<'_>, appointment: Uuid) -> Result<(), PersistenceError> {
    reminders::withdraw(tx, appointment, desk.now())?;
    Ok(())
}

/// A freed time is offered to somebody on the waiting list.
pub fn offered(
    tx: &mut PgConnection,
    desk: &Desk<'_>,
    contact: Uuid,
    offer: &WaitingListOfferView,
    facts: Facts,
) -> Result<(), PersistenceError> {
    let token = links::issue(tx, LinkPurpose::Offer, Target::Offer(offer.id), Some(offer.expires_at + Duration::days(1)), desk.now())?;
    let notice = Notice {
        template: TemplateCode::Offer,
        facts,
        secrets: Secrets::link(links::address(desk.site, &token)),
        resource: OFFERS,
        record_id: offer.id,
        occasion: "offer".to_owned(),
        due_at: desk.now(),
        expires_at: Some(offer.expires_at),
    };
    sending::tell(tx, desk.keys, contact, &notice, desk.now())?;
    Ok(())
}

/// A fresh link to the page of an appointment, for one message and its reminders.
fn page(tx: &mut PgConnection, desk: &Desk<'_>, appointment: &AppointmentView) -> Result<String, PersistenceError> {
    let until = appointment.ends_at + Duration::days(1);
    let token = links::issue(tx, LinkPurpose::Appointment, Target::Appointment(appointment.id), Some(until), desk.now())?;
    Ok(links::address(desk.site, &token))
}
