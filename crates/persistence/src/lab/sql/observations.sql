-- Every value of the report $1, those that were corrected included, in the order of the categories; with $2 only what was released
-- counts as an earlier value.
select o.id, o.analyte_id, a.code, o.value, o.comparator, o.words, o.unit, o.given_value, o.given_unit, o.method, o.confirmed,
       o.low, o.high, o.critical_low, o.critical_high, o.flag, o.collected_at, o.corrects_id, o.reason, u.name as verified_by_name,
       o.verified_at, o.corrected_at, o.released_at, p.value as previous, p.observed_on as previous_on,
       (k.observation_id is not null and k.acknowledged_at is null) as unacknowledged
from observations o
join analytes a on a.id = o.analyte_id
left join users u on u.id = o.verified_by
left join critical_calls k on k.observation_id = o.id
left join lateral (
    select q.value, q.observed_on
    from observations q
    where q.contact_id = o.contact_id and q.analyte_id = o.analyte_id and q.report_id <> o.report_id
      and (q.verified_at is not null or q.released_at is not null) and (q.released_at is not null or not $2)
      and q.observed_on <= o.observed_on and q.collected_at < o.collected_at
      and q.corrected_at is null and q.value is not null
    order by q.observed_on desc, q.collected_at desc, q.verified_at desc, q.id desc
    limit 1
) p on o.corrected_at is null
where o.report_id = $1
order by array_position(array['metabolic_syndrome', 'lipid_profile', 'kidney_function', 'liver_function', 'other'], a.category),
         a.position, a.id, o.created_at desc, o.id desc
