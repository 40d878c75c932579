package learn

import (
	"math"
	"slices"
)

// solve returns x of (k + diag) x = y for a positive matrix k of which the lower half is given, and is overwritten. It is
// Cholesky's way.
func solve(k [][]float64, diag []float64, y [][]float64) [][]float64 {
	for i := range k {
		k[i][i] += diag[i]
	}
	for i, row := range k {
		for j := range i {
			row[j] = (row[j] - dot(row[:j], k[j][:j])) / k[j][j]
		}
		row[i] = math.Sqrt(row[i] - dot(row[:i], row[:i]))
	}
	x := make([][]float64, len(y))
	for i := range y {
		x[i] = append([]float64(nil), y[i]...)
		for j := range i {
			less(x[i], k[i][j], x[j])
		}
		over(x[i], k[i][i])
	}
	for i := range slices.Backward(x) {
		over(x[i], k[i][i])
		for j := range i {
			less(x[j], k[i][j], x[i])
		}
	}
	return x
}

// dot sums in four lines at once, which is what makes training take seconds, and always in the same order.
func dot(a, b []float64) float64 {
	var s0, s1, s2, s3 float64
	b = b[:len(a)]
	i := 0
	for ; i+4 <= len(a); i += 4 {
		s0 += float64(a[i] * b[i])
		s1 += float64(a[i+1] * b[i+1])
		s2 += float64(a[i+2] * b[i+2])
		s3 += float64(a[i+3] * b[i+3])
	}
	for ; i < len(a); i++ {
		s0 += float64(a[i] * b[i])
	}
	return (s0 + s1) + (s2 + s3)
}

// less takes f times b off a.
func less(a []float64, f float64, b []float64) {
	b = b[:len(a)]
	for i := range a {
		a[i] -= float64(f * b[i])
	}
}

func over(a []float64, f float64) {
	for i := range a {
		a[i] /= f
	}
}
