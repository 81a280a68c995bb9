import { access, constants } from 'node:fs/promises'
import { type ConfigProblem, defineSource, type SourceConnector } from '@millrace/connect'
import { fileErrorText, isGone } from '../files/file-errors.ts'
import { parseFingerprint } from '../files/fingerprint.ts'
import { version } from '../version.ts'
import { tailConfig, tailSettings } from './tail-config.ts'
import { TailReader } from './tail-reader.ts'

/** Folders that may not be looked into. Those that are not there may come. */
async function problems(folders: readonly string[]): Promise<readonly ConfigProblem[]> {
  const found: ConfigProblem[] = []
  for (const folder of new Set(folders)) {
    try {
      await access(folder, constants.R_OK | constants.X_OK)
    } catch (error) {
      if (isGone(error)) continue
      found.push({ option: 'paths', message: `the folder ${folder} of paths can't be read (${fileErrorText(error)})` })
    }
  }
  return found
}

/**
 * Follows log files: gives their lines, and those that are appended, wherever the files are renamed to. A file is known by its number and what stands
 * in it, so it goes on where it was.
 */
export const logFileSource: SourceConnector = defineSource({
  name: 'LogFileSource',
  version,
  doc: 'Follows log files, through rotation, into a topic.',
  config: tailConfig,
  check: (given) => problems(tailSettings(given).globs.map(({ folder }) => folder)),
  plan(given) {
    tailSettings(given)
    return [{ key: 'all' }]
  },
  checkPosition({ partition, offset }) {
    if (typeof partition['device'] !== 'string' || typeof partition['inode'] !== 'string') {
      return "the partition is to have 'device' and 'inode', both texts, as stat(1) says them"
    }
    const { position, fingerprint } = offset
    if (typeof position !== 'number' || !Number.isSafeInteger(position) || position < 0) {
      return "the offset is to have a 'position', a number of bytes from 0 on"
    }
    if (fingerprint === undefined || parseFingerprint(fingerprint) !== undefined) return undefined
    return "the 'fingerprint' of the offset is none: leave it out if the file is to be taken as it is"
  },
  open: ({ config: given, signal, logger, offset }) =>
    new TailReader({ settings: tailSettings(given), signal, logger, offset }).batches(),
})
