-- What patients ask before they choose: the languages in which somebody consults, and how a branch can be paid.
-- Empty: nobody has said yet, so nothing is shown.
alter table practitioners add column languages text[] not null default '{}',
    add constraint practitioners_languages check (languages <@ array['id', 'en', 'jv', 'su', 'zh', 'ar', 'nl', 'ja']);
alter table locations add column payers text[] not null default '{}',
    add constraint locations_payers check (payers <@ array['bpjs', 'insurance', 'self']);
