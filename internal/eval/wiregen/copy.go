package wiregen

// edit makes copy number i in m.copy and returns its kind.
func (m *maker) edit(i int) *kind {
	d := &m.copyist.dice
	d.seed(m.o.Seed, streamCopies, uint64(i))
	k := m.kinds[d.below(len(m.kinds))]
	m.numbers = [2]int{m.stories.at(storyOf(i) % m.bases), -1}
	m.base(&m.source[0], m.numbers[0])
	if k.name == templateKind && !m.isTemplate() {
		k = &shortKinds[0]
	}
	first := m.source[0].minute
	if k.name == "merge" {
		m.numbers[1] = (m.numbers[0] + 1 + d.below(m.bases-1)) % m.bases
		m.base(&m.source[1], m.numbers[1])
		first = max(first, m.source[1].minute)
	}
	m.prose.begin(d)
	m.dressUp(k, first)
	return k
}

// dressUp writes the copy with a dateline and a sign-off. first is the earliest minute at which it can appear.
func (m *maker) dressUp(k *kind, first int) {
	a, base, d := &m.copy, &m.source[0], &m.copyist.dice
	lags := [...]int{60, 60, 24 * 60, 24 * 60, 3 * 24 * 60}
	a.minute = first + d.below(lags[d.below(len(lags))])
	a.dress = &dresses[agencies+d.below(len(dresses)-agencies)]
	if d.permille(100) {
		a.dress = &dresses[d.below(agencies)]
	}
	a.bare = base.bare
	same := k.dress == sameDress || k.dress == anyDress && (base.bare || d.permille(500))
	m.revision.reset()
	if same {
		m.text = append(m.text, base.text[:base.story.from]...)
	} else {
		m.text = a.dress.put(m.text, d, a.dress.opening, a.published())
	}
	k.write(&m.copyist)
	a.story.to = len(m.text)
	if same {
		m.text = append(m.text, base.text[base.story.to:]...)
	} else if a.dress.end != "" {
		m.text = append(m.text, base.gap...)
		m.text = a.dress.put(m.text, d, a.dress.end, a.published())
	}
	a.text = m.text
	if a.title = append(a.title[:0], base.title...); d.permille(500) {
		a.title = m.prose.word(append(a.title, ": "...), d)
	}
}

// How often a story is copied: of 64 consecutive copies, 37 are the only copy of their story; four stories have two
// copies each, and one story each has three, five and eleven.
const (
	copiesInRow  = 64
	storiesInRow = 44
	singles      = 37
)

// storyOf returns the number of the story that is copied by copy i.
func storyOf(i int) int {
	first, n := i/copiesInRow*storiesInRow, i%copiesInRow
	if n < singles {
		return first + n
	}
	n -= singles
	for story, copies := range [...]int{2, 2, 2, 2, 3, 5, 11} {
		if n < copies {
			return first + singles + story
		}
		n -= copies
	}
	panic("wiregen: internal error: the copies of a row do not add up")
}
