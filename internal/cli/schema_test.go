package cli

import (
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"regexp"
	"slices"
	"testing"
	"time"
)

// schema is as much of JSON Schema as docs/heed.schema.json uses. A field that it does not name is a fault here, though
// not to readers: whoever adds one is to describe it.
type schema struct {
	Comment     string            `json:"$comment"`
	Dialect     string            `json:"$schema"`
	Ref         string            `json:"$ref"`
	Defs        map[string]schema `json:"$defs"`
	Type        string            `json:"type"`
	Description string            `json:"description"`
	Properties  map[string]schema `json:"properties"`
	Required    []string          `json:"required"`
	Items       *schema           `json:"items"`
	AnyOf       []schema          `json:"anyOf"`
	text
}

// text is what a text or number must look like.
type text struct {
	Enum    []string `json:"enum"`
	Pattern string   `json:"pattern"`
	Format  string   `json:"format"`
	Minimum *float64 `json:"minimum"`
}

func readSchema(t *testing.T) map[string]schema {
	t.Helper()
	f, err := os.Open("../../docs/heed.schema.json")
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = f.Close() }()
	dec := json.NewDecoder(f)
	dec.DisallowUnknownFields() // a word that this test does not know would not be held to
	var s schema
	if err := dec.Decode(&s); err != nil {
		t.Fatal(err)
	}
	return s.Defs
}

// faults says where a document is not as a definition says.
func faults(defs map[string]schema, s schema, at string, doc any) []string {
	if s.Ref != "" {
		def, ok := defs[s.Ref[len("#/$defs/"):]]
		if !ok {
			return []string{at + ": there is no definition " + s.Ref}
		}
		return faults(defs, def, at, doc)
	}
	if len(s.AnyOf) > 0 {
		var all []string
		for _, one := range s.AnyOf {
			found := faults(defs, one, at, doc)
			if len(found) == 0 {
				return nil
			}
			all = append(all, found...)
		}
		return all
	}
	switch v := doc.(type) {
	case nil:
		return kind(s, "null", at)
	case bool:
		return kind(s, "boolean", at)
	case float64:
		if s.Minimum != nil && v < *s.Minimum || v != float64(int64(v)) {
			return []string{fmt.Sprintf("%s: is %v", at, v)}
		}
		return kind(s, "integer", at)
	case string:
		return append(kind(s, "string", at), textFaults(s, at, v)...)
	case []any:
		all := kind(s, "array", at)
		for i, one := range v {
			if s.Items != nil {
				all = append(all, faults(defs, *s.Items, fmt.Sprintf("%s.%d", at, i), one)...)
			}
		}
		return all
	case map[string]any:
		return append(kind(s, "object", at), objectFaults(defs, s, at, v)...)
	}
	return []string{at + ": is nothing that JSON has"}
}

func kind(s schema, is, at string) []string {
	if s.Type == is {
		return nil
	}
	return []string{at + ": is " + is + ", not " + s.Type}
}

func textFaults(s schema, at, v string) []string {
	var all []string
	if len(s.Enum) > 0 && !slices.Contains(s.Enum, v) {
		all = append(all, fmt.Sprintf("%s: %q is none of %q", at, v, s.Enum))
	}
	if s.Pattern != "" && !regexp.MustCompile(s.Pattern).MatchString(v) {
		all = append(all, fmt.Sprintf("%s: %q does not look like %s", at, v, s.Pattern))
	}
	if _, err := time.Parse(time.RFC3339Nano, v); s.Format == "date-time" && err != nil {
		all = append(all, fmt.Sprintf("%s: %q is no time", at, v))
	}
	return all
}

func objectFaults(defs map[string]schema, s schema, at string, v map[string]any) []string {
	var all []string
	for _, name := range s.Required {
		if _, ok := v[name]; !ok {
			all = append(all, at+"."+name+": is missing")
		}
	}
	for _, name := range slices.Sorted(maps.Keys(v)) {
		field, ok := s.Properties[name]
		if !ok {
			all = append(all, at+"."+name+": is not described")
			continue
		}
		all = append(all, faults(defs, field, at+"."+name, v[name])...)
	}
	return all
}
