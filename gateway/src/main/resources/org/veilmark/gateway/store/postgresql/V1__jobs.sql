-- Times are milliseconds since the epoch. Runs on H2 and on PostgreSQL.

CREATE TABLE job (
  id VARCHAR(128) PRIMARY KEY,
  account VARCHAR(128) NOT NULL,
  kind VARCHAR(16) NOT NULL,
  input_bucket VARCHAR(255) NOT NULL,
  input_name VARCHAR(1024) NOT NULL,
  output_bucket VARCHAR(255),
  output_name VARCHAR(1024),
  message VARCHAR(256),
  algorithm VARCHAR(16),
  mark_level INT NOT NULL,
  start_micros BIGINT,
  end_micros BIGINT,
  priority INT NOT NULL,
  queue VARCHAR(128) NOT NULL,
  user_data VARCHAR(1024),
  key_id VARCHAR(64) NOT NULL,
  api VARCHAR(16) NOT NULL,
  operation VARCHAR(64) NOT NULL,
  details VARCHAR(100000) NOT NULL,
  callback_target VARCHAR(2048),
  callback_kind VARCHAR(16),
  callback_format VARCHAR(16),
  submitted_at BIGINT NOT NULL,
  changed_at BIGINT NOT NULL,
  -- When the service was told of it last, or spoke of it last.
  heard_at BIGINT NOT NULL,
  state VARCHAR(16) NOT NULL,
  percent INT NOT NULL,
  started_at BIGINT,
  finished_at BIGINT,
  failure_code VARCHAR(64),
  failure_message VARCHAR(4096),
  found_message VARCHAR(256),
  false_positive_probability DOUBLE PRECISION
);

CREATE INDEX job_of_account ON job (account, submitted_at, id);
CREATE INDEX job_not_heard_of ON job (state, heard_at);

-- What the service said of a job last: large, and seldom read.
CREATE TABLE job_record (
  job_id VARCHAR(128) PRIMARY KEY REFERENCES job (id),
  record BYTEA NOT NULL
);

-- What the service is to be told, in this order.
CREATE TABLE outbox (
  id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  channel VARCHAR(16) NOT NULL,
  partition_key VARCHAR(128) NOT NULL,
  payload BYTEA NOT NULL
);

CREATE TABLE access_key (
  id VARCHAR(128) PRIMARY KEY,
  account VARCHAR(128) NOT NULL,
  sealed_secret BYTEA NOT NULL,
  roles VARCHAR(256) NOT NULL,
  buckets VARCHAR(4096) NOT NULL,
  key_id VARCHAR(64) NOT NULL
);

CREATE TABLE nonce (
  access_key_id VARCHAR(128) NOT NULL,
  nonce VARCHAR(128) NOT NULL,
  until BIGINT NOT NULL,
  PRIMARY KEY (access_key_id, nonce)
);

CREATE INDEX nonce_until ON nonce (until);
