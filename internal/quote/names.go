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

// moreMaleNames and moreFemaleNames are those of other languages than English.
const (
	moreMaleNames = `
	aage abdel abdelaziz abdelkader abdirahman abdulaziz abdulrahman abel achim adalbert adem adnan adolfo agustin agustín ahmet aimar
	akbar akinwumi akira aksel alain alastair alberto albin albrecht aldo alessandro alessio alexandre alexandros alfonso alfredo
	alistair alois alonzo alphonse alvaro amadou amit amos anand andrej andres andrés andrzej anil anselm ansgar anthon antoine antonin
	antónio anwar arash ariel aristide arkady armando arne arno arsene artem arto artur arturo arun arvid aryeh asher ashok ashraf atle
	augustin aurelio avi axel aymen aziz álvaro babatunde bakary baltasar bart bartosz bashir bastian bengt benito benjamín benoit benoît
	bernardo bernd bernhard bertil bertrand bjarne björn bjørn blaise boaz bogdan bojan boleslaw bruno burak burkhard carles carlo
	carsten casper cem cemal cesare cezary chaim charbel chidi chinedu christer chukwuma claes claudio claus clemens clement cletus
	constantin cornelis cosimo costas cristian cristiano cristóbal curt cyrille czeslaw damien damir daniele danilo dario dariusz darko
	davide davor dávid deepak denys detlef didier diederik diogo dmytro domenico domingo dragan drago dusan eberhard eckhard edgardo
	edmond edoardo edouard eduard efraim egil egon ehud einar elmar emanuel emeka emile emiliano emir emmerich enda endre enric enzo erhard
	erkki erling ernst erwin esa esteban etienne eugen eugenio evangelos ewald eyal édouard émile étienne fabien fabio fabrice fabrizio
	faisal farid farouk fatih fausto federico felice fethullah félix filip filippo finn flavio florian florin folke francesco francis
	frank-walter frans frantisek fred-olav frederic fredrik frédéric frits fritz fuad gaetano gaston gavriel gebhard geert geir gennady
	georg georges georgios gerd germain germano germán gernot gerrit ghassan giacomo gian giancarlo gianfranco gianluca gianni gilad gilles
	gino giulio glauco godfrey gonzalo goran gordan gottfried göran grigoris grzegorz guglielmo guillaume gunnar gustaf gustav günter
	günther gyorgy györgy haakon habib hakan hakim halvor hamad hamza hannes hannu hanoch hans-peter harald haralds harri hartmut harun
	hasan hashim håkon heikki heiko hein heino hendrik henning henryk heribert hernán herve hervé hideki hiroshi hjalmar holger horacio
	horst hubert humberto husnu hyacinthe iain ibrahima idris ignacio ihor iker ilham ilkka illia imre ingmar ingvar iñaki ioannis isaías
	ismael istvan istván itzhak ivar iván ivo jaakko jaap jaime jakob jakub jalal jamil janez jannik janusz jarl jarmo jaroslav jaroslaw
	jean-baptiste jean-christophe jean-francois jean-françois jean-jacques jean-louis jean-luc jean-michel jean-paul jean-pierre jean-yves
	jesper jérôme jiri jiří joao joaquim joaquin joaquín joão jochen johan jonatan jordi josep jostein józef juan-carlos juergen jukka
	julien jussi jusuf kaarlo kamal kamil karel karl-heinz karol karsten kasim kaspar kasper katsuya kazuo kåre keir kemal kenji khaled
	khalil kimmo kjell klas klemens knud knut koichi koji konstantinos krister kristian kristijan krzysztof kwame kwasi lajos lambert
	lars-erik lasse laszlo laurens lauri lazar lászló leif leonardo leoncio leopoldo leszek levan lino lionel lirio livio ljubomir lluis
	lluís loïc lorenzo lothar luca luciano ludovic ludwig luigi lukas lukasz lutz maarten maciej mads magnus mahdi maik mamadou manoel
	manolis mansour marcelo marcin marek mariano marián marinus marius markku marko markus massimo matej mateo mateusz mathieu mathis
	matias matías matthias matthieu matti mauricio maurizio mauro maximilian mehdi meir menno mervyn michal michał michele michiel mick
	mihai mikael mikel mikko milorad miloš milton mirko miroslav mladen mohamad mohamud mohan moises moisés mordechai morten moshe moussa
	murat mychal mykhailo mykola nabil naftali nander narendra nasser nazim nemanja nenad nestor néstor niall nicolae niels nikos
	nils nir noam nuno nuri obafemi oddvar okan olaf olav ole oleksandr oleksiy olli olof oluf omer onur orlando oskar osvaldo othmar otmar
	ottmar ove paavo paddy padraig paolo patrice patricio patrik patryk paulo paulus pawel paweł pål peder pekka pentti per percival pertti
	petar peter-jan petr petros petter pier pierluigi pieter pius poul prakash prasad predrag przemyslaw quentin quirin radek radoslaw
	radosław rafal rafał rafiq ragnar raimo raimund rainer rajesh rajiv rajnath ralf ramazan ramesh raphael raphaël rashid rasmus raúl
	reidar reijo reiner remi renato renaud reuven régis rémi ricard riccardo rikard risto riyad rocco rogelio rolando romain romano
	roope ruben rubén rui rune rupert ruslan rüdiger saad sadiq saïd sakari salim salvatore sameer sami samir samuli sandor sandro sanjay
	santiago satoshi satya sándor serhiy shaul shigeru shinzo siegfried sigmar sigurd silvan silvano simen simeon sixten slavko slobodan
	sören srdjan stanislas stanislaw stanisław stavros stefano stefanos steffen sten stephan stephane stéphane sture sulaiman sunil suresh
	svein svend sverre szymon søren tadeusz taha takashi tamas tamás tapio tarek tariq tarmo tayfun teddy teodor terje teuvo thabo thaddeus
	theodor theodoros thibault thierry thom thorbjørn thorsten tiago tibor timo timur tomas tomasz tomás tomáš tomislav tord tore torsten
	toshio trond truls tullio tuomas uffe ugo ulf uli ulises uri urs uwe valdis valerio valtteri vasil vasile vasilis vassilis václav
	vegard veli velimir vicente victor-manuel vidar vidkun viggo vikram viljo ville vilmos vincenzo vinod vito vittorio vladimír vladislav
	vojislav volker volkmar waldemar waleed walid walther wenzel wieslaw wilfried willem wim witold wladyslaw wojciech wolfram yair yann
	yannick yannis yaroslav yevhen yigal yitzhak yoav yossi yousef youssef yves zafar zayd zdenek zdeněk zeev zeljko ziad zlatko zoltan
	zoltán zoran zvi željko ørjan øystein øyvind łukasz
	иван петр пётр олег игорь алексей юрий павел роман максим артем артём денис евгений константин антон кирилл илья никита георгий
	григорий борис валерий василий виталий вячеслав геннадий леонид станислав
`
	moreFemaleNames = `
	aase adela adelheid adriana adrienne agata agathe agneta agnès agnieszka aicha aida aino aisling akiko alba aleksandra alena alessandra
	alessia alexandria alexia alfreda alisa aliya aliza almudena alva alyssa amal amalia amaya amelie amélie amina amira ana-maria anabel
	anaïs andreea anette angelika angelique angélica anika anja anke anna-lena anna-maria annabelle anne-marie anneke anneli annelie annick
	annie annika anniken anouk antje antonella antonina anya arlene arlette asma assia astri aud aurelia aurélie aurore ayesha aylin ayşe
	åsa barbro beata beate beatrix beatriz begoña benedetta benedicte berit bernadeta bertha bettina bénédicte bianca birgitta birgitte
	birthe blanca blanka bodil bozena branka bridget brita britt britta brunhilde camelia carina carine carlotta carmela caterina cathrine
	cäcilia celia celine cécile céline chantal chiara chiyo christa christel christiane cinzia clare clarisse clémence clémentine colette
	concepción concetta conchita consuelo cordula corinna corinne cornelia cosima costanza dagmar dagny danuta daria darya deirdre delphine
	dina dominika donatella dorota dorothea dorte dörte dunja ebba edda edita eirin elda elfriede eli elif elin elina elisa elisabet
	elisabetta elise elke elly elsie elvira emanuela emine emmanuelle erna estelle estrella eszter eugenia eugénie eva-maria evi ewa édith
	élise élodie fabienne fadela fanny fatemeh fatima fatma fatou fernanda filomena fleur francoise françoise franziska frédérique frida
	friederike funmilayo gabriella gabrielle galina genevieve geneviève gerda gerlinde germaine gertrud gesine ghada giorgia giovanna
	giulia giuliana giuseppina gordana graciela grazia grazyna gro guadalupe gudrun gunilla gunn gunvor gwendolyn hadja hala hanan hanna
	hanne hannele hedda hedwig hege heidemarie heike helene helle henriette hermine hélene hélène hilda hilde hildegard hind hiroko ilaria
	ilona ilse imelda inès inés inga ingeborg inger ingrid-marie iona irma irmgard isabela isidora itziar ivana ivona iwona izabela jadwiga
	jana janina jasmin jasmine jasna jeannette jelena jette joëlle johanna jolanta josefa josefina josefine jovana juana judita julianna
	juliette julita jutta kaarina kaija kaisa kamila kamla karen-marie kari karina karine karla karolina katarina katarzyna kateryna
	kathrin kathrine katinka katja katrin kerstin khadija kirsi kirsti kirstin kjersti klara klaudia kristine krystyna laetitia laila
	larisa larissa latifa leanne lene leni leonie leonor leontine leticia letizia lidia lidija lieselotte liisa lilian liliana lilly lina
	linnea liora lisbeth lise liselotte lisette liv ljiljana lola lorena lorenza loreta lotta lotte lourdes luciana lucie lucille lucinda
	lucía ludivine luise lyubov lyudmila magali magda magdalene magnhild maha maike maj maja malgorzata malin manon manuela marcela
	margareta margarethe margarida margaux margot margret margrit mari mariana marianna maribel marie-christine marie-claude marie-laure
	marie-louise mariela marija marika marilyn mariola marisa marit marita maría marta marte martine mathilda maud małgorzata mälin märta
	mechthild meera meike meret merete merethe merve mette micaela michaela michela michele-marie michèle mihaela milena milica minna mira
	mireille mirella mirja mirjam misako monika montserrat muriel mwai nadezhda nadège naima najat nana nanette nataliya nathalie nawal
	neelie nelly nermin nevena nicola-jane nicoletta nieves nikki nikola nino ninon noemi noémie nolwenn noriko nur nuria oddny odile
	oksana ole-marie oleksandra olena olga-maria ornella orsolya outi paloma paola pascale patrizia pauliina paulina pernille petronella
	pia piia pilar polina pooja priya rachida ragnhild raija ramona randi raquel rebeca regine reidun reiko renata rigmor riikka rina ritva
	rosa-maria rosalia rosalind rosamund rosanna rosaria rosario rosita roza ruta ruxandra sabina sabrina safia saida saila salma salome
	samia samira sandrine sanja sanna saskia satu savina sevgi siân sidsel sigourney sigrun silje silke silvana simona simonetta sinikka
	sirpa siv slavica snezana sofie solange soledad solveig solvejg sonja soraya stefania stefanie steffi stina stine sunniva susana susann
	svenja sylvi sylvie synne synnøve taina tamar tanja tarja tatjana teresita tereza terezia tessa thea theodora therese thérèse tiina
	tine tiziana torill tova trine trude turid tuula ulla unni urška ute valerija valérie vanja veera venla veronika vesna véronique vibeke
	vigdis viktoria vilde vilma violeta violetta virginie virpi virve viviane vivien wanda wangari wencke wiebke wilhelmina winnie yael
	yasmin yasmina yekaterina yelena yevgenia yoko yoshiko yulija yuliya yvonne-marie zahra zainab zdenka zeynep zofia zsuzsa zuzana
	светлана татьяна галина людмила екатерина марина юлия валентина александра надежда вера любовь оксана дарья ксения виктория алина
`
)
