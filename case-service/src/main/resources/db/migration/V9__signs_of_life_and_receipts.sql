-- What the gateway is told and tells beyond records: that this service lives; who owes what after a recall, and what came back.

-- The number of the last sign of life. One row, of this service's work alone.
create table sign_of_life (
    only_row boolean primary key default true check (only_row),
    number bigint not null
);
grant select, insert, update on sign_of_life to cases_worker;

-- What the gateway tells of recalls, tightening amendments and erasures, added by the worker once each. A receipt may
-- arrive before the recall it is about.
create table recall_taken (
    id uuid primary key,
    referral uuid not null references referral,
    agency varchar(64) not null,
    version integer not null,
    kind varchar(16) not null check (kind in ('recall', 'amendment', 'erasure')),
    taken_at timestamptz not null,
    unique (referral, version, kind)
);
create table recall_duty (
    id uuid primary key,
    referral uuid not null references referral,
    agency varchar(64) not null,
    version integer not null,
    kind varchar(16) not null check (kind in ('recall', 'amendment', 'erasure')),
    recipient varchar(64) not null,
    due_at timestamptz not null,
    -- When the recipient first read of it.
    told_at timestamptz
);
create index recall_duty_by_referral on recall_duty (referral);
create table recall_receipt (
    id uuid primary key,
    duty uuid not null references recall_duty,
    referral uuid not null references referral,
    agency varchar(64) not null,
    outcome varchar(32) not null check (outcome in
        ('purged', 'restricted-legal-hold', 'records-law', 'forwarded', 'never-received')),
    -- Agencies, separated by blanks.
    forwarded_to varchar not null,
    -- A compact JWS of the recipient's record key, verified on arrival; null for an officer's statement.
    proof varchar,
    at timestamptz not null
);
create index recall_receipt_by_referral on recall_receipt (referral);

alter table recall_taken enable row level security;
alter table recall_duty enable row level security;
alter table recall_receipt enable row level security;
create policy own_agency on recall_taken to cases_web using (agency = current_setting('entente.agency', true));
create policy own_agency on recall_duty to cases_web using (agency = current_setting('entente.agency', true));
create policy own_agency on recall_receipt to cases_web using (agency = current_setting('entente.agency', true));
create policy all_agencies on recall_taken to cases_worker using (true);
create policy all_agencies on recall_duty to cases_worker using (true);
create policy all_agencies on recall_receipt to cases_worker using (true);
grant select on recall_taken, recall_duty, recall_receipt to cases_web;
grant select, insert on recall_taken, recall_duty, recall_receipt to cases_worker;
grant update (told_at) on recall_duty to cases_worker;
