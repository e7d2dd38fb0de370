//! Finding people by part of a name, MRN, phone number or e-mail address, in any order and with typing errors.
//!
//! Misspelt words are looked up in the vocabulary (`search_words`), which is small; people are then found by whole words
//! with an index on arrays. This stays fast with millions of people, where comparing every name would not.

use std::collections::{HashMap, HashSet};

use diesel::prelude::*;
use diesel::sql_types::Text;
use domain::contacts::{ContactField, ContactView, edit_distance, name_similarity};
use domain::filter::Filter;
use domain::value::fold;
use uuid::Uuid;

use super::people::People;
use super::rows::{self, ContactRow};
use crate::audit::{self, AuditAction};
use crate::error::PersistenceError;
use crate::limited::limited;
use crate::listing::{Archived, Condition, like_escaped};
use crate::prepared::{Prepared, Value};
use crate::schema::contacts;
use crate::scope::Scope;

/// What is searched for.
pub struct Search<'a> {
    pub q: &'a str,
    pub people: People,
    pub filter: Option<&'a Filter<ContactField>>,
    pub archived: Archived,
    /// 1 to 200.
    pub limit: i64,
}

/// Candidates that are ranked; more than that and the words were too common for the rank to matter.
const CANDIDATES: i64 = 300;
/// Words of a query that count.
const MAX_WORDS: usize = 6;
/// Below this many exact results, misspelt words are looked for too.
const ENOUGH: usize = 5;
/// So many of the words that could be meant are tried at once.
const WIDER: [usize; 3] = [2, 10, 60];

/// The best matches first. People outside `scope` but within `identify` come as identity only.
pub fn search(conn: &mut PgConnection, scope: &Scope, identify: &Scope, search: &Search<'_>) -> Result<Vec<ContactView>, PersistenceError> {
    let mut found = candidates(conn, identify, search)?;
    rank(&mut found, search.q);
    found.truncate(search.limit as usize);
    let ids: Vec<Uuid> = found.into_iter().map(|candidate| candidate.id).collect();
    audit::record(conn, identify, AuditAction::Search, search.people.resource(), &ids)?;
    let mut rows: HashMap<Uuid, ContactRow> = load(conn, identify, &ids)?;
    let full: HashSet<Uuid> = in_scope(conn, scope, &ids)?;
    let mut tags = super::details::tags_of(conn, &ids)?;
    let views = ids.iter().filter_map(|id| rows.remove(id)).map(|row| {
        if !full.contains(&row.id) {
            return row.identity();
        }
        let tags = tags.remove(&row.id).unwrap_or_default();
        ContactView { tags, ..row.into() }
    });
    Ok(views.collect())
}

/// Who could be meant: only what the rank needs, since most are not shown.
#[derive(Clone, Debug, Queryable, Selectable)]
#[diesel(table_name = contacts)]
struct Candidate {
    id: Uuid,
    mrn: Option<String>,
    name: String,
}

fn load(conn: &mut PgConnection, scope: &Scope, ids: &[Uuid]) -> Result<HashMap<Uuid, ContactRow>, PersistenceError> {
    let rows = contacts::table.filter(contacts::id.eq_any(ids)).filter(scope.sees()).select(ContactRow::as_select());
    Ok(rows.load(conn)?.into_iter().map(|row| (row.id, row)).collect())
}

fn in_scope(conn: &mut PgConnection, scope: &Scope, ids: &[Uuid]) -> Result<HashSet<Uuid>, PersistenceError> {
    if scope.is_everyone() {
        return Ok(ids.iter().copied().collect());
    }
    let seen = contacts::table.filter(contacts::id.eq_any(ids)).filter(scope.sees()).select(contacts::id);
    Ok(seen.load(conn)?.into_iter().collect())
}

/// Whether two rows of the result are of the same person is not asked here; see `duplicates`.
fn candidates(conn: &mut PgConnection, scope: &Scope, search: &Search<'_>) -> Result<Vec<Candidate>, PersistenceError> {
    let mut found = Vec::new();
    if let Some(condition) = by_code(search.q) {
        add(conn, scope, search, condition, &mut found)?;
    }
    let words: Vec<String> = fold(search.q).split(' ').filter(|w| !w.is_empty()).take(MAX_WORDS).map(str::to_owned).collect();
    if words.is_empty() || search.q.contains('@') {
        return Ok(found);
    }
    add(conn, scope, search, Box::new(contacts::name_words.eq(words.clone()).nullable()), &mut found)?;
    for fuzzy in [false, true] {
        // more would only fill up a page that is full of better ones
        let enough = if fuzzy { ENOUGH.min(search.limit as usize) } else { search.limit as usize };
        if found.len() >= enough {
            break;
        }
        let meant = words.iter().map(|w| vocabulary(conn, w, fuzzy)).collect::<Result<Vec<_>, _>>()?;
        if meant.iter().any(Vec::is_empty) {
            continue;
        }
        by_words(conn, scope, search, &meant, &mut found)?;
    }
    Ok(found)
}

/// People who have one of the likely words for each word that was typed; the likeliest first, until a page is full.
///
/// Sixty words stand for a large part of all people, and PostgreSQL gathers everybody before it gives the first row.
fn by_words(
    conn: &mut PgConnection,
    scope: &Scope,
    search: &Search<'_>,
    meant: &[Vec<String>],
    found: &mut Vec<Candidate>,
) -> Result<(), PersistenceError> {
    for likeliest in WIDER {
        let mut all: Condition<contacts::table> = Box::new(contacts::id.is_not_null().nullable());
        for words in meant {
            let words: Vec<String> = words.iter().take(likeliest).cloned().collect();
            all = Box::new(all.and(contacts::name_words.overlaps_with(words).nullable()));
        }
        add(conn, scope, search, all, found)?;
        if found.len() >= search.limit as usize || meant.iter().all(|words| words.len() <= likeliest) {
            break;
        }
    }
    Ok(())
}

/// Runs one condition and adds the rows that are new.
fn add(
    conn: &mut PgConnection,
    scope: &Scope,
    search: &Search<'_>,
    condition: Condition<contacts::table>,
    found: &mut Vec<Candidate>,
) -> Result<(), PersistenceError> {
    let mut query = contacts::table.select(Candidate::as_select()).filter(condition).into_boxed();
    query = query.filter(search.people.includes()).filter(scope.sees()).filter(contacts::merged_into_id.is_null());
    if search.archived == Archived::Hidden {
        query = query.filter(contacts::archived_at.is_null());
    }
    if let Some(filter) = search.filter {
        query = query.filter(rows::condition(filter)?);
    }
    for row in limited(query, CANDIDATES).load::<Candidate>(conn)? {
        if !found.iter().any(|known| known.id == row.id) {
            found.push(row);
        }
    }
    Ok(())
}

/// Part of an e-mail address, a phone number or a medical record number.
fn by_code(q: &str) -> Option<Condition<contacts::table>> {
    let q = q.trim();
    let pattern = |text: &str| format!("%{}%", like_escaped(text));
    if q.contains('@') {
        return Some(Box::new(contacts::email.ilike(pattern(&q.to_lowercase())).nullable()));
    }
    let digits: String = q.chars().filter(char::is_ascii_digit).collect();
    if digits.len() < 2 {
        return None;
    }
    let code: String = q.chars().filter(|c| !c.is_whitespace()).collect();
    // "RM 012483" is how a number is spoken of
    let code = code.trim_start_matches(['r', 'R']).trim_start_matches(['m', 'M']).to_owned();
    let phone = digits.strip_prefix("00").or_else(|| digits.strip_prefix('0')).unwrap_or(&digits).to_owned();
    let mrn = contacts::mrn.ilike(pattern(&code)).nullable();
    let numeric = q.chars().all(|c| c.is_ascii_digit() || matches!(c, ' ' | '-' | '+' | '(' | ')' | '.'));
    if numeric && phone.len() >= 3 {
        return Some(Box::new(mrn.or(contacts::phone.like(pattern(&phone)).nullable())));
    }
    Some(Box::new(mrn))
}

/// The words of the vocabulary that could be meant, likeliest first.
fn vocabulary(conn: &mut PgConnection, word: &str, fuzzy: bool) -> Result<Vec<String>, PersistenceError> {
    #[derive(QueryableByName)]
    struct Word {
        #[diesel(sql_type = Text)]
        word: String,
    }
    let length = word.chars().count();
    // one or two letters inside a word would be in every second name
    let inside = if length < 3 { format!("{word}%") } else { format!("%{word}%") };
    let initial = format!("{}%", word.chars().next().unwrap_or_default());
    let values = vec![Value::Text(word.to_owned()), Value::Text(inside), Value::Text(initial), Value::Bool(fuzzy)];
    let words: Vec<Word> = Prepared::new(include_str!("sql/similar_words.sql"), values).load(conn)?;
    let allowed = match length {
        0..=2 => 0,
        3..=4 => 1,
        5..=8 => 2,
        _ => 3,
    };
    // of the words that contain it, those that begin with it and have little else
    let mut near: Vec<(usize, bool, usize, String)> = words
        .into_iter()
        .map(|w| (if w.word.contains(word) { 0 } else { edit_distance(word, &w.word) }, w.word))
        .filter(|(distance, _)| *distance <= allowed)
        .map(|(distance, found)| (distance, !found.starts_with(word), found.chars().count(), found))
        .collect();
    near.sort();
    Ok(near.into_iter().take(60).map(|(.., word)| word).collect())
}

/// Names that are most alike first; then by name, so that the order is the same every time.
fn rank(found: &mut Vec<Candidate>, q: &str) {
    let mut scored: Vec<(i64, Candidate)> = std::mem::take(found).into_iter().map(|row| (likeness(&row, q), row)).collect();
    scored.sort_by(|(a, x), (b, y)| b.cmp(a).then_with(|| x.name.cmp(&y.name)).then_with(|| x.id.cmp(&y.id)));
    found.extend(scored.into_iter().map(|(_, row)| row));
}

fn likeness(row: &Candidate, q: &str) -> i64 {
    let exact = row.mrn.as_deref().is_some_and(|m| m.eq_ignore_ascii_case(q.trim()));
    if exact { 10_000 } else { (name_similarity(q, &row.name) * 1000.0) as i64 }
}
