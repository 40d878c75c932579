package model

import (
	"encoding/binary"
	"errors"
	"math"
	"slices"
	"strings"
)

// Plain is a model as it comes out of training.
type Plain struct {
	Columns  []string
	Features []Weighted
	Once     []Once
	Docs     [][]float64 // by document of the training and column
	Bias     []float64   // by column
}

// Weighted is a feature and its weights.
type Weighted struct {
	Key   uint32
	Group Group
	IDF   uint8     // see IDF
	Row   []float64 // by column
}

// Once is a pair of words that stood in one document of the training only. It has that document's weights.
type Once struct {
	Key    uint32
	IDF    uint8
	Doc    uint16
	Weight float64 // 0 to 1: its share of the document
}

// idfSteps is how many steps of a byte are one of idf: up to 10, which stands for 8,000 documents.
const idfSteps = 25

// IDF rounds an idf to what is kept of it.
func IDF(idf float64) uint8 { return uint8(min(255, math.Floor(float64(idf*idfSteps)+0.5))) }

// Value is the idf that a byte stands for.
func Value(idf uint8) float64 { return float64(idf) / idfSteps }

// most is the largest weight in a row, which holds whole numbers from -most to most, two in a byte, and one scale for
// all of them. Sums of thousands of weights lose nothing that the evaluation could tell by it.
const most = 7

const magic = "heed weights 1\n"

var order = binary.LittleEndian

// Encode packs a model:
//
//	magic; the columns, each in a row; an empty row
//	uint32: features, once, docs
//	features: uint32 keys; then uint8 groups; then uint8 idfs
//	once:     uint32 keys; then uint8 idfs; then uint16 docs; then uint16 weights (65535 is 1)
//	float32 scales of the rows, then the rows: features, docs, bias; a row has two weights in a byte
//
// All numbers have their low byte first.
func Encode(p Plain) []byte {
	b := []byte(magic + strings.Join(p.Columns, "\n") + "\n\n")
	for _, n := range []int{len(p.Features), len(p.Once), len(p.Docs)} {
		b = order.AppendUint32(b, uint32(n))
	}
	for _, f := range p.Features {
		b = order.AppendUint32(b, f.Key)
	}
	for _, f := range p.Features {
		b = append(b, uint8(f.Group))
	}
	for _, f := range p.Features {
		b = append(b, f.IDF)
	}
	for _, o := range p.Once {
		b = order.AppendUint32(b, o.Key)
	}
	for _, o := range p.Once {
		b = append(b, o.IDF)
	}
	for _, o := range p.Once {
		b = order.AppendUint16(b, o.Doc)
	}
	for _, o := range p.Once {
		b = order.AppendUint16(b, uint16(math.Floor(float64(min(1, o.Weight)*math.MaxUint16)+0.5)))
	}
	var rows [][]float64
	for _, f := range p.Features {
		rows = append(rows, f.Row)
	}
	rows = append(slices.Concat(rows, p.Docs), p.Bias)
	for _, row := range rows {
		b = order.AppendUint32(b, math.Float32bits(scale(row)))
	}
	for _, row := range rows {
		b = appendRow(b, row)
	}
	return b
}

// scale is what 1 in a packed row stands for.
func scale(row []float64) float32 {
	top := 0.0
	for _, x := range row {
		top = max(top, math.Abs(x))
	}
	return float32(top / most)
}

func appendRow(b []byte, row []float64) []byte {
	s := float64(scale(row))
	whole := func(x float64) byte {
		if s == 0 {
			return most
		}
		return byte(most + max(-most, min(most, math.Floor(x/s+0.5))))
	}
	for i := 0; i < len(row); i += 2 {
		low, high := whole(row[i]), byte(most)
		if i+1 < len(row) {
			high = whole(row[i+1])
		}
		b = append(b, low|high<<4)
	}
	return b
}

// packed is the embedded file, cut into its parts.
type packed struct {
	features, once, docs  int
	keys, groups, idfs    string
	onceKeys, onceIDFs    string
	onceDocs, onceWeights string
	scales, rows          string
	width                 int // bytes of a row
	tf                    []float64
}

var errWeights = errors.New("the weights of the text model are damaged")

// New makes a model of what Encode packed.
func New(data string) (*Model, error) {
	data, ok := strings.CutPrefix(data, magic)
	head, rest, found := strings.Cut(data, "\n\n")
	if !ok || !found || len(rest) < 12 {
		return nil, errWeights
	}
	m := &Model{columns: map[string]int{}}
	for i, id := range strings.Split(head, "\n") {
		m.columns[id] = i
	}
	number := func(at int) int { return int(order.Uint32([]byte(rest[4*at : 4*at+4]))) }
	m.features, m.once, m.docs, m.width = number(0), number(1), number(2), (len(m.columns)+1)/2
	rest = rest[12:]
	rows := m.features + m.docs + 1
	if len(rest) != 6*m.features+9*m.once+rows*(4+m.width) {
		return nil, errWeights
	}
	cut := func(n int) string {
		part := rest[:n]
		rest = rest[n:]
		return part
	}
	m.keys, m.groups, m.idfs = cut(4*m.features), cut(m.features), cut(m.features)
	m.onceKeys, m.onceIDFs, m.onceDocs, m.onceWeights = cut(4*m.once), cut(m.once), cut(2*m.once), cut(2*m.once)
	m.scales, m.rows = cut(4*rows), rest
	for n := range commonCounts {
		m.tf = append(m.tf, Often(max(n, 1)))
	}
	m.places.New = func() any {
		places := make([]int32, m.features+m.once)
		return &places
	}
	size := 1
	for size < 2*(m.features+m.once) {
		size *= 2
	}
	m.table, m.mask = make([]uint32, size), uint32(size-1)
	for n := range m.features + m.once {
		at := m.key(n) & m.mask
		for m.table[at] != 0 {
			at = (at + 1) & m.mask
		}
		m.table[at] = uint32(n + 1)
	}
	return m, nil
}

// commonCounts is up to which count Often is worked out beforehand.
const commonCounts = 64

func (p *packed) often(n int) float64 {
	if n < len(p.tf) {
		return p.tf[n]
	}
	return Often(n)
}

func uint32At(s string, n int) uint32 {
	s = s[4*n : 4*n+4]
	return uint32(s[0]) | uint32(s[1])<<8 | uint32(s[2])<<16 | uint32(s[3])<<24
}

func uint16At(s string, n int) uint16 { return uint16(s[2*n]) | uint16(s[2*n+1])<<8 }

func (p *packed) key(n int) uint32 {
	if n < p.features {
		return uint32At(p.keys, n)
	}
	return uint32At(p.onceKeys, n-p.features)
}

func (p *packed) group(n int) Group {
	if n < p.features {
		return Group(p.groups[n])
	}
	return Pairs
}

func (p *packed) idf(n int) float64 {
	if n < p.features {
		return Value(p.idfs[n])
	}
	return Value(p.onceIDFs[n-p.features])
}

// onceIn returns the document in which the nth of those that stood once stood, and its share of that.
func (p *packed) onceIn(n int) (doc int, weight float64) {
	return int(uint16At(p.onceDocs, n)), float64(uint16At(p.onceWeights, n)) / math.MaxUint16
}

// row adds a row times x to sums, which has a place for each half byte of a row.
func (p *packed) row(n int, x float64, sums []float64) {
	x *= float64(math.Float32frombits(uint32At(p.scales, n)))
	var times [16]float64
	for i := range times {
		times[i] = x * float64(i-most)
	}
	row := p.rows[n*p.width : (n+1)*p.width]
	sums = sums[:2*len(row)]
	for i := range len(row) {
		sums[2*i] += times[row[i]&15]
		sums[2*i+1] += times[row[i]>>4]
	}
}

// at is one weight of a feature.
func (p *packed) at(feature, column int) float64 {
	n, x := feature, 1.0
	if feature >= p.features {
		doc, weight := p.onceIn(feature - p.features)
		n, x = p.features+doc, weight
	}
	b := p.rows[n*p.width+column/2]
	if column%2 == 1 {
		b >>= 4
	}
	return x * float64(math.Float32frombits(uint32At(p.scales, n))) * float64(int(b&15)-most)
}
