//! Records of people: contact, identifiers, addresses, links, tags, memberships, timeline.

use chrono::{DateTime, NaiveTime, Utc};
use domain::contacts::{AccountKind, AddressKind, Channel, Honorific, IdentifierKind, LinkKind, Sex, Topic};
use domain::value::MrnFormat;
use persistence::bulk::*;
use persistence::{FieldKeys, PersistenceError};
use uuid::Uuid;

use super::accounts::Institutions;
use super::clinic::Clinic;
use super::families::{Family, Person};
use super::interactions;
use super::numbers;
use super::plan::Plan;
use super::random::{Part, Random};
use super::regions;
use super::staff::Staff;
use super::write::json;

/// Everything that records of people refer to.
#[derive(Debug)]
pub struct World<'a> {
    pub plan: &'a Plan,
    pub clinic: &'a Clinic,
    pub staff: &'a Staff,
    pub institutions: &'a Institutions,
    pub mrn_format: &'a MrnFormat,
    pub keys: &'a FieldKeys,
}

const JOBS: &[&str] = &[
    "Karyawan swasta",
    "Guru",
    "Wiraswasta",
    "Pegawai negeri",
    "Perawat",
    "Pengemudi",
    "Akuntan",
    "Desainer",
    "Pedagang",
    "Teknisi",
    "Ibu rumah tangga",
    "Dosen",
    "Juru masak",
    "Pemandu wisata",
    "Pekerja lepas",
    "Arsitek",
];

/// Adds a family to the batch.
pub fn add(world: &World<'_>, family: &Family, batch: &mut Batch) -> Result<(), PersistenceError> {
    for person in &family.people {
        let mut record = Record { random: Random::of(Part::Record, person.index), world, family, person, batch };
        record.add()?;
    }
    let mut random = Random::of(Part::Record, u32::MAX - family.household.index);
    let at = family.household.registered_at;
    for (one, other, kind) in &family.links {
        let (contact_id, related_id) = (family.people[*one].id, family.people[*other].id);
        batch.links.push(NewLink { id: random.id(at), contact_id, related_id, kind: kind.code().to_owned() });
    }
    let earlier = family.household.index;
    if earlier > 10 && random.chance(14) {
        let friend = world.plan.households[random.below(earlier) as usize];
        let (contact_id, related_id) = (family.people[0].id, friend.contact_id(0));
        batch.links.push(NewLink { id: random.id(at), contact_id, related_id, kind: LinkKind::Referrer.code().to_owned() });
    }
    Ok(())
}

struct Record<'a> {
    random: Random,
    world: &'a World<'a>,
    family: &'a Family,
    person: &'a Person,
    batch: &'a mut Batch,
}

impl Record<'_> {
    fn add(&mut self) -> Result<(), PersistenceError> {
        let (world, family, person) = (self.world, self.family, self.person);
        let mut told = interactions::of(&world.plan.story, world.clinic, world.staff, family, person);
        told.locations.insert(world.clinic.location(family.household.branch));
        let (id, registered_at) = (person.id, family.household.registered_at);
        let employed = self.add_memberships()?;
        self.add_tags(employed);
        self.add_identifiers()?;
        self.add_addresses()?;
        self.batch.locations.extend(told.locations.into_iter().map(|location_id| NewContactLocation { contact_id: id, location_id }));
        self.batch.care.extend(told.care.into_iter().map(|(practitioner_id, since)| NewCareRelation {
            practitioner_id,
            contact_id: id,
            since,
        }));
        self.batch.interactions.extend(told.interactions);
        let row = self.contact(told.last_visit_at, registered_at);
        self.batch.contacts.push(row);
        Ok(())
    }

    fn contact(&mut self, last_visit_at: Option<DateTime<Utc>>, registered_at: DateTime<Utc>) -> NewContact {
        let (world, family, person) = (self.world, self.family, self.person);
        let language = if family.foreign { "en" } else { "id" };
        let (topics_wanted, topics_unwanted) = self.topics();
        let quiet = person.age >= 17 && self.random.chance(25);
        let job = person.age >= 20 && person.age < 62 && self.random.chance(70);
        NewContact {
            id: person.id,
            mrn: (!family.is_prospect()).then(|| world.mrn_format.write(i64::from(person.index) + 1)),
            name: person.name.clone(),
            honorific: Some(honorific(person).code().to_owned()),
            birth_date: (!family.is_prospect() || self.random.chance(30)).then_some(person.born),
            sex: Some(person.sex.code().to_owned()),
            phone: person.phone.clone(),
            email: person.email.clone(),
            location_id: Some(world.clinic.location(family.household.branch)),
            deceased_on: person.deceased_on,
            language: language.to_owned(),
            channel: self.channel().map(|channel| channel.code().to_owned()),
            topics_wanted,
            topics_unwanted,
            quiet_from: if quiet { NaiveTime::from_hms_opt(21, 0, 0) } else { None },
            quiet_until: if quiet { NaiveTime::from_hms_opt(7, 0, 0) } else { None },
            custom: if job { serde_json::json!({ "occupation": self.random.pick(JOBS) }) } else { serde_json::json!({}) },
            last_visit_at,
            created_at: registered_at,
            created_by: world.staff.front_desk(family.household.branch),
            updated_at: registered_at,
        }
    }

    fn channel(&mut self) -> Option<Channel> {
        let channel = self.random.weighted(&[
            (Some(Channel::Whatsapp), 66),
            (Some(Channel::Phone), 11),
            (Some(Channel::Email), 9),
            (Some(Channel::Sms), 3),
            (None, 11),
        ]);
        channel.filter(|channel| match channel {
            Channel::Email => self.person.email.is_some(),
            _ => self.person.phone.is_some(),
        })
    }

    fn topics(&mut self) -> (Vec<String>, Vec<String>) {
        let (mut wanted, mut unwanted) = (Vec::new(), Vec::new());
        for topic in Topic::ALL {
            let (likes, dislikes) = match topic {
                Topic::Reminders | Topic::Results => (80, 2),
                Topic::Education => (35, 12),
                Topic::Offers => (22, 30),
                Topic::Surveys => (12, 18),
            };
            match self.random.below(100) {
                n if n < likes => wanted.push(topic.code().to_owned()),
                n if n < likes + dislikes => unwanted.push(topic.code().to_owned()),
                _ => {}
            }
        }
        (wanted, unwanted)
    }

    /// Employer and insurer; whether the person is somebody's employee.
    fn add_memberships(&mut self) -> Result<bool, PersistenceError> {
        let (world, person, branch) = (self.world, self.person, self.family.household.branch);
        let employed = (20..60).contains(&person.age) && !self.family.is_prospect() && self.random.chance(30);
        if employed && let Some(employer) = world.institutions.near(&mut self.random, AccountKind::Employer, branch) {
            self.batch.memberships.push(NewMembership { account_id: employer.id, contact_id: person.id });
        }
        let insured = !self.family.is_prospect() && self.random.chance(if employed { 45 } else { 10 });
        if insured && let Some(insurer) = world.institutions.near(&mut self.random, AccountKind::Insurer, branch) {
            self.batch.memberships.push(NewMembership { account_id: insurer.id, contact_id: person.id });
            self.identify(IdentifierKind::Insurance, &numbers::policy("DEMO", person.index), Some(insurer.name))?;
        }
        Ok(employed)
    }

    fn add_tags(&mut self, employed: bool) {
        let tags = self.world.clinic.tags;
        let checked = employed && self.random.chance(40);
        let vip = self.random.chance(2);
        let related = self.family.people.len() > 1;
        let held = [
            (employed, tags.employee),
            (checked, tags.checkup),
            (vip, tags.vip),
            (self.person.age >= 60, tags.senior),
            (related, tags.family),
        ];
        for (_, tag_id) in held.into_iter().filter(|(holds, _)| *holds) {
            self.batch.tags.push(NewContactTag { contact_id: self.person.id, tag_id });
        }
    }

    fn add_identifiers(&mut self) -> Result<(), PersistenceError> {
        let person = self.person;
        if self.family.is_prospect() {
            return Ok(());
        }
        if self.family.foreign {
            return self.identify(IdentifierKind::Passport, &numbers::passport(person.index), None);
        }
        if self.random.chance(93) {
            let district = person.hometown.map_or(self.family.district.code, |town| town.code);
            self.identify(IdentifierKind::Nik, &numbers::nik(district, person.born, person.sex, person.index), None)?;
        }
        if self.random.chance(58) {
            self.identify(IdentifierKind::Bpjs, &numbers::bpjs(person.index), Some("BPJS Kesehatan"))?;
        }
        Ok(())
    }

    fn identify(&mut self, kind: IdentifierKind, value: &str, issuer: Option<&str>) -> Result<(), PersistenceError> {
        let at = self.family.household.registered_at;
        let id: Uuid = self.random.id(at);
        let row = seal(self.world.keys, id, self.person.id, kind, value, issuer, at)?;
        self.batch.identifiers.push(row);
        Ok(())
    }

    fn add_addresses(&mut self) -> Result<(), PersistenceError> {
        if self.family.is_prospect() {
            return Ok(());
        }
        let (id, contact_id) = (self.random.id(self.family.household.registered_at), self.person.id);
        let home = json(&self.family.address)?;
        self.batch.addresses.push(NewAddress { id, contact_id, kind: AddressKind::Home.code().to_owned(), address: home, position: 0 });
        if let Some(town) = self.person.hometown.filter(|_| self.person.age >= 17) {
            let address = json(&regions::address_at_home(&mut self.random, town))?;
            let id = self.random.id(self.family.household.registered_at);
            self.batch.addresses.push(NewAddress { id, contact_id, kind: AddressKind::IdCard.code().to_owned(), address, position: 1 });
        }
        Ok(())
    }
}

fn honorific(person: &Person) -> Honorific {
    match (person.age, person.sex) {
        (0, _) => Honorific::Bayi,
        (1..=17, _) => Honorific::Anak,
        (18..=26, Sex::Female) => Honorific::Saudari,
        (18..=26, _) => Honorific::Saudara,
        (_, Sex::Female) => Honorific::Ibu,
        _ => Honorific::Bapak,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::demo::plan::Story;
    use chrono::TimeZone;
    use domain::organisation::Address;
    use domain::value::{Email, PersonName, Phone};
    use domain::{FieldErrors, contacts::is_birth_date};
    use std::collections::HashSet;

    fn everybody(story: Story) -> Batch {
        let plan = Plan::of(story);
        let keys = FieldKeys::new(&[1; 32], &[2; 32]);
        let opened = story.opened_at();
        let (clinic, staff, institutions) = (Clinic::opened(opened), Staff::of(opened), Institutions::of(opened));
        let mrn_format = MrnFormat::default();
        let world =
            World { plan: &plan, clinic: &clinic, staff: &staff, institutions: &institutions, mrn_format: &mrn_format, keys: &keys };
        let mut batch = Batch::default();
        for household in &plan.households {
            add(&world, &Family::of(&story, *household), &mut batch).unwrap();
        }
        batch
    }

    #[test]
    fn every_record_would_pass_the_checks_of_the_api() {
        let story = Story { now: Utc.with_ymd_and_hms(2026, 11, 22, 3, 0, 0).unwrap(), patients: 800, appointments: 0, observations: 0 };
        let batch = everybody(story);
        let mut ids = HashSet::new();
        for contact in &batch.contacts {
            assert!(ids.insert(contact.id));
            assert!(PersonName::parse(&contact.name).is_some(), "{}", contact.name);
            assert!(contact.phone.as_deref().is_none_or(|phone| Phone::parse(phone).is_some()));
            assert!(contact.email.as_deref().is_none_or(|email| Email::parse(email).is_some()));
            assert!(contact.birth_date.is_none_or(is_birth_date));
            assert!(!contact.topics_wanted.iter().any(|topic| contact.topics_unwanted.contains(topic)));
            assert!(contact.last_visit_at.is_none_or(|at| at < story.now));
        }
        for row in &batch.addresses {
            let mut errors = FieldErrors::default();
            serde_json::from_value::<Address>(row.address.clone()).unwrap().tidy("", &mut errors);
            assert!(errors.is_empty(), "{}", row.address);
        }
        for interaction in &batch.interactions {
            assert!(interaction.occurred_at < story.now && interaction.occurred_at > story.history_from());
            assert!(interaction.subject.chars().count() <= 300);
            assert!(ids.contains(&interaction.contact_id) && interaction.duration_minutes.is_none_or(|m| (1..=10_080).contains(&m)));
        }
        assert!(batch.links.iter().all(|link| ids.contains(&link.related_id) && link.related_id != link.contact_id));
        assert!(batch.identifiers.iter().all(|row| row.sealed.is_some() == (row.kind != "passport")));
    }

    #[test]
    fn the_same_day_gives_the_same_records() {
        let story = Story { now: Utc.with_ymd_and_hms(2026, 11, 22, 3, 0, 0).unwrap(), patients: 60, appointments: 0, observations: 0 };
        let (one, two) = (everybody(story), everybody(story));
        assert_eq!(format!("{:?}{:?}", one.contacts, one.interactions), format!("{:?}{:?}", two.contacts, two.interactions));
    }
}
