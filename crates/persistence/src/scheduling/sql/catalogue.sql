with hours as (
    select distinct w.practitioner_id, w.location_id
    from working_hours w
    join practitioners p on p.id = w.practitioner_id and p.archived_at is null
    join locations l on l.id = w.location_id and l.archived_at is null
    where w.archived_at is null and (w.valid_until is null or w.valid_until >= current_date)
        and exists (
            select from practitioner_services ps join services s on s.id = ps.service_id and s.archived_at is null and s.online
            where ps.practitioner_id = p.id
        )
)
select json_build_object(
    'locations', coalesce((
        select json_agg(json_build_object('id', l.id, 'name', l.name, 'time_zone', l.time_zone, 'phone', l.phone, 'address', l.address,
            'payers', l.payers) order by l.name)
        from locations l where l.id in (select location_id from hours)), '[]'),
    'services', coalesce((
        select json_agg(json_build_object('id', s.id, 'name_id', s.name_id, 'name_en', s.name_en, 'duration_minutes', s.duration_minutes,
            'price', json_build_object('amount', s.price_amount, 'currency', s.price_currency), 'needs_approval', s.needs_approval,
            'preparation_id', s.preparation_id, 'preparation_en', s.preparation_en) order by s.name_id)
        from services s
        where s.archived_at is null and s.online and exists (
            select from practitioner_services ps join hours h on h.practitioner_id = ps.practitioner_id where ps.service_id = s.id)), '[]'),
    'practitioners', coalesce((
        select json_agg(json_build_object('id', p.id, 'name', p.name, 'languages', p.languages,
            'specialities', array(
                select json_build_object('name_id', s.name_id, 'name_en', s.name_en)
                from practitioner_specialities x join specialities s on s.id = x.speciality_id where x.practitioner_id = p.id order by s.name_id),
            'service_ids', array(
                select ps.service_id from practitioner_services ps join services s on s.id = ps.service_id and s.archived_at is null and s.online
                where ps.practitioner_id = p.id order by 1),
            'location_ids', array(select h.location_id from hours h where h.practitioner_id = p.id order by 1)) order by p.name)
        from practitioners p where p.id in (select practitioner_id from hours)), '[]'),
    'book_ahead_days', r.book_ahead_days, 'hold_minutes', r.hold_minutes,
    'change_until_minutes', r.change_until_minutes, 'cancel_until_minutes', r.cancel_until_minutes) as catalogue
from scheduling_settings r
