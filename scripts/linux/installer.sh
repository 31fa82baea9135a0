#!/bin/sh
# Installe Dossier PME pour vous seul, sans administrateur, ou l’enlève.
#
#   ./installer.sh                     dans ~/.local
#   ./installer.sh /usr/local          pour tous, en administrateur
#   ./installer.sh --enlever           enlève ce qui a été installé dans ~/.local
#   ./installer.sh --enlever DOSSIER   de même, dans un autre dossier
#
# Vos dossiers ne sont jamais touchés : ils sont dans ~/.local/share/dossierpme.
set -eu

enlever=non
if [ "${1:-}" = --enlever ]; then
	enlever=oui
	shift
fi
case "${1:-}" in
-*)
	sed -n '2,9s/^# \{0,1\}//p' "$0"
	exit 2
	;;
esac
vers="${1:-$HOME/.local}"
ici="$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)"

# Les menus et les types de fichiers sont relus, là où le système en a le moyen.
relire() {
	if command -v update-desktop-database >/dev/null 2>&1; then
		update-desktop-database -q "$vers/share/applications" 2>/dev/null || :
	fi
	if command -v update-mime-database >/dev/null 2>&1; then
		update-mime-database "$vers/share/mime" 2>/dev/null || :
	fi
	if command -v gtk-update-icon-cache >/dev/null 2>&1; then
		gtk-update-icon-cache -qtf "$vers/share/icons/hicolor" 2>/dev/null || :
	fi
}

if [ "$enlever" = oui ]; then
	(cd "$ici" && find bin share -type f -o -type l) | while IFS= read -r fichier; do
		rm -f "$vers/$fichier"
	done
	rmdir "$vers/share/doc/dossierpme" 2>/dev/null || :
	relire
	echo "Dossier PME est enlevé de « $vers ». Vos dossiers sont toujours là."
	exit 0
fi

(cd "$ici" && find bin share -type d) | while IFS= read -r dossier; do
	mkdir -p "$vers/$dossier"
done
# Chaque fichier prend sa place d’un coup : une version qui fonctionne n’est jamais à moitié remplacée.
(cd "$ici" && find bin share -type f -o -type l) | while IFS= read -r fichier; do
	cp -P "$ici/$fichier" "$vers/$fichier.nouveau"
	mv -f "$vers/$fichier.nouveau" "$vers/$fichier"
done
relire
echo "Dossier PME est installé dans « $vers »."
case ":$PATH:" in
*":$vers/bin:"*) ;;
*) echo "« $vers/bin » n’est pas dans le chemin des commandes : ouvrez une nouvelle session, ou lancez « $vers/bin/dossierpme »." ;;
esac
