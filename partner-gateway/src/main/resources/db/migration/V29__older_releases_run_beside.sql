-- While a release takes the place of another, both write (expand, then contract). What the older one leaves out is withheld
-- until this one has filled it in.

-- The terms of a grant, which a release before V26 does not write. What V26 wrote of grants from before it is what was
-- asked for, which may be wider than what was granted: it is forgotten, and read from the grant itself. It is told by the
-- blanks that json_build_object puts and canonical JSON does not.
alter table consent_entry drop constraint granted_on_terms,
    add constraint granted_on_terms check (terms is null or state = 'granted');
update consent_entry set terms = null where terms like '{"id" : %';
create index consent_entry_without_terms on consent_entry (record) where state = 'granted' and terms is null;
grant update (terms) on consent_entry to gateway_worker;

-- The day until which a version may be shown, which a release before V24 does not write.
alter table shelf_version alter column review_by drop not null;
create index shelf_version_without_day on shelf_version (record) where review_by is null;
grant update (review_by) on shelf_version to gateway_worker;
