-- When the owner was told that the task is due; a later due time is told anew.
alter table tasks add column due_told_at timestamptz;
