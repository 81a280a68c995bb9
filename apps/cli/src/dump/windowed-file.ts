import { type FileHandle, open } from 'node:fs/promises'
import { usageError } from '../failure.ts'
import { dumpWindowSizeBytes } from '../limits.ts'

/**
 * A file that is read from front to back in a window of fixed size, however large it is. Its size is what it was when it was
 * opened: a file that is being written is seen as it was then.
 */
export class WindowedFile implements AsyncDisposable {
  readonly path: string
  readonly #handle: FileHandle
  #sizeBytes: number
  #window: Buffer = Buffer.alloc(0)
  #windowPosition = 0

  private constructor(path: string, handle: FileHandle, sizeBytes: number) {
    this.path = path
    this.#handle = handle
    this.#sizeBytes = sizeBytes
  }

  /** Throws a usage error for what is no readable regular file. */
  static async open(path: string): Promise<WindowedFile> {
    const handle = await open(path, 'r').catch((error: unknown) => {
      throw unreadable(path, error)
    })
    try {
      const found = await handle.stat()
      if (!found.isFile()) throw usageError(`'${path}' is no regular file`)
      return new WindowedFile(path, handle, found.size)
    } catch (error) {
      await handle.close()
      throw error
    }
  }

  /** Less than at first if the file was cut while it was read. */
  get sizeBytes(): number {
    return this.#sizeBytes
  }

  /**
   * The bytes from `position` on, `lengthBytes` of them or as many as the file still has. A view that holds until the next call;
   * `lengthBytes` is at most the window.
   */
  async view(position: number, lengthBytes: number): Promise<Buffer> {
    const end = Math.min(position + lengthBytes, this.#sizeBytes)
    if (position >= end) return Buffer.alloc(0)
    if (position < this.#windowPosition || end > this.#windowPosition + this.#window.length) await this.#fill(position)
    const from = position - this.#windowPosition
    return this.#window.subarray(from, from + Math.min(lengthBytes, end - position))
  }

  /** A copy of any length; shorter only where the file ends. */
  async copy(position: number, lengthBytes: number): Promise<Buffer> {
    const wanted = Math.max(0, Math.min(lengthBytes, this.#sizeBytes - position))
    const bytes = Buffer.allocUnsafe(wanted)
    const read = await this.#read(bytes, position)
    return bytes.subarray(0, read)
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#handle.close()
  }

  async #fill(position: number): Promise<void> {
    const bytes = Buffer.allocUnsafe(Math.min(dumpWindowSizeBytes, this.#sizeBytes - position))
    const read = await this.#read(bytes, position)
    this.#window = bytes.subarray(0, read)
    this.#windowPosition = position
  }

  /** How many bytes were there. */
  async #read(bytes: Buffer, position: number): Promise<number> {
    let read = 0
    while (read < bytes.length) {
      const { bytesRead } = await this.#handle.read(bytes, read, bytes.length - read, position + read)
      if (bytesRead === 0) {
        this.#sizeBytes = Math.min(this.#sizeBytes, position + read)
        break
      }
      read += bytesRead
    }
    return read
  }
}

function unreadable(path: string, error: unknown): Error {
  const { code, message } = error as NodeJS.ErrnoException
  if (code === 'ENOENT') return usageError(`there is no file '${path}'`)
  if (code === 'EACCES' || code === 'EPERM') return usageError(`'${path}' may not be read by this user`)
  return usageError(`can't read '${path}': ${message}`)
}
