//! A real mail server of a few lines: it records what it takes, and refuses, delays or hangs when a test says so.

use std::collections::HashSet;
use std::io::{BufRead, BufReader, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::{Arc, Mutex, MutexGuard};
use std::thread;
use std::time::Duration;

/// How the server behaves from now on.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Manner {
    #[default]
    Accept,
    /// Refuses a message the first time it comes, as greylisting does.
    Greylist,
    /// Answers the end of each message with this code.
    Answer(u16),
    /// Takes the message, and says nothing for so long.
    Hang(Duration),
    /// Takes each message so slowly.
    Slow(Duration),
}

/// A message that was accepted.
#[derive(Clone, Debug)]
pub struct Mail {
    pub from: String,
    pub to: String,
    /// Headers and body as they came.
    pub data: String,
}

impl Mail {
    /// The value of a header.
    pub fn header(&self, name: &str) -> String {
        let prefix = format!("{}:", name.to_lowercase());
        let head = self.data.split("\r\n\r\n").next().unwrap_or_default().replace("\r\n ", " ");
        let line = head.lines().find(|line| line.to_lowercase().starts_with(&prefix)).unwrap_or_default().to_owned();
        line.split_once(':').map(|(_, value)| value.trim().to_owned()).unwrap_or_default()
    }

    pub fn message_id(&self) -> String {
        self.header("message-id")
    }

    /// The text with the transfer encoding taken off.
    pub fn text(&self) -> String {
        decoded(&self.data)
    }
}

#[derive(Default)]
struct State {
    manner: Manner,
    mails: Vec<Mail>,
    seen: HashSet<String>,
    attempts: usize,
}

/// The server; it stops listening with the test.
pub struct SmtpServer {
    address: SocketAddr,
    state: Arc<Mutex<State>>,
}

impl SmtpServer {
    /// Listens on a port of its own.
    pub fn start() -> anyhow::Result<SmtpServer> {
        let listener = TcpListener::bind("127.0.0.1:0")?;
        let server = SmtpServer { address: listener.local_addr()?, state: Arc::default() };
        let state = server.state.clone();
        thread::spawn(move || {
            for stream in listener.incoming().map_while(Result::ok) {
                let state = state.clone();
                thread::spawn(move || drop(serve(stream, &state)));
            }
        });
        Ok(server)
    }

    /// For the setting `smtp_url`.
    pub fn url(&self) -> String {
        format!("smtp://{}", self.address)
    }

    pub fn behave(&self, manner: Manner) {
        self.lock().manner = manner;
    }

    /// Everything that was accepted so far.
    pub fn mails(&self) -> Vec<Mail> {
        self.lock().mails.clone()
    }

    /// Messages that were sent to the end, accepted or not.
    pub fn attempts(&self) -> usize {
        self.lock().attempts
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(std::sync::PoisonError::into_inner)
    }
}

fn serve(stream: TcpStream, state: &Mutex<State>) -> std::io::Result<()> {
    stream.set_nodelay(true)?;
    let mut out = stream.try_clone()?;
    let mut lines = BufReader::new(stream);
    let mut say = |text: &str| out.write_all(format!("{text}\r\n").as_bytes());
    say("220 test ESMTP")?;
    let (mut from, mut to) = (String::new(), String::new());
    let mut line = String::new();
    while lines.read_line(&mut line)? > 0 {
        let command = std::mem::take(&mut line).trim_end().to_owned();
        match command.to_uppercase().split([' ', ':']).next().unwrap_or_default() {
            "EHLO" => say("250-test\r\n250-8BITMIME\r\n250 SMTPUTF8")?,
            "MAIL" => {
                from = address(&command);
                say("250 ok")?;
            }
            "RCPT" => {
                to = address(&command);
                say("250 ok")?;
            }
            "DATA" => {
                say("354 go on")?;
                let mail = Mail { from: from.clone(), to: to.clone(), data: data(&mut lines)? };
                say(&received(mail, state))?;
            }
            "QUIT" => return say("221 bye"),
            _ => say("250 ok")?,
        }
    }
    Ok(())
}

fn received(mail: Mail, state: &Mutex<State>) -> String {
    let mut held = state.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
    held.attempts += 1;
    let manner = held.manner;
    match manner {
        Manner::Greylist if held.seen.insert(mail.message_id()) => return "451 come back".to_owned(),
        Manner::Answer(code) => return format!("{code} no <{}>", mail.to),
        _ => held.mails.push(mail),
    }
    drop(held);
    if let Manner::Hang(time) | Manner::Slow(time) = manner {
        thread::sleep(time);
    }
    "250 taken".to_owned()
}

fn data(lines: &mut BufReader<TcpStream>) -> std::io::Result<String> {
    let (mut data, mut line) = (String::new(), String::new());
    while lines.read_line(&mut line)? > 0 {
        if line == ".\r\n" {
            break;
        }
        data.push_str(line.strip_prefix('.').unwrap_or(&line));
        line.clear();
    }
    Ok(data)
}

fn address(command: &str) -> String {
    command.split(['<', '>']).nth(1).unwrap_or_default().to_owned()
}

/// Quoted-printable and Base64, as far as a test has to read them.
fn decoded(data: &str) -> String {
    use base64::Engine;
    let mut text = String::new();
    for part in data.split("\r\n\r\n") {
        let packed: String = part.split_whitespace().collect();
        match base64::engine::general_purpose::STANDARD.decode(&packed) {
            Ok(bytes) if packed.len() > 40 => text.push_str(&String::from_utf8_lossy(&bytes)),
            _ => text.push_str(&unquoted(part)),
        }
        text.push_str("\n\n");
    }
    text
}

fn unquoted(part: &str) -> String {
    let joined = part.replace("=\r\n", "");
    let (mut bytes, mut rest) = (Vec::new(), joined.as_bytes());
    while let Some((first, tail)) = rest.split_first() {
        let code = tail.get(..2).and_then(|hex| std::str::from_utf8(hex).ok()).and_then(|hex| u8::from_str_radix(hex, 16).ok());
        match (first, code) {
            (b'=', Some(byte)) => {
                bytes.push(byte);
                rest = &tail[2..];
            }
            _ => {
                bytes.push(*first);
                rest = tail;
            }
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}
