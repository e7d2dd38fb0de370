-- What the clinic's clock shows at the moment $1, and the holidays of the whole clinic in the months to come.
select o.time_zone, $1 at time zone o.time_zone as wall,
    array(
        select h.on_date from holidays h
        where h.archived_at is null and h.location_id is null
            and h.on_date between ($1 at time zone o.time_zone)::date and ($1 at time zone o.time_zone)::date + 400
    ) as holidays
from organisations o
limit 1
