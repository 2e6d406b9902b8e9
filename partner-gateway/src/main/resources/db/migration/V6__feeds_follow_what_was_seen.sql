-- What decided over every record when the feeds were last queued: a hash over agreements, register and policy. One row.
create table feed_ground (
    only_row boolean     primary key default true check (only_row),
    hash     varchar(64) not null
);

-- Where a reader saw of a record something else than its feed had told: the next evaluation tells it, also when by then
-- everything is again as it was told.
create table feed_sighting (
    agency  varchar(64) not null,
    record  uuid        not null,
    purpose varchar(64) not null,
    primary key (agency, record, purpose)
);

grant select, insert, update on feed_ground to gateway_worker;
grant select, delete on feed_sighting to gateway_worker;
grant select, insert on feed_sighting to gateway_web;
grant select on feed_standing to gateway_web;

alter table feed_sighting enable row level security;
alter table feed_standing enable row level security;
create policy own_rows on feed_sighting to gateway_web using (agency = current_setting('entente.agency', true));
create policy own_rows on feed_standing to gateway_web using (agency = current_setting('entente.agency', true));
create policy every_row on feed_sighting to gateway_worker using (true);
create policy every_row on feed_standing to gateway_worker using (true);
