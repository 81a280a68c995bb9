import { metadataVersionLevel } from '@millrace/kafka-wire'
import type { ClusterImage } from '@millrace/metadata'

/** Levels by which clients and tools find out what a cluster can do, in Kafka's names and numbers. */
const features: readonly { readonly name: string; readonly least: number; readonly greatest: number }[] = [
  /** Replicas that may lead without being in sync (KIP-966). */
  { name: 'eligible.leader.replicas.version', least: 0, greatest: 1 },
  /** 1: the group protocol of KIP-848. */
  { name: 'group.version', least: 0, greatest: 1 },
  /** 1: voters of the metadata quorum that are changed while it runs (KIP-853). */
  { name: 'kraft.version', least: 0, greatest: 1 },
  /** The metadata log's records; 7 is the first level of Kafka 3.3, the oldest that Kafka 4 knows. */
  { name: 'metadata.version', least: 7, greatest: metadataVersionLevel },
  /** 2: transactions to which leaders add partitions themselves (KIP-890). */
  { name: 'transaction.version', least: 0, greatest: 2 },
]

/** Which levels this release can work at. Below version 4 of ApiVersions clients can't read a range that begins at 0 (KIP-1022). */
export function supportedFeatures(version: number) {
  return features
    .filter(({ least }) => version >= 4 || least > 0)
    .map(({ name, least, greatest }) => ({ name, minVersion: least, maxVersion: greatest }))
}

/** The level of each feature. Where the metadata name none, it is the highest: what this release does cannot be switched off. */
export function finalizedFeatures(image: ClusterImage) {
  return features.map(({ name, greatest }) => {
    const level = image.featureLevel(name)
    const maxVersionLevel = level === 0 ? greatest : level
    return { name, maxVersionLevel, minVersionLevel: maxVersionLevel }
  })
}
