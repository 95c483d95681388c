package origin

import "time"

// leastConfidence is the probability below which a verdict is unknown. At a half the best answer is as often wrong as
// right; a little above, it is worth telling.
const leastConfidence = 0.6

// leadWithoutTimes is by how much a direction must lead the reverse one when the times are left out: twice as likely, in
// natural logarithms.
const leadWithoutTimes = 0.69

// mostlyQuoted is the part of the shared words from which it is their being quoted that says where they come from.
const mostlyQuoted = 0.5

// mostErrors is how many misspellings count: more are those of one careless article.
const mostErrors = 3

// leastSpelt is the number of letters from which a word may count as misspelt. A typing error often makes another word
// of a short word, and seldom of a long one (Kukich, "Techniques for automatically correcting words in text", 1992).
const leastSpelt = 6

// clockError is how far apart two times must be to be an order. Feeds stamp items when they send them and archives when
// they receive them, some minutes later.
const clockError = 5 * time.Minute

// soon is the time in which outlets run most agency copy.
const soon = 24 * time.Hour

// nearby is how soon after each other two outlets publish what an agency has just sent.
const nearby = 2 * time.Hour
