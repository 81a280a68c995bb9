import { PagedBytes } from '../../memory-disk/paged-bytes.ts'
import type { SeededRandom } from '../seeded-random.ts'

/** One change of a file's content. */
export interface FileChange {
  readonly kind: 'write' | 'truncate'
  /** Where the bytes go; for a truncate the new size. */
  readonly position: number
  readonly bytes: Uint8Array
  /** Its call has resolved: from then on a sync covers it. */
  resolved: boolean
  /** `dirty` may be lost; `durable` survives; `dropped` by a sync that failed: may be lost whatever is synced later. */
  state: 'dirty' | 'durable' | 'dropped'
}

/** How a crash treats what was not synced. */
export type CrashMode = 'lose' | 'keep' | 'mix'

/** What one file held when it was last synced, and every change since. */
export class FileHistory {
  readonly #durable: PagedBytes
  #changes: FileChange[]

  constructor(durable = new PagedBytes(), changes: FileChange[] = []) {
    this.#durable = durable
    this.#changes = changes
  }

  get unsyncedCount(): number {
    return this.#changes.filter((change) => change.state !== 'durable').length
  }

  /** The first byte that a power loss may take or change; Infinity if there is none. */
  get unsyncedFromBytes(): number {
    let from = Infinity
    for (const { state, position } of this.#changes) if (state !== 'durable') from = Math.min(from, position)
    return from
  }

  write(position: number, bytes: Uint8Array): FileChange {
    return this.#add({ kind: 'write', position, bytes: Uint8Array.from(bytes), resolved: false, state: 'dirty' })
  }

  truncate(sizeBytes: number): FileChange {
    return this.#add({
      kind: 'truncate',
      position: sizeBytes,
      bytes: new Uint8Array(0),
      resolved: false,
      state: 'dirty',
    })
  }

  /** The medium itself changed: nobody wrote that, and it is durable, whatever else of the file is not. */
  rot(position: number, bytes: Uint8Array): void {
    this.#add({ kind: 'write', position, bytes: Uint8Array.from(bytes), resolved: true, state: 'durable' })
    this.settleSync([], true)
  }

  /** What a sync that begins now makes durable. */
  coveredBySync(): FileChange[] {
    return this.#changes.filter((change) => change.resolved && change.state === 'dirty')
  }

  /** Ends a sync. One that failed leaves the pages marked clean, as Linux does: the next sync succeeds and does not bring them back. */
  settleSync(covered: readonly FileChange[], succeeded: boolean): void {
    for (const change of covered) change.state = succeeded ? 'durable' : 'dropped'
    this.#forgetCutOff()
    while (this.#changes[0]?.state === 'durable') {
      const change = this.#changes.shift()
      if (change !== undefined) apply(this.#durable, change)
    }
  }

  /** What a failed sync let go of, and was cut off durably since, can't be lost any more. */
  #forgetCutOff(): void {
    const cut = this.#changes.findLast(({ kind, state }) => kind === 'truncate' && state === 'durable')
    if (cut === undefined) return
    const at = this.#changes.indexOf(cut)
    this.#changes = this.#changes.filter(
      ({ kind, state, position }, index) =>
        index > at || kind !== 'write' || state !== 'dropped' || position < cut.position,
    )
  }

  /** The content after a power loss. */
  afterCrash(random: SeededRandom, mode: CrashMode): PagedBytes {
    const content = this.#durable.clone()
    let run: FileChange[] = []
    const applyRun = (): void => {
      // What was not synced may reach the platter in any order, but never behind what was synced after it.
      for (const change of mode === 'mix' && random.chance(0.5) ? random.shuffle(run) : run) {
        applyPartly(content, change, random, mode)
      }
      run = []
    }
    for (const change of this.#changes) {
      if (change.state === 'durable') {
        applyRun()
        apply(content, change)
      } else {
        run.push(change)
      }
    }
    applyRun()
    return content
  }

  /**
   * The history, and the content, after the process was killed: what its calls had finished stays in the page cache, unsynced still.
   * Calls under way may have been done, in part or not at all.
   */
  afterKill(random: SeededRandom): { history: FileHistory; content: PagedBytes } {
    const changes = this.#changes.flatMap((change) => {
      const kept =
        change.resolved || change.kind === 'truncate' ? change.bytes.length : random.integer(change.bytes.length + 1)
      if (!change.resolved && (kept === 0 || random.chance(0.25))) return []
      return [{ ...change, bytes: change.bytes.slice(0, kept), resolved: true }]
    })
    const history = new FileHistory(this.#durable.clone(), changes)
    const content = this.#durable.clone()
    for (const change of changes) apply(content, change)
    return { history, content }
  }

  #add(change: FileChange): FileChange {
    this.#changes.push(change)
    return change
  }
}

function apply(content: PagedBytes, change: FileChange): void {
  if (change.kind === 'truncate') content.truncate(change.position)
  else content.write(change.position, change.bytes)
}

function applyPartly(content: PagedBytes, change: FileChange, random: SeededRandom, mode: CrashMode): void {
  const fate = mode === 'mix' ? random.pick(['lost', 'whole', 'torn'] as const) : mode === 'keep' ? 'whole' : 'lost'
  if (fate === 'whole') {
    apply(content, change)
  } else if (change.kind === 'write' && mode === 'mix') {
    if (fate === 'torn') tear(content, change, random)
    // The size may have become durable without the bytes: zeros stand where they should.
    if (random.chance(0.25)) content.truncate(Math.max(content.sizeBytes, change.position + change.bytes.length))
  }
}

/** Writes the first part, or some of the sectors. */
function tear(content: PagedBytes, change: FileChange, random: SeededRandom): void {
  const { position, bytes } = change
  if (bytes.length === 0) return
  if (random.chance(0.5)) {
    content.write(position, bytes.subarray(0, random.integer(bytes.length)))
    return
  }
  const sectorSizeBytes = random.pick([1, 512, 4096])
  // Byte by byte only over a few bytes: more would look like noise, and take for ever.
  const unit = Math.max(sectorSizeBytes, Math.ceil(bytes.length / 4096))
  for (let start = 0; start < bytes.length;) {
    const end = Math.min(bytes.length, start + unit - ((position + start) % unit))
    if (random.chance(0.5)) content.write(position + start, bytes.subarray(start, end))
    start = end
  }
}
