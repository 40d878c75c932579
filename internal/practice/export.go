package practice

import (
	"os"
	"path/filepath"
	"strings"

	"heed/internal/account"
	"heed/internal/identify"
	"heed/internal/journal"
)

// outgoing is what heed has to say to entries that leave it.
func (p *Practice) outgoing() account.Shelf {
	return account.Shelf{Questions: p.Questions, Frames: p.Frames, Library: p.Library}
}

// WalkOut begins a walk through what in an entry may point to a person, as far as an export holds it.
func (p *Practice) WalkOut(w account.Wanted, e journal.Entry) *identify.Walk {
	e = e.Clone()
	var texts []string
	for _, words := range w.Words(&e) {
		texts = append(texts, *words)
	}
	return p.Finder().Walk(texts...)
}

// Export is what entries are outside of heed. The one that a walk went through is written as it was changed there; in the
// journal it stays as it is.
func (p *Practice) Export(w account.Wanted, walk *identify.Walk, entries ...journal.Entry) ([]byte, error) {
	if walk != nil && len(entries) == 1 {
		e := entries[0].Clone()
		texts := walk.Texts()
		for i, words := range w.Words(&e) {
			*words = texts[i]
		}
		entries = []journal.Entry{e}
	}
	data, err := p.outgoing().Write(w, entries...)
	return data, doing("write the export", err)
}

// OutName is how a file with an entry could be named: by its date and id, never by the person's words.
func (p *Practice) OutName(w account.Wanted, e journal.Entry) string {
	name := e.Date.Format("2006-01-02") + "-" + e.ID.String()[:8] + w.Format.Ending()
	if p.home == "" {
		return name
	}
	return "~/" + name
}

// Path is a file's name as a person types it, with their own folder for a tilde, and from the root on.
func (p *Practice) Path(typed string) string {
	typed = strings.TrimSpace(typed)
	if rest, ok := strings.CutPrefix(typed, "~"); ok && p.home != "" && (rest == "" || os.IsPathSeparator(rest[0])) {
		typed = filepath.Join(p.home, rest)
	}
	if whole, err := filepath.Abs(typed); err == nil && typed != "" {
		return whole
	}
	return typed
}
