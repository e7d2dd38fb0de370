//! Pictures as they are kept: turned as they were meant, and shown in a page when that is asked for.

use image::{DynamicImage, GenericImageView, ImageFormat, Rgba, RgbaImage};
use support::Outcome;

use super::{Clinic, id, samples};

#[tokio::test]
async fn a_photo_is_turned_and_has_lost_its_place() -> Outcome {
    let clinic = Clinic::open().await;
    let sent = samples::photo();
    assert!(sent.windows(samples::CANARY.len()).any(|window| window == samples::CANARY));
    let file = clinic.upload("foto.jpg", sent).await.expect(201).json();
    assert_eq!((&file["width"], &file["height"], &file["inline"]), (&24.into(), &40.into(), &true.into()), "turned by a quarter");
    let kept = clinic.content(id(&file)).await.expect(200);
    let drawn = image::load_from_memory_with_format(&kept.body, ImageFormat::Jpeg)?;
    assert_eq!(drawn.dimensions(), (24, 40));
    assert_eq!(file["size_bytes"], kept.body.len());
    Ok(())
}

#[tokio::test]
async fn what_is_transparent_stays_so() -> Outcome {
    let clinic = Clinic::open().await;
    let glass = DynamicImage::ImageRgba8(RgbaImage::from_pixel(5, 5, Rgba([1, 2, 3, 128])));
    for format in [ImageFormat::Png, ImageFormat::WebP] {
        let file = clinic.upload("cap.png", samples::encoded(&glass, format)).await.expect(201).json();
        assert_eq!(file["media_type"], "image/png");
        let kept = clinic.content(id(&file)).await.expect(200);
        let drawn = image::load_from_memory_with_format(&kept.body, ImageFormat::Png)?;
        assert_eq!(drawn.get_pixel(2, 2), Rgba([1, 2, 3, 128]), "{format:?}");
    }
    Ok(())
}

#[tokio::test]
async fn only_pictures_are_shown_in_a_page() {
    let clinic = Clinic::open().await;
    let picture = id(&clinic.upload("a.png", samples::picture(ImageFormat::Png, 8, 8)).await.expect(201).json());
    let paper = id(&clinic.upload("a.pdf", samples::pdf("")).await.expect(201).json());
    let shown = |file| clinic.desk.get(format!("/v1/files/{file}/content?disposition=inline"));
    let disposition = |answer: support::Answer| answer.header("content-disposition").unwrap_or_default().to_owned();
    let answer = shown(picture).await.expect(200);
    assert!(answer.header("content-security-policy").is_some_and(|policy| policy.contains("sandbox")));
    assert!(disposition(answer).starts_with("inline;"));
    assert!(disposition(shown(paper).await.expect(200)).starts_with("attachment;"));
    assert!(disposition(clinic.content(picture).await.expect(200)).starts_with("attachment;"));
    clinic.desk.get(format!("/v1/files/{picture}/content?disposition=script")).await.expect_problem(400, "unknown_parameter");
}

#[tokio::test]
async fn a_part_can_be_fetched_and_what_is_known_is_not_sent_again() {
    let clinic = Clinic::open().await;
    let file = clinic.upload("catatan.txt", b"0123456789".to_vec()).await.expect(201);
    let content = clinic.content(id(&file.json())).await.expect(200);
    assert_eq!(content.body, b"0123456789");
    let again = |name: &str, value: &str| clinic.desk.get(format!("/v1/files/{}/content", file.id())).header(name, value);
    assert_eq!(again("range", "bytes=2-4").await.expect(206).body, b"234");
    again("range", "bytes=90-").await.expect(416);
    again("if-none-match", &content.etag()).await.expect(304);
    clinic.desk.get(format!("/v1/files/{}", file.id())).header("if-none-match", &file.etag()).await.expect(304);
}
