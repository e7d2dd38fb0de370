-- For each of the analytes $2 of the person $1 the days from $3 to $4 that brought a value, the newest first and $7 at most; with $5
-- (patients) of what was released only. Of the analytes $6, which are ways of measuring one thing, the first that has values is shown.
--
-- A value counts until a correction takes its place. The last of a day is the one collected last, then the one verified last.
with wanted as (
    select a.id, a.code, a.name_id, a.name_en, a.plain_id, a.plain_en, a.unit, a.decimals,
           array_position($2, a.code) as place, array_position($6, a.code) as way
    from analytes a
    where a.code = any($2)
), visible as (
    select o.id, o.report_id, o.analyte_id, o.observed_on, o.collected_at, o.verified_at, o.corrected_at, o.corrects_id, o.reason,
           o.value, o.comparator, o.words, o.unit, o.method, o.flag, o.low, o.high, o.critical_low, o.critical_high,
           row_number() over (
               partition by o.analyte_id, o.observed_on
               order by o.corrected_at is not null, o.collected_at desc, o.verified_at desc nulls last, o.id desc
           ) as nth
    from wanted w
    join observations o on o.contact_id = $1 and o.analyte_id = w.id and o.observed_on between $3 and $4
    where (o.verified_at is not null or o.released_at is not null) and (o.released_at is not null or not $5)
), latest as (
    select v.*, row_number() over (partition by v.analyte_id order by v.observed_on desc) as day
    from visible v
    where v.nth = 1 and v.corrected_at is null
), superseded as (
    select v.analyte_id, v.observed_on,
           json_agg(json_build_object(
               'id', v.id, 'report_id', v.report_id, 'value', v.value, 'comparator', v.comparator, 'words', v.words, 'unit', v.unit,
               'flag', v.flag, 'collected_at', v.collected_at, 'verified_at', v.verified_at, 'source', r.source,
               'laboratory', r.laboratory, 'corrected', v.corrected_at is not null, 'reason', c.reason
           ) order by v.collected_at desc, v.verified_at desc nulls last, v.id desc) as list
    from visible v
    join lab_reports r on r.id = v.report_id
    left join visible c on c.corrects_id = v.id
    where v.nth > 1
    group by v.analyte_id, v.observed_on
), days as (
    select d.analyte_id,
           json_agg(json_build_object(
               'on', d.observed_on, 'observation_id', d.id, 'report_id', d.report_id, 'value', d.value, 'comparator', d.comparator,
               'words', d.words, 'unit', d.unit, 'method', d.method, 'flag', d.flag,
               'limits', json_build_object(
                   'low', d.low, 'high', d.high, 'critical_low', d.critical_low, 'critical_high', d.critical_high),
               'source', r.source, 'laboratory', r.laboratory, 'collected_at', d.collected_at, 'time_zone', l.time_zone,
               'verified', d.verified_at is not null, 'corrected', d.corrects_id is not null, 'superseded', coalesce(s.list, '[]')
           ) order by d.observed_on desc) as list
    from latest d
    join lab_reports r on r.id = d.report_id
    join locations l on l.id = r.location_id
    left join superseded s on s.analyte_id = d.analyte_id and s.observed_on = d.observed_on
    where d.day <= $7
    group by d.analyte_id
)
select w.id, w.code, w.name_id, w.name_en, w.plain_id, w.plain_en, w.unit, w.decimals, coalesce(d.list, '[]')::text as days
from wanted w
left join days d on d.analyte_id = w.id
where w.way is null
   or w.way = coalesce(
       (select min(u.way) from wanted u join days e on e.analyte_id = u.id where u.way is not null),
       (select min(u.way) from wanted u)
   )
order by w.place
