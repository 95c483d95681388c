//go:build !race

package main

// raceDetector says that the tests run with the race detector, which multiplies the memory of a process.
const raceDetector = false
