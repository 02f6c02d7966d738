#!/usr/bin/env bash
# What the command prints for a shell or for man, read by it.
#   shell.sh bash|zsh|fish|man COMMAND SOURCE
set -euo pipefail
kind=$1 command=$2 source=$3
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
failed=0

need() {
    command -v "$1" >/dev/null && return
    echo "$1 is not installed"
    exit 77
}

# same WHAT EXPECTED GOT: words in any order.
same() {
    local expected got
    expected=$(tr ' ' '\n' <<<"$2" | sed '/^$/d' | sort)
    got=$(tr ' ' '\n' <<<"$3" | sed '/^$/d' | sort)
    if [[ $expected != "$got" ]]; then
        printf '%s\n  expected: %s\n  got:      %s\n' "$1" "$(tr '\n' ' ' <<<"$expected")" "$(tr '\n' ' ' <<<"$got")"
        failed=1
    fi
}

# What each shell is asked: the words typed so far, the last one unfinished, and what completes it.
rulebooks='cz-pl-2014-2020.microprojects cz-pl-2014-2020.microprojects.praded cz-pl-2014-2020.microprojects.silesia'
ask_all() {
    same 'a command' 'check checkpoint' "$(answers cofin che)"
    same 'a command below' 'diff lint list show test' "$(answers cofin rulebook '')"
    same 'an option' '--html' "$(answers cofin check --ht)"
    same 'an option of the command below' '--on' "$(answers cofin rulebook show --o)"
    same 'a word' 'cs en pl uk' "$(answers cofin check --lang '')"
    same 'a word behind the path' 'csv' "$(answers cofin journal --ledger there.cofin --format cs)"
    same 'a rulebook' "$rulebooks" "$(answers cofin check there --rulebook cz-pl-2014-2020.micro)"
    same 'a rulebook as an argument' 'eu-2014-2020 eu-2021-2027' "$(answers cofin rulebook diff po_kl.2007-2013 eu-)"
    same 'a file' 'there.csv' "$(answers cofin import ther)"
    same 'a file as a value' 'there.csv' "$(answers cofin check . --html ther)"
    same 'a word of an argument' 'bash' "$(answers cofin completion b)"
    same 'nothing behind what ends' '' "$(answers cofin check --json --on 2)"
}

cd "$scratch"
touch there.csv
case $kind in
bash)
    "$command" completion bash > completion
    bash -n completion
    # As bash calls it: the words, the place of the last one, the function.
    answers() {
        bash --norc -c '
            compopt() { :; }
            source ./completion
            COMP_WORDS=("$@") COMP_CWORD=$(($# - 1))
            [[ $(complete -p cofin) == "complete -F _cofin cofin" ]] || exit 1
            _cofin
            printf "%s\n" "${COMPREPLY[@]}"' bash "$@"
    }
    ask_all
    # bash cuts at the sign of equality.
    same 'a word behind =' 'pl' "$(answers cofin check --lang = p)"
    same 'words behind =' 'cs en pl uk' "$(answers cofin check --lang =)"
    # And as a person does it: typed, completed by the tabulator, sent.
    need python3
    answer=$(python3 "$here/type.py" bash "$PWD/completion" 'cofin chec' 2>&1) || failed=1
    same 'typed' 'cofin check ' "$answer"
    ;;
zsh)
    need zsh
    need python3
    "$command" completion zsh > _cofin
    zsh -n _cofin
    answer=$(python3 "$here/type.py" zsh "$PWD/_cofin" 'cofin expl') || failed=1
    same 'a command' 'cofin explain ' "$answer"
    answer=$(python3 "$here/type.py" zsh "$PWD/_cofin" 'cofin rulebook sh') || failed=1
    same 'a command below' 'cofin rulebook show ' "$answer"
    answer=$(python3 "$here/type.py" zsh "$PWD/_cofin" 'cofin check --ht') || failed=1
    same 'an option' 'cofin check --html=' "${answer% }"
    answer=$(python3 "$here/type.py" zsh "$PWD/_cofin" 'cofin journal --format bean') || failed=1
    same 'a word' 'cofin journal --format beancount ' "$answer"
    answer=$(python3 "$here/type.py" zsh "$PWD/_cofin" 'cofin rulebook show eu-2014') || failed=1
    same 'a rulebook' 'cofin rulebook show eu-2014-2020 ' "$answer"
    answer=$(python3 "$here/type.py" zsh "$PWD/_cofin" 'cofin import ther') || failed=1
    same 'a file' 'cofin import there.csv ' "$answer"
    ;;
fish)
    need fish
    "$command" completion fish > completion.fish
    fish -n completion.fish
    answers() {
        local line
        printf -v line '%s ' "${@:1:$#-1}"
        HOME=$scratch fish --no-config -c 'source completion.fish; complete -C $argv[1]' -- "$line${*: -1}" | cut -f1
    }
    ask_all
    ;;
man)
    mkdir pages
    "$command" manual --out pages
    checked=0
    for page in pages/*.1; do
        if command -v mandoc >/dev/null; then
            mandoc -T lint -W warning "$page" || failed=1
            checked=1
        fi
        if command -v groff >/dev/null; then
            said=$(groff -man -ww -T utf8 "$page" 2>&1 >/dev/null)
            if [[ -n $said ]]; then
                echo "$page: $said"
                failed=1
            fi
            checked=1
        fi
    done
    if ((checked == 0)); then
        echo 'neither mandoc nor groff is installed'
        exit 77
    fi
    # A page says what --help says.
    test -s pages/cofin-rulebook-show.1
    grep -q 'cofin rulebook show eu\\-2014\\-2020' pages/cofin-rulebook-show.1
    cmp pages/cofin-check.1 <("$command" manual check)
    ;;
esac
exit "$failed"
