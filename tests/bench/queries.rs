//! What people type into the search: parts of names that are there, as they are remembered, and as they are mistyped.

use domain::value::fold;

/// How a query was made of a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// The first letters of a word.
    Prefix,
    /// Letters from inside a word.
    Middle,
    /// A word with one letter wrong.
    Misspelt,
    /// Two words in the other order.
    Swapped,
    /// The whole name.
    Whole,
}

impl Kind {
    pub const ALL: [Kind; 5] = [Kind::Prefix, Kind::Middle, Kind::Misspelt, Kind::Swapped, Kind::Whole];

    pub fn name(self) -> &'static str {
        match self {
            Kind::Prefix => "first letters",
            Kind::Middle => "letters from inside",
            Kind::Misspelt => "misspelt",
            Kind::Swapped => "words swapped",
            Kind::Whole => "whole name",
        }
    }
}

/// One query and how it was made.
#[derive(Clone, Debug)]
pub struct Query {
    pub kind: Kind,
    pub text: String,
}

/// So many queries from these names, the kinds in turn; the same names give the same queries.
pub fn from_names(names: &[String], wanted: usize) -> Vec<Query> {
    let mut dice = Dice(0x9e37_79b9_7f4a_7c15);
    let mut queries = Vec::with_capacity(wanted);
    for (at, name) in names.iter().cycle().take(wanted * 4).enumerate() {
        let kind = Kind::ALL[queries.len() % Kind::ALL.len()];
        if let Some(text) = query(kind, name, &mut dice) {
            queries.push(Query { kind, text });
        }
        if queries.len() == wanted || at > wanted * 3 {
            break;
        }
    }
    queries
}

/// `None` when the name is too short for this kind.
fn query(kind: Kind, name: &str, dice: &mut Dice) -> Option<String> {
    let folded = fold(name);
    let words: Vec<Vec<char>> = folded.split(' ').map(|word| word.chars().collect()).collect();
    let word = &words[dice.below(words.len())];
    let text = |chars: &[char]| chars.iter().collect::<String>();
    match kind {
        Kind::Prefix if word.len() >= 4 => Some(text(&word[..3 + dice.below(word.len() - 3)])),
        Kind::Middle if word.len() >= 5 => {
            let from = 1 + dice.below(word.len() - 4);
            Some(text(&word[from..from + 3]))
        }
        Kind::Misspelt if word.len() >= 5 => Some(text(&misspelt(word, dice))),
        Kind::Swapped if words.len() >= 2 => Some(format!("{} {}", text(&words[words.len() - 1]), text(&words[0]))),
        Kind::Whole if words.len() >= 2 => Some(name.to_owned()),
        _ => None,
    }
}

/// One letter left out, doubled, replaced, or exchanged with the next; never the first.
fn misspelt(word: &[char], dice: &mut Dice) -> Vec<char> {
    let mut wrong = word.to_vec();
    let at = 1 + dice.below(word.len() - 2);
    match dice.below(4) {
        0 => drop(wrong.remove(at)),
        1 => wrong.insert(at, word[at]),
        2 => wrong[at] = char::from(b'a' + dice.below(26) as u8),
        _ => wrong.swap(at, at + 1),
    }
    wrong
}

/// A small generator of numbers that are the same each time.
struct Dice(u64);

impl Dice {
    fn below(&mut self, bound: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % bound.max(1) as u64) as usize
    }
}
