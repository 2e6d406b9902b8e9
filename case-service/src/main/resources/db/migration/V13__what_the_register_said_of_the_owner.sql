-- What kind of agency the register called the owner when a version was released: decisions about it went by that. Null for what
-- was released before this: then it is what the register says today.
alter table statement add column owner_class varchar(64);
