import type { Disk } from '@millrace/base'
import { pathOf } from '../file-names.ts'
import { readWholeFile, replaceFile } from './atomic-file.ts'
import { formatCheckpoint, parseCheckpoint } from './checkpoint-text.ts'

/** An offset for each partition, as Kafka's `recovery-point-offset-checkpoint` holds them. */
export class OffsetCheckpoint {
  readonly #offsets = new Map<string, { topic: string; partition: number; offset: number }>()

  static parse(text: string): OffsetCheckpoint | undefined {
    const lines = parseCheckpoint(text)
    if (lines === undefined) return undefined
    const checkpoint = new OffsetCheckpoint()
    for (const line of lines) {
      const [topic, partition, offset, ...rest] = line.split(/\s+/)
      if (topic === undefined || rest.length > 0) return undefined
      if (!isUnsigned(partition) || !isUnsigned(offset)) return undefined
      checkpoint.set(topic, Number(partition), Number(offset))
    }
    return checkpoint
  }

  get(topic: string, partition: number): number | undefined {
    return this.#offsets.get(`${topic}-${partition}`)?.offset
  }

  set(topic: string, partition: number, offset: number): void {
    this.#offsets.set(`${topic}-${partition}`, { topic, partition, offset })
  }

  delete(topic: string, partition: number): void {
    this.#offsets.delete(`${topic}-${partition}`)
  }

  format(): string {
    const lines = [...this.#offsets.values()].map(({ topic, partition, offset }) => `${topic} ${partition} ${offset}`)
    return formatCheckpoint(lines)
  }
}

function isUnsigned(text: string | undefined): boolean {
  return text !== undefined && /^\d+$/.test(text) && Number.isSafeInteger(Number(text))
}

/**
 * Reads a checkpoint. One that is missing or damaged is the same: nothing is known, and recovery starts from the beginning.
 */
export async function readOffsetCheckpoint(
  disk: Disk,
  directory: string,
  name: string,
): Promise<{ checkpoint: OffsetCheckpoint; isDamaged: boolean }> {
  const bytes = await readWholeFile(disk, pathOf(directory, name))
  if (bytes === undefined) return { checkpoint: new OffsetCheckpoint(), isDamaged: false }
  const checkpoint = OffsetCheckpoint.parse(bytes.toString('utf8'))
  return { checkpoint: checkpoint ?? new OffsetCheckpoint(), isDamaged: checkpoint === undefined }
}

/** Replaces a checkpoint, durably. */
export async function writeOffsetCheckpoint(
  disk: Disk,
  directory: string,
  name: string,
  checkpoint: OffsetCheckpoint,
): Promise<void> {
  await replaceFile(disk, directory, name, Buffer.from(checkpoint.format()))
}
