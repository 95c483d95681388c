package wire

import "strings"

// mostErrorPage is the length in bytes of the longest page that a server sends in the place of an article.
const mostErrorPage = 1000

// errorStatus are the words behind the number of an error: "404 Not Found", "Error 503: Service Unavailable", "521: Web server is down".
var errorStatus = [...]string{
	"not found", "page not found", "file not found", "forbidden", "unauthorized", "access denied", "gone", "bad request", "bad gateway", "gateway time", "service unavailable",
	"service temporarily unavailable", "internal server error", "server error", "too many requests", "web server is down", "origin is unreachable", "connection timed out", "a timeout occurred", "error",
}

// errorHeadings are whole first lines of such pages.
var errorHeadings = set(`not found|page not found|file not found|article not found|forbidden|access denied|access to this page has been denied|unauthorized`,
	`service unavailable|service temporarily unavailable|bad gateway|internal server error|server error|web server is down`,
	`website is down for maintenance|down for maintenance|site under maintenance|we'll be back soon|we’ll be back soon`,
	`attention required!|are you a robot?|please verify you are a human|checking your browser|robot check`,
	`account suspended|this account has been suspended|domain for sale|this domain is for sale|this domain has expired|this site can't be reached|this site can’t be reached`,
	`seite nicht gefunden|artikel nicht gefunden|zugriff verweigert|page introuvable|page non trouvée|accès refusé|página no encontrada|acceso denegado|pagina non trovata|accesso negato`,
	`página não encontrada|acesso negado|pagina niet gevonden|sidan hittades inte|sidan kunde inte hittas|siden ble ikke funnet|siden blev ikke fundet|siden findes ikke|sivua ei löytynyt`,
	`strona nie została znaleziona|nie znaleziono strony|stránka nenalezena|stránka nebyla nalezena|az oldal nem található|страница не найдена|сторінку не знайдено|доступ запрещен`,
	`sayfa bulunamadı|η σελίδα δεν βρέθηκε|页面不存在|页面未找到|找不到页面|找不到頁面|ページが見つかりません|페이지를 찾을 수 없습니다|الصفحة غير موجودة|הדף לא נמצא`)

// errorLines begin the first or second line of such a page.
var errorLines = [...]string{
	"the requested url ", "the server can not find the requested page", "the server cannot find the requested page", "the page you requested ", "the page you are looking for ",
	"the page you were looking for ", "the page cannot be found", "sorry, the page you ", "sorry, this page isn't available", "sorry, this page isn’t available", "oops! that page can",
	"enable javascript and cookies to continue", "please enable javascript", "please enable cookies", "checking your browser before accessing", "you don't have permission to access", "you don’t have permission to access",
	"your ip address has been blocked", "sorry, you have been blocked", "it looks like nothing was found at this location", "attention required! |",
}

// errorPage returns the heading of a page that a server sends in the place of an article, a crawl's commonest mistake: it is not found, or
// down, or asks for a human. Every page of a site that went away is the same. The heading may be the title.
func (t *text) errorPage(title string) (heading string, ok bool) {
	if len(t.body) > mostErrorPage {
		return "", false
	}
	if isErrorHeading(title) {
		return title, true
	}
	for i := range min(2, len(t.lines)) {
		if s := t.at(i); i == 0 && isErrorHeading(s) || beginsWithAny(strings.ToLower(s), errorLines[:]) {
			return t.at(0), true
		}
	}
	return "", false
}

func isErrorHeading(s string) bool {
	low := strings.ToLower(strings.Trim(s, " .:!…"))
	return errorHeadings[low] || isErrorStatus(low)
}

// siteMarks stand between such a heading and the name of the site.
var siteMarks = [...]string{" -", " –", " —", " |", " ·", " »"}

// isErrorStatus reports whether a line in small letters has the number of an error of HTTP, or of a proxy, what it means and perhaps whose it is.
func isErrorStatus(low string) bool {
	low = strings.TrimPrefix(strings.TrimPrefix(strings.TrimPrefix(low, "http "), "error "), "code ")
	if digits(low) != 3 || low[0] != '4' && low[0] != '5' {
		return false
	}
	rest := strings.TrimLeft(low[3:], " :-–—|")
	for _, words := range errorStatus {
		if after, ok := strings.CutPrefix(rest, words); ok {
			return after == "" || beginsWithAny(after, siteMarks[:])
		}
	}
	return false
}
