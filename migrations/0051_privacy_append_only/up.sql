-- Decisions and the texts they are about stay as they were; only a merge of two records moves a decision to the survivor.
create function consents_refuse() returns trigger language plpgsql as $$
begin
    if tg_op = 'UPDATE' and (to_jsonb(new) - 'contact_id') = (to_jsonb(old) - 'contact_id') then
        return new;
    end if;
    raise exception 'consents are append-only';
end $$;
create trigger consents_append_only before update or delete on consents
    for each row execute function consents_refuse();
create trigger consents_keep before truncate on consents
    for each statement execute function consents_refuse();

create function consent_texts_refuse() returns trigger language plpgsql as $$
begin
    raise exception 'texts of consents are append-only';
end $$;
create trigger consent_texts_append_only before update or delete on consent_texts
    for each row execute function consent_texts_refuse();
create trigger consent_texts_keep before truncate on consent_texts
    for each statement execute function consent_texts_refuse();
