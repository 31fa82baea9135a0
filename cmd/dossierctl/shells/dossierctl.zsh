#compdef dossierctl
# zsh completion of dossierctl. Written by « dossierctl completion zsh ».
# The program itself says what fits; this script only asks it.
_dossierctl() {
	local program=${(Q)words[1]} line word description kind
	local -a found
	program=${~program}
	whence -- "$program" >/dev/null || program=dossierctl
	line="${(j: :)words[1,CURRENT-1]} $QIPREFIX$IPREFIX$PREFIX"
	while IFS=$'\t' read -r word description; do
		case $word in
		:*) kind=$word ;;
		*) found+=("${word//:/\\:}:$description") ;;
		esac
	done < <("$program" complete zsh "=$line" 2>/dev/null)
	(( $#found )) && _describe -V 'dossierctl' found
	[[ -n $kind && $PREFIX == --*=* ]] && compset -P '*='
	case $kind in
	:folders) _files -/ ;;
	:files) _files ;;
	:files*) _files -g "(#i)*.(${(j:|:)${=kind#:files}})" ;;
	esac
	return 0
}
if [[ ${funcstack[1]} == _dossierctl ]]; then
	_dossierctl "$@"
else
	compdef _dossierctl dossierctl
fi
