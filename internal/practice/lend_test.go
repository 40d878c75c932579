package practice

import (
	"testing"

	"heed/internal/config"
	"heed/internal/loan"
)

func TestTheEditorOfTheSettingsComesFirst(t *testing.T) {
	t.Parallel()
	for named, want := range map[string]string{"": "vi", "nano -R": "nano"} {
		settings := config.Default()
		settings.Editor = named
		p := New(Options{Dir: "here", Config: &settings, Lender: loan.Lender{Program: "vi"}})
		if l := p.Lender(); l.Name() != want || l.Dir != "here" {
			t.Errorf("with %q in the settings it is %q, in %q", named, l.Name(), l.Dir)
		}
	}
}
