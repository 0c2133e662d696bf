-- The record file. Offsets are Unicode code points into pages.text, half open.

-- Facts of the record as a whole (codebook, as_of, parser; stamp changes whenever the record is written, not when a person decides) and labels
-- of parsers already hashed.
CREATE TABLE meta (
  key   TEXT PRIMARY KEY,
  value TEXT
) WITHOUT ROWID;

-- marks: JSON list of [start, end, kind], what the markup of an HTML page says of its lines.
CREATE TABLE pages (
  position    INTEGER PRIMARY KEY,
  id          TEXT NOT NULL UNIQUE,
  path        TEXT NOT NULL,
  url         TEXT,
  member      TEXT,
  sha256      TEXT NOT NULL,
  sha256_text TEXT NOT NULL,
  renderer    TEXT NOT NULL,
  encoding    TEXT NOT NULL,
  text        TEXT NOT NULL,
  marks       TEXT NOT NULL,
  encoding_from TEXT NOT NULL DEFAULT '',
  fetched     TEXT
);

CREATE TABLE sentences (
  page  TEXT NOT NULL REFERENCES pages (id) ON DELETE CASCADE,
  start INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  PRIMARY KEY (page, start, "end")
) WITHOUT ROWID;

-- What analyse() gave, by the hash of all its arguments: either an analysis or the row of a page that holds no article.
CREATE TABLE analyses (
  key      TEXT PRIMARY KEY,
  page     TEXT NOT NULL,
  analysis TEXT,
  unread   TEXT,
  CHECK ((analysis IS NULL) <> (unread IS NULL))
) WITHOUT ROWID;

-- What a language model replied, by the hash of page, codebook, model and prompt: its text, why it ended, the tokens of both ways.
CREATE TABLE replies (
  key           TEXT PRIMARY KEY,
  page          TEXT NOT NULL,
  text          TEXT NOT NULL,
  finish        TEXT NOT NULL,
  prompt_tokens INTEGER NOT NULL,
  reply_tokens  INTEGER NOT NULL,
  refused       INTEGER NOT NULL
) WITHOUT ROWID;

-- The record's objects, one JSON text each, in the record's order. page, start, end: where its words begin, where it has words.
CREATE TABLE objects (
  kind     TEXT NOT NULL,
  position INTEGER NOT NULL,
  id       TEXT,
  page     TEXT REFERENCES pages (id) ON DELETE CASCADE,
  start    INTEGER,
  "end"    INTEGER,
  json     TEXT NOT NULL,
  PRIMARY KEY (kind, position)
) WITHOUT ROWID;
CREATE INDEX objects_by_id ON objects (id);
CREATE INDEX objects_by_page ON objects (page, start);

-- Words of actors for which the row in objects has no room (an actor may be named on all pages), in pieces, in order.
CREATE TABLE words (
  number INTEGER PRIMARY KEY,
  actor  TEXT NOT NULL,
  json   TEXT NOT NULL
);
CREATE INDEX words_by_actor ON words (actor);

CREATE TABLE unread (
  position INTEGER PRIMARY KEY,
  path     TEXT NOT NULL,
  member   TEXT,
  code     TEXT NOT NULL,
  reason   TEXT NOT NULL
);

-- Ids that an earlier build showed and a later one no longer has. new IS NULL: the words are no longer in the record.
CREATE TABLE redirects (
  sequence INTEGER PRIMARY KEY,
  kind     TEXT NOT NULL,
  old      TEXT NOT NULL,
  new      TEXT
);
CREATE INDEX redirects_by_old ON redirects (old);

-- Decisions of people on values, by citation. Appended, never changed; undone takes back the last decision of the same person.
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
CREATE INDEX reviews_by_place ON reviews (page, start);
CREATE TRIGGER reviews_never_change BEFORE UPDATE ON reviews BEGIN SELECT RAISE (ABORT, 'reviews are appended, never changed'); END;
CREATE TRIGGER reviews_never_go BEFORE DELETE ON reviews BEGIN SELECT RAISE (ABORT, 'reviews are appended, never deleted'); END;

-- Decisions of people on whether two reports, by citation and type, tell of one event. Appended, never changed.
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

-- Decisions of people on whether two mentions are of one actor. Appended, never changed.
CREATE TABLE actor_reviews (
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
CREATE TRIGGER actor_reviews_never_change BEFORE UPDATE ON actor_reviews BEGIN SELECT RAISE (ABORT, 'reviews are appended, never changed'); END;
CREATE TRIGGER actor_reviews_never_go BEFORE DELETE ON actor_reviews BEGIN SELECT RAISE (ABORT, 'reviews are appended, never deleted'); END;

-- Full text of sentences and statements, for search.
CREATE VIRTUAL TABLE search USING fts5 (
  text, kind UNINDEXED, id UNINDEXED, page UNINDEXED, start UNINDEXED, "end" UNINDEXED,
  tokenize = "unicode61 remove_diacritics 2"
);
