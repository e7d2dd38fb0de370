delete from role_permissions where permission in ('lab:read', 'lab:write', 'lab:verify', 'lab:comment', 'lab:own', 'analytes:write');
alter table organisations drop column lab_comment_hours;
drop table critical_calls, lab_numbers, lab_comments, lab_report_care, observations, lab_reports;
drop function observations_refuse, lab_comments_refuse;
delete from tasks where kind in ('critical_value', 'lab_comment');
alter table tasks drop constraint tasks_kind;
alter table tasks add constraint tasks_kind
    check (kind in ('to_do', 'call_back', 'praise', 'suggestion', 'complaint', 'recall', 'link_person'));
