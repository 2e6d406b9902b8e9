-- The ledger: signed parts of event statements in the order in which they were taken, one index after the other from 0.
-- Nobody but the owner of the schema, who only migrates, can change or remove a row.
create schema ledger;

create table ledger.entry (
    index bigint primary key check (index >= 0),
    source varchar(64) not null,
    event_id uuid not null,
    -- ASCII, exactly as the producing service signed it
    signed_part varchar not null,
    -- what the leaf is made of: 0x01 and the SHA-256 of the signed part; the database holds to it too
    leaf_input bytea not null check (leaf_input = '\x01'::bytea || sha256(convert_to(signed_part, 'UTF8'))),
    accepted_at timestamptz not null default now(),
    unique (source, event_id)
);

-- What each side may open, apart from the ledger, since erasing it must leave the ledger whole.
create schema sets;

-- One row per entry and entitled jurisdiction: the disclosures that this jurisdiction may read.
create table sets.disclosures (
    index bigint not null references ledger.entry (index),
    jurisdiction varchar(2) not null,
    -- the disclosures in the form of RFC 9901, a JSON array of strings
    disclosures varchar not null,
    primary key (jurisdiction, index)
);

-- The same disclosures, opened, for searching. It goes when they go.
create table sets.seen_event (
    index bigint not null,
    jurisdiction varchar(2) not null,
    event_id uuid not null,
    occurred_at timestamptz not null,
    type varchar not null,
    service varchar not null,
    agency varchar,
    agency_jurisdiction varchar,
    officer varchar,
    pseudonym varchar,
    on_behalf_of varchar,
    record varchar,
    -- the other side as this side knows it; partners holds everyone a search by partner should find
    partner varchar,
    partners varchar[] not null,
    purpose varchar,
    justification varchar,
    outcome varchar,
    decision varchar,
    refusal_reason varchar,
    clauses varchar[] not null,
    refusal_clauses varchar[] not null,
    classes varchar[] not null,
    disclosure varchar,
    primary key (jurisdiction, index),
    foreign key (jurisdiction, index) references sets.disclosures (jurisdiction, index) on delete cascade
);

create index seen_event_by_agency on sets.seen_event (jurisdiction, agency, index);
create index seen_event_by_record on sets.seen_event (jurisdiction, record, index);
create index seen_event_by_officer on sets.seen_event (jurisdiction, officer, index);
create index seen_event_by_time on sets.seen_event (jurisdiction, occurred_at, index);

-- The kernel's tables: what this service announces (its own searches) and what it has taken.
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

-- A web request reads what its auditor's jurisdiction is entitled to, and nothing while no jurisdiction is set.
alter table ledger.entry enable row level security;
alter table sets.disclosures enable row level security;
alter table sets.seen_event enable row level security;

create policy own_side on sets.disclosures for select to audit_web
    using (jurisdiction = current_setting('entente.jurisdiction', true));
create policy own_side on sets.seen_event for select to audit_web
    using (jurisdiction = current_setting('entente.jurisdiction', true));
create policy own_side on ledger.entry for select to audit_web
    using (exists (
        select from sets.disclosures d
        where d.index = entry.index and d.jurisdiction = current_setting('entente.jurisdiction', true)));

create policy worker_reads on ledger.entry for select to audit_worker using (true);
create policy worker_adds on ledger.entry for insert to audit_worker with check (true);
create policy worker_adds on sets.disclosures for insert to audit_worker with check (true);
create policy worker_adds on sets.seen_event for insert to audit_worker with check (true);

create policy eraser_finds on sets.disclosures for select to audit_eraser using (true);
create policy eraser_erases on sets.disclosures for delete to audit_eraser using (true);

grant usage on schema ledger, sets to audit_web, audit_worker;
grant usage on schema sets to audit_eraser;

grant select on ledger.entry to audit_web;
grant select, insert on ledger.entry to audit_worker;

grant select on sets.disclosures, sets.seen_event to audit_web;
grant insert on sets.disclosures, sets.seen_event to audit_worker;

-- The eraser sees which rows there are, never what they say.
grant select (index, jurisdiction), delete on sets.disclosures to audit_eraser;

grant insert on outbox to audit_web;
grant select, insert, delete on outbox to audit_worker;
grant select, insert on inbox to audit_worker;
