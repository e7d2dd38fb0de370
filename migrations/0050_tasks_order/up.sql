-- The order in which tasks are listed: the ones without a due time last.
create index tasks_order on tasks (coalesce(due_at, '9999-12-31 00:00:00Z'::timestamptz), id);
create index tasks_updated on tasks (updated_at, id);
create index tasks_title on tasks (title, id);
