package ui

import (
	"strings"

	"github.com/charmbracelet/x/ansi"
)

// BesideGap is the empty cells between two columns.
const BesideGap = 4

// Beside puts a second column right of a view that is width cells wide. The cursor stays where it is.
func Beside(v View, width int, second View) View {
	left, right := strings.Split(v.Body, "\n"), strings.Split(second.Body, "\n")
	if second.Body == "" {
		return v
	}
	rows := make([]string, max(len(left), len(right)))
	for i := range rows {
		if i < len(left) {
			rows[i] = left[i]
		}
		if i < len(right) && right[i] != "" {
			rows[i] += strings.Repeat(" ", max(width+BesideGap-ansi.StringWidth(rows[i]), 0)) + right[i]
		}
	}
	v.Body = strings.Join(rows, "\n")
	return v
}
