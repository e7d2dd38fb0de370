//! The timeline of a person: visits, and what was said and written around them.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, Duration, Utc};
use domain::contacts::{Direction, InteractionKind, Sex};
use domain::value::fold;
use persistence::bulk::NewInteraction;
use uuid::Uuid;

use super::clinic::{Branch, Clinic, Practitioner};
use super::clinic_list::{Field, SERVICES, Service};
use super::families::{Family, Person};
use super::plan::Story;
use super::random::{Part, Random};
use super::staff::Staff;
use super::texts::{self, Template, Values};

/// What happened with one person, and what follows from it.
#[derive(Debug, Default)]
pub struct Timeline {
    pub interactions: Vec<NewInteraction>,
    pub last_visit_at: Option<DateTime<Utc>>,
    /// First visit to each practitioner.
    pub care: BTreeMap<Uuid, DateTime<Utc>>,
    /// Where the person was seen.
    pub locations: BTreeSet<Uuid>,
}

/// Tells the story of one person.
pub fn of(story: &Story, clinic: &Clinic, staff: &Staff, family: &Family, person: &Person) -> Timeline {
    let mut teller =
        Teller { random: Random::of(Part::Timeline, person.index), story, clinic, staff, family, person, told: Timeline::default() };
    teller.tell();
    teller.told
}

struct Teller<'a> {
    random: Random,
    story: &'a Story,
    clinic: &'a Clinic,
    staff: &'a Staff,
    family: &'a Family,
    person: &'a Person,
    told: Timeline,
}

/// A visit around which other things are said.
struct Occasion<'a> {
    at: DateTime<Utc>,
    branch: Branch,
    practitioner: &'a Practitioner,
    service: &'static Service,
}

impl<'a> Teller<'a> {
    fn tell(&mut self) {
        if self.family.is_prospect() {
            self.ask_prices();
            return;
        }
        let from = self.family.household.registered_at.max(self.story.history_from());
        let until = self.person.deceased_on.map_or(self.story.now, |day| Story::in_hours(self.family.household.branch, day, 0));
        let visits = self.random.weighted(&[(0_u32, 14), (1, 26), (2, 21), (3, 15), (4, 9), (6, 9), (9, 4), (13, 2)]);
        let usual = self.choose_practitioner(self.family.household.branch);
        for number in 0..visits {
            let branch = if self.random.chance(6) { self.other_branch() } else { self.family.household.branch };
            let known = usual.filter(|p| p.doctor.branches.contains(&branch) && self.random.chance(70));
            let Some(practitioner) = known.or_else(|| self.choose_practitioner(branch)) else { continue };
            let at = if number == 0 && from > self.story.history_from() { from } else { self.moment(branch, from) };
            if at < from || at + Duration::minutes(10) > until {
                continue;
            }
            let service = self.random.pick(&Clinic::services_of(practitioner.doctor.field));
            self.visit(&Occasion { at, branch, practitioner, service });
        }
    }

    /// A moment in opening hours between then and now.
    fn moment(&mut self, branch: Branch, from: DateTime<Utc>) -> DateTime<Utc> {
        let days = (self.story.now - from).num_days().max(0) as u32;
        let day = from + Duration::days(i64::from(self.random.below(days + 1)));
        Story::in_hours(branch, day.with_timezone(&branch.zone()).date_naive(), self.random.below(48))
    }

    fn other_branch(&self) -> Branch {
        match self.family.household.branch {
            Branch::Kemang => Branch::Depok,
            Branch::Depok => Branch::Kemang,
            Branch::Denpasar => Branch::Denpasar,
        }
    }

    fn choose_practitioner(&mut self, branch: Branch) -> Option<&'a Practitioner> {
        let weigh = |field: Field| match (field, self.person.age) {
            (Field::Children, ..=14) => 8,
            (Field::Children, _) => 0,
            (Field::General, ..=14) => 2,
            (Field::General, _) => 6,
            (Field::Teeth, 3..) => 2,
            (Field::Internal, 30..) => 4,
            (Field::Heart, 45..) => 2,
            (Field::Nutrition, 18..) => 1,
            (Field::Women, 18..=52) if self.person.sex == Sex::Female => 3,
            _ => 0,
        };
        let clinic = self.clinic;
        let fitting: Vec<(&Practitioner, u32)> =
            clinic.practitioners_at(branch).map(|p| (p, weigh(p.doctor.field))).filter(|(_, weight)| *weight > 0).collect();
        if fitting.is_empty() { None } else { Some(self.random.weighted(&fitting)) }
    }

    fn visit(&mut self, occasion: &Occasion<'a>) {
        let at = occasion.at;
        let minutes = (occasion.service.minutes + self.random.between(-4, 12)).max(5);
        let body = self.random.pick(texts::VISITS).to_owned();
        let row = self.row(InteractionKind::Visit, None, at, occasion, occasion.service.name_id.to_owned(), Some(body));
        self.told.interactions.push(NewInteraction {
            duration_minutes: Some(minutes),
            practitioner_id: Some(occasion.practitioner.id),
            ..row
        });
        self.told.last_visit_at = self.told.last_visit_at.max(Some(at));
        let since = self.told.care.entry(occasion.practitioner.id).or_insert(at);
        *since = at.min(*since);
        self.told.locations.insert(self.clinic.location(occasion.branch));
        self.before(occasion);
        self.after(occasion);
    }

    /// How the visit came about.
    fn before(&mut self, occasion: &Occasion<'a>) {
        let asked =
            occasion.at - Duration::days(i64::from(self.random.between(1, 6))) - Duration::minutes(i64::from(self.random.between(7, 170)));
        match self.random.below(100) {
            0..=29 => {
                self.say(InteractionKind::Message, Direction::Inbound, asked, occasion, texts::ASKS);
                let answered = asked + Duration::minutes(i64::from(self.random.between(2, 55)));
                self.say(InteractionKind::Message, Direction::Outbound, answered, occasion, texts::CONFIRMS);
            }
            30..=49 => self.say(InteractionKind::Call, Direction::Inbound, asked, occasion, texts::CALLS),
            _ => {}
        }
        if self.random.chance(28) {
            let reminded = occasion.at - Duration::hours(24) + Duration::minutes(i64::from(self.random.between(-90, 40)));
            self.say(InteractionKind::Message, Direction::Outbound, reminded, occasion, texts::REMINDERS);
        }
    }

    /// What followed.
    fn after(&mut self, occasion: &Occasion<'a>) {
        let later = occasion.at + Duration::hours(i64::from(self.random.between(20, 50)));
        match self.random.below(100) {
            0..=7 => self.say(InteractionKind::Call, Direction::Outbound, later, occasion, texts::FOLLOW_UPS),
            8..=17 => self.say_plainly(InteractionKind::Note, occasion.at + Duration::minutes(25), occasion, texts::NOTES),
            18..=27 if self.person.email.is_some() => {
                let sent = occasion.at + Duration::minutes(i64::from(self.random.between(40, 300)));
                self.say(InteractionKind::Email, Direction::Outbound, sent, occasion, texts::EMAILS);
            }
            28..=30 => self.say(InteractionKind::Call, Direction::Inbound, later, occasion, texts::COMPLAINTS),
            _ => {}
        }
    }

    /// Somebody who has only asked, so far.
    fn ask_prices(&mut self) {
        let branch = self.family.household.branch;
        let Some(practitioner) = self.choose_practitioner(branch) else { return };
        let service = self.random.pick(&SERVICES.iter().collect::<Vec<_>>());
        let occasion = Occasion { at: self.family.household.registered_at, branch, practitioner, service };
        self.say(InteractionKind::Message, Direction::Inbound, occasion.at, &occasion, texts::PRICES);
        let answered = occasion.at + Duration::minutes(i64::from(self.random.between(3, 19)));
        self.say(InteractionKind::Message, Direction::Outbound, answered, &occasion, texts::ANSWERS);
    }

    fn say(&mut self, kind: InteractionKind, direction: Direction, at: DateTime<Utc>, occasion: &Occasion<'a>, from: &[Template]) {
        self.add(kind, Some(direction), at, occasion, from);
    }

    fn say_plainly(&mut self, kind: InteractionKind, at: DateTime<Utc>, occasion: &Occasion<'a>, from: &[Template]) {
        self.add(kind, None, at, occasion, from);
    }

    fn add(&mut self, kind: InteractionKind, direction: Option<Direction>, at: DateTime<Utc>, occasion: &Occasion<'a>, from: &[Template]) {
        let (subject, body) = self.random.pick(from);
        // nobody is written about before registration
        let from = self.family.household.registered_at.max(self.story.history_from());
        if at >= self.story.now || at < from {
            return;
        }
        let (day, time) = texts::day_and_time(occasion.at, occasion.branch.zone());
        let called = called(&self.person.name);
        let greeting = greeting(self.person, called);
        let values = Values {
            name: &self.person.name,
            greeting: &greeting,
            doctor: occasion.practitioner.doctor.name.split(',').next().unwrap_or_default(),
            service: &texts::within_a_sentence(occasion.service.name_id),
            price: texts::rupiah(occasion.service.price),
            branch: occasion.branch.name(),
            day,
            time,
        };
        let (subject, body) = (values.fill(subject), values.fill(body));
        let row = self.row(kind, direction, at, occasion, subject, Some(body));
        let talk = (kind == InteractionKind::Call).then(|| self.random.between(1, 9));
        self.told.interactions.push(NewInteraction { duration_minutes: talk, ..row });
    }

    fn row(
        &mut self,
        kind: InteractionKind,
        direction: Option<Direction>,
        at: DateTime<Utc>,
        occasion: &Occasion<'a>,
        subject: String,
        body: Option<String>,
    ) -> NewInteraction {
        NewInteraction {
            id: self.random.id(at),
            contact_id: self.person.id,
            kind: kind.code().to_owned(),
            direction: direction.map(|d| d.code().to_owned()),
            occurred_at: at,
            duration_minutes: None,
            subject,
            body,
            location_id: Some(self.clinic.location(occasion.branch)),
            practitioner_id: None,
            account_id: None,
            user_id: self.staff.front_desk(occasion.branch),
            source: "manual".to_owned(),
            external_id: None,
            created_at: at,
            updated_at: at,
        }
    }
}

/// The word by which people call somebody: the first, or for Balinese and titled names the last.
fn called(name: &str) -> &str {
    let first = name.split(' ').next().unwrap_or(name);
    let titled = matches!(first, "I" | "Ni" | "Ida" | "Anak" | "Andi" | "Muhammad");
    if titled { name.rsplit(' ').next().unwrap_or(first) } else { first }
}

fn greeting(person: &Person, called: &str) -> String {
    // a name of digits or signs only would greet nobody
    let called = if fold(called).is_empty() { "" } else { called };
    match (person.age, person.sex) {
        (..=14, _) => format!("Bunda {called}"),
        (15..=27, _) => format!("Kak {called}"),
        (_, Sex::Female) => format!("Bu {called}"),
        _ => format!("Pak {called}"),
    }
}
