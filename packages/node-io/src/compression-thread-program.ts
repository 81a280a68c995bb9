import { createRequire } from 'node:module'
import { pathToFileURL } from 'node:url'

/**
 * Where the program of threads that compress lies: in this package as it is built and installed. Found by the package's name rather than
 * beside this module, which may have been bundled into an application's, or be a source. Throws if the package is not installed there.
 */
export function compressionThreadProgram(): URL {
  const entry = createRequire(import.meta.url).resolve('@millrace/node-io')
  return new URL('./threads/compression-thread.js', pathToFileURL(entry))
}
