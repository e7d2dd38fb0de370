alter table locations drop column payers;
alter table practitioners drop column languages;
