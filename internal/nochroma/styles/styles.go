// Package styles remembers styles by name.
package styles

import "github.com/alecthomas/chroma/v2"

// Registry holds the styles registered.
var Registry = map[string]*chroma.Style{}

// Register adds a style to the registry.
func Register(style *chroma.Style) *chroma.Style {
	Registry[style.Name] = style
	return style
}
