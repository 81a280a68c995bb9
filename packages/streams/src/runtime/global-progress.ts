import { present } from '@millrace/base'
import type { Client, ConsumedBatch, StartPosition } from '@millrace/client'
import { globalStateId } from '../stores/state-directory.ts'
import type { RunSettings } from './options.ts'
import { tellProgress } from './restore-task.ts'

/** What a global table reads before its application runs. */
export interface GlobalRead {
  readonly client: Client
  readonly settings: RunSettings
  /** The name of the table's store. */
  readonly table: string
  readonly topic: string
  /** Where it goes on, by partition. */
  readonly from: ReadonlyMap<number, StartPosition>
  readonly signal: AbortSignal
}

interface Part {
  readonly fromOffset: number
  readonly toOffset: number
  position: number
  restored: number
}

/** How far a global table is in a topic, told to who asked for it. */
export class GlobalProgress {
  readonly #read: GlobalRead
  readonly #parts: ReadonlyMap<number, Part>

  private constructor(read: GlobalRead, parts: ReadonlyMap<number, Part>) {
    this.#read = read
    this.#parts = parts
  }

  /** Finds where the topic begins and ends now. */
  static async begin(read: GlobalRead): Promise<GlobalProgress> {
    const { client, settings, topic, from, signal } = read
    const isolation = settings.isExactlyOnce ? 'read_committed' : 'read_uncommitted'
    const options = { partitions: [...from.keys()], signal, isolation } as const
    const [firsts, ends] = await Promise.all([
      client.admin().listOffsets(topic, 'earliest', options),
      client.admin().listOffsets(topic, 'latest', options),
    ])
    const endOf = new Map(ends.map(({ partition, offset }) => [partition, offset]))
    const parts = firsts.map(({ partition, offset }): [number, Part] => {
      const first = present(offset, 'each partition has a first offset')
      const at = from.get(partition)
      const fromOffset = typeof at === 'object' && 'offset' in at ? Math.max(first, at.offset) : first
      const toOffset = Math.max(fromOffset, present(endOf.get(partition), 'each partition has an end'))
      return [partition, { fromOffset, toOffset, position: fromOffset, restored: 0 }]
    })
    return new GlobalProgress(read, new Map(parts))
  }

  /** A batch of so many records has come into the table. */
  took({ partition, lastOffset }: ConsumedBatch<Buffer, Buffer>, count: number): void {
    const part = present(this.#parts.get(partition), 'only these partitions are read')
    part.restored += count
    // The topic may have got more since.
    this.#reached(partition, part, Math.min(lastOffset + 1, part.toOffset))
  }

  /** All is there; what lay at the ends were markers of transactions. */
  done(): void {
    for (const [partition, part] of this.#parts) {
      if (part.position < part.toOffset) this.#reached(partition, part, part.toOffset)
    }
  }

  #reached(partition: number, part: Part, position: number): void {
    part.position = position
    const { settings, table, topic } = this.#read
    const which = { role: 'global', taskId: globalStateId(table), store: table, changelog: topic, partition } as const
    tellProgress(settings, { ...which, ...part })
  }
}
