import { StreamError } from '@millrace/base'
import type { BrokerSettings } from '@millrace/metadata'

/** The folders that hold partitions: `log.dirs`, or else `log.dir`. Throws INVALID_CONFIG if `log.dirs` names none, or one twice. */
export function logDirectories({ logDir, logDirs }: BrokerSettings): readonly string[] {
  if (logDirs === null) return [withoutSlash(logDir.trim())]
  const directories = logDirs.split(',').map((each) => withoutSlash(each.trim()))
  const named = directories.filter((directory) => directory !== '')
  const twice = named.find((directory, at) => named.indexOf(directory) !== at)
  if (twice !== undefined) {
    throw new StreamError('INVALID_CONFIG', `log.dirs names ${twice} twice; each folder stands there once`, {
      context: { key: 'log.dirs' },
    })
  }
  if (named.length > 0) return named
  throw new StreamError(
    'INVALID_CONFIG',
    'log.dirs names no folder: name one at least, or leave it out and set log.dir',
    {
      context: { key: 'log.dirs' },
    },
  )
}

/** The path as it is compared: two spellings of one folder must not be taken for two. */
export function withoutSlash(path: string): string {
  return path.length > 1 ? path.replace(/\/+$/, '') || '/' : path
}
