# Prints articles of 150 words as JSON Lines, of which very many have the same text. Nearly all other words are made up once.
#
#	awk -v n=100000 -f skewed.awk </dev/null              a fifth have one paragraph of 60 words, another fifth are one article with a word changed
#	awk -v n=100000 -v copies=1 -f skewed.awk </dev/null  all are one article
function word() { return sprintf("%c%c%c%d", 97 + int(26 * rand()), 97 + int(26 * rand()), 97 + int(26 * rand()), int(1000 * rand())) }
function words(n,   all) {
	for (; n > 0; n--) all = all word() (n > 1 ? " " : "")
	return all
}
BEGIN {
	srand(7)
	paragraph = words(60)
	for (i = 0; i < 150; i++) copied[i] = word()
	for (i = 0; i < n; i++) {
		if (copies || i % 5 == 1) {
			changed = copies ? -1 : int(150 * rand())
			text = ""
			for (k = 0; k < 150; k++) text = text (k == changed ? word() : copied[k]) (k == 44 || k == 104 ? ".\\n\\n" : k < 149 ? " " : ".")
		} else
			text = words(45) ".\\n\\n" (i % 5 == 0 ? paragraph : words(60)) ".\\n\\n" words(45) "."
		printf "{\"id\":\"a%07d\",\"source\":\"paper %d\",\"published\":\"2024-03-%02dT%02d:00:00Z\",\"text\":\"%s\"}\n", i, i, 1 + i % 28, i % 24, text
	}
}
