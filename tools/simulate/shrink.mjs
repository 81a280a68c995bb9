// Leaves out faults for as long as the same check still fails: halves first, then smaller parts (delta debugging).

const attemptsMax = 200

/** The failing run with the fewest faults that was found. */
export async function shrink(failed, { events, brokers, work, run, write }) {
  const { seed, failure } = failed
  let best = failed
  let attempts = 0
  const without = async (left) => {
    attempts += 1
    const result = await run({ seed, events, brokers, work, faults: new Set(left), trace: false })
    return result.failure?.check === failure.check ? result : undefined
  }
  let parts = 2
  for (;;) {
    const indexes = best.strikes.map(({ index }) => index)
    if (indexes.length === 0 || attempts >= attemptsMax) break
    const size = Math.ceil(indexes.length / parts)
    let smaller
    for (let from = 0; from < indexes.length && smaller === undefined && attempts < attemptsMax; from += size) {
      smaller = await without([...indexes.slice(0, from), ...indexes.slice(from + size)])
    }
    if (smaller !== undefined && smaller.strikes.length < best.strikes.length) {
      best = smaller
      write(`it still fails with ${best.strikes.length} faults`)
      parts = Math.max(2, parts - 1)
    } else if (size === 1) break
    else parts = Math.min(indexes.length, parts * 2)
  }
  return { result: best, attempts }
}
