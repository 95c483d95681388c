package report

import (
	"bytes"
	"flag"
	"image/png"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/chromedp"
)

// images are the pictures of the documents: views of the report of the five articles in testdata/wire.
var images = []struct {
	name, hash    string
	width, height int64
}{
	{"report-pair.png", "#pair=1&passage=1", 1200, 750},
	{"report-overview.png", "", 1200, 980},
}

// maxImage is the size of a picture in bytes: each clone of the repository carries all of them.
const maxImage = 250_000

// TestImages checks that the pictures of the documents are there, are PNG and small. To make them again, with
// Chromium or Chrome installed:
//
//	go test ./internal/report -run Images -update
//
// Then look at them: fonts differ from machine to machine, so no test compares the pixels.
func TestImages(t *testing.T) {
	if flag.Lookup("update").Value.String() == "true" {
		writeImages(t)
	}
	readme, err := os.ReadFile("../../README.md")
	if err != nil {
		t.Fatal(err)
	}
	tutorial, err := os.ReadFile("../../docs/tutorial.md")
	if err != nil {
		t.Fatal(err)
	}
	for _, i := range images {
		data, err := os.ReadFile(filepath.Join("../../docs/images", i.name))
		if err != nil {
			t.Fatal(err)
		}
		config, err := png.DecodeConfig(bytes.NewReader(data))
		if err != nil {
			t.Errorf("%s: %v", i.name, err)
		} else if config.Width != int(i.width) || config.Height != int(i.height) {
			t.Errorf("%s is %d by %d, want %d by %d", i.name, config.Width, config.Height, i.width, i.height)
		}
		if len(data) > maxImage {
			t.Errorf("%s has %d bytes, more than %d", i.name, len(data), maxImage)
		}
		if !bytes.Contains(readme, []byte(i.name)) && !bytes.Contains(tutorial, []byte(i.name)) {
			t.Errorf("no document shows %s", i.name)
		}
	}
}

// writeImages scans the five articles, opens their report in a browser and writes the pictures.
func writeImages(t *testing.T) {
	t.Helper()
	b, run := browser(t), filepath.Join(t.TempDir(), "run")
	scan := exec.CommandContext(t.Context(), "go", "run", "./cmd/copytaster", "scan", "testdata/wire", "--out", run)
	scan.Dir = "../.."
	if out, err := scan.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	page, err := os.ReadFile(filepath.Join(run, "report.html"))
	if err != nil {
		t.Fatal(err)
	}
	if err := os.MkdirAll("../../docs/images", 0o755); err != nil {
		t.Fatal(err)
	}
	for _, i := range images {
		p := openReport(b, t, string(page), i.width, i.height, i.hash)
		if strings.Contains(i.hash, "passage=") {
			p.wait(`document.querySelector(".pane.side-b .ref.on") !== null`)
		}
		p.do(chromedp.Evaluate[chromedp.Void](`for (const e of document.querySelectorAll("*")) e.style.scrollbarWidth = "none"`))
		if strings.Contains(i.hash, "passage=1") { // without the bars the lines are longer: go to the passage once more
			p.press("np")
			p.wait(`document.querySelector(".here").textContent === "Passage 1 of 5"`)
		}
		time.Sleep(time.Second) // it scrolls smoothly
		shot, err := chromedp.Run(p.ctx, chromedp.CaptureScreenshot())
		if err != nil {
			t.Fatal(err)
		}
		picture, err := png.Decode(bytes.NewReader(shot))
		if err != nil {
			t.Fatal(err)
		}
		var small bytes.Buffer
		if err := (&png.Encoder{CompressionLevel: png.BestCompression}).Encode(&small, picture); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join("../../docs/images", i.name), small.Bytes(), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}
