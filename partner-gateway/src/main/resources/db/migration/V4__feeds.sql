-- The last number an agency's feed has given out. The row is the agency's lock: who numbers, holds it.
create table feed_head (
    agency varchar(64) primary key,
    last   bigint      not null default 0
);

create table feed_entry (
    agency   varchar(64)  not null,
    number   bigint       not null,
    record   uuid         not null,
    change   varchar(16)  not null check (change in ('visible', 'changed', 'withdrawn')),
    -- The purposes the change concerns: a reader under another purpose does not learn of it.
    purposes varchar      not null,
    noted_at timestamptz  not null,
    primary key (agency, number)
);

-- What an agency could see of a record when it was last evaluated: per purpose, a hash over what was visible.
create table feed_standing (
    agency varchar(64) not null,
    record uuid        not null,
    seen   varchar     not null,
    primary key (agency, record)
);

-- Of which records an agency was told, per purpose: a withdrawal is told to who knew of the record, and to nobody else.
create table feed_told (
    agency  varchar(64) not null,
    purpose varchar(64) not null,
    record  uuid        not null,
    primary key (agency, purpose, record)
);

-- To be evaluated again, at the latest at due_at.
create table feed_job (
    agency varchar(64) not null,
    record uuid        not null,
    due_at timestamptz not null,
    primary key (agency, record)
);
create index feed_job_due on feed_job (due_at);

grant select on feed_entry to gateway_web;
grant select, insert on feed_told to gateway_web;
grant select, insert, update on feed_head, feed_standing to gateway_worker;
grant select, insert on feed_entry to gateway_worker;
grant select, insert, update, delete on feed_job to gateway_worker;

alter table feed_entry enable row level security;
alter table feed_told enable row level security;
create policy own_rows on feed_entry to gateway_web using (agency = current_setting('entente.agency', true));
create policy own_rows on feed_told to gateway_web using (agency = current_setting('entente.agency', true));
create policy every_row on feed_entry to gateway_worker using (true);
