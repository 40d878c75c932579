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
	Few      []Few
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

// Few is a feature that stood in few documents of the training: those are kept, in place of a row of its own, which would
// take more room. Its weights are theirs, each by its share.
type Few struct {
	Key   uint32
	Group Group
	IDF   uint8
	In    []Standing
}

// Standing is a document of the training that has a feature.
type Standing struct {
	Doc   uint16
	Share float64 // 0 to 1: what the feature is of the document
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
//	uint32: features, few, standings, docs
//	features: uint32 keys; then uint8 groups; then uint8 idfs
//	few: uint32 keys; then uint8 groups; then uint8 idfs; then uint8 numbers of standings
//	standings, those of one feature after those of the one before: uint16 docs; then uint8 shares (see share)
//	float32 scales of the rows, then the rows: features, docs, bias; a row has two weights in a byte
//
// All numbers have their low byte first.
func Encode(p Plain) []byte {
	b := []byte(magic + strings.Join(p.Columns, "\n") + "\n\n")
	standings := 0
	for _, f := range p.Few {
		standings += len(f.In)
	}
	for _, n := range []int{len(p.Features), len(p.Few), standings, len(p.Docs)} {
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
	b = appendFew(b, p.Few)
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

func appendFew(b []byte, few []Few) []byte {
	for _, f := range few {
		b = order.AppendUint32(b, f.Key)
	}
	for _, f := range few {
		b = append(b, uint8(f.Group))
	}
	for _, f := range few {
		b = append(b, f.IDF)
	}
	for _, f := range few {
		b = append(b, uint8(len(f.In)))
	}
	for _, f := range few {
		for _, in := range f.In {
			b = order.AppendUint16(b, in.Doc)
		}
	}
	for _, f := range few {
		for _, in := range f.In {
			b = append(b, share(in.Share))
		}
	}
	return b
}

// share packs the root of a share, so that small ones, which most are, lose no more than large ones.
func share(x float64) uint8 {
	return uint8(math.Floor(float64(math.Sqrt(min(1, x))*math.MaxUint8) + 0.5))
}

func shareOf(b uint8) float64 { return float64(b) / math.MaxUint8 * float64(b) / math.MaxUint8 }

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
	features, few, docs         int
	keys, groups, idfs          string
	fewKeys, fewGroups, fewIDFs string
	stands                      []uint32 // by few: where its standings begin; and where the last end
	standDocs, shares           string
	scales, rows                string
	width                       int // bytes of a row
	tf                          []float64
}

var errWeights = errors.New("the weights of the text model are damaged")

// New makes a model of what Encode packed.
func New(data string) (*Model, error) {
	data, ok := strings.CutPrefix(data, magic)
	head, rest, found := strings.Cut(data, "\n\n")
	if !ok || !found || len(rest) < 16 {
		return nil, errWeights
	}
	m := &Model{columns: map[string]int{}}
	for i, id := range strings.Split(head, "\n") {
		m.columns[id] = i
	}
	if !m.cut(rest) {
		return nil, errWeights
	}
	for n := range commonCounts {
		m.tf = append(m.tf, Often(max(n, 1)))
	}
	m.places.New = func() any {
		places := make([]int32, m.features+m.few)
		return &places
	}
	size := 1
	for size < 2*(m.features+m.few) {
		size *= 2
	}
	m.table, m.mask = make([]uint32, size), uint32(size-1)
	for n := range m.features + m.few {
		at := m.key(n) & m.mask
		for m.table[at] != 0 {
			at = (at + 1) & m.mask
		}
		m.table[at] = uint32(n + 1)
	}
	return m, nil
}

// cut cuts the file into its parts. It says whether they are all there, and nothing else.
func (m *Model) cut(rest string) bool {
	number := func(at int) int { return int(uint32At(rest, at)) }
	m.features, m.few, m.docs, m.width = number(0), number(1), number(3), (len(m.columns)+1)/2
	standings, rows := number(2), m.features+m.docs+1
	rest = rest[16:]
	if len(rest) != 6*m.features+7*m.few+3*standings+rows*(4+m.width) {
		return false
	}
	part := func(n int) string {
		first := rest[:n]
		rest = rest[n:]
		return first
	}
	m.keys, m.groups, m.idfs = part(4*m.features), part(m.features), part(m.features)
	m.fewKeys, m.fewGroups, m.fewIDFs = part(4*m.few), part(m.few), part(m.few)
	at := uint32(0)
	m.stands = append(make([]uint32, 0, m.few+1), at)
	for _, n := range []byte(part(m.few)) {
		at += uint32(n)
		m.stands = append(m.stands, at)
	}
	m.standDocs, m.shares = part(2*standings), part(standings)
	m.scales, m.rows = part(4*rows), rest
	return int(at) == standings
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
	return uint32At(p.fewKeys, n-p.features)
}

func (p *packed) group(n int) Group {
	if n < p.features {
		return Group(p.groups[n])
	}
	return Group(p.fewGroups[n-p.features])
}

func (p *packed) idf(n int) float64 {
	if n < p.features {
		return Value(p.idfs[n])
	}
	return Value(p.fewIDFs[n-p.features])
}

// standing calls f with each document in which a feature stood that stood in few, and its share of that.
func (p *packed) standing(n int, f func(doc int, share float64)) {
	n -= p.features
	for i := p.stands[n]; i < p.stands[n+1]; i++ {
		f(int(uint16At(p.standDocs, int(i))), shareOf(p.shares[i]))
	}
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
	if feature < p.features {
		return p.cell(feature, column)
	}
	sum := 0.0
	p.standing(feature, func(doc int, share float64) { sum += float64(share * p.cell(p.features+doc, column)) })
	return sum
}

// cell is one weight of a row.
func (p *packed) cell(row, column int) float64 {
	b := p.rows[row*p.width+column/2]
	if column%2 == 1 {
		b >>= 4
	}
	return float64(math.Float32frombits(uint32At(p.scales, row))) * float64(int(b&15)-most)
}
