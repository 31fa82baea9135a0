package problemtext

import (
	"strings"

	"dossierpme/dossier"
	"dossierpme/internal/french"
)

// nearest is the name that a misspelt one of a file was meant for, "" where none
// is near. It is looked for where somebody reads it: a check runs at every key.
func nearest(v *dossier.View, pb dossier.Problem) string {
	name := string(pb.Field)
	if pb.Args["place"] != "" {
		return "" // it says all there is to say
	}
	if pb.Args["member"] != "" {
		return french.Nearest(name, dossier.Members())
	}
	if pb.Section == dossier.ParamsSection {
		if pb.Args["key"] != "" {
			return french.Nearest(name[strings.LastIndexByte(name, '.')+1:], dossier.ParamMembers())
		}
		if f, col := v.LocateParam(pb.Field); f != nil {
			return french.Nearest(string(col), names(f.Cols()))
		}
		return french.Nearest(name, names(v.Call.Params))
	}
	if f, col := v.Locate(pb.Field); f != nil {
		return french.Nearest(string(col), names(f.Cols()))
	}
	var all []string
	for i := range v.Call.Sections {
		all = append(all, names(v.Call.Sections[i].Fields)...)
	}
	return french.Nearest(name, all)
}

func names(fields []dossier.Field) []string {
	out := make([]string, len(fields))
	for i := range fields {
		out[i] = string(fields[i].ID)
	}
	return out
}
