package paper

import (
	"context"
	"slices"
	"strings"
	"testing"
	"time"

	"dossierpme/dossier"
	"dossierpme/dossier/shelf"
	"dossierpme/internal/say"
	"dossierpme/ui/kit"
	"dossierpme/ui/shell"
	"dossierpme/ui/uitest"
)

func TestAPDFIsVerifiedAgainstTheDossierThatIsOpenAndItsChangesLeadToTheirFields(t *testing.T) {
	s := newStage(t)
	w := s.example("conserverie-aisne")
	s.Make.Verdict = shelf.Verified{
		Own: shelf.Identical, ID: "ABCDEFGHIJ", Title: "Projet", Version: 12, Fingerprint: "AAAA-BBBB", Date: time.Date(2026, 11, 12, 13, 3, 0, 0, time.UTC),
		Versus: shelf.Different, Against: &shelf.Entry{Title: "Conserverie"}, Call: w.Session().Call(), Dossier: w.Session().Dossier(),
		Changed: []dossier.Spot{{Field: "company.name"}, {Field: "machines", Row: "gone"}},
	}
	s.k.Verify(w)
	if s.k.Taking == nil {
		t.Fatal("no file can be dropped on the dialog")
	}
	s.k.Taking("/x/dossier.pdf")
	if !slices.Equal(s.Make.Verified, []string{"/x/dossier.pdf|" + w.Session().ID()}) {
		t.Fatalf("verified %q", s.Make.Verified)
	}
	if s.k.Taking != nil {
		t.Error("dropped files still go to the dialog that is gone")
	}
	for _, want := range []string{
		s.k.T("verification.own.identical"), s.k.T("verification.versus.different", "name", "Conserverie"),
		"ABCDEFGH", "12", "AAAA-BBBB", s.k.T("verification.changed", "n", 2),
	} {
		if !s.Says(want) {
			t.Errorf("it does not say %q", want)
		}
	}
	lines := seen[*kit.ProblemLine](s)
	if len(lines) != 2 {
		t.Fatalf("%d changes lead somewhere", len(lines))
	}
	lines[0].Tapped(nil)
	if want := (shell.Place{Step: "company", Field: "company.name"}); len(w.Went) != 1 || w.Went[0] != want || s.Dialog() {
		t.Errorf("it leads to %v", w.Went)
	}
}

func TestEveryVerdictIsWordedWithoutAHole(t *testing.T) {
	s := newStage(t)
	own := []shelf.Verdict{shelf.Identical, shelf.Extended, shelf.Resaved, shelf.Different, shelf.DataOnly, shelf.CodeRead, shelf.NoData, shelf.Newer}
	versus := []shelf.Verdict{"", shelf.Same, shelf.Older, shelf.Different, shelf.Another}
	said := map[string]bool{}
	for _, o := range own {
		for _, vs := range versus {
			for _, date := range []time.Time{{}, uitest.Now()} {
				v := shelf.Verified{Path: "/x/a.pdf", Own: o, Versus: vs, ID: "ABCDEFGHIJ", Version: 3, Date: date, Scan: o == shelf.CodeRead, Against: &shelf.Entry{Title: "Projet"}}
				s.k.showVerified(v, nil)
				for _, x := range seen[*kit.Text](s) {
					if strings.HasPrefix(x.Text, "verification.") || strings.ContainsAny(x.Text, "{}") {
						t.Errorf("%s against %s says %q", o, vs, x.Text)
					}
				}
				_, words := s.k.verdictOf(v)
				said[words] = true
				s.Window.Canvas().Overlays().Top().(*kit.Overlay).Dismiss()
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
			s.Make.Verdict = c.v
			s.k.VerifyFile("/x/scan.png", w)
			if !s.Says(s.k.T("verification.picture")) {
				t.Error("it does not say that the picture was not compared")
			}
			offered := slices.ContainsFunc(seen[*kit.Button](s), func(b *kit.Button) bool { return b.Label() == s.k.T("verification.attach") })
			if offered != c.attach {
				t.Errorf("attaching is offered: %v", offered)
			}
		})
	}
}

func TestAFileThatCannotBeVerifiedSaysWhy(t *testing.T) {
	s := newStage(t)
	s.Make.Fail = &say.Trouble{Message: say.Message{What: "Ce PDF est abîmé.", Do: "Demandez-le de nouveau."}}
	s.k.VerifyFile("/x/a.pdf", nil)
	if !s.Says("Ce PDF est abîmé.") || !s.Says("Demandez-le de nouveau.") {
		t.Error("it does not say what is wrong")
	}
}

func TestAMomentIsADayAndATime(t *testing.T) {
	s := newStage(t)
	at := time.Date(2026, 11, 12, 14, 3, 0, 0, time.Local)
	if got := s.k.moment(shelf.Verified{Date: at}); got != "12/11/2026 à 14\u00a0h\u00a003" {
		t.Errorf("it is %q", got)
	}
	if got := s.k.moment(shelf.Verified{Date: dossier.MustDate("2026-11-12").Time()}); got != "12/11/2026" {
		t.Errorf("a day alone is %q", got)
	}
}

func TestAVerificationCountsItsPagesAndCanBeStopped(t *testing.T) {
	s := newStage(t)
	s.Make.Verdict = shelf.Verified{Own: shelf.Identical, ID: "D1"}
	s.Make.Verifying = func(ctx context.Context) error {
		s.Runner.Settle()
		for _, want := range []string{s.k.T("verification.running"), s.k.T("verification.running_text", "file", "long.pdf"), s.k.T("kit.page_of", "n", 2, "all", 3)} {
			if !s.Says(want) {
				t.Errorf("it does not say %q", want)
			}
		}
		bars := seen[*kit.Progress](s)
		if len(bars) != 1 || bars[0].Share() <= 0 || bars[0].Share() >= 1 {
			t.Errorf("the bar does not stand in the middle: %d bars", len(bars))
		}
		s.Press(s.k.T("verification.stop"))
		if s.Dialog() {
			t.Error("the dialog stays once it was stopped")
		}
		return ctx.Err()
	}
	s.k.VerifyFile("/x/long.pdf", nil)
	if s.Dialog() || s.k.Toasts.Saying() != s.k.T("verification.stopped") {
		t.Errorf("stopped, it says %q, with a dialog: %v", s.k.Toasts.Saying(), s.Dialog())
	}
	s.Make.Verifying = nil
	s.k.VerifyFile("/x/long.pdf", nil)
	if !s.Says(s.k.T("verification.own.identical")) {
		t.Error("it cannot be verified again")
	}
}
