package selfcheck_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"reflect"
	"slices"
	"strings"
	"testing"

	"heed/internal/selfcheck"
)

// types are the package's exported types. The test below fails when one is missing here.
var types = map[string]reflect.Type{
	"ItemID":        reflect.TypeFor[selfcheck.ItemID](),
	"PromptID":      reflect.TypeFor[selfcheck.PromptID](),
	"OptionID":      reflect.TypeFor[selfcheck.OptionID](),
	"PathID":        reflect.TypeFor[selfcheck.PathID](),
	"Item":          reflect.TypeFor[selfcheck.Item](),
	"Option":        reflect.TypeFor[selfcheck.Option](),
	"Scale":         reflect.TypeFor[selfcheck.Scale](),
	"Prompt":        reflect.TypeFor[selfcheck.Prompt](),
	"Path":          reflect.TypeFor[selfcheck.Path](),
	"Set":           reflect.TypeFor[selfcheck.Set](),
	"Questionnaire": reflect.TypeFor[selfcheck.Questionnaire](),
	"Answer":        reflect.TypeFor[selfcheck.Answer](),
	"Said":          reflect.TypeFor[selfcheck.Said](),
	"Check":         reflect.TypeFor[selfcheck.Check](),
	"Line":          reflect.TypeFor[selfcheck.Line](),
	"Standout":      reflect.TypeFor[selfcheck.Standout](),
	"Source":        reflect.TypeFor[selfcheck.Source](),
}

// A self-check that holds no number cannot score anyone. The one number there is says how long a path takes.
func TestThereIsNothingToScoreWith(t *testing.T) {
	for _, name := range exportedTypes(t) {
		typ, ok := types[name]
		if !ok {
			t.Errorf("%s is not looked at: add it to the list", name)
			continue
		}
		for _, found := range numbers(typ, name, nil) {
			if found != "Path.Minutes" && !strings.HasSuffix(found, ".Paths.Minutes") {
				t.Errorf("%s is a number", found)
			}
		}
		for m := range reflect.PointerTo(typ).Methods() {
			for out := range m.Type.Outs() {
				if isNumber(out.Kind()) {
					t.Errorf("%s.%s returns a number", name, m.Name)
				}
			}
		}
	}
}

func exportedTypes(t *testing.T) []string {
	t.Helper()
	entries, err := os.ReadDir(".")
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, e := range entries {
		if !strings.HasSuffix(e.Name(), ".go") || strings.HasSuffix(e.Name(), "_test.go") {
			continue
		}
		f, err := parser.ParseFile(token.NewFileSet(), e.Name(), nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(f, func(n ast.Node) bool {
			if ts, ok := n.(*ast.TypeSpec); ok && ts.Name.IsExported() {
				names = append(names, ts.Name.Name)
			}
			return true
		})
	}
	if len(names) < 10 {
		t.Fatalf("only %v were found", names)
	}
	return names
}

// numbers names every number that a value of the type holds, also deep inside.
func numbers(typ reflect.Type, path string, inside []reflect.Type) []string {
	if slices.Contains(inside, typ) {
		return nil
	}
	inside = append(inside, typ)
	switch typ.Kind() {
	case reflect.Struct:
		var found []string
		for f := range typ.Fields() {
			found = append(found, numbers(f.Type, path+"."+f.Name, inside)...)
		}
		return found
	case reflect.Slice, reflect.Array, reflect.Pointer:
		return numbers(typ.Elem(), path, inside)
	case reflect.Map:
		return append(numbers(typ.Key(), path, inside), numbers(typ.Elem(), path, inside)...)
	}
	if isNumber(typ.Kind()) {
		return []string{path}
	}
	return nil
}

func isNumber(k reflect.Kind) bool { return k >= reflect.Int && k <= reflect.Complex128 }
