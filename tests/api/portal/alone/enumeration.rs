//! R34: neither the answers nor their times tell who is a patient here.

use std::time::Instant;

use support::{Answer, json};

use crate::portal::{Clinic, SECRET};

/// Requests of each kind.
const SAMPLES: usize = 25;
/// The difference of the medians that is no difference, in milliseconds.
const ALIKE: f64 = 5.0;

/// An answer without what is new in each.
fn comparable(answer: &Answer) -> (u16, String, usize) {
    let mut body = answer.json();
    body["id"] = json!("");
    (answer.status, body.to_string(), answer.headers.len())
}

fn median(mut times: Vec<f64>) -> f64 {
    times.sort_by(f64::total_cmp);
    times[times.len() / 2]
}

#[tokio::test]
async fn asking_for_a_code_does_not_tell_who_is_a_patient() {
    let clinic = Clinic::open().await;
    for at in 0..SAMPLES {
        clinic.member(&format!("K{at}"), "Siti Aminah").await;
    }
    let care = clinic.care().await;
    let nobody = clinic.app.nobody();
    for path in ["/v1/portal/registrations", "/v1/portal/sign-in-codes"] {
        let (mut times, mut answers) = ([Vec::new(), Vec::new()], Vec::new());
        for sample in 0..SAMPLES {
            for turn in 0..2 {
                let kind = (sample + turn) % 2;
                let mrn = format!("{}{sample}", ["K", "U"][kind]);
                let form = match path {
                    "/v1/portal/registrations" => json!({"mrn": mrn, "username": "siti", "password": SECRET, "consents": care}),
                    _ => json!({"login": format!("{}@contoh.example", mrn.to_lowercase())}),
                };
                let started = Instant::now();
                let answer = nobody.post(path, form).await.expect(202);
                times[kind].push(started.elapsed().as_secs_f64() * 1_000.0);
                answers.push(comparable(&answer));
            }
        }
        assert!(answers.windows(2).all(|pair| pair[0] == pair[1]), "{path}: the answers differ");
        let [known, unknown] = times.map(median);
        eprintln!("R34: {path}: identical answers; medians {known:.1} ms known, {unknown:.1} ms unknown");
        assert!((known - unknown).abs() <= ALIKE, "{path}: {known:.1} ms and {unknown:.1} ms");
    }
}
