import { assert } from '../../assert.ts'
import type { ErrorCode } from '../../error-codes.ts'
import { ByteBudget } from '../../memory-disk/byte-budget.ts'
import { diskError } from '../../memory-disk/disk-errors.ts'
import {
  type DirectoryNode,
  type FileNode,
  FileTree,
  newDirectory,
  type TreeNode,
} from '../../memory-disk/file-tree.ts'
import type { Clock } from '../../ports/clock.ts'
import type { Disk, DiskEntry, DiskFile, OpenMode } from '../../ports/disk.ts'
import { StreamError } from '../../stream-error.ts'
import { SeededRandom } from '../seeded-random.ts'
import { CrashingFile } from './crashing-file.ts'
import {
  type DiskOperation,
  type Fault,
  type FaultOptions,
  FaultPlan,
  type FaultStrike,
  type PathPattern,
} from './faults.ts'
import { type CrashMode, FileHistory } from './file-history.ts'
import { NameHistory } from './name-history.ts'

/** How large a {@link CrashingDisk} is, and the clock of its delays. */
export interface CrashingDiskOptions {
  readonly capacityBytes?: number
  /** For delays. */
  readonly clock?: Pick<Clock, 'setTimer'>
  /** How long each operation takes on the clock, besides what {@link CrashingDisk.delay} adds. Default: no time. */
  readonly latencyMs?: (operation: DiskOperation, path: string) => number
}

/** Told of an operation that has just taken effect: a moment at which a crash is worth a try. */
export type OperationListener = (operation: DiskOperation, path: string) => void

/** A file of a {@link CrashingDisk}. */
export interface FoundFile {
  readonly path: string
  readonly sizeBytes: number
  /** What it holds now. */
  bytes(): Buffer
  /** The first byte that a power loss may take; Infinity if all is synced. */
  unsyncedFromBytes(): number
}

interface State {
  readonly root: DirectoryNode
  readonly names: NameHistory
  readonly files: Map<FileNode, FileHistory>
  readonly budget: ByteBudget
}

/**
 * A disk in memory that knows what of it is durable. {@link crash} and {@link kill} give the disk that would be found afterwards and
 * leave this one as it is, so that one run can be crashed at each of its steps; {@link halt} stops this one for good.
 */
export class CrashingDisk implements Disk {
  readonly #state: State
  readonly #tree: FileTree
  readonly #clock: Pick<Clock, 'setTimer'> | undefined
  readonly #latencyMs: ((operation: DiskOperation, path: string) => number) | undefined
  readonly #faults = new FaultPlan()
  readonly #listeners = new Set<OperationListener>()
  #halted = false

  constructor(options: CrashingDiskOptions = {}, state?: State) {
    this.#clock = options.clock
    this.#latencyMs = options.latencyMs
    assert(this.#latencyMs === undefined || this.#clock !== undefined, 'a CrashingDisk needs a clock for latencies')
    const root = state?.root ?? newDirectory()
    const budget = new ByteBudget(options.capacityBytes)
    this.#state = state ?? { root, names: NameHistory.ofDurable(root), files: new Map(), budget }
    this.#tree = new FileTree({ root, budget: this.#state.budget, observer: this.#state.names })
  }

  /**
   * The disk after a power loss. What was synced is there. Each write, truncate and name that was not may be there, in part, out of
   * order, or not at all. One crash in eight loses everything unsynced, and one in eight nothing.
   */
  crash(random: SeededRandom): CrashingDisk {
    const draw = random.integer(8)
    const mode: CrashMode = draw === 0 ? 'lose' : draw === 1 ? 'keep' : 'mix'
    const namesIn = this.#state.names.afterCrash(random, mode)
    const copies = new Map<TreeNode, TreeNode>()
    const files = new Map<FileNode, FileHistory>()
    const budget = new ByteBudget()
    const copy = (node: TreeNode): TreeNode => {
      const made = copies.get(node)
      if (made !== undefined) return made
      if (node.kind === 'file') {
        const content = this.#historyOf(node).afterCrash(random, mode)
        const file: FileNode = { kind: 'file', content: content.clone(budget), openCount: 0, linked: true }
        copies.set(node, file)
        files.set(file, new FileHistory(content))
        return file
      }
      const directory = newDirectory()
      copies.set(node, directory)
      for (const [name, child] of namesIn(node)) directory.entries.set(name, copy(child))
      return directory
    }
    const root = copy(this.#state.root) as DirectoryNode
    return new CrashingDisk(this.#options(), { root, names: NameHistory.ofDurable(root), files, budget })
  }

  /**
   * The disk after the process was killed with the machine alive: every call that had resolved took effect and is as unsynced as
   * before; writes under way may be there in part.
   */
  kill(random = new SeededRandom(0)): CrashingDisk {
    const copies = new Map<TreeNode, TreeNode>()
    const files = new Map<FileNode, FileHistory>()
    const budget = new ByteBudget()
    const copy = (node: TreeNode): TreeNode => {
      const made = copies.get(node)
      if (made !== undefined) return made
      if (node.kind === 'file') {
        const { history, content } = this.#historyOf(node).afterKill(random)
        const file: FileNode = { kind: 'file', content: content.clone(budget), openCount: 0, linked: node.linked }
        copies.set(node, file)
        files.set(file, history)
        return file
      }
      const directory = newDirectory()
      copies.set(node, directory)
      for (const [name, child] of node.entries) directory.entries.set(name, copy(child))
      return directory
    }
    const root = copy(this.#state.root) as DirectoryNode
    return new CrashingDisk(this.#options(), { root, names: this.#state.names.mapped(copy), files, budget })
  }

  /** From now on every call on this disk and its files fails: the process that used it is gone. */
  halt(): void {
    this.#halted = true
  }

  /** The next matching operation fails with `code` (see {@link FaultOptions} for another than the next). */
  failNext(operation: DiskOperation | '*', pattern: PathPattern, code: ErrorCode, options?: FaultOptions): Fault {
    return this.#faults.fail(operation, pattern, code, options)
  }

  /** Matching operations take this long on the clock. */
  delay(operation: DiskOperation | '*', pattern: PathPattern, delayMs: number): void {
    assert(this.#clock !== undefined, 'a CrashingDisk needs a clock for delays')
    this.#faults.delay(operation, pattern, delayMs)
  }

  /** Takes all faults and delays back. */
  clearFaults(): void {
    this.#faults.clear()
  }

  /** Changes the size of the disk: what is used now for a full one, Infinity for room again. */
  setCapacity(capacityBytes: number): void {
    this.#state.budget.resize(capacityBytes)
  }

  get usedBytes(): number {
    return this.#state.budget.usedBytes
  }

  /** Every file whose path matches. Files that are open but have no name are left out. */
  *contents(pattern: RegExp = /./): IterableIterator<FoundFile> {
    for (const { path, node } of filesBelow('', this.#state.root)) {
      if (!pattern.test(path)) continue
      yield {
        path,
        sizeBytes: node.content.sizeBytes,
        bytes: () => node.content.read(0, node.content.sizeBytes),
        unsyncedFromBytes: () => this.#historyOf(node).unsyncedFromBytes,
      }
    }
  }

  /** Bit rot: one bit of a file is another from now on, durably. `positionBytes` must lie in the file. */
  flipBit(path: string, positionBytes: number, bit: number): void {
    const found = [...filesBelow('', this.#state.root)].find((file) => file.path === path)
    assert(found !== undefined, `there is no file ${path}`)
    const [byte] = found.node.content.read(positionBytes, 1)
    assert(byte !== undefined, `${path} has no byte ${positionBytes}`)
    const bytes = Buffer.of(byte ^ (1 << bit))
    found.node.content.write(positionBytes, bytes)
    this.#historyOf(found.node).rot(positionBytes, bytes)
  }

  /** Calls `listener` after each operation that took effect; the function returned ends that. */
  onOperation(listener: OperationListener): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  open(path: string, mode: OpenMode): Promise<DiskFile> {
    return this.run('open', path, () => {
      const node = this.#tree.open(path, mode)
      return new CrashingFile({ path, mode, node, history: this.#historyOf(node), disk: this, tree: this.#tree })
    })
  }

  list(path: string): Promise<DiskEntry[]> {
    return this.run('list', path, () => this.#tree.list(path))
  }

  makeDirectory(path: string): Promise<void> {
    return this.run('makeDirectory', path, () => this.#tree.makeDirectory(path))
  }

  rename(from: string, to: string): Promise<void> {
    return this.run('rename', from, () => this.#tree.rename(from, to))
  }

  remove(path: string): Promise<void> {
    return this.run('remove', path, () => this.#tree.remove(path))
  }

  removeDirectory(path: string): Promise<void> {
    return this.run('removeDirectory', path, () => this.#tree.removeDirectory(path))
  }

  syncDirectory(path: string): Promise<void> {
    return this.run('syncDirectory', path, () => this.#state.names.sync(this.#tree.directory(path)))
  }

  freeBytes(path: string): Promise<number> {
    return this.run('freeBytes', path, () => this.#state.budget.freeBytes)
  }

  totalBytes(path: string): Promise<number> {
    return this.run('totalBytes', path, () => this.#state.budget.capacityBytes)
  }

  /** One operation with its faults and its delay. For {@link CrashingFile}: `begin` runs at once, `finish` after the delay. */
  async run<T>(
    operation: DiskOperation,
    path: string,
    begin: (strike: FaultStrike | undefined) => T,
    finish: (result: T, failed: boolean) => void = () => {},
  ): Promise<T> {
    this.#assertAlive(path)
    const strike = this.#faults.strike(operation, path)
    // Most operations that fail have done nothing; a write may have begun, and a sync lets go of what it was to keep.
    const mayBegin = strike === undefined || operation === 'write' || operation === 'sync'
    const result = mayBegin ? begin(strike) : undefined
    const delayMs = this.#faults.delayMs(operation, path) + (this.#latencyMs?.(operation, path) ?? 0)
    if (delayMs > 0) await this.#sleep(delayMs)
    this.#assertAlive(path)
    if (mayBegin) finish(result as T, strike !== undefined)
    if (strike !== undefined)
      throw new StreamError(strike.code, `${path}: ${operation} failed, as planned`, { context: { file: path } })
    for (const listener of this.#listeners) listener(operation, path)
    return result as T
  }

  #historyOf(node: FileNode): FileHistory {
    let history = this.#state.files.get(node)
    if (history === undefined) {
      history = new FileHistory()
      this.#state.files.set(node, history)
    }
    return history
  }

  #options(): CrashingDiskOptions {
    return {
      ...(this.#clock === undefined ? {} : { clock: this.#clock }),
      ...(this.#latencyMs === undefined ? {} : { latencyMs: this.#latencyMs }),
    }
  }

  #assertAlive(path: string): void {
    if (this.#halted) throw diskError('STORAGE_ERROR', path, 'the disk was halted')
  }

  #sleep(delayMs: number): Promise<void> {
    return new Promise((resolve) => {
      this.#clock?.setTimer(delayMs, resolve)
    })
  }
}

function* filesBelow(
  path: string,
  directory: DirectoryNode,
): IterableIterator<{ readonly path: string; readonly node: FileNode }> {
  for (const [name, node] of directory.entries) {
    if (node.kind === 'file') yield { path: `${path}/${name}`, node }
    else yield* filesBelow(`${path}/${name}`, node)
  }
}
