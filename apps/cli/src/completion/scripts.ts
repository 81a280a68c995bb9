import type { Shell } from './shells.ts'

const bash = `# Completion of millrace for bash: add to ~/.bashrc
#   source <(millrace completion bash)
_millrace() {
  COMPREPLY=()
  local value _description
  while IFS=$'\\t' read -r value _description; do
    if [[ $value == ':files' ]]; then
      type compopt >/dev/null 2>&1 && compopt -o filenames 2>/dev/null
      while IFS= read -r value; do COMPREPLY+=("$value"); done < <(compgen -f -- "\${COMP_WORDS[COMP_CWORD]}")
    else
      COMPREPLY+=("$value")
    fi
  done < <("$1" __complete bash -- "\${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null)
}
complete -F _millrace millrace
`

const zsh = `#compdef millrace
# Completion of millrace for zsh: add to ~/.zshrc, behind compinit,
#   source <(millrace completion zsh)
# or save it as _millrace in a folder of $fpath.
_millrace() {
  local -a values
  local line value description files=0
  while IFS= read -r line; do
    if [[ $line == ':files' ]]; then
      files=1
      continue
    fi
    value=\${line%%$'\\t'*}
    description=\${line#*$'\\t'}
    values+=("\${value//:/\\\\:}\${description:+:$description}")
  done < <("\${words[1]}" __complete zsh -- "\${(@)words[2,CURRENT]}" 2>/dev/null)
  (( \${#values} )) && _describe 'millrace' values
  (( files )) && _files
}
if [[ \${funcstack[1]} == _millrace ]]; then
  _millrace "$@"
else
  compdef _millrace millrace
fi
`

const fish = `# Completion of millrace for fish: save it as ~/.config/fish/completions/millrace.fish
function __millrace_complete
    set -l words (commandline -opc)
    set -l current (commandline -ct)
    for line in ($words[1] __complete fish -- $words[2..-1] "$current" 2>/dev/null)
        if test "$line" = ':files'
            __fish_complete_path "$current"
        else
            printf '%s\\n' $line
        end
    end
end
complete -c millrace -f -a '(__millrace_complete)'
`

/** The script that makes a shell ask `millrace __complete` what could come next. */
export const completionScripts: Readonly<Record<Shell, string>> = { bash, zsh, fish }
