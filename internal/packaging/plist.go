package main

import (
	"bytes"
	"encoding/xml"
	"strconv"
	"text/template"

	"dossierpme/assets"
	"dossierpme/internal/say"
	"dossierpme/internal/version"
)

// minimumMac is the oldest macOS that the Go compiler's programs run on.
const minimumMac = "12.0"

// plist is the description of the bundle: who the program is, that it speaks French,
// and which files it opens. It owns portable files, and offers itself for PDF and JSON
// without taking them from anybody.
func plist(app version.Details) ([]byte, error) {
	words, err := say.Open(assets.French())
	if err != nil {
		return nil, err
	}
	var b bytes.Buffer
	err = plistText.Execute(&b, map[string]string{
		"Name": app.Name, "ID": app.ID, "Version": app.Version, "Build": strconv.Itoa(app.Build), "Minimum": minimumMac,
		"Portable": words.T("about.files.portable"), "PDF": words.T("about.files.pdf"), "JSON": words.T("about.files.json"),
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
	<string>{{x .Build}}</string>
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
		<dict>
			<key>CFBundleTypeName</key>
			<string>{{x .Portable}}</string>
			<key>CFBundleTypeRole</key>
			<string>Editor</string>
			<key>CFBundleTypeIconFile</key>
			<string>dossierpme.icns</string>
			<key>LSHandlerRank</key>
			<string>Owner</string>
			<key>LSItemContentTypes</key>
			<array>
				<string>{{x .ID}}.dossier</string>
			</array>
		</dict>
		<dict>
			<key>CFBundleTypeName</key>
			<string>{{x .PDF}}</string>
			<key>CFBundleTypeRole</key>
			<string>Viewer</string>
			<key>LSHandlerRank</key>
			<string>Alternate</string>
			<key>LSItemContentTypes</key>
			<array>
				<string>com.adobe.pdf</string>
			</array>
		</dict>
		<dict>
			<key>CFBundleTypeName</key>
			<string>{{x .JSON}}</string>
			<key>CFBundleTypeRole</key>
			<string>Viewer</string>
			<key>LSHandlerRank</key>
			<string>Alternate</string>
			<key>LSItemContentTypes</key>
			<array>
				<string>public.json</string>
			</array>
		</dict>
	</array>
	<key>UTExportedTypeDeclarations</key>
	<array>
		<dict>
			<key>UTTypeIdentifier</key>
			<string>{{x .ID}}.dossier</string>
			<key>UTTypeDescription</key>
			<string>{{x .Portable}}</string>
			<key>UTTypeConformsTo</key>
			<array>
				<string>public.data</string>
				<string>public.archive</string>
			</array>
			<key>UTTypeTagSpecification</key>
			<dict>
				<key>public.filename-extension</key>
				<array>
					<string>dossier</string>
				</array>
				<key>public.mime-type</key>
				<array>
					<string>application/x-dossierpme</string>
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
