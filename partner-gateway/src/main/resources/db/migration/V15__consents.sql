-- What an agency asked of a record's originator. The consent's id is that of the event of the request. Rows are only added.
create table consent_request (
    id         uuid        primary key,
    agency     varchar(64) not null,
    record     uuid        not null,
    originator varchar(64) not null,
    kind       varchar(32) not null check (kind in ('onward-transfer', 'judicial-use', 'action')),
    recipient  varchar(64) not null,
    purposes   varchar     not null,
    until      timestamptz not null,
    -- What it says in words, {"conditions":[…],"reason":…}: content, and the only column that holds any.
    words      varchar     not null,
    decision   uuid        not null references decision,
    asked_at   timestamptz not null
);
create index consent_request_by_agency on consent_request (agency, asked_at, id);

-- The ledger: what the originator said of it since, one row per number, only added. The highest number counts, whichever
-- arrived first; input is a granted consent as decisions know it, in decision_input under its hash.
create table consent_entry (
    consent   uuid        not null references consent_request,
    number    integer     not null check (number > 0),
    agency    varchar(64) not null,
    record    uuid        not null,
    recipient varchar(64) not null,
    state     varchar(16) not null check (state in ('granted', 'refused', 'revoked')),
    reason    varchar(64),
    input     varchar(64) references decision_input,
    -- SHA-256 of the message's data: a second delivery says the same.
    said      varchar(64) not null,
    at        timestamptz not null,
    taken_at  timestamptz not null,
    primary key (consent, number),
    check ((input is not null) = (state = 'granted'))
);
create index consent_entry_by_recipient on consent_entry (recipient, record);
create index consent_entry_by_record on consent_entry (record);

grant select, insert on consent_request to gateway_web;
grant select on consent_entry to gateway_web;
grant select on consent_request to gateway_worker;
grant select, insert on consent_entry to gateway_worker;

-- Who asked sees what was said of it. Whom it lets do something decides on it, in decisions alone.
alter table consent_request enable row level security;
alter table consent_entry enable row level security;
create policy own_rows on consent_request to gateway_web using (agency = current_setting('entente.agency', true));
create policy own_rows on consent_entry for select to gateway_web
    using (current_setting('entente.agency', true) in (agency, recipient));
create policy every_row on consent_request to gateway_worker using (true);
create policy every_row on consent_entry to gateway_worker using (true);
