package names

// titles has titles and ranks, and what English copy shortens them to before a name.
const titles = `
	admiral          adm
	ambassador       amb
	attorney         atty
	captain          capt
	colonel          col
	colonels         cols
	commander        cmdr
	corporal         cpl
	detective        det
	doctor           dr
	father           fr
	general          gen
	generals         gens
	governor         gov
	governors        govs
	honourable       hon
	inspector        insp
	lieutenant       lieut lt
	major            maj
	president        pres
	professor        prof
	professors       profs
	representative   rep
	representatives  reps
	reverend         rev
	secretary        sec
	senator          sen
	senators         sens
	sergeant         sgt
	sergeants        sgts
	superintendent   supt
`

// Gender says of whom an honorific is.
type Gender uint8

const (
	Man Gender = iota + 1
	Woman
)

// honorifics stand before a name and say no office: those of men, and those of women.
var honorifics = []row{
	{"en", `mister mr. messrs. msgr. hojatoleslam sir lord | mrs. ms. miss lady dame madam sr.`},
	{"de", `herr | frau`},
	{"fr", `monsieur | madame mme.`},
	{"es", `señor don | señora`},
}

// ShortTitles returns the English abbreviations of titles and ranks, each with its word.
func ShortTitles() View[string] { return others(titles) }

// Honorifics returns the words and abbreviations that stand before a name and say no office, each with whose it is.
func Honorifics() View[Gender] {
	return join(values(forms(honorifics, full, nil), genderOf), ShortHonorifics())
}

// ShortHonorifics returns the abbreviations among [Honorifics].
func ShortHonorifics() View[Gender] { return values(forms(honorifics, abbreviated, nil), genderOf) }

// genderOf says what a cell of the table stands for.
func genderOf(cell int) Gender { return Man + Gender(cell) }
