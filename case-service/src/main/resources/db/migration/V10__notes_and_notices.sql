-- The note of a pointer, as signed and sent with its statement; closed as that is.
alter table statement
    add column pointer varchar,
    add constraint pointer_is_closed check (pointer ~ '^[A-Za-z0-9_-]+$');

-- What the gateway tells the agency of partners' queries about its referrals. Added by the worker once each, never changed.
create table notice (
    id uuid primary key,
    position bigint generated always as identity unique,
    referral uuid not null references referral,
    agency varchar(64) not null,
    asker varchar(64) not null,
    contact varchar not null,
    -- What the asker got of the record.
    outcome varchar(16) not null check (outcome in ('disclosed', 'pointer', 'nothing')),
    clauses varchar not null,
    -- What the asker chose to say besides, {"purpose":…,"justification":…,"officer":…}; with the referral's key.
    words varchar,
    asked_at timestamptz not null,
    constraint words_are_closed check (words ~ '^[A-Za-z0-9_-]+$')
);
create index notice_by_referral on notice (referral, position desc);

alter table notice enable row level security;
create policy own_agency on notice to cases_web using (agency = current_setting('entente.agency', true));
create policy all_agencies on notice to cases_worker using (true);
create policy erased_alone on notice as restrictive for delete to cases_web using (exists (
    select from referral where referral.id = notice.referral and referral.state = 'ERASED'));

grant select, delete on notice to cases_web;
grant select, insert on notice to cases_worker;
-- Of what was erased nobody is told any more.
grant select (state) on referral to cases_worker;
