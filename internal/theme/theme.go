// Package theme holds the closed vocabulary of heed: the seven behaviour themes, the lenses one can look
// through, the settings a session can have and the moments at which a pattern is of use.
//
// Ids are stored in people's journals and written in content files, so they are never renamed. The words beside
// them may be improved. The seven themes are the seven groups of behaviour in the 2024 report "Building
// Relationships Across Power Dynamics" (S2:357-363); the plain words follow its Easy Read page (S2:84-90).
package theme

import (
	"fmt"
	"strings"
)

// ID names one of the seven themes.
type ID string

// The seven themes, in the order in which the report lists them.
const (
	Role      ID = "role"
	Shared    ID = "shared"
	Power     ID = "power"
	Together  ID = "together"
	Autonomy  ID = "autonomy"
	Repair    ID = "repair"
	Expansive ID = "expansive"
)

// Theme is one group of behaviours, with the words that people see.
type Theme struct {
	ID    ID
	Name  string // "Clarifying your role"
	Short string // one or two words, for narrow places
	Plain string // the same in plain words, first person
}

// All returns the seven themes in their order. The slice is the caller's own.
func All() []Theme {
	return []Theme{
		{Role, "Clarifying your role", "Role", "I am clear about what I can and cannot do."},
		{Shared, "Creating shared understandings", "Understanding", "I use clear words and explain things."},
		{Power, "Being aware of power and how you use it", "Power", "I know the power I hold and how I use it."},
		{Together, "Collaborating wherever possible", "Together", "We work as a team and set goals together."},
		{Autonomy, "Autonomy and empowerment", "Choice", "I give people choices and a say over their own lives."},
		{Repair, "Repairing the relationship", "Repair", "I say sorry for mistakes and build trust slowly."},
		{Expansive, "Being expansive about your role", "Beyond the role", "I think beyond the usual rules."},
	}
}

// Parse returns the theme that s names, or an error that lists the ids there are.
func Parse(s string) (ID, error) {
	for _, t := range All() {
		if string(t.ID) == s {
			return t.ID, nil
		}
	}
	return "", unknown("theme", s, IDs())
}

// Of returns the theme with the given id; the zero Theme when there is none.
func Of(id ID) Theme {
	for _, t := range All() {
		if t.ID == id {
			return t
		}
	}
	return Theme{}
}

// IDs returns the seven ids in their order.
func IDs() []ID {
	all := All()
	ids := make([]ID, len(all))
	for i, t := range all {
		ids[i] = t.ID
	}
	return ids
}

// Lens is what a check-in or a pattern looks at beside the seven themes.
type Lens string

// The lenses. Person is the one the seven themes look through.
const (
	Person     Lens = "person"
	Group      Lens = "group"
	Place      Lens = "place"
	PowerTypes Lens = "power-types"
	Connection Lens = "connection"
)

// Lenses returns every lens in the order in which a screen offers them.
func Lenses() []Lens { return []Lens{Person, Group, Place, PowerTypes, Connection} }

// Name is what a screen calls the lens.
func (l Lens) Name() string {
	switch l {
	case Person:
		return "With one person"
	case Group:
		return "In a group"
	case Place:
		return "The place I work"
	case PowerTypes:
		return "Kinds of power in the room"
	case Connection:
		return "A personal connection"
	}
	return string(l)
}

// ParseLens returns the lens that s names, or an error that lists the lenses there are.
func ParseLens(s string) (Lens, error) { return parse("lens", s, Lenses()) }

// Setting is how many people a pattern is for.
type Setting string

// The settings.
const (
	OneToOne     Setting = "one-to-one"
	InGroup      Setting = "group"
	AmongOurTeam Setting = "team"
)

// Settings returns the settings from few people to many.
func Settings() []Setting { return []Setting{OneToOne, InGroup, AmongOurTeam} }

// Name is what a screen calls the setting.
func (s Setting) Name() string {
	switch s {
	case OneToOne:
		return "With one person"
	case InGroup:
		return "In a group"
	case AmongOurTeam:
		return "Among colleagues"
	}
	return string(s)
}

// ParseSetting returns the setting that s names, or an error that lists the settings there are.
func ParseSetting(s string) (Setting, error) { return parse("setting", s, Settings()) }

// Moment is when, around an encounter, a pattern is of use.
type Moment string

// The moments, in order of time.
const (
	Before Moment = "before"
	During Moment = "during"
	After  Moment = "after"
)

// Moments returns the moments in order of time.
func Moments() []Moment { return []Moment{Before, During, After} }

// Name is what a screen calls the moment.
func (m Moment) Name() string {
	switch m {
	case Before:
		return "Before you meet"
	case During:
		return "While you are together"
	case After:
		return "Afterwards"
	}
	return string(m)
}

// ParseMoment returns the moment that s names, or an error that lists the moments there are.
func ParseMoment(s string) (Moment, error) { return parse("moment", s, Moments()) }

func parse[T ~string](kind, s string, all []T) (T, error) {
	for _, v := range all {
		if string(v) == s {
			return v, nil
		}
	}
	return "", unknown(kind, s, all)
}

// unknown quotes what was written: it comes from a content file or a flag, never from a journal.
func unknown[T ~string](kind, s string, all []T) error {
	names := make([]string, len(all))
	for i, v := range all {
		names[i] = string(v)
	}
	return fmt.Errorf("no such %s: %q (there are: %s)", kind, s, strings.Join(names, ", "))
}
