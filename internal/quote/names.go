package quote

// Given names, by which a run of capitals is known as a person and a pronoun finds it. Names that men and women bear
// alike are left out of both; then a pronoun does not decide. Other spellings of them are those of package names.

const maleNames = `
	aaron abdul abdullah abraham adam adolf adrian ahmed alan albert alejandro alex alexander alexei
	alfred ali allan allen alvin amir anatoly anders andre andreas andrew andrey angel angus anthony antonio antony anton
	arnold arthur asif augusto austin barack barry bashar basil ben benedict benjamin bernard bernie bill billy binyamin bo bob bobby boris brad
	bradley brendan brett brian bruce bryan calvin carl carlos cesar charles charlie chester christian christoph christopher christos chuck
	clarence claude clayton cliff clinton colin conrad corey craig curtis cyril dale damian dan daniel darrell daron dave david dean denis dennis
	derek devin diego dieter dirk dmitry dominic dominique don donald douglas duane duncan dwight earl ed eddie edgar edmund eduardo
	edward edwin elias elliot emil emilio emmanuel enrique eric erik ernest ernesto eugene evan evo fabian felipe felix ferdinand fernando
	fidel floyd francisco francois françois frank franklin franz fred frederick friedrich gabriel gareth gary gavin gene geoff geoffrey george gerald
	gerard gerhard gilbert giorgio giovanni giuseppe glenn gordon graham greg gregory guido guillermo gus gustavo guy hamid hans harold
	harry harvey hassan hector heinrich heinz helmut henri henrik henry herbert herman hosni howard hugh hugo hussein ian ibrahim igor ilya imran
	isaac ismail ivan jack jacob jacques jake jamal james jan jared jason javier jay jean jean-claude jean-marc jeb jeff jeffrey jens jeremy jerome jerry
	jesse jesus jim jimmy joachim joe joel johann johannes john johnny jon jonas jonathan jorge jörg jose josé josef joseph josh joshua juan
	juha julian julio julius jürgen justin kai karim karl keith ken kenneth kevin khalid klaus kofi konrad konstantin kurt kyle lance
	larry lars laurent lawrence lee leo leon leonard leonid leopold leroy les lev lewis liam lloyd louis luc lucas luis luiz luke
	mahmoud malcolm manfred manuel marc marcel marco marcos marcus mario mark martin marvin mathias matt matteo matthew maurice max
	maxim mehmet mel michael michel miguel mike mikhail miles milos mitch mitchell mitt morgan moritz muhammad
	mustafa nathan ned neil nelson newt nicholas nick nicolas nicolás nigel nikita nikolai noah noel norbert norman oleg oliver olivier omar
	oscar otto owen pablo pascal patrick paul pavel pedro pete peter petro phil philip philippe pierre piotr rafael rahul ralph
	ramon randall randy raul ray raymond recep reid reinhard rené ricardo richard rick rob robert roberto rodney rodrigo roger roland rolf
	roman ron ronald rory ross roy rudolf rudy russell ryan saddam salman salvador sam samuel scott sean sebastian sepp serge sergey
	sergio seth shane shaun shimon sidney silvio simon solomon spencer stanislav stanley stefan stephen steve steven stewart stuart sven
	syed ted terence theodore theo thomas tim timothy tobias todd tom tommy tony travis trevor tyler umar usama ulrich vaclav valentin valery
	vasily victor viktor vincent vitaly vladimir volodymyr vyacheslav wade walter warren wayne werner wilhelm will william willy winston
	wladimir wolfgang xavier yasser yevgeny yukio yuri yusuf zachary zbigniew
	сергей владимир дмитрий александр андрей михаил николай виктор анатолий
`

const femaleNames = `
	abigail adele agnes aisha alexandra alice alicia alina alison allison alma amanda amber amelia amy ana anastasia andrea angela
	angelina anita ann anna anne annegret annette antonia april ashley astrid audrey barbara beatrice becky benazir bernadette beth
	betsy betty beverly birgit bonnie brenda brigitte brittany camilla candice carla carly carmen carol carole caroline carrie catherine
	cecile cecilia charlotte chelsea cheryl chloe christina christine cindy claire clara claudia condoleezza connie cristina cynthia
	daisy daniela danielle daphne deborah debbie debra delia denise diana diane dilma dolores donna dora doris dorothy edith eileen ekaterina
	elaine eleanor elena elisabeth eliza elizabeth ella ellen elsa emilia emily emma erica erika erin esther ethel eva evelyn federica felicity
	fiona flora florence frances francesca frauke gabriela gail gemma georgia geraldine gertrude gillian gina gisela gloria grace
	greta gretchen hannah harriet hazel heather heidi helen helena helga hilary hillary huma ida ines inge ingrid irena irene irina
	iris isabel isabella isabelle ivanka jacqueline jane janet janice jean-marie jeanne jen jennifer jenny jessica jill joan joanna jocelyn
	josephine joyce juanita judith judy julia juliana julie juliet karen karin kate katharina katherine kathleen kathryn kathy katie katrina
	kayleigh kellyanne kirsten kristen kristin kristina laura lauren leila lena lily linda lindsey lisa liz liza loretta lori louise lucia lucy
	ludmila luisa lydia lynn madeleine magdalena maggie malala marcia margaret margarita margrethe maria mariam marianne marie marina
	marion marjorie martha martina mary maryam mathilde maureen megan melania melanie melissa mercedes meryl michelle mildred miranda
	miriam moira molly monica monique nadia nadine nancy naomi natalia natalie natasha nellie nicole nina nora norma olga olivia
	oprah pamela patricia patty paula pauline penelope penny petra phyllis rachel rebecca regina renate rhonda rita roberta rosa rose
	rosemary roxanne ruth sabine sally samantha sandra sara sarah shannon sharon sheila shirley sigrid silvia simone sofia sonia sonya
	sophia sophie stella stephanie susan susanna susanne suzanne svetlana sylvia tamara tammy tanya tara tatiana tatyana teresa tess
	theresa tiffany tina tracy ulrike ursula valentina valerie vanessa vera veronica victoria viola violet virginia vivian wendy wilma
	yolanda yulia yvette yvonne zara zoe
	мария анна елена ольга наталья ирина
`
