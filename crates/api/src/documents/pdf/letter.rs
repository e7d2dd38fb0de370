//! What a document says.

use domain::Lang;
use serde::Serialize;

/// A whole document.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Letter {
    /// The language of what the printer adds: "Halaman 1 dari 2".
    pub lang: Lang,
    pub head: Letterhead,
    pub title: String,
    /// Below the title: number and date.
    pub subtitle: Option<String>,
    /// Whom it is about; repeated on every page.
    pub identity: Vec<Pair>,
    pub blocks: Vec<Block>,
}

/// Whose paper it is.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Letterhead {
    pub organisation: String,
    /// The branch.
    pub place: Option<String>,
    /// Address, phone, e-mail.
    pub lines: Vec<String>,
    #[serde(skip)]
    pub logo: Option<Logo>,
}

/// A picture beside the name of the clinic. One that cannot be read is left out.
#[derive(Clone, Debug, PartialEq)]
pub enum Logo {
    Png(Vec<u8>),
    Jpeg(Vec<u8>),
}

impl Logo {
    pub fn bytes(&self) -> &[u8] {
        match self {
            Logo::Png(bytes) | Logo::Jpeg(bytes) => bytes,
        }
    }
}

/// Something with a label, such as a date of birth.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Pair {
    pub label: String,
    pub value: String,
}

impl Pair {
    pub fn new(label: impl Into<String>, value: impl Into<String>) -> Pair {
        Pair { label: label.into(), value: value.into() }
    }
}

/// A part of a document, from top to bottom.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub enum Block {
    Heading(String),
    /// Line breaks are kept.
    Paragraph(String),
    /// Small and muted.
    Note(String),
    Pairs(Vec<Pair>),
    Table(Table),
    Signature(Signature),
}

/// A table. Its head is repeated where it goes on over a page.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Table {
    pub columns: Vec<Column>,
    pub rows: Vec<Row>,
}

/// A column.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Column {
    pub title: String,
    /// Its part of the width, in relation to the other columns.
    pub share: f32,
    pub align: Align,
}

impl Column {
    pub fn new(title: impl Into<String>, share: f32, align: Align) -> Column {
        Column { title: title.into(), share, align }
    }
}

/// Where a text stands in its column.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub enum Align {
    Left,
    /// For numbers: with digits of one width.
    Right,
}

/// A row.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub enum Row {
    /// A title over the rows that follow.
    Group(String),
    Cells(Vec<Cell>),
}

/// What stands in a column.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Cell {
    pub text: String,
    pub tone: Tone,
}

impl Cell {
    pub fn plain(text: impl Into<String>) -> Cell {
        Cell { text: text.into(), tone: Tone::Plain }
    }

    pub fn toned(text: impl Into<String>, tone: Tone) -> Cell {
        Cell { text: text.into(), tone }
    }
}

/// How a text is to be read. On paper without colour it is still told by its weight and its words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub enum Tone {
    Plain,
    Muted,
    Strong,
    /// Outside of what is usual: bold and red.
    Alert,
}

/// Who signs.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Signature {
    pub place_and_date: String,
    /// In which part: "Dokter penanggung jawab".
    pub role: String,
    pub name: String,
    /// Number of the licence to practise.
    pub licence: Option<String>,
}

/// By what a document is verified.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SealMark {
    /// As people read it, in groups.
    pub code: String,
    /// Where it is typed in.
    pub address: String,
    /// What the QR code leads to.
    pub link: String,
}
