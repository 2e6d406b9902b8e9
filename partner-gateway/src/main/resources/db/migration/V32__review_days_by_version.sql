-- Until when each version may be shown, as the review of it with the highest number found. Of a version that has not
-- arrived a review waits here, and says nothing of the one that stands on the shelf. note is what the agency signed.
create table shelf_review_day (
    record  uuid    not null references shelf_record,
    version integer not null,
    number  integer not null,
    until   date    not null,
    note    varchar not null,
    primary key (record, version)
);
insert into shelf_review_day (record, version, number, until, note)
    select record, reviewed_version, review_number, reviewed_until, review_note
    from shelf_record where reviewed_version is not null;

alter table shelf_review_day enable row level security;
create policy every_row on shelf_review_day to gateway_worker using (true);
create policy for_an_agency on shelf_review_day for select to gateway_web
    using (current_setting('entente.agency', true) <> '');
create policy erased_alone on shelf_review_day as restrictive for delete to gateway_worker using (exists (
    select from shelf_record r where r.record = shelf_review_day.record and r.erased_at is not null));
grant select on shelf_review_day to gateway_web;
grant select, insert, update, delete on shelf_review_day to gateway_worker;

-- A release before this one writes its reviews with the record alone, and reads them there (expand, then contract). What it
-- writes is told here too. Columns and trigger go with the release after which none runs that needs them.
create function review_day_of_record() returns trigger language plpgsql as $$
begin
    if new.reviewed_version is null then
        delete from shelf_review_day where record = new.record;
    else
        insert into shelf_review_day as day (record, version, number, until, note)
        values (new.record, new.reviewed_version, new.review_number, new.reviewed_until, new.review_note)
        on conflict (record, version) do update
            set number = excluded.number, until = excluded.until, note = excluded.note
            where day.number < excluded.number or day.number = excluded.number and day.until > excluded.until;
    end if;
    return null;
end $$;
create trigger review_day_of_record after update of reviewed_version, review_number, reviewed_until on shelf_record
    for each row execute function review_day_of_record();
