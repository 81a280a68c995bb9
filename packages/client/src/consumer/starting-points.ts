import type { OffsetSpec } from '../transport/transport.ts'
import { lookUpOffsets, type OffsetLookupLimits, type OffsetLookupParts } from './offset-lookup.ts'
import type { PartitionState } from './partition-state.ts'
import type { ConsumeOptions, StartPosition } from './types.ts'

/** Where the partition is to begin, by what the caller said. */
export function startOf(partition: number, from: ConsumeOptions['from'] = 'latest'): StartPosition {
  return isByPartition(from) ? (from.get(partition) ?? 'latest') : from
}

function isByPartition(from: NonNullable<ConsumeOptions['from']>): from is ReadonlyMap<number, StartPosition> {
  return from instanceof Map
}

/** Turns positions that callers name into offsets. */
export class StartingPoints {
  readonly #topicName: string
  readonly #parts: OffsetLookupParts
  readonly #limits: OffsetLookupLimits

  constructor(topicName: string, parts: OffsetLookupParts, limits: OffsetLookupLimits) {
    this.#topicName = topicName
    this.#parts = parts
    this.#limits = limits
  }

  /** The offsets of the specs; where no record is that late, the next to come. */
  async lookUp(specs: ReadonlyMap<number, OffsetSpec>): Promise<Map<number, number>> {
    const offsets = new Map<number, number>()
    if (specs.size === 0) return offsets
    const found = await lookUpOffsets(this.#parts, this.#topicName, specs, this.#limits)
    const late = new Map<number, OffsetSpec>()
    for (const [partition, { offset }] of found) {
      if (offset >= 0) offsets.set(partition, offset)
      else late.set(partition, 'latest')
    }
    for (const [partition, offset] of await this.lookUp(late)) offsets.set(partition, offset)
    return offsets
  }

  /** Where each partition ends now. */
  ends(partitions: Iterable<number>): Promise<Map<number, number>> {
    return this.lookUp(new Map([...partitions].map((partition) => [partition, 'latest'])))
  }

  /** The offset that each partition's origin means now. */
  async origins(states: readonly PartitionState[]): Promise<Map<number, number>> {
    const specs = new Map<number, OffsetSpec>()
    const offsets = new Map<number, number>()
    for (const { partition, origin, endOffset } of states) {
      if (typeof origin === 'object' && 'offset' in origin) offsets.set(partition, origin.offset)
      // The end was looked up before, and records may have come since: both must be the same one.
      else if (origin === 'latest' && endOffset !== Infinity) offsets.set(partition, endOffset)
      else specs.set(partition, origin)
    }
    for (const [partition, offset] of await this.lookUp(specs)) offsets.set(partition, offset)
    return offsets
  }
}
