-- Open tasks that became due within the day before $1 and whose owner was not told of this due time; $2 at most. Marks them as told.
with due as (
    select t.id from tasks t
    where t.state in ('open', 'in_progress') and t.archived_at is null and t.assignee_id is not null
        and t.due_at <= $1 and t.due_at > $1 - interval '1 day' and (t.due_told_at is null or t.due_told_at < t.due_at)
    order by t.due_at, t.id
    limit $2
    for update skip locked
)
update tasks t set due_told_at = $1
from due, organisations o
where t.id = due.id
returning t.id, t.title, t.assignee_id, t.due_at,
    (t.due_at at time zone coalesce((select l.time_zone from locations l where l.id = t.location_id), o.time_zone))::date as due_on
