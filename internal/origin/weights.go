package origin

import "time"

// leastConfidence is the least probability of a verdict. At one half the best answer is as often wrong as right; a little
// above, it is worth reporting.
const leastConfidence = 0.6

// leadWithoutTimes is the least lead of a direction over the reverse one without the times, in natural logarithms of
// odds: twice as likely.
const leadWithoutTimes = 0.69

// mostlyQuoted is the part of the shared words from which being quoted explains them.
const mostlyQuoted = 0.5

// mostErrors is the largest number of misspellings that count; more are those of one careless article.
const mostErrors = 3

// leastSpelt is the least number of letters of a misspelt word. A typing error often turns a short word into another
// word, and seldom a long one (Kukich, "Techniques for automatically correcting words in text", 1992).
const leastSpelt = 6

// clockError is the largest difference between two times that says nothing about their order. Feeds stamp items when they
// send them, archives when they receive them, some minutes later.
const clockError = 5 * time.Minute

// soon is the time within which outlets run most agency copy.
const soon = 24 * time.Hour

// nearby is the time within which two outlets publish what an agency has just sent.
const nearby = 2 * time.Hour
