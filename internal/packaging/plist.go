package main

import (
	"bytes"
	"encoding/xml"
	"text/template"

	"dossierpme/assets"
	"dossierpme/internal/say"
	"dossierpme/internal/version"
)

// minimumMac is the oldest macOS that the Go compiler's programs run on.
const minimumMac = "12.0"

// What a portable file is called, on every system.
const (
	portableEnding = "dossier"
	portableMedia  = "application/x-dossierpme"
)

// fileType is a type of files that the program opens, as macOS is told of it.
type fileType struct {
	Name    string
	Role    string // Editor or Viewer
	Rank    string // among the programs that open it
	Content string // its identifier
	Icon    string // "" for that of the system
}

// plist is the description of the bundle: who the program is, that it speaks French,
// and which files it opens. It owns portable files, and offers itself for PDF and JSON
// without taking them from anybody.
func plist(app version.Details) ([]byte, error) {
	words, err := say.Open(assets.French())
	if err != nil {
		return nil, err
	}
	own := fileType{words.T("about.files.portable"), "Editor", "Owner", app.ID + "." + portableEnding, "dossierpme.icns"}
	var b bytes.Buffer
	err = plistText.Execute(&b, struct {
		version.Details
		Minimum, Ending, Media string
		Own                    fileType
		Types                  []fileType
	}{
		app, minimumMac, portableEnding, portableMedia, own,
		[]fileType{
			own,
			{words.T("about.files.pdf"), "Viewer", "Alternate", "com.adobe.pdf", ""},
			{words.T("about.files.json"), "Viewer", "Alternate", "public.json", ""},
		},
	})
	return b.Bytes(), err
}

var plistText = template.Must(template.New("plist").Funcs(template.FuncMap{"x": escaped}).Parse(`<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
<plist version="1.0">
<dict>
	<key>CFBundleName</key>
	<string>{{x .Name}}</string>
	<key>CFBundleDisplayName</key>
	<string>{{x .Name}}</string>
	<key>CFBundleIdentifier</key>
	<string>{{x .ID}}</string>
	<key>CFBundleExecutable</key>
	<string>dossierpme</string>
	<key>CFBundleIconFile</key>
	<string>dossierpme.icns</string>
	<key>CFBundlePackageType</key>
	<string>APPL</string>
	<key>CFBundleInfoDictionaryVersion</key>
	<string>6.0</string>
	<key>CFBundleShortVersionString</key>
	<string>{{x .Version}}</string>
	<key>CFBundleVersion</key>
	<string>{{.Build}}</string>
	<key>CFBundleDevelopmentRegion</key>
	<string>fr</string>
	<key>CFBundleLocalizations</key>
	<array>
		<string>fr</string>
	</array>
	<key>LSMinimumSystemVersion</key>
	<string>{{x .Minimum}}</string>
	<key>LSApplicationCategoryType</key>
	<string>public.app-category.business</string>
	<key>NSHighResolutionCapable</key>
	<true/>
	<key>NSSupportsAutomaticGraphicsSwitching</key>
	<true/>
	<key>CFBundleDocumentTypes</key>
	<array>
{{- range .Types}}
		<dict>
			<key>CFBundleTypeName</key>
			<string>{{x .Name}}</string>
			<key>CFBundleTypeRole</key>
			<string>{{.Role}}</string>
{{- with .Icon}}
			<key>CFBundleTypeIconFile</key>
			<string>{{.}}</string>
{{- end}}
			<key>LSHandlerRank</key>
			<string>{{.Rank}}</string>
			<key>LSItemContentTypes</key>
			<array>
				<string>{{x .Content}}</string>
			</array>
		</dict>
{{- end}}
	</array>
	<key>UTExportedTypeDeclarations</key>
	<array>
		<dict>
			<key>UTTypeIdentifier</key>
			<string>{{x .Own.Content}}</string>
			<key>UTTypeDescription</key>
			<string>{{x .Own.Name}}</string>
			<key>UTTypeConformsTo</key>
			<array>
				<string>public.data</string>
				<string>public.archive</string>
			</array>
			<key>UTTypeTagSpecification</key>
			<dict>
				<key>public.filename-extension</key>
				<array>
					<string>{{.Ending}}</string>
				</array>
				<key>public.mime-type</key>
				<array>
					<string>{{.Media}}</string>
				</array>
			</dict>
		</dict>
	</array>
</dict>
</plist>
`))

// escaped is a text as it stands in XML.
func escaped(text string) (string, error) {
	var b bytes.Buffer
	err := xml.EscapeText(&b, []byte(text))
	return b.String(), err
}
