package pattern_test

import (
	"io/fs"
	"os"
	"strings"
	"testing"
	"testing/fstest"

	"heed/internal/content"
	"heed/internal/pattern"
	"heed/internal/theme"
)

// soup is a whole card.
const soup = `---
id: soup
name: Bring Soup
themes: [repair, together]
moment: [after]
setting: [one-to-one, team]
related: []
source: [S1:7, A cookbook]
basis: seed
cues: [Hungry, cold, no]
---

## Problem

People are cold
and hungry.

They will not say so.

## Therefore

Bring soup.

Ask first.

## You could say

> Would you like
> some soup?

> I made too much.

## Take care

Not on the carpet.

## What it looks like

He brought soup.

## Where it comes from

A cookbook.
`

// edited is soup with one thing changed.
func edited(t *testing.T, old, new string) string {
	t.Helper()
	card := strings.Replace(soup, old, new, 1)
	if card == soup {
		t.Fatalf("%q is not in the card", old)
	}
	return card
}

// bread is another card, whose links are those given.
func bread(related string) string {
	card := strings.Replace(soup, "id: soup", "id: bread", 1)
	card = strings.Replace(card, "name: Bring Soup", "name: Bring Bread", 1)
	return strings.Replace(card, "related: []", "related: "+related, 1)
}

func folder(cards map[string]string) fstest.MapFS {
	fsys := fstest.MapFS{}
	for name, text := range cards {
		fsys[name] = &fstest.MapFile{Data: []byte(text)}
	}
	return fsys
}

func TestParseReadsEveryPartOfACard(t *testing.T) {
	p, err := pattern.Parse("cards/soup.md", []byte(soup))
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ part, got, want string }{
		{"id", string(p.ID), "soup"},
		{"name", p.Name, "Bring Soup"},
		{"themes", joined(p.Themes), "repair, together"},
		{"moments", joined(p.Moments), "after"},
		{"settings", joined(p.Settings), "one-to-one, team"},
		{"sources", joined(p.Sources), "S1:7, A cookbook"},
		{"basis", string(p.Basis), "seed"},
		{"cues, in small letters", joined(p.Cues), "hungry, cold, no"},
		{"problem", p.Problem, "People are cold\nand hungry.\n\nThey will not say so."},
		{"problem line", p.ProblemLine(), "People are cold and hungry."},
		{"therefore line", p.ThereforeLine(), "Bring soup."},
		{"say", strings.Join(p.Say, "|"), "Would you like some soup?|I made too much."},
		{"care", p.Care, "Not on the carpet."},
		{"looks", p.Looks, "He brought soup."},
		{"origin", p.Origin, "A cookbook."},
	} {
		if c.got != c.want {
			t.Errorf("%s: %q, want %q", c.part, c.got, c.want)
		}
	}
	if p.Own || p.Lens != "" || !p.Has(theme.Repair) || p.Has(theme.Role) {
		t.Errorf("%+v", p)
	}
}

func TestParseFaults(t *testing.T) {
	long := strings.Repeat("so long ", 23) + "it is."
	for _, c := range []struct{ name, old, new, want string }{
		{"misspelt theme", "repair", "repare", `4:10: no such theme: "repare" (there are: role, shared, power, together, autonomy, repair, expansive)`},
		{"misspelt moment", "[after]", "[later]", `5:10: no such moment: "later" (there are: before, during, after)`},
		{"misspelt setting", "team]", "teams]", `6:23: no such setting: "teams" (there are: one-to-one, group, team)`},
		{"misspelt lens", "related", "lens: office\nrelated", `7:7: no such lens: "office" (there are: person, group, place, power-types, connection)`},
		{"the lens of every card", "related", "lens: person\nrelated", `7:7: every card is for the lens "person": leave it out`},
		{"misspelt basis", "basis: seed", "basis: seeds", `9:8: no such basis: "seeds" (there are: seed+published, seed, published, inferred, own)`},
		{"no basis", "basis: seed\n", "", `no such basis: "" (there are: seed+published, seed, published, inferred, own)`},
		{"no themes", "[repair, together]", "[]", "1:1: themes: at least one is wanted"},
		{"no field of themes", "themes: [repair, together]\n", "", "1:1: themes: at least one is wanted"},
		{"no moment", "[after]", "[]", "1:1: moment: at least one is wanted"},
		{"no setting", "[one-to-one, team]", "[]", "1:1: setting: at least one is wanted"},
		{"no source", "[S1:7, A cookbook]", "[]", "1:1: source: at least one is wanted"},
		{"no cues", "[Hungry, cold, no]", "[]", "1:1: cues: at least one is wanted"},
		{"an empty cue", "cold", `""`, "10:16: cues: empty"},
		{"a theme twice", "together", "repair", `4:18: themes: "repair" stands here twice`},
		{"a cue twice but for its letters", "cold", "hungry", `10:16: cues: "hungry" stands here twice`},
		{"a text for a list", "[after]", "after", "5:9: a list is wanted here: [one, two], or a line for each that begins with a dash and a space"},
		{"an unknown field", "basis", "base", `9:1: there is no field "base" (there are: id, name, themes, moment, setting, lens, related, source, basis, cues)`},
		{"a repeated field", "basis: seed", "basis: seed\nname: Soup", `10:1: the field "name" stands here twice`},
		{"an id that is not the file's name", "id: soup", "id: stew", `2:5: the id is "stew", but the file's name says "soup"`},
		{"no id", "id: soup\n", "", `the id is "", but the file's name says "soup"`},
		{"no name", "name: Bring Soup\n", "", "the name is missing, or longer than a line"},
		{"a name of two lines", "Bring Soup", "|\n  Bring\n  Soup", "3:7: the name is missing, or longer than a line"},
		{"a section too few", "## Take care\n\nNot on the carpet.\n\n", "", `40:1: the section "Take care" is missing`},
		{"a section too many", "## Take care", "## Utensils\n\nA spoon.\n\n## Take care", `33:1: no section is called "Utensils" (there are: Problem, Therefore, You could say, Take care, What it looks like, Where it comes from)`},
		{"a first paragraph too long for a list", "Bring soup.", long, "20:1: the first paragraph has 190 characters; lists show it alone, so at most 180"},
		{"nothing to say", "> Would you like\n> some soup?\n\n> I made too much.", "Say something.", `26:1: sentences to say are wanted here and nothing else, each begun with "> "`},
		{"an empty quote", "> Would you like\n> some soup?\n\n> I made too much.", ">", `26:1: sentences to say are wanted here and nothing else, each begun with "> "`},
		{"text that no screen would show", "> I made", "Or:\n\n> I made", `26:1: sentences to say are wanted here and nothing else, each begun with "> "`},
		{"many at once, in their order", "repair, together]\nmoment: [after]", "repare]\nmoment: [later]", strings.Join([]string{
			`4:10: no such theme: "repare" (there are: role, shared, power, together, autonomy, repair, expansive)`,
			`5:10: no such moment: "later" (there are: before, during, after)`,
		}, "\n")},
	} {
		t.Run(c.name, func(t *testing.T) {
			p, err := pattern.Parse("cards/soup.md", []byte(edited(t, c.old, c.new)))
			want := "cards/soup.md:" + strings.ReplaceAll(c.want, "\n", "\ncards/soup.md:")
			if c.want[0] < '0' || c.want[0] > '9' {
				want = "cards/soup.md: " + c.want
			}
			if err == nil || err.Error() != want {
				t.Errorf("%v\nwant %s", err, want)
			}
			if p != nil {
				t.Error("half a card came with the fault")
			}
		})
	}
}

func TestAnIDIsSafeAsAFileALinkAndAnArgument(t *testing.T) {
	for _, id := range []string{"Soup", "hot_soup", "hot soup", "-soup", "soup-", "hot--soup", "süpp", "..", "soup.v2"} {
		card := edited(t, "id: soup", `id: "`+id+`"`)
		_, err := pattern.Parse("cards/"+id+".md", []byte(card))
		if err == nil || !strings.Contains(err.Error(), ":2:5: an id is small letters and digits with dashes between:") {
			t.Errorf("%q: %v", id, err)
		}
	}
	for _, id := range []string{"soup", "soup-2", "2-real-choices"} {
		if _, err := pattern.Parse(id+".md", []byte(strings.Replace(soup, "id: soup", "id: "+id, 1))); err != nil {
			t.Errorf("%q: %v", id, err)
		}
	}
}

func TestLinkFaults(t *testing.T) {
	for _, c := range []struct{ name, related, want string }{
		{"to no card", "[soup, stew]", `cards/bread.md:7:17: related: there is no pattern "stew"`},
		{"to itself", "[bread]", "cards/bread.md:7:11: related: the card names itself"},
		{"twice", "[soup, soup]", `cards/bread.md:7:17: related: "soup" stands here twice`},
		{"nowhere at all", `[""]`, `cards/bread.md:7:11: related: there is no pattern ""`},
	} {
		lib, err := pattern.Load(pattern.Source{Name: "cards", FS: folder(map[string]string{"soup.md": soup, "bread.md": bread(c.related)})})
		if err == nil || err.Error() != c.want {
			t.Errorf("%s: %v\nwant %s", c.name, err, c.want)
		}
		if len(lib.All()) != 2 {
			t.Errorf("%s: a broken link cost a card", c.name)
		}
	}
}

func TestABrokenCardCostsOnlyItself(t *testing.T) {
	lib, err := pattern.Load(pattern.Source{Name: "cards", FS: folder(map[string]string{"soup.md": "# Soup", "bread.md": bread("[soup]")})})
	want := "cards/soup.md:1:1: front matter is wanted between two lines of three dashes\n" +
		`cards/bread.md:7:11: related: there is no pattern "soup"`
	if err == nil || err.Error() != want {
		t.Errorf("%v\nwant %s", err, want)
	}
	if all := lib.All(); len(all) != 1 || all[0].ID != "bread" || len(lib.Related(all[0])) != 0 {
		t.Errorf("%v", all)
	}
}

func TestOfTwoCardsWithOneIDTheFirstIsKeptAndBothAreNamed(t *testing.T) {
	mine := edited(t, "name: Bring Soup", "name: My Soup")
	lib, err := pattern.Load(
		pattern.Source{Name: "patterns", FS: folder(map[string]string{"soup.md": soup})},
		pattern.Source{Name: "/home/me/cards", Own: true, FS: folder(map[string]string{"soup.md": mine, "bread.md": bread("[soup]")})},
	)
	if err == nil || err.Error() != `/home/me/cards/soup.md:2:5: the id "soup" is taken by patterns/soup.md` {
		t.Error(err)
	}
	if p, ok := lib.Pattern("soup"); !ok || p.Name != "Bring Soup" || p.Own {
		t.Errorf("%+v", p)
	}
	if p, ok := lib.Pattern("bread"); !ok || !p.Own {
		t.Errorf("%+v", p)
	}
	if own := lib.Where(pattern.Filter{Own: true}); len(own) != 1 || own[0].ID != "bread" {
		t.Errorf("%v", own)
	}
}

func TestOnlyCardsAreReadFromAFolder(t *testing.T) {
	lib, err := pattern.Load(pattern.Source{Name: "cards", FS: folder(map[string]string{
		"soup.md": soup, "README.md": "# Mine", "Readme.md": "# Mine", ".hidden.md": "x", "._soup.md": "\x00", "notes.txt": "x", "soup.md~": "x",
		"deeper/bread.md": "x",
	})})
	if err != nil || len(lib.All()) != 1 {
		t.Errorf("%d cards, %v", len(lib.All()), err)
	}
}

func TestWhatCannotBeReadIsSaid(t *testing.T) {
	dir := t.TempDir()
	if err := os.Mkdir(dir+"/soup.md", 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink("nowhere", dir+"/link.md"); err != nil {
		t.Fatal(err)
	}
	big := folder(map[string]string{"big.md": strings.Repeat("x", content.MaxSize+1)})
	for _, c := range []struct {
		fsys fs.FS
		want string
	}{
		{os.DirFS(dir + "/missing"), "mine: this folder cannot be read: no such file or directory"},
		{os.DirFS(dir), "mine/link.md: cannot be read: no such file or directory\nmine/soup.md: not a file"},
		{big, "mine/big.md: larger than 512 KB"},
	} {
		lib, err := pattern.Load(pattern.Source{Name: "mine", FS: c.fsys, Own: true})
		if err == nil || err.Error() != c.want {
			t.Errorf("%v\nwant %s", err, c.want)
		}
		if lib == nil || len(lib.All()) != 0 {
			t.Errorf("%v", lib)
		}
	}
}

func joined[T ~string](all []T) string {
	s := make([]string, len(all))
	for i, v := range all {
		s[i] = string(v)
	}
	return strings.Join(s, ", ")
}
