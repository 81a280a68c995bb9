import {
  atLeast,
  between,
  type ConfigOf,
  configError,
  configSchema,
  eachEntry,
  JavaPattern,
  nonEmptyList,
  nonEmptyString,
  option,
  understoodBy,
} from '@millrace/connect'
import { AllowedFolders } from '../files/allowed-folders.ts'
import { type Glob, matchesGlob, parseGlob } from '../files/glob.ts'
import type { LongLines } from './line-cutter.ts'
import type { MultilineOptions } from './multiline.ts'

/** Lists of patterns for paths. */
export const globs = eachEntry('patterns for paths', (entry) => {
  try {
    parseGlob(entry)
    return undefined
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
})

/** The options of the source of log files. */
export const tailConfig = configSchema({
  paths: option.list({
    importance: 'HIGH',
    doc: 'Patterns for the files to follow: `*`, `?`, `[a-z]` in names, `**` for any folders. Name those too that a file is renamed to.',
    validate: [nonEmptyList, globs],
  }),
  topic: option.string({ importance: 'HIGH', doc: 'The topic that their lines go to.', validate: nonEmptyString }),
  'exclude.paths': option.list({
    default: [],
    importance: 'MEDIUM',
    doc: 'Patterns for files that are not followed although `paths` is for them, such as `logs/*.gz`.',
    validate: globs,
  }),
  'allowed.folders': option.list({
    default: [],
    importance: 'HIGH',
    doc: 'The folders that files have to lie in, wherever links lead to. By default those that `paths` name before their first wildcard.',
  }),
  'scan.interval.ms': option.int({
    default: 1000,
    importance: 'LOW',
    doc: 'How often folders are looked through for files that are new, renamed or gone, in milliseconds.',
    validate: atLeast(1),
  }),
  'poll.interval.ms': option.int({
    default: 250,
    importance: 'LOW',
    doc: 'How long to wait before files that grow are looked at again once there was nothing new, in milliseconds.',
    validate: atLeast(1),
  }),
  'batch.size': option.int({
    default: 2000,
    importance: 'LOW',
    doc: 'How many lines are given at once, at most.',
    validate: atLeast(1),
  }),
  'line.bytes.max': option.int({
    default: 512 * 1024,
    importance: 'MEDIUM',
    doc: 'Bytes that a line may have.',
    validate: between(64, 64 * 1024 * 1024),
  }),
  'line.too.long': option.oneOf(['split', 'cut', 'reject'], {
    default: 'split',
    importance: 'MEDIUM',
    doc: 'What becomes of a line that is longer: several records, one with its beginning, or none (`errors.tolerance` says whether the task goes on).',
  }),
  'invalid.utf8': option.oneOf(['replace', 'reject'], {
    default: 'replace',
    importance: 'MEDIUM',
    doc: 'What becomes of bytes that are no UTF-8: U+FFFD, or the line no record (`errors.tolerance` says whether the task goes on).',
  }),
  'partial.line.timeout.ms': option.int({
    default: 0,
    importance: 'MEDIUM',
    doc: 'A line without its end that has not grown for so long, in milliseconds, is taken as it is. 0: it waits for its end.',
    validate: atLeast(0),
  }),
  'rotated.close.ms': option.int({
    default: 60_000,
    importance: 'MEDIUM',
    doc: 'How long a file that was renamed or deleted is still read after it grew last, in milliseconds: who writes may be late to change.',
    validate: atLeast(0),
  }),
  'open.files.max': option.int({
    default: 256,
    importance: 'LOW',
    doc: 'Files that are open at once. Of more, those that grew last are.',
    validate: between(1, 8192),
  }),
  'multiline.pattern': option.string({
    default: null,
    importance: 'MEDIUM',
    doc: 'A regular expression for lines that continue others: `^\\s` for stack traces. Without it each line is a record.',
    validate: understoodBy('a regular expression', (text) => new JavaPattern(text)),
  }),
  'multiline.negate': option.boolean({
    default: false,
    importance: 'MEDIUM',
    doc: 'Whether lines continue others that do not match it: for a pattern of how records begin.',
  }),
  'multiline.match': option.oneOf(['after', 'before'], {
    default: 'after',
    importance: 'MEDIUM',
    doc: 'Whether such a line stands after what it continues, or before.',
  }),
  'multiline.lines.max': option.int({
    default: 500,
    importance: 'LOW',
    doc: 'Lines of one record. What is more goes on in the next one.',
    validate: between(1, 100_000),
  }),
  'multiline.timeout.ms': option.int({
    default: 5000,
    importance: 'LOW',
    doc: 'How long lines wait for others that continue them, in milliseconds.',
    validate: atLeast(1),
  }),
})

/** What a config says, as the source wants it. */
export interface TailSettings {
  readonly globs: readonly Glob[]
  readonly excluded: (file: string) => boolean
  readonly folders: AllowedFolders
  readonly topic: string
  readonly scanMs: number
  readonly pollMs: number
  readonly batchSize: number
  readonly lineBytesMax: number
  readonly longLines: LongLines
  readonly rejectsInvalid: boolean
  readonly partialMs: number
  readonly rotatedMs: number
  readonly openFilesMax: number
  readonly multiline: MultilineOptions | undefined
  readonly multilineMs: number
}

/** What `given` says. Throws INVALID_CONFIG if its options don't fit together. */
export function tailSettings(given: ConfigOf<(typeof tailConfig)['shape']>): TailSettings {
  const patterns = given.paths.map(parseGlob)
  const excluded = given['exclude.paths'].map(parseGlob)
  const named = given['allowed.folders']
  const folders = new AllowedFolders(named.length > 0 ? named : patterns.map(({ folder }) => folder))
  for (const { text, folder } of patterns) {
    if (folders.names(folder)) continue
    throw configError('paths', `'${text}' of paths leads out of allowed.folders: name its folder there, or take it out`)
  }
  const pattern = given['multiline.pattern']
  return {
    globs: patterns,
    excluded: (file) => excluded.some((glob) => matchesGlob(glob, file)),
    folders,
    topic: given.topic,
    scanMs: given['scan.interval.ms'],
    pollMs: given['poll.interval.ms'],
    batchSize: given['batch.size'],
    lineBytesMax: given['line.bytes.max'],
    longLines: given['line.too.long'],
    rejectsInvalid: given['invalid.utf8'] === 'reject',
    partialMs: given['partial.line.timeout.ms'],
    rotatedMs: given['rotated.close.ms'],
    openFilesMax: given['open.files.max'],
    multiline:
      pattern === null
        ? undefined
        : {
            pattern: new JavaPattern(pattern),
            negate: given['multiline.negate'],
            match: given['multiline.match'],
            linesMax: given['multiline.lines.max'],
            bytesMax: given['line.bytes.max'],
          },
    multilineMs: given['multiline.timeout.ms'],
  }
}
