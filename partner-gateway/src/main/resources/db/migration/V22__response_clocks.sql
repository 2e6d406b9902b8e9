-- Until when recipients owe an answer to what they are asked.

-- How soon an answer to the version is needed; null where it asks for none.
alter table shelf_version add column urgency varchar(16) check (urgency in ('urgent-direct', 'urgent-indirect', 'other'));
-- Before, nothing could be said to be urgent.
update shelf_version v set urgency = 'other' from decision_input i
where i.hash = v.labels_hash
  -- What consents say lies closed and is no JSON: nothing else keeps the cast from it.
  and case when i.kind = 'labels' then cast(convert_from(i.document, 'UTF8') as json) ->> 'type' end = 'assistance-request';

-- More may be said than one word: an acceptance, then the information.
alter table given_response drop constraint given_response_agency_record_version_key;
alter table given_response add unique (agency, record, version, answer);

-- One per recipient and record. version is the owner's own count and never told to the recipient; purposes are those under
-- which the recipient has the record by this clause, between commas.
create table response_clock (
    id           uuid        primary key,
    agency       varchar(64) not null,
    record       uuid        not null,
    owner        varchar(64) not null,
    version      integer     not null,
    urgency      varchar(16) not null check (urgency in ('urgent-direct', 'urgent-indirect', 'other')),
    clause       varchar     not null,
    source       varchar     not null,
    purposes     varchar     not null,
    started_at   timestamptz not null,
    due_at       timestamptz not null,
    remind_at    timestamptz not null,
    -- Since when it stands, and of which version more information is wanted.
    suspended_at timestamptz,
    suspended_on integer,
    -- Since when the recipient cannot see what it was asked.
    withdrawn_at timestamptz,
    answered_at  timestamptz,
    -- Once each.
    reminded_at  timestamptz,
    overdue_at   timestamptz,
    -- Counts every change, and up to which the owner was told.
    revision     integer     not null default 1,
    announced    integer     not null default 0,
    unique (agency, record)
);
create index response_clock_owing on response_clock (agency, due_at, id);
create index response_clock_owed on response_clock (owner, due_at, id);
create index response_clock_reminding on response_clock (remind_at) where reminded_at is null and answered_at is null;
create index response_clock_running_out on response_clock (due_at) where overdue_at is null and answered_at is null;
create index response_clock_untold on response_clock (id) where announced < revision;

alter table response_clock enable row level security;
create policy both_ends on response_clock for select to gateway_web
    using (current_setting('entente.agency', true) in (agency, owner));
create policy own_answers on response_clock for update to gateway_web
    using (agency = current_setting('entente.agency', true));
create policy every_row on response_clock to gateway_worker using (true);
grant select, update (due_at, remind_at, suspended_at, suspended_on, answered_at, revision) on response_clock to gateway_web;
grant select, insert, update on response_clock to gateway_worker;

-- A reminder is no change of the record.
alter table feed_entry drop constraint feed_entry_change_check;
alter table feed_entry add constraint feed_entry_change_check
    check (change in ('visible', 'changed', 'withdrawn', 'reminder'));
