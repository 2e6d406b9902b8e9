-- Until when a record may be shown (28 CFR 23.20(h)): the day by which its owner means to review it stands with each version,
-- and what its latest review found with the record. What came before this says no day, and gets the longest one there is.
alter table shelf_version add column review_by date;
update shelf_version set review_by = (received_at at time zone 'UTC')::date + interval '5 years';
alter table shelf_version alter column review_by set not null;

-- A review counts for the version that it names; note is what the agency signed.
alter table shelf_record
    add column reviewed_version integer,
    add column review_number integer,
    add column reviewed_until date,
    add column review_note varchar,
    add constraint review_is_whole check (
        (reviewed_version is null) = (review_number is null) and (reviewed_version is null) = (reviewed_until is null)
        and (reviewed_version is null) = (review_note is null));
