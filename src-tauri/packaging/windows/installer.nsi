; The installer for Windows: for one person, without an administrator's rights, without a network. It writes the program's own
; folder, a start-menu entry and the file type, all of that person; books, settings and backups are nobody's to remove.
; Called with -DVERSION, -DFILES (a folder with what is shipped), -DICON, -DOUT; /S installs and uninstalls silently.

Unicode true
Target amd64-unicode
SetCompressor /SOLID lzma
RequestExecutionLevel user
ManifestDPIAware true
CRCCheck force

!include MUI2.nsh
!include WordFunc.nsh
!include WinVer.nsh

!define NAME "支部手册"
!define PROGRAM "branchbook-window.exe"
!define TYPE "Branchbook.Book"
!define KEY "Software\Microsoft\Windows\CurrentVersion\Uninstall\Branchbook"
; Microsoft's own name for the offline installer, and the key by which it asks to be detected.
!define WEBVIEW_SETUP "MicrosoftEdgeWebView2RuntimeInstallerX64.exe"
!define WEBVIEW_KEY "Microsoft\EdgeUpdate\Clients\{F3017226-FE2A-4295-8BDF-00C3A9A7E4C5}"

Name "${NAME}"
OutFile "${OUT}"
BrandingText "${NAME} ${VERSION}"
InstallDir "$LOCALAPPDATA\Programs\Branchbook"
InstallDirRegKey HKCU "${KEY}" "InstallLocation"
VIProductVersion "${VERSION}.0"
VIAddVersionKey /LANG=2052 "ProductName" "${NAME}"
VIAddVersionKey /LANG=2052 "ProductVersion" "${VERSION}"
VIAddVersionKey /LANG=2052 "FileVersion" "${VERSION}"
VIAddVersionKey /LANG=2052 "FileDescription" "${NAME} 安装程序"
VIAddVersionKey /LANG=2052 "LegalCopyright" "MIT"

!define MUI_ICON "${ICON}"
!define MUI_UNICON "${ICON}"
; The icon on plain paper, in place of the blue that NSIS brings.
!define MUI_WELCOMEFINISHPAGE_BITMAP "side.bmp"
!define MUI_ABORTWARNING
!define MUI_FINISHPAGE_RUN "$INSTDIR\${PROGRAM}"
!define MUI_FINISHPAGE_RUN_TEXT "现在打开支部手册"
!define MUI_UNCONFIRMPAGE_TEXT_TOP "只删除程序。手册、设置和备份都不动。"
!define MUI_WELCOMEPAGE_TEXT "装好以后，不用连网就能用。$\r$\n$\r$\n不用管理员密码。电脑上原有的手册、设置和备份都不会动。$\r$\n$\r$\n点“下一步”继续。"
!insertmacro MUI_PAGE_WELCOME
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "SimpChinese"

Function .onInit
  ${IfNot} ${AtLeastWin10}
    MessageBox MB_ICONSTOP "这台电脑装不了支部手册：需要 Windows 10 或 Windows 11。什么也没有改动。" /SD IDOK
    SetErrorLevel 2
    Quit
  ${EndIf}
  ReadRegStr $0 HKCU "${KEY}" "DisplayVersion"
  ${If} $0 != ""
    ${VersionCompare} "$0" "${VERSION}" $1
    ${If} $1 == 1
      MessageBox MB_YESNO|MB_ICONEXCLAMATION|MB_DEFBUTTON2 "已经装着较新的 $0 版。换回 ${VERSION} 版以后，新版写过的手册会打不开（不会损坏）。要换回旧版吗？" /SD IDNO IDYES older
      SetErrorLevel 3
      Quit
    older:
    ${EndIf}
  ${EndIf}
FunctionEnd

; Until nobody runs the program any more: Windows lets no program be replaced while it runs.
!macro WAIT_CLOSED UN
Function ${UN}waitClosed
again:
  IfFileExists "$INSTDIR\${PROGRAM}" 0 closed
  ClearErrors
  FileOpen $0 "$INSTDIR\${PROGRAM}" a
  IfErrors open
  FileClose $0
closed:
  Return
open:
  MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION "支部手册正开着。请先关掉它的窗口，再点“重试”。" /SD IDCANCEL IDRETRY again
  SetErrorLevel 4
  Quit
FunctionEnd
!macroend
!insertmacro WAIT_CLOSED ""
!insertmacro WAIT_CLOSED "un."

; $0: the version of WebView2 on this computer; empty: none.
Function findWebView
  ReadRegStr $0 HKLM "SOFTWARE\WOW6432Node\${WEBVIEW_KEY}" "pv"
  ${If} $0 == ""
  ${OrIf} $0 == "0.0.0.0"
    ReadRegStr $0 HKCU "Software\${WEBVIEW_KEY}" "pv"
  ${EndIf}
  ${If} $0 == "0.0.0.0"
    StrCpy $0 ""
  ${EndIf}
FunctionEnd

; Never a download: Microsoft's offline installer lies beside this one, or the person is told where to get it.
Function needWebView
  Call findWebView
  ${If} $0 != ""
    Return
  ${EndIf}
  IfFileExists "$EXEDIR\${WEBVIEW_SETUP}" 0 missing
  DetailPrint "正在安装 Microsoft Edge WebView2 运行时，要几分钟……"
  ExecWait '"$EXEDIR\${WEBVIEW_SETUP}" /silent /install' $1
  Call findWebView
  ${If} $0 != ""
    Return
  ${EndIf}
missing:
  DetailPrint "没有找到 Microsoft Edge WebView2 运行时"
  MessageBox MB_ICONINFORMATION "支部手册装好了，但还缺一个部件，窗口暂时打不开：Microsoft Edge WebView2 运行时。$\r$\n$\r$\n请在能上网的电脑上打开$\r$\ndeveloper.microsoft.com/microsoft-edge/webview2$\r$\n下载“常青版独立安装程序”x64（${WEBVIEW_SETUP}），拷来和这个安装文件放在一起，再双击安装一次。$\r$\n$\r$\n详见安装文件夹里的“安装说明.pdf”。" /SD IDOK
FunctionEnd

Section
  Call waitClosed
  SetOutPath "$INSTDIR"
  File /r "${FILES}\*"
  WriteUninstaller "$INSTDIR\uninstall.exe"
  CreateShortcut "$SMPROGRAMS\${NAME}.lnk" "$INSTDIR\${PROGRAM}"

  WriteRegStr HKCU "Software\Classes\.book" "" "${TYPE}"
  WriteRegStr HKCU "Software\Classes\.book\OpenWithProgids" "${TYPE}" ""
  WriteRegStr HKCU "Software\Classes\${TYPE}" "" "支部手册文件"
  WriteRegStr HKCU "Software\Classes\${TYPE}\DefaultIcon" "" "$INSTDIR\${PROGRAM},0"
  WriteRegStr HKCU "Software\Classes\${TYPE}\shell\open\command" "" '"$INSTDIR\${PROGRAM}" "%1"'

  WriteRegStr HKCU "${KEY}" "DisplayName" "${NAME}"
  WriteRegStr HKCU "${KEY}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${KEY}" "DisplayIcon" "$INSTDIR\${PROGRAM},0"
  WriteRegStr HKCU "${KEY}" "Publisher" "Branchbook"
  WriteRegStr HKCU "${KEY}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKCU "${KEY}" "UninstallString" '"$INSTDIR\uninstall.exe"'
  WriteRegStr HKCU "${KEY}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
  SectionGetSize 0 $0
  WriteRegDWORD HKCU "${KEY}" "EstimatedSize" $0
  WriteRegDWORD HKCU "${KEY}" "NoModify" 1
  WriteRegDWORD HKCU "${KEY}" "NoRepair" 1
  ; SHCNE_ASSOCCHANGED: the icons of books are drawn anew.
  System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)'
  Call needWebView
SectionEnd

; Only what was put there, by name: whoever keeps a book in the program's folder keeps it.
Section "Uninstall"
  Call un.waitClosed
  Delete "$INSTDIR\branchbook-window.exe"
  Delete "$INSTDIR\branchbook.exe"
  Delete "$INSTDIR\WebView2Loader.dll"
  Delete "$INSTDIR\licences.txt"
  Delete "$INSTDIR\安装说明.pdf"
  Delete "$INSTDIR\uninstall.exe"
  RMDir "$INSTDIR"
  Delete "$SMPROGRAMS\${NAME}.lnk"

  ReadRegStr $0 HKCU "Software\Classes\.book" ""
  ${If} $0 == "${TYPE}"
    DeleteRegValue HKCU "Software\Classes\.book" ""
  ${EndIf}
  DeleteRegValue HKCU "Software\Classes\.book\OpenWithProgids" "${TYPE}"
  DeleteRegKey /ifempty HKCU "Software\Classes\.book\OpenWithProgids"
  DeleteRegKey /ifempty HKCU "Software\Classes\.book"
  DeleteRegKey HKCU "Software\Classes\${TYPE}"
  DeleteRegKey HKCU "${KEY}"
  System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)'
SectionEnd
