-- $1 since when. Each practitioner: Monday to Saturday in turn at their locations, a morning block and an afternoon block.
-- Each block has a letter that no other block of its location has.
insert into working_hours (id, practitioner_id, location_id, weekday, starts, ends, break_from, break_until, valid_from, queue_letter, created_at, updated_at)
select (lpad(to_hex((extract(epoch from $1) * 1000)::bigint), 12, '0') || '7' || substr(md5(p.practitioner_id::text || d || b.letter), 1, 3)
        || '8' || substr(md5(b.letter || d || p.practitioner_id), 1, 15))::uuid,
    p.practitioner_id, p.location_id, d, b.starts, b.ends, b.break_from, b.break_until, ($1 at time zone 'UTC')::date,
    chr((65 + (2 * (p.colleague - 1) + b.late) % 26)::int), $1, $1
from (
    select practitioner_id, location_id, row_number() over (partition by practitioner_id order by location_id) - 1 as place,
        count(*) over (partition by practitioner_id) as places,
        dense_rank() over (order by practitioner_id) as turn,
        row_number() over (partition by location_id order by practitioner_id) as colleague
    from practitioner_locations
) p
cross join generate_series(1, 6) d
cross join (values
    ('A', time '08:00', time '14:00', time '12:00', time '12:30', 0),
    ('B', time '15:00', time '20:00', null, null, 1)
) b(letter, starts, ends, break_from, break_until, late)
where d % p.places = p.place and (b.late = 0 or (d < 6 and (p.turn + d) % 2 = 0)) and not (d = 6 and b.letter = 'B')
