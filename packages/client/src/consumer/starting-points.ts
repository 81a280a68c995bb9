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

/** An offset to begin at. */
export interface Place {
  readonly offset: number
  /** The leader epoch of the record before it; -1 if it is not known. */
  readonly leaderEpoch: number
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
  async lookUp(specs: ReadonlyMap<number, OffsetSpec>): Promise<Map<number, Place>> {
    const places = new Map<number, Place>()
    if (specs.size === 0) return places
    const found = await lookUpOffsets(this.#parts, this.#topicName, specs, this.#limits)
    const late = new Map<number, OffsetSpec>()
    for (const [partition, { offset, leaderEpoch }] of found) {
      // The epoch of a time is that of the record found, which says nothing of the one before it.
      if (offset >= 0)
        places.set(partition, { offset, leaderEpoch: specs.get(partition) === 'latest' ? leaderEpoch : -1 })
      else late.set(partition, 'latest')
    }
    for (const [partition, place] of await this.lookUp(late)) places.set(partition, place)
    return places
  }

  /** Where each partition ends now. */
  ends(partitions: Iterable<number>): Promise<Map<number, Place>> {
    return this.lookUp(new Map([...partitions].map((partition) => [partition, 'latest'])))
  }

  /** What each partition's origin means now. */
  async origins(states: readonly PartitionState[]): Promise<Map<number, Place>> {
    const specs = new Map<number, OffsetSpec>()
    const places = new Map<number, Place>()
    for (const { partition, origin, originEpoch, endOffset } of states) {
      if (typeof origin === 'object' && 'offset' in origin)
        places.set(partition, { offset: origin.offset, leaderEpoch: originEpoch })
      // The end was looked up before, and records may have come since: both must be the same one.
      else if (origin === 'latest' && endOffset !== Infinity)
        places.set(partition, { offset: endOffset, leaderEpoch: -1 })
      else specs.set(partition, origin)
    }
    for (const [partition, place] of await this.lookUp(specs)) places.set(partition, place)
    return places
  }
}
