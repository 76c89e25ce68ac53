"""Tables of a generation's SQLite file; whoever changes them raises `kb.storage.generation.SCHEMA`."""

SCHEMA_SQL = """
CREATE TABLE regulations (
  id TEXT PRIMARY KEY, position INTEGER NOT NULL, title TEXT NOT NULL, short_title TEXT, aliases TEXT NOT NULL, issuer TEXT,
  enacted TEXT, in_force TEXT, gazette TEXT, checked TEXT, topics TEXT NOT NULL, pages TEXT NOT NULL, sources TEXT NOT NULL,
  gaps TEXT NOT NULL, core TEXT NOT NULL, known INTEGER NOT NULL);
CREATE TABLE texts (
  regulation TEXT PRIMARY KEY, provenance TEXT NOT NULL, file TEXT NOT NULL, sum TEXT NOT NULL, pages INTEGER, ocr INTEGER NOT NULL,
  grade TEXT NOT NULL, source TEXT, warnings TEXT NOT NULL);
CREATE TABLE relations (regulation TEXT NOT NULL, position INTEGER NOT NULL, kind TEXT NOT NULL, target TEXT NOT NULL, by TEXT, note TEXT,
  since TEXT);
CREATE TABLE effects (
  target TEXT NOT NULL, regulation TEXT NOT NULL, kind TEXT NOT NULL, by TEXT NOT NULL, since TEXT NOT NULL, replaced_by TEXT NOT NULL,
  note TEXT NOT NULL, gloss TEXT NOT NULL, source TEXT NOT NULL, rules TEXT NOT NULL, doubt TEXT);
CREATE INDEX effects_regulation ON effects (regulation);
CREATE TABLE wordings (
  id INTEGER PRIMARY KEY, address TEXT NOT NULL, regulation TEXT NOT NULL, version TEXT NOT NULL, level TEXT NOT NULL, number TEXT,
  heading TEXT, text TEXT NOT NULL, page INTEGER, parent TEXT, printed_in TEXT NOT NULL, enacted_by TEXT, since TEXT, until TEXT,
  deleted INTEGER NOT NULL);
CREATE INDEX wordings_address ON wordings (address);
CREATE INDEX wordings_regulation ON wordings (regulation, id);
CREATE INDEX wordings_parent ON wordings (parent);
CREATE TABLE aliases (address TEXT PRIMARY KEY, bare TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE digests (
  address TEXT PRIMARY KEY, judul TEXT NOT NULL, ringkasan TEXT NOT NULL, gloss TEXT NOT NULL, angka_dari TEXT NOT NULL, menurut TEXT)
  WITHOUT ROWID;
CREATE TABLE notes (
  regulation TEXT NOT NULL, number INTEGER NOT NULL, judul TEXT NOT NULL, isi TEXT NOT NULL, gloss TEXT NOT NULL, source TEXT NOT NULL,
  dated TEXT, PRIMARY KEY (regulation, number)) WITHOUT ROWID;
CREATE TABLE conflicts (topic TEXT NOT NULL, addresses TEXT NOT NULL, isi TEXT NOT NULL, gloss TEXT NOT NULL, source TEXT NOT NULL);
CREATE TABLE duty_bodies (id TEXT PRIMARY KEY, name TEXT NOT NULL, gloss TEXT NOT NULL, level TEXT NOT NULL);
CREATE TABLE duty_fields (id TEXT PRIMARY KEY, name TEXT NOT NULL, gloss TEXT NOT NULL);
CREATE TABLE duties (
  body TEXT NOT NULL, field TEXT NOT NULL, modality TEXT NOT NULL, duty TEXT NOT NULL, gloss TEXT NOT NULL, address TEXT NOT NULL,
  source TEXT NOT NULL, note INTEGER);
CREATE TABLE task_force_facts (
  body TEXT NOT NULL, aspect TEXT NOT NULL, isi TEXT NOT NULL, gloss TEXT NOT NULL, address TEXT NOT NULL, source TEXT NOT NULL,
  note INTEGER);
CREATE TABLE offences (
  address TEXT PRIMARY KEY, judul TEXT NOT NULL, gloss TEXT NOT NULL, kind TEXT NOT NULL, law_group TEXT NOT NULL,
  replaced_by TEXT NOT NULL, before TEXT NOT NULL);
CREATE TABLE penalties (
  offence TEXT NOT NULL, since TEXT NOT NULL, until TEXT, prison_min TEXT, prison_max TEXT, life INTEGER NOT NULL, death INTEGER NOT NULL,
  detention_max TEXT, fine_min INTEGER, fine_max INTEGER, fine_category TEXT, joined TEXT, raised_by TEXT, fine_times INTEGER,
  by TEXT NOT NULL, source TEXT NOT NULL, note TEXT, note_gloss TEXT);
CREATE TABLE topics (
  id TEXT PRIMARY KEY, judul TEXT NOT NULL, gloss TEXT NOT NULL, pengantar TEXT NOT NULL, pengantar_gloss TEXT NOT NULL,
  related TEXT NOT NULL, bodies TEXT NOT NULL, terms TEXT NOT NULL);
CREATE TABLE topic_lines (topic TEXT NOT NULL, text TEXT NOT NULL, gloss TEXT NOT NULL, addresses TEXT NOT NULL, noted TEXT, note INTEGER);
CREATE TABLE reading_paths (
  id TEXT PRIMARY KEY, judul TEXT NOT NULL, gloss TEXT NOT NULL, pengantar TEXT NOT NULL, pengantar_gloss TEXT NOT NULL,
  seed INTEGER NOT NULL, asked TEXT NOT NULL);
CREATE TABLE reading_steps (
  path TEXT NOT NULL, judul TEXT NOT NULL, gloss TEXT NOT NULL, pengantar TEXT NOT NULL, pengantar_gloss TEXT NOT NULL,
  addresses TEXT NOT NULL, history TEXT NOT NULL);
CREATE TABLE passages (
  id INTEGER PRIMARY KEY, address TEXT NOT NULL, regulation TEXT NOT NULL, part INTEGER NOT NULL, kind TEXT NOT NULL, source TEXT NOT NULL,
  naskah TEXT NOT NULL, judul TEXT NOT NULL, ringkasan TEXT NOT NULL, gloss TEXT NOT NULL);
CREATE INDEX passages_address ON passages (address);
CREATE TABLE text_rows (passages BLOB NOT NULL, kinds BLOB NOT NULL);
CREATE TABLE vectors (row INTEGER PRIMARY KEY, passage INTEGER NOT NULL, kind TEXT NOT NULL, vector BLOB NOT NULL);
CREATE INDEX vectors_passage ON vectors (passage);
CREATE TABLE cites (source TEXT NOT NULL, start INTEGER NOT NULL, stop INTEGER NOT NULL, target TEXT NOT NULL);
CREATE INDEX cites_source ON cites (source);
CREATE INDEX cites_target ON cites (target);
CREATE TABLE delegations (source TEXT NOT NULL, start INTEGER NOT NULL, stop INTEGER NOT NULL);
CREATE INDEX delegations_source ON delegations (source);
CREATE TABLE terms (
  id INTEGER PRIMARY KEY, term TEXT NOT NULL, aliases TEXT NOT NULL, also TEXT NOT NULL, gloss TEXT, address TEXT NOT NULL);
CREATE INDEX terms_address ON terms (address);
CREATE TABLE term_uses (term INTEGER NOT NULL, source TEXT NOT NULL, start INTEGER NOT NULL, stop INTEGER NOT NULL);
CREATE INDEX term_uses_term ON term_uses (term);
CREATE INDEX term_uses_source ON term_uses (source);
CREATE TABLE postings (stem TEXT NOT NULL, text TEXT NOT NULL, rows BLOB NOT NULL, counts BLOB NOT NULL, PRIMARY KEY (stem, text))
  WITHOUT ROWID;
CREATE TABLE weighed (
  stem TEXT NOT NULL, english INTEGER NOT NULL, rows BLOB NOT NULL, weights BLOB NOT NULL, title_rows BLOB NOT NULL,
  title_weights BLOB NOT NULL, asked_rows BLOB NOT NULL, asked_weights BLOB NOT NULL, PRIMARY KEY (stem, english)) WITHOUT ROWID;
CREATE TABLE vocabulary (word TEXT PRIMARY KEY, count INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE facets (name TEXT PRIMARY KEY, rows BLOB NOT NULL) WITHOUT ROWID;
CREATE TABLE narrowings (name TEXT PRIMARY KEY, rows BLOB NOT NULL) WITHOUT ROWID;
CREATE TABLE text_lengths (text TEXT PRIMARY KEY, lengths BLOB NOT NULL) WITHOUT ROWID;
"""
