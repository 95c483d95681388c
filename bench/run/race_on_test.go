//go:build race

package main

// raceDetector tells whether the tests run under the race detector, which multiplies the memory of a process.
const raceDetector = true
