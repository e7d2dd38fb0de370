-- $1 location, $2 wall time. Where the clock is set back there are two such moments: PostgreSQL takes the later, the earlier is
-- an hour before when the clock shows the same there.
select case when (m.at - interval '1 hour') at time zone l.time_zone = $2 then m.at - interval '1 hour' else m.at end as at,
    m.at at time zone l.time_zone = $2 as is_there
from locations l
cross join lateral (select $2 at time zone l.time_zone as at) m
where l.id = $1 and l.archived_at is null
