import { closeSync, openSync, readSync } from 'node:fs'

/**
 * LMDB maps its file and trusts it: a damaged one kills the process by a signal, which nothing can catch. So each file is walked here
 * before LMDB sees it: that all pages of its trees are there, and that they are pages of such trees. Not that values are what was
 * written. The layout is that of LMDB's data version 2, as the package `lmdb` has it; all numbers are little endian.
 */
const layout = {
  magic: 0xbeefc0de,
  dataVersion: 2,
  pageHeaderSizeBytes: 24,
  nodeHeaderSizeBytes: 8,
  treeSizeBytes: 48,
  /** Within a page: which it is, its kind, and where its list of nodes ends. */
  pageNumberAt: 0,
  pageFlagsAt: 18,
  lowerAt: 20,
  overflowPagesAt: 20,
  /** Within a meta page: behind its header. */
  versionAt: 28,
  treesAt: 48,
  lastPageAt: 144,
  transactionAt: 152,
  /** Within a tree. */
  depthAt: 6,
  rootAt: 40,
} as const

const pageFlags = { branch: 0x01, leaf: 0x02, overflow: 0x04, meta: 0x08 } as const
const nodeFlags = { overflow: 0x01, tree: 0x02 } as const
const noPage = 0xffff_ffff_ffff_ffffn
const treeDepthMax = 32

/** What is wrong with a file; caught here alone. */
class Damage extends Error {}

/** Says what is wrong with an LMDB file; undefined: nothing that would break LMDB. */
export function findDamage(path: string): string | undefined {
  const descriptor = openSync(path, 'r')
  try {
    new Walk(descriptor).run()
    return undefined
  } catch (error) {
    if (error instanceof Damage) return error.message
    throw error
  } finally {
    closeSync(descriptor)
  }
}

class Walk {
  readonly #descriptor: number
  #pageSizeBytes = 0
  #lastPage = 0
  /** Each page is in one tree, at one place. */
  #seen = new Uint8Array(0)

  constructor(descriptor: number) {
    this.#descriptor = descriptor
  }

  run(): void {
    const head = this.#read(0, layout.transactionAt + 8)
    this.#pageSizeBytes = head.readUInt32LE(layout.treesAt)
    const isPowerOfTwo = (this.#pageSizeBytes & (this.#pageSizeBytes - 1)) === 0
    if (!isPowerOfTwo || this.#pageSizeBytes < 512 || this.#pageSizeBytes > 65_536) {
      throw new Damage(`its pages would be ${this.#pageSizeBytes} bytes large`)
    }
    const metas = [head, this.#read(this.#pageSizeBytes, layout.transactionAt + 8)]
    for (const [index, meta] of metas.entries()) checkMeta(meta, index)
    const [first, second] = metas.map((meta) => meta.readBigUInt64LE(layout.transactionAt))
    const meta = (second ?? 0n) > (first ?? 0n) ? metas[1] : metas[0]
    if (meta === undefined) throw new Damage('it has no head')
    this.#lastPage = Number(meta.readBigUInt64LE(layout.lastPageAt))
    if (!Number.isSafeInteger(this.#lastPage) || this.#lastPage >= 2 ** 32) {
      throw new Damage(`it would have ${this.#lastPage} pages`)
    }
    this.#seen = new Uint8Array((this.#lastPage >>> 3) + 1)
    this.#tree(meta.subarray(layout.treesAt, layout.treesAt + layout.treeSizeBytes))
    this.#tree(meta.subarray(layout.treesAt + layout.treeSizeBytes, layout.treesAt + 2 * layout.treeSizeBytes))
  }

  #tree(tree: Buffer): void {
    const root = tree.readBigUInt64LE(layout.rootAt)
    if (root === noPage) return
    const depth = tree.readUInt16LE(layout.depthAt)
    if (depth === 0 || depth > treeDepthMax) throw new Damage(`a tree would be ${depth} pages deep`)
    this.#page(root, depth)
  }

  /** A page of a tree that has so many levels from here on. */
  #page(number: bigint, depth: number): void {
    const page = this.#pageAt(number)
    const kind = page.readUInt16LE(layout.pageFlagsAt)
    const expected = depth === 1 ? pageFlags.leaf : pageFlags.branch
    if ((kind & 0x0f) !== expected) throw new Damage(`page ${number} is of kind ${kind}, not ${expected}`)
    const nodeCount = page.readUInt16LE(layout.lowerAt) >>> 1
    const nodesAt = layout.pageHeaderSizeBytes
    if (nodesAt + 2 * nodeCount > page.length) throw new Damage(`page ${number} would have ${nodeCount} nodes`)
    for (let index = 0; index < nodeCount; index++) {
      const at = nodesAt + page.readUInt16LE(nodesAt + 2 * index)
      const dataAt = at + layout.nodeHeaderSizeBytes + keySizeAt(page, at)
      if (dataAt > page.length) throw new Damage(`page ${number} has a node that goes beyond it`)
      const low = page.readUInt16LE(at) + page.readUInt16LE(at + 2) * 0x1_0000
      const flags = page.readUInt16LE(at + 4)
      if (expected === pageFlags.branch) this.#page(BigInt(low) + (BigInt(flags) << 32n), depth - 1)
      else this.#leaf(page, number, dataAt, low, flags)
    }
  }

  #leaf(page: Buffer, number: bigint, dataAt: number, sizeBytes: number, flags: number): void {
    const sizeHere = (flags & nodeFlags.overflow) === 0 ? sizeBytes : 24
    if (dataAt + sizeHere > page.length) throw new Damage(`page ${number} has a value that goes beyond it`)
    if ((flags & nodeFlags.overflow) !== 0) this.#overflow(page.readBigUInt64LE(dataAt), sizeBytes)
    else if ((flags & nodeFlags.tree) !== 0) {
      if (sizeBytes !== layout.treeSizeBytes) throw new Damage(`page ${number} has a tree of ${sizeBytes} bytes`)
      this.#tree(page.subarray(dataAt, dataAt + sizeBytes))
    }
  }

  /** Pages in a row that hold one large value. */
  #overflow(number: bigint, sizeBytes: number): void {
    const page = this.#pageAt(number)
    if ((page.readUInt16LE(layout.pageFlagsAt) & 0x0f) !== pageFlags.overflow) {
      throw new Damage(`page ${number} should begin a large value`)
    }
    const pageCount = page.readUInt32LE(layout.overflowPagesAt)
    const last = number + BigInt(pageCount) - 1n
    const roomBytes = pageCount * this.#pageSizeBytes - layout.pageHeaderSizeBytes
    if (roomBytes < sizeBytes || last > BigInt(this.#lastPage)) {
      throw new Damage(`page ${number} should begin a value of ${sizeBytes} bytes, in ${pageCount} pages`)
    }
    this.#read(Number(last) * this.#pageSizeBytes, this.#pageSizeBytes)
  }

  #pageAt(number: bigint): Buffer {
    if (number < 2n || number > BigInt(this.#lastPage)) {
      throw new Damage(`it names page ${number} of ${this.#lastPage + 1}`)
    }
    const index = Number(number)
    const bit = 1 << (index & 7)
    if (((this.#seen[index >>> 3] ?? 0) & bit) !== 0) throw new Damage(`it names page ${number} twice`)
    this.#seen[index >>> 3] = (this.#seen[index >>> 3] ?? 0) | bit
    const page = this.#read(index * this.#pageSizeBytes, this.#pageSizeBytes)
    const found = page.readBigUInt64LE(layout.pageNumberAt)
    if (found !== number) throw new Damage(`where page ${number} should be is page ${found}`)
    return page
  }

  #read(at: number, sizeBytes: number): Buffer {
    const bytes = Buffer.allocUnsafe(sizeBytes)
    const found = readSync(this.#descriptor, bytes, 0, sizeBytes, at)
    if (found < sizeBytes) throw new Damage(`it ends at byte ${at + found}, within a page`)
    return bytes
  }
}

function checkMeta(meta: Buffer, index: number): void {
  const magic = meta.readUInt32LE(layout.pageHeaderSizeBytes)
  const version = meta.readUInt32LE(layout.versionAt) & 0xffff
  const isMeta = (meta.readUInt16LE(layout.pageFlagsAt) & 0x0f) === pageFlags.meta
  if (magic !== layout.magic || version !== layout.dataVersion || !isMeta) {
    throw new Damage(`head ${index} is not one of LMDB`)
  }
}

function keySizeAt(page: Buffer, at: number): number {
  if (at + layout.nodeHeaderSizeBytes > page.length) throw new Damage('a page has a node that begins beyond it')
  return page.readUInt16LE(at + 6)
}
