package main

import (
	"fmt"
	"math"
	"strings"
)

// Sizes of the chart, in pixels. Three panels stand side by side; each is a plot with margins.
const (
	panelWidth, panelHeight = 300, 260
	left, right, top, below = 54, 30, 34, 44
)

// chart draws CPU time, wall time and memory of both paths by the number of articles, on logarithmic axes. A dashed line
// shows linear growth from the first point. The result is "" if fewer than two sizes were measured.
func (b *bench) chart() string {
	panels := []struct {
		title string
		of    func(measured) float64
	}{
		{"CPU time, s", func(m measured) float64 { return m.cpu.median }},
		{"wall time, s", func(m measured) float64 { return m.wall.median }},
		{"peak memory, MB", func(m measured) float64 { return megabytes(m.rss.median) }},
	}
	w := &strings.Builder{}
	fmt.Fprintf(w, `<svg xmlns="http://www.w3.org/2000/svg" width="%d" height="%d" font-family="sans-serif" font-size="11">`+"\n",
		len(panels)*panelWidth, panelHeight+24)
	fmt.Fprintf(w, `<rect width="100%%" height="100%%" fill="white"/>`+"\n")
	for i, p := range panels {
		series := []points{b.points(duplicates, p.of), b.points(both, p.of)}
		if len(series[0]) < 2 {
			return ""
		}
		fmt.Fprintf(w, `<g transform="translate(%d,0)">`+"\n", i*panelWidth)
		drawPanel(w, p.title, series)
		fmt.Fprintln(w, "</g>")
	}
	for i, name := range []string{duplicates, both} {
		x := left + i*220
		fmt.Fprintf(w, `<path d="M%d %dh24" stroke="%s" stroke-width="2"/><text x="%d" y="%d">%s</text>`+"\n",
			x, panelHeight+10, colour(i), x+30, panelHeight+14, name)
	}
	fmt.Fprintf(w, `<path d="M%d %dh24" stroke="#999" stroke-dasharray="4 3"/><text x="%d" y="%d">linear</text>`+"\n",
		left+440, panelHeight+10, left+470, panelHeight+14)
	fmt.Fprintln(w, "</svg>")
	return w.String()
}

// colour returns the colour of series i: blue or orange, which colour-blind readers can tell apart.
func colour(i int) string { return []string{"#0072b2", "#d55e00"}[i] }

// points are pairs (articles, figure), by increasing articles.
type points [][2]float64

// linear returns what the figure would be at this many articles if it grew linearly from the first point.
func (s points) linear(articles float64) float64 { return s[0][1] * articles / s[0][0] }

func (b *bench) points(name string, figure func(measured) float64) points {
	var p points
	for _, articles := range b.o.sizes {
		if m, ok := b.measured("growth", name, articles); ok && m.fail == "" {
			p = append(p, [2]float64{float64(articles), figure(m)})
		}
	}
	return p
}

// axis maps figures between two powers of ten to pixels.
type axis struct {
	from, to   float64 // exponents of ten
	start, end float64 // pixels
}

// axisOf returns an axis from the power of ten at or below the smallest figure to the one at or above the largest.
func axisOf(figures []float64, start, end float64) axis {
	least, most := math.Inf(1), math.Inf(-1)
	for _, f := range figures {
		least, most = min(least, f), max(most, f)
	}
	from, to := math.Floor(math.Log10(least)), math.Ceil(math.Log10(most))
	return axis{from, max(to, from+1), start, end}
}

func (a axis) at(figure float64) float64 {
	return a.start + (math.Log10(figure)-a.from)/(a.to-a.from)*(a.end-a.start)
}

func drawPanel(w *strings.Builder, title string, series []points) {
	var xs, ys []float64
	for _, s := range series {
		for _, p := range s {
			xs, ys = append(xs, p[0]), append(ys, p[1], s.linear(p[0]))
		}
	}
	x, y := axisOf(xs, left, panelWidth-right), axisOf(ys, panelHeight-below, top)
	fmt.Fprintf(w, `<text x="%d" y="20" font-weight="bold">%s</text>`+"\n", left, title)
	for e := x.from; e <= x.to; e++ {
		px := x.at(math.Pow(10, e))
		fmt.Fprintf(w, `<path d="M%.1f %.1fV%d" stroke="#ddd"/><text x="%.1f" y="%d" text-anchor="middle">%s</text>`+"\n",
			px, y.start, top, px, panelHeight-below+16, thousands(int(math.Pow(10, e))))
	}
	for e := y.from; e <= y.to; e++ {
		py := y.at(math.Pow(10, e))
		fmt.Fprintf(w, `<path d="M%d %.1fH%.1f" stroke="#ddd"/><text x="%d" y="%.1f" text-anchor="end">%g</text>`+"\n",
			left, py, x.end, left-6, py+4, math.Pow(10, e))
	}
	fmt.Fprintf(w, `<text x="%d" y="%d" text-anchor="middle">articles</text>`+"\n", (left+panelWidth-right)/2, panelHeight-below+32)
	for i, s := range series {
		drawSeries(w, s, x, y, colour(i))
	}
}

// drawSeries draws the points of a series, the line through them, and a dashed line for linear growth.
func drawSeries(w *strings.Builder, s points, x, y axis, colour string) {
	if len(s) == 0 {
		return
	}
	var path []string
	for _, p := range s {
		path = append(path, fmt.Sprintf("%.1f,%.1f", x.at(p[0]), y.at(p[1])))
		fmt.Fprintf(w, `<circle cx="%.1f" cy="%.1f" r="3" fill="%s"/>`+"\n", x.at(p[0]), y.at(p[1]), colour)
	}
	last := s[len(s)-1][0]
	fmt.Fprintf(w, `<path d="M%.1f %.1fL%.1f %.1f" stroke="#999" stroke-dasharray="4 3"/>`+"\n",
		x.at(s[0][0]), y.at(s[0][1]), x.at(last), y.at(s.linear(last)))
	fmt.Fprintf(w, `<polyline points="%s" fill="none" stroke="%s" stroke-width="2"/>`+"\n", strings.Join(path, " "), colour)
}
