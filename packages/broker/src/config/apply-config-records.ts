import { configResourceTypes, type MetadataRecord } from '@millrace/metadata'
import type { PartitionTable } from '../partitions/partition-table.ts'
import type { LiveConfig } from './live-config.ts'

/** Makes altered configs count in this broker; the image holds them already. */
export function applyConfigRecords(
  records: readonly MetadataRecord[],
  live: LiveConfig,
  partitions: PartitionTable,
): void {
  const topics = new Set<string>()
  let isOwn = false
  for (const record of records) {
    if (record.type !== 'ConfigRecord') continue
    const { resourceType, resourceName } = record
    if (resourceType === configResourceTypes.topic) topics.add(resourceName)
    else if (resourceType === configResourceTypes.broker)
      isOwn ||= resourceName === '' || resourceName === String(live.started.nodeId)
  }
  if (isOwn) live.refresh()
  // What is set for the broker is, for many keys, what topics follow.
  if (isOwn) partitions.reconfigure()
  else if (topics.size > 0) partitions.reconfigure(topics)
}
