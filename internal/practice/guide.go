package practice

import (
	"os"
	"path/filepath"

	"heed/internal/guide"
	"heed/internal/pattern"
)

// Guide returns the sessions and exercises there are: ours, and a person's own in the folders sessions and exercises beside
// the journal. The error joins what is wrong with their own; the shelf holds all the rest. It reads files each time it is
// asked.
func (p *Practice) Guide() (*guide.Shelf, error) {
	var own []guide.Source
	for _, kind := range []guide.Kind{guide.Sessions, guide.Exercises} {
		folder := p.GuideFolder(kind)
		if info, err := os.Stat(folder); p.dir != "" && err == nil && info.IsDir() {
			own = append(own, guide.Source{Kind: kind, Name: folder, FS: os.DirFS(folder)})
		}
	}
	return guide.Load(p.HasPattern, own...)
}

// GuideFolder is where a person may put sessions or exercises of their own.
func (p *Practice) GuideFolder(kind guide.Kind) string { return filepath.Join(p.dir, string(kind)) }

// HasPattern says whether the library holds such a pattern.
func (p *Practice) HasPattern(id pattern.ID) bool {
	_, ok := p.Library.Pattern(id)
	return ok
}
