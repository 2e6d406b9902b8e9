-- What decisions were made of, under its own hash: added, never changed, so that a decision can be made again.
create table decision_input (
    hash     varchar(64) primary key,
    kind     varchar(16) not null,
    document bytea       not null
);

create table decision (
    id         uuid        primary key,
    agency     varchar(64) not null,
    record     uuid,
    policy     varchar(64) not null,
    request    varchar     not null,
    inputs     varchar     not null,
    answer     varchar     not null,
    decided_at timestamptz not null
);

-- One row per pull, whether it found or missed.
create table disclosure (
    id           uuid        primary key,
    agency       varchar(64) not null,
    record       uuid,
    version_id   uuid,
    decision     uuid        not null references decision,
    event        uuid        not null,
    purpose      varchar(64) not null,
    disclosed_at timestamptz not null
);

-- A recipient's answer to a version of a record, once.
create table given_response (
    id       uuid        primary key,
    agency   varchar(64) not null,
    record   uuid        not null,
    version  integer     not null,
    answer   varchar(16) not null,
    reason   varchar(32),
    given_at timestamptz not null,
    unique (agency, record, version)
);

grant select on decision_input to gateway_web;
grant select, insert on decision_input to gateway_worker;
grant select, insert on decision, disclosure, given_response to gateway_web;
grant select on decision, disclosure, given_response to gateway_worker;

-- An agency sees its own rows. A transaction that names no agency sees none.
alter table decision enable row level security;
alter table disclosure enable row level security;
alter table given_response enable row level security;
create policy own_rows on decision to gateway_web using (agency = current_setting('entente.agency', true));
create policy own_rows on disclosure to gateway_web using (agency = current_setting('entente.agency', true));
create policy own_rows on given_response to gateway_web using (agency = current_setting('entente.agency', true));
create policy every_row on decision to gateway_worker using (true);
create policy every_row on disclosure to gateway_worker using (true);
create policy every_row on given_response to gateway_worker using (true);
