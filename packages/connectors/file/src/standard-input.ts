import type { Readable } from 'node:stream'
import { type Line, LineSplitter } from './line-splitter.ts'

/** The lines of a stream until it ends, or the signal says so; the stream stays open. Its last line needs no end. */
export async function* linesOfStream(stream: Readable, signal: AbortSignal): AsyncGenerator<readonly Line[], void> {
  const splitter = new LineSplitter(0)
  const ended = new Promise<undefined>((resolve) => {
    if (signal.aborted) resolve(undefined)
    else signal.addEventListener('abort', () => resolve(undefined), { once: true })
  })
  const chunks = stream.iterator({ destroyOnReturn: false }) as AsyncIterableIterator<Uint8Array>
  for (;;) {
    const next = await Promise.race([chunks.next(), ended])
    if (next === undefined || signal.aborted) return
    // An end of line of our own ends the last line, and is nothing behind one that has ended.
    const lines = splitter.push(next.done === true ? Buffer.from('\n') : next.value)
    const written = next.done === true ? lines.filter(({ text }) => text !== '') : lines
    if (written.length > 0) yield written
    if (next.done === true) return
  }
}
