-- From version 3 of the schema to version 4: decisions can be undone, and there are decisions on actors (see schema.sql).
DROP TRIGGER reviews_never_change;
DROP TRIGGER reviews_never_go;
ALTER TABLE reviews RENAME TO reviews_before;
CREATE TABLE reviews (
  sequence INTEGER PRIMARY KEY,
  page     TEXT NOT NULL,
  start    INTEGER NOT NULL,
  "end"    INTEGER NOT NULL,
  field    TEXT NOT NULL,
  decision TEXT NOT NULL CHECK (decision IN ('confirmed', 'corrected', 'rejected', 'undone')),
  value    TEXT,
  who      TEXT NOT NULL,
  at       TEXT NOT NULL,
  why      TEXT NOT NULL
);
DROP INDEX IF EXISTS reviews_by_place;
CREATE INDEX reviews_by_place ON reviews (page, start);
CREATE TRIGGER reviews_never_change BEFORE UPDATE ON reviews BEGIN SELECT RAISE (ABORT, 'reviews are appended, never changed'); END;
CREATE TRIGGER reviews_never_go BEFORE DELETE ON reviews BEGIN SELECT RAISE (ABORT, 'reviews are appended, never deleted'); END;
INSERT INTO reviews SELECT * FROM reviews_before;
DROP TABLE reviews_before;
DROP TRIGGER link_reviews_never_change;
DROP TRIGGER link_reviews_never_go;
ALTER TABLE link_reviews RENAME TO link_reviews_before;
CREATE TABLE link_reviews (
  sequence  INTEGER PRIMARY KEY,
  one_page  TEXT NOT NULL,
  one_start INTEGER NOT NULL,
  one_end   INTEGER NOT NULL,
  one_type  TEXT NOT NULL,
  two_page  TEXT NOT NULL,
  two_start INTEGER NOT NULL,
  two_end   INTEGER NOT NULL,
  two_type  TEXT NOT NULL,
  decision  TEXT NOT NULL CHECK (decision IN ('same', 'apart', 'undone')),
  who       TEXT NOT NULL,
  at        TEXT NOT NULL,
  why       TEXT NOT NULL
);
CREATE TRIGGER link_reviews_never_change BEFORE UPDATE ON link_reviews BEGIN SELECT RAISE (ABORT, 'reviews are appended, never changed'); END;
CREATE TRIGGER link_reviews_never_go BEFORE DELETE ON link_reviews BEGIN SELECT RAISE (ABORT, 'reviews are appended, never deleted'); END;
INSERT INTO link_reviews SELECT * FROM link_reviews_before;
DROP TABLE link_reviews_before;
CREATE TABLE IF NOT EXISTS actor_reviews (
  sequence  INTEGER PRIMARY KEY,
  one_page  TEXT NOT NULL,
  one_start INTEGER NOT NULL,
  one_end   INTEGER NOT NULL,
  two_page  TEXT NOT NULL,
  two_start INTEGER NOT NULL,
  two_end   INTEGER NOT NULL,
  decision  TEXT NOT NULL CHECK (decision IN ('same', 'apart', 'undone')),
  who       TEXT NOT NULL,
  at        TEXT NOT NULL,
  why       TEXT NOT NULL
);
CREATE TRIGGER IF NOT EXISTS actor_reviews_never_change BEFORE UPDATE ON actor_reviews BEGIN SELECT RAISE (ABORT, 'reviews are appended, never changed'); END;
CREATE TRIGGER IF NOT EXISTS actor_reviews_never_go BEFORE DELETE ON actor_reviews BEGIN SELECT RAISE (ABORT, 'reviews are appended, never deleted'); END;
CREATE TABLE IF NOT EXISTS replies (
  key           TEXT PRIMARY KEY,
  page          TEXT NOT NULL,
  text          TEXT NOT NULL,
  finish        TEXT NOT NULL,
  prompt_tokens INTEGER NOT NULL,
  reply_tokens  INTEGER NOT NULL,
  refused       INTEGER NOT NULL
) WITHOUT ROWID;
