/** The number of single-character edits (insert, remove, replace, swap of neighbours) from one text to the other. */
function distance(left: string, right: string): number {
  let beforePrevious: number[] = []
  let previous = Array.from({ length: right.length + 1 }, (_, column) => column)
  for (let row = 1; row <= left.length; row++) {
    const current = [row]
    for (let column = 1; column <= right.length; column++) {
      const replaced = (previous[column - 1] ?? 0) + (left[row - 1] === right[column - 1] ? 0 : 1)
      let least = Math.min((previous[column] ?? 0) + 1, (current[column - 1] ?? 0) + 1, replaced)
      const swapped = left[row - 1] === right[column - 2] && left[row - 2] === right[column - 1]
      if (row > 1 && column > 1 && swapped) least = Math.min(least, (beforePrevious[column - 2] ?? 0) + 1)
      current.push(least)
    }
    beforePrevious = previous
    previous = current
  }
  return previous[right.length] ?? 0
}

/** Names longer than this are nobody's typing error. */
const lengthMax = 100

/** Of `known` the name that was most likely meant by `name`; undefined if none is near. Separators and case count for nothing. */
export function closestName(name: string, known: Iterable<string>): string | undefined {
  if (name.length > lengthMax) return undefined
  const plain = (text: string): string => text.toLowerCase().replaceAll(/[-_.]/g, '')
  const wanted = plain(name)
  let best: string | undefined
  let least = Math.max(1, Math.floor(wanted.length / 4)) + 1
  for (const candidate of known) {
    const edits = distance(wanted, plain(candidate))
    if (edits < least) {
      least = edits
      best = candidate
    }
  }
  return best
}
