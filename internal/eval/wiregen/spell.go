package wiregen

import "strings"

// spelling is a word in its British and its American spelling.
type spelling struct{ british, american string }

// nounSpellings is the number of spellings, at the head of the list, that are nouns.
const nounSpellings = 20

var spellings = spellingPairs(`
	centre center  colour color  defence defense  programme program  labour labor  neighbour neighbor  theatre theater
	organisation organization  harbour harbor  licence license  favour favor  honour honor  behaviour behavior  metre meter
	fibre fiber  offence offense  rumour rumor  catalogue catalog  tyre tire  counsellor counselor
	centres centers  colours colors  programmes programs  neighbours neighbors  neighbouring neighboring  theatres theaters
	organisations organizations  organise organize  organised organized  organising organizing  organisers organizers
	realise realize  realised realized  recognise recognize  recognised recognized  criticise criticize  criticised criticized
	apologise apologize  apologised apologized  authorise authorize  authorised authorized  emphasise emphasize
	specialise specialize  specialised specialized  stabilise stabilize  privatisation privatization  analyse analyze
	analysed analyzed  travelled traveled  travelling traveling  traveller traveler  travellers travelers
	cancelled canceled  cancelling canceling  labelled labeled  modelling modeling  metres meters  litre liter
	litres liters  kilometre kilometer  kilometres kilometers  favourite favorite  favourable favorable  grey gray
	jewellery jewelry  sceptical skeptical  ageing aging  cheque check  cheques checks  fulfil fulfill  enrol enroll
	towards toward  amongst among  whilst while  manoeuvre maneuver  manoeuvres maneuvers  mum mom  plough plow`)

// otherSpelling gives the American spelling of a British word and vice versa, in small letters. Only the way to American
// is there if the American word has two British spellings, or often has another meaning ("check").
var otherSpelling = func() map[string]string {
	other := make(map[string]string, 2*len(spellings))
	for _, s := range spellings {
		other[s.british] = s.american
		switch s.american {
		case "check", "checks", "tire", "among", "while", "meter", "meters", "program", "programs", "license":
		default:
			other[s.american] = s.british
		}
	}
	return other
}()

func spellingPairs(list string) []spelling {
	words := strings.Fields(list)
	pairs := make([]spelling, len(words)/2)
	for i := range pairs {
		pairs[i] = spelling{words[2*i], words[2*i+1]}
	}
	return pairs
}
