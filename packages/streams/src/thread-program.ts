import { createRequire } from 'node:module'
import { pathToFileURL } from 'node:url'

/** Where the program of a thread lies, in this package as it is built: this module may be a source, or part of an application's bundle. */
export function streamThreadProgram(): URL {
  const entry = createRequire(import.meta.url).resolve('@millrace/streams')
  return new URL('./threads/stream-thread.js', pathToFileURL(entry))
}
