-- Until when partners owe an answer to what they are asked, as the gateway tells it: one row per recipient, and the state
-- with the highest revision stands, whichever arrives last.
create table response_clock (
    id uuid primary key,
    referral uuid not null references referral,
    agency varchar(64) not null,
    recipient varchar(64) not null,
    version integer not null,
    urgency varchar(16) not null check (urgency in ('urgent-direct', 'urgent-indirect', 'other')),
    -- Which clause sets it, and the rule it comes from.
    clause varchar not null,
    source varchar not null,
    started_at timestamptz not null,
    due_at timestamptz not null,
    -- Since when it stands, since the partner wants to know more.
    suspended_at timestamptz,
    -- Since when the partner cannot see what it was asked, and owes nothing.
    withdrawn_at timestamptz,
    answered_at timestamptz,
    -- When the gateway saw that it had run out.
    overdue_at timestamptz,
    revision integer not null
);
create index response_clock_by_referral on response_clock (referral);
create index response_clock_due on response_clock (agency, due_at, id);

alter table response_clock enable row level security;
create policy own_agency on response_clock to cases_web using (agency = current_setting('entente.agency', true));
create policy all_agencies on response_clock to cases_worker using (true);
grant select on response_clock to cases_web;
grant select, insert on response_clock to cases_worker;
grant update (due_at, suspended_at, withdrawn_at, answered_at, overdue_at, revision) on response_clock to cases_worker;

-- A partner may ask for more first, and say later that it has provided what was asked for.
alter table response drop constraint response_answer_check;
alter table response add constraint response_answer_check
    check (answer in ('accept', 'decline', 'more-information', 'information'));
