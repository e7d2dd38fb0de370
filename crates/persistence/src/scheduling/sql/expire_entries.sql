update waiting_list_entries e set state = 'expired', updated_at = $1, version = e.version + 1
from locations l
where l.id = e.location_id and e.state = 'waiting' and e.latest_on < ($1 at time zone l.time_zone)::date
