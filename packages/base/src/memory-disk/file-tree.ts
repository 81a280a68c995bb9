import type { DiskEntry, OpenMode } from '../ports/disk.ts'
import type { ByteBudget } from './byte-budget.ts'
import { diskError, noSuchDirectory, noSuchFile } from './disk-errors.ts'
import { PagedBytes } from './paged-bytes.ts'

/** A file apart from its name: open handles keep it after its name went. */
export interface FileNode {
  readonly kind: 'file'
  content: PagedBytes
  openCount: number
  linked: boolean
}

export interface DirectoryNode {
  readonly kind: 'directory'
  readonly entries: Map<string, TreeNode>
}

export type TreeNode = FileNode | DirectoryNode

/** Where a name stands. */
export interface NamePlace {
  readonly directory: DirectoryNode
  readonly name: string
}

/** Told of each change of a name, right after it was made. */
export interface NameObserver {
  linked(place: NamePlace, node: TreeNode): void
  unlinked(place: NamePlace): void
  moved(from: NamePlace, to: NamePlace, node: TreeNode): void
}

/** The names and files of a disk in memory, without promises. Throws what the Disk port rejects with. */
export class FileTree {
  readonly root: DirectoryNode
  readonly #budget: ByteBudget | undefined
  readonly #observer: NameObserver | undefined

  constructor(options: { root?: DirectoryNode; budget?: ByteBudget; observer?: NameObserver } = {}) {
    this.root = options.root ?? newDirectory()
    this.#budget = options.budget
    this.#observer = options.observer
  }

  open(path: string, mode: OpenMode): FileNode {
    const place = this.#place(path, noSuchFile)
    const found = place.directory.entries.get(place.name)
    if (mode === 'create') {
      if (found !== undefined) throw diskError('ALREADY_EXISTS', path, 'it exists already')
      const node: FileNode = { kind: 'file', content: new PagedBytes(this.#budget), openCount: 1, linked: true }
      this.#link(place, node)
      return node
    }
    if (found === undefined) throw noSuchFile(path)
    if (found.kind === 'directory') throw diskError('STORAGE_ERROR', path, 'is a directory, not a file')
    found.openCount += 1
    return found
  }

  release(node: FileNode): void {
    node.openCount -= 1
    freeIfUnreachable(node)
  }

  list(path: string): DiskEntry[] {
    return [...this.directory(path).entries].map(([name, node]) => ({ name, kind: node.kind }))
  }

  directory(path: string): DirectoryNode {
    let node: TreeNode = this.root
    for (const name of namesOf(path)) {
      if (node.kind === 'file') throw notADirectory(path)
      const next: TreeNode | undefined = node.entries.get(name)
      if (next === undefined) throw noSuchDirectory(path)
      node = next
    }
    if (node.kind === 'file') throw notADirectory(path)
    return node
  }

  makeDirectory(path: string): void {
    let directory = this.root
    const names = namesOf(path)
    names.forEach((name, index) => {
      let node = directory.entries.get(name)
      if (node === undefined) {
        node = newDirectory()
        this.#link({ directory, name }, node)
      }
      if (node.kind === 'file') {
        throw index === names.length - 1 ? diskError('ALREADY_EXISTS', path, 'is a file') : notADirectory(path)
      }
      directory = node
    })
  }

  rename(from: string, to: string): void {
    const source = this.#place(from, noSuchFile)
    const node = source.directory.entries.get(source.name)
    if (node === undefined) throw noSuchFile(from)
    const target = this.#place(to, noSuchDirectory)
    const replaced = target.directory.entries.get(target.name)
    if (replaced === node) return
    if (node.kind === 'directory' && isInside(node, target.directory)) {
      throw diskError('STORAGE_ERROR', to, `can't move the directory ${from} into itself`)
    }
    if (replaced !== undefined) {
      if (replaced.kind !== node.kind) throw diskError('STORAGE_ERROR', to, `can't replace it by a ${node.kind}`)
      if (replaced.kind === 'directory' && replaced.entries.size > 0) {
        throw diskError('STORAGE_ERROR', to, 'the directory is not empty')
      }
    }
    source.directory.entries.delete(source.name)
    target.directory.entries.set(target.name, node)
    if (replaced?.kind === 'file') unlinked(replaced)
    this.#observer?.moved(source, target, node)
  }

  remove(path: string): void {
    const place = this.#place(path, noSuchFile)
    const node = place.directory.entries.get(place.name)
    if (node === undefined) throw noSuchFile(path)
    if (node.kind === 'directory') throw diskError('STORAGE_ERROR', path, 'is a directory, not a file')
    this.#unlink(place, node)
  }

  /** Removes what is inside first, name by name, as a real disk does. */
  removeDirectory(path: string): void {
    if (namesOf(path).length === 0) throw diskError('STORAGE_ERROR', path, 'the root stays')
    const parent = this.#parentIfThere(path)
    const name = namesOf(path).at(-1) ?? ''
    const node = parent?.entries.get(name)
    if (parent === undefined || node === undefined) return
    if (node.kind === 'file') throw notADirectory(path)
    this.#empty(node)
    this.#unlink({ directory: parent, name }, node)
  }

  #empty(directory: DirectoryNode): void {
    for (const [name, node] of [...directory.entries]) {
      if (node.kind === 'directory') this.#empty(node)
      this.#unlink({ directory, name }, node)
    }
  }

  #parentIfThere(path: string): DirectoryNode | undefined {
    let directory = this.root
    for (const name of namesOf(path).slice(0, -1)) {
      const next = directory.entries.get(name)
      if (next === undefined) return undefined
      if (next.kind === 'file') throw notADirectory(path)
      directory = next
    }
    return directory
  }

  #place(path: string, missing: (path: string) => Error): NamePlace {
    const name = namesOf(path).at(-1)
    if (name === undefined) throw diskError('STORAGE_ERROR', path, 'is the root')
    const directory = this.#parentIfThere(path)
    if (directory === undefined) throw missing(path)
    return { directory, name }
  }

  #link(place: NamePlace, node: TreeNode): void {
    place.directory.entries.set(place.name, node)
    this.#observer?.linked(place, node)
  }

  #unlink(place: NamePlace, node: TreeNode): void {
    place.directory.entries.delete(place.name)
    if (node.kind === 'file') unlinked(node)
    this.#observer?.unlinked(place)
  }
}

export const newDirectory = (): DirectoryNode => ({ kind: 'directory', entries: new Map() })

const notADirectory = (path: string): Error =>
  diskError('STORAGE_ERROR', path, 'is a file, or below a file, not a directory')

const namesOf = (path: string): string[] => path.split('/').filter((name) => name !== '' && name !== '.')

function unlinked(node: FileNode): void {
  node.linked = false
  freeIfUnreachable(node)
}

function freeIfUnreachable(node: FileNode): void {
  if (!node.linked && node.openCount === 0) node.content.truncate(0)
}

function isInside(outer: DirectoryNode, inner: DirectoryNode): boolean {
  if (outer === inner) return true
  return [...outer.entries.values()].some((node) => node.kind === 'directory' && isInside(node, inner))
}
