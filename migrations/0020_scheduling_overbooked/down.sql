drop index allocations_overbooked;
