-- Whom a code is for, as a keyed hash of the person or address, so that nobody is flooded with codes and nobody can try
-- more than a few.
alter table verifications add column subject_hash bytea;
create index verifications_subject on verifications (subject_hash, created_at);
