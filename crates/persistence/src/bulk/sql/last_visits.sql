-- Moves the last visit of people forward. $1 contacts and $2 times of their visits, side by side; $3 is now.
update contacts c
set last_visit_at = v.latest, updated_at = $3, version = c.version + 1
from (select id, max(at) as latest from unnest($1, $2) as seen(id, at) group by id) v
where c.id = v.id and (c.last_visit_at is null or c.last_visit_at < v.latest)
