// Package request is the prior request for aid: the written page that, where it
// arrives before any commitment, can keep the incentive effect (Regulation (EU)
// 651/2014, article 6 (2)). It says what a dossier asks in the five items of that
// article, and what it lacks for them alone, whatever else is missing.
//
// It words nothing and lays out nothing. It reads a view, and any goroutine may.
package request
