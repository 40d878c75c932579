package selfcheck_test

import (
	"os"
	"slices"
	"testing"

	"heed/internal/content"
	"heed/internal/pattern"
	"heed/internal/selfcheck"
	"heed/internal/theme"
)

// tables is testdata/tables.yaml: the report's two tables, and where heed covers each row.
type tables struct {
	Behaviours []struct {
		Theme     content.Value   `yaml:"theme"`
		Behaviour content.Value   `yaml:"behaviour"`
		Line      content.Value   `yaml:"line"`
		Items     []content.Value `yaml:"items"`
		Patterns  []content.Value `yaml:"patterns"`
	} `yaml:"table1"`
	Conditions []struct {
		Condition content.Value   `yaml:"condition"`
		Line      content.Value   `yaml:"line"`
		Items     []content.Value `yaml:"items"`
		Patterns  []content.Value `yaml:"patterns"`
	} `yaml:"table2"`
}

func readTables(t *testing.T) tables {
	t.Helper()
	data, err := os.ReadFile("testdata/tables.yaml")
	if err != nil {
		t.Fatal(err)
	}
	var tb tables
	if err := content.YAML("testdata/tables.yaml", data, &tb); err != nil {
		t.Fatal(err)
	}
	return tb
}

func TestTable1sThirteenBehavioursAreCovered(t *testing.T) {
	q, lib := load(t)
	perTheme := map[string]int{}
	tb := readTables(t)
	for _, row := range tb.Behaviours {
		perTheme[row.Theme.Text]++
		th, err := theme.Parse(row.Theme.Text)
		if err != nil {
			t.Error(err)
		}
		covered(t, q, lib, row.Behaviour, row.Line, row.Items, row.Patterns)
		if !slices.ContainsFunc(row.Items, func(id content.Value) bool {
			it, _ := q.Item(selfcheck.ItemID(id.Text))
			return it.Theme == th
		}) {
			t.Errorf("%s: no statement of its own theme, %s", row.Behaviour.Text, th)
		}
		if !slices.ContainsFunc(row.Patterns, func(id content.Value) bool {
			p, ok := lib.Pattern(pattern.ID(id.Text))
			return ok && p.Has(th)
		}) {
			t.Errorf("%s: no card of its own theme, %s", row.Behaviour.Text, th)
		}
	}
	want := map[string]int{"role": 2, "shared": 3, "power": 1, "autonomy": 2, "repair": 2, "together": 1, "expansive": 2}
	for id, n := range want {
		if perTheme[id] != n {
			t.Errorf("%s has %d behaviours, want %d", id, perTheme[id], n)
		}
	}
	if len(tb.Behaviours) != 13 {
		t.Errorf("%d behaviours", len(tb.Behaviours))
	}
}

func TestTable2sFourConditionsAreCovered(t *testing.T) {
	q, lib := load(t)
	tb := readTables(t)
	for _, row := range tb.Conditions {
		covered(t, q, lib, row.Condition, row.Line, row.Items, row.Patterns)
		for _, id := range row.Items {
			if it, _ := q.Item(selfcheck.ItemID(id.Text)); it.Lens != theme.Place {
				t.Errorf("%s: %s is not about the place", row.Condition.Text, id.Text)
			}
		}
	}
	if len(tb.Conditions) != 4 {
		t.Errorf("%d conditions", len(tb.Conditions))
	}
}

// covered says whether a row has statements and cards, which exist, and one of each cites the row's line of the report.
func covered(t *testing.T, q *selfcheck.Questionnaire, lib *pattern.Library, row, line content.Value, items, cards []content.Value) {
	t.Helper()
	itemCites, cardCites, linked := false, false, false
	for _, id := range items {
		it, ok := q.Item(selfcheck.ItemID(id.Text))
		if !ok {
			t.Errorf("%s: there is no statement %s", row.Text, id.Text)
		}
		itemCites = itemCites || slices.Contains(it.Sources, line.Text)
		for _, p := range it.Patterns {
			linked = linked || slices.ContainsFunc(cards, func(c content.Value) bool { return c.Text == string(p) })
		}
	}
	for _, id := range cards {
		p, ok := lib.Pattern(pattern.ID(id.Text))
		if !ok {
			t.Errorf("%s: there is no card %s", row.Text, id.Text)
			continue
		}
		cardCites = cardCites || slices.Contains(p.Sources, line.Text)
	}
	if !itemCites || !cardCites || !linked {
		t.Errorf("%s (%s): a statement cites it: %v; a card cites it: %v; a statement brings up a card: %v",
			row.Text, line.Text, itemCites, cardCites, linked)
	}
}
