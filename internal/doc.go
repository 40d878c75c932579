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
//	config     a person's settings, and the file they are written in
//	search     texts in, those that hold some words out; case and accents folded; an index in memory that can be wiped
//	text       the long text one writes: cursor, selection, wrapping, undo
//
// The journal, from its meaning down to the disk.
//
//	journal              what a person keeps, and what a journal can be asked to do; one that lives in memory
//	journal/journaltest  the promises of a journal, as tests that every kind of journal passes
//	seal                 a passphrase into keys, bytes into boxes; no files, no tables
//	store                boxes by their ids in one SQLite file; no meaning, no keys
//	vault                a journal made of seal over store
//
// The uses, and the two ways to reach them.
//
//	practice    what one can do with heed, one method a use; it decides nothing
//	tui         the terminal program: a stack of screens, the frame around them, which route opens which screen
//	tui/ui      the kit that screens are made of: Screen, Move, Controls, styles, editor, list, page
//	tui/uitest  drives a screen without a terminal
//	tui/*       one package a screen; no screen knows another
//	cli         the command line, one file a command; the only part that knows streams, environment, clock and exit status
//
// The proof that it works for a person.
//
//	e2e       the real program in a real pseudo-terminal, under a terminal emulator
//	e2e/shot  pictures of it for the README
//
// Imports point one way: cmd/heed → cli → tui → a screen → tui/ui → practice → vault → journal, seal and store; from all
// of these to the words, but from seal and store to nothing of heed; and among the words from suggest and selfcheck to
// pattern, and from there to content and theme.
//
// Each library from elsewhere has one door, so that it can be replaced, and its faults met, in one place: SQLite in store,
// cryptography in seal, YAML in content, Bubble Tea and its kin in tui, Cobra in cli. Nothing opens a network connection,
// and nothing writes a log.
//
// To add a screen: a package under tui, a route in tui/ui/routes.go, a case in tui/open.go. To add a command: a file in
// cli. To add a pattern or a question: a text file, and no Go at all.
package internal
