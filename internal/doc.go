// Package internal is heed, but for the two folders beside it: cmd/heed, which starts it, and patterns, the library, one
// Markdown file a pattern. This page is the map of the code in words; layers_test.go is the same map, enforced.
//
// The words, and what is made of them. Nothing here reads a clock, a file or a terminal: files come as an fs.FS, time
// and randomness as arguments.
//
//	theme      the closed vocabulary: seven themes, lenses, settings, moments; ids that are never renamed
//	content    YAML and front matter into typed values, with file, line and column when they cannot be
//	pattern    a pattern, the library of them, its links, and the ways to find one
//	selfcheck  the questions, the answers to them, and what stands out; the questions are YAML files beside the code
//	suggest    answers and words in, at most three patterns out, each with its reasons
//	suggest/lex          words and their stems
//	suggest/model        which cards a text is like; weights learnt beforehand, embedded
//	suggest/model/learn  how the weights are learnt, from the texts in suggest/model/corpus, to the same bytes each time
//	suggest/model/train  the command that does it
//	suggest/eval         how good suggestions are, as a table for developers
//	suggest/eval/mark    what that table is made of
//	identify   a text in, what in it may point to a person out; the patterns and lists of words are YAML beside the code
//	frame      what one can write with: prompts beside the page, headings in it; the frames are YAML files beside the code
//	account    entries as they leave heed: Markdown, text, JSON, and what forms ask for; the JSON is read here too
//	intake     what was written elsewhere, as entries: heed's JSON, jrnl, Day One, Markdown; and what of it is new
//	guide      guided sessions and exercises: their words, as YAML files beside the code, and the engines that keep the
//	           steps, the time, consent, and what may be kept
//	reading    the pages to read, the path of seven weeks, the questions beside "Where I stand"; text files beside the code
//	guide/handout        sheets of an exercise to print, as Markdown and HTML
//	config     a person's settings, and the file they are written in
//	search     texts in, those that hold some words out; case and accents folded; an index in memory that can be wiped
//	prose      how long the words and sentences of a text are; the test beside it says what heed's own may measure
//	prose/spell  the words that people read, for the check of spelling in .ci/run
//	text       the long text one writes: cursor, selection, wrapping, undo
//
// The journal, from its meaning down to the disk.
//
//	journal              what a person keeps, and what a journal can be asked to do; one that lives in memory
//	mirror               where a session is, for a second window that everybody sees; a named pipe, nothing on the disk
//	demo                 three invented people with a year of entries each, for showing heed to a room
//	journal/journaltest  the promises of a journal, as tests that every kind of journal passes
//	seal                 a passphrase into keys, bytes into boxes; no files, no tables
//	store                boxes by their ids in one SQLite file; no meaning, no keys
//	vault                a journal made of seal over store
//
// The uses, and the three ways to reach them.
//
//	practice    what one can do with heed, one method a use; it decides nothing
//	checkin     the way through a check-in: which question comes when, and what it can be answered with
//	loan        one text lent to the person's own editor, as a file that is gone afterwards; it starts that program
//	tui         the terminal program: a stack of screens, the frame around them, which route opens which screen
//	tui/ui      the kit that screens are made of: Screen, Move, Controls, styles, editor, list, page
//	tui/uitest  drives a screen without a terminal
//	tui/*       one package a screen; no screen knows another
//	plain       the same roads line by line, for terminals and people that whole screens do not serve
//	cli         the command line, one file a command; the only part that knows streams, environment, clock and exit status
//
// The proof that it works for a person.
//
//	e2e       the real program in a real pseudo-terminal, under a terminal emulator
//	e2e/shot  pictures of it for the README
//
// Beside these lies nochroma, a module of its own and no part of the map: it stands where Glamour looks for a highlighter
// of program code, which heed never uses, so that no start waits for one.
//
// Imports point one way: cmd/heed → cli → tui → a screen → tui/ui → practice → vault → journal, seal and store; from all
// of these to the words, but from seal and store to nothing of heed; and among the words from suggest and selfcheck to
// pattern, and from there to content and theme.
//
// Each library from elsewhere has one door, so that it can be replaced, and its faults met, in one place: SQLite in store,
// cryptography in seal, YAML in content, TOML in config, Bubble Tea and its kin in tui, Cobra in cli. Nothing opens a
// network connection, and nothing writes a log.
//
// To add a screen: a package under tui, a route in tui/ui/routes.go, a case in tui/open.go, a row in
// tui/keysheet_test.go, the same road in plain, and its rows in docs/plain.md. To add a command: a file in cli. To add a
// setting: a row in config/settings.go. To add a pattern or a question: a text file, and no Go at all.
package internal
