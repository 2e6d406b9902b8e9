-- In whose hands a referral is, who reads it, when it was filed, what it answers; what was done to it. Who still writes
-- as before leaves these to their defaults: then the whole agency reads, as it did.

alter table referral
    add column filed_at timestamptz not null default now(),
    add column in_reply_to varchar(80),
    add column unit varchar,
    add column assignee varchar,
    add column readers varchar(16) not null default 'AGENCY' check (readers in ('UNIT', 'AGENCY', 'NAMED')),
    add column named varchar not null default '';
update referral set filed_at = created_at from version where version.referral = referral.id and version.number = 1;

alter table version
    add column review_by date,
    add column two_officers boolean not null default false;
-- What waits already may need a second officer: let them find it.
update version set two_officers = true where state = 'SUBMITTED';

create table deed (
    id uuid primary key,
    position bigint generated always as identity unique,
    referral uuid not null references referral on delete cascade,
    agency varchar(64) not null,
    act varchar(64) not null,
    version integer not null,
    officer varchar(64) not null,
    at timestamptz not null
);
create index deed_by_referral on deed (referral, position);

alter table deed enable row level security;
create policy own_agency on deed to cases_web using (agency = current_setting('entente.agency', true));
grant select, insert on deed to cases_web;

-- A draft that was never submitted can be deleted.
grant delete on referral, version to cases_web;
