//! Somebody who listens to `GET /v1/events`.

use std::time::Duration;

use serde_json::Value;

use super::caller::{Caller, Request};

/// Longer than any event takes on a busy machine.
const PATIENCE: Duration = Duration::from_secs(10);

/// An open stream of events.
pub struct Listening {
    response: reqwest::Response,
    text: String,
}

impl Caller {
    /// Opens the stream and waits until it is heard.
    pub async fn listen(&self) -> Listening {
        let response = self.get("/v1/events").open().await.unwrap_or_else(|error| panic!("no stream: {error:#}"));
        assert_eq!(response.status().as_u16(), 200, "{response:?}");
        let mut listening = Listening { response, text: String::new() };
        let begin = listening.block(PATIENCE).await;
        assert!(begin.as_deref().is_some_and(|block| block.contains(": open")), "{begin:?}");
        listening
    }
}

impl Request {
    /// Sends it and leaves the body unread.
    pub async fn open(self) -> reqwest::Result<reqwest::Response> {
        self.into_builder().send().await
    }
}

impl Listening {
    /// The next event, which has to come soon.
    pub async fn next(&mut self) -> Value {
        self.within(PATIENCE).await.unwrap_or_else(|| panic!("no event"))
    }

    /// The next event of a kind.
    pub async fn next_of(&mut self, kind: &str) -> Value {
        loop {
            let event = self.next().await;
            if event["kind"] == kind {
                return event;
            }
        }
    }

    /// The next event, when one comes within this time and before the stream ends.
    pub async fn within(&mut self, time: Duration) -> Option<Value> {
        let deadline = tokio::time::Instant::now() + time;
        loop {
            let block = self.block(deadline.saturating_duration_since(tokio::time::Instant::now())).await?;
            if let Some(data) = block.lines().find_map(|line| line.strip_prefix("data: ")) {
                return Some(serde_json::from_str(data).unwrap_or_else(|error| panic!("no JSON: {error}: {data}")));
            }
        }
    }

    /// Whether the server ends the stream within this time.
    pub async fn ends_within(&mut self, time: Duration) -> bool {
        let end = async { while let Ok(Some(_)) = self.response.chunk().await {} };
        tokio::time::timeout(time, end).await.is_ok()
    }

    /// Everything up to the next empty line.
    async fn block(&mut self, time: Duration) -> Option<String> {
        let read = async {
            loop {
                if let Some((block, rest)) = self.text.split_once("\n\n") {
                    let (block, rest) = (block.to_owned(), rest.to_owned());
                    self.text = rest;
                    return Some(block);
                }
                let chunk = self.response.chunk().await.ok().flatten()?;
                self.text += &String::from_utf8_lossy(&chunk);
            }
        };
        tokio::time::timeout(time, read).await.ok().flatten()
    }
}
