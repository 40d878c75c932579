package account

import (
	"bytes"
	"encoding/json"
	"fmt"
	"time"
	"unicode/utf8"

	"heed/internal/journal"
	"heed/internal/pattern"
	"heed/internal/selfcheck"
	"heed/internal/theme"
)

// JSONVersion is the number that the JSON of an export has. Fields are added and never renamed, and it grows when one
// changes its meaning. docs/json.md is the description for others.
const JSONVersion = 1

// Whole is what a JSON export holds.
type Whole struct {
	Entries    []journal.Entry
	Earlier    map[journal.ID][]journal.Entry // earlier revisions of these, first to last, where they are wanted
	Intentions []journal.Intention            // nil where only some entries were chosen, and nothing is said of intentions
}

// The JSON of an export.
type (
	exportJSON struct {
		Format     string          `json:"format"` // "heed"
		Version    int             `json:"version"`
		Entries    []entryJSON     `json:"entries"`
		Intentions []intentionJSON `json:"intentions,omitzero"`
	}
	entryJSON struct {
		ID       string       `json:"id"`
		Revision int          `json:"revision"`
		Parent   int          `json:"parent"`
		Kind     journal.Kind `json:"kind,omitempty"`
		Date     time.Time    `json:"date"`
		Changed  time.Time    `json:"changed"`
		Title    string       `json:"title"`
		Text     string       `json:"text"`
		Frame    string       `json:"frame,omitempty"`
		Themes   []theme.ID   `json:"themes"`
		Tags     []string     `json:"tags"`
		Check    *checkJSON   `json:"check"`
		Kept     []pattern.ID `json:"kept"`
		Waved    []pattern.ID `json:"waved"`
		After    []afterJSON  `json:"afterthoughts"`
		Earlier  []entryJSON  `json:"earlier,omitempty"` // first to last; these have no earlier ones of their own
	}
	intentionJSON struct {
		ID        string                 `json:"id"`
		Text      string                 `json:"text"`
		Pattern   pattern.ID             `json:"pattern,omitempty"`
		Entry     string                 `json:"entry,omitempty"`
		Made      time.Time              `json:"made"`
		LookAgain time.Time              `json:"look_again,omitzero"`
		State     journal.IntentionState `json:"state,omitempty"`
		How       string                 `json:"how,omitempty"`
		Looked    time.Time              `json:"looked,omitzero"`
	}
	checkJSON struct {
		Lens    theme.Lens       `json:"lens"`
		Path    selfcheck.PathID `json:"depth"`
		Said    []saidJSON       `json:"said"`
		Answers []answerJSON     `json:"answers"`
	}
	saidJSON struct {
		Question selfcheck.PromptID `json:"question"`
		Text     string             `json:"text"`
	}
	answerJSON struct {
		Item   selfcheck.ItemID   `json:"item"`
		Answer selfcheck.OptionID `json:"answer"`
		Note   string             `json:"note"`
	}
	afterJSON struct {
		Written time.Time `json:"written"`
		Text    string    `json:"text"`
	}
)

// WriteWhole writes JSON of which a journal can be made again, the same in all it holds.
func WriteWhole(w Whole) ([]byte, error) {
	doc := exportJSON{Format: "heed", Version: JSONVersion, Entries: []entryJSON{}}
	for _, e := range w.Entries {
		one := entryDoc(e)
		for _, earlier := range w.Earlier[e.ID] {
			one.Earlier = append(one.Earlier, entryDoc(earlier))
		}
		doc.Entries = append(doc.Entries, one)
	}
	if w.Intentions != nil {
		doc.Intentions = []intentionJSON{}
	}
	for _, i := range w.Intentions {
		doc.Intentions = append(doc.Intentions, intentionDoc(i))
	}
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	if err := enc.Encode(doc); err != nil {
		return nil, fmt.Errorf("write JSON: %w", err)
	}
	return b.Bytes(), nil
}

// Document is what one entry is as JSON.
func Document(e journal.Entry) any { return entryDoc(e) }

func entryDoc(e journal.Entry) entryJSON {
	doc := entryJSON{
		ID: e.ID.String(), Revision: e.Revision, Parent: e.Parent, Kind: e.Kind, Date: clock(e.Date), Changed: clock(e.Changed), Title: utf(e.Title), Text: utf(e.Text),
		Frame: e.Frame, Themes: list(e.Themes), Tags: []string{}, Kept: list(e.Kept), Waved: list(e.Waved), After: []afterJSON{},
	}
	for _, t := range e.Tags {
		doc.Tags = append(doc.Tags, utf(t))
	}
	for _, a := range e.After {
		doc.After = append(doc.After, afterJSON{clock(a.Written), utf(a.Text)})
	}
	if c := e.Check; c != nil {
		doc.Check = &checkJSON{Lens: c.Lens, Path: c.Path, Said: []saidJSON{}, Answers: []answerJSON{}}
		for _, s := range c.Said {
			doc.Check.Said = append(doc.Check.Said, saidJSON{s.Prompt, utf(s.Text)})
		}
		for _, a := range c.Answers {
			doc.Check.Answers = append(doc.Check.Answers, answerJSON{a.Item, a.Option, utf(a.Note)})
		}
	}
	return doc
}

func intentionDoc(i journal.Intention) intentionJSON {
	doc := intentionJSON{
		ID: i.ID.String(), Text: utf(i.Text), Pattern: i.Pattern, Made: clock(i.Made), LookAgain: clock(i.LookAgain),
		State: i.State, How: utf(i.How), Looked: clock(i.Looked),
	}
	if !i.Entry.IsZero() {
		doc.Entry = i.Entry.String()
	}
	return doc
}

// clock is t as JSON can say it. Clocks before there were time zones were seconds off, which it has no form for.
func clock(t time.Time) time.Time {
	if _, offset := t.Zone(); offset%60 != 0 {
		return t.UTC()
	}
	return t
}

// utf is s as JSON can say it: bytes that are no UTF-8 become the sign for what cannot be read, by itself and not as the
// escape that the library would write, so that the same comes out of what comes in.
func utf(s string) string {
	if utf8.ValidString(s) {
		return s
	}
	return string([]rune(s))
}

// list is s, or an empty list instead of none: JSON has both, and readers expect the one.
func list[T any](s []T) []T {
	if s == nil {
		return []T{}
	}
	return s
}
