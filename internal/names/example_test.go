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
