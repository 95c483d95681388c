package origin

import (
	"math"
)

// fit returns the weights that make the true directions of pairs most likely, under a normal prior with the given
// precision about 0: multinomial logistic regression by Newton's method (Hastie, Tibshirani and Friedman, "The Elements
// of Statistical Learning", 2009, section 4.4.1).
func fit(pairs []labelled, precision float64) (directedW, commonW []float64) {
	const n = nDirected + nCommon
	rows := make([][3][]float64, len(pairs)) // the features of AToB, BToA and CommonSource, in one space
	for i := range pairs {
		p := &pairs[i].pair
		ab, ba, both := directed(&p.A, &p.B), directed(&p.B, &p.A), common(p)
		rows[i] = [3][]float64{
			append(ab.values, make([]float64, nCommon)...), append(ba.values, make([]float64, nCommon)...), append(make([]float64, nDirected), both.values...),
		}
	}
	w := make([]float64, n)
	for range 25 {
		gradient, hessian := make([]float64, n), make([][]float64, n)
		for j := range hessian {
			hessian[j] = make([]float64, n)
			hessian[j][j] = precision
			gradient[j] = -precision * w[j]
		}
		for i, row := range rows {
			addTo(gradient, hessian, &row, w, int(pairs[i].truth)-int(AToB))
		}
		step := solve(hessian, gradient)
		most := 0.0
		for j := range w {
			w[j] += step[j]
			most = max(most, math.Abs(step[j]))
		}
		if most < 1e-9 {
			break
		}
	}
	return w[:nDirected], w[nDirected:]
}

// addTo adds the contribution of one pair to gradient and hessian.
func addTo(gradient []float64, hessian [][]float64, row *[3][]float64, w []float64, truth int) {
	var scores [4]float64
	for d := range row {
		for j, v := range row[d] {
			scores[d+1] += v * w[j]
		}
	}
	p := softmax(scores)
	mean := make([]float64, len(w))
	var used []int
	for j := range w {
		for d := range row {
			mean[j] += p[d+1] * row[d][j]
		}
		if row[0][j] != 0 || row[1][j] != 0 || row[2][j] != 0 {
			used = append(used, j)
			gradient[j] += row[truth][j] - mean[j]
		}
	}
	for _, j := range used {
		for _, k := range used {
			for d := range row {
				hessian[j][k] += p[d+1] * (row[d][j] - mean[j]) * (row[d][k] - mean[k])
			}
		}
	}
}

// solve returns x with m x = y, by elimination with pivots. It changes m and y.
func solve(m [][]float64, y []float64) []float64 {
	for i := range m {
		best := i
		for k := i; k < len(m); k++ {
			if math.Abs(m[k][i]) > math.Abs(m[best][i]) {
				best = k
			}
		}
		m[i], m[best], y[i], y[best] = m[best], m[i], y[best], y[i]
		for k := i + 1; k < len(m); k++ {
			f := m[k][i] / m[i][i]
			for l := i; l < len(m); l++ {
				m[k][l] -= f * m[i][l]
			}
			y[k] -= f * y[i]
		}
	}
	for i := len(m) - 1; i >= 0; i-- {
		for k := i + 1; k < len(m); k++ {
			y[i] -= m[i][k] * y[k]
		}
		y[i] /= m[i][i]
	}
	return y
}
