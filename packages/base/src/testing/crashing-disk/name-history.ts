import type { DirectoryNode, NameObserver, NamePlace, TreeNode } from '../../memory-disk/file-tree.ts'
import type { SeededRandom } from '../seeded-random.ts'
import type { CrashMode } from './file-history.ts'

interface NameEffect {
  readonly place: NamePlace
  /** What the name leads to afterwards; undefined if it is gone. */
  readonly node: TreeNode | undefined
}

/** A name made, removed, or moved: all of its effects survive a crash, or none. */
interface NameChange {
  readonly effects: readonly NameEffect[]
  durable: boolean
}

type Names = Map<DirectoryNode, Map<string, TreeNode>>

/** Which names of a disk would survive a crash, and every change of a name since. */
export class NameHistory implements NameObserver {
  readonly #durable: Names
  readonly #changes: NameChange[]

  constructor(durable: Names = new Map(), changes: NameChange[] = []) {
    this.#durable = durable
    this.#changes = changes
  }

  linked(place: NamePlace, node: TreeNode): void {
    this.#changes.push({ effects: [{ place, node }], durable: false })
  }

  unlinked(place: NamePlace): void {
    this.#changes.push({ effects: [{ place, node: undefined }], durable: false })
  }

  moved(from: NamePlace, to: NamePlace, node: TreeNode): void {
    this.#changes.push({
      effects: [
        { place: from, node: undefined },
        { place: to, node },
      ],
      durable: false,
    })
  }

  /** Makes the directory's names durable; a move with one side in it as a whole, as a journal does. */
  sync(directory: DirectoryNode): void {
    for (const change of this.#changes) {
      if (change.effects.some(({ place }) => place.directory === directory)) change.durable = true
    }
    while (this.#changes[0]?.durable === true) {
      const change = this.#changes.shift()
      if (change !== undefined) applyTo(this.#durable, change)
    }
  }

  /** The names that each directory has after a power loss. */
  afterCrash(random: SeededRandom, mode: CrashMode): (directory: DirectoryNode) => ReadonlyMap<string, TreeNode> {
    const names: Names = new Map([...this.#durable].map(([directory, entries]) => [directory, new Map(entries)]))
    for (const change of this.#changes) {
      if (change.durable || mode === 'keep' || (mode === 'mix' && random.chance(0.5))) applyTo(names, change)
    }
    return (directory) => names.get(directory) ?? new Map()
  }

  /** The same history over copies of the nodes. */
  mapped(copy: (node: TreeNode) => TreeNode): NameHistory {
    const directoryOf = (directory: DirectoryNode): DirectoryNode => copy(directory) as DirectoryNode
    const durable: Names = new Map(
      [...this.#durable].map(([directory, entries]) => [
        directoryOf(directory),
        new Map([...entries].map(([name, node]) => [name, copy(node)])),
      ]),
    )
    const changes = this.#changes.map((change) => ({
      durable: change.durable,
      effects: change.effects.map(({ place, node }) => ({
        place: { directory: directoryOf(place.directory), name: place.name },
        node: node === undefined ? undefined : copy(node),
      })),
    }))
    return new NameHistory(durable, changes)
  }

  /** Takes what a tree holds as durable. */
  static ofDurable(root: DirectoryNode): NameHistory {
    const durable: Names = new Map()
    const visit = (directory: DirectoryNode): void => {
      durable.set(directory, new Map(directory.entries))
      for (const node of directory.entries.values()) if (node.kind === 'directory') visit(node)
    }
    visit(root)
    return new NameHistory(durable)
  }
}

function applyTo(names: Names, change: NameChange): void {
  for (const { place, node } of change.effects) {
    let entries = names.get(place.directory)
    if (entries === undefined) {
      entries = new Map()
      names.set(place.directory, entries)
    }
    if (node === undefined) entries.delete(place.name)
    else entries.set(place.name, node)
  }
}
