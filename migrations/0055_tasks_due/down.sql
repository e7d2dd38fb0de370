alter table tasks drop column due_told_at;
