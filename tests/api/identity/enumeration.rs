//! R34: nobody learns from an answer, or from how long it takes, who has an account.

use std::time::{Duration, Instant};

use support::{Outcome, Person, RoleCode, TestApp};

use super::{comparable, sign_in};

/// Sign-ins of each kind in one round.
const SAMPLES: usize = 50;
const ACCOUNTS: usize = 10;
/// The difference of the medians that is no difference.
const ALIKE: f64 = 5.0;

#[derive(Debug)]
struct Round {
    known: f64,
    unknown: f64,
    p: f64,
}

impl Round {
    fn tells_nothing(&self) -> bool {
        (self.known - self.unknown).abs() <= ALIKE || self.p > 0.01
    }
}

async fn measure(app: &TestApp, known: &[String], unknown: &[String]) -> Round {
    let nobody = app.nobody();
    let (mut times, mut answers) = ([Vec::new(), Vec::new()], Vec::new());
    for sample in 0..SAMPLES {
        // turn about, so that whatever else the machine does falls on both
        for turn in 0..2 {
            let kind = (sample + turn) % 2;
            let login = &[known, unknown][kind][sample % ACCOUNTS];
            let started = Instant::now();
            let answer = sign_in(&nobody, login, "bukan kata sandinya").await;
            times[kind].push(started.elapsed().as_secs_f64() * 1_000.0);
            answers.push(comparable(&answer.expect_problem(401, "wrong_credentials")));
        }
    }
    assert!(answers.windows(2).all(|pair| pair[0] == pair[1]), "the answers differ");
    Round { p: rank_test(&times[0], &times[1]), known: median(&mut times[0]), unknown: median(&mut times[1]) }
}

fn median(times: &mut [f64]) -> f64 {
    times.sort_by(f64::total_cmp);
    times[times.len() / 2]
}

/// The two-sided p of Mann and Whitney, by the normal approximation.
fn rank_test(a: &[f64], b: &[f64]) -> f64 {
    let (n, m) = (a.len() as f64, b.len() as f64);
    let wins: f64 = a
        .iter()
        .flat_map(|x| {
            b.iter().map(move |y| {
                if x > y {
                    1.0
                } else if x == y {
                    0.5
                } else {
                    0.0
                }
            })
        })
        .sum();
    let z = (wins - n * m / 2.0) / (n * m * (n + m + 1.0) / 12.0).sqrt();
    (2.0 * upper_tail(z.abs())).min(1.0)
}

/// The upper tail of the normal distribution (Abramowitz and Stegun 26.2.17).
fn upper_tail(z: f64) -> f64 {
    let t = 1.0 / (1.0 + 0.231_641_9 * z);
    let sum = t * (0.319_381_530 + t * (-0.356_563_782 + t * (1.781_477_937 + t * (-1.821_255_978 + t * 1.330_274_429))));
    sum * (-z * z / 2.0).exp() / (2.0 * std::f64::consts::PI).sqrt()
}

#[test]
fn the_rank_test_tells_apart_what_differs_and_nothing_else() {
    let spread = |from: f64| (0..50).map(|i| from + f64::from(i * 7 % 50)).collect::<Vec<_>>();
    assert!(rank_test(&spread(0.0), &spread(0.2)) > 0.5);
    assert!(rank_test(&spread(0.0), &spread(30.0)) < 0.001);
}

#[tokio::test]
async fn signing_in_does_not_tell_who_has_an_account() -> Outcome {
    let app = TestApp::start_with(&[("password_tries", "100000")]).await;
    let known: Vec<String> = (0..ACCOUNTS).map(|_| app.add_person(&Person::new(RoleCode::Doctor)).login).collect();
    let unknown: Vec<String> = known.iter().map(|login| login.chars().rev().collect()).collect();
    measure(&app, &known, &unknown).await;
    let mut rounds = vec![measure(&app, &known, &unknown).await];
    if !rounds[0].tells_nothing() {
        // chance, or the machine was busy: it must not happen twice
        tokio::time::sleep(Duration::from_millis(500)).await;
        rounds.push(measure(&app, &known, &unknown).await);
    }
    for round in &rounds {
        eprintln!(
            "R34: {SAMPLES} sign-ins each, identical bytes; medians {:.1} ms known, {:.1} ms unknown, p = {:.2}",
            round.known, round.unknown, round.p
        );
    }
    assert!(rounds.iter().any(Round::tells_nothing), "{rounds:?}");
    Ok(())
}

#[tokio::test]
async fn being_locked_out_does_not_tell_who_has_an_account() {
    let app = TestApp::start().await;
    let known = app.add_person(&Person::new(RoleCode::Doctor)).login;
    for round in 0..13 {
        let mut answers = Vec::new();
        for login in [known.as_str(), "tidak-ada-orangnya"] {
            answers.push(sign_in(&app.nobody(), login, "bukan kata sandinya").await);
        }
        assert_eq!(comparable(&answers[0]), comparable(&answers[1]), "round {round}");
        assert_eq!(answers[0].status, if round < 10 { 401 } else { 429 });
    }
}

#[tokio::test]
async fn states_of_accounts_and_passwords_not_yet_set_look_like_nobody() {
    let app = TestApp::start().await;
    let nobody = comparable(&sign_in(&app.nobody(), "tidak-ada-orangnya", support::PASSWORD).await);
    for state in ["invited", "suspended"] {
        let login = app.add_person(&Person::new(RoleCode::Doctor).in_state(state)).login;
        assert_eq!(comparable(&sign_in(&app.nobody(), &login, support::PASSWORD).await), nobody, "{state}");
    }
}
