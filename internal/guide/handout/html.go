package handout

import (
	_ "embed"
	"fmt"
	"html/template"
	"strings"

	"heed/internal/guide"
)

//go:embed page.html
var page string

// drawn is a block as the page needs it.
type drawn struct {
	block
	Own bool // begins on a page of its own: it is filled in, or cut up
}

// Petals are the angles at which the petals of a flower stand.
func (drawn) Petals() []int {
	var all []int
	for i := range petals {
		all = append(all, i*360/petals)
	}
	return all
}

// HTML is the sheet as one page of HTML that needs nothing beside it.
func (s Sheet) HTML() (string, error) { return htmlOf(s.Exercise.Name, s.blocks()) }

func htmlOf(name string, blocks []block) (string, error) {
	t, err := template.New("page").Funcs(template.FuncMap{
		"inc":     func(i int) int { return i + 1 },
		"minutes": minutes,
	}).Parse(page)
	if err != nil {
		return "", fmt.Errorf("make the page: %w", err)
	}
	data := struct {
		Title  string
		Blocks []drawn
	}{Title: name}
	for i, b := range blocks {
		next := i+1 < len(blocks) && blocks[i+1].Kind == paper
		data.Blocks = append(data.Blocks, drawn{b, next && apart(blocks[i+1].Paper.Kind)})
	}
	var b strings.Builder
	if err := t.Execute(&b, data); err != nil {
		return "", fmt.Errorf("make the page: %w", err)
	}
	return b.String(), nil
}

// apart says that a paper of this kind begins on a page of its own.
func apart(k guide.PaperKind) bool { return k == guide.Flower || k == guide.Boxes || k == guide.Cards }
