import { assert } from '@millrace/base'

const hintPath = /\/([^/]+-\d+)\/durable-offset-hint$/
/** Of each of the two slots of the file; its generation stands at 8, the offset at 16. */
const slotSizeBytes = 32

/** `topic-partition` of a durable-offset hint's path; undefined for any other file. */
export function partitionOfHint(path: string): string | undefined {
  return hintPath.exec(path)?.[1]
}

/** Up to which offset each replica's log is known to have been on disk, whatever a loss of power takes: its hint, as it was synced last. */
export class DurableHints {
  readonly #written = new Map<string, number>()
  readonly #synced = new Map<string, number>()

  /** 0 if nothing is known. */
  of(host: string, partition: string): number {
    return this.#synced.get(`${host}/${partition}`) ?? 0
  }

  wrote(host: string, partition: string, bytes: Buffer): void {
    assert(bytes.length > 0 && bytes.length % slotSizeBytes === 0, 'a hint is written in whole slots')
    let newest = { generation: -1n, offset: 0n }
    for (let at = 0; at < bytes.length; at += slotSizeBytes) {
      const generation = bytes.readBigInt64BE(at + 8)
      if (generation > newest.generation) newest = { generation, offset: bytes.readBigInt64BE(at + 16) }
    }
    this.#written.set(`${host}/${partition}`, Number(newest.offset))
  }

  syncing(host: string, partition: string): (succeeded: boolean) => void {
    const key = `${host}/${partition}`
    const offset = this.#written.get(key)
    return (succeeded) => {
      if (succeeded && offset !== undefined) this.#synced.set(key, offset)
    }
  }

  /** The disk of a machine is emptied. */
  forget(host: string): void {
    for (const known of [this.#written, this.#synced]) {
      for (const key of known.keys()) if (key.startsWith(`${host}/`)) known.delete(key)
    }
  }
}
