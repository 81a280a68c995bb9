/**
 * The words of a command line as bash's completion has them, joined again: bash takes `=` and `:` for words of their own
 * (COMP_WORDBREAKS), with which `--brokers host:9094` comes in four pieces.
 */
export function joinBashWords(words: readonly string[]): string[] {
  const joined: string[] = []
  let glue = false
  for (const word of words) {
    const isBreak = /^[=:]+$/.test(word)
    if ((glue || isBreak) && joined.length > 0) joined.push(`${joined.pop() ?? ''}${word}`)
    else joined.push(word)
    glue = isBreak
  }
  return joined
}

/** What bash replaces: what stands behind the last break of the word that is completed. */
export function afterBashBreak(before: string, value: string): string {
  const whole = before + value
  const start = Math.max(before.lastIndexOf('='), before.lastIndexOf(':')) + 1
  return whole.slice(start)
}
