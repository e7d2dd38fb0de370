drop table delays, queue_entries, queue_counters;
