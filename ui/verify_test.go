package ui

import (
	"slices"
	"strings"
	"testing"
	"time"

	"dossierpme/dossier"
	"dossierpme/dossier/shelf"
	"dossierpme/internal/say"
	"dossierpme/ui/kit"
)

func TestAPDFIsVerifiedAgainstTheDossierThatIsOpenAndItsChangesLeadToTheirFields(t *testing.T) {
	s := newStage(t)
	w := s.example("conserverie-aisne")
	s.print.verdict = shelf.Verified{
		Own: shelf.Intact, ID: "ABCDEFGHIJ", Title: "Projet", Version: 12, Fingerprint: "AAAA-BBBB", Date: time.Date(2026, 11, 12, 13, 3, 0, 0, time.UTC),
		Versus: shelf.Different, Against: &shelf.Entry{Title: "Conserverie"}, Call: w.call, Dossier: w.s.Dossier(),
		Changed: []shelf.Change{{Field: "company.name"}, {Field: "machines", Row: "gone"}},
	}
	s.a.verify(w)
	if s.a.Taking == nil {
		t.Fatal("no file can be dropped on the dialog")
	}
	s.drop("/x/dossier.pdf")
	if !slices.Equal(s.print.verified, []string{"/x/dossier.pdf|" + w.s.ID()}) {
		t.Fatalf("verified %q", s.print.verified)
	}
	if s.a.Taking != nil {
		t.Error("dropped files still go to the dialog that is gone")
	}
	for _, want := range []string{
		s.a.T("verification.own.intact"), s.a.T("verification.versus.different", "name", "Conserverie"),
		"ABCDEFGH", "12", "AAAA-BBBB", s.a.T("verification.changed", "n", 2),
	} {
		if !s.says(want) {
			t.Errorf("it does not say %q", want)
		}
	}
	lines := seen[*kit.ProblemLine](s)
	if len(lines) != 2 {
		t.Fatalf("%d changes lead somewhere", len(lines))
	}
	lines[0].Tapped(nil)
	if w.steps[w.at].id != "company" || s.window.Canvas().Overlays().Top() != nil {
		t.Errorf("it leads to %s", w.steps[w.at].id)
	}
}

func TestEveryVerdictIsWordedWithoutAHole(t *testing.T) {
	s := newStage(t)
	own := []shelf.Verdict{shelf.Intact, shelf.Extended, shelf.Altered, shelf.Incomparable, shelf.CodeRead, shelf.NoData, shelf.Newer}
	versus := []shelf.Verdict{"", shelf.Same, shelf.Older, shelf.Different, shelf.Another}
	said := map[string]bool{}
	for _, o := range own {
		for _, vs := range versus {
			for _, date := range []time.Time{{}, now()} {
				v := shelf.Verified{Path: "/x/a.pdf", Own: o, Versus: vs, ID: "ABCDEFGHIJ", Version: 3, Date: date, Scan: o == shelf.CodeRead, Against: &shelf.Entry{Title: "Projet"}}
				s.a.showVerified(v, nil)
				for _, x := range seen[*kit.Text](s) {
					if strings.HasPrefix(x.Text, "verification.") || strings.ContainsAny(x.Text, "{}") {
						t.Errorf("%s against %s says %q", o, vs, x.Text)
					}
				}
				_, words := s.a.verdictOf(v)
				said[words] = true
				s.window.Canvas().Overlays().Top().(*kit.Overlay).Dismiss()
			}
		}
	}
	if len(said) != len(own) {
		t.Errorf("%d verdicts have %d sentences", len(own), len(said))
	}
}

func TestOfAScanItIsSaidThatThePictureWasNotCompared(t *testing.T) {
	for name, c := range map[string]struct {
		v      shelf.Verified
		attach bool
	}{
		"of this dossier":         {shelf.Verified{Own: shelf.CodeRead, Scan: true, ID: "D1", Version: 2, Versus: shelf.Same}, true},
		"of an older version":     {shelf.Verified{Own: shelf.CodeRead, Scan: true, ID: "D1", Version: 1, Versus: shelf.Older}, true},
		"of another dossier":      {shelf.Verified{Own: shelf.CodeRead, Scan: true, ID: "X9", Version: 1, Versus: shelf.Another}, false},
		"without a readable code": {shelf.Verified{Own: shelf.NoData, Scan: true}, false},
	} {
		t.Run(name, func(t *testing.T) {
			s := newStage(t)
			w := s.example("conserverie-aisne")
			s.print.verdict = c.v
			s.a.verifyFile("/x/scan.png", w)
			if !s.says(s.a.T("verification.picture")) {
				t.Error("it does not say that the picture was not compared")
			}
			offered := slices.ContainsFunc(seen[*kit.Button](s), func(b *kit.Button) bool { return b.Label() == s.a.T("verification.attach") })
			if offered != c.attach {
				t.Errorf("attaching is offered: %v", offered)
			}
		})
	}
}

func TestAFileOfTheListLeadsToItsDossierAndAStrangeOneIsOffered(t *testing.T) {
	s := newStage(t)
	_, _ = s.lib.Begin(s.lib.parts.Calls.Calls[0], "Existant")
	s.a.loadHome("")
	s.print.verdict = shelf.Verified{Own: shelf.Intact, ID: "D1", Versus: shelf.Same, Against: &s.lib.entries[0]}
	s.a.verifyFile("/x/a.pdf", nil)
	s.press(s.a.T("incoming.known.open"))
	if w, ok := s.a.Screen().(*wizard); !ok || w.s.ID() != "D1" {
		t.Fatalf("it opens %T", s.a.Screen())
	}
	s.a.goHome()
	s.until("the list", func() bool { _, ok := s.a.Screen().(*home); return ok })
	s.print.verdict = shelf.Verified{Own: shelf.Intact, ID: "Z9"}
	s.lib.incoming = map[string]shelf.Incoming{"/x/b.pdf": {Title: "Reçu", FromPDF: true}}
	s.a.verifyFile("/x/b.pdf", nil)
	if !s.says(s.a.T("verification.versus.unknown")) {
		t.Error("it does not say that the list has no such dossier")
	}
	s.press(s.a.T("verification.import"))
	if len(s.lib.imported) != 1 {
		t.Error("the dossier in the file is not opened")
	}
}

func TestAFileThatCannotBeVerifiedSaysWhy(t *testing.T) {
	s := newStage(t)
	s.print.fail = &say.Trouble{Message: say.Message{What: "Ce PDF est abîmé.", Do: "Demandez-le de nouveau."}}
	s.a.verifyFile("/x/a.pdf", nil)
	if !s.says("Ce PDF est abîmé.") || !s.says("Demandez-le de nouveau.") {
		t.Error("it does not say what is wrong")
	}
}

func TestTheMenusLeadToTheVerification(t *testing.T) {
	s := newStage(t)
	w := s.fresh()
	for where, items := range map[string][]kit.MenuItem{"a dossier": w.menu(), "the list": newHome(s.a).menu()} {
		if !slices.ContainsFunc(items, func(i kit.MenuItem) bool { return i.Label == s.a.T("verification.menu") }) {
			t.Errorf("the menu of %s does not", where)
		}
	}
}

func TestAMomentIsADayAndATime(t *testing.T) {
	s := newStage(t)
	at := time.Date(2026, 11, 12, 14, 3, 0, 0, time.Local)
	if got := s.a.moment(shelf.Verified{Date: at}); got != "12/11/2026 à 14\u00a0h\u00a003" {
		t.Errorf("it is %q", got)
	}
	if got := s.a.moment(shelf.Verified{Date: dossier.MustDate("2026-11-12").Time()}); got != "12/11/2026" {
		t.Errorf("a day alone is %q", got)
	}
}
