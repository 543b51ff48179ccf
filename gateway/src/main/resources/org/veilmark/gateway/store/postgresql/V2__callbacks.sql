-- By which access key a job was asked for; what is told of its end is signed with that.
ALTER TABLE job ADD COLUMN submitted_by VARCHAR(128);

-- Telling its end: WAITING from the end on, then DELIVERED or GIVEN_UP.
ALTER TABLE job ADD COLUMN callback_state VARCHAR(16);
ALTER TABLE job ADD COLUMN callback_attempts INT DEFAULT 0 NOT NULL;
ALTER TABLE job ADD COLUMN callback_error VARCHAR(512);
-- When to try next. Put off while somebody tries, so that it is due again if he dies.
ALTER TABLE job ADD COLUMN callback_due BIGINT;

UPDATE job SET callback_kind = 'URL' WHERE callback_kind = 'Url';

CREATE INDEX job_to_tell ON job (callback_state, callback_due);
