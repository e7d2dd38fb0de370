-- For each of the analytes $2 of the person $1 the days from $3 to $4 that brought a value, the newest first and $7 at most; with $5
-- (patients) of what was released only. Of the analytes $6, which are ways of measuring one thing, the first that has values is shown.
-- A row is a day; the first of each analyte says which that is, also when there is no day.
--
-- A value counts until a correction takes its place. The last of a day is the one collected last, then the one verified last. The
-- planner does not know who has few values and who has thousands, so everything beside the first scan is looked up by index.
with wanted as (
    select a.id, a.code, a.name_id, a.name_en, a.plain_id, a.plain_en, a.unit, a.decimals,
           array_position($2, a.code) as place, array_position($6, a.code) as way
    from analytes a
    where a.code = any($2)
), visible as (
    select o.id, o.report_id, o.analyte_id, o.observed_on, o.collected_at, o.verified_at, o.corrected_at, o.corrects_id,
           o.value, o.comparator, o.words, o.unit, o.method, o.flag, o.low, o.high, o.critical_low, o.critical_high,
           row_number() over (
               partition by o.analyte_id, o.observed_on
               order by o.corrected_at is not null, o.collected_at desc, o.verified_at desc nulls last, o.id desc
           ) as nth,
           count(*) over (partition by o.analyte_id, o.observed_on) as together
    from wanted w
    join observations o on o.contact_id = $1 and o.analyte_id = w.id and o.observed_on between $3 and $4
    where (o.verified_at is not null or o.released_at is not null) and (o.released_at is not null or not $5)
), latest as (
    select v.*, row_number() over (partition by v.analyte_id order by v.observed_on desc) as day
    from visible v
    where v.nth = 1 and v.corrected_at is null
)
select case when d.day is null or d.day = 1 then
           json_build_object(
               'analyte_id', w.id, 'code', w.code, 'name_id', w.name_id, 'name_en', w.name_en, 'plain_id', w.plain_id,
               'plain_en', w.plain_en, 'unit', w.unit, 'decimals', w.decimals, 'days', json_build_array()
           )::text end,
       d.id, d.report_id, d.observed_on, d.value, d.comparator, d.words, d.unit, d.method, d.flag, d.low, d.high, d.critical_low,
       d.critical_high, r.source, r.laboratory, d.collected_at, l.time_zone, d.verified_at is not null, d.corrects_id is not null, s.list
from wanted w
left join latest d on d.analyte_id = w.id and d.day <= $7
left join lab_reports r on r.id = d.report_id
left join locations l on l.id = r.location_id
left join lateral (
    select json_agg(json_build_object(
               'id', o.id, 'report_id', o.report_id, 'value', o.value, 'comparator', o.comparator, 'words', o.words, 'unit', o.unit,
               'flag', o.flag, 'collected_at', o.collected_at, 'verified_at', o.verified_at, 'source', q.source,
               'laboratory', q.laboratory, 'corrected', o.corrected_at is not null, 'reason', c.reason
           ) order by o.collected_at desc, o.verified_at desc nulls last, o.id desc)::text as list
    from observations o
    join lab_reports q on q.id = o.report_id
    -- why it was corrected stands in the value that took its place
    left join observations c on c.corrects_id = o.id and (c.released_at is not null or not $5)
    where d.together > 1 and o.contact_id = $1 and o.analyte_id = d.analyte_id and o.observed_on = d.observed_on and o.id <> d.id
        and (o.verified_at is not null or o.released_at is not null) and (o.released_at is not null or not $5)
) s on true
where w.way is null
   or w.way = coalesce(
       (select min(u.way) from wanted u where u.way is not null and exists (select from latest e where e.analyte_id = u.id)),
       (select min(u.way) from wanted u)
   )
order by w.place, d.day
