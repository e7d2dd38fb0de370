//! The first administrator of a fresh installation, made as an operator would: with the link in the log.

use anyhow::Context;
use support::{AkrabProcess, Caller, json};

/// The password of that administrator.
pub const PASSWORD: &str = "hujan sore di teras kayu";

/// Follows the link that the process has printed; gives the administrator, signed in.
pub async fn first_administrator(akrab: &AkrabProcess) -> anyhow::Result<Caller> {
    let log = akrab.log()?;
    let token = log.split("/app/setup#").nth(1).and_then(|rest| rest.split_whitespace().next()).context("no set-up link in the log")?;
    let form = json!({"token": token, "organisation": "Klinik Uji", "name": "Rahayu Administrator",
        "email": "rahayu@uji.example", "password": PASSWORD});
    let session = akrab.nobody().post("/v1/setup", form).await.expect(201);
    Ok(akrab.nobody().with_token(session.text("/access_token")))
}
