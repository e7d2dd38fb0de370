(exists (select from observations x where x.report_id = lab_reports.id and x.corrected_at is null and x.released_at is null))
