drop table changes, interactions;
