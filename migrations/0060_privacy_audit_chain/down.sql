do $$
begin
    if exists (select from pg_roles where rolname = 'akrab_server') then
        alter default privileges in schema public revoke all on tables from akrab_server;
        alter default privileges in schema public revoke all on sequences from akrab_server;
        revoke all on all tables in schema public from akrab_server;
        revoke all on all sequences in schema public from akrab_server;
        revoke all on schema public from akrab_server;
    end if;
end $$;
grant update, delete, truncate on audit_entries to current_user;
drop table audit_sealing;
drop table audit_seals;
alter table audit_entries enable trigger audit_entries_append_only;
alter table audit_entries enable trigger audit_entries_keep;
alter table audit_entries drop column number, drop column roles, drop column purpose, drop column grant_id;
