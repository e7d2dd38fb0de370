-- $1 practitioners, $2 services: locks them and every room or device that one of the services may need, in one order.
select pg_advisory_xact_lock(hashtextextended(x.id::text, 0))
from (
    select unnest($1) as id
    union
    select sr.resource_id from service_resources sr where sr.service_id = any($2)
    order by id
) x
