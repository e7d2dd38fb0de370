//! Households with names, ages and the links between their people.

use chrono::{Datelike, Duration, NaiveDate};
use domain::contacts::{LinkKind, Sex};
use domain::organisation::Address;
use uuid::Uuid;

use super::names::{self, Naming, Tradition};
use super::numbers;
use super::plan::{Household, Shape, Story};
use super::random::{Part, Random};
use super::regions::{self, District, Hometown};

/// Somebody, before the record is written.
#[derive(Clone, Debug)]
pub struct Person {
    /// Number among all people.
    pub index: u32,
    pub id: Uuid,
    pub name: String,
    pub sex: Sex,
    pub born: NaiveDate,
    pub age: i32,
    pub deceased_on: Option<NaiveDate>,
    pub phone: Option<String>,
    pub email: Option<String>,
    /// Where the identity card comes from, when that is not here.
    pub hometown: Option<&'static Hometown>,
}

/// A household with its people.
#[derive(Debug)]
pub struct Family {
    pub household: Household,
    pub foreign: bool,
    pub people: Vec<Person>,
    /// `(one, other, kind)`: the other is the kind of the one.
    pub links: Vec<(usize, usize, LinkKind)>,
    pub district: &'static District,
    pub address: Address,
}

/// Names, births and sexes of the first family.
const FIRST: [(&str, Sex, i32, u32, u32); 4] = [
    ("Siti Aminah", Sex::Female, 1984, 3, 12),
    ("Ahmad Fauzi", Sex::Male, 1981, 7, 5),
    ("Keisha Zahra", Sex::Female, 2014, 9, 21),
    ("Rafi Hamdani", Sex::Male, 2019, 1, 30),
];

impl Family {
    /// The people of a household, always the same.
    pub fn of(story: &Story, household: Household) -> Family {
        let mut random = Random::of(Part::Household, household.index);
        let tradition = Tradition::near(&mut random, household.branch);
        let tradition = if household.index == 0 { Tradition::Betawi } else { tradition };
        let district = regions::district(&mut random, household.branch);
        let address = regions::address(&mut random, district);
        let mut family =
            Family { household, foreign: tradition == Tradition::Foreign, people: Vec::new(), links: Vec::new(), district, address };
        let mut maker = Maker { random, story, tradition, surname: None };
        maker.fill(&mut family);
        family
    }

    /// Whether these are people who have only asked.
    pub fn is_prospect(&self) -> bool {
        self.household.shape == Shape::Prospect
    }
}

struct Maker<'a> {
    random: Random,
    story: &'a Story,
    tradition: Tradition,
    /// The name that the father hands on.
    surname: Option<&'static str>,
}

impl Maker<'_> {
    fn fill(&mut self, family: &mut Family) {
        self.surname = self.tradition.family(&mut self.random);
        let children = match family.household.shape {
            Shape::Single | Shape::Prospect => {
                let (low, high) = self.random.weighted(&[((18, 34), 40), ((35, 59), 40), ((60, 89), 20)]);
                let sex = if self.random.chance(54) { Sex::Female } else { Sex::Male };
                self.adult(family, sex, (low, high));
                0
            }
            Shape::Couple => {
                let (low, high) = self.random.weighted(&[((24, 39), 45), ((40, 60), 30), ((61, 84), 25)]);
                self.couple(family, (low, high));
                0
            }
            Shape::Family(children) | Shape::ThreeGenerations(children) => {
                self.couple(family, (26, 52));
                children
            }
            Shape::OneParent(children) => {
                let sex = if self.random.chance(80) { Sex::Female } else { Sex::Male };
                self.adult(family, sex, (24, 50));
                children
            }
        };
        let parents = family.people.len();
        for order in 0..u32::from(children) {
            self.child(family, parents, order);
        }
        if let Shape::ThreeGenerations(_) = family.household.shape {
            self.grandparent(family, parents);
        }
    }

    fn couple(&mut self, family: &mut Family, ages: (i32, i32)) {
        // who registered first is the head of the record
        let head = if family.household.index == 0 || self.random.chance(55) { Sex::Female } else { Sex::Male };
        self.adult(family, head, ages);
        let age = (family.people[0].age + self.random.between(-4, 5)).clamp(21, 95);
        let other = if head == Sex::Female { Sex::Male } else { Sex::Female };
        self.adult(family, other, (age, age));
        family.links.push((0, 1, LinkKind::Spouse));
    }

    fn adult(&mut self, family: &mut Family, sex: Sex, ages: (i32, i32)) {
        let age = self.random.between(ages.0, ages.1);
        let order = self.random.below(4);
        // women keep the name of their own father
        let surname = if sex == Sex::Male || family.people.is_empty() { self.surname } else { self.tradition.family(&mut self.random) };
        self.person(family, sex, age, order, surname);
    }

    fn child(&mut self, family: &mut Family, parents: usize, order: u32) {
        let oldest = family.people[..parents].iter().map(|p| p.age).min().unwrap_or(30) - 21;
        let age = (self.random.between(0, oldest.clamp(0, 23)) - order as i32 * 2).max(0);
        let sex = if self.random.chance(50) { Sex::Female } else { Sex::Male };
        self.person(family, sex, age, order, self.surname);
        let here = family.people.len() - 1;
        let minor = family.people[here].age < 18;
        for parent in 0..parents {
            family.links.push((here, parent, if minor { LinkKind::Guardian } else { LinkKind::Parent }));
        }
        if order > 0 {
            family.links.push((here, here - 1, LinkKind::Sibling));
        }
        if family.people[here].age < 15 {
            family.people[here].phone = family.people[0].phone.clone();
        }
    }

    fn grandparent(&mut self, family: &mut Family, parents: usize) {
        let oldest = family.people[..parents].iter().map(|p| p.age).max().unwrap_or(40);
        let sex = if self.random.chance(65) { Sex::Female } else { Sex::Male };
        let age = oldest + self.random.between(21, 30);
        self.person(family, sex, age.min(92), 0, self.surname);
        let here = family.people.len() - 1;
        let child = self.random.below(parents as u32) as usize;
        family.links.push((child, here, LinkKind::Parent));
        for other in (parents..here).chain((0..parents).filter(|p| *p != child)) {
            family.links.push((other, here, LinkKind::Household));
        }
    }

    fn person(&mut self, family: &mut Family, sex: Sex, age: i32, order: u32, surname: Option<&'static str>) {
        let place = family.people.len();
        let index = family.household.first + place as u32;
        let today = self.story.today();
        let days = Duration::days(i64::from(self.random.below(364)) + 1);
        let birthday = today.with_year(today.year() - age).unwrap_or(today - Duration::days(i64::from(age) * 365));
        let naming = Naming { tradition: self.tradition, sex, born: today.year() - age, order, family: surname };
        let name = names::full(&mut self.random, naming);
        let has_phone = age >= 15 && self.random.chance(if age > 70 { 65 } else { 96 });
        let has_email = age >= 17 && self.random.chance(if age > 60 { 12 } else { 46 });
        let hometown = if self.random.chance(38) { self.tradition.hometown(&mut self.random) } else { None };
        let died = age > 70 && self.random.chance(4);
        let mut person = Person {
            index,
            id: family.household.contact_id(place as u32),
            name,
            sex,
            born: (birthday - days).min(today - Duration::days(20)),
            age,
            deceased_on: died.then(|| today - Duration::days(i64::from(self.random.between(20, 400)))),
            phone: has_phone.then(|| numbers::mobile(index)),
            email: None,
            hometown,
        };
        if family.household.index == 0 && family.household.shape == Shape::Family(2) {
            cast(&mut person, place, today);
        }
        person.email = has_email.then(|| numbers::email(&person.name, index));
        family.people.push(person);
    }
}

/// Gives the people of the first family their fixed names and births.
fn cast(person: &mut Person, place: usize, today: NaiveDate) {
    let Some((name, sex, year, month, day)) = FIRST.get(place) else { return };
    let Some(born) = NaiveDate::from_ymd_opt(*year, *month, *day) else { return };
    person.name = (*name).to_owned();
    person.sex = *sex;
    person.born = born;
    person.age = today.years_since(born).unwrap_or(0) as i32;
    person.phone = (person.age >= 15).then(|| format!("+62812000044{}", 71 + place));
    person.hometown = None;
    person.deceased_on = None;
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::demo::plan::Plan;
    use chrono::TimeZone;

    #[test]
    fn families_are_possible_and_the_same_every_time() {
        let now = chrono::Utc.with_ymd_and_hms(2026, 11, 22, 3, 0, 0).unwrap();
        let plan = Plan::of(Story { now, patients: 3_000, appointments: 0, observations: 0 });
        for household in &plan.households {
            let family = Family::of(&plan.story, *household);
            assert_eq!(family.people.len() as u32, household.shape.size());
            for (one, other, kind) in &family.links {
                let (child, parent) = (&family.people[*one], &family.people[*other]);
                if matches!(kind, LinkKind::Guardian | LinkKind::Parent) && household.index > 0 {
                    assert!(parent.born.year() + 16 < child.born.year(), "{} and {}", child.name, parent.name);
                }
            }
            let again = Family::of(&plan.story, *household);
            assert!(family.people.iter().zip(&again.people).all(|(a, b)| a.name == b.name && a.id == b.id && a.born == b.born));
            assert!(family.people.iter().all(|p| p.born < plan.story.today()));
        }
        let first = Family::of(&plan.story, plan.households[0]);
        assert_eq!(first.people[0].name, "Siti Aminah");
        assert!(first.links.contains(&(3, 0, LinkKind::Guardian)));
    }
}
