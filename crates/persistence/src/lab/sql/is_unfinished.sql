(lab_reports.state = 'draft' or exists (
    select from observations x where x.report_id = lab_reports.id and x.corrected_at is null and x.verified_at is null
))
