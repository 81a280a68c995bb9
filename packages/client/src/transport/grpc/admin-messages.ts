import { uuidToText } from '@millrace/base'
import type { millrace } from '@millrace/contracts'
import type { LogDirDescription, LogDirStatus } from '../../admin/types.ts'
import { streamErrorFrom } from './wire-error.ts'

type Description = millrace.admin.v1.LogDirDescription
type Status = Pick<Description, 'path' | 'directoryId' | 'error' | 'totalBytes' | 'usableBytes'>

export function logDirFrom(dir: Description): LogDirDescription {
  return {
    ...logDirStatusFrom(dir),
    topics: dir.topics.map(({ name, topicId, partitions }) => ({
      name,
      topicId: uuidToText(topicId),
      partitions: partitions.map(({ partition, sizeBytes, offsetLag, isFuture }) => ({
        partition,
        sizeBytes,
        offsetLag,
        isFuture,
      })),
    })),
  }
}

export function logDirStatusFrom({ path, directoryId, error, totalBytes, usableBytes }: Status): LogDirStatus {
  return {
    path,
    directoryId: directoryId.length === 16 ? uuidToText(directoryId) : undefined,
    error: streamErrorFrom(error),
    totalBytes: totalBytes < 0 ? undefined : totalBytes,
    usableBytes: usableBytes < 0 ? undefined : usableBytes,
  }
}
