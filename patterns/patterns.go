// Package patterns carries the library itself: one Markdown file a pattern.
//
// To add or change a pattern, edit a file here and run "go test ./..."; no Go is needed. What a file must hold is
// told in package heed/internal/pattern. In the front matter, S1 is the blog post "Group processes and power
// relations" with its comments, S2 is the 2024 report "Building Relationships Across Power Dynamics"; the number
// is a line in the copies that the library was written from.
package patterns

import "embed"

// FS holds the pattern files.
//
//go:embed *.md
var FS embed.FS
