-- The index of allocations_no_overlap holds what was not overbooked; free times also look for the rest.
create index allocations_overbooked on allocations using gist (resource_id, during) where overbooked;
