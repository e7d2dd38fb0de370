//! The laboratory: the catalogue of analytes, reports with their values, and their history.
