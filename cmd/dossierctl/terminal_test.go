package main

import "testing"

func TestATerminalIsGivenNoOrders(t *testing.T) {
	for in, want := range map[string]string{
		"Presse « hydraulique »\u00a0: 12\u202f500,00\u00a0€": "Presse « hydraulique »\u00a0: 12\u202f500,00\u00a0€",
		"two\tcolumns\nand a line":                            "two\tcolumns\nand a line",
		"\x1b[31mred\x1b[0m":                                  "\ufffd[31mred\ufffd[0m",
		"\x1b]0;title\a":                                      "\ufffd]0;title\ufffd",
		"\u009b2J":                                            "\ufffd2J",
		"devis\u202efdp.exe":                                  "devis\ufffdfdp.exe",
		"over\rwritten\b\x7f":                                 "over\ufffdwritten\ufffd\ufffd",
		"\u2066isolated\u2069\u200f":                          "\ufffdisolated\ufffd\ufffd",
	} {
		if got := plain(in); got != want {
			t.Errorf("%q becomes %q, want %q", in, got, want)
		}
	}
}
