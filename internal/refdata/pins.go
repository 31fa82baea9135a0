package main

// The packages, by the names under which build asks for them.
const (
	territory = "@etalab/decoupage-administratif"
	naf       = "@socialgouv/codes-naf"
	typeface  = "source-sans"
	licences  = "spdx-license-list"
)

// pin is one package at one version, known by the hash of its archive.
type pin struct {
	name, version string
	sha512        string
}

var pins = []pin{
	{territory, "6.0.0", "5dabd8b0595b70cfe9acaafc84d1cf28447de081f0fddb3134ce27c6358c624e8f2c5002a4479dbe7ffbc0af016a8ce6d1d09885659c7feedb716a40e6998269"},
	{naf, "1.1.1", "15e26e479aca3f786619f5c0e776524fc756f743a9fd763b5239daf325302cad2f55ae73a355a894ff27b54a9000262252af8d8b4e1f178a2bebbebc623c0063"},
	{typeface, "3.52.0", "c6c9bbaa5308fc9c31c0d769ea9be947a97e6998e7f747f33b3a1e533feaa2884861b29b0f040d448cf9fc8b58b3bfe1bea2e2ad0354a031465d2540dd353db7"},
	{licences, "6.10.0", "c05dd1843168a9dbb5e1dd4faefe9cf1a354d05491b92149a4d8d67b280865c3591303f1a7b239fc7c28f23ea54a404a580224490aca79fac2e4dd25bce3f41b"},
}
