import { assert } from '@millrace/base'
import type { Entry, ReplicaKey, Voter } from '../../src/types.ts'

/** A state machine whose whole state is a checksum of what was applied, so that any difference shows for ever. */
export class Machine {
  endOffset = 0
  hash = 0

  apply(entry: Entry): void {
    assert(entry.baseOffset === this.endOffset, `entry ${entry.baseOffset} is applied after ${this.endOffset}`)
    this.hash = mix(mix(this.hash, entry.endOffset), entryHash(entry))
    this.endOffset = entry.endOffset
  }

  /** Its bytes, with `padding` that tells apart the files of nodes that made the same snapshot. */
  encode(padding: string): Uint8Array {
    return new TextEncoder().encode(`${this.endOffset} ${this.hash} ${padding}`)
  }

  load(bytes: Uint8Array): void {
    const [endOffset, hash] = new TextDecoder().decode(bytes).split(' ')
    this.endOffset = Number(endOffset)
    this.hash = Number(hash)
  }
}

const mix = (hash: number, value: number): number => Math.imul(hash ^ value, 0x01000193) >>> 0

/** What an entry is, in one number. */
export function entryHash(entry: Entry): number {
  let hash = mix(entry.term, entry.endOffset)
  if (entry.kind === 'data') for (const byte of entry.payload) hash = mix(hash, byte)
  else if (entry.kind === 'voters') for (const voter of entry.voters) hash = mix(hash, textHash(voter))
  else hash = mix(hash, textHash(entry.leader))
  return hash
}

function textHash(replica: ReplicaKey | Voter): number {
  let hash: number = replica.nodeId
  for (const character of replica.directoryId) hash = mix(hash, character.charCodeAt(0))
  return hash
}
