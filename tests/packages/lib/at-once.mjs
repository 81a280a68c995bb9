import { availableParallelism } from 'node:os'

/**
 * Does `work` with each item, as many at the same time as there are processors. Resolves with what came of each, in the order of the items.
 *
 * @template T, R
 * @param {readonly T[]} items
 * @param {(item: T) => Promise<R>} work
 * @returns {Promise<R[]>}
 */
export async function eachAtOnce(items, work) {
  const results = /** @type {R[]} */ ([])
  const left = items.entries()
  const next = async () => {
    for (const [index, item] of left) results[index] = await work(item)
  }
  await Promise.all(Array.from({ length: availableParallelism() }, next))
  return results
}
