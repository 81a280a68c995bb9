import { dataError, type SinkPartition, type SinkRecord } from '@millrace/connect'
import { partitionerNamed, type S3SinkConfig } from '../config.ts'
import { keyBytesMax } from '../limits.ts'
import { partitionerOf } from './partitioner.ts'

/** A key as far as offsets: `topics/orders/partition=0/orders+0+`. */
export type KeyStem = string

/** Names objects: `STEM` `first offset` `.json`, and of tails `STEM` `first` `-` `last` `.json`. */
export interface Keys {
  /** Whether records of one partition lie in one folder, as long as no transform leads them to several topics. */
  readonly oneFolder: boolean
  /** Throws INVALID_DATA if the record can't lie anywhere. */
  stem(record: SinkRecord): KeyStem
  /** Of an object that whoever writes from `first` on ends where this one does. */
  regular(stem: KeyStem, first: number): string
  /** Of an object that says itself where it ends. */
  tail(stem: KeyStem, first: number, last: number): string
  /** What both begin with. */
  prefix(stem: KeyStem, first: number): string
  /** The last offset that the key of a tail says. Undefined if it is no tail of that stem and first offset. */
  lastOfTail(key: string, stem: KeyStem, first: number): number | undefined
}

/** Names as a config says; `extension` has its dot. Throws INVALID_CONFIG. */
export function keysOf(config: S3SinkConfig, extension: string): Keys {
  const [between, inName] = [config['directory.delim'], config['file.delim']]
  const foldersOf = partitionerOf(config)
  const padded = (offset: number): string => String(offset).padStart(config['filename.offset.zero.pad.width'], '0')
  const longest = 2 * Math.max(16, config['filename.offset.zero.pad.width']) + 1 + extension.length
  // Most records lie where the one before does.
  let last: (SinkPartition & { readonly folders: string; readonly to: string; readonly stem: KeyStem }) | undefined
  return {
    oneFolder: partitionerNamed(config['partitioner.class']) === 'default',
    stem(record) {
      const { topic, partition } = record.original
      const folders = foldersOf(record)
      const isLast =
        last?.folders === folders && last.to === record.topic && last.topic === topic && last.partition === partition
      if (last !== undefined && isLast) return last.stem
      // Records of several topics may be led to one: the name keeps them apart.
      const name = `${topic}${inName}${partition}${inName}`
      const stem = [config['topics.dir'], record.topic, folders, name].join(between)
      if (Buffer.byteLength(stem) + longest > keyBytesMax)
        throw dataError(`the key of its object would be longer than ${keyBytesMax} bytes`)
      last = { folders, to: record.topic, topic, partition, stem }
      return stem
    },
    regular: (stem, first) => `${stem}${padded(first)}${extension}`,
    tail: (stem, first, last) => `${stem}${padded(first)}-${padded(last)}${extension}`,
    prefix: (stem, first) => `${stem}${padded(first)}`,
    lastOfTail(key, stem, first) {
      const begin = `${stem}${padded(first)}-`
      if (!key.startsWith(begin)) return undefined
      const [, digits] = /^(\d+)(?:\D|$)/.exec(key.slice(begin.length)) ?? []
      const last = Number(digits ?? Number.NaN)
      return Number.isSafeInteger(last) && last >= first ? last : undefined
    },
  }
}
