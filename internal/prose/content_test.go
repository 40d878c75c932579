package prose_test

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"text/tabwriter"

	"github.com/goccy/go-yaml"

	"heed/internal/prose"
)

// kind is a kind of text that heed shows to people, and what a text of it may measure. Each file is one text.
type kind struct {
	name  string
	files string   // below the top of the repository
	keys  []string // the values under these names in YAML, the sections under these headings in Markdown; for none, all text
	grade float64  // the highest grade of one text
	words int      // of the longest sentence
}

// kinds is what was agreed. Most people who use heed read well, but late, tired, and some of them in their second
// language. Health services in England ask for a reading age of 9 to 11 where they can, and of 11 to 14 where they
// cannot; grade 6 is about age 11. The Easy Read Standard allows 25 words in a sentence. What is read aloud, and the view
// in plain words, stay well below both.
//
// Where a text is over, change the words, and not the number.
var kinds = []kind{
	{"cards: what to try", "patterns/*.md", []string{"Problem", "Therefore", "You could say", "Take care"}, 5, 25},
	{"cards: a scene", "patterns/*.md", []string{"What it looks like"}, 5, 35},                 // a story, and a story may run on
	{"cards: where from", "patterns/*.md", []string{"Where it comes from"}, 8, 25},             // names, titles and trades
	{"statements", "internal/selfcheck/questions/*.yaml", []string{"text", "prompt"}, 6.5, 20}, // kinds of power keep the names the report gives them
	{"in plain words", "internal/selfcheck/questions/*.yaml", []string{"plain"}, 4, 15},
	{"answers, what counts", "internal/selfcheck/questions/*.yaml", []string{"label", "anchor", "note", "follow_up", "intro"}, 5, 20},
	{"why we ask", "internal/selfcheck/questions/*.yaml", []string{"says"}, 6, 25},
	{"sessions", "internal/guide/sessions/*.yaml", nil, 4, 25},
	{"exercises", "internal/guide/exercises/*.yaml", nil, 4, 25},
	{"what holds for all", "internal/guide/ground/*.yaml", nil, 4, 25},
	{"pages", "internal/reading/pages/*.md", nil, 6, 25},
	{"the path, questions", "internal/reading/*.yaml", nil, 6, 25},
	{"frames", "internal/frame/frames/*.yaml", nil, 6, 25},
	{"accounts", "internal/account/forms/*.yaml", []string{"rule", "checked", "yours", "prompt", "note"}, 9, 25}, // of registers, in their own terms
	{"what is hard", "internal/pattern/wayfinder.yaml", []string{"hard"}, 6, 15},
	{"what comes first", "internal/suggest/risk.yaml", []string{"first"}, 6, 25},
	{"marks", "internal/identify/words/detectors.yaml", []string{"question", "advice"}, 6, 25},
	{"afterthoughts", "internal/tui/after/prompts.txt", nil, 6, 15},
}

// noText are the names of values that nobody reads as sentences.
var noText = []string{"id", "source", "sources", "patterns", "themes", "theme", "statements", "reading", "kind", "holds"}

func TestContentIsEasyToRead(t *testing.T) {
	var table strings.Builder
	w := tabwriter.NewWriter(&table, 0, 0, 2, ' ', 0)
	fmt.Fprintln(w, "kind\ttexts\twords\tgrade\tmay be\thardest\tlongest sentence\tmay be\tin")
	for _, k := range kinds {
		texts := k.texts(t)
		if len(texts) == 0 {
			t.Errorf("%s: no texts in %s", k.name, k.files)
			continue
		}
		var count, hardest, longest int
		var sum float64
		for i, x := range texts {
			count += len(prose.Words(strings.Join(x.parts, " ")))
			sum += x.grade()
			if x.grade() > texts[hardest].grade() {
				hardest = i
			}
			if x.longest() > texts[longest].longest() {
				longest = i
			}
			x.check(t, k)
		}
		fmt.Fprintf(w, "%s\t%d\t%d\t%.1f\t%.1f\t%.1f %s\t%d\t%d\t%s\n", k.name, len(texts), count, sum/float64(len(texts)), k.grade,
			texts[hardest].grade(), texts[hardest].name, texts[longest].longest(), k.words, texts[longest].name)
	}
	if err := w.Flush(); err != nil {
		t.Fatal(err)
	}
	t.Log("\n" + table.String())
}

// text is one text in its parts: paragraphs, or values of a YAML file.
type text struct {
	name  string
	parts []string
}

// grade is that of the parts that are sentences; a heading of three words has none worth the name.
func (x text) grade() float64 {
	return prose.Grade(strings.Join(slices.DeleteFunc(slices.Clone(x.parts), func(p string) bool {
		return !strings.ContainsAny(p, ".?!…") && len(prose.Words(p)) < 8
	}), "\n\n"))
}

func (x text) longest() int {
	n := 0
	for _, p := range x.parts {
		for _, s := range prose.Sentences(p) {
			n = max(n, len(prose.Words(s)))
		}
	}
	return n
}

func (x text) check(t *testing.T, k kind) {
	t.Helper()
	if g := x.grade(); g > k.grade {
		t.Errorf("%s: %s: grade %.1f, at most %.1f", k.name, x.name, g, k.grade)
	}
	for _, p := range x.parts {
		for _, s := range prose.Sentences(p) {
			if n := len(prose.Words(s)); n > k.words {
				t.Errorf("%s: %s: a sentence of %d words, at most %d: %s", k.name, x.name, n, k.words, s)
			}
		}
	}
}

func (k kind) texts(t *testing.T) (all []text) {
	t.Helper()
	files, err := filepath.Glob(filepath.Join("..", "..", filepath.FromSlash(k.files)))
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		x := text{name: strings.TrimSuffix(filepath.Base(file), filepath.Ext(file))}
		switch filepath.Ext(file) {
		case ".md":
			x.parts = k.paragraphs(string(data))
		case ".yaml":
			var root any
			if err := yaml.UnmarshalWithOptions(data, &root, yaml.UseOrderedMap()); err != nil {
				t.Fatal(err)
			}
			x.parts = k.values(root, len(k.keys) == 0)
		default:
			x.parts = strings.Split(string(data), "\n")
		}
		for i, p := range x.parts {
			x.parts[i] = names.ReplaceAllString(p, "Name")
		}
		if len(x.parts) > 0 {
			all = append(all, x)
		}
	}
	return all
}

// values are the texts in a value out of a YAML file.
func (k kind) values(v any, wanted bool) (all []string) {
	switch v := v.(type) {
	case string:
		if wanted {
			all = append(all, v)
		}
	case []any:
		for _, one := range v {
			all = append(all, k.values(one, wanted)...)
		}
	case yaml.MapSlice:
		for _, one := range v {
			name, _ := one.Key.(string)
			wanted := slices.Contains(k.keys, name) || len(k.keys) == 0 && !slices.Contains(noText, name)
			all = append(all, k.values(one.Value, wanted)...)
		}
	}
	return all
}

var (
	front = regexp.MustCompile(`(?s)^---\n.*?\n---\n`)
	link  = regexp.MustCompile(`\]\([^)]*\)`)
)

// paragraphs are those of a Markdown page below the front matter.
func (k kind) paragraphs(page string) (all []string) {
	page = link.ReplaceAllString(front.ReplaceAllString(page, ""), "]")
	wanted := len(k.keys) == 0
	for p := range strings.SplitSeq(strings.TrimSpace(page), "\n\n") {
		if heading, ok := strings.CutPrefix(p, "## "); ok && len(k.keys) > 0 {
			wanted = slices.Contains(k.keys, heading)
		} else if wanted {
			all = append(all, p)
		}
	}
	return all
}

// names are what the two sources are called, which every text that leans on them has to say. A name that is met on every
// card is read at a glance, so it counts as one word.
var names = regexp.MustCompile(strings.ReplaceAll(`(?i)\b(the 2024 report( on relationships across power|,? \*?Building Relationships Across Power Dynamics\*?)?`+
	`|(the )?(author of the )?blog post,? (\*?Group processes and power relations\*?|on group processes and power)`+
	`|(one of )?(the )?six (senior )?people interviewed( for)?`+
	`|Kaiden Kanagarajan( for)?|the Samuel Centre for Social Connectedness( and)?|the Relationships Project)`, " ", `\s+`))
