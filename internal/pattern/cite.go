package pattern

import "strings"

// Cite writes sources for people: "the 2024 report (lines 84, 367) · the blog post and
// its comments (line 13) · Swayden and others 2012".
func Cite(sources []string) string {
	var parts []string
	for _, doc := range []struct{ key, name string }{{"S2:", "the 2024 report"}, {"S1:", "the blog post and its comments"}} {
		var lines []string
		for _, s := range sources {
			if line, ok := strings.CutPrefix(s, doc.key); ok {
				lines = append(lines, line)
			}
		}
		switch len(lines) {
		case 0:
		case 1:
			parts = append(parts, doc.name+" (line "+lines[0]+")")
		default:
			parts = append(parts, doc.name+" (lines "+strings.Join(lines, ", ")+")")
		}
	}
	for _, s := range sources {
		if !strings.HasPrefix(s, "S1:") && !strings.HasPrefix(s, "S2:") {
			parts = append(parts, s)
		}
	}
	return strings.Join(parts, " · ")
}
