package main

import "dossierpme/internal/failure"

func save(s *session, p *parsed) (int, error) {
	if p.has("--everything") {
		return saveEverything(s, p)
	}
	if p.has("--portable") {
		return savePortable(s, p)
	}
	for _, only := range []string{"--history", "--passphrase-file"} {
		if p.has(only) {
			return 0, usage("usage_options_need", "word", only, "other", "--portable")
		}
	}
	db, dir, id, err := s.named(p, s.openToRead)
	if err != nil {
		return 0, err
	}
	defer db.Close()
	d, err := s.atVersion(p, db, id)
	if err != nil {
		return 0, failure.Of(err, dir)
	}
	return failure.ExitDone, s.deliver(p, d.Encode())
}
