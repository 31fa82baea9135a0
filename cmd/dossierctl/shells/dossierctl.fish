# fish completion of dossierctl. Written by « dossierctl completion fish ».
# The program itself says what fits; this script only asks it.
function __dossierctl_complete
	set -l program (string replace -r '^~' $HOME -- (commandline -po)[1])
	command -q -- $program
	or set program dossierctl
	set -l kind
	for line in ($program complete fish =(commandline -cp | string collect) 2>/dev/null)
		if string match -q ':*' -- $line
			set kind (string split ' ' -- $line)
		else
			echo $line
		end
	end
	test -n "$kind"
	or return 0
	# What stands before the path in --option=path stays before each path.
	set -l before ''
	set -l path (commandline -ct)
	if string match -qr '^--[^=]*=' -- $path
		set before (string replace -r '=.*' '=' -- $path)
		set path (string replace -r '^[^=]*=' '' -- $path)
	end
	for file in (complete -C "__dossierctl_no_such_command $path")
		set -l name (string split -m 1 \t -- $file)[1]
		set -l wanted no
		if string match -q '*/' -- $name
			set wanted yes
		else if test "$kind[1]" = :files
			set wanted yes
			if set -q kind[2]
				set wanted no
				for suffix in $kind[2..]
					string match -qi "*.$suffix" -- $name
					and set wanted yes
				end
			end
		end
		test $wanted = yes
		and echo $before$file
	end
end
complete -c dossierctl -f -k -a '(__dossierctl_complete)'
