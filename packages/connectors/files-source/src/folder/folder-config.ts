import {
  atLeast,
  between,
  type ConfigOf,
  configError,
  JavaPattern,
  nonEmptyString,
  option,
  understoodBy,
} from '@millrace/connect'
import { AllowedFolders } from '../files/allowed-folders.ts'

const pattern = understoodBy('a regular expression', (text) => new JavaPattern(text))

/** The options that sources of folders have in common. Their names are those of the SpoolDir connectors where there are such. */
export const folderOptions = {
  'input.path': option.string({
    importance: 'HIGH',
    doc: 'The folder that files are read from.',
    validate: nonEmptyString,
  }),
  'input.file.pattern': option.string({
    importance: 'HIGH',
    doc: 'A regular expression for the whole names of the files to read.',
    validate: pattern,
  }),
  topic: option.string({ importance: 'HIGH', doc: 'The topic that rows go to.', validate: nonEmptyString }),
  'input.path.walk.recursively': option.boolean({
    default: false,
    importance: 'MEDIUM',
    doc: 'Whether the folders in it are looked through, too.',
  }),
  'ignore.file.pattern': option.string({
    default: '.*\\.(tmp|part|filepart|PROCESSING)',
    importance: 'MEDIUM',
    doc: 'A regular expression for the whole names of files that are still written, which wait until they are renamed.',
    validate: pattern,
  }),
  'file.minimum.age.ms': option.long({
    default: 1000,
    importance: 'MEDIUM',
    doc: 'How long a file must not have changed before it is read, and before it counts as read to its end, in milliseconds.',
    validate: atLeast(0),
  }),
  'cleanup.policy': option.oneOf(['NONE', 'DELETE', 'MOVE'], {
    default: 'MOVE',
    ignoreCase: true,
    importance: 'HIGH',
    doc: 'What becomes of a file once all of its rows are stored: it stays, is deleted, or goes to `finished.path`.',
  }),
  'finished.path': option.string({
    default: null,
    importance: 'HIGH',
    doc: 'The folder that files go to which were read, with `cleanup.policy=MOVE`.',
  }),
  'allowed.folders': option.list({
    default: [],
    importance: 'MEDIUM',
    doc: 'The folders that files have to lie in, wherever links lead to. By default `input.path`.',
  }),
  'bad.rows.topic': option.string({
    default: null,
    importance: 'MEDIUM',
    doc: "The topic that rows go to that can't be read, as texts, with headers that say where and why. Without it they are what `errors.tolerance` is about.",
    validate: nonEmptyString,
  }),
  'row.bytes.max': option.int({
    default: 1024 * 1024,
    importance: 'LOW',
    doc: 'Bytes that a row may have.',
    validate: between(64, 64 * 1024 * 1024),
  }),
  'batch.size': option.int({
    default: 1000,
    importance: 'LOW',
    doc: 'How many rows are given at once, at most.',
    validate: atLeast(1),
  }),
  'empty.poll.wait.ms': option.long({
    default: 500,
    importance: 'LOW',
    doc: 'How long to wait before the folder is looked through again that had nothing new, in milliseconds.',
    validate: atLeast(1),
  }),
}

/** What becomes of files that were read. */
export type CleanUp =
  | { readonly kind: 'none' }
  | { readonly kind: 'delete' }
  | { readonly kind: 'move'; readonly to: string }

/** What a config says, as the source wants it. */
export interface FolderSettings {
  readonly folder: string
  readonly isRecursive: boolean
  /** Whether a file of that name is to be read. */
  readonly isWanted: (name: string) => boolean
  readonly folders: AllowedFolders
  readonly topic: string
  readonly badRowsTopic: string | null
  readonly ageMs: number
  readonly cleanUp: CleanUp
  readonly batchSize: number
  readonly waitMs: number
}

function cleanUpOf(policy: 'NONE' | 'DELETE' | 'MOVE', to: string | null): CleanUp {
  if (policy === 'NONE') return { kind: 'none' }
  if (policy === 'DELETE') return { kind: 'delete' }
  if (to !== null && to !== '') return { kind: 'move', to }
  throw configError('finished.path', 'cleanup.policy=MOVE needs finished.path, the folder that files go to')
}

/** What `given` says. Throws INVALID_CONFIG if its options don't fit together. */
export function folderSettings(given: ConfigOf<typeof folderOptions>): FolderSettings {
  const wanted = new JavaPattern(given['input.file.pattern'])
  const ignored = new JavaPattern(given['ignore.file.pattern'])
  const named = given['allowed.folders']
  return {
    folder: given['input.path'],
    isRecursive: given['input.path.walk.recursively'],
    isWanted: (name) => !name.startsWith('.') && wanted.matches(name) && !ignored.matches(name),
    folders: new AllowedFolders(named.length > 0 ? named : [given['input.path']]),
    topic: given.topic,
    badRowsTopic: given['bad.rows.topic'],
    ageMs: given['file.minimum.age.ms'],
    cleanUp: cleanUpOf(given['cleanup.policy'], given['finished.path']),
    batchSize: given['batch.size'],
    waitMs: given['empty.poll.wait.ms'],
  }
}
