//! Load over HTTP: connections that are kept open, each with one request at a time, for a fixed time.

use std::net::SocketAddr;
use std::sync::Arc;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};
use http_body_util::{BodyExt, Full};
use hyper::body::Bytes;
use hyper::client::conn::http1::{SendRequest, handshake};
use hyper::{Method, Request, StatusCode, header};
use hyper_util::rt::TokioIo;
use serde_json::Value;
use tokio::net::TcpStream;

/// Who is asked what, by how many and for how long.
#[derive(Clone)]
pub struct Load {
    pub address: SocketAddr,
    /// Sent as bearer token.
    pub token: Option<String>,
    pub connections: usize,
    pub duration: Duration,
    /// Each connection asks for these in turn, starting at a place of its own.
    pub paths: Arc<Vec<String>>,
}

/// What came back.
pub struct Outcome {
    pub elapsed: Duration,
    /// Path and microseconds of every answer.
    pub answers: Vec<(usize, u32)>,
}

impl Outcome {
    /// Answers a second.
    pub fn rate(&self) -> f64 {
        self.answers.len() as f64 / self.elapsed.as_secs_f64()
    }

    /// The time in microseconds within which this share of the answers came.
    pub fn quantile(&self, share: f64) -> f64 {
        quantile(self.answers.iter().map(|(_, micros)| *micros).collect(), share)
    }
}

/// The time within which this share of the answers came; 0 for none.
pub fn quantile(mut micros: Vec<u32>, share: f64) -> f64 {
    micros.sort_unstable();
    let at = ((micros.len() as f64 * share).ceil() as usize).clamp(1, micros.len().max(1)) - 1;
    micros.get(at).copied().map_or(0.0, f64::from)
}

impl Load {
    /// Asks until the time is over; an answer other than 200 ends it with an error.
    pub async fn run(&self) -> Result<Outcome> {
        let started = Instant::now();
        let deadline = started + self.duration;
        let tasks: Vec<_> = (0..self.connections).map(|number| tokio::spawn(self.clone().ask_until(deadline, number))).collect();
        let mut answers = Vec::new();
        for task in tasks {
            answers.extend(task.await??);
        }
        Ok(Outcome { elapsed: started.elapsed(), answers })
    }

    async fn ask_until(self, deadline: Instant, number: usize) -> Result<Vec<(usize, u32)>> {
        let mut connection = Connection::open(self.address, self.token).await?;
        let mut answers = Vec::with_capacity(4096);
        let mut at = number * self.paths.len() / self.connections;
        while Instant::now() < deadline {
            let path = at % self.paths.len();
            let asked = Instant::now();
            connection.get(&self.paths[path]).await?;
            answers.push((path, u32::try_from(asked.elapsed().as_micros()).unwrap_or(u32::MAX)));
            at += 1;
        }
        Ok(answers)
    }
}

/// One connection that is kept open.
pub struct Connection {
    sender: SendRequest<Full<Bytes>>,
    host: String,
    authorization: Option<String>,
}

impl Connection {
    pub async fn open(address: SocketAddr, token: Option<String>) -> Result<Connection> {
        let stream = TcpStream::connect(address).await?;
        stream.set_nodelay(true)?;
        let (sender, connection) = handshake(TokioIo::new(stream)).await?;
        tokio::spawn(connection);
        Ok(Connection { sender, host: address.to_string(), authorization: token.map(|token| format!("Bearer {token}")) })
    }

    /// The body of a 200; anything else is an error.
    pub async fn get(&mut self, path: &str) -> Result<Bytes> {
        self.ask(Method::GET, path, Bytes::new(), StatusCode::OK).await
    }

    /// The body of a 201; anything else is an error.
    pub async fn post(&mut self, path: &str, form: &Value) -> Result<Bytes> {
        self.ask(Method::POST, path, serde_json::to_vec(form)?.into(), StatusCode::CREATED).await
    }

    async fn ask(&mut self, method: Method, path: &str, body: Bytes, wanted: StatusCode) -> Result<Bytes> {
        let mut request = Request::builder().method(method).uri(path).header(header::HOST, &self.host);
        if !body.is_empty() {
            request = request.header(header::CONTENT_TYPE, "application/json");
        }
        if let Some(authorization) = &self.authorization {
            request = request.header(header::AUTHORIZATION, authorization);
        }
        self.sender.ready().await?;
        let response = self.sender.send_request(request.body(Full::new(body))?).await.with_context(|| format!("no answer to {path}"))?;
        let status = response.status();
        let body = response.into_body().collect().await?.to_bytes();
        if status != wanted {
            bail!("{path} was answered with {status}: {}", String::from_utf8_lossy(&body));
        }
        Ok(body)
    }
}

/// Parameters as a query string.
pub fn query_string(pairs: &[(&str, &str)]) -> Result<String> {
    let url = reqwest::Url::parse_with_params("http://localhost/", pairs)?;
    Ok(url.query().unwrap_or_default().to_owned())
}

/// Fails unless Akrab and the bare server answer with the same JSON below this pointer, apart from masked values.
pub async fn alike(akrab: (SocketAddr, Option<String>, &str), reference: (SocketAddr, &str), pointer: &str) -> Result<()> {
    let ours = Connection::open(akrab.0, akrab.1).await?.get(akrab.2).await?;
    let theirs = Connection::open(reference.0, None).await?.get(reference.1).await?;
    let part = |body: &[u8]| -> Result<Option<Value>> {
        let mut json: Value = serde_json::from_slice(body)?;
        for identifier in json.pointer_mut("/details/identifiers").and_then(Value::as_array_mut).into_iter().flatten() {
            identifier["value"] = Value::Null;
        }
        Ok(json.pointer(pointer).cloned())
    };
    if part(&ours)? != part(&theirs)? {
        bail!("the bare server answers otherwise than Akrab:\n{}\n{}", String::from_utf8_lossy(&theirs), String::from_utf8_lossy(&ours));
    }
    Ok(())
}
