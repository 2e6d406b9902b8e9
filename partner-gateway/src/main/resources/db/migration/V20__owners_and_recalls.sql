-- Whether owners' services are still heard of, and what recipients owe when something is taken back.

-- One row per service that was ever heard of. number is its own count of its signs of life; heard_at is this database's
-- clock, and the only one that counts; told is whether the feeds were last queued as of a service that is heard of.
create table node_heard (
    node     varchar(64) primary key,
    number   bigint      not null,
    heard_at timestamptz not null,
    told     boolean     not null default true,
    -- It was heard of again after a silence that the feeds may have seen in part.
    woke     boolean     not null default false
);
-- The service that sent a version, and that would send its recall. Before this there was one.
alter table shelf_version add column sender varchar(64) not null default 'case-service';
alter table shelf_version alter column sender drop default;
create index shelf_version_by_sender on shelf_version (sender);

alter table node_heard enable row level security;
create policy for_an_agency on node_heard for select to gateway_web using (current_setting('entente.agency', true) <> '');
create policy every_row on node_heard to gateway_worker using (true);
grant select on node_heard to gateway_web;
grant select, insert, update on node_heard to gateway_worker;

-- What an agency owes for a record that it had received and that its owner took back, tightened or erased. version is the
-- owner's own count and never told; taken_at is when the gateway had it, told_at when the agency first read of it.
create table recall_duty (
    id       uuid        primary key,
    agency   varchar(64) not null,
    record   uuid        not null,
    owner    varchar(64) not null,
    version  integer     not null,
    kind     varchar(16) not null check (kind in ('recall', 'amendment', 'erasure')),
    taken_at timestamptz not null,
    due_at   timestamptz not null,
    told_at  timestamptz,
    -- Who passed it on, where that is why it is owed.
    via      varchar(64),
    unique (agency, record, version, kind)
);
create index recall_duty_due on recall_duty (agency, due_at, id);

-- What it said. Only added.
create table recall_receipt (
    id           uuid        primary key,
    agency       varchar(64) not null,
    duty         uuid        not null references recall_duty,
    outcome      varchar(32) not null check (outcome in
        ('purged', 'restricted-legal-hold', 'records-law', 'forwarded', 'never-received')),
    -- Agencies, separated by blanks.
    forwarded_to varchar     not null,
    -- A compact JWS of the agency's record key; null for an officer's statement.
    proof        varchar,
    at           timestamptz not null
);
-- What an officer stated can still be proved.
create unique index recall_receipt_once on recall_receipt (duty, outcome, (proof is null));
-- Who had received a record is asked when it is taken back.
create index disclosure_of_record on disclosure (record) where version_id is not null;

alter table recall_duty enable row level security;
alter table recall_receipt enable row level security;
create policy own_rows on recall_duty for select to gateway_web
    using (current_setting('entente.agency', true) in (agency, via));
create policy own_rows_told on recall_duty for update to gateway_web using (agency = current_setting('entente.agency', true));
-- Whoever passed a record on with the originator's consent says so, and whom it named owes as well.
create policy passed_on on recall_duty for insert to gateway_web with check (via = current_setting('entente.agency', true) and exists (
    select from consent_entry e
    where e.agency = current_setting('entente.agency', true) and e.recipient = recall_duty.agency
      and e.record = recall_duty.record and e.state = 'granted'));
create policy own_rows on recall_receipt to gateway_web using (agency = current_setting('entente.agency', true))
    with check (agency = current_setting('entente.agency', true) and exists (
        select from recall_duty d where d.id = recall_receipt.duty and d.agency = recall_receipt.agency));
create policy every_row on recall_duty to gateway_worker using (true);
create policy every_row on recall_receipt to gateway_worker using (true);
grant select, insert, update (told_at) on recall_duty to gateway_web;
grant select, insert on recall_receipt to gateway_web;
grant select, insert on recall_duty to gateway_worker;
grant select on recall_receipt to gateway_worker;
