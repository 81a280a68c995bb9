import { createRequire } from 'node:module'
import { pathToFileURL } from 'node:url'

/** Where the program of a connector's process lies, in this package as it is built: this module may be a source. */
export function childProgram(): URL {
  const entry = createRequire(import.meta.url).resolve('@millrace/connect')
  return new URL('./isolation/child.js', pathToFileURL(entry))
}
