drop index verifications_subject;
alter table verifications drop column subject_hash;
