-- The note of a pointer, closed with its record's key; none where nobody gets a pointer.
alter table shelf_version add column pointer bytea;

-- Each pull leaves a row here, whether it found or missed, and the worker takes it away: what was asked about a record is
-- told to its owner later, as far as a clause permits.
create table query_due (
    decision uuid        primary key references decision,
    agency   varchar(64) not null,
    notice   varchar(16) not null check (notice in ('contact', 'full', 'none')),
    -- Justification and officer where the asker wants them told; with the asker's own key.
    words    varchar,
    due_at   timestamptz not null,
    constraint words_are_closed check (words ~ '^[A-Za-z0-9_-]+$')
);
create index query_due_by_time on query_due (due_at);

alter table query_due enable row level security;
create policy own_rows on query_due for insert to gateway_web
    with check (agency = current_setting('entente.agency', true));
create policy every_row on query_due to gateway_worker using (true);
create policy every_row on agency_key for select to gateway_worker using (true);
grant insert on query_due to gateway_web;
grant select, update, delete on query_due to gateway_worker;
grant select on agency_key to gateway_worker;
-- What a query was decided on, and the decision itself, is the worker's to put on record.
grant insert on decision, disclosure to gateway_worker;

-- What a query about a record was decided on goes with the record too; labels name the record they are of.
drop policy erased_alone on decision_input;
create policy erased_alone on decision_input as restrictive for delete to gateway_worker using (
    case when kind = 'labels' then exists (select from shelf_record r where r.erased_at is not null
        and r.record = cast(cast(convert_from(document, 'UTF8') as json) ->> 'record' as uuid)) else false end
    or exists (select from consent_entry e join shelf_record r on r.record = e.record
        where e.input = decision_input.hash and r.erased_at is not null));
create index decision_of_record on decision (record);
