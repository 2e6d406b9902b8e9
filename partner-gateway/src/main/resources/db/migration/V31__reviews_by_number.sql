-- Every review that was taken of a record, so that another under its number is seen: an owner restored from a backup counts
-- from before. said is the SHA-256 of what was signed, as it stands in the note.
create table shelf_review (
    record uuid        not null references shelf_record,
    number integer     not null,
    said   varchar(64) not null,
    primary key (record, number)
);
insert into shelf_review (record, number, said)
    select record, review_number, encode(sha256(convert_to(split_part(review_note, '.', 2), 'UTF8')), 'hex')
    from shelf_record where review_note is not null;

alter table shelf_review enable row level security;
create policy every_row on shelf_review to gateway_worker using (true);
create policy erased_alone on shelf_review as restrictive for delete to gateway_worker using (exists (
    select from shelf_record r where r.record = shelf_review.record and r.erased_at is not null));
grant select, insert, delete on shelf_review to gateway_worker;
