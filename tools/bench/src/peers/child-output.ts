import type { ChildProcessByStdio } from 'node:child_process'
import type { Readable } from 'node:stream'

/** Keeps the last `charsMax` of what a program prints on either of its streams; returns what tells them. */
export function lastOutputOf(child: ChildProcessByStdio<null, Readable, Readable>, charsMax: number): () => string {
  let output = ''
  const keep = (text: string): void => {
    output = (output + text).slice(-charsMax)
  }
  child.stdout.setEncoding('utf8').on('data', keep)
  child.stderr.setEncoding('utf8').on('data', keep)
  return () => output
}
