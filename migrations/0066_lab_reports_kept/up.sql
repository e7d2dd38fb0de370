-- What was verified or released stays whole: the report around its values, and of each value either itself or its correction.

-- Of a report of which something was verified or released, what its values rest upon stays: number, source, place and time of the
-- sample. It is not archived, and neither verification nor release is taken back.
create function lab_reports_refuse() returns trigger language plpgsql as $$
begin
    if tg_op = 'TRUNCATE' then
        raise exception 'verified reports are never overwritten';
    end if;
    if old.verified_at is null and old.released_at is null then
        return case tg_op when 'DELETE' then old else new end;
    end if;
    if tg_op = 'UPDATE'
        and (new.number, new.source, new.location_id, new.collected_at) = (old.number, old.source, old.location_id, old.collected_at)
        and new.archived_at is not distinct from old.archived_at
        and (old.verified_at is null or new.verified_at is not null)
        and (old.released_at is null or new.released_at is not distinct from old.released_at)
        and (new.state <> 'draft' or old.state = 'draft') then
        return new;
    end if;
    raise exception 'verified reports are never overwritten';
end $$;
create trigger lab_reports_append_only before update or delete on lab_reports
    for each row execute function lab_reports_refuse();
create trigger lab_reports_keep before truncate on lab_reports
    for each statement execute function lab_reports_refuse();
-- Also where a session calls itself a replica, which leaves ordinary triggers out.
alter table lab_reports enable always trigger lab_reports_append_only;
alter table lab_reports enable always trigger lab_reports_keep;

-- A value counts until another one corrects it; without one it would be gone from the report.
create function observations_need_correction() returns trigger language plpgsql as $$
begin
    if not exists (select from observations where corrects_id = new.id) then
        raise exception 'verified values are never overwritten';
    end if;
    return null;
end $$;
create constraint trigger observations_corrected after update of corrected_at on observations
    deferrable initially deferred
    for each row when (old.corrected_at is null and new.corrected_at is not null)
    execute function observations_need_correction();
alter table observations enable always trigger observations_corrected;
