//! The worker: runs the sweeps, claims messages that are due, and sends them. Any number may run at once.

use std::collections::HashMap;
use std::sync::atomic::Ordering;
use std::time::Duration;

use actix_web::web::Data;
use chrono::{DateTime, Utc};
use domain::messaging::{MessageChannel, SendFailure};
use futures_util::StreamExt;
use persistence::messaging::sending::{self, Begun, Claim, Delivery, Outcome};

use super::attachment;
use super::channels::Letter;
use super::rendering::{Texts, fill, masked};
use super::sweeps::SWEEPS;
use super::wording::{Parties, words};
use crate::app::App;
use crate::http::{ApiError, ApiResult};

/// How long a worker with nothing to do waits before it looks again.
const PAUSE: Duration = Duration::from_millis(500);
/// Messages claimed at once; a worker that is killed leaves at most so many to be reclaimed.
const BATCH: i64 = 32;
/// Messages that are being sent at once: so many can arrive twice when the worker is killed. Two keep 100 kills over 10,000
/// messages within two in a hundred; more is sent at once by more workers.
const AT_ONCE: usize = 2;
/// Batches in one pass, after which the log says what was done.
const BATCHES: usize = 20;

/// What one pass did.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Pass {
    /// Records that sweeps have changed.
    pub swept: usize,
    /// Messages taken back from workers that dropped them.
    pub reclaimed: usize,
    pub claimed: usize,
    pub sent: usize,
    /// Tried and not sent.
    pub failed: usize,
    /// Put off or held back by the gate.
    pub held: usize,
    /// Completions that came after the lease was lost, and were refused.
    pub refused: usize,
}

/// When each sweep was done last, by this worker.
#[derive(Default)]
pub struct Rounds(HashMap<&'static str, DateTime<Utc>>);

impl Rounds {
    /// Whether it is time for something again; if so, it counts as done now.
    fn is_time(&mut self, name: &'static str, every: Duration, now: DateTime<Utc>) -> bool {
        let rested = self.0.get(name).is_none_or(|last| (now - *last).to_std().is_ok_and(|rest| rest >= every));
        if rested {
            self.0.insert(name, now);
        }
        rested
    }
}

/// Works until the application stops. Sweeps do not wait for a mail server or a virus scanner that is slow to answer.
pub async fn run(app: Data<App>) {
    tokio::join!(keep_sweeping(&app), keep_sending(&app), crate::documents::keep_scanning(&app));
}

async fn keep_sweeping(app: &Data<App>) {
    let mut rounds = Rounds::default();
    while !app.stopping.load(Ordering::Relaxed) {
        sweep(app, &mut rounds).await;
        tokio::time::sleep(PAUSE).await;
    }
}

async fn keep_sending(app: &Data<App>) {
    while !app.stopping.load(Ordering::Relaxed) {
        match send_due(app).await {
            Ok(done) if done.claimed > 0 => {
                log::info!("messages: {} sent, {} failed, {} held back, {} late", done.sent, done.failed, done.held, done.refused);
            }
            Ok(_) => tokio::time::sleep(PAUSE).await,
            Err(error) => {
                log::warn!("messages: {}", error.cause());
                tokio::time::sleep(PAUSE * 2).await;
            }
        }
    }
}

/// Every sweep, and everything that is due then; for tests, which set the clock and call it instead of waiting.
pub async fn run_once(app: &Data<App>) -> ApiResult<Pass> {
    let swept = sweep(app, &mut Rounds::default()).await;
    Ok(Pass { swept, ..send_due(app).await? })
}

async fn send_due(app: &Data<App>) -> ApiResult<Pass> {
    let mut done = Pass::default();
    for _ in 0..BATCHES {
        let (now, lease) = (app.clock.now(), lease(app));
        let work = app.db.write(move |tx| {
            let reclaimed = sending::reclaim(tx, now)?;
            Ok::<_, ApiError>((reclaimed, sending::claim(tx, now, lease, BATCH)?))
        });
        let (reclaimed, claims) = work.await?;
        done.reclaimed += reclaimed;
        done.claimed += claims.len();
        let full = claims.len() as i64 == BATCH;
        let ends: Vec<ApiResult<End>> =
            futures_util::stream::iter(claims).map(|claim| deliver(app, claim)).buffer_unordered(AT_ONCE).collect().await;
        for end in ends {
            match end? {
                End::Sent => done.sent += 1,
                End::Failed => done.failed += 1,
                End::Held => done.held += 1,
                End::Late => done.refused += 1,
            }
        }
        if !full || app.stopping.load(Ordering::Relaxed) {
            break;
        }
    }
    Ok(done)
}

async fn sweep(app: &Data<App>, rounds: &mut Rounds) -> usize {
    let mut changed = 0;
    for sweep in SWEEPS {
        let now = app.clock.now();
        if !rounds.is_time(sweep.name, sweep.every, now) {
            continue;
        }
        let (shared, run) = (app.clone(), sweep.run);
        match app.db.write(move |tx| run(tx, &shared, now)).await {
            Ok(count) => changed += count,
            // one sweep that fails keeps no other from running
            Err(error) => log::warn!("{}: {}", sweep.name, error.cause()),
        }
    }
    match crate::scheduling::sweep(app).await {
        Ok(count) => changed += count,
        Err(error) => log::warn!("waiting list: {}", error.cause()),
    }
    if rounds.is_time("audit seals", crate::privacy::SEAL_EVERY, app.clock.now())
        && let Err(error) = crate::privacy::seal(app).await
    {
        log::warn!("audit seals: {}", error.cause());
    }
    changed
}

enum End {
    Sent,
    Failed,
    Held,
    Late,
}

async fn deliver(app: &Data<App>, claim: Claim) -> ApiResult<End> {
    let (shared, now, time) = (app.clone(), app.clock.now(), lease(app));
    let begun = app.db.write(move |tx| Ok::<_, ApiError>(sending::begin(tx, &shared.field_keys, claim, now, time)?)).await?;
    let delivery = match begun {
        Begun::Ready(delivery) => delivery,
        Begun::Held(_) => return Ok(End::Held),
        Begun::Unreadable => return Ok(End::Failed),
        Begun::Lost => return Ok(End::Late),
    };
    let message_id = app.channels.message_id(claim.id);
    let outcome = match letter(app, &delivery, &message_id) {
        Some(letter) if matches!(letter.channel, MessageChannel::Inbox | MessageChannel::Browser) => Outcome::Sent,
        Some(letter) => app.channels.send(&letter).await,
        None => Outcome::Refused(SendFailure::BadTemplate),
    };
    let ended_at = app.clock.now();
    let work = app.db.write(move |tx| Ok::<_, ApiError>(sending::complete(tx, claim, outcome, message_id.as_str(), ended_at)?));
    Ok(match (work.await?, outcome) {
        (false, _) => End::Late,
        (true, Outcome::Sent) => End::Sent,
        (true, _) => End::Failed,
    })
}

/// The message in words; `None` when its texts cannot be filled in.
fn letter(app: &App, delivery: &Delivery, message_id: &str) -> Option<Letter> {
    let texts = Texts::of(&delivery.texts, delivery.language);
    let parties = Parties { recipient: delivery.recipient.clone(), clinic: delivery.clinic.clone() };
    let in_words = |secrets| words(delivery.template, delivery.language, &delivery.facts, secrets, &parties);
    let plain = in_words(&delivery.secrets);
    let sent_at = app.clock.now();
    Some(Letter {
        id: delivery.id,
        channel: delivery.channel,
        to: delivery.destination.clone().unwrap_or_default(),
        texts: fill(&texts, &plain).ok()?,
        masked: fill(&texts, &in_words(&masked(delivery.template))).ok()?,
        message_id: message_id.to_owned(),
        sender: delivery.clinic.clone(),
        attachments: attachment::calendar(delivery, &plain, sent_at).into_iter().collect(),
        sent_at,
    })
}

fn lease(app: &App) -> chrono::Duration {
    chrono::Duration::from_std(app.settings.mail.lease).unwrap_or(chrono::Duration::seconds(60))
}
