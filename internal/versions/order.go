package versions

import (
	"cmp"
	"slices"
)

// chains returns the chains of the parts with two or more items.
func (j *joiner) chains() []Chain {
	members := make([]uint32, 0, len(j.items))
	for i := range j.items {
		if j.parts.Size(i) > 1 {
			members = append(members, uint32(i))
		}
	}
	slices.SortFunc(members, func(i, k uint32) int {
		return cmp.Or(cmp.Compare(j.parts.Find(int(i)), j.parts.Find(int(k))), cmp.Compare(i, k))
	})
	var chains []Chain
	for len(members) > 0 {
		n := j.parts.Size(int(members[0]))
		chains = append(chains, j.chain(members[:n]))
		members = members[n:]
	}
	slices.SortFunc(chains, func(a, b Chain) int { return cmp.Compare(a.least(), b.least()) })
	return chains
}

// least returns the smallest number of the members of c.
func (c *Chain) least() int {
	least := c.Members[0].Number
	for _, m := range c.Members {
		least = min(least, m.Number)
	}
	return least
}

// chain returns the chain of the given items, which it sorts.
func (j *joiner) chain(members []uint32) Chain {
	j.sortVersions(members)
	slugs, heads := map[uint64]bool{}, map[uint64]bool{}
	var c Chain
	for n, i := range members {
		x := &j.items[i]
		m := Member{Number: int(x.number), Version: x.version()}
		switch {
		case n == 0:
			m.Joined = First
		case heads[x.head]:
			m.Joined = Headline
		case slugs[x.slug]:
			m.Joined = Slug
		case j.named[i]:
			m.Joined = Named
		default:
			m.Joined = Wording
		}
		heads[x.head], slugs[x.slug] = x.head != 0, x.slug != 0
		c.Members = append(c.Members, m)
	}
	return c
}

// day is a day in seconds.
const day = 24 * 60 * 60

// sortVersions sorts the items of a chain by time and then by marks. If only the day of some is known, days order all of
// them, and marks within a day. If the time of one is unknown, marks order all of them.
func (j *joiner) sortVersions(members []uint32) {
	unit := int64(1)
	for _, i := range members {
		switch x := &j.items[i]; {
		case x.at == undated:
			unit = 0
		case x.dayOnly && unit == 1:
			unit = day
		}
	}
	slices.SortFunc(members, func(i, k uint32) int {
		x, y := &j.items[i], &j.items[k]
		when := 0
		if unit > 0 {
			when = cmp.Compare(floor(x.at, unit), floor(y.at, unit))
		}
		return cmp.Or(when, x.version().Compare(y.version()), cmp.Compare(x.at, y.at), cmp.Compare(x.number, y.number))
	})
}

// floor returns n / unit, rounded down.
func floor(n, unit int64) int64 {
	q := n / unit
	if n%unit < 0 {
		q--
	}
	return q
}
