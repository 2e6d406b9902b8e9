-- Feeds ask whether an agency was given a record under a purpose before they tell it that the record was withdrawn.
create index disclosure_by_record on disclosure (agency, record, purpose) where version_id is not null;
