-- Consents that partners asked of the agency about what it released. The gateway's requests, added by the worker once each,
-- and never changed.
create table consent (
    id uuid primary key,
    position bigint generated always as identity unique,
    referral uuid not null references referral,
    agency varchar(64) not null,
    version integer not null,
    asker varchar(64) not null,
    kind varchar(32) not null check (kind in ('onward-transfer', 'judicial-use', 'action')),
    recipient varchar(64) not null,
    purposes varchar not null,
    until timestamptz not null,
    -- What it says in words, {"conditions":[…],"reason":…}: content, and the only column that holds any.
    words varchar not null,
    asked_at timestamptz not null
);
create index consent_by_agency on consent (agency, position desc);

-- What officers said of it, one row per number, only added: the last counts.
create table consent_entry (
    id uuid primary key,
    consent uuid not null references consent,
    agency varchar(64) not null,
    number integer not null check (number > 0),
    state varchar(16) not null check (state in ('granted', 'refused', 'revoked')),
    purposes varchar not null,
    until timestamptz,
    -- The conditions of a grant, a JSON list: content.
    conditions varchar not null,
    reason varchar(64),
    officer varchar(64) not null,
    at timestamptz not null,
    constraint consent_entry_number unique (consent, number)
);

alter table consent enable row level security;
alter table consent_entry enable row level security;
create policy own_agency on consent to cases_web using (agency = current_setting('entente.agency', true));
create policy own_agency on consent_entry to cases_web using (agency = current_setting('entente.agency', true));
create policy all_agencies on consent to cases_worker using (true);

grant select on consent to cases_web;
grant select, insert on consent_entry to cases_web;
grant select, insert on consent to cases_worker;
