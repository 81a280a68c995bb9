import { createRequire } from 'node:module'
import { pathToFileURL } from 'node:url'
import { StreamError } from '@millrace/base'

/**
 * Where the program of threads that compress lies: in this package as it is built and installed. Found by the package's name rather than
 * beside this module, which may have been bundled into an application's, or be a source. Throws if the package is not installed there.
 */
export function compressionThreadProgram(): URL {
  return programOf('compression-thread')
}

/** Where the program of threads that do a task lies; as above. */
export function taskThreadProgram(): URL {
  return programOf('task-thread')
}

/** Where the module of a task lies, by the name under which others import it. Throws INTERNAL if it is not installed there. */
export function moduleOf(name: string): URL {
  try {
    return pathToFileURL(createRequire(import.meta.url).resolve(name))
  } catch (error) {
    throw new StreamError('INTERNAL', `${name} is not installed where another thread could load it`, { cause: error })
  }
}

function programOf(name: string): URL {
  const entry = createRequire(import.meta.url).resolve('@millrace/node-io')
  return new URL(`./threads/${name}.js`, pathToFileURL(entry))
}
