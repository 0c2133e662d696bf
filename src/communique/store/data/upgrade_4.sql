-- From version 4 of the schema to version 5: an actor may have its words in pieces (see schema.sql). Those that are there are whole.
CREATE TABLE IF NOT EXISTS words (
  number INTEGER PRIMARY KEY,
  actor  TEXT NOT NULL,
  json   TEXT NOT NULL
);
CREATE INDEX IF NOT EXISTS words_by_actor ON words (actor);
