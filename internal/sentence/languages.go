package sentence

// abbreviated has the abbreviations of a language by their roles, as in abbreviations. A word that ends sentences in another language
// ("red", "on", "card") is left out, because a text does not say in what language it is.
type abbreviated struct {
	language, source             string
	goesOn, beforeNumber, mayEnd string
}

// languages has a row a language. English ones stand in abbreviations.
var languages = [...]abbreviated{
	{"de", "Duden, Die deutsche Rechtschreibung (Abkürzungen)",
		`Fa Str Dipl.-Ing Ing Mag Hrsg hrsg Verf Bf Hbf Frhr sen jun geb gen rd etw zzt zz Bearb Abb dt frz engl österr schweiz röm kath ev städt Ges Reg Reg.-Bez Abt Art Anm u`, `Kap Ziff Zif Tab Std Sek Bd Bde Jg Hrn Jh Jhd`, `Min Chr a.D i.R`},
	{"fr", "Lexique des règles typographiques en usage à l'Imprimerie nationale",
		`Pr Mgr Me Mes Mlles Drs bd boul av fbg env hab chap J.-C`, `art al chap fasc t`, ``},
	{"es", "RAE, Ortografía (lista de abreviaturas)",
		`Avda avda Excmo Excma Ilmo Ilma D Dª Dña Srs Sres Sras Dres Profa Arq Cnel Cap Tte Sto Sta Mons Pbro EE FF CC ej admón dpto izq dcha pza Pza ctra`, `núms págs vol art arts cap tel`, `UU`},
	{"it", "Serianni, Grammatica italiana (abbreviazioni)",
		`dott dottssa sig sigg sigra prof proff avv ing arch geom rag mons sen gen col magg ten cap p.zza v.le c.so`, `artt pag pagg tel`, ``},
	{"pt", "Acordo Ortográfico; manual de redação da Folha (abreviaturas)",
		`Eng Engª Dr Drª Sr Srª Exma Ilmo Ilma Prof Profª prof Cel Des Arq Av Pça Lgo Trav av r`, `art arts pág págs tel cap`, ``},
	{"nl", "Het Groene Boekje (afkortingen)",
		`Ds Dhr Mevr Mw dr ir ing ds mr prof mgr m.a.w o.l.v t.a.v m.b.t d.m.v i.p.v zgn resp evt nl jl incl excl c.q`, `blz lid nr tel`, `jr sr`},
	{"no", "Språkrådet, forkortelser", `f.eks bl.a m.fl adm ass fvt iflg jf mht s.k dvs ev evt`, `nr kl ca tlf mill mrd kap pkt`, ``},
	{"da", "Dansk Sprognævn, Retskrivningsordbogen (forkortelser)", `f.eks bl.a adm afd ang iflg jf mht dvs evt hhv inkl ekskl pga vedr`, `nr kl ca tlf kap pkt stk`, `mio mia Kbh`},
	{"sv", "Svenska skrivregler (förkortningar)", `t.ex bl.a s.k dvs d.v.s fr.o.m t.o.m resp inkl exkl ev ang enl f.d o.d m.a.o`, `nr kl ca tel kap`, `milj`},
	{"fi", "Kielitoimiston ohjepankki (lyhenteet)", `Toht esim mm ns toht tri prof fil maist ks vrt toim synt`, `n s klo nro puh`, ``},
	{"pl", "Wielki słownik ortograficzny PWN (skróty)",
		`Ks o prof ks płk ppłk mjr kpt ppor por sierż asp insp nadkom podkom gen abp bp św im ul al pl os m.in np tzw tj ds m.st woj gm pow dyr inż mgr hab dr lek adw zob por tys`, `nr ust pkt poz str tel godz`, `r`},
	{"ru", "Розенталь, Справочник по правописанию (сокращения)",
		`Акад Проф Ген Ул т е ч пр просп пер пл обл р-н пос дер стр корп кв доц чл.-корр св ст рис см ср напр ред канд докт наб бул ш`, `д кн рис табл гл п пп ст`, `др пр м с`},
	{"uk", "Український правопис 2019 (графічні скорочення)",
		`Акад Проф вул просп пл пров бульв ім обл смт р-н зв напр див пор канд докт доц чл.-кор тис`, `буд кв рис табл ст гл п`, `р рр ін`},
	{"ar", "مجمع اللغة العربية (الاختصارات)", `د أ م`, `ص ج ط`, ``},
}
