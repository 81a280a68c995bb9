import { assertUnsigned } from '../assert.ts'
import type { ByteBudget } from './byte-budget.ts'

/** Bytes of one page; a small file's only page is smaller and grows by doubling. */
export const pageSizeBytes = 64 * 1024
const firstPageSizeBytes = 512

interface Page {
  bytes: Buffer
  /** Bytes from the page's start that were written; zeros stand behind them. */
  usedBytes: number
}

/**
 * The content of a file in memory: pages, so that appending never copies what is there and truncating releases memory at once.
 * Pages nobody wrote do not exist and read as zeros.
 */
export class PagedBytes {
  readonly #pages = new Map<number, Page>()
  readonly #budget: ByteBudget | undefined
  #sizeBytes = 0

  constructor(budget?: ByteBudget) {
    this.#budget = budget
  }

  get sizeBytes(): number {
    return this.#sizeBytes
  }

  /** A copy of the bytes from `positionBytes`, less than `lengthBytes` only where they end. */
  read(positionBytes: number, lengthBytes: number): Buffer {
    assertUnsigned(positionBytes, 'a position')
    assertUnsigned(lengthBytes, 'a length')
    const result = Buffer.alloc(Math.max(0, Math.min(lengthBytes, this.#sizeBytes - positionBytes)))
    for (let done = 0; done < result.length;) {
      const offset = (positionBytes + done) % pageSizeBytes
      const wanted = Math.min(result.length - done, pageSizeBytes - offset)
      const page = this.#pages.get(Math.floor((positionBytes + done) / pageSizeBytes))
      page?.bytes.copy(result, done, offset, Math.min(offset + wanted, page.usedBytes))
      done += wanted
    }
    return result
  }

  /** Writes a copy of `bytes` and says how many were written: fewer where the budget ended. */
  write(positionBytes: number, bytes: Uint8Array): number {
    assertUnsigned(positionBytes, 'a position')
    let done = 0
    while (done < bytes.length) {
      const position = positionBytes + done
      const offset = position % pageSizeBytes
      const wanted = Math.min(bytes.length - done, pageSizeBytes - offset)
      const written = this.#writePage(Math.floor(position / pageSizeBytes), offset, bytes.subarray(done, done + wanted))
      done += written
      if (written < wanted) break
    }
    if (done > 0) this.#sizeBytes = Math.max(this.#sizeBytes, positionBytes + done)
    return done
  }

  /** Cuts, or extends with zeros that take no memory. */
  truncate(sizeBytes: number): void {
    assertUnsigned(sizeBytes, 'a size')
    if (sizeBytes < this.#sizeBytes) {
      for (const [index, page] of this.#pages) {
        const kept = sizeBytes - index * pageSizeBytes
        if (kept <= 0) {
          this.#pages.delete(index)
          this.#budget?.giveBack(page.usedBytes)
        } else if (kept < page.usedBytes) {
          page.bytes.fill(0, kept, page.usedBytes)
          this.#budget?.giveBack(page.usedBytes - kept)
          page.usedBytes = kept
        }
      }
    }
    this.#sizeBytes = sizeBytes
  }

  /** An independent copy, outside any budget unless one is given (which must have the room). */
  clone(budget?: ByteBudget): PagedBytes {
    const copy = new PagedBytes(budget)
    for (const [index, page] of this.#pages) {
      budget?.take(page.usedBytes)
      copy.#pages.set(index, { bytes: Buffer.from(page.bytes), usedBytes: page.usedBytes })
    }
    copy.#sizeBytes = this.#sizeBytes
    return copy
  }

  #writePage(index: number, offset: number, bytes: Uint8Array): number {
    const usedBytes = this.#pages.get(index)?.usedBytes ?? 0
    const growth = Math.max(0, offset + bytes.length - usedBytes)
    const granted = this.#budget === undefined ? growth : this.#budget.take(growth)
    const end = granted === growth ? offset + bytes.length : usedBytes + granted
    if (end <= offset) {
      // All that was granted would have gone into the hole before the bytes.
      this.#budget?.giveBack(granted)
      return 0
    }
    const page = this.#pageWithRoom(index, end)
    page.bytes.set(end === offset + bytes.length ? bytes : bytes.subarray(0, end - offset), offset)
    page.usedBytes = Math.max(page.usedBytes, end)
    return end - offset
  }

  #pageWithRoom(index: number, sizeBytes: number): Page {
    let page = this.#pages.get(index)
    if (page !== undefined && page.bytes.length >= sizeBytes) return page
    let capacity = index > 0 ? pageSizeBytes : Math.max(firstPageSizeBytes, page?.bytes.length ?? 0)
    while (capacity < sizeBytes) capacity *= 2
    // Not from Node's pool: a page's memory is its own, and goes when the page goes.
    const bytes = Buffer.alloc(capacity)
    if (page === undefined) {
      page = { bytes, usedBytes: 0 }
      this.#pages.set(index, page)
    } else {
      page.bytes.copy(bytes)
      page.bytes = bytes
    }
    return page
  }
}
