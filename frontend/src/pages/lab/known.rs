//! The catalogue, read once for a page: analytes by their id, and what is asked for together.

use domain::lab::{AnalyteView, LabPanelView};
use uuid::Uuid;

use crate::api::lab::{list_analytes, list_lab_panels};
use crate::remote::Remote;

/// The catalogue.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Known {
    /// In the order of reports: by category and place.
    pub analytes: Vec<AnalyteView>,
    pub panels: Vec<LabPanelView>,
}

impl Known {
    /// Reads the catalogue for the page that is built now.
    pub fn read() -> Remote<Known> {
        Remote::new(|| async {
            let (analytes, panels) = futures_util::future::try_join(list_analytes(), list_lab_panels()).await?;
            Ok(Known::of(analytes, panels))
        })
    }

    fn of(mut analytes: Vec<AnalyteView>, panels: Vec<LabPanelView>) -> Known {
        let place = |analyte: &AnalyteView| {
            let category = domain::lab::AnalyteCategory::ALL.iter().position(|category| *category == analyte.category);
            (category, analyte.position, analyte.code.clone())
        };
        analytes.sort_by_key(place);
        Known { analytes, panels: panels.into_iter().filter(|panel| panel.archived_at.is_none()).collect() }
    }

    pub fn analyte(&self, id: Uuid) -> Option<&AnalyteView> {
        self.analytes.iter().find(|analyte| analyte.id == id)
    }

    /// The place of an analyte within a report.
    pub fn place(&self, id: Uuid) -> usize {
        self.analytes.iter().position(|analyte| analyte.id == id).unwrap_or(usize::MAX)
    }

    /// What can still be measured.
    pub fn present(&self) -> impl Iterator<Item = &AnalyteView> {
        self.analytes.iter().filter(|analyte| analyte.archived_at.is_none())
    }
}
