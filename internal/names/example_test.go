package names_test

import (
	"fmt"

	"github.com/copytaster/copytaster/internal/names"
)

func ExampleMonth() {
	fmt.Println(names.Month("févr"))
	fmt.Println(names.Month("monday"))
	// Output:
	// February true
	// %!Month(0) false
}

func ExampleWeekdays() {
	fmt.Println(names.Weekdays("en", "fr").Without("dimanche").Titled().Join(", "))
	// Output: Monday, Tuesday, Wednesday, Thursday, Friday, Saturday, Sunday, Lundi, Mardi, Mercredi, Jeudi, Vendredi, Samedi
}

func ExampleNumeral() {
	fmt.Println(names.Numeral("fourteen"))
	fmt.Println(names.Numeral("28"))
	// Output:
	// 14 true
	// 0 false
}

func ExampleHonorifics() {
	fmt.Println(names.Honorifics().Map()["frau"] == names.Woman)
	// Output: true
}

func ExampleSpelling() {
	fmt.Println(names.Spelling("nikolay"), names.Spelling("kiev"), names.Spelling("bill"))
	// Output: nikolai kyiv bill
}

func ExampleSameFirstName() {
	fmt.Println(names.SameFirstName("bill", "william"), names.SameFirstName("valeri", "valery"), names.SameFirstName("bill", "hillary"))
	// Output: true true false
}
