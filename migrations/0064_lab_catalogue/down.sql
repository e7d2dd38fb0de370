drop table lab_panel_analytes, lab_panels, analyte_ranges, analyte_units, analytes;
