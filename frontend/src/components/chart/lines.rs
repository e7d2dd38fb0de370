//! From the history to lines in panels of one unit each.

use domain::lab::{LabDay, LabLimits, LabSeries, LabSource};

use crate::i18n::{Lang, lang};

/// How lines share panels. A panel has one unit, whatever is chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Grouping {
    /// Each analyte alone, but the two pressures together.
    Apart,
    /// All of one unit together, at most seven.
    ByUnit,
}

/// The seven values that everybody follows, in their order; each has its colour wherever it is shown. Glucose is fasting,
/// else random, else not specified.
const COLOURED: &[(&str, u8)] = &[
    ("8480-6", 1),
    ("8462-4", 2),
    ("1558-6", 3),
    ("2345-7", 3),
    ("2339-0", 3),
    ("2085-9", 4),
    ("13457-7", 5),
    ("18262-6", 5),
    ("2089-1", 5),
    ("2093-3", 6),
    ("2571-8", 7),
];
/// How they are called where there is room for a few letters only.
const SHORT: &[(&str, &str, &str)] = &[
    ("8480-6", "Sis", "Sys"),
    ("8462-4", "Dia", "Dia"),
    ("1558-6", "Glu", "Glu"),
    ("2345-7", "Glu", "Glu"),
    ("2339-0", "Glu", "Glu"),
    ("2085-9", "HDL", "HDL"),
    ("13457-7", "LDL", "LDL"),
    ("18262-6", "LDL", "LDL"),
    ("2089-1", "LDL", "LDL"),
    ("2093-3", "Kol", "Chol"),
    ("2571-8", "Trig", "Trig"),
];
const PRESSURES: &[&str] = &["8480-6", "8462-4"];
const MOST: usize = 7;

/// One analyte in one unit. Days that have a number only, the oldest first.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    pub code: String,
    pub unit: String,
    pub decimals: usize,
    /// From 1 to 7.
    pub colour: u8,
    pub days: Vec<LabDay>,
    names: [String; 4],
}

impl Line {
    /// Its name, or the name that patients read.
    pub fn name(&self, plain: bool) -> &str {
        match (lang(), plain) {
            (Lang::Id, false) => &self.names[0],
            (Lang::Id, true) => &self.names[1],
            (Lang::En, false) => &self.names[2],
            (Lang::En, true) => &self.names[3],
        }
    }

    /// A few letters that stand beside its end.
    pub fn short(&self) -> String {
        match SHORT.iter().find(|(code, ..)| *code == self.code) {
            Some((_, id, en)) => (*if lang() == Lang::Id { id } else { en }).to_owned(),
            None => self.name(false).chars().take(4).collect::<String>().trim().to_owned(),
        }
    }

    /// The newest value.
    pub fn last(&self) -> Option<&LabDay> {
        self.days.last()
    }

    fn new(series: &LabSeries, unit: &str) -> Line {
        let in_unit = |day: &&LabDay| day.unit == unit && day.value.is_some();
        let names = [&series.name_id, &series.plain_id, &series.name_en, &series.plain_en];
        Line {
            code: series.code.clone(),
            unit: unit.to_owned(),
            decimals: usize::from(series.decimals.max(0).unsigned_abs()),
            colour: COLOURED.iter().find(|(code, _)| *code == series.code).map_or(0, |(_, colour)| *colour),
            days: series.days.iter().rev().filter(in_unit).cloned().collect(),
            names: names.map(Clone::clone),
        }
    }
}

/// What is drawn on one pair of axes.
#[derive(Clone, Debug, PartialEq)]
pub struct Panel {
    pub unit: String,
    pub lines: Vec<Line>,
}

impl Panel {
    /// Whether it is that of the two pressures.
    pub fn is_pressure(&self) -> bool {
        self.lines.len() > 1 && self.lines.iter().all(|line| PRESSURES.contains(&line.code.as_str()))
    }
}

impl Panel {
    /// Whether all of it is glucose and fats of the blood.
    pub fn is_metabolic(&self) -> bool {
        self.lines.iter().all(|line| !PRESSURES.contains(&line.code.as_str()) && COLOURED.iter().any(|(code, _)| *code == line.code))
    }
}

/// The panels of a history. A change of unit makes a panel of its own: two units never share an axis.
pub fn panels(series: &[LabSeries], grouping: Grouping) -> Vec<Panel> {
    let mut panels: Vec<Panel> = Vec::new();
    for series in series {
        let mut units: Vec<&str> = Vec::new();
        for day in series.days.iter().filter(|day| day.value.is_some()) {
            if !units.contains(&day.unit.as_str()) {
                units.push(&day.unit);
            }
        }
        for unit in units {
            add(&mut panels, Line::new(series, unit), grouping);
        }
    }
    panels.iter_mut().for_each(colour);
    panels
}

fn add(panels: &mut Vec<Panel>, line: Line, grouping: Grouping) {
    let pressure = |line: &Line| PRESSURES.contains(&line.code.as_str());
    let fits = |panel: &&mut Panel| {
        let alike = match grouping {
            Grouping::ByUnit => panel.lines.len() < MOST,
            Grouping::Apart => pressure(&line) && panel.lines.iter().all(pressure),
        };
        panel.unit == line.unit && alike
    };
    match panels.iter_mut().find(fits) {
        Some(panel) => panel.lines.push(line),
        None => panels.push(Panel { unit: line.unit.clone(), lines: vec![line] }),
    }
}

/// Gives the lines without a colour of their own the first ones that are free in their panel.
fn colour(panel: &mut Panel) {
    let mut taken: Vec<u8> = Vec::new();
    for i in 0..panel.lines.len() {
        let own = panel.lines[i].colour;
        let free = (1..=MOST as u8).find(|c| !taken.contains(c) && !panel.lines.iter().any(|l| l.colour == *c));
        let colour = if own > 0 && !taken.contains(&own) { own } else { free.unwrap_or(MOST as u8) };
        panel.lines[i].colour = colour;
        taken.push(colour);
    }
}

/// Why two neighbours are not joined.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Gap {
    /// Measured in another way.
    Method,
    /// Measured in another laboratory.
    Laboratory,
}

/// What a patient typed in is never joined with anything.
pub fn own(day: &LabDay) -> bool {
    day.source == LabSource::Patient
}

/// Whether a line may go from one value to the next.
pub fn gap(before: &LabDay, after: &LabDay) -> Option<Gap> {
    if before.method != after.method {
        Some(Gap::Method)
    } else if before.laboratory != after.laboratory {
        Some(Gap::Laboratory)
    } else {
        None
    }
}

/// The limits of a range only, without the critical ones.
pub fn same_range(a: &LabLimits, b: &LabLimits) -> bool {
    a.low == b.low && a.high == b.high
}
