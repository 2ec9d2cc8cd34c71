"""``completion``: the script that lets a shell complete; it edits nobody's start-up file."""

from binzhou_cli.cli.options import Words
from binzhou_cli.report.report import Report
from binzhou_cli.session import Session

USUAL_FORMAT = "json"

SCRIPTS = {
    "bash": """_binzhou() {
    local word words=("${COMP_WORDS[@]:1:COMP_CWORD}")
    COMPREPLY=()
    while IFS= read -r word; do
        COMPREPLY+=("$(printf '%q' "$word")")
    done < <(binzhou __complete bash "${words[@]}" 2>/dev/null)
    [[ ${#COMPREPLY[@]} -eq 0 && ${COMP_WORDS[COMP_CWORD-1]} == -@(d|o|-data|-output) ]] &&
        compopt -o default 2>/dev/null
    [[ ${COMPREPLY[0]} == *: ]] && compopt -o nospace 2>/dev/null
    return 0
}
COMP_WORDBREAKS=${COMP_WORDBREAKS//:}
shopt -s extglob
complete -F _binzhou binzhou
""",
    "zsh": """#compdef binzhou
_binzhou() {
    local line word
    local -a found told
    while IFS= read -r line; do
        word=${line%%$'\\t'*}
        found+=("$word")
        if [[ $line == *$'\\t'* ]]; then
            told+=("$word  -- ${line#*$'\\t'}")
        else
            told+=("$word")
        fi
    done < <(binzhou __complete zsh "${(@Q)words[2,CURRENT]}" 2>/dev/null)
    if (( ${#found} )); then
        compadd -l -d told -a found
    elif [[ ${words[CURRENT-1]} == (-d|-o|--data|--output) ]]; then
        _files
    fi
}
if [[ $funcstack[1] == _binzhou ]]; then
    _binzhou "$@"
else
    (( $+functions[compdef] )) || { autoload -Uz compinit && compinit }
    compdef _binzhou binzhou
fi
""",
    "fish": """function __binzhou_complete
    set -l words (commandline -opc)
    binzhou __complete fish $words[2..-1] (commandline -ct) 2>/dev/null
end
complete -c binzhou -f -a '(__binzhou_complete)'
complete -c binzhou -s d -l data -r -F
complete -c binzhou -s o -l output -r -F
""",
}


def command(session: Session, words: Words = None) -> Report:
    """The script, as text."""
    from binzhou_cli.errors import UsageError, say
    from binzhou_cli.report.report import Field

    shells = list(words or ())
    if len(shells) != 1 or shells[0] not in SCRIPTS:
        raise UsageError(say("error.shell", shells=", ".join(SCRIPTS)))
    session.asks_nothing("completion")
    session.refuse(
        "-f", bool(session.output.format) and session.output.format != USUAL_FORMAT, "completion"
    )
    return Report(
        title="",
        fields=(Field("script", "text", lambda row: row),),
        records=[SCRIPTS[shells[0]]],
        document=SCRIPTS[shells[0]],
    )
