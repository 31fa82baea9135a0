package outline

// t is a text of the catalogue, by its key.
func (p *printer) t(key string, args ...any) string { return p.in.Words.T(key, args...) }

// words are those that the writer itself prints: it fills the numbers in.
func (p *printer) words(state State) Words {
	w := Words{
		PageOf: p.t("paper.page.of", "page", "%d", "all", "%d"), PageShort: p.t("paper.page.short", "page", "%d"),
		GoTo: p.t("paper.page.go_to", "page", "%d"), Continued: p.t("paper.page.continued"),
		TickBox: p.t("paper.blank.tick_box"), Ticked: p.t("paper.blank.ticked"), Signed: p.t("paper.binder.signed", "number", "%[3]d", "all", "%[4]d"),
	}
	if state == Draft {
		w.Mark = p.t("paper.cover.mark")
	}
	return w
}

// inEuros is the head of a column of amounts.
func inEuros(head string) string { return head + ", €" }
