-- Who accepted, then wanted to know more, may accept again: the same word, said after another, is another answer.
alter table given_response drop constraint given_response_agency_record_version_answer_key;
create index given_response_in_turn on given_response (agency, record, version, given_at);
