package watch

import (
	"crypto/sha256"
	"net/url"
	"slices"
	"strings"

	"github.com/copytaster/copytaster/internal/news"
)

// An item is known again by its ID and text, by the address it is published at, and in a feed by its text, where outlet and site are the
// same. So a feed that changes its guids, its addresses or both alerts nobody twice.

// keyLength is the length of a key, in bytes.
const keyLength = 16

func keyOf(parts ...string) []byte {
	sum := sha256.Sum256([]byte(strings.Join(parts, "\x00")))
	return sum[:keyLength]
}

// keys are those of one item. One that is nil is not there.
type keys struct{ id, address, content []byte }

func (k keys) all() [][]byte {
	return slices.DeleteFunc([][]byte{k.id, k.address, k.content}, func(b []byte) bool { return b == nil })
}

// keysOf returns the keys of an item of a source. alone: no other item of the same look has its address. feed: the source is a feed, in
// which one text is one item; in a folder, two files are two articles whatever they say.
func keysOf(source string, a *news.Article, alone, feed bool) keys {
	content := contentOf(a)
	address := canonical(a)
	k := keys{id: keyOf("id", a.ID, content)}
	if feed {
		site, _, _ := strings.Cut(address, "/")
		k.content = keyOf("content", source, a.Source, site, content)
	}
	if address != "" && alone {
		k.address = keyOf("address", address)
	}
	return k
}

// itemsOf returns articles of one look at a source as items.
func itemsOf(source string, articles []news.Article, feed bool) []item {
	times := make(map[string]int)
	for i := range articles {
		times[canonical(&articles[i])]++
	}
	out := make([]item, len(articles))
	for i := range articles {
		a := articles[i]
		out[i] = item{article: a, keys: keysOf(source, &a, times[canonical(&a)] == 1, feed)}
	}
	return out
}

// contentOf returns what a reader sees of an article, with its spaces as one.
func contentOf(a *news.Article) string {
	return strings.Join(strings.Fields(a.Title), " ") + "\x00" + strings.Join(strings.Fields(a.Body), " ")
}

// canonical returns the address of an item in the form by which it is known again: without the scheme, the fragment, what only says which
// way a reader came, and with its parameters sorted. It is "" for none, and for the front page of a site, which some feeds give for each
// item.
func canonical(a *news.Article) string {
	address := a.URL
	if a.Desk != nil && a.Desk.Canonical != "" {
		address = a.Desk.Canonical
	}
	at, err := url.Parse(strings.TrimSpace(address))
	if err != nil || at.Scheme != "http" && at.Scheme != "https" || at.Host == "" {
		return ""
	}
	host := strings.TrimPrefix(strings.ToLower(at.Hostname()), "www.")
	if port := at.Port(); port != "" && port != "80" && port != "443" {
		host += ":" + port
	}
	query := at.Query()
	for name := range query {
		if isTracking(name) {
			query.Del(name)
		}
	}
	path := strings.TrimSuffix(at.EscapedPath(), "/")
	if path == "" && len(query) == 0 {
		return ""
	}
	return host + path + "/?" + query.Encode()
}

// isTracking reports whether a parameter of an address only says which way a reader came.
func isTracking(name string) bool {
	name = strings.ToLower(name)
	return strings.HasPrefix(name, "utm_") || slices.Contains([]string{
		"at_medium", "at_campaign", "cmp", "cmpid", "dclid", "fbclid", "ftag", "gclid", "igshid", "mc_cid", "mc_eid", "msclkid", "ns_campaign", "ns_mchannel", "ns_source", "partner", "ref", "rss", "smid",
	}, name)
}
