package dossier

import "slices"

// Topic is what a case officer looks at when a dossier is read. Every rule belongs to
// one; what is found without a rule concerns the answers themselves.
type Topic string

// The topics.
const (
	TopicAdmission Topic = "admission" // may it be looked at: days, orders, place, commitments
	TopicApplicant Topic = "applicant" // who asks: identity, accounts, owners, size
	TopicProject   Topic = "project"   // what it is: nature, lines, objectives
	TopicCosts     Topic = "expenses"  // what it costs: quotes, eligible or not
	TopicFunding   Topic = "funding"   // who pays: plan, regime, forecasts
	TopicEffects   Topic = "effects"   // what it brings: jobs, energy, water, waste
	TopicTexts     Topic = "texts"     // what is told, and the pieces that show it
	TopicAnswers   Topic = "answers"   // how the answers are written
)

// Topics are all of them, in the order of the reading.
func Topics() []Topic {
	return []Topic{TopicAdmission, TopicApplicant, TopicProject, TopicCosts, TopicFunding, TopicEffects, TopicTexts, TopicAnswers}
}

// TopicOf is the topic of a problem: that of the rule which brings its code. Of a code
// that several rules bring it is the first one of the reading.
func (v *View) TopicOf(p Problem) Topic {
	type once struct{}
	of := Once(v, once{}, func() map[string]Topic {
		order := Topics()
		out := map[string]Topic{}
		for _, r := range v.Env.Rules {
			for _, code := range r.Codes {
				if known, ok := out[code]; !ok || slices.Index(order, r.Topic) < slices.Index(order, known) {
					out[code] = r.Topic
				}
			}
		}
		for code := range own {
			out[code] = TopicAnswers
		}
		return out
	})
	if t := of[p.Code]; t != "" {
		return t
	}
	return TopicAnswers
}

// Held counts for each topic the rules that had something to judge: all the answers
// that they cannot do without are there.
func (v *View) Held() map[Topic]int {
	out := map[Topic]int{}
	for _, r := range v.rules() {
		answered := func(id FieldID) bool {
			val := v.Get(id)
			return val != nil && !val.Empty()
		}
		if len(r.Fields) > 0 && !slices.ContainsFunc(r.Fields, func(id FieldID) bool { return !answered(id) }) {
			out[r.Topic]++
		}
	}
	return out
}
