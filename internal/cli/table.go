package cli

import (
	"fmt"
	"strings"

	"github.com/charmbracelet/x/ansi"

	"heed/internal/tui/ui"
)

// leastColumn is how many cells the last column of a table wants beside the others; with fewer it goes below them.
const leastColumn = 24

// table prints rows of as many cells each. On a terminal the columns stand under each other, and the last one is wrapped;
// elsewhere there is a tab between cells, so that other programs can take them apart.
func (a *app) table(rows [][]string) {
	columns, onTerminal := a.width()
	var widths []int
	for _, row := range rows {
		for i, cell := range row {
			row[i] = ui.Clean(cell)
			if i == len(widths) {
				widths = append(widths, 0)
			}
			widths[i] = max(widths[i], ansi.StringWidth(row[i]))
		}
	}
	for _, row := range rows {
		if !onTerminal {
			fmt.Fprintln(a.out, strings.Join(row, "\t"))
			continue
		}
		a.tableRow(row, widths, columns)
	}
}

func (a *app) tableRow(row []string, widths []int, columns int) {
	last := len(row) - 1
	var b strings.Builder
	for i, cell := range row[:last] {
		b.WriteString(cell + strings.Repeat(" ", widths[i]-ansi.StringWidth(cell)+2))
	}
	head, indent := b.String(), ansi.StringWidth(b.String())
	if columns-indent < min(leastColumn, widths[last]) {
		for _, line := range ui.Wrap(strings.Join(row[:last], "  "), columns) {
			fmt.Fprintln(a.out, line)
		}
		head, indent = strings.Repeat(" ", 4), 4
	}
	for _, line := range ui.Wrap(row[last], max(columns-indent, 1)) {
		fmt.Fprintln(a.out, strings.TrimRight(head+line, " "))
		head = strings.Repeat(" ", indent)
	}
}
