import { StreamError } from '@millrace/base'
import { fitsFutureDirectoryName } from '@millrace/log'
import type { Services } from '../services.ts'
import type { LogDirectory } from './log-dir-status.ts'

/**
 * Has this broker keep its replica of a partition in one of its log directories (KIP-113). Resolves once the move has begun, or there is
 * nothing to move; one to elsewhere that was under way is ended. If the broker has no replica, one that it is given later is made there.
 *
 * Throws STORAGE_ERROR if that directory or the replica is out of service, INVALID_TOPIC if the topic's name is too long for the name of a
 * copy, UNKNOWN_TOPIC_OR_PARTITION, REPLICA_NOT_AVAILABLE.
 */
export async function moveToLogDir(
  { controller, partitions, directories }: Pick<Services, 'controller' | 'partitions' | 'directories'>,
  { topic: name, partition }: { readonly topic: string; readonly partition: number },
  { directory, directoryId, failure }: LogDirectory,
): Promise<void> {
  const context = { topic: name, partition }
  if (directoryId === undefined || failure !== undefined) {
    const text = `log directory ${directory} is out of service: no partition can be moved there`
    throw new StreamError('STORAGE_ERROR', text, { context, cause: failure })
  }
  if (!fitsFutureDirectoryName(name, Math.max(0, partition))) {
    throw new StreamError('INVALID_TOPIC', `the name of topic ${name} is too long to move it between log directories`, {
      context,
    })
  }
  const topic = controller.image.topic(name)
  if (topic?.partitions.has(partition) !== true) {
    const text = topic === undefined ? `there is no topic '${name}'` : `topic ${name} has no partition ${partition}`
    throw new StreamError('UNKNOWN_TOPIC_OR_PARTITION', text, { context })
  }
  const log = partitions.lookUp(topic.id, partition)?.log
  const lost = partitions.failureOf(topic.id, partition)
  if (lost !== undefined) throw new StreamError('STORAGE_ERROR', lost.message, { context, cause: lost })
  if (log === undefined) {
    partitions.prefer(topic.id, partition, directoryId)
    const text = `this broker has no replica of ${name}-${partition}; should it be given one, that is made in ${directory}`
    throw new StreamError('REPLICA_NOT_AVAILABLE', text, { context })
  }
  const { moves } = partitions
  if (moves.targetOf(log) === directoryId) return
  await moves.cancel(log)
  const home = directories().find(({ logs }) => logs.includes(log))
  if (home?.failure !== undefined) throw home.failure
  // It may be gone meanwhile, or have got there.
  if (home === undefined || home.directoryId === directoryId || moves.targetOf(log) !== undefined) return
  moves.begin(log, directoryId)
}
