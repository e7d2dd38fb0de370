drop table services, practitioner_locations, practitioner_specialities, practitioners, specialities, locations, organisations;
drop sequence mrn_numbers;
drop function akrab_fold(text);
drop extension btree_gist, unaccent, pg_trgm;
