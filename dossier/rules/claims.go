package rules

import (
	"slices"
	"strings"

	"dossierpme/dossier"
	"dossierpme/dossier/figures"
	"dossierpme/dossier/rows"
	"dossierpme/internal/french"
)

// A claim is a number that a text states of the project, which a figure states too.
type claim struct {
	about string          // jobs, cost, grant
	value dossier.Decimal // as it is said
	step  dossier.Decimal // one more in the last digit that is said
	quote string          // as it stands in the text
}

// The words of a claim, as they are compared: folded; those of posts are beginnings.
var (
	jobWords   = []string{"embauche", "creation"}
	madeWords  = []string{"cree"}
	jobNames   = []string{"emploi", "poste"}
	costWords  = []string{"programme", "projet", "investissement"}
	costVerbs  = []string{"represente", "de", "s", "eleve", "a"}
	grantWords = []string{"feder"}
	grantVerbs = []string{"de"}
)

// token is a word or a number of a text.
type token struct {
	word  string // folded
	num   bool
	value dossier.Decimal
	step  dossier.Decimal
	quote string
	end   bool // a sentence ends before it, or something else stands between
}

// claims reads the claims of a text: « N emplois créés », « N embauches », « N créations »,
// and an amount right after the project or the grant. What is a percentage is none.
func claims(text string) []claim {
	var out []claim
	for sentence := range strings.SplitSeq(text, ". ") { // most have no number
		if strings.ContainsAny(sentence, "0123456789") {
			out = append(out, claimsIn(tokensOf(sentence))...)
		}
	}
	return out
}

func claimsIn(tokens []token) []claim {
	var out []claim
	for i, t := range tokens {
		if !t.num {
			continue
		}
		next := func(n int) string {
			if i+n < len(tokens) && !tokens[i+n].num && !tokens[i+n].end {
				return tokens[i+n].word
			}
			return ""
		}
		switch {
		case begins(next(1), jobWords), begins(next(1), jobNames) && begins(next(2), madeWords):
			quote := t.quote + " " + tokens[i+1].quote
			if begins(next(1), jobNames) {
				quote += " " + tokens[i+2].quote
			}
			out = append(out, claim{"jobs", t.value, t.step, quote})
			continue
		}
		value, step, quote, money := amountAt(tokens, i)
		if !money {
			continue
		}
		j := i - 1
		back := func(words []string) {
			for j >= 0 && !tokens[j].num && !tokens[j+1].end && slices.Contains(words, tokens[j].word) {
				j--
			}
		}
		if j < 0 || t.end {
			continue
		}
		start := j
		if back(costVerbs); j >= 0 && !tokens[j].num && !tokens[j+1].end && slices.Contains(costWords, tokens[j].word) {
			out = append(out, claim{"cost", value, step, tokens[j].quote + " … " + quote})
			continue
		}
		j = start
		back(grantVerbs)
		if j < 0 || tokens[j].num || tokens[j+1].end {
			continue
		}
		asked := j > 0 && strings.HasPrefix(tokens[j].word, "demande") && tokens[j-1].word == "aide" && !tokens[j].end
		if slices.Contains(grantWords, tokens[j].word) || asked {
			out = append(out, claim{"grant", value, step, tokens[j].quote + " … " + quote})
		}
	}
	return out
}

func begins(word string, with []string) bool {
	return word != "" && slices.ContainsFunc(with, func(w string) bool { return strings.HasPrefix(word, w) })
}

// amountAt reads the number at a place as an amount of money with its unit.
func amountAt(tokens []token, i int) (value, step dossier.Decimal, quote string, ok bool) {
	t := tokens[i]
	if i+1 >= len(tokens) || tokens[i+1].num || tokens[i+1].end {
		return
	}
	unit := tokens[i+1]
	var times dossier.Decimal
	switch {
	case unit.word == "€" || begins(unit.word, []string{"euro"}):
		times = dossier.Int(1)
	case unit.word == "k€":
		times = dossier.Int(1000)
	case unit.word == "m€" || begins(unit.word, []string{"million"}):
		times = dossier.Int(1000000)
	default:
		return
	}
	return t.value.Mul(times), t.step.Mul(times), t.quote + " " + unit.quote, true
}

// tokensOf takes a text to pieces. Blanks group the digits of a number by three.
func tokensOf(text string) []token {
	var out []token
	ended := false
	fields := strings.FieldsFunc(text, func(r rune) bool {
		return r == ' ' || r == '\n' || r == '\t' || r == '\u00a0' || r == '\u202f' || r == '’' || r == '\'' || r == '«' || r == '»' || r == '(' || r == ')'
	})
	for i := 0; i < len(fields); i++ {
		word := strings.TrimRight(fields[i], ".;:!?,")
		stop := len(word) < len(fields[i])
		if word == "" {
			ended = ended || stop
			continue
		}
		digits, rest := leadingNumber(word)
		if digits == "" {
			t := token{word: french.Fold(word), quote: word, end: ended}
			if strings.HasSuffix(word, "€") {
				t.word = strings.ToLower(word)
			}
			out, ended = append(out, t), stop
			continue
		}
		quote := digits
		if rest == "" && !strings.Contains(digits, ",") && len(digits) <= 3 {
			for !stop && i+1 < len(fields) {
				more := strings.TrimRight(fields[i+1], ".;:!?,")
				d, r := leadingNumber(more)
				whole, _, _ := strings.Cut(d, ",")
				if len(whole) != 3 || r != "" && !strings.HasSuffix(r, "€") {
					break
				}
				stop = len(more) < len(fields[i+1])
				digits, quote, rest = digits+d, quote+" "+d, r
				i++
				if r != "" || strings.Contains(d, ",") {
					break
				}
			}
		}
		value, ok := dossier.ParseDecimal(strings.Replace(digits, ",", ".", 1))
		if !ok {
			out, ended = append(out, token{word: word, quote: word, end: true}), true
			continue
		}
		out = append(out, token{num: true, value: value, step: lastDigit(digits), quote: quote, end: ended})
		if ended = stop; rest != "" {
			out, ended = append(out, token{word: strings.ToLower(rest), quote: rest}), stop
		}
	}
	return out
}

// leadingNumber is the number that a word begins with, and what is left of it.
func leadingNumber(word string) (digits, rest string) {
	end, comma := 0, false
	for end < len(word) {
		c := word[end]
		switch {
		case c >= '0' && c <= '9':
		case c == ',' && !comma && end > 0 && end+1 < len(word) && word[end+1] >= '0' && word[end+1] <= '9':
			comma = true
		default:
			return word[:end], word[end:]
		}
		end++
	}
	return word, ""
}

// lastDigit is one in the last digit that a number says: 0,1 of 1,7; 100 of 1 700.
func lastDigit(digits string) dossier.Decimal {
	whole, frac, _ := strings.Cut(digits, ",")
	step := dossier.Int(1)
	if frac != "" {
		for range frac {
			step = step.Quo(dossier.Int(10))
		}
		return step
	}
	for len(whole) > 1 && strings.HasSuffix(whole, "0") {
		whole, step = whole[:len(whole)-1], step.Mul(dossier.Int(10))
	}
	return step
}

// textClaimsNumber compares what texts claim with what the dossier amounts to: posts in
// any of the ways in which they are counted, and amounts as far as they are rounded.
func textClaimsNumber(v *dossier.View, law *figures.Rules) []dossier.Problem {
	var out []dossier.Problem
	var truths map[string][]dossier.Decimal
	for _, p := range proses(v) {
		found := p.said.claims
		if p.at.Row != "" || len(found) == 0 {
			continue
		}
		if truths == nil {
			truths = truthsOf(v, law)
		}
		for _, c := range found {
			known := truths[c.about]
			if len(known) == 0 || fits(c, known) {
				continue
			}
			args := dossier.Args{"quote": c.quote, "about": c.about}
			if c.about == "jobs" {
				args["number"] = known[0].Round(2).French()
			} else {
				args["number"] = known[0].Euros()
			}
			out = append(out, v.Problem(p.at.Field, dossier.Advice, "text_claims_number", args).See(v.Spot(claimed[c.about])))
			break // one for each text
		}
	}
	return out
}

// claimed is where the dossier states what a claim is about.
var claimed = map[string]dossier.FieldID{"jobs": "posts", "cost": "machines", "grant": "funding.requested"}

func fits(c claim, known []dossier.Decimal) bool {
	for _, k := range known {
		if c.about == "jobs" && c.step.Cmp(dossier.Int(1)) >= 0 { // nobody says 10 of 8 posts
			k, c.step = k.Round(0), dossier.Int(1)
		}
		if distance(k, c.value).Cmp(c.step) < 0 {
			return true
		}
	}
	return false
}

// truthsOf are the numbers that a claim may state, the one to name first.
func truthsOf(v *dossier.View, law *figures.Rules) map[string][]dossier.Decimal {
	out := map[string][]dossier.Decimal{}
	add := func(about string, n dossier.Decimal, ok bool) {
		if ok {
			out[about] = append(out[about], n)
		}
	}
	if fte, ok := created(v, law); ok {
		var lasting, all dossier.Decimal
		for _, p := range rows.Posts(v) {
			all = all.Add(p.Count.Decimal)
			if rows.Lasting(p.Contract) {
				lasting = lasting.Add(p.Count.Decimal)
			}
		}
		add("jobs", fte, true)
		add("jobs", lasting, true)
		add("jobs", all, true)
	}
	costs := figure(v, law, figures.CostsID)
	for _, key := range []string{"total", "eligible"} {
		n, ok := costs.Number(key)
		add("cost", n, ok)
	}
	requested, ok := v.Number("funding.requested")
	add("grant", requested, ok)
	return out
}
