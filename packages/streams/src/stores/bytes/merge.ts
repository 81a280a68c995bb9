/** Orders by unsigned bytes. */
export function compareBytes(left: Uint8Array, right: Uint8Array): number {
  const length = Math.min(left.length, right.length)
  for (let index = 0; index < length; index++) {
    const difference = (left[index] as number) - (right[index] as number)
    if (difference !== 0) return difference
  }
  return left.length - right.length
}

/** The smallest key that is greater than all that begin with these bytes; undefined: there is none. */
export function afterPrefix(prefix: Uint8Array): Uint8Array | undefined {
  let length = prefix.length
  while (length > 0 && prefix[length - 1] === 0xff) length--
  if (length === 0) return undefined
  const after = Buffer.from(prefix.subarray(0, length))
  after[length - 1] = (after[length - 1] as number) + 1
  return after
}

/** The smallest key that is greater than this one. */
export function afterKey(key: Uint8Array): Uint8Array {
  const after = Buffer.alloc(key.length + 1)
  after.set(key)
  return after
}

/** Rows of both, in order; where both have a key, that of `above` counts, and null there hides the row. */
export function* overlaid<Key>(
  above: Iterable<readonly [Key, Uint8Array | null]>,
  below: Iterable<readonly [Key, Uint8Array]>,
  isBackward: boolean,
  compare: (left: Key, right: Key) => number,
): Generator<readonly [Key, Uint8Array], undefined, undefined> {
  const aboveRows = above[Symbol.iterator]()
  const belowRows = below[Symbol.iterator]()
  try {
    let a = aboveRows.next()
    let b = belowRows.next()
    for (;;) {
      if (a.done === true) {
        if (b.done === true) return
        yield b.value
        b = belowRows.next()
        continue
      }
      const order = b.done === true ? -1 : compare(a.value[0], b.value[0])
      if (b.done !== true && (isBackward ? order < 0 : order > 0)) {
        yield b.value
        b = belowRows.next()
        continue
      }
      if (order === 0) b = belowRows.next()
      const [key, value] = a.value
      if (value !== null) yield [key, value]
      a = aboveRows.next()
    }
  } finally {
    aboveRows.return?.()
    belowRows.return?.()
  }
}

/** What several ordered sequences have, in order; of equals that of the earlier sequence first. */
export function* merged<T>(
  sequences: readonly Iterable<T>[],
  compare: (left: T, right: T) => number,
): Generator<T, undefined, undefined> {
  const heads = sequences.map((sequence) => {
    const rows = sequence[Symbol.iterator]()
    return { rows, next: rows.next() }
  })
  try {
    for (;;) {
      let least: (typeof heads)[number] | undefined
      for (const head of heads) {
        if (head.next.done === true) continue
        if (least === undefined || compare(head.next.value, least.next.value as T) < 0) least = head
      }
      if (least === undefined) return
      yield least.next.value as T
      least.next = least.rows.next()
    }
  } finally {
    for (const { rows } of heads) rows.return?.()
  }
}
