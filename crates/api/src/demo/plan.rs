//! Who exists, before anybody has a name: households in the order in which they registered.

use chrono::{DateTime, Datelike, Duration, NaiveDate, TimeZone, Utc, Weekday};
use uuid::Uuid;

use super::clinic::Branch;
use super::random::{Part, Random};

/// How many demo people there are and when their history ends.
///
/// Everything is told relative to `now`, so that the history reads current whenever the data is made. The same day and
/// number of patients give the same data; only passwords and the encryption of identifiers differ.
#[derive(Clone, Copy, Debug)]
pub struct Story {
    pub now: DateTime<Utc>,
    pub patients: u32,
    /// Visits at least; those of the weeks around `now` are there in any case.
    pub appointments: u32,
    /// Values of the laboratory, about.
    pub observations: u32,
}

/// Days since the clinic opened.
const YEARS_OPEN: i64 = 4 * 365;
/// Days of interactions: 18 months.
const HISTORY: i64 = 548;

impl Story {
    /// Today at the head office.
    pub fn today(&self) -> NaiveDate {
        self.now.with_timezone(&Branch::Kemang.zone()).date_naive()
    }

    /// How many people there are, those who have only asked included.
    pub fn people(&self) -> u32 {
        self.patients + self.patients / 25
    }

    pub fn opened_at(&self) -> DateTime<Utc> {
        self.now - Duration::days(YEARS_OPEN)
    }

    pub fn history_from(&self) -> DateTime<Utc> {
        self.now - Duration::days(HISTORY)
    }

    /// A moment within opening hours of a branch, on that day or the one after a Sunday.
    pub fn in_hours(branch: Branch, day: NaiveDate, quarter: u32) -> DateTime<Utc> {
        let day = if day.weekday() == Weekday::Sun { day + Duration::days(1) } else { day };
        let local = day.and_hms_opt(8 + quarter / 4 % 12, quarter % 4 * 15, 0).unwrap_or_default();
        branch.zone().from_local_datetime(&local).earliest().map_or_else(|| local.and_utc(), |at| at.to_utc())
    }
}

/// Who lives together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    Single,
    Couple,
    /// Two parents and so many children.
    Family(u8),
    /// One parent and so many children.
    OneParent(u8),
    /// Two parents, so many children and a grandparent.
    ThreeGenerations(u8),
    /// Somebody who has asked, but is not a patient.
    Prospect,
}

impl Shape {
    pub fn size(self) -> u32 {
        match self {
            Shape::Single | Shape::Prospect => 1,
            Shape::Couple => 2,
            Shape::Family(children) => 2 + u32::from(children),
            Shape::OneParent(children) => 1 + u32::from(children),
            Shape::ThreeGenerations(children) => 3 + u32::from(children),
        }
    }
}

/// People who live together.
#[derive(Clone, Copy, Debug)]
pub struct Household {
    pub index: u32,
    /// Number of its first person among all.
    pub first: u32,
    pub shape: Shape,
    pub branch: Branch,
    pub registered_at: DateTime<Utc>,
}

impl Household {
    /// The id of one of its people, known before the person is.
    pub fn contact_id(&self, place: u32) -> Uuid {
        Random::of(Part::Contact, self.first + place).id(self.registered_at)
    }
}

/// Every household: first the patients, then those who have only asked.
#[derive(Debug)]
pub struct Plan {
    pub story: Story,
    pub households: Vec<Household>,
}

impl Plan {
    pub fn of(story: Story) -> Plan {
        let prospects = story.people() - story.patients;
        let mut households = Vec::with_capacity((story.patients / 2 + prospects) as usize + 1);
        let mut first = 0;
        while first < story.patients {
            let household = household(&story, households.len() as u32, first);
            first += household.shape.size();
            households.push(household);
        }
        for number in 0..prospects {
            households.push(prospect(&story, households.len() as u32, first + number));
        }
        Plan { story, households }
    }
}

fn household(story: &Story, index: u32, first: u32) -> Household {
    let mut random = Random::of(Part::Plan, index);
    let children = random.weighted(&[(1_u8, 45), (2, 40), (3, 15)]);
    let shape = random.weighted(&[
        (Shape::Single, 44),
        (Shape::Couple, 16),
        (Shape::Family(children), 28),
        (Shape::OneParent(children.min(2)), 7),
        (Shape::ThreeGenerations(children), 5),
    ]);
    let branch = random.weighted(&[(Branch::Kemang, 45), (Branch::Depok, 33), (Branch::Denpasar, 22)]);
    // the first family is the one whose mother signs in as the demo patient
    let (shape, branch) = if index == 0 { (Shape::Family(2), Branch::Kemang) } else { (shape, branch) };
    let shape = if shape.size() > story.patients - first { Shape::Single } else { shape };
    let days = YEARS_OPEN * i64::from(first) / i64::from(story.patients);
    let day = (story.opened_at() + Duration::days(days)).date_naive();
    let registered_at = Story::in_hours(branch, day, random.below(40)).min(story.now - Duration::minutes(20));
    Household { index, first, shape, branch, registered_at }
}

fn prospect(story: &Story, index: u32, first: u32) -> Household {
    let mut random = Random::of(Part::Plan, index);
    let branch = random.weighted(&[(Branch::Kemang, 45), (Branch::Depok, 33), (Branch::Denpasar, 22)]);
    let day = (story.now - Duration::days(i64::from(random.between(1, 300)))).date_naive();
    let registered_at = Story::in_hours(branch, day, random.below(40)).min(story.now - Duration::minutes(20));
    Household { index, first, shape: Shape::Prospect, branch, registered_at }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn story(patients: u32) -> Story {
        Story { now: Utc.with_ymd_and_hms(2026, 11, 22, 3, 0, 0).unwrap(), patients, appointments: 0, observations: 0 }
    }

    #[test]
    fn the_number_of_patients_is_exact_and_nobody_comes_from_the_future() {
        for patients in [10, 11, 500, 2_000] {
            let plan = Plan::of(story(patients));
            let counted: u32 = plan.households.iter().filter(|h| h.shape != Shape::Prospect).map(|h| h.shape.size()).sum();
            assert_eq!(counted, patients);
            let last = plan.households.last().unwrap();
            assert_eq!(last.first + last.shape.size(), plan.story.people());
            assert!(plan.households.iter().all(|h| h.registered_at < plan.story.now));
        }
    }

    #[test]
    fn opening_hours_are_those_of_the_branch() {
        let sunday = NaiveDate::from_ymd_opt(2026, 11, 22).unwrap();
        let at = Story::in_hours(Branch::Denpasar, sunday, 1);
        assert_eq!(at.to_rfc3339(), "2026-11-23T00:15:00+00:00");
    }
}
