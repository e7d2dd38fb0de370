-- Makes the indexes that suspend_lab_indexes.sql has dropped.
do $$
declare
    one record;
begin
    for one in select definition from suspended_lab_indexes order by name loop
        execute one.definition;
    end loop;
end $$
