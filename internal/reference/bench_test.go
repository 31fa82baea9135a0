package reference

import "testing"

func BenchmarkParseCommunes(b *testing.B) {
	for b.Loop() {
		Load().communes()
	}
}

// The first search of a session parses the file and indexes the names.
func BenchmarkFirstSearch(b *testing.B) {
	for b.Loop() {
		Load().SearchCommunes("abbeville", 20)
	}
}

func BenchmarkSearchCommunes(b *testing.B) {
	ref.SearchCommunes("a", 1)
	for _, text := range []string{"s", "sa", "saint", "st", "st denis", "abbeville", "80", "80100", "59 lille", "80103 abbeville cedex"} {
		b.Run(text, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				ref.SearchCommunes(text, 20)
			}
		})
	}
}

func BenchmarkCommunesByPostcode(b *testing.B) {
	for b.Loop() {
		ref.CommunesByPostcode("80100")
	}
}

func BenchmarkSearchNAF(b *testing.B) {
	for _, text := range []string{"f", "fabrication de machines", "25.6"} {
		b.Run(text, func(b *testing.B) {
			for b.Loop() {
				ref.SearchNAF(text, 20)
			}
		})
	}
}

func BenchmarkParseEPCI(b *testing.B) {
	for b.Loop() {
		Load().EPCIOf("80001")
	}
}
