//! R36: forged, foreign and untimely tokens.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde_json::{Value, json};

use super::*;
use crate::settings::{SecretBytes, Sources};

fn tokens(token_key: u8, previous: Option<u8>) -> AccessTokens {
    let settings = Settings::load(&Sources::default()).expect("the defaults are sound");
    let keys =
        Keys { token: [token_key; 32], previous_token: previous.map(|byte| [byte; 32]), ..Keys::derived(&SecretBytes::new([9; 32])) };
    AccessTokens::new(&settings, &keys)
}

fn start() -> DateTime<Utc> {
    DateTime::from_timestamp(1_800_000_000, 0).expect("a date")
}

fn bearer() -> Bearer {
    Bearer { user_id: Uuid::from_u128(1), session_id: Uuid::from_u128(2) }
}

fn issue(tokens: &AccessTokens) -> String {
    tokens.issue(bearer(), start(), start() + Duration::hours(12)).expect("a token").token
}

/// The token with parts of its header and claims replaced, signed with the right key.
fn resigned(tokens: &AccessTokens, header: Value, claims: Value) -> String {
    let token = issue(tokens);
    let mut parts = token.split('.');
    let part = |text: Option<&str>, patch: &Value| {
        let bytes = URL_SAFE_NO_PAD.decode(text.unwrap_or_default()).expect("base64");
        let mut value: Value = serde_json::from_slice(&bytes).expect("json");
        domain::merge_patch(&mut value, patch);
        URL_SAFE_NO_PAD.encode(value.to_string())
    };
    let message = format!("{}.{}", part(parts.next(), &header), part(parts.next(), &claims));
    let signature = jsonwebtoken::crypto::sign(message.as_bytes(), &tokens.signing, Algorithm::HS256).expect("a signature");
    format!("{message}.{signature}")
}

#[test]
fn a_token_holds_for_its_time_only() {
    let tokens = tokens(1, None);
    let token = issue(&tokens);
    let at = |seconds| tokens.read(&token, start() + Duration::seconds(seconds));
    assert_eq!(at(0), Some(bearer()));
    assert_eq!(at(605), Some(bearer()));
    assert_eq!(at(606), None, "a second beyond the leeway");
    assert_eq!(at(-6), None, "before its time");
    let short = tokens.issue(bearer(), start(), start() + Duration::seconds(30)).expect("a token");
    assert_eq!(short.expires_in, 30, "never longer than the session");
}

#[test]
fn the_key_before_is_still_taken_and_others_are_not() {
    let (old, new) = (tokens(1, None), tokens(2, Some(1)));
    assert_eq!(new.read(&issue(&old), start()), Some(bearer()));
    assert_eq!(new.read(&issue(&new), start()), Some(bearer()));
    assert_eq!(old.read(&issue(&new), start()), None);
    assert_eq!(tokens(3, Some(2)).read(&issue(&old), start()), None);
}

#[test]
fn forged_tokens_are_refused() {
    let tokens = tokens(1, None);
    assert_eq!(tokens.read(&resigned(&tokens, json!({}), json!({})), start()), Some(bearer()), "the forger signs well");
    let headers = [
        json!({"alg": "none"}),
        json!({"alg": "HS384"}),
        json!({"alg": "HS512"}),
        json!({"alg": "RS256"}),
        json!({"alg": "ES256"}),
        json!({"alg": null}),
        json!({"typ": "JWT"}),
        json!({"typ": "rt+jwt"}),
        json!({"typ": "AT+JWT"}),
        json!({"typ": null}),
        json!({"kid": null}),
        json!({"kid": "another"}),
        json!({"kid": "../../dev/null"}),
        json!({"kid": null, "jku": "https://evil.example/keys"}),
        json!({"kid": null, "x5u": "https://evil.example/chain"}),
        json!({"kid": null, "jwk": {"kty": "oct", "k": "AQEB"}}),
        json!({"crit": ["exp"]}),
    ];
    for header in headers {
        assert_eq!(tokens.read(&resigned(&tokens, header.clone(), json!({})), start()), None, "{header}");
    }
    let claims = [
        json!({"aud": "other"}),
        json!({"aud": null}),
        json!({"iss": "https://evil.example"}),
        json!({"iss": null}),
        json!({"exp": null}),
        json!({"exp": "later"}),
        json!({"exp": start().timestamp() - 6}),
        json!({"exp": -1}),
        json!({"nbf": null}),
        json!({"nbf": start().timestamp() + 6}),
        json!({"sub": null}),
        json!({"sub": "admin"}),
        json!({"sid": null}),
        json!({"sid": 7}),
        json!({"iat": null}),
    ];
    for claim in claims {
        assert_eq!(tokens.read(&resigned(&tokens, json!({}), claim.clone()), start()), None, "{claim}");
    }
}

#[test]
fn broken_tokens_are_refused() {
    let tokens = tokens(1, None);
    let token = issue(&tokens);
    let (message, signature) = token.rsplit_once('.').expect("three parts");
    let flipped = if signature.starts_with('A') { "B" } else { "A" };
    let broken = [
        String::new(),
        "..".into(),
        format!("{message}."),
        message.to_owned(),
        format!("{message}.{flipped}{}", &signature[1..]),
        format!("{message}.{}", &signature[1..]),
        format!("{token}.{signature}"),
        token.replacen('e', "f", 1),
        "x".repeat(5_000),
    ];
    for text in broken {
        assert_eq!(tokens.read(&text, start()), None, "{text:.40}");
    }
}
