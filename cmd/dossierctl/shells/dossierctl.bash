# bash completion of dossierctl. Written by « dossierctl completion bash ».
# The program itself says what fits; this script only asks it.
_dossierctl() {
	local program=${COMP_WORDS[0]} current=${COMP_WORDS[COMP_CWORD]} word kind= suffix
	program=${program/#\~/$HOME}
	type -P -- "$program" >/dev/null || program=dossierctl
	# Bash takes the sign of --option=value for a word of its own.
	[[ $current == = ]] && current=
	COMPREPLY=()
	while IFS=$'\t' read -r word _; do
		case $word in
		:*) kind=$word ;;
		*) COMPREPLY+=("$word") ;;
		esac
	done < <("$program" complete bash "=${COMP_LINE:0:COMP_POINT}" 2>/dev/null)
	case $kind in
	:folders)
		compopt -o filenames -o plusdirs
		;;
	:files*)
		compopt -o filenames -o plusdirs
		while IFS= read -r word; do
			if [[ $kind == :files ]]; then
				[[ -d $word ]] || COMPREPLY+=("$word")
				continue
			fi
			for suffix in ${kind#:files}; do
				[[ ${word,,} == *."$suffix" && ! -d $word ]] && COMPREPLY+=("$word")
			done
		done < <(compgen -f -- "$current")
		;;
	*)
		[[ ${#COMPREPLY[@]} -eq 1 && ${COMPREPLY[0]} == *= ]] && compopt -o nospace
		;;
	esac
	return 0
}
complete -F _dossierctl dossierctl
