package store

import (
	"encoding/json"
	"maps"
	"slices"
	"strings"
)

// selectTables is everything in the file's schema but the indexes that SQLite makes by itself for a UNIQUE, as a list in
// JSON. What has no text is one of those or somebody's forgery.
const selectTables = `(SELECT json_group_array(coalesce(sql, type || ' ' || name)) FROM sqlite_schema
	WHERE sql IS NOT NULL OR type <> 'index' OR name NOT GLOB 'sqlite_autoindex_*')`

// sequence is the table in which SQLite keeps the numbers of AUTOINCREMENT.
const sequence = "CREATE TABLE sqlite_sequence(name,seq)"

// asMade says whether a file's schema is what the steps make, nothing less and nothing more: a trigger, a view, an index
// or a table made in another way would let somebody without the key decide what a save does. The steps only make tables;
// one that alters a table needs another comparison.
func asMade(tables string, steps []schema) bool {
	var found []string
	if json.Unmarshal([]byte(tables), &found) != nil {
		return false
	}
	want := map[string]bool{sequence: true}
	for _, step := range steps {
		for statement := range strings.SplitSeq(withoutComments(step.sql), ";") {
			if statement = normal(statement); strings.HasPrefix(statement, "CREATE ") {
				want[statement] = true
			}
		}
	}
	have := map[string]bool{}
	for _, statement := range found {
		have[normal(withoutComments(statement))] = true
	}
	return len(found) == len(have) && maps.Equal(have, want)
}

// withoutComments drops what stands after two dashes, to the end of the line.
func withoutComments(sql string) string {
	lines := slices.Collect(strings.Lines(sql))
	for i, line := range lines {
		lines[i], _, _ = strings.Cut(line, "--")
		lines[i] += "\n"
	}
	return strings.Join(lines, "")
}

// normal writes all white space as one blank.
func normal(sql string) string { return strings.Join(strings.Fields(sql), " ") }
