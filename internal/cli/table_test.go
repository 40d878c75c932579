package cli

import (
	"bufio"
	"bytes"
	"testing"
)

func TestTheLastColumnOfATableIsWrappedOrGoesBelow(t *testing.T) {
	row, widths := []string{"gibbs", "Round the circle", "six steps, from what happened to what comes next"}, []int{10, 16, 48}
	for columns, want := range map[int]string{
		80: "gibbs       Round the circle  six steps, from what happened to what comes next\n",
		60: "gibbs       Round the circle  six steps, from what happened\n                              to what comes next\n",
		40: "gibbs  Round the circle\n    six steps, from what happened to\n    what comes next\n",
	} {
		var out bytes.Buffer
		a := &app{out: bufio.NewWriter(&out)}
		a.tableRow(row, widths, columns)
		if err := a.out.Flush(); err != nil {
			t.Fatal(err)
		}
		if out.String() != want {
			t.Errorf("in %d columns:\n%s\nnot:\n%s", columns, out.String(), want)
		}
	}
}

func TestATableHasTabsWhereNoTerminalIs(t *testing.T) {
	var out bytes.Buffer
	a := &app{out: bufio.NewWriter(&out)}
	a.table([][]string{{"a", "first"}, {"longer", "second"}})
	if err := a.out.Flush(); err != nil {
		t.Fatal(err)
	}
	if want := "a\tfirst\nlonger\tsecond\n"; out.String() != want {
		t.Errorf("printed %q, not %q", out.String(), want)
	}
}
