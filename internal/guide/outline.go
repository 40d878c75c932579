package guide

import (
	"fmt"
	"strings"
)

// Outline is how long something takes and for how many it is, for a list: "60 minutes, 4 to 18 people, in threes".
func Outline(minutes int, people string) string {
	count, rest, more := strings.Cut(people, ",")
	if count != "" && strings.ContainsAny(count[len(count)-1:], "0123456789") {
		count += " people"
	}
	if more {
		count += "," + rest
	}
	return fmt.Sprintf("%d minutes, %s", minutes, count)
}
