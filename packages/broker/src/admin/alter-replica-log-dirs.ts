import { isStreamError, StreamError } from '@millrace/base'
import { millrace } from '@millrace/contracts'
import { withoutSlash } from '../config/log-directories.ts'
import type { Services } from '../services.ts'
import { toWireError } from '../wire/error.ts'
import { moveToLogDir } from './move-to-log-dir.ts'
import { checkReassignmentCount } from './topic-partitions.ts'

const { AlterReplicaLogDirsResponse } = millrace.admin.v1
type WireRequest = millrace.admin.v1.AlterReplicaLogDirsRequest
type WireResponse = millrace.admin.v1.AlterReplicaLogDirsResponse

/**
 * Begins to move replicas of this broker between its log directories, each by itself. Errors of a replica: those of {@link moveToLogDir}, and
 * INVALID_REQUEST for a directory that is none of the broker's.
 */
export async function alterReplicaLogDirs({ replicas }: WireRequest, services: Services): Promise<WireResponse> {
  checkReassignmentCount(replicas.length)
  const results: millrace.admin.v1.AlterReplicaLogDirResult.$Properties[] = []
  for (const { topic, partition, path } of replicas) {
    try {
      await moveToLogDir(services, { topic, partition }, directoryOf(services, path))
      results.push({ topic, partition })
    } catch (error) {
      if (!isStreamError(error)) throw error
      results.push({ topic, partition, error: toWireError(error) })
    }
  }
  return new AlterReplicaLogDirsResponse({ replicas: results })
}

function directoryOf({ directories }: Services, path: string): ReturnType<Services['directories']>[number] {
  const known = directories().filter(({ holdsPartitions }) => holdsPartitions)
  const found = known.find(({ directory }) => directory === withoutSlash(path))
  if (found !== undefined) return found
  const names = known.map(({ directory }) => directory).join(', ')
  throw new StreamError('INVALID_REQUEST', `this broker has no log directory ${path}: log.dirs names ${names}`)
}
