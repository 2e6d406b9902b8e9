-- What is to be sent, written in the transaction of what it announces; the relay deletes what the broker has taken.
create table outbox (
    position   bigint generated always as identity primary key,
    id         uuid        not null unique,
    address    varchar(64) not null,
    order_key  varchar(64) not null,
    body       varchar     not null,
    created_at timestamptz not null default now()
);

-- What has taken effect already, by event, so that a second delivery does nothing.
create table inbox (
    source   varchar(64) not null,
    id       uuid        not null,
    taken_at timestamptz not null default now(),
    primary key (source, id)
);

grant insert on outbox to gateway_web;
grant select, insert, delete on outbox to gateway_worker;
grant select, insert on inbox to gateway_worker;
