package main

import (
	"bytes"
	"fmt"
	"strconv"
	"strings"
	"text/template"

	"github.com/tc-hib/winres"
	windowsversion "github.com/tc-hib/winres/version"

	"dossierpme/internal/version"
)

// objectFile is the name by which the Go compiler links the object, and into a program
// for Windows alone.
const objectFile = "rsrc_windows_amd64.syso"

// programs are the two programs with the key of what Windows shows as their description.
var programs = map[string]string{
	"dossierpme": "about.windows.window",
	"dossierctl": "about.windows.command_line",
}

// iconName is the name under which the toolkit looks for the icon of its windows.
const iconName = "GLFW_ICON"

// french is the language of the version information.
const french = 0x040C

// object is what is linked into a program: icon, version information and manifest.
func object(app version.Details, name, words string) ([]byte, error) {
	number, err := fourNumbers(app)
	if err != nil {
		return nil, err
	}
	var set winres.ResourceSet
	drawn, err := icon()
	if err != nil {
		return nil, err
	}
	if err := set.SetIcon(winres.Name(iconName), drawn); err != nil {
		return nil, err
	}
	info := windowsversion.Info{FileVersion: number, ProductVersion: number}
	for _, of := range [][2]string{
		{windowsversion.ProductName, app.Name},
		{windowsversion.FileDescription, words},
		{windowsversion.ProductVersion, app.Version},
		{windowsversion.FileVersion, app.Version},
		{windowsversion.InternalName, name},
		{windowsversion.OriginalFilename, name + ".exe"},
	} {
		if err := info.Set(french, of[0], of[1]); err != nil {
			return nil, fmt.Errorf("version information: %w", err)
		}
	}
	set.SetVersionInfo(info)
	manifest, err := manifest(app.ID+"."+name, number)
	if err != nil {
		return nil, err
	}
	if err := set.Set(winres.RT_MANIFEST, winres.ID(1), 0x0409, manifest); err != nil {
		return nil, err
	}
	var out bytes.Buffer
	if err := set.WriteObject(&out, winres.ArchAMD64); err != nil {
		return nil, err
	}
	return out.Bytes(), nil
}

// fourNumbers is a version as Windows compares it: its three numbers and the build.
func fourNumbers(app version.Details) (out [4]uint16, err error) {
	parts := strings.Split(app.Version, ".")
	if len(parts) != 3 {
		return out, fmt.Errorf("the version %q has not three numbers", app.Version)
	}
	for i, part := range append(parts, strconv.Itoa(app.Build)) {
		n, err := strconv.ParseUint(part, 10, 16)
		if err != nil {
			return out, fmt.Errorf("the version %q: %w", app.Version, err)
		}
		out[i] = uint16(n)
	}
	return out, nil
}

// dotted is a version of four numbers as text.
func dotted(n [4]uint16) string { return fmt.Sprintf("%d.%d.%d.%d", n[0], n[1], n[2], n[3]) }

// manifestText asks Windows for what the program can bear: no rights of an administrator,
// sharp on every monitor, UTF-8 in the C functions of the toolkit, paths of more than 260
// characters, and the controls that Windows draws today, for its own messages.
const manifestText = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<assembly xmlns="urn:schemas-microsoft-com:asm.v1" manifestVersion="1.0">
  <assemblyIdentity type="win32" name="{{.Name}}" version="{{.Version}}" processorArchitecture="amd64"/>
  <compatibility xmlns="urn:schemas-microsoft-com:compatibility.v1">
    <application>
      <!-- Windows 10 and 11 -->
      <supportedOS Id="{8e0f7a12-bfb3-4fe8-b9a5-48fd50a15a9a}"/>
    </application>
  </compatibility>
  <application xmlns="urn:schemas-microsoft-com:asm.v3">
    <windowsSettings>
      <dpiAware xmlns="http://schemas.microsoft.com/SMI/2005/WindowsSettings">true/pm</dpiAware>
      <dpiAwareness xmlns="http://schemas.microsoft.com/SMI/2016/WindowsSettings">PerMonitorV2, PerMonitor</dpiAwareness>
      <longPathAware xmlns="http://schemas.microsoft.com/SMI/2016/WindowsSettings">true</longPathAware>
      <activeCodePage xmlns="http://schemas.microsoft.com/SMI/2019/WindowsSettings">UTF-8</activeCodePage>
    </windowsSettings>
  </application>
  <dependency>
    <dependentAssembly>
      <assemblyIdentity type="win32" name="Microsoft.Windows.Common-Controls" version="6.0.0.0" processorArchitecture="*" publicKeyToken="6595b64144ccf1df" language="*"/>
    </dependentAssembly>
  </dependency>
  <trustInfo xmlns="urn:schemas-microsoft-com:asm.v3">
    <security>
      <requestedPrivileges>
        <requestedExecutionLevel level="asInvoker" uiAccess="false"/>
      </requestedPrivileges>
    </security>
  </trustInfo>
</assembly>
`

func manifest(name string, number [4]uint16) ([]byte, error) {
	text, err := template.New("").Parse(manifestText)
	if err != nil {
		return nil, err
	}
	var out bytes.Buffer
	err = text.Execute(&out, struct{ Name, Version string }{name, dotted(number)})
	return out.Bytes(), err
}
