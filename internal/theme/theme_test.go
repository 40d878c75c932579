package theme_test

import (
	"slices"
	"strings"
	"testing"

	"heed/internal/theme"
)

// The ids stand here as they stand in people's journals. If this fails, a name was changed that must never change.
func TestIDsAreThoseInJournals(t *testing.T) {
	for _, c := range []struct {
		what string
		got  []string
		want string
	}{
		{"themes", strs(theme.IDs()), "role shared power together autonomy repair expansive"},
		{"lenses", strs(theme.Lenses()), "person group place power-types connection"},
		{"settings", strs(theme.Settings()), "one-to-one group team"},
		{"moments", strs(theme.Moments()), "before during after"},
	} {
		if got := strings.Join(c.got, " "); got != c.want {
			t.Errorf("%s: %s\nwant: %s", c.what, got, c.want)
		}
	}
}

func TestEveryNameIsForPeople(t *testing.T) {
	names := map[string]string{}
	for _, th := range theme.All() {
		names[string(th.ID)+" name"] = th.Name
		names[string(th.ID)+" short"] = th.Short
		names[string(th.ID)+" plain"] = th.Plain
	}
	for _, l := range theme.Lenses() {
		names["lens "+string(l)] = l.Name()
	}
	for _, s := range theme.Settings() {
		names["setting "+string(s)] = s.Name()
	}
	for _, m := range theme.Moments() {
		names["moment "+string(m)] = m.Name()
	}
	for of, name := range names {
		_, id, _ := strings.Cut(of, " ")
		if strings.TrimSpace(name) == "" || name == id {
			t.Errorf("%s has no words of its own: %q", of, name)
		}
	}
}

func TestShortNamesFitNarrowPlacesAndDiffer(t *testing.T) {
	var seen []string
	for _, th := range theme.All() {
		if len(th.Short) > 15 || slices.Contains(seen, th.Short) {
			t.Errorf("%q is long or taken", th.Short)
		}
		seen = append(seen, th.Short)
	}
}

func TestPlainWordsAreSentencesInTheFirstPerson(t *testing.T) {
	for _, th := range theme.All() {
		first := strings.HasPrefix(th.Plain, "I ") || strings.HasPrefix(th.Plain, "We ")
		if !first || !strings.HasSuffix(th.Plain, ".") {
			t.Errorf("%s: %q", th.ID, th.Plain)
		}
	}
}

func TestEveryIDParsesToItself(t *testing.T) {
	for _, id := range theme.IDs() {
		if got, err := theme.Parse(string(id)); err != nil || got != id {
			t.Errorf("%q: %q, %v", id, got, err)
		}
	}
	for _, l := range theme.Lenses() {
		if got, err := theme.ParseLens(string(l)); err != nil || got != l {
			t.Errorf("%q: %q, %v", l, got, err)
		}
	}
	for _, s := range theme.Settings() {
		if got, err := theme.ParseSetting(string(s)); err != nil || got != s {
			t.Errorf("%q: %q, %v", s, got, err)
		}
	}
	for _, m := range theme.Moments() {
		if got, err := theme.ParseMoment(string(m)); err != nil || got != m {
			t.Errorf("%q: %q, %v", m, got, err)
		}
	}
}

func TestUnknownWordsAreToldWithTheOnesThereAre(t *testing.T) {
	for _, c := range []struct {
		parse func() error
		want  string
	}{
		{
			func() error { _, err := theme.Parse("repare"); return err },
			`no such theme: "repare" (there are: role, shared, power, together, autonomy, repair, expansive)`,
		},
		{
			func() error { _, err := theme.ParseLens("Group"); return err },
			`no such lens: "Group" (there are: person, group, place, power-types, connection)`,
		},
		{
			func() error { _, err := theme.ParseSetting(""); return err },
			`no such setting: "" (there are: one-to-one, group, team)`,
		},
		{
			func() error { _, err := theme.ParseMoment("\x1b[31mduring"); return err },
			`no such moment: "\x1b[31mduring" (there are: before, during, after)`,
		},
	} {
		if err := c.parse(); err == nil || err.Error() != c.want {
			t.Errorf("%v\nwant: %s", err, c.want)
		}
	}
}

func TestOfAnUnknownIDIsTheZeroTheme(t *testing.T) {
	if got := theme.Of("nope"); got != (theme.Theme{}) {
		t.Errorf("%+v", got)
	}
	if got := theme.Of(theme.Repair); got.Name != "Repairing the relationship" {
		t.Errorf("%+v", got)
	}
}

func TestTheCallersSliceIsTheirOwn(t *testing.T) {
	theme.All()[0].Name = "changed"
	theme.Lenses()[0] = "changed"
	if theme.All()[0].Name == "changed" || theme.Lenses()[0] == "changed" {
		t.Error("a caller changed the vocabulary for everyone")
	}
}

func strs[T ~string](all []T) []string {
	var s []string
	for _, v := range all {
		s = append(s, string(v))
	}
	return s
}
