-- Queues that an account has named in a job. Whether one is paused is kept by the service, too.
CREATE TABLE queue (
  account VARCHAR(128) NOT NULL,
  name VARCHAR(64) NOT NULL,
  title VARCHAR(128) NOT NULL,
  paused BOOLEAN NOT NULL,
  callback_target VARCHAR(2048),
  callback_kind VARCHAR(16),
  callback_format VARCHAR(16),
  created_at BIGINT NOT NULL,
  changed_at BIGINT NOT NULL,
  PRIMARY KEY (account, name)
);
