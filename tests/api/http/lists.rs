//! Keyset paging both ways, filters, sorts, sparse fields, counts, and what is refused.

use support::{Caller, Outcome, Person, RoleCode, TestApp, Value, json};

async fn with_services(count: usize) -> (TestApp, Caller) {
    let app = TestApp::start().await;
    let admin = app.as_role(RoleCode::Admin).await;
    for n in 0..count {
        // every third has the same name, so that the id has to break ties
        let body = json!({"code": format!("s{n:03}"), "name_id": format!("Layanan {}", n / 3), "name_en": format!("Service {n}"),
            "duration_minutes": 10 + 5 * (n % 4), "price": {"amount": 1_000 * n, "currency": "IDR"}});
        admin.post("/v1/services", body).await.expect(201);
    }
    (app, admin)
}

fn codes(data: &[Value]) -> Vec<String> {
    data.iter().map(|row| row["code"].as_str().unwrap_or_default().to_owned()).collect()
}

/// All pages from one end to the other.
async fn walk(caller: &Caller, query: &str, rel: &str, start: Option<String>) -> (Vec<Vec<String>>, Option<String>) {
    let (mut pages, mut cursor, mut last) = (Vec::new(), start, None);
    for _ in 0..100 {
        let tail = cursor.as_ref().map(|c| format!("&cursor={c}")).unwrap_or_default();
        let page = caller.get(format!("/v1/services?{query}{tail}")).await.expect(200);
        pages.push(codes(&page.data()));
        last = cursor;
        match page.json()["page"][rel].as_str() {
            Some(next) => cursor = Some(next.to_owned()),
            None => break,
        }
    }
    (pages, last)
}

#[tokio::test]
async fn paging_shows_every_row_once_in_both_directions() {
    let (_app, admin) = with_services(23).await;
    for sort in ["name_id", "-name_id", "price", "-price", "-duration_minutes,name_id", "created_at"] {
        let all = codes(&admin.get(format!("/v1/services?limit=200&sort={sort}")).await.expect(200).data());
        assert_eq!(all.len(), 23);
        let (forward, last) = walk(&admin, &format!("limit=5&sort={sort}"), "next", None).await;
        assert_eq!(forward.concat(), all, "{sort}");
        assert_eq!(forward.len(), 5);
        let (mut backward, _) = walk(&admin, &format!("limit=5&sort={sort}"), "previous", last).await;
        backward.reverse();
        assert_eq!(backward, forward, "{sort} and back");
    }
}

#[tokio::test]
async fn links_say_the_same_as_the_body() {
    let (_app, admin) = with_services(7).await;
    let page = admin.get("/v1/services?limit=3").await.expect(200);
    let next = page.text("/page/next");
    assert!(page.header("link").is_some_and(|link| link.contains(&next) && link.contains("rel=\"next\"")), "{page:?}");
    assert!(page.json()["page"]["previous"].is_null());
}

#[tokio::test]
async fn filters_are_typed() {
    let (_app, admin) = with_services(12).await;
    let count = async |query: &str| admin.get(format!("/v1/services?limit=200&{query}")).await.expect(200).data().len();
    assert_eq!(count("filter[code]=s003").await, 1);
    assert_eq!(count("filter[code][ne]=s003").await, 11);
    assert_eq!(count("filter[code][in]=s001,s002,nothing").await, 2);
    assert_eq!(count("filter[name_en][contains]=vice%201").await, 3, "1, 10 and 11");
    assert_eq!(count("filter[name_en][starts_with]=Service").await, 12);
    assert_eq!(count("filter[name_en][contains]=%25").await, 0, "a wildcard is only a letter");
    assert_eq!(count("filter[name_en][contains]=_").await, 0);
    assert_eq!(count("filter[duration_minutes][gte]=20").await, 6);
    assert_eq!(count("filter[duration_minutes][between]=15,20").await, 6);
    assert_eq!(count("filter[price][lt]=3000&filter[duration_minutes]=10").await, 1, "all of them");
}

#[tokio::test]
async fn counts_and_sparse_fields() {
    let (_app, admin) = with_services(5).await;
    let page = admin.get("/v1/services?limit=2&count=exact&fields=code").await.expect(200);
    assert_eq!(page.json()["page"]["count"], 5);
    let row = &page.data()[0];
    assert_eq!(row.as_object().map(|o| o.keys().cloned().collect::<Vec<_>>()), Some(vec!["code".to_owned(), "id".to_owned()]));
    assert!(admin.get("/v1/services?limit=2").await.expect(200).json()["page"]["count"].is_null());
}

#[tokio::test]
async fn what_is_unknown_is_refused_with_the_list_of_what_is_known() {
    let (_app, admin) = with_services(1).await;
    let answer = admin.get("/v1/services?filter[password]=x").await.expect_problem(400, "bad_filter");
    assert!(answer.text("/detail").contains("duration_minutes"), "{answer:?}");
    for (query, code) in [
        ("filter[code][like]=x", "bad_filter"),
        ("filter[code][gt]=x", "bad_filter"),
        ("filter[duration_minutes]=soon", "bad_filter"),
        ("filter[duration_minutes]=99999999999999999999", "bad_filter"),
        ("filter[code", "unknown_parameter"),
        ("sort=password", "unknown_parameter"),
        ("sort=code;drop table users", "unknown_parameter"),
        ("sort=", "unknown_parameter"),
        ("count=all", "unknown_parameter"),
        ("include=deleted", "unknown_parameter"),
        ("page=2", "unknown_parameter"),
        ("q=%00", "malformed"),
        ("q=%ff", "malformed"),
        ("q=%4", "malformed"),
    ] {
        admin.get(format!("/v1/services?{}", query.replace(' ', "%20"))).await.expect_problem(400, code);
    }
}

#[tokio::test]
async fn an_unknown_field_is_refused_with_the_known_ones_by_every_list() {
    let (app, admin) = with_services(1).await;
    let manager = app.as_role(RoleCode::Manager).await;
    let record = manager.post("/v1/patients", json!({"name": "Siti Rahma"})).await.expect(201).id();
    let patient = Person::new(RoleCode::Patient).with_record(record.parse().unwrap_or_default());
    let patient = app.signed_in(patient).await;
    let doctor = app.as_role(RoleCode::Doctor).await;
    let document = api::openapi::document();
    let mut lists = 0;
    for (path, item) in document["paths"].as_object().into_iter().flatten() {
        let takes_fields = |p: &support::Value| p["name"] == "fields";
        if path.contains('{') || !item["get"]["parameters"].as_array().is_some_and(|all| all.iter().any(takes_fields)) {
            continue;
        }
        let mut caller = &patient;
        for other in [&doctor, &manager, &admin] {
            if other.get(path).await.status == 200 {
                caller = other;
            }
        }
        caller.get(format!("{path}?fields=id")).await.expect(200);
        let answer = caller.get(format!("{path}?fields=id,password_hash")).await.expect_problem(400, "unknown_parameter");
        assert!(answer.text("/detail").contains("fields") && answer.text("/detail").contains("id, "), "{answer:?}");
        lists += 1;
    }
    assert!(lists >= 10, "{lists} lists");
    let known = admin.get("/v1/services?fields=kode").await.expect_problem(400, "unknown_parameter");
    assert!(known.text("/detail").contains("duration_minutes"), "{known:?}");
}

#[tokio::test]
async fn cursors_cannot_be_made_or_moved() -> Outcome {
    let (_app, admin) = with_services(5).await;
    let cursor = admin.get("/v1/services?limit=2&sort=name_id").await.expect(200).text("/page/next");
    admin.get(format!("/v1/services?limit=2&sort=name_id&cursor={cursor}")).await.expect(200);
    // of another order
    admin.get(format!("/v1/services?limit=2&sort=-name_id&cursor={cursor}")).await.expect_problem(400, "bad_cursor");
    let mut forged: Vec<String> = vec![String::new(), "x".into(), "AAAA".into(), "A".repeat(60), "W10".into(), format!("{cursor}A")];
    // one letter changed, everywhere
    for at in 0..cursor.len() {
        let mut bytes = cursor.clone().into_bytes();
        bytes[at] = if bytes[at] == b'A' { b'B' } else { b'A' };
        forged.push(String::from_utf8(bytes)?);
    }
    let mut accepted = 0;
    for cursor in &forged {
        let answer = admin.get(format!("/v1/services?limit=2&sort=name_id&cursor={cursor}")).await;
        accepted += usize::from(answer.status != 400);
    }
    println!("forged cursors: {} tried, {accepted} accepted", forged.len());
    assert_eq!(accepted, 0);
    Ok(())
}
