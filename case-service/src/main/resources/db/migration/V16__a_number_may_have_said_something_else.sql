-- Whether a version's draft was rewritten under its number: then the number does not say what a second officer has read. Of what
-- was begun before, or is by an older release beside this one, nobody knows, and it is taken for granted.
-- What an older release beside this one rewrites of a draft that this one began is not seen: update all instances at once.
alter table version add column rewritten boolean not null default true;
