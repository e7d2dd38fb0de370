-- What the role of this session could do to the audit trail.
select current_user::text as role,
       (select r.rolsuper from pg_roles r where r.rolname = current_user) as superuser,
       exists (select from pg_class c where c.oid in ('public.audit_entries'::regclass, 'public.audit_seals'::regclass)
               and pg_has_role(current_user, c.relowner, 'member')) as owner,
       has_table_privilege('public.audit_entries', 'update, delete, truncate')
           or has_table_privilege('public.audit_seals', 'update, delete, truncate') as may_change,
       (select count(*) from pg_trigger t
        where t.tgrelid in ('public.audit_entries'::regclass, 'public.audit_seals'::regclass) and t.tgenabled = 'A'
          and t.tgname in ('audit_entries_append_only', 'audit_entries_keep', 'audit_seals_append_only', 'audit_seals_keep')) as triggers
