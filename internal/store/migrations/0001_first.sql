-- The journal itself. One row. The id is no secret; every record is bound to it.
CREATE TABLE journal (
	one INTEGER PRIMARY KEY CHECK (one = 1),
	id  BLOB NOT NULL CHECK (length(id) = 16)
) STRICT;

-- Ways to reach the journal's key. What a slot holds is for package seal to say.
CREATE TABLE slots (
	id   INTEGER PRIMARY KEY CHECK (id BETWEEN 1 AND 4294967295),
	slot BLOB NOT NULL
) STRICT;

-- One row a revision: what lists need, sealed. Small and by itself, so that a list reads few pages.
-- seq is the order of saving and is never used twice.
CREATE TABLE heads (
	seq      INTEGER PRIMARY KEY AUTOINCREMENT,
	id       BLOB    NOT NULL CHECK (length(id) = 16),
	kind     INTEGER NOT NULL CHECK (kind BETWEEN 1 AND 255),
	revision INTEGER NOT NULL CHECK (revision > 0),
	box      BLOB    NOT NULL,
	UNIQUE (id, kind, revision)
) STRICT;

-- The rest of each revision, sealed.
CREATE TABLE bodies (
	seq INTEGER PRIMARY KEY REFERENCES heads (seq) ON DELETE CASCADE,
	box BLOB NOT NULL
) STRICT;

-- Things of which only the latest is kept: drafts, intentions, and marks of what lies in the bin; sealed, and replaced in
-- place, one a kind and id. seq is the order of saving.
CREATE TABLE singles (
	seq  INTEGER PRIMARY KEY AUTOINCREMENT,
	id   BLOB    NOT NULL CHECK (length(id) = 16),
	kind INTEGER NOT NULL CHECK (kind BETWEEN 1 AND 255),
	box  BLOB    NOT NULL,
	UNIQUE (id, kind)
) STRICT;

-- What the other tables should hold, sealed, so that a row taken out or an old one put back is noticed.
CREATE TABLE ledger (
	part INTEGER PRIMARY KEY CHECK (part IN (1, 2)),
	box  BLOB    NOT NULL
) STRICT;
