-- What was released before reviews counted (V12) told the gateway no day, so partners are shown it for the longest period there
-- is. What is due must be what partners lose: a day that only its content names never reached them. One that a review has set since
-- did, and stays.
update version set due_by = (released_at at time zone 'UTC')::date + interval '5 years'
where due_by is not null
    and released_at < (select installed_on from flyway_schema_history where version = '12')
    and not exists (
        select from review where review.referral = version.referral and review.version = version.number);
