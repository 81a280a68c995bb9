import { close, fdatasync, fstat, ftruncate, read, writev, writevSync } from 'node:fs'
import { promisify } from 'node:util'
import { assertUnsigned, type DiskFile } from '@millrace/base'
import { inlineWriteBuffersMax, inlineWriteSizeBytesMax, writeBuffersMax } from '../limits.ts'
import { diskError, refused } from './disk-errors.ts'

const calls = {
  close: promisify(close),
  fdatasync: promisify(fdatasync),
  fstat: promisify(fstat),
  ftruncate: promisify(ftruncate),
}

/** An open file of the operating system. Closing waits for the calls under way: a descriptor is never used after it was given back. */
export class NodeFile implements DiskFile {
  /** Syncs of any file of this process: while one runs, a write may have to wait for the file system's journal. */
  static #syncing = 0
  readonly path: string
  readonly #descriptor: number
  #callCount = 0
  #onIdle: (() => void) | undefined
  #closing: Promise<void> | undefined

  constructor(path: string, descriptor: number) {
    this.path = path
    this.#descriptor = descriptor
  }

  sizeBytes(): Promise<number> {
    return this.#call('stat', async () => (await calls.fstat(this.#descriptor)).size)
  }

  read(positionBytes: number, lengthBytes: number): Promise<Buffer> {
    assertUnsigned(positionBytes, 'a position')
    assertUnsigned(lengthBytes, 'a length')
    return this.#call('read', async () => {
      const target = Buffer.allocUnsafe(lengthBytes)
      let done = 0
      while (done < lengthBytes) {
        const count = await this.#readOnce(target, done, positionBytes + done)
        if (count === 0) break
        done += count
      }
      // A short result does not keep the memory of the whole request.
      return done < lengthBytes / 2 ? Buffer.from(target.subarray(0, done)) : target.subarray(0, done)
    })
  }

  write(positionBytes: number, buffers: readonly Uint8Array[]): Promise<void> {
    assertUnsigned(positionBytes, 'a position')
    return this.#call('write', async () => {
      let position = positionBytes
      let rest = buffers.filter((bytes) => bytes.length > 0)
      while (rest.length > 0) {
        const written = await this.#writeOnce(rest.slice(0, writeBuffersMax), position)
        position += written
        rest = withoutFirst(rest, written)
      }
    })
  }

  sync(): Promise<void> {
    return this.#call('fdatasync', async () => {
      NodeFile.#syncing += 1
      try {
        await calls.fdatasync(this.#descriptor)
      } finally {
        NodeFile.#syncing -= 1
      }
    })
  }

  truncate(sizeBytes: number): Promise<void> {
    assertUnsigned(sizeBytes, 'a size')
    return this.#call('truncate', () => calls.ftruncate(this.#descriptor, sizeBytes))
  }

  close(): Promise<void> {
    this.#closing ??= this.#close()
    return this.#closing
  }

  async #close(): Promise<void> {
    if (this.#callCount > 0) {
      await new Promise<void>((resolve) => {
        this.#onIdle = resolve
      })
    }
    try {
      await calls.close(this.#descriptor)
    } catch (error) {
      throw diskError(this.path, 'close', error)
    }
  }

  async #call<T>(operation: string, run: () => Promise<T>): Promise<T> {
    if (this.#closing !== undefined) throw refused(this.path, operation, 'the file is closed')
    this.#callCount += 1
    try {
      return await run()
    } catch (error) {
      throw diskError(this.path, operation, error)
    } finally {
      this.#callCount -= 1
      if (this.#callCount === 0) this.#onIdle?.()
    }
  }

  #readOnce(target: Buffer, offset: number, position: number): Promise<number> {
    return new Promise((resolve, reject) => {
      read(this.#descriptor, target, offset, target.length - offset, position, (error, count) => {
        if (error === null) resolve(count)
        else reject(error)
      })
    })
  }

  /**
   * A little is written at once while no sync is under way: into the system's memory that takes 5 microseconds, of which a way through
   * the pool's threads makes 40. It is every record's own way where they come one at a time.
   */
  #writeOnce(buffers: Uint8Array[], position: number): Promise<number> {
    if (NodeFile.#syncing === 0 && isLittle(buffers))
      return Promise.resolve(writevSync(this.#descriptor, buffers, position))
    return new Promise((resolve, reject) => {
      writev(this.#descriptor, buffers, position, (error, count) => {
        if (error === null) resolve(count)
        else reject(error)
      })
    })
  }
}

function isLittle(buffers: readonly Uint8Array[]): boolean {
  if (buffers.length > inlineWriteBuffersMax) return false
  return buffers.reduce((sum, bytes) => sum + bytes.length, 0) <= inlineWriteSizeBytesMax
}

/** What is left of the buffers after the system took `count` bytes, which may end in the middle of one. */
export function withoutFirst(buffers: readonly Uint8Array[], count: number): Uint8Array[] {
  let left = count
  let index = 0
  for (const bytes of buffers) {
    if (left < bytes.length) break
    left -= bytes.length
    index += 1
  }
  const rest = buffers.slice(index)
  if (left > 0 && rest[0] !== undefined) rest[0] = rest[0].subarray(left)
  return rest
}
