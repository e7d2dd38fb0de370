(select json_build_object(
    'patient', c.name, 'mrn', c.mrn, 'birth_date', c.birth_date, 'sex', c.sex, 'location', l.name, 'time_zone', l.time_zone,
    'practitioner', (select p.name from practitioners p where p.id = lab_reports.practitioner_id),
    'commented_by', (select u.name from users u where u.id = lab_reports.commented_by),
    'verified_by', (select u.name from users u where u.id = lab_reports.verified_by),
    'results', o.results, 'awaited', o.awaited, 'released', o.released, 'unreleased', o.unreleased, 'unverified', o.unverified,
    'flag', o.flag, 'released_flag', o.released_flag, 'corrected', o.corrected, 'unacknowledged', o.unacknowledged)
from contacts c, locations l, lateral (
    select count(*) filter (where v.counts and v.is_there) as results,
           count(*) filter (where v.counts and not v.is_there) as awaited,
           count(*) filter (where v.counts and v.released_at is not null) as released,
           count(*) filter (where v.counts and v.released_at is null) as unreleased,
           count(*) filter (where v.counts and v.verified_at is null) as unverified,
           (array_agg(v.flag order by v.rank) filter (where v.counts and v.flag is not null))[1] as flag,
           (array_agg(v.flag order by v.rank) filter (where v.counts and v.flag is not null and v.released_at is not null))[1] as released_flag,
           count(*) filter (where not v.counts and v.released_at is not null) > 0 as corrected,
           count(*) filter (where v.counts and v.unacknowledged) as unacknowledged
    from (
        select x.flag, x.released_at, x.verified_at, x.corrected_at is null as counts, x.value is not null or x.words is not null as is_there,
               array_position(array['critical_high', 'critical_low', 'high', 'low', 'normal'], x.flag) as rank,
               exists (select from critical_calls k where k.observation_id = x.id and k.acknowledged_at is null) as unacknowledged
        from observations x
        where x.report_id = lab_reports.id
    ) v
) o
where c.id = lab_reports.contact_id and l.id = lab_reports.location_id)
