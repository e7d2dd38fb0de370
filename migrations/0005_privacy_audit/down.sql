drop table audit_entries;
drop function audit_entries_refuse();
