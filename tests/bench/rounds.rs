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
        let pairs = self.akrab.iter().zip(&self.reference);
        median(&pairs.map(|(akrab, reference)| akrab / reference).collect::<Vec<_>>())
    }
}
