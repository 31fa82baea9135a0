# PowerShell completion of dossierctl. Written by « dossierctl completion powershell ».
# The program itself says what fits; this script only asks it.
Register-ArgumentCompleter -Native -CommandName 'dossierctl', 'dossierctl.exe' -ScriptBlock {
    param($wordToComplete, $commandAst, $cursorPosition)

    # Each word travels behind a sign, so that none is empty or looks like an option.
    $words = @()
    foreach ($element in $commandAst.CommandElements) {
        if ($element.Extent.EndOffset -ge $cursorPosition) { break }
        if ($element -is [System.Management.Automation.Language.StringConstantExpressionAst]) {
            $words += '=' + $element.Value
        } else {
            $words += '=' + $element.Extent.Text
        }
    }
    $current = $wordToComplete.Trim("'", '"')
    $words += '=' + $current
    $program = $commandAst.GetCommandName()
    if (-not $program) { $program = 'dossierctl' }

    $before = [Console]::OutputEncoding
    try {
        [Console]::OutputEncoding = [System.Text.Encoding]::UTF8
        $lines = @(& $program complete powershell @words 2>$null)
    } catch {
        return
    } finally {
        [Console]::OutputEncoding = $before
    }

    $kind = ''
    foreach ($line in $lines) {
        if ($line.StartsWith(':')) { $kind = $line; continue }
        $word, $description = $line -split "`t", 2
        if (-not $description) { $description = $word }
        $insert = $word
        if ($insert -match '[\s''"`$&|;(){}<>@#,]') { $insert = "'" + $insert.Replace("'", "''") + "'" }
        [System.Management.Automation.CompletionResult]::new($insert, $word, 'ParameterValue', $description)
    }
    if (-not $kind) { return }

    # What stands before the path in --option=path stays before each path.
    $option = ''
    $path = $current
    if ($current -match '^(--[^=]+=)(.*)$') { $option = $Matches[1]; $path = $Matches[2] }
    $kinds = @($kind -split ' ')
    $suffixes = @($kinds | Select-Object -Skip 1)
    foreach ($file in [System.Management.Automation.CompletionCompleters]::CompleteFilename($path)) {
        if ($file.ResultType -ne 'ProviderContainer') {
            if ($kinds[0] -ne ':files') { continue }
            $suffix = [System.IO.Path]::GetExtension($file.ListItemText).TrimStart('.').ToLowerInvariant()
            if ($suffixes.Count -gt 0 -and $suffixes -notcontains $suffix) { continue }
        }
        [System.Management.Automation.CompletionResult]::new($option + $file.CompletionText, $file.ListItemText, $file.ResultType, $file.ToolTip)
    }
}
