package names

import "strings"

// familyNames has common family names of languages that put them before the given name: Chinese, in the spellings of the mainland,
// Hong Kong, Taiwan and Singapore; Korean; Vietnamese; Japanese; Hungarian. Copy in English turns some of them round.
const familyNames = `
	bai cai cao chang chao chen cheng chiang chin chiu chou chow chu chung cui dai deng ding dong du fan fang feng fu gao geng goh gong gu guan
	guo han hao he ho hong hou hsieh hsu hu hua huang jia jiang jiao jin kang ko koh kong kuo kwok lai lam lau lei leung li liang liao lien lim lin
	ling liu loh lu luo lyu ma mao meng mo ng ong ouyang pan pang peng qian qiao qin qiu qu ren shao shen sheng shi su sun tan tang tao tay teo
	tian tsai tsang tseng tung wan wang wei wen weng wong wu xi xia xiang xiao xie xiong xu xue yan yang yao ye yeung yi yin yip you yu yuan yue
	zeng zhai zhang zhao zheng zhong zhou zhu zhuang zou
	ahn bae baek ban cha chae cho choe choi chong chun chung gwon heo hong hwang hyon hyun im jang jeon jeong jin jo joo ju jung kim ko koo kwak kwon
	lee min moon nam noh oh paek pae pak park pyon rhee ri rim ro roh ryang ryoo ryu seo shim shin sin so sohn son song suh sung u woo yang yim yoo
	yoon yu yun
	bui dang dinh duong hoang huynh luong ngo nguyen pham phan tran trinh truong vo vu
	abe aoki arai endo fujimoto fujita fujiwara fukuda goto hara hasegawa hashimoto hatoyama hayashi hirano honda ikeda inoue ishiba ishida ishihara
	ishii ishikawa ito iwasaki kan kaneko kato kimura kishida kobayashi koizumi kondo kono maeda maruyama masuda matsuda matsui matsumoto miura
	miyazaki mori morita murakami murata nakagawa nakajima nakamura nakano nakayama nishimura noda noguchi ogawa okada okamoto onishi ono ota otsuka
	ozawa saito sakai sakamoto sasaki sato shibata shimizu suga sugiyama suzuki takagi takahashi takeda takeuchi tamura tanaka taniguchi ueda uchida
	ueno wada watanabe yamada yamaguchi yamamoto yamashita yamazaki yokoyama yoshida
	balogh farkas gyurcsany horvath juhasz kiss kovacs lakatos lukacs magyar meszaros molnar nagy nemeth olah orban papp simon szabo szijjarto szucs
	takacs toth varga
`

// IsFamilyName reports whether a word in small letters, without accents, is a common family name of a language that puts it first:
// "liu", "pak", "tanaka", "szabo". Some are given names or words elsewhere: "simon", "he".
func IsFamilyName(word string) bool { return isFamilyName[word] }

var isFamilyName = func() map[string]bool {
	set := make(map[string]bool)
	for word := range strings.FieldsSeq(familyNames) {
		set[word] = true
	}
	return set
}()
