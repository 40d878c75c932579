package content_test

import (
	"strings"
	"testing"

	"heed/internal/content"
)

// soup is a whole page with the headings "Needs" and "Steps".
const soup = `---
name: soup
---

## Needs

Salt.

And water.

## Steps

Boil it.
`

func headings() []string { return []string{"Needs", "Steps"} }

func TestAPageIsFrontMatterAndSections(t *testing.T) {
	var r recipe
	page, err := content.ParsePage("soup.md", []byte(soup), &r, headings())
	if err != nil {
		t.Fatal(err)
	}
	if r.Name != at("soup", 2, 7) {
		t.Errorf("%+v", r.Name)
	}
	for heading, want := range map[string]content.Section{
		"Needs": {Text: "Salt.\n\nAnd water.", Pos: content.Pos{Line: 5, Column: 1}},
		"Steps": {Text: "Boil it.", Pos: content.Pos{Line: 11, Column: 1}},
		"Wine":  {},
	} {
		if got := page.Section(heading); got != want {
			t.Errorf("%s: %+v, want %+v", heading, got, want)
		}
	}
}

func TestPagesFromWindowsRead(t *testing.T) {
	for name, file := range map[string]string{
		"byte order mark":        "\ufeff" + soup,
		"CRLF":                   strings.ReplaceAll(soup, "\n", "\r\n"),
		"both":                   "\ufeff" + strings.ReplaceAll(soup, "\n", "\r\n"),
		"blanks at the ends":     strings.ReplaceAll(soup, "\n", "   \n"),
		"no line end at the end": strings.TrimSpace(soup),
	} {
		page, err := content.ParsePage("soup.md", []byte(file), new(recipe), headings())
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		needs := strings.ReplaceAll(page.Section("Needs").Text, "   \n", "\n")
		if needs != "Salt.\n\nAnd water." || page.Section("Steps").Text != "Boil it." {
			t.Errorf("%s: %+v", name, page)
		}
	}
}

func TestPageFaults(t *testing.T) {
	const fence = "1:1: front matter is wanted between two lines of three dashes"
	for _, c := range []struct{ name, old, new, want string }{
		{"no first fence", "---\nname", "name", fence},
		{"no second fence", "soup\n---\n", "soup\n", fence},
		{"a blank line in front", "---\nname", "\n---\nname", fence},
		{"four dashes", "---\nname", "----\nname", fence},
		{"nothing at all", soup, "", fence},
		{"one fence", soup, "---", fence},
		{"no front matter", "name: soup\n", "", "nothing is written here"},
		{"fault in the front matter, told alone", "name: soup\n---\n\n## Needs", "name: soup\nnme: x\n---\n\n# Needs", `3:1: there is no field "nme" (there are: name, likes, steps)`},
		{"a hidden character below", "Boil", "Bo\u200bil", "13:3: a character that cannot be seen (U+200B)"},
		{"a turned text below", "Boil", "Bo\u2066il", "13:3: a character that cannot be seen (U+2066)"},
		{"a bell below", "Boil", "Bo\ail", "13:3: a character that cannot be seen (U+0007)"},
		{"a tab below", "Boil", "\tBoil", "13:1: a tab: spaces are wanted"},
		{"not text", "Boil", "B\xff\xfe", "13:2: not UTF-8 text"},

		{"a missing section", "## Steps\n\nBoil it.\n", "", `11:1: the section "Steps" is missing`},
		{"no sections", soup, "---\nname: a\n---\n", "4:1: the section \"Needs\" is missing\n" + `4:1: the section "Steps" is missing`},
		{"nothing after the fence", soup, "---\nname: a\n---", "3:1: the section \"Needs\" is missing\n" + `3:1: the section "Steps" is missing`},
		{"a doubled section", "Boil it.\n", "Boil it.\n\n## Needs\n\nSalt.\n", `15:1: "Needs" stands here twice`},
		{"an empty section", "Boil it.\n", "\n\n", `11:1: nothing is written under "Steps"`},
		{"an empty section in the middle", "Salt.\n\nAnd water.\n", "", `5:1: nothing is written under "Needs"`},
		{"sections the wrong way round", soup, "---\nname: a\n---\n## Steps\na\n## Needs\nb\n", `6:1: "Needs" comes too late: the order is Needs, Steps`},
		{"a section of their own", "## Steps", "## Wine\n\nRed.\n\n## Steps", `11:1: no section is called "Wine" (there are: Needs, Steps)`},
		{"a misspelt section", "## Steps", "## Stps", "11:1: no section is called \"Stps\" (there are: Needs, Steps)\n" + `14:1: the section "Steps" is missing`},
		{"small letters", "## Needs", "## needs", "5:1: no section is called \"needs\" (there are: Needs, Steps)\n" + `14:1: the section "Needs" is missing`},
		{"a heading with nothing", "Salt.", "## ", "7:1: only headings that begin with \"## \" are used here"},
		{"text before the first heading", "\n## Needs", "Good soup.\nVery.\n\n## Needs", `4:1: text before the first heading, which is "Needs"`},
		{"a title", "\n## Needs", "# Soup\n\n## Needs", `4:1: only headings that begin with "## " are used here`},
		{"a smaller heading", "And water.", "### Water", `9:1: only headings that begin with "## " are used here`},
		{"a smaller heading, set in", "And water.", "   ### Water", `9:1: only headings that begin with "## " are used here`},
		{"no blank after the marks", "## Steps", "##Steps", "11:1: only headings that begin with \"## \" are used here\n" + `14:1: the section "Steps" is missing`},
		{"a heading made by underlining", "And water.", "And water\n=====", `10:1: only headings that begin with "## " are used here`},
		{"another made by underlining", "And water.", "And water\n---", `10:1: only headings that begin with "## " are used here`},
		{"code that is never closed", "Salt.", "```\nSalt.", `15:1: the section "Steps" is missing`},
		{"many at once", "Salt.\n\nAnd water.\n\n## Steps", "# Salt\n\n## Wine\n\nRed.\n\n## Steps\n## Steps", strings.Join([]string{
			`5:1: nothing is written under "Needs"`,
			`7:1: only headings that begin with "## " are used here`,
			`9:1: no section is called "Wine" (there are: Needs, Steps)`,
			`13:1: nothing is written under "Steps"`,
			`14:1: "Steps" stands here twice`,
		}, "\n")},
	} {
		t.Run(c.name, func(t *testing.T) {
			file := strings.Replace(soup, c.old, c.new, 1)
			if file == soup {
				t.Fatal("the page was not changed")
			}
			_, err := content.ParsePage("soup.md", []byte(file), new(recipe), headings())
			want := "soup.md:" + strings.ReplaceAll(c.want, "\n", "\nsoup.md:")
			if c.want == "nothing is written here" {
				want = "soup.md: " + c.want
			}
			if err == nil || err.Error() != want {
				t.Errorf("%v\nwant %s", err, want)
			}
		})
	}
}

func TestWhatOnlyLooksLikeAHeadingIsText(t *testing.T) {
	for name, text := range map[string]string{
		"in a block of code":         "```sh\n# boil\n## Steps\n```",
		"in a block of waves":        "~~~\n## Steps\n```\n# boil\n~~~",
		"in a longer block":          "````\n```\n## Steps\n```\n````",
		"in a quote":                 "> ## Steps\n> # Boil",
		"set in by four":             "Like this:\n\n    ## Steps",
		"inside a line":              "Number # 2 and ## Steps",
		"a rule":                     "Salt.\n\n---\n\nWater.",
		"a rule of stars under text": "Salt.\n***\nWater.",
		"a list":                     "- salt\n- water\n-- both",
		"a table":                    "| a | b |\n|---|---|\n| c | d |",
		"code in a line":             "```## Steps``` is how it is written.",
	} {
		file := strings.Replace(soup, "Salt.\n\nAnd water.", text, 1)
		page, err := content.ParsePage("soup.md", []byte(file), new(recipe), headings())
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if got := page.Section("Needs").Text; got != text {
			t.Errorf("%s: %q\nwant %q", name, got, text)
		}
	}
}
