; The installer of Dossier PME for Windows, compiled by scripts/windows/build with
;   PROGRAMS  the folder of what is installed
;   SOURCES   the folder of program.nsh and of the icon, which internal/winpack writes
;   OUT       the installer
; It installs for the user who runs it, asks for no rights of an administrator, and
; never touches the dossiers but where its uninstaller is asked to.
;
;   /S   without a question; /D=FOLDER, as the last one, says where
;
; The uninstaller takes /S, which keeps the dossiers, and with /S also
; /SUPPRIMER-DOSSIERS, which does not. Exit codes of both: 0 done, 1 given up by its
; user, 2 not done, 3 the program is open.

; Of 64 bits, as the program is.
Target amd64-unicode
; The archive has no times, and is compressed as a whole: the same files give the same bytes.
SetDateSave off
SetCompressor /SOLID lzma
ManifestDPIAware true
ManifestSupportedOS Win10
RequestExecutionLevel user

!include MUI2.nsh
!include LogicLib.nsh
!include FileFunc.nsh
!include WordFunc.nsh
!include nsDialogs.nsh
!include "${SOURCES}/program.nsh"

!define PROGRAM "dossierpme.exe"
!define COMMAND "dossierctl.exe"
!define UNINSTALLER "desinstaller.exe"
!define MENU "$SMPROGRAMS\${NAME}"
!define CLASSES "Software\Classes"
!define DOSSIER "DossierPME.dossier"
!define PAPER "DossierPME.pdf"
!define OURS "Software\${ID}"
!define UNINSTALL "Software\Microsoft\Windows\CurrentVersion\Uninstall\${ID}"
; Where the program keeps the dossiers and what it can make again: see internal/folders.
!define DATA "$APPDATA\${NAME}"
!define CACHE "$LOCALAPPDATA\dossierpme"

Name "${NAME}"
OutFile "${OUT}"
BrandingText "${NAME} ${VERSION}"
InstallDir "$LOCALAPPDATA\Programs\${NAME}"
InstallDirRegKey HKCU "${OURS}" "Folder"
ShowInstDetails nevershow
ShowUninstDetails nevershow
!ifdef SIGN
	!uninstfinalize '"${SIGN}" "%1"' = 0
!endif

VIProductVersion "${VERSION4}"
VIFileVersion "${VERSION4}"
VIAddVersionKey /LANG=1036 "ProductName" "${NAME}"
VIAddVersionKey /LANG=1036 "FileDescription" "Installation de ${NAME}"
VIAddVersionKey /LANG=1036 "ProductVersion" "${VERSION}"
VIAddVersionKey /LANG=1036 "FileVersion" "${VERSION}"
VIAddVersionKey /LANG=1036 "LegalCopyright" ""

!define MUI_ICON "${SOURCES}/dossierpme.ico"
!define MUI_UNICON "${SOURCES}/dossierpme.ico"
!define MUI_ABORTWARNING_CANCEL_DEFAULT

!define MUI_PAGE_HEADER_TEXT "Où installer ${NAME} ?"
!define MUI_PAGE_HEADER_SUBTEXT "Pour vous seul, sans droits d’administrateur."
!define MUI_DIRECTORYPAGE_TEXT_TOP "Version ${VERSION}. Vos dossiers, s’il y en a déjà sur cet ordinateur, ne sont pas touchés : ils restent dans ${DATA}."
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!define MUI_FINISHPAGE_TITLE "${NAME} est installé"
!define MUI_FINISHPAGE_TEXT "Vous le retrouvez dans le menu Démarrer. Un fichier .dossier s’ouvre d’un double clic ; un PDF de ce programme, par « Ouvrir avec »."
!define MUI_FINISHPAGE_RUN "$INSTDIR\${PROGRAM}"
!define MUI_FINISHPAGE_RUN_TEXT "Ouvrir ${NAME} maintenant"
!insertmacro MUI_PAGE_FINISH

UninstPage custom un.askDossiers un.heardDossiers
!insertmacro MUI_UNPAGE_INSTFILES

!insertmacro MUI_LANGUAGE "French"

Var Dossiers ; "1": the user wants the dossiers removed with the program
Var Box

; untilClosed waits until no program of a folder runs: Windows lets nobody write to one
; that does.
!macro untilClosed UN
Function ${UN}untilClosed
	again:
	ClearErrors
	IfFileExists "$INSTDIR\${PROGRAM}" 0 command
	FileOpen $0 "$INSTDIR\${PROGRAM}" a
	IfErrors open
	FileClose $0
	command:
	IfFileExists "$INSTDIR\${COMMAND}" 0 closed
	FileOpen $0 "$INSTDIR\${COMMAND}" a
	IfErrors open
	FileClose $0
	closed:
	Return
	open:
	MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION "${NAME} est ouvert.$\r$\n$\r$\nFermez sa fenêtre, puis choisissez « Réessayer ». Ce que vous avez saisi est enregistré." /SD IDCANCEL IDRETRY again
	SetErrorLevel 3
	Quit
FunctionEnd
!macroend
!insertmacro untilClosed ""
!insertmacro untilClosed "un."

Function .onInit
	SetShellVarContext current
	ReadRegStr $0 HKCU "${UNINSTALL}" "DisplayVersion"
	${If} $0 != ""
		${VersionCompare} "$0" "${VERSION}" $1
		${If} $1 == 1
			MessageBox MB_YESNO|MB_ICONQUESTION|MB_DEFBUTTON2 "Une version plus récente est installée ($0 ; celle-ci est la ${VERSION}).$\r$\n$\r$\nUne version ancienne peut ne pas ouvrir les dossiers qu’une plus récente a enregistrés. L’installer quand même ?" /SD IDNO IDYES older
			SetErrorLevel 1
			Quit
			older:
		${EndIf}
	${EndIf}
FunctionEnd

; place FILE gives a file that was unpacked beside it its name: a disk that is full
; leaves the old one.
!macro place FILE
	Delete "$INSTDIR\${FILE}"
	ClearErrors
	Rename "$INSTDIR\${FILE}.nouveau" "$INSTDIR\${FILE}"
	${If} ${Errors}
		Call failed
	${EndIf}
!macroend

!macro removeOpenGL
	Delete "$INSTDIR\opengl\opengl32.dll"
	Delete "$INSTDIR\opengl\libgallium_wgl.dll"
	Delete "$INSTDIR\opengl\LICENCES.txt"
	RMDir "$INSTDIR\opengl"
!macroend

Function failed
	Delete "$INSTDIR\${PROGRAM}.nouveau"
	Delete "$INSTDIR\${COMMAND}.nouveau"
	MessageBox MB_OK|MB_ICONSTOP "${NAME} n’a pas pu être écrit dans « $INSTDIR ».$\r$\n$\r$\nVos dossiers ne sont pas touchés. Vérifiez la place libre et vos droits sur ce dossier, ou choisissez-en un autre, puis recommencez." /SD IDOK
	SetErrorLevel 2
	Quit
FunctionEnd

Section
	; A folder is one however it is written.
	StrCpy $0 $INSTDIR "" -1
	${If} $0 == "\"
		StrCpy $INSTDIR $INSTDIR -1
	${EndIf}
	Call untilClosed
	; One that was installed elsewhere would stay in the menu's way.
	ReadRegStr $0 HKCU "${OURS}" "Folder"
	${If} $0 != ""
	${AndIf} $0 != $INSTDIR
	${AndIf} ${FileExists} "$0\${UNINSTALLER}"
		InitPluginsDir
		CopyFiles /SILENT "$0\${UNINSTALLER}" "$PLUGINSDIR\ancien.exe"
		ExecWait '"$PLUGINSDIR\ancien.exe" /S _?=$0' $1
		${If} $1 != 0
			MessageBox MB_OK|MB_ICONSTOP "L’ancienne installation, dans « $0 », ne se laisse pas remplacer : ${NAME} y est peut-être ouvert. Fermez-le, puis recommencez." /SD IDOK
			SetErrorLevel 3
			Quit
		${EndIf}
		Delete "$0\${UNINSTALLER}"
		RMDir "$0"
	${EndIf}

	SetOutPath "$INSTDIR"
	ClearErrors
	File "/oname=${PROGRAM}.nouveau" "${PROGRAMS}/${PROGRAM}"
	File "/oname=${COMMAND}.nouveau" "${PROGRAMS}/${COMMAND}"
	File "${PROGRAMS}/LISEZ-MOI.txt"
	File "${PROGRAMS}/LICENCES.txt"
	${If} ${Errors}
		Call failed
	${EndIf}
	; The software OpenGL, for machines without any; see internal/softgl.
	!insertmacro removeOpenGL
!if /FileExists "${PROGRAMS}/opengl/opengl32.dll"
	SetOutPath "$INSTDIR\opengl"
	ClearErrors
	File "${PROGRAMS}/opengl/opengl32.dll"
	File "${PROGRAMS}/opengl/libgallium_wgl.dll"
	File "${PROGRAMS}/opengl/LICENCES.txt"
	${If} ${Errors}
		Call failed
	${EndIf}
	SetOutPath "$INSTDIR"
!endif
	!insertmacro place "${PROGRAM}"
	!insertmacro place "${COMMAND}"
	WriteUninstaller "$INSTDIR\${UNINSTALLER}"

	; The menu, and the commands with their folder in the path.
	CreateDirectory "${MENU}"
	CreateShortcut "${MENU}\${NAME}.lnk" "$INSTDIR\${PROGRAM}" "" "$INSTDIR\${PROGRAM}" 0
	SetOutPath "$DOCUMENTS"
	CreateShortcut "${MENU}\${NAME} (ligne de commande).lnk" "$SYSDIR\cmd.exe" '/K "set PATH=$INSTDIR;%PATH%&& dossierctl help"' "$INSTDIR\${COMMAND}" 0
	SetOutPath "$INSTDIR"

	; A .dossier opens here; where its user has chosen another program, that one stays.
	WriteRegStr HKCU "${CLASSES}\${DOSSIER}" "" "Dossier portable de ${NAME}"
	WriteRegStr HKCU "${CLASSES}\${DOSSIER}\DefaultIcon" "" '"$INSTDIR\${PROGRAM}",0'
	WriteRegStr HKCU "${CLASSES}\${DOSSIER}\shell\open\command" "" '"$INSTDIR\${PROGRAM}" "%1"'
	ReadRegStr $0 HKCU "${CLASSES}\.dossier" ""
	${If} $0 == ""
		WriteRegStr HKCU "${CLASSES}\.dossier" "" "${DOSSIER}"
	${EndIf}
	WriteRegStr HKCU "${CLASSES}\.dossier\OpenWithProgids" "${DOSSIER}" ""
	; A PDF keeps its program, and can be opened here too.
	WriteRegStr HKCU "${CLASSES}\${PAPER}" "" "PDF de ${NAME}"
	WriteRegStr HKCU "${CLASSES}\${PAPER}\shell\open\command" "" '"$INSTDIR\${PROGRAM}" "%1"'
	WriteRegStr HKCU "${CLASSES}\.pdf\OpenWithProgids" "${PAPER}" ""
	WriteRegStr HKCU "${CLASSES}\Applications\${PROGRAM}" "FriendlyAppName" "${NAME}"
	WriteRegStr HKCU "${CLASSES}\Applications\${PROGRAM}\shell\open\command" "" '"$INSTDIR\${PROGRAM}" "%1"'
	WriteRegStr HKCU "${CLASSES}\Applications\${PROGRAM}\SupportedTypes" ".dossier" ""
	WriteRegStr HKCU "${CLASSES}\Applications\${PROGRAM}\SupportedTypes" ".pdf" ""
	WriteRegStr HKCU "Software\Microsoft\Windows\CurrentVersion\App Paths\${PROGRAM}" "" "$INSTDIR\${PROGRAM}"
	WriteRegStr HKCU "Software\Microsoft\Windows\CurrentVersion\App Paths\${COMMAND}" "" "$INSTDIR\${COMMAND}"

	; « Applications installées ».
	WriteRegStr HKCU "${OURS}" "Folder" "$INSTDIR"
	WriteRegStr HKCU "${UNINSTALL}" "DisplayName" "${NAME}"
	WriteRegStr HKCU "${UNINSTALL}" "DisplayVersion" "${VERSION}"
	WriteRegStr HKCU "${UNINSTALL}" "DisplayIcon" "$INSTDIR\${PROGRAM}"
	WriteRegStr HKCU "${UNINSTALL}" "InstallLocation" "$INSTDIR"
	WriteRegStr HKCU "${UNINSTALL}" "UninstallString" '"$INSTDIR\${UNINSTALLER}"'
	WriteRegStr HKCU "${UNINSTALL}" "QuietUninstallString" '"$INSTDIR\${UNINSTALLER}" /S'
	WriteRegDWORD HKCU "${UNINSTALL}" "NoModify" 1
	WriteRegDWORD HKCU "${UNINSTALL}" "NoRepair" 1
	${GetSize} "$INSTDIR" "/S=0K" $0 $1 $2
	WriteRegDWORD HKCU "${UNINSTALL}" "EstimatedSize" "$0"
	System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)'
SectionEnd

Function un.onInit
	SetShellVarContext current
	StrCpy $Dossiers ""
	${GetParameters} $0
	ClearErrors
	${GetOptions} $0 "/SUPPRIMER-DOSSIERS" $1
	${IfNot} ${Errors}
	${AndIf} ${Silent}
		StrCpy $Dossiers "1"
	${EndIf}
FunctionEnd

Function un.askDossiers
	!insertmacro MUI_HEADER_TEXT "Retirer ${NAME}" "Vos dossiers restent, sauf si vous cochez la case."
	nsDialogs::Create 1018
	Pop $0
	${NSD_CreateLabel} 0 0 100% 40u "Le programme est retiré de cet ordinateur. Vos dossiers, leurs pièces jointes et leurs sauvegardes restent dans ${DATA} : une nouvelle installation les retrouve."
	Pop $0
	${NSD_CreateCheckbox} 0 50u 100% 12u "Supprimer aussi mes dossiers, définitivement"
	Pop $Box
	nsDialogs::Show
FunctionEnd

Function un.heardDossiers
	${NSD_GetState} $Box $0
	StrCpy $Dossiers ""
	${If} $0 == ${BST_CHECKED}
		MessageBox MB_YESNO|MB_ICONEXCLAMATION|MB_DEFBUTTON2 "Tous vos dossiers, leurs pièces jointes et leurs sauvegardes vont être supprimés de cet ordinateur. Ils ne pourront pas être retrouvés.$\r$\n$\r$\nLes supprimer ?" IDYES yes
		Abort
		yes:
		StrCpy $Dossiers "1"
	${EndIf}
FunctionEnd

Section Uninstall
	Call un.untilClosed
	; Only what was installed: whatever else lies there is somebody's.
	Delete "$INSTDIR\${PROGRAM}"
	Delete "$INSTDIR\${COMMAND}"
	Delete "$INSTDIR\${PROGRAM}.nouveau"
	Delete "$INSTDIR\${COMMAND}.nouveau"
	Delete "$INSTDIR\LISEZ-MOI.txt"
	Delete "$INSTDIR\LICENCES.txt"
	!insertmacro removeOpenGL
	Delete "$INSTDIR\${UNINSTALLER}"
	RMDir "$INSTDIR"
	Delete "${MENU}\${NAME}.lnk"
	Delete "${MENU}\${NAME} (ligne de commande).lnk"
	RMDir "${MENU}"

	ReadRegStr $0 HKCU "${CLASSES}\.dossier" ""
	${If} $0 == "${DOSSIER}"
		DeleteRegValue HKCU "${CLASSES}\.dossier" ""
	${EndIf}
	DeleteRegValue HKCU "${CLASSES}\.dossier\OpenWithProgids" "${DOSSIER}"
	DeleteRegKey /ifempty HKCU "${CLASSES}\.dossier\OpenWithProgids"
	DeleteRegKey /ifempty HKCU "${CLASSES}\.dossier"
	DeleteRegKey HKCU "${CLASSES}\${DOSSIER}"
	DeleteRegValue HKCU "${CLASSES}\.pdf\OpenWithProgids" "${PAPER}"
	DeleteRegKey /ifempty HKCU "${CLASSES}\.pdf\OpenWithProgids"
	DeleteRegKey /ifempty HKCU "${CLASSES}\.pdf"
	DeleteRegKey HKCU "${CLASSES}\${PAPER}"
	DeleteRegKey HKCU "${CLASSES}\Applications\${PROGRAM}"
	DeleteRegKey HKCU "Software\Microsoft\Windows\CurrentVersion\App Paths\${PROGRAM}"
	DeleteRegKey HKCU "Software\Microsoft\Windows\CurrentVersion\App Paths\${COMMAND}"
	DeleteRegKey HKCU "${UNINSTALL}"
	DeleteRegKey HKCU "${OURS}"
	System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)'

	RMDir /r "${CACHE}"
	${If} $Dossiers == "1"
		RMDir /r "${DATA}"
	${EndIf}
SectionEnd
