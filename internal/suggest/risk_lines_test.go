package suggest

import (
	_ "embed"
	"testing"

	"heed/internal/content"
)

//go:embed testdata/risk-lines.yaml
var riskLines []byte

func TestNoTrueLineIsMissedAndNoFalseAlarmIsRaised(t *testing.T) {
	var file struct {
		True []struct {
			Is    content.Value   `yaml:"is"`
			Lines []content.Value `yaml:"lines"`
		} `yaml:"true-lines"`
		False []content.Value `yaml:"false-friends"`
	}
	if err := content.YAML("risk-lines.yaml", riskLines, &file); err != nil {
		t.Fatal(err)
	}
	e := testEngine(t)
	n := 0
	for _, s := range file.True {
		for _, line := range s.Lines {
			n++
			switch got := e.Suggest(Request{Text: line.Text}, noon()).Risk; {
			case got == nil:
				t.Errorf("%s is missed: %s", s.Is.Text, line.Text)
			case got.ID != s.Is.Text:
				t.Errorf("%s is taken for %s: %s", s.Is.Text, got.ID, line.Text)
			}
		}
	}
	if n < 60 || len(file.False) < 60 {
		t.Errorf("%d true lines and %d false friends", n, len(file.False))
	}
	for _, line := range file.False {
		if got := e.Suggest(Request{Text: line.Text}, noon()).Risk; got != nil {
			t.Errorf("%s for %q in: %s", got.ID, got.Quote.Text, line.Text)
		}
	}
}
