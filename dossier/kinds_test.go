package dossier

import (
	"bytes"
	"os"
	"regexp"
	"strings"
	"testing"
)

// probe is a prepared field of a kind, with what the kind needs to work.
func probe(t testing.TB, k Kind) *Field {
	t.Helper()
	f := Field{ID: "x", Kind: k, Label: "X"}
	switch k {
	case KindChoice, KindChoices:
		f.Options = []Option{{"a", "Première"}, {"b", "Seconde"}}
	case KindRows:
		f.Columns = []Field{{ID: "name", Kind: KindText, Label: "Nom"}, {ID: "price", Kind: KindMoney, Label: "Prix"}}
	case KindComputed:
		f.Figure = "x"
	}
	c := &Call{Sections: []Section{{ID: "s", Fields: []Field{f}}}}
	if err := c.Prepare(); err != nil {
		t.Fatal(err)
	}
	return c.Field("x")
}

// typed are things that people type into a field of a kind, with the exact file
// form, and the French display; "" for what cannot be read.
var typed = map[Kind][][3]string{
	KindText:  {{"Forge d’Albert", `"Forge d’Albert"`, "Forge d’Albert"}, {"a\nb", `"a b"`, "a b"}, {"e\u0301te\u0301", `"été"`, "été"}, {" a\tb\r\n\n c \n", `"a b c"`, "a b c"}},
	KindProse: {{"a\r\nb", `"a\nb"`, "a\nb"}, {"  x ", `"  x "`, "  x "}},
	KindNote:  {{"à revoir", `"à revoir"`, "à revoir"}},
	KindChoice: {
		{"a", `"a"`, "Première"},
		{"seconde", `"b"`, "Seconde"},
		{"tierce", "", ""},
	},
	KindChoices: {{"Seconde, a", `["a","b"]`, "Première\u202f; Seconde"}, {"a, c", "", ""}},
	KindYesNo:   {{"Oui", `true`, "Oui"}, {"non", `false`, "Non"}, {"peut-être", "", ""}},
	KindInteger: {{"12.000", `12000`, "12\u202f000"}, {"2 3", "", ""}, {",", "", ""}, {"12,0", `12`, "12"}, {"12 kW\t3", "", ""}, {"1 250", `1250`, "1\u202f250"}, {"−3", `-3`, "−3"}, {"2,5", "", ""}, {"12a", "", ""}, {"99999999999999999999", "", ""}},
	KindYear:    {{"2027", `2027`, "2027"}, {"27", "", ""}},
	KindDecimal: {
		{"24,5", `"24.5"`, "24,5"},
		{"24.50", `"24.5"`, "24,5"},
		{"1\u202f261\u202f138", `"1261138"`, "1\u202f261\u202f138"},
		{",5", `"0.5"`, "0,5"},
		{"-3", `"-3"`, "−3"},
		{"1/2", "", ""},
		{"1,2345678", "", ""},
		{"0,262", `"0.262"`, "0,262"},
		{"12,500", "", ""},
		{"12.500", "", ""},
		{"12,3456", `"12.3456"`, "12,3456"},
		{"12500,500", `"12500.5"`, "12\u202f500,5"},
		{"1 234,567", "", ""},
		{"1.234.567", `"1234567"`, "1\u202f234\u202f567"},
		{"0 262", "", ""},
	},
	KindMoney: {
		{"12 500,50 €", `"12500.50"`, "12\u202f500,50\u00a0€"},
		{"12500.5", `"12500.50"`, "12\u202f500,50\u00a0€"},
		{"12\u202f500,50\u00a0€", `"12500.50"`, "12\u202f500,50\u00a0€"},
		{"12\u00a0500", `"12500.00"`, "12\u202f500,00\u00a0€"},
		{"1.234.567,89", `"1234567.89"`, "1\u202f234\u202f567,89\u00a0€"},
		{"1,234,567.89", `"1234567.89"`, "1\u202f234\u202f567,89\u00a0€"},
		{"1.234.567", `"1234567.00"`, "1\u202f234\u202f567,00\u00a0€"},
		{"12'500.-", "", ""},
		{"58 500 euros", `"58500.00"`, "58\u202f500,00\u00a0€"},
		{"-250", `"-250.00"`, "−250,00\u00a0€"},
		{"−250", `"-250.00"`, "−250,00\u00a0€"},
		{"0,005", "", ""},
		{"1.23.4", "", ""},
		{"douze", "", ""},
		{"250.000", `"250000.00"`, "250\u202f000,00\u00a0€"},
		{"58.500", `"58500.00"`, "58\u202f500,00\u00a0€"},
		{"12.500 €", `"12500.00"`, "12\u202f500,00\u00a0€"},
		{"250.000,00", `"250000.00"`, "250\u202f000,00\u00a0€"},
		{"12,500", "", ""},
		{"12,345", "", ""},
		{"0,262", "", ""},
		{"1'709.200", `"1709200.00"`, "1\u202f709\u202f200,00\u00a0€"},
		{"1’709’200,5", `"1709200.50"`, "1\u202f709\u202f200,50\u00a0€"},
		{"58500\n62000", "", ""},
		{"58 500\t062 000", "", ""},
		{"12 500 13 000", "", ""},
		{"1 23 456", "", ""},
		{"12  500", "", ""},
		{".", "", ""},
		{",", "", ""},
		{"-", "", ""},
		{"5,", "", ""},
		{"1..5", "", ""},
		{"3,45 M€", `"3450000.00"`, "3\u202f450\u202f000,00\u00a0€"},
		{"2180 k€", `"2180000.00"`, "2\u202f180\u202f000,00\u00a0€"},
		{"1,2 million d’euros", `"1200000.00"`, "1\u202f200\u202f000,00\u00a0€"},
		{"3 millions", `"3000000.00"`, "3\u202f000\u202f000,00\u00a0€"},
		{"1,250 M€", "", ""},
		{"1.250 k€", "", ""},
		{"€ 12 500", `"12500.00"`, "12\u202f500,00\u00a0€"},
		{"50 000 \u200e€", `"50000.00"`, "50\u202f000,00\u00a0€"},
	},
	KindPercent: {{"33,33 %", `"33.33"`, "33,33\u00a0%"}, {"60", `"60"`, "60\u00a0%"}, {"33,333", "", ""}, {"20 30", "", ""}, {"1 200 %", "", ""}, {"12,50", `"12.5"`, "12,5\u00a0%"}},
	KindDate: {
		{"3/4/26", `"2026-04-03"`, "03/04/2026"},
		{"31/12/49", `"2049-12-31"`, "31/12/2049"},
		{"1/1/50", `"1950-01-01"`, "01/01/1950"},
		{"12/5/75", `"1975-05-12"`, "12/05/1975"},
		{"03.04.2026", `"2026-04-03"`, "03/04/2026"},
		{"3 avril 2026", `"2026-04-03"`, "03/04/2026"},
		{"1er août 2026", `"2026-08-01"`, "01/08/2026"},
		{"12 déc. 2026", `"2026-12-12"`, "12/12/2026"},
		{"03042026", `"2026-04-03"`, "03/04/2026"},
		{"2026-04-03", `"2026-04-03"`, "03/04/2026"},
		{"31/02/2026", "", ""},
		{"3/4", "", ""},
		{"3 jui 2026", "", ""},
		{"3/4/126", "", ""},
	},
	KindEmail: {{"a.b@exemple.org", `"a.b@exemple.org"`, "a.b@exemple.org"}, {"a.b@exemple", "", ""}, {"a b@exemple.org", "", ""}, {"a.b@exemple..org", "", ""}, {"MAILTO:jean@exemple.org", `"jean@exemple.org"`, "jean@exemple.org"}, {"contact\u00ad@exemple.org", `"contact@exemple.org"`, "contact@exemple.org"}},
	KindPhone: {
		{"03 53 01 00 12", `"+33353010012"`, "+33\u202f3\u202f53\u202f01\u202f00\u202f12"},
		{"03.53.01.00.12", `"+33353010012"`, "+33\u202f3\u202f53\u202f01\u202f00\u202f12"},
		{"+33 (0)3 53 01 00 12", `"+33353010012"`, "+33\u202f3\u202f53\u202f01\u202f00\u202f12"},
		{"0032 2 555 12 12", `"+3225551212"`, "+3225551212"},
		{"353010012", "", ""},
		{"0590 83 00 00", `"+590590830000"`, "+590590830000"},
		{"06 92 12 34 56", `"+262692123456"`, "+262692123456"},
		{"+33 03 53 01 00 12", `"+33353010012"`, "+33\u202f3\u202f53\u202f01\u202f00\u202f12"},
		{"03\u201153\u201101\u201100\u201112", `"+33353010012"`, "+33\u202f3\u202f53\u202f01\u202f00\u202f12"},
		{"03 53 01 00", "", ""},
	},
	KindURL:   {{"www.exemple.org", `"www.exemple.org"`, "www.exemple.org"}, {"https://exemple.org/à", `"https://exemple.org/à"`, "https://exemple.org/à"}, {"exemple", "", ""}, {"deux mots.org", "", ""}},
	KindSIREN: {{"552 081 317", `"552081317"`, "552\u202f081\u202f317"}, {"55208131", "", ""}, {"55208131X", "", ""}, {"000000000", "", ""}},
	KindSIRET: {{"999\u2011991\u2011045\u201100017", `"99999104500017"`, "999\u202f991\u202f045\u202f00017"}, {"999\u2005991\u2005045\u200500017", `"99999104500017"`, "999\u202f991\u202f045\u202f00017"}, {"00000000000017", "", ""}, {"732 829 320 00074", `"73282932000074"`, "732\u202f829\u202f320\u202f00074"}, {"7328293200007", "", ""}},
	KindVAT:   {{"fr 03 552 081 317", `"FR03552081317"`, "FR03\u202f552\u202f081\u202f317"}, {"FR0355208131", "", ""}, {"BE0123456789", `"BE0123456789"`, "BE0123456789"}},
	KindIBAN: {
		{"\u200eFR76 3000 6000 0112 3456 7890 189", `"FR7630006000011234567890189"`, "FR76\u202f3000\u202f6000\u202f0112\u202f3456\u202f7890\u202f189"},
		{"FR76 3000 6000 0112 3456 7890 189", `"FR7630006000011234567890189"`, "FR76\u202f3000\u202f6000\u202f0112\u202f3456\u202f7890\u202f189"},
		{"fr1420041010050500013m02606", `"FR1420041010050500013M02606"`, "FR14\u202f2004\u202f1010\u202f0505\u202f0001\u202f3M02\u202f606"},
		{"FR76 3000", "", ""},
	},
	KindBIC: {{"agrifrpp", `"AGRIFRPP"`, "AGRIFRPP"}, {"AGRIFRPP882", `"AGRIFRPP882"`, "AGRIFRPP882"}, {"AGRI", "", ""}},
	KindNAF: {
		{"25.62B", `{"nomenclature":"rev2","code":"25.62B"}`, "25.62B"},
		{"2562b", `{"nomenclature":"rev2","code":"25.62B"}`, "25.62B"},
		{"30.20Y", `{"nomenclature":"2025","code":"30.20Y"}`, "30.20Y (NAF\u00a02025)"},
		{"25.62", "", ""},
		{"25.62W", "", ""},
	},
	KindLegalForm: {{"5710", `"5710"`, "5710"}, {"SAS", "", ""}},
	KindCommune:   {{"80001", `"80001"`, "80001"}, {"Bruxelles", `"Bruxelles"`, "Bruxelles"}},
	KindRef:       {{"l1", `"l1"`, "l1"}, {"L 1", "", ""}},
}

func TestKindsReadWhatPeopleType(t *testing.T) {
	for _, k := range Kinds() {
		f := probe(t, k)
		for _, tc := range typed[k] {
			v := Parse(f, tc[0])
			_, unread := v.(Unknown)
			if tc[1] == "" {
				if !unread || strings.TrimSuffix(v.String(), " ") != tc[0] {
					t.Errorf("%s: %q is read as %s; want it kept as typed", k, tc[0], EncodeValue(v))
				}
				continue
			}
			if got := string(EncodeValue(v)); got != tc[1] {
				t.Errorf("%s: %q is stored as %s, want %s", k, tc[0], got, tc[1])
			}
			if got := Show(f, v, nil); got != tc[2] {
				t.Errorf("%s: %q is shown as %q, want %q", k, tc[0], got, tc[2])
			}
			if again := Parse(f, EditText(f, v)); !Equal(again, v) {
				t.Errorf("%s: %q comes back from its own entry as %s", k, tc[0], EncodeValue(again))
			}
		}
	}
}

// TestEveryKindIsWhole names what is missing where a kind is half added.
func TestEveryKindIsWhole(t *testing.T) {
	untyped := map[Kind]bool{KindRows: true, KindPieces: true, KindComputed: true}
	for _, k := range Kinds() {
		f := probe(t, k)
		if len(typed[k]) == 0 && !untyped[k] {
			t.Errorf("%s: nothing that people type is tested: add to the table typed of this file what is typed, stored and shown, and a text that is refused", k)
		}
		if s := FieldSchema(f); len(s) < 3 {
			t.Errorf("%s: no JSON schema", k)
		}
		if Show(f, nil, nil) != "" || EditText(f, nil) != "" {
			t.Errorf("%s: an absent answer is not shown as nothing", k)
		}
		if got := Show(f, Unknown{[]byte(`{"x":1}`)}, nil); got != `{"x":1}` {
			t.Errorf("%s: an unknown value is shown as %q", k, got)
		}
	}
	for _, page := range []string{"calls.md", "format.md"} {
		text, err := os.ReadFile("../docs/" + page)
		if err != nil {
			t.Fatal(err)
		}
		for _, k := range Kinds() {
			if !regexp.MustCompile("(?m)^\\|[^|]*`" + string(k) + "`").Match(text) {
				t.Errorf("%s: no row of the table of kinds in docs/%s", k, page)
			}
		}
	}
	if !Kind("money").Known() || Kind("monnaie").Known() {
		t.Error("Known does not tell kinds apart")
	}
}

// wire are file forms that a kind must not take for its own: they are kept
// byte for byte.
var wire = map[Kind][]string{
	KindText:      {`12`, `true`, `["a"]`},
	KindChoice:    {`"c"`, `1`},
	KindChoices:   {`"a"`, `["c"]`, `["a","a"]`},
	KindYesNo:     {`"true"`, `1`},
	KindInteger:   {`"12"`, `1.5`, `1e400`},
	KindYear:      {`"2026"`, `26`},
	KindDecimal:   {`"1,5"`, `"1 000"`, `"0.1234567"`, `true`, `1e-9`},
	KindMoney:     {`"58500.005"`, `"250.000"`, `"12 500,50 €"`, `0.001`},
	KindPercent:   {`"33.333"`, `"33 %"`},
	KindDate:      {`"12/11/2026"`, `"2026-02-30"`, `20261112`},
	KindEmail:     {`"x"`},
	KindPhone:     {`"0353010012"`, `"+33 3 53"`},
	KindSIREN:     {`"552 081 317"`, `552081317`},
	KindSIRET:     {`"732 829 320 00074"`},
	KindIBAN:      {`"FR76 3000"`, `"FR763000600001123456789018"`},
	KindNAF:       {`"25.62B"`, `{"code":"25.62B"}`, `{"nomenclature":"2025","code":"25.62B"}`},
	KindLegalForm: {`"571"`},
	KindRows:      {`{}`, `[1]`, `[{"id":"A"}]`, `[{"id":"a"},{"id":"a"}]`},
}

func TestWhatIsNotOfItsKindIsKeptVerbatim(t *testing.T) {
	for k, cases := range wire {
		f := probe(t, k)
		for _, in := range cases {
			v, err := DecodeValue(f, []byte(in))
			if err != nil {
				t.Fatal(err)
			}
			if _, ok := v.(Unknown); !ok {
				t.Errorf("%s takes %s for its own: %s", k, in, EncodeValue(v))
			}
			if got := string(EncodeValue(v)); got != in {
				t.Errorf("%s: %s is written back as %s", k, in, got)
			}
		}
	}
}

func TestNumbersOfAFileMayBeJSONNumbers(t *testing.T) {
	for _, tc := range []struct {
		k        Kind
		in, want string
	}{
		{KindMoney, `58500`, `"58500.00"`},
		{KindMoney, `"58500"`, `"58500.00"`},
		{KindMoney, `5.85e4`, `"58500.00"`},
		{KindDecimal, `24.50`, `"24.5"`},
		{KindPercent, `33.33`, `"33.33"`},
		{KindInteger, `24.0`, `24`},
	} {
		v, err := DecodeValue(probe(t, tc.k), []byte(tc.in))
		if err != nil || string(EncodeValue(v)) != tc.want {
			t.Errorf("%s: %s is stored as %s, %v; want %s", tc.k, tc.in, EncodeValue(v), err, tc.want)
		}
	}
}

func TestCheckDigits(t *testing.T) {
	for _, tc := range []struct {
		k  Kind
		in string
		ok bool
	}{
		{KindSIREN, "552081317", true},
		{KindSIREN, "552081318", false},
		{KindSIRET, "73282932000074", true},
		{KindSIRET, "73282932000075", false},
		{KindSIRET, "35600000000048", true}, // La Poste, Luhn
		{KindSIRET, "35600000049837", true}, // La Poste, digit sum divisible by five
		{KindSIRET, "35600000049838", false},
		{KindVAT, "FR03552081317", true},
		{KindVAT, "FR04552081317", false},
		{KindVAT, "FRAB552081317", true}, // a key with letters cannot be computed
		{KindIBAN, "FR7630006000011234567890189", true},
		{KindIBAN, "FR1420041010050500013M02606", true},
		{KindIBAN, "FR7630006000011234567890188", false},
		{KindIBAN, "BE68539007547034", true},
		{KindIBAN, "BE68539007547035", false},
	} {
		f := probe(t, tc.k)
		v := Parse(f, tc.in)
		if _, bad := v.(Unknown); bad {
			t.Errorf("%s %s has no valid form", tc.k, tc.in)
			continue
		}
		if got := len(kinds[tc.k].check(f, v, nil)) == 0; got != tc.ok {
			t.Errorf("%s %s: check digits hold = %v, want %v", tc.k, tc.in, got, tc.ok)
		}
	}
}

func TestFrenchRIBKeyIsCheckedBesideTheIBAN(t *testing.T) {
	// A valid ISO key over an account whose RIB key is wrong: only the second check sees it.
	bban := "30006000011234567890188"
	for k := range 100 {
		iban := "FR" + string([]byte{byte('0' + k/10), byte('0' + k%10)}) + bban
		if mod97(iban[4:]+iban[:4]) != 1 {
			continue
		}
		if len((ibanKind{}).check(nil, Text(iban), nil)) == 0 {
			t.Errorf("%s passes with a wrong RIB key", iban)
		}
		return
	}
	t.Fatal("no ISO key found")
}

// FuzzTyped: whatever is typed into whatever kind, nothing panics, nothing is
// lost, and what was read keeps its file form on the way through a file.
func FuzzTyped(f *testing.F) {
	for _, cases := range typed {
		for _, tc := range cases {
			f.Add(tc[0])
		}
	}
	f.Fuzz(func(t *testing.T, in string) {
		if !strings.Contains(in, "\uFFFD") && strings.ToValidUTF8(in, "\uFFFD") != in {
			return // an entry never holds invalid UTF-8
		}
		for _, k := range Kinds() {
			fd := probe(t, k)
			v := Parse(fd, in)
			if v == nil {
				continue
			}
			b := EncodeValue(v)
			again, err := DecodeValue(fd, b)
			if err != nil {
				t.Fatalf("%s: %q is stored as %s: %v", k, in, b, err)
			}
			if !bytes.Equal(EncodeValue(again), b) {
				t.Fatalf("%s: %q is stored as %s and comes back as %s", k, in, b, EncodeValue(again))
			}
			if _, unread := v.(Unknown); unread {
				if kept := CleanText(in); v.String() != kept && v.String() != kept+" " {
					t.Fatalf("%s: %q is kept as %q", k, in, v)
				}
				continue
			}
			if back := Parse(fd, EditText(fd, v)); !v.Empty() && !Equal(back, v) {
				t.Fatalf("%s: %q is %s; its entry reads back as %s", k, in, b, EncodeValue(back))
			}
			_ = Show(fd, v, nil)
			_ = kinds[k].check(fd, v, nil)
		}
	})
}
