//! Whose paper it is: the head of documents, from the clinic's settings and the branch.

use std::fs;
use std::io::Cursor;
use std::path::Path;

use image::{ImageFormat, ImageReader};
use persistence::diesel::PgConnection;
use persistence::listing::Archived;
use persistence::organisation::{locations, settings};
use uuid::Uuid;

use super::pdf::{Letterhead, Logo};
use crate::app::App;
use crate::http::ApiResult;

/// A logo is a small picture.
const LARGEST_LOGO: u64 = 1024 * 1024;

/// The letterhead of a branch, or of the clinic as a whole. The logo is `logo.png` or `logo.jpg` in the data directory.
pub fn letterhead(conn: &mut PgConnection, app: &App, location: Option<Uuid>) -> ApiResult<Letterhead> {
    let organisation = settings::find(conn)?;
    let mut head = Letterhead { organisation: organisation.name, logo: logo(&app.settings.data_dir), ..Letterhead::default() };
    if let Some(id) = location {
        let place = locations::find(conn, id, Archived::Included)?;
        let reach = [place.phone, place.email].into_iter().flatten().collect::<Vec<_>>().join(" · ");
        head.lines = [place.address.line(), reach].into_iter().filter(|line| !line.is_empty()).collect();
        // a clinic of one branch is often called the same
        head.place = Some(place.name).filter(|name| *name != head.organisation);
    }
    Ok(head)
}

/// The first that is there and can be read: a broken picture must not keep a document from being printed.
fn logo(data: &Path) -> Option<Logo> {
    let read = |name: &str, format: ImageFormat| {
        let path = data.join(name);
        let small = fs::metadata(&path).is_ok_and(|found| found.is_file() && found.len() <= LARGEST_LOGO);
        let bytes = if small { fs::read(&path).ok()? } else { return None };
        let whole = ImageReader::with_format(Cursor::new(&bytes), format).decode().is_ok();
        whole.then_some(bytes)
    };
    read("logo.png", ImageFormat::Png).map(Logo::Png).or_else(|| read("logo.jpg", ImageFormat::Jpeg).map(Logo::Jpeg))
}
