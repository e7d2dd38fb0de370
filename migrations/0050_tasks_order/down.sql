drop index tasks_title;
drop index tasks_updated;
drop index tasks_order;
