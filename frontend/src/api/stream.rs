//! An answer that goes on: server-sent events, read with `fetch` because the token travels in a header.

use std::time::Duration;

use futures_util::future::{Either, select};
use js_sys::{Reflect, Uint8Array};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{AbortController, ReadableStreamDefaultReader, Response};

use super::{Failure, Request, session, transport};
use crate::browser::timer;

/// The server says something every 15 s; a stream that is silent for longer than this is broken.
const SILENCE: Duration = Duration::from_secs(40);

/// How long the head of the answer may take.
const PATIENCE: Duration = Duration::from_secs(20);

/// An open stream; dropping it closes the connection.
pub struct Stream {
    reader: ReadableStreamDefaultReader,
    abort: AbortController,
    parser: Parser,
    ready: std::collections::VecDeque<String>,
}

impl Drop for Stream {
    fn drop(&mut self) {
        self.abort.abort();
    }
}

impl Stream {
    /// Opens the live events. Signing in again is asked for when the session has ended.
    pub async fn open() -> Result<Stream, Failure> {
        let token = session::token().await?;
        match attempt(&token).await {
            Err(failure) if failure.status() == 401 => attempt(&session::renewed(&token).await?).await,
            outcome => outcome,
        }
    }

    /// The data of the next event; `None` when the stream has ended or gone silent.
    pub async fn next(&mut self) -> Option<String> {
        loop {
            if let Some(data) = self.ready.pop_front() {
                return Some(data);
            }
            let read = JsFuture::from(self.reader.read());
            let chunk = match select(Box::pin(read), Box::pin(timer::sleep(SILENCE))).await {
                Either::Left((chunk, _)) => chunk.ok()?,
                Either::Right(_) => return None,
            };
            let bytes = Reflect::get(&chunk, &"value".into()).ok()?.dyn_into::<Uint8Array>().ok()?;
            self.ready.extend(self.parser.push(&bytes.to_vec()));
        }
    }
}

async fn attempt(token: &str) -> Result<Stream, Failure> {
    let abort = AbortController::new().map_err(|_| Failure::Unreadable)?;
    let request = Request::get("/events").header("Accept", "text/event-stream");
    let call = transport::fetch(&request, Some(token), Some(&abort));
    let response = match select(Box::pin(call), Box::pin(timer::sleep(PATIENCE))).await {
        Either::Left((response, _)) => response.map_err(|_| Failure::Offline)?,
        Either::Right(_) => {
            abort.abort();
            return Err(Failure::Timeout);
        }
    };
    if !response.ok() {
        return Err(super::request::refused(response.status()));
    }
    let reader = reader(&response).ok_or(Failure::Unreadable)?;
    Ok(Stream { reader, abort, parser: Parser::default(), ready: Default::default() })
}

fn reader(response: &Response) -> Option<ReadableStreamDefaultReader> {
    response.body()?.get_reader().dyn_into().ok()
}

/// Cuts bytes into events. A letter may be split between two chunks, so that lines are put together as bytes.
#[derive(Default)]
struct Parser {
    rest: Vec<u8>,
    data: String,
}

impl Parser {
    fn push(&mut self, bytes: &[u8]) -> Vec<String> {
        self.rest.extend_from_slice(bytes);
        let mut events = Vec::new();
        while let Some(end) = self.rest.iter().position(|b| *b == b'\n') {
            let line: Vec<u8> = self.rest.drain(..=end).collect();
            let line = String::from_utf8_lossy(&line);
            let line = line.trim_end_matches(['\n', '\r']);
            if line.is_empty() {
                if !self.data.is_empty() {
                    events.push(std::mem::take(&mut self.data));
                }
            } else if let Some(data) = line.strip_prefix("data:") {
                if !self.data.is_empty() {
                    self.data.push('\n');
                }
                self.data.push_str(data.strip_prefix(' ').unwrap_or(data));
            }
        }
        events
    }
}

#[cfg(test)]
mod tests {
    use super::Parser;

    #[test]
    fn events_are_cut_wherever_the_chunks_end() {
        let text = ": ping\n\ndata: {\"a\":1}\n\nevent: x\r\ndata: é\r\ndata: b\r\n\r\n: ping\n\n";
        for size in 1..=text.len() {
            let mut parser = Parser::default();
            let events: Vec<String> = text.as_bytes().chunks(size).flat_map(|chunk| parser.push(chunk)).collect();
            assert_eq!(events, ["{\"a\":1}", "é\nb"], "chunks of {size}");
        }
    }
}
