import { metadataRecord, type MetadataRecord, metadataVersionLevel } from '@millrace/kafka-wire/records'

/** The records that a new metadata log begins with: which of Kafka's metadata versions its records are of. */
export function bootstrapRecords(): MetadataRecord[] {
  return [metadataRecord('FeatureLevelRecord', { name: 'metadata.version', featureLevel: metadataVersionLevel })]
}
