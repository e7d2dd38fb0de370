-- Visits of the people $1 as of the moment $2: those to come and under way, and those that ended since $3 and about which
-- nobody has written yet.
select a.id, a.contact_id, c.name as contact_name, a.code, a.state, a.starts_at, a.ends_at, l.time_zone, a.location_id,
       l.name as location_name, a.service_id, s.name_id as service_name_id, s.name_en as service_name_en, s.preparation_id,
       s.preparation_en, a.practitioner_id, p.name as practitioner_name, a.state = 'done' as finished,
       case when q.state in ('waiting', 'called', 'in_progress', 'skipped')
            then w.queue_letter || '-' || lpad(q.number::text, 3, '0') end as queue_number,
       coalesce((select d.minutes from delays d join working_hours dw on dw.id = d.session_id
                 where dw.practitioner_id = a.practitioner_id and dw.location_id = a.location_id
                   and d.on_date = (a.starts_at at time zone l.time_zone)::date
                   and (a.starts_at at time zone l.time_zone)::time >= dw.starts and (a.starts_at at time zone l.time_zone)::time < dw.ends
                 order by d.created_at desc limit 1), 0) as delay_minutes,
       a.starts_at - make_interval(mins => r.change_until_minutes) as change_until,
       a.starts_at - make_interval(mins => r.cancel_until_minutes) as cancel_until
from appointments a
join contacts c on c.id = a.contact_id
join locations l on l.id = a.location_id
join services s on s.id = a.service_id
join practitioners p on p.id = a.practitioner_id
cross join scheduling_settings r
left join queue_entries q on q.appointment_id = a.id
left join working_hours w on w.id = q.number_session_id
where a.contact_id = any($1) and a.archived_at is null
  and ((a.state in ('requested', 'confirmed') and a.ends_at > $2 - interval '1 hour')
       or (a.state in ('checked_in', 'called', 'in_progress') and a.starts_at > $2 - interval '1 day')
       or (a.state = 'done' and a.ends_at > $3
           and not exists (select from tasks t where t.appointment_id = a.id and t.kind in ('praise', 'suggestion', 'complaint'))))
order by finished, case when a.state = 'done' then null else a.starts_at end, a.starts_at desc, a.id
limit 20
