-- From version 2 of the schema to version 3: decisions of people on links (see schema.sql).
CREATE TABLE IF NOT EXISTS link_reviews (
  sequence  INTEGER PRIMARY KEY,
  one_page  TEXT NOT NULL,
  one_start INTEGER NOT NULL,
  one_end   INTEGER NOT NULL,
  one_type  TEXT NOT NULL,
  two_page  TEXT NOT NULL,
  two_start INTEGER NOT NULL,
  two_end   INTEGER NOT NULL,
  two_type  TEXT NOT NULL,
  decision  TEXT NOT NULL CHECK (decision IN ('same', 'apart')),
  who       TEXT NOT NULL,
  at        TEXT NOT NULL,
  why       TEXT NOT NULL
);
CREATE TRIGGER IF NOT EXISTS link_reviews_never_change BEFORE UPDATE ON link_reviews BEGIN SELECT RAISE (ABORT, 'reviews are appended, never changed'); END;
CREATE TRIGGER IF NOT EXISTS link_reviews_never_go BEFORE DELETE ON link_reviews BEGIN SELECT RAISE (ABORT, 'reviews are appended, never deleted'); END;
