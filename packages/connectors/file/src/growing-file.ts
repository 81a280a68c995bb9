import { open } from 'node:fs/promises'
import { setTimeout } from 'node:timers/promises'
import type { Logger } from '@millrace/base'
import { pollMs, readBytes } from './limits.ts'
import { type Line, LineSplitter } from './line-splitter.ts'

/** Which file to read on, and from where. */
export interface GrowingFile {
  readonly file: string
  /** In bytes. */
  readonly from: number
  readonly signal: AbortSignal
  readonly logger: Logger
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT'
}

/** Up to `readBytes` from `position` on; none at the end; undefined if there is no file, or it is shorter than that. */
async function readAt(file: string, position: number): Promise<Uint8Array | undefined> {
  const handle = await open(file, 'r').catch((error: unknown) => {
    if (isMissing(error)) return undefined
    throw error
  })
  if (handle === undefined) return undefined
  try {
    const { size } = await handle.stat()
    if (size < position) return undefined
    const { buffer, bytesRead } = await handle.read(Buffer.allocUnsafe(readBytes), 0, readBytes, position)
    return buffer.subarray(0, bytesRead)
  } finally {
    await handle.close()
  }
}

/** Until it is time to look again, or the signal says to stop. */
async function pause(signal: AbortSignal): Promise<void> {
  try {
    await setTimeout(pollMs, undefined, { signal })
  } catch (error) {
    if (!signal.aborted) throw error
  }
}

/**
 * The lines of a file, and those that are appended to it later, until the signal says so. A file that is not there is waited for. One that is
 * shorter than what was read of it has been emptied or replaced, and is read from its beginning.
 */
export async function* linesOf({ file, from, signal, logger }: GrowingFile): AsyncGenerator<readonly Line[], void> {
  let splitter = new LineSplitter(from)
  while (!signal.aborted) {
    const bytes = await readAt(file, splitter.end)
    if (bytes === undefined && splitter.end > 0) {
      logger.warn({ file, position: splitter.end }, 'the file is shorter than it was, and is read from its beginning')
      splitter = new LineSplitter(0)
    }
    const lines = bytes === undefined ? [] : splitter.push(bytes)
    if (lines.length > 0) yield lines
    if (bytes === undefined || bytes.length === 0) await pause(signal)
  }
}
