-- Times are milliseconds since the epoch. What each column is for: see the tables of PostgreSQL.

CREATE TABLE job (
  id TEXT PRIMARY KEY,
  account TEXT NOT NULL,
  submitted_by TEXT,
  kind TEXT NOT NULL,
  input_bucket TEXT NOT NULL,
  input_name TEXT NOT NULL,
  output_bucket TEXT,
  output_name TEXT,
  message TEXT,
  algorithm TEXT,
  mark_level INTEGER NOT NULL,
  start_micros INTEGER,
  end_micros INTEGER,
  priority INTEGER NOT NULL,
  queue TEXT NOT NULL,
  user_data TEXT,
  cover_count INTEGER,
  key_id TEXT NOT NULL,
  api TEXT NOT NULL,
  operation TEXT NOT NULL,
  details TEXT NOT NULL,
  callback_target TEXT,
  callback_kind TEXT,
  callback_format TEXT,
  callback_state TEXT,
  callback_attempts INTEGER NOT NULL DEFAULT 0,
  callback_error TEXT,
  callback_due INTEGER,
  submitted_at INTEGER NOT NULL,
  changed_at INTEGER NOT NULL,
  heard_at INTEGER NOT NULL,
  state TEXT NOT NULL,
  percent INTEGER NOT NULL,
  started_at INTEGER,
  finished_at INTEGER,
  failure_code TEXT,
  failure_message TEXT,
  found_message TEXT,
  false_positive_probability REAL,
  covers TEXT
) STRICT;

CREATE INDEX job_of_account ON job (account, submitted_at, id);
CREATE INDEX job_not_heard_of ON job (state, heard_at);
CREATE INDEX job_to_tell ON job (callback_state, callback_due);

CREATE TABLE job_record (
  job_id TEXT PRIMARY KEY REFERENCES job (id),
  record BLOB NOT NULL
) STRICT;

-- An id is never used again: messages are sent in this order.
CREATE TABLE outbox (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  channel TEXT NOT NULL,
  partition_key TEXT NOT NULL CHECK (length(partition_key) <= 128),
  payload BLOB NOT NULL
) STRICT;

CREATE TABLE access_key (
  id TEXT PRIMARY KEY,
  account TEXT NOT NULL,
  sealed_secret BLOB NOT NULL,
  roles TEXT NOT NULL,
  buckets TEXT NOT NULL,
  key_id TEXT NOT NULL
) STRICT;

CREATE TABLE nonce (
  access_key_id TEXT NOT NULL,
  nonce TEXT NOT NULL,
  until INTEGER NOT NULL,
  PRIMARY KEY (access_key_id, nonce)
) STRICT, WITHOUT ROWID;

CREATE INDEX nonce_until ON nonce (until);

CREATE TABLE queue (
  account TEXT NOT NULL,
  name TEXT NOT NULL,
  title TEXT NOT NULL,
  paused INTEGER NOT NULL,
  callback_target TEXT,
  callback_kind TEXT,
  callback_format TEXT,
  created_at INTEGER NOT NULL,
  changed_at INTEGER NOT NULL,
  PRIMARY KEY (account, name)
) STRICT;
