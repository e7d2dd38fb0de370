//! Who hears of an event: the same reach as for the record, decided without asking the database for each event.

use domain::identity::Reach;
use domain::live::{LiveEvent, LiveKind};
use persistence::live::Sights;
use persistence::{Grant, Principal};

/// The event as this listener may hear it; `None` when it is not for them.
pub fn heard(principal: &Principal, sights: &Sights, event: &LiveEvent) -> Option<LiveEvent> {
    match event.user_id {
        Some(user) if user == principal.user_id => return Some(LiveEvent { user_id: None, ..event.clone() }),
        Some(_) => return None,
        None if event.kind == LiveKind::Resync => return Some(event.clone()),
        None => {}
    }
    let staff = principal.grants.iter().any(|grant| reaches(principal, grant, event));
    if staff {
        return Some(event.clone());
    }
    let own = |grant: &Grant| grant.reach == Reach::Own && grant.permissions.contains(&event.kind.own_permission());
    if !principal.grants.iter().any(own) {
        return None;
    }
    let about = event.contact_id.is_some_and(|contact| sights.contacts.contains(&contact));
    // whoever waits in a queue hears that it moves, not who moved
    let waits = event.kind == LiveKind::QueueChanged && sights.sessions.contains(&event.id);
    (about || waits).then(|| LiveEvent { contact_id: event.contact_id.filter(|_| about), ..event.clone() })
}

fn reaches(principal: &Principal, grant: &Grant, event: &LiveEvent) -> bool {
    if !grant.permissions.contains(&event.kind.permission()) {
        return false;
    }
    match (grant.reach, grant.location_id) {
        (Reach::Locations, None) => true,
        (Reach::Locations, Some(location)) => event.location_id == Some(location),
        (Reach::Care, _) => event.practitioner_id.is_some() && event.practitioner_id == principal.practitioner_id,
        // an event does not tell whether its person belongs to an account
        (Reach::Own | Reach::Accounts | Reach::Nobody, _) => false,
    }
}

#[cfg(test)]
mod tests {
    use domain::Lang;
    use domain::identity::Permission;
    use uuid::Uuid;

    use super::*;

    fn principal(reach: Reach, location: Option<Uuid>, permission: Permission) -> Principal {
        let grant = Grant { role: "x".into(), reach, location_id: location, permissions: vec![permission] };
        Principal {
            user_id: Uuid::now_v7(),
            session_id: Uuid::now_v7(),
            name: "Ani".into(),
            language: Lang::Id,
            practitioner_id: Some(Uuid::now_v7()),
            contact_id: None,
            grants: vec![grant],
            glass: Vec::new(),
        }
    }

    #[test]
    fn staff_hear_of_their_location_and_doctors_of_themselves() {
        let here = Uuid::now_v7();
        let event = LiveEvent::new(LiveKind::QueueChanged, Uuid::now_v7()).at(here);
        let desk = principal(Reach::Locations, Some(here), Permission::ReadQueue);
        assert!(heard(&desk, &Sights::default(), &event).is_some());
        assert!(heard(&desk, &Sights::default(), &LiveEvent { location_id: Some(Uuid::now_v7()), ..event.clone() }).is_none());
        let other = principal(Reach::Locations, None, Permission::ReadTasks);
        assert!(heard(&other, &Sights::default(), &event).is_none());
        let doctor = principal(Reach::Care, None, Permission::ReadQueue);
        assert!(heard(&doctor, &Sights::default(), &event).is_none());
        assert!(heard(&doctor, &Sights::default(), &event.of(doctor.practitioner_id)).is_some());
    }

    #[test]
    fn patients_hear_of_themselves_and_of_the_queue_they_wait_in() {
        let (own, queue) = (Uuid::now_v7(), Uuid::now_v7());
        let patient = principal(Reach::Own, None, Permission::ReadAppointments);
        let sights = Sights { contacts: vec![own], sessions: vec![queue] };
        let mine = LiveEvent::new(LiveKind::AppointmentChanged, Uuid::now_v7()).about(own);
        assert_eq!(heard(&patient, &sights, &mine).as_ref(), Some(&mine));
        assert!(heard(&patient, &sights, &mine.about(Uuid::now_v7())).is_none());
        let moved = LiveEvent::new(LiveKind::QueueChanged, queue).about(Uuid::now_v7());
        assert_eq!(heard(&patient, &sights, &moved).and_then(|event| event.contact_id), None);
        assert!(heard(&patient, &sights, &moved).is_some());
        assert!(heard(&patient, &Sights::default(), &moved).is_none());
    }

    #[test]
    fn what_is_for_one_account_is_heard_by_nobody_else() {
        let manager = principal(Reach::Locations, None, Permission::ReadMessages);
        let event = LiveEvent::new(LiveKind::MessageChanged, Uuid::now_v7());
        assert!(heard(&manager, &Sights::default(), &event).is_some());
        assert!(heard(&manager, &Sights::default(), &event.clone().to(Uuid::now_v7())).is_none());
        assert!(heard(&manager, &Sights::default(), &event.to(manager.user_id)).is_some());
    }
}
