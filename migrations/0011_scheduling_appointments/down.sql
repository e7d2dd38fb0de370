drop table appointment_events, allocations, holds, appointments, appointment_series;
