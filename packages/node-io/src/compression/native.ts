import { createRequire } from 'node:module'
import { StreamError } from '@millrace/base'

const require = createRequire(import.meta.url)

/**
 * A codec's native package, loaded when it is first needed and once. Where none is built for the platform, or it was left out of
 * the installation, UNSUPPORTED_COMPRESSION_TYPE says so.
 */
export function loadNative<Package>(codec: string, name: string): () => Package {
  let loaded: Package | undefined
  return () => {
    if (loaded !== undefined) return loaded
    try {
      loaded = require(name) as Package
      return loaded
    } catch (error) {
      throw new StreamError(
        'UNSUPPORTED_COMPRESSION_TYPE',
        `${codec}: the package ${name} does not load on this platform (${process.platform} ${process.arch}); ` +
          'install with its optional dependencies, or use another compression',
        { cause: error },
      )
    }
  }
}
