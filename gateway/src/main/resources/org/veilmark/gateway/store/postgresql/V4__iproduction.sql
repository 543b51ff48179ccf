-- How many pictures a cover job makes at most; null: one.
ALTER TABLE job ADD COLUMN cover_count INT;

-- The pictures that it made, as JSON, the best first.
ALTER TABLE job ADD COLUMN covers VARCHAR(8192);
