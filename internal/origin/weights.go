package origin

import "time"

// leastConfidence is the least probability of a verdict. Of those between .6 and .65, six in ten were right on made-up newsrooms;
// that is not worth reporting.
const leastConfidence = 0.65

// leadWithoutTimes is the least lead of a direction over the reverse one without the times, in natural logarithms of
// odds: twice as likely.
const leadWithoutTimes = 0.69

// mostlyQuoted is the part of the shared words above which being quoted explains them: several may have heard them.
const mostlyQuoted = 0.5

// leastTakenUp is the part of the one article that another of its source has, from which the later one took it up. Less is a
// phrase, background or standing text of that source.
const leastTakenUp = 0.5

// longestTakenUp is the time after which a source does not go on with a story of its own: it prints a form again, or old text.
const longestTakenUp = 7 * 24 * time.Hour

// leastTaken is the number of shared words outside quotations from which the same holds, and from which two articles may
// have them from a third.
const leastTaken = 25

// leastGiven is the number of shared words outside quotations from which one article may have them from another, whose half they
// are not: fewer are names with their titles, and turns of phrase.
const leastGiven = 13

// leastDebt is the number of words from which a debt that is not credited is told, or half of a shorter article. Fewer are what
// any two reports of one event have in common: "the estranged half brother of the North Korean leader".
const leastDebt = 25

// speakerConfidence is the confidence that two articles which share nothing but quotations of one person quote it each for
// itself: of such pairs of outlets on web news, one in ten has the quotation from the other without saying so.
const speakerConfidence = 0.9

// releaseConfidence is the confidence that who has text of a press release that was there before has it from there: it was
// written for that.
const releaseConfidence = 0.95

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
