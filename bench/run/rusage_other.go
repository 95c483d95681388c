//go:build !unix

package main

import (
	"os"
	"time"
)

// maxRSS returns 0: only Unix reports it.
func maxRSS(*os.ProcessState) int64 { return 0 }

// cpuTime returns 0: only Unix reports it.
func cpuTime() time.Duration { return 0 }
