/** Why a text can't be a filter of MQTT's topics; undefined if it can. */
export function wrongFilter(filter: string): string | undefined {
  if (filter === '') return 'it is empty'
  if (filter.includes('\0')) return 'it has a character of code 0'
  if (Buffer.byteLength(filter) > 65_535) return 'it has more than 65,535 bytes'
  const levels = filter.split('/')
  for (const [at, level] of levels.entries()) {
    if (level.includes('#') && (level !== '#' || at !== levels.length - 1)) return '# is to be its last level, alone'
    if (level.includes('+') && level !== '+') return '+ is to be a whole level'
  }
  return undefined
}

/** Whether a topic is one of those of a filter: `+` is any level, `#` all that follow and the one before. Neither is one that begins with `$`. */
export function matchesFilter(filter: string, topic: string): boolean {
  const wanted = filter.split('/')
  const levels = topic.split('/')
  if (topic.startsWith('$') && (wanted[0] === '#' || wanted[0] === '+')) return false
  for (const [at, level] of wanted.entries()) {
    if (level === '#') return true
    if (at >= levels.length || (level !== '+' && level !== levels[at])) return false
  }
  return wanted.length === levels.length
}
