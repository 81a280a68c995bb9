import type { FaultKind } from './fault.ts'

/** Files of which every bit can be had again: from another replica, another voter, or the log beside it. */
const restorable = /\.(log|index|timeindex|snapshot|checkpoint)$/

/*
 * Of a segment only what the broker knows to have been on disk: what rots at the end of a log before a second has passed, and before the
 * broker starts again, looks like a write that was under way when it stopped (docs/reliability.md says so).
 */

/** A disk that loses or alters what it was given: one in the cluster, so that whatever is committed stands on another too. */
export const damageFaults: readonly FaultKind[] = [
  {
    name: 'emptied disk',
    theme: 'damage',
    weight: 3,
    brokersMin: 3,
    strike({ badDisk: node, watch, operator }, random, later) {
      const delayMs = random.number() * 5_000
      node.kill()
      watch.logs.emptying(node.machine.host)
      node.machine.emptyDisk()
      operator.replaceLostVoters()
      later(delayMs, `broker ${node.nodeId} starts with an empty disk`, () => node.start())
      return `broker ${node.nodeId} loses its disk, and is away for ${delayMs.toFixed(0)} ms`
    },
  },
  {
    name: 'bit rot',
    theme: 'damage',
    weight: 4,
    brokersMin: 3,
    strike({ badDisk: { nodeId, machine }, watch }, random) {
      const files = [...machine.disk.contents(restorable)]
        // A copy that takes the place of a log is not read again before it does.
        .filter(({ path }) => !path.includes('-future/'))
        .map(({ path, sizeBytes }) => ({
          path,
          sizeBytes: Math.min(sizeBytes, watch.logs.knownBytes(machine.host, path)),
        }))
        .filter(({ sizeBytes }) => sizeBytes > 0)
      if (files.length === 0) return undefined
      const { path, sizeBytes } = random.pick(files)
      const position = random.integer(sizeBytes)
      watch.logs.rotting(machine.host, path, position)
      machine.disk.flipBit(path, position, random.integer(8))
      return `a bit of byte ${position} of ${path} flips on the disk of broker ${nodeId}`
    },
  },
]
