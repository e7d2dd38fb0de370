(exists (
    select from observations x join critical_calls k on k.observation_id = x.id
    where x.report_id = lab_reports.id and x.corrected_at is null and k.acknowledged_at is null
))
