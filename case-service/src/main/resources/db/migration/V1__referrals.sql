-- Referrals, their versions, the statements made of them, partners' answers, and what is on its way.
-- Run by the owner role, which nothing else uses. The web role sees the caller's agency alone (row-level security);
-- the worker role serves no request and sees what its work needs.

create table referral (
    id uuid primary key,
    position bigint generated always as identity unique,
    reference varchar(80) not null unique,
    agency varchar(64) not null,
    state varchar(16) not null check (state in ('OPEN', 'CLOSED', 'RECALLED')),
    latest integer not null check (latest > 0),
    released integer check (released <= latest),
    recall_reason varchar(1000),
    changed_at timestamptz not null,
    revision integer not null,
    check (state <> 'RECALLED' or released is not null)
);
create index referral_by_agency on referral (agency, position desc);

create table version (
    id uuid primary key,
    referral uuid not null references referral,
    agency varchar(64) not null,
    number integer not null check (number > 0),
    state varchar(16) not null check (state in ('DRAFT', 'SUBMITTED', 'RELEASED', 'SUPERSEDED')),
    type varchar(32) not null,
    content varchar not null check (content is json object),
    authors varchar not null,
    created_at timestamptz not null,
    released_at timestamptz,
    unique (referral, number),
    -- Checked at commit, since one version takes another's place within a transaction.
    constraint one_released exclude (referral with =) where (state = 'RELEASED') deferrable initially deferred,
    constraint one_being_written exclude (referral with =) where (state in ('DRAFT', 'SUBMITTED'))
        deferrable initially deferred
);
-- Exactly what was signed and sent, kept as proof of what the agency released.
create table statement (
    version uuid primary key references version,
    agency varchar(64) not null,
    compact varchar not null
);

create table response (
    id uuid primary key,
    referral uuid not null references referral,
    agency varchar(64) not null,
    version integer not null,
    responder varchar(64) not null,
    answer varchar(16) not null check (answer in ('accept', 'decline')),
    reason varchar(64),
    at timestamptz not null
);
create index response_by_referral on response (referral, at);

create table outbox (
    position bigint generated always as identity primary key,
    id uuid not null unique,
    address varchar(64) not null,
    order_key varchar(64) not null,
    body varchar not null,
    created_at timestamptz not null default now()
);

create table inbox (
    source varchar(64) not null,
    id uuid not null,
    taken_at timestamptz not null default now(),
    primary key (source, id)
);

alter table referral enable row level security;
alter table version enable row level security;
alter table statement enable row level security;
alter table response enable row level security;

create policy own_agency on referral to cases_web using (agency = current_setting('entente.agency', true));
create policy own_agency on version to cases_web using (agency = current_setting('entente.agency', true));
create policy own_agency on statement to cases_web using (agency = current_setting('entente.agency', true));
create policy own_agency on response to cases_web using (agency = current_setting('entente.agency', true));
create policy all_agencies on referral for select to cases_worker using (true);
create policy all_agencies on response to cases_worker using (true);

grant select, insert, update on referral, version to cases_web;
grant select, insert on statement to cases_web;
grant select on response to cases_web;
grant insert on outbox to cases_web;

grant select (id, agency, released) on referral to cases_worker;
grant select, insert on response to cases_worker;
grant select, insert, delete on outbox to cases_worker;
grant select, insert on inbox to cases_worker;
