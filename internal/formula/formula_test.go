package formula

import "testing"

func TestAFormulaIsKnownByItsSign(t *testing.T) {
	for text, want := range map[string]bool{
		"=1+1": true, "+33 1 02 03 04 05": true, "-10 % de remise": true, "@SUM(A1:A9)": true,
		"＝1+1": true, "＋1": true, "－1": true, "＠A1": true, "=": true,
		" =1+1": true, "\n=1": true, "\t=1": true, "\r=1": true, "\r\n\t +1": true,
		"\u00a0=1": true, "\u202f@A1": true, "\u200b=1": true, "\ufeff=1": true, "\u0000=1": true,
		"": false, " \t": false, "a=1": false, "− 10": false, "12/11": false, "00123": false, "(=1)": false, "'=1": false, "\xff=1": false,
	} {
		if Like(text) != want {
			t.Errorf("%q: %v, want %v", text, !want, want)
		}
	}
}
