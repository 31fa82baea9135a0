package reference

import (
	"slices"
	"strings"
	"testing"

	"dossierpme/internal/french"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

func TestCommune(t *testing.T) {
	tests := []struct {
		name string
		want Commune
	}{
		{"an ordinary commune", Commune{"80001", "Abbeville", "80", []string{"80100"}, ""}},
		{"a commune of Corsica", Commune{"2A004", "Ajaccio", "2A", []string{"20000", "20090", "20167"}, ""}},
		{"a commune overseas", Commune{"97411", "Saint-Denis", "974", []string{"97400", "97417", "97490"}, ""}},
		{"a name with a ligature", Commune{"60178", "Crèvecœur-le-Grand", "60", []string{"60360"}, ""}},
		{"a commune with several postcodes", Commune{"59350", "Lille", "59", []string{"59000", "59160", "59260", "59777", "59800"}, ""}},
		{"a territory without postcode", Commune{"98412", "Archipel des Kerguelen", "984", []string{}, ""}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got, ok := ref.Commune(tt.want.Code)
			if !ok {
				t.Fatal("not found")
			}
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestTheThreeCitiesWithArrondissementsAreOneCommuneEach(t *testing.T) {
	for code, postcodes := range map[string]int{"75056": 21, "69123": 9, "13055": 16} {
		got, ok := ref.Commune(code)
		if !ok || len(got.Postcodes) != postcodes {
			t.Errorf("%s: %d postcodes, want %d", code, len(got.Postcodes), postcodes)
		}
	}
	for _, arrondissement := range []string{"75115", "69381", "13201"} {
		if got, ok := ref.Commune(arrondissement); ok {
			t.Errorf("%s is %v", arrondissement, got)
		}
	}
}

func TestACodeThatIsNoCurrentCommuneIsUnknown(t *testing.T) {
	for _, code := range []string{"", "80", "8000", "80002345", "99999", "abcde", "01039"} {
		if got, ok := ref.Commune(code); ok {
			t.Errorf("%q is %v", code, got)
		}
	}
}

func TestTheAnswerOfACommuneCanBeChangedWithoutHarm(t *testing.T) {
	got, _ := ref.Commune("80001")
	got.Postcodes[0] = "00000"
	if again, _ := ref.Commune("80001"); again.Postcodes[0] != "80100" {
		t.Errorf("the data has become %v", again)
	}
}

func TestCommunesByPostcode(t *testing.T) {
	tests := []struct {
		name, postcode string
		want           []string
	}{
		{"several communes, sorted by name", "80230", []string{
			"Boismont", "Brutelles", "Estrébœuf", "Lanchères", "Pendé", "Saigneville",
			"Saint-Valery-sur-Somme", "Vaudricourt",
		}},
		{"one of many postcodes of a commune", "75116", []string{"Paris"}},
		{"spaces are ignored", " 75 116 ", []string{"Paris"}},
		{"the beginning of a postcode is no postcode", "8010", nil},
		{"an unknown postcode", "99999", nil},
		{"nothing", "", nil},
		{"a number that crosses two postcodes", "75001 75002", nil},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if diff := cmp.Diff(tt.want, names(ref.CommunesByPostcode(tt.postcode))); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestSearchCommunes(t *testing.T) {
	tests := []struct {
		name, text string
		want       []string // the first ones
	}{
		{"the exact name comes first", "lens", []string{"62498 Lens", "26162 Lens-Lestang"}},
		{"case and accents do not count", "BETHUNE", []string{"62119 Béthune"}},
		{"accents typed in excess do not count", "lillé", []string{"59350 Lille"}},
		{"a ligature is two letters", "crevecoeur", []string{"60178 Crèvecœur-le-Grand", "60179 Crèvecœur-le-Petit", "59161 Crèvecœur-sur-l’Escaut", "77144 Crèvecœur-en-Brie"}},
		{"a ligature typed as such", "CRÈVECŒUR-LE-G", []string{"60178 Crèvecœur-le-Grand"}},
		{"spaces stand for hyphens and apostrophes", "villeneuve d ascq", []string{"59009 Villeneuve-d’Ascq"}},
		{"a straight apostrophe is one", "villeneuve d'ascq", []string{"59009 Villeneuve-d’Ascq"}},
		{"words may be left out", "villeneuve ascq", []string{"59009 Villeneuve-d’Ascq"}},
		{"words may come in another order", "somme valery", []string{"80721 Saint-Valery-sur-Somme"}},
		{"the article may be left out", "touquet", []string{"62826 Le Touquet-Paris-Plage"}},
		{"st is saint", "st quentin", []string{"02691 Saint-Quentin"}},
		{"ste is sainte", "Ste Austreberthe", []string{"76566 Sainte-Austreberthe"}},
		{"st alone may begin another word", "st", []string{"59577 Staple", "59578 Steenbecque"}},
		{"a name begun is completed", "steenv", []string{"59580 Steenvoorde"}},
		{"of namesakes ours comes first", "brie", []string{"02122 Brie", "80141 Brie", "09067 Brie"}},
		{"an exact name elsewhere comes before a longer one of ours", "sainte colombe", []string{"05135 Sainte-Colombe"}},
		{"the article does not make the name another one", "havre", []string{"76351 Le Havre"}},
		{"a postcode", "80100", []string{"80001 Abbeville"}},
		{"a postcode begun", "8010", []string{"80001 Abbeville"}},
		{"a number and a name", "93 saint-denis", []string{"93066 Saint-Denis"}},
		{"a name and a postcode", "Saint-Denis 97400", []string{"97411 Saint-Denis"}},
		{"a CEDEX code does not hide the commune", "80103 ABBEVILLE CEDEX", []string{"80001 Abbeville"}},
		{"an arrondissement leads to its city", "paris 15", []string{"75056 Paris"}},
		{"nothing typed", " - ", nil},
		{"nothing found", "zzzz", nil},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Log(show(ref.SearchCommunes(tt.text, 6)))
			got := show(ref.SearchCommunes(tt.text, max(1, len(tt.want))))
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestTheLimitOfASearchIsKept(t *testing.T) {
	for _, limit := range []int{-1, 0, 1, 7, 50} {
		for _, text := range []string{"s", "saint", "st", "80", "b 80"} {
			if got := len(ref.SearchCommunes(text, limit)); got != max(0, limit) {
				t.Errorf("%q limited to %d gives %d", text, limit, got)
			}
		}
	}
}

func TestWhatIsTypedComesBeforeWhatItMayStandFor(t *testing.T) {
	got := names(ref.SearchCommunes("st", 200))
	staple, saint := slices.Index(got, "Staple"), slices.Index(got, "Saint-Acheul")
	if staple != 0 || saint < staple {
		t.Errorf("Staple is number %d, Saint-Acheul number %d", staple, saint)
	}
}

// Whatever the spelling, a commune is among those with exactly this name.
func TestACommuneIsFoundByItsNameHoweverItIsSpelled(t *testing.T) {
	all := ref.communes()
	respell := []func(string) string{
		strings.ToUpper,
		strings.ToLower,
		french.Fold,
		func(s string) string { return strings.ReplaceAll(s, "-", "  ") },
		func(s string) string { return strings.ReplaceAll(s, "’", "'") },
		func(s string) string { return strings.ReplaceAll(s, "œ", "oe") },
		func(s string) string { return strings.ReplaceAll(s, "Saint-", "St ") },
		func(s string) string { return strings.ReplaceAll(s, "Sainte-", "STE-") },
	}
	rapid.Check(t, func(t *rapid.T) {
		c := all[rapid.IntRange(0, len(all)-1).Draw(t, "commune")]
		typed := rapid.SampledFrom(respell).Draw(t, "spelling")(c.name)
		for _, found := range ref.SearchCommunes(typed, 20) {
			if found.Code == c.code {
				return
			}
		}
		t.Fatalf("%q does not find %s %s", typed, c.code, c.name)
	})
}

// The index is a shortcut: it gives what reading every name would give.
func TestASearchGivesWhatReadingEveryNameWouldGive(t *testing.T) {
	all := ref.searched()
	folded := make([]string, len(all))
	for i, c := range all {
		folded[i] = french.Fold(c.searched())
	}
	rapid.Check(t, func(t *rapid.T) {
		name := strings.Split(folded[rapid.IntRange(0, len(all)-1).Draw(t, "commune")], " ")
		var words []string
		for i := range rapid.IntRange(1, min(3, len(name))).Draw(t, "words") {
			w := name[i]
			words = append(words, w[:rapid.IntRange(1, len(w)).Draw(t, "letters")])
		}
		query := strings.Join(words, " ")
		if spelledOut(query) != query || strings.ContainsAny(query, "0123456789") {
			t.Skip("another spelling or a number is another question")
		}
		var want []hit
		for i, f := range folded {
			if rank, ok := rankOf(f, query, words); ok {
				want = keepBest(want, hit{i, rank, all[i].former != "", !all[i].inRegion(), f, all[i].code}, len(all))
			}
			if len(want) > 400 {
				t.Skip("too common a word to be compared quickly")
			}
		}
		got := ref.SearchCommunes(query, 10)
		want = want[:min(10, len(want))]
		if len(got) != len(want) {
			t.Fatalf("%q: %d communes, want %d", query, len(got), len(want))
		}
		for i := range want {
			if got[i].Code != all[want[i].index].code {
				t.Fatalf("%q: number %d is %s, want %s", query, i, got[i].Code, all[want[i].index].code)
			}
		}
	})
}

func names(cs []Commune) []string {
	var out []string
	for _, c := range cs {
		out = append(out, c.Name)
	}
	return out
}

func show(cs []Commune) []string {
	var out []string
	for _, c := range cs {
		out = append(out, c.Code+" "+c.Name)
	}
	return out
}

// One commune looked up alone is the one that is found among all.
func TestACommuneLookedUpAloneIsTheSame(t *testing.T) {
	all := Load()
	all.communes()
	for _, code := range []string{"80368", "75056", "02691", "01001", "97411", "", "99999", "8036", "803680", "#code"} {
		alone := Load()
		want, ok1 := all.Commune(code)
		for range 2 { // the second time from memory
			got, ok2 := alone.Commune(code)
			if ok1 != ok2 || got.Code != want.Code || got.Name != want.Name || got.Department != want.Department || !slices.Equal(got.Postcodes, want.Postcodes) {
				t.Errorf("%q: alone %+v (%v), among all %+v (%v)", code, got, ok2, want, ok1)
			}
		}
		if alone.parsed.Load() {
			t.Fatalf("%q: all communes are held for one", code)
		}
	}
}

func TestACommuneThatWentIntoAnotherIsFoundByItsName(t *testing.T) {
	for text, want := range map[string][2]string{
		"Lomme":                {"Lille", "Lomme"},
		"hellemmes":            {"Lille", "Hellemmes-Lille"},
		"59430 St Pol sur Mer": {"Dunkerque", "Saint-Pol-sur-Mer"},
		"Lille":                {"Lille", ""},
	} {
		found := ref.SearchCommunes(text, 3)
		if len(found) == 0 || found[0].Name != want[0] || found[0].Former != want[1] {
			t.Errorf("%q finds %+v, want %v first", text, found, want)
		}
	}
}

func TestACedexIsNoPartOfAName(t *testing.T) {
	for text, want := range map[string]string{
		"ABBEVILLE CEDEX 2":        "Abbeville",
		"80103 ABBEVILLE CEDEX 01": "Abbeville",
		"ST QUENTIN CEDEX":         "Saint-Quentin",
		"02315 ST QUENTIN CEDEX":   "Saint-Quentin",
	} {
		if found := ref.SearchCommunes(text, 3); len(found) == 0 || found[0].Name != want {
			t.Errorf("%q finds %+v, want %s first", text, found, want)
		}
	}
}
