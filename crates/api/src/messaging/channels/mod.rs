//! The ways out: a mail server, or the data directory of this machine when none is set.

pub mod local;
mod smtp;

use domain::messaging::{MessageChannel, SendFailure};
use persistence::messaging::sending::Outcome;
use uuid::Uuid;

pub use local::LocalTransport;
pub use smtp::{MailServer, check_mail_server};

use super::attachment::Attachment;
use super::rendering::Texts;
use crate::settings::Settings;

/// A message in words, ready to go. It holds codes, links and names: it is never logged.
pub struct Letter {
    pub id: Uuid,
    pub channel: MessageChannel,
    pub to: String,
    pub texts: Texts,
    /// The same with codes and links masked.
    pub masked: Texts,
    /// The same for each attempt, without angle brackets.
    pub message_id: String,
    pub sender: String,
    pub attachments: Vec<Attachment>,
    pub sent_at: chrono::DateTime<chrono::Utc>,
}

/// How messages leave this installation.
pub struct Channels {
    mail: Option<MailServer>,
    local: Option<LocalTransport>,
    host: String,
}

impl Channels {
    /// Opens nothing yet; connections are made when they are needed.
    pub fn new(settings: &Settings) -> anyhow::Result<Channels> {
        let loopback = settings.listen.ip().is_loopback();
        let host = settings.public_url.host().to_owned();
        let mail = settings.mail.url.as_ref().map(|_| MailServer::new(&settings.mail, &host)).transpose()?;
        Ok(Channels { mail, local: loopback.then(|| LocalTransport::new(&settings.data_dir)), host })
    }

    /// What stands in `Message-ID`, the same for every attempt.
    pub fn message_id(&self, id: Uuid) -> String {
        format!("{id}@{}", self.host)
    }

    /// Where the messages are that were kept on this machine; absent when the server listens beyond loopback.
    pub fn local(&self) -> Option<&LocalTransport> {
        self.local.as_ref()
    }

    /// Sends by e-mail or to a phone. Phones are reached on this machine only, until a gateway is set.
    pub async fn send(&self, letter: &Letter) -> Outcome {
        match (letter.channel, &self.mail, &self.local) {
            (MessageChannel::Email, Some(server), _) => server.send(letter).await,
            (_, _, Some(local)) => local.keep(letter),
            _ => Outcome::Failed(SendFailure::NoTransport),
        }
    }
}
