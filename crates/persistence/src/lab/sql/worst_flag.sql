(select x.flag from observations x
where x.report_id = lab_reports.id and x.corrected_at is null and x.flag is not null
order by array_position(array['critical_high', 'critical_low', 'high', 'low', 'normal'], x.flag)
limit 1)
