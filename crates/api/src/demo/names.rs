//! Names in the traditions of the country.

use domain::contacts::Sex;

use super::clinic::Branch;
use super::names_pools::*;
use super::random::Random;
use super::regions::{HOMETOWNS, Hometown};

/// A way of naming people.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tradition {
    Javanese,
    Sundanese,
    Betawi,
    Batak,
    Balinese,
    Minang,
    Chinese,
    Arab,
    Papuan,
    Moluccan,
    Minahasan,
    Timorese,
    Bugis,
    Foreign,
}

use Tradition::*;

impl Tradition {
    /// The tradition of a family near a branch.
    pub fn near(random: &mut Random, branch: Branch) -> Tradition {
        match branch {
            Branch::Kemang => random.weighted(&[
                (Javanese, 34),
                (Sundanese, 11),
                (Betawi, 16),
                (Batak, 9),
                (Minang, 7),
                (Chinese, 9),
                (Arab, 3),
                (Bugis, 2),
                (Papuan, 1),
                (Moluccan, 2),
                (Minahasan, 2),
                (Timorese, 1),
                (Balinese, 1),
                (Foreign, 2),
            ]),
            Branch::Depok => random.weighted(&[
                (Javanese, 36),
                (Sundanese, 20),
                (Betawi, 17),
                (Batak, 8),
                (Minang, 6),
                (Chinese, 4),
                (Arab, 2),
                (Bugis, 1),
                (Papuan, 1),
                (Moluccan, 1),
                (Minahasan, 1),
                (Timorese, 1),
                (Balinese, 1),
                (Foreign, 1),
            ]),
            Branch::Denpasar => random.weighted(&[
                (Balinese, 64),
                (Javanese, 15),
                (Sundanese, 2),
                (Batak, 2),
                (Minang, 1),
                (Chinese, 4),
                (Arab, 1),
                (Bugis, 2),
                (Papuan, 1),
                (Moluccan, 1),
                (Minahasan, 1),
                (Timorese, 3),
                (Foreign, 5),
            ]),
        }
    }

    /// Where such families often come from; nothing for foreigners.
    pub fn hometown(self, random: &mut Random) -> Option<&'static Hometown> {
        let places: &[usize] = match self {
            Javanese => &[0, 1, 2, 3, 14],
            Sundanese => &[4, 5],
            Betawi => &[6],
            Batak => &[7, 8],
            Minang => &[9, 10],
            Balinese => &[11, 12],
            Chinese => &[7, 13, 2],
            Arab => &[0, 14],
            Papuan => &[15],
            Moluccan => &[16],
            Minahasan => &[17],
            Bugis => &[18],
            Timorese => &[19],
            Foreign => return None,
        };
        HOMETOWNS.get(random.pick(places))
    }

    /// The family name that a father hands on, where there is one.
    pub fn family(self, random: &mut Random) -> Option<&'static str> {
        let families = match self {
            Batak => BATAK_FAMILIES,
            Chinese => CHINESE_FAMILIES,
            Arab => ARAB_FAMILIES,
            Papuan => PAPUA_FAMILIES,
            Moluccan => MALUKU_FAMILIES,
            Minahasan => MINAHASA_FAMILIES,
            Timorese => TIMOR_FAMILIES,
            Foreign => FOREIGN_FAMILIES,
            Minang if random.chance(45) => MINANG_FAMILIES,
            _ => return None,
        };
        Some(random.pick(families))
    }
}

/// What decides about a name besides chance.
#[derive(Clone, Copy, Debug)]
pub struct Naming {
    pub tradition: Tradition,
    pub sex: Sex,
    /// Year of birth: fashions change.
    pub born: i32,
    /// Place among the children; Balinese names count them.
    pub order: u32,
    pub family: Option<&'static str>,
}

/// A full name.
pub fn full(random: &mut Random, naming: Naming) -> String {
    let woman = naming.sex == Sex::Female;
    let of = |women: &'static [&'static str], men: &'static [&'static str]| if woman { women } else { men };
    let name = match naming.tradition {
        Javanese => javanese(random, woman, naming.born),
        Sundanese => {
            let first = random.pick(of(SUNDA_WOMEN, SUNDA_MEN));
            match random.below(10) {
                0 => first.to_owned(),
                1 | 2 => format!("{first} {}", long(random)),
                _ => format!("{first} {}", random.pick(of(SUNDA_LAST_WOMEN, SUNDA_LAST_MEN))),
            }
        }
        Betawi => {
            let (first, last) = (random.pick(of(MUSLIM_WOMEN, MUSLIM_MEN)), random.pick(of(MUSLIM_WOMEN_LAST, MUSLIM_MEN_LAST)));
            if first == last { first.to_owned() } else { format!("{first} {last}") }
        }
        Balinese => balinese(random, woman, naming.order),
        Bugis => format!("{} {}", random.pick(of(BUGIS_WOMEN, BUGIS_MEN)), random.pick(BUGIS_LAST)),
        Minang => given(random, of(MINANG_WOMEN, MINANG_MEN), of(MUSLIM_WOMEN, MUSLIM_MEN), 45),
        Arab => given(random, of(MUSLIM_WOMEN, MUSLIM_MEN), of(MUSLIM_WOMEN, MUSLIM_MEN), 15),
        Chinese => given(random, of(CHINESE_WOMEN, CHINESE_MEN), of(CHRISTIAN_WOMEN, CHRISTIAN_MEN), 15),
        Foreign => random.pick(of(FOREIGN_WOMEN, FOREIGN_MEN)).to_owned(),
        Batak | Papuan | Moluccan | Minahasan | Timorese => {
            given(random, of(CHRISTIAN_WOMEN, CHRISTIAN_MEN), of(CHRISTIAN_WOMEN, CHRISTIAN_MEN), 30)
        }
    };
    match naming.family {
        Some(family) => format!("{name} {family}"),
        None => name,
    }
}

/// One or two given names.
fn given(random: &mut Random, first: &[&'static str], second: &[&'static str], percent_second: u32) -> String {
    let (first, second) = (random.pick(first), random.pick(second));
    if first != second && random.chance(percent_second) { format!("{first} {second}") } else { first.to_owned() }
}

fn javanese(random: &mut Random, woman: bool, born: i32) -> String {
    let (pool, one_word) = match (born, woman) {
        (..1970, true) => (JAVA_WOMEN_OLD, 60),
        (..1970, false) => (JAVA_MEN_OLD, 55),
        (1970..1998, true) => (JAVA_WOMEN, 12),
        (1970..1998, false) => (JAVA_MEN, 12),
        (_, true) => (JAVA_GIRLS, 2),
        (_, false) => (JAVA_BOYS, 2),
    };
    if random.chance(one_word) {
        let tails = if woman { JAVA_TAILS_WOMEN } else { JAVA_TAILS_MEN };
        return if born < 1985 && random.chance(60) {
            format!("{}{}", random.pick(JAVA_HEADS), random.pick(tails))
        } else {
            random.pick(pool).to_owned()
        };
    }
    let first = random.pick(pool);
    let second = match random.below(10) {
        0..=2 if !woman => long(random),
        _ => random.pick(if woman { JAVA_WOMEN_LAST } else { JAVA_MEN_LAST }).to_owned(),
    };
    if first == second { second } else { format!("{first} {second}") }
}

/// Gender, rank in the order of birth, and a name of one's own; a few families bear a title.
fn balinese(random: &mut Random, woman: bool, order: u32) -> String {
    let own = random.pick(if woman { BALI_WOMEN } else { BALI_MEN });
    let article = if woman { "Ni" } else { "I" };
    let title = match (random.below(12), woman) {
        (0, true) => "Ida Ayu".to_owned(),
        (0, false) => "Ida Bagus".to_owned(),
        (1, true) => "Anak Agung Ayu".to_owned(),
        (1, false) => "Anak Agung Gede".to_owned(),
        (2, true) => "Ni Gusti Ayu".to_owned(),
        (2, false) => "I Gusti Ngurah".to_owned(),
        _ => {
            let ranks: &[&str] = match order % 4 {
                0 => &["Wayan", "Putu", "Gede"],
                1 => &["Made", "Kadek"],
                2 => &["Nyoman", "Komang"],
                _ => &["Ketut"],
            };
            // Gede is for men, Luh for women
            let rank = random.pick(ranks);
            let rank = if woman && rank == "Gede" { "Luh" } else { rank };
            format!("{article} {rank}")
        }
    };
    format!("{title} {own}")
}

fn long(random: &mut Random) -> String {
    let (head, tail) = (random.pick(LONG_HEADS), random.pick(LONG_TAILS));
    if head.eq_ignore_ascii_case(tail) { head.to_owned() } else { format!("{head}{tail}") }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::demo::random::Part;
    use domain::value::PersonName;

    #[test]
    fn every_name_is_a_name_and_some_have_one_word() {
        let mut random = Random::of(Part::Household, 1);
        let mut short = 0;
        for index in 0..5_000 {
            let tradition = Tradition::near(&mut random, Branch::ALL[index % 3]);
            let sex = if index % 2 == 0 { Sex::Female } else { Sex::Male };
            let family = tradition.family(&mut random);
            let name = full(&mut random, Naming { tradition, sex, born: 1940 + index as i32 % 85, order: index as u32 % 5, family });
            assert_eq!(PersonName::parse(&name).map(PersonName::into_string).as_deref(), Some(name.as_str()));
            short += usize::from(!name.contains(' '));
        }
        assert!((200..1_500).contains(&short), "{short} one-word names");
    }

    #[test]
    fn every_tradition_but_the_foreign_one_has_a_hometown() {
        let mut random = Random::of(Part::Household, 2);
        for tradition in [Javanese, Sundanese, Betawi, Batak, Balinese, Minang, Chinese, Arab, Papuan, Moluccan, Minahasan, Timorese, Bugis]
        {
            assert!(tradition.hometown(&mut random).is_some(), "{tradition:?}");
        }
        assert!(Foreign.hometown(&mut random).is_none());
    }
}
