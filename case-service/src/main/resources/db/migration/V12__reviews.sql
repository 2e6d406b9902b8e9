-- By when what is released is to be reviewed (28 CFR 23.20(h)), and the reviews.
alter table version add column due_by date;
update version set due_by = least(review_by, (released_at at time zone 'UTC')::date + interval '5 years')
where released_at is not null and content is not null;
alter table referral add column reviews integer not null default 0;

-- Only added. What names the reviewer and says why lies closed with the referral's key and goes with it.
create table review (
    id uuid primary key,
    referral uuid not null references referral,
    agency varchar(64) not null,
    number integer not null check (number > 0),
    version integer not null,
    outcome varchar(16) not null check (outcome in ('kept', 'not-kept')),
    review_by date,
    -- The reviewer's pseudonym, as events have it.
    officer varchar(64) not null,
    words varchar,
    at timestamptz not null,
    unique (referral, number),
    constraint words_are_closed check (words ~ '^[A-Za-z0-9_-]+$'),
    constraint kept_until_a_day check ((outcome = 'kept') = (review_by is not null))
);

alter table review enable row level security;
create policy own_agency on review to cases_web using (agency = current_setting('entente.agency', true));
create policy erased_alone on review as restrictive for update to cases_web using (exists (
    select from referral where referral.id = review.referral and referral.state = 'ERASED'));
grant select, insert, update (words) on review to cases_web;
