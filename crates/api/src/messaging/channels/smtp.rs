//! E-mail by SMTP: pooled connections, TLS except to this machine itself.

use std::time::{Duration, SystemTime};

use anyhow::Context;
use domain::messaging::SendFailure;
use lettre::message::header::{ContentType, Header, HeaderName, HeaderValue};
use lettre::message::{Attachment as FilePart, Mailbox, MultiPart, SinglePart};
use lettre::transport::smtp::PoolConfig;
use lettre::transport::smtp::extension::ClientId;
use lettre::{AsyncSmtpTransport, AsyncTransport, Message, Tokio1Executor};
use persistence::messaging::sending::Outcome;

use super::Letter;
use crate::settings::Mail;

/// Connections to the mail server at most.
const CONNECTIONS: u32 = 4;

/// A mail server that takes our messages.
pub struct MailServer {
    transport: AsyncSmtpTransport<Tokio1Executor>,
    from: Mailbox,
    /// Longer than the transport's own limit for one answer, for a server that answers byte by byte.
    patience: Duration,
}

impl MailServer {
    pub fn new(settings: &Mail, host: &str) -> anyhow::Result<MailServer> {
        let url = settings.url.as_ref().context("no mail server is set")?;
        // the address holds a password, so its error is not shown
        let builder = AsyncSmtpTransport::<Tokio1Executor>::from_url(url.expose());
        let builder = builder.map_err(|_| anyhow::anyhow!("smtp_url cannot be used; write smtps://user:password@host"))?;
        let transport = builder
            .timeout(Some(settings.timeout))
            .hello_name(ClientId::Domain(host.to_owned()))
            .pool_config(PoolConfig::new().max_size(CONNECTIONS))
            .build();
        let from = settings.from.as_deref().context("smtp_from is missing")?.parse().context("smtp_from cannot be used")?;
        Ok(MailServer { transport, from, patience: settings.timeout * 2 })
    }

    /// Hands a message over; what the server answers decides whether it is tried again.
    pub async fn send(&self, letter: &Letter) -> Outcome {
        let Some(message) = self.message(letter) else { return Outcome::Refused(SendFailure::BadAddress) };
        match tokio::time::timeout(self.patience, self.transport.send(message)).await {
            Ok(Ok(_)) => Outcome::Sent,
            Ok(Err(error)) => told(&error),
            Err(_) => Outcome::Failed(SendFailure::Timeout),
        }
    }

    fn message(&self, letter: &Letter) -> Option<Message> {
        let to: Mailbox = letter.to.parse().ok()?;
        let from = Mailbox::new(self.from.name.clone().or_else(|| Some(letter.sender.clone())), self.from.email.clone());
        let builder = Message::builder()
            .from(from)
            .to(to)
            .subject(letter.texts.subject.clone())
            .message_id(Some(format!("<{}>", letter.message_id)))
            .date(SystemTime::from(letter.sent_at))
            .header(AutoSubmitted);
        let body = SinglePart::builder().header(ContentType::TEXT_PLAIN).body(letter.texts.body.clone());
        let message = match letter.attachments.as_slice() {
            [] => builder.singlepart(body),
            files => {
                let mut parts = MultiPart::mixed().singlepart(body);
                for file in files {
                    let kind = ContentType::parse(file.content_type).ok()?;
                    parts = parts.singlepart(FilePart::new(file.name.to_owned()).body(file.bytes.clone(), kind));
                }
                builder.multipart(parts)
            }
        };
        message.ok()
    }
}

/// Whether the server answers and takes our name and password; for `akrab doctor`.
pub fn check_mail_server(settings: &Mail) -> anyhow::Result<()> {
    let url = settings.url.as_ref().context("no mail server is set")?;
    let builder = lettre::SmtpTransport::from_url(url.expose()).map_err(|_| anyhow::anyhow!("smtp_url cannot be used"))?;
    let answers = builder.timeout(Some(settings.timeout)).build().test_connection();
    match answers {
        Ok(true) => Ok(()),
        Ok(false) => anyhow::bail!("the mail server hangs up"),
        Err(error) => anyhow::bail!("the mail server cannot be used ({})", told_code(&error)),
    }
}

fn told_code(error: &lettre::transport::smtp::Error) -> String {
    match error.status() {
        Some(code) => format!("it answers {code}"),
        None if error.is_timeout() => "it takes too long to answer".to_owned(),
        None if error.is_tls() => "TLS fails".to_owned(),
        None => "no connection".to_owned(),
    }
}

/// What an error means. Its text may quote the recipient, so only its kind is kept.
fn told(error: &lettre::transport::smtp::Error) -> Outcome {
    let code = error.status().map(|code| code.to_string().parse::<u16>().unwrap_or_default());
    match code {
        Some(454 | 530 | 534 | 535 | 538) => Outcome::Failed(SendFailure::NotAuthenticated),
        Some(500..=599) => Outcome::Refused(SendFailure::Refused),
        Some(_) => Outcome::Failed(SendFailure::Busy),
        None if error.is_timeout() => Outcome::Failed(SendFailure::Timeout),
        None => Outcome::Failed(SendFailure::Connection),
    }
}

/// RFC 3834: nobody's holiday notice answers this.
#[derive(Clone)]
struct AutoSubmitted;

impl Header for AutoSubmitted {
    fn name() -> HeaderName {
        HeaderName::new_from_ascii_str("Auto-Submitted")
    }

    fn parse(_: &str) -> Result<Self, Box<dyn std::error::Error + Send + Sync>> {
        Ok(AutoSubmitted)
    }

    fn display(&self) -> HeaderValue {
        HeaderValue::new(Self::name(), "auto-generated".to_owned())
    }
}
