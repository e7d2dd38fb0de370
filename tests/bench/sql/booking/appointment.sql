insert into appointments (id, code, contact_id, practitioner_id, location_id, service_id, starts_at, ends_at, state, source, price_amount,
    price_currency, booked_by, created_at, updated_at)
values (:id, upper(substr(md5(random()::text), 1, 10)), :contact, :practitioner, :location, :service, :starts, :ends_at, 'confirmed', 'staff',
    :price_amount, :price_currency, :caller, now(), now())
on conflict (code) do nothing
