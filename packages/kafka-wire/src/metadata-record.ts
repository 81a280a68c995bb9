import { StreamError } from '@millrace/base'
import { ByteReader } from './byte-reader.ts'
import { ByteWriter } from './byte-writer.ts'
import type { Fields, InputOf, ValueOf } from './field.ts'
import { MalformedError } from './malformed-error.ts'
import type { Message } from './message.ts'
import * as schemas from './schemas/metadata-records.ts'

/** Every kind of metadata record: Kafka's number for it, its schema, and the version that we write. */
const kinds = {
  RegisterBrokerRecord: { apiKey: 0, message: schemas.registerBrokerRecord, version: 3 },
  UnregisterBrokerRecord: { apiKey: 1, message: schemas.unregisterBrokerRecord, version: 0 },
  TopicRecord: { apiKey: 2, message: schemas.topicRecord, version: 0 },
  PartitionRecord: { apiKey: 3, message: schemas.partitionRecord, version: 2 },
  ConfigRecord: { apiKey: 4, message: schemas.configRecord, version: 0 },
  PartitionChangeRecord: { apiKey: 5, message: schemas.partitionChangeRecord, version: 2 },
  RemoveTopicRecord: { apiKey: 9, message: schemas.removeTopicRecord, version: 0 },
  FeatureLevelRecord: { apiKey: 12, message: schemas.featureLevelRecord, version: 0 },
  ProducerIdsRecord: { apiKey: 15, message: schemas.producerIdsRecord, version: 0 },
  BrokerRegistrationChangeRecord: { apiKey: 17, message: schemas.brokerRegistrationChangeRecord, version: 2 },
  NoOpRecord: { apiKey: 20, message: schemas.noOpRecord, version: 0 },
} as const

type Kinds = typeof kinds
/** The name of a kind of metadata record. */
export type MetadataRecordType = keyof Kinds
type FieldsOf<Type extends MetadataRecordType> = Kinds[Type]['message']['fields']

/** One kind of metadata record, whole. */
export type MetadataRecordOf<Type extends MetadataRecordType> = { readonly type: Type } & ValueOf<FieldsOf<Type>>
/** What the metadata log says: the only thing that changes a cluster's image. */
export type MetadataRecord = { [Type in MetadataRecordType]: MetadataRecordOf<Type> }[MetadataRecordType]

/** The metadata version (Kafka's `metadata.version`, 4.1-IV1) whose records these are: level of the first record of a new log. */
export const metadataVersionLevel = 27

const frameVersion = 1

/** The kind by name, with its schema's types forgotten: a record's `type` says which one it is. */
export interface MetadataRecordKind {
  readonly apiKey: number
  readonly message: Message<Fields>
  readonly version: number
}
const kindOf = (type: MetadataRecordType): MetadataRecordKind => kinds[type]

/** Every kind of metadata record that can be read and written. */
export const metadataRecordTypes = Object.keys(kinds) as readonly MetadataRecordType[]

const typeByApiKey: ReadonlyMap<number, MetadataRecordType> = new Map(
  metadataRecordTypes.map((type) => [kinds[type].apiKey, type]),
)

/** Kafka's number, schema and written version of a kind of record, for tools that print or compare records. */
export const metadataRecordKind: (type: MetadataRecordType) => MetadataRecordKind = kindOf

/** A record of `type` with every field that has a default left to it. */
export function metadataRecord<Type extends MetadataRecordType>(
  type: Type,
  input: InputOf<FieldsOf<Type>>,
): MetadataRecordOf<Type> {
  return { type, ...kindOf(type).message.complete(input) } as MetadataRecordOf<Type>
}

/**
 * The value of a record in Kafka's metadata log:
 *
 * ```
 * value => uvarint(frame_version = 1) uvarint(api_key) uvarint(version) body
 * ```
 *
 * `version` is for tests and tools; left out, it is the one that Kafka 4.1 writes.
 */
export function encodeMetadataRecord(record: MetadataRecord, version?: number): Buffer {
  const kind = kindOf(record.type)
  const chosen = version ?? kind.version
  const writer = new ByteWriter()
  writer.unsignedVarint(frameVersion)
  writer.unsignedVarint(kind.apiKey)
  writer.unsignedVarint(chosen)
  kind.message.write(writer, record, chosen)
  return writer.finish()
}

/**
 * The inverse of {@link encodeMetadataRecord}, in every version Kafka 4.1 knows. Throws StreamError: CORRUPT_MESSAGE, or UNSUPPORTED
 * for a record or version that this release does not know (one that a newer release wrote).
 */
export function decodeMetadataRecord(bytes: Buffer): MetadataRecord {
  const reader = new ByteReader(bytes)
  const { frame, apiKey, version } = readFrame(reader)
  if (frame !== frameVersion) {
    throw new StreamError(
      'UNSUPPORTED',
      `a metadata record of frame version ${frame}; this release reads ${frameVersion}`,
    )
  }
  const type = typeByApiKey.get(apiKey)
  if (type === undefined) {
    throw new StreamError('UNSUPPORTED', `a metadata record of kind ${apiKey}, which this release does not know`, {
      context: { apiKey, version },
    })
  }
  return { type, ...kindOf(type).message.read(reader, version, 'to the end') } as MetadataRecord
}

function readFrame(reader: ByteReader): { frame: number; apiKey: number; version: number } {
  try {
    return { frame: reader.unsignedVarint(), apiKey: reader.unsignedVarint(), version: reader.unsignedVarint() }
  } catch (error) {
    throw error instanceof MalformedError ? error.toStreamError('metadata record frame', frameVersion) : error
  }
}
