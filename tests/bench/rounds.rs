//! Medians over rounds.

/// The middle of the figures; 0 for none.
pub fn median(figures: &[f64]) -> f64 {
    let mut sorted = figures.to_vec();
    sorted.sort_by(f64::total_cmp);
    match (sorted.len(), sorted.len() / 2) {
        (0, _) => 0.0,
        (length, middle) if length % 2 == 1 => sorted[middle],
        (_, middle) => (sorted[middle - 1] + sorted[middle]) / 2.0,
    }
}

/// The rates of the three that take turns.
#[derive(Default)]
pub struct Rates {
    pub akrab: Vec<f64>,
    pub reference: Vec<f64>,
    pub pgbench: Vec<f64>,
}

impl Rates {
    /// The ratio round by round, of which the median counts: neighbours in time saw the same machine.
    pub fn ratio(&self) -> f64 {
        paired(&self.akrab, &self.reference)
    }

    /// As [`Rates::ratio`], against `pgbench`.
    pub fn ratio_to_database(&self) -> f64 {
        paired(&self.akrab, &self.pgbench)
    }
}

fn paired(akrab: &[f64], other: &[f64]) -> f64 {
    median(&akrab.iter().zip(other).map(|(akrab, other)| akrab / other).collect::<Vec<_>>())
}
