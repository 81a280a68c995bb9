import { isStreamError, StreamError } from '@millrace/base'
import type { Admin } from '@millrace/client'
import type { GroupAssignment } from '@millrace/client/membership'

/**
 * Why the copy can't go on, if an input is gone: whoever assigned did not see the topics in `missing`, which may be too early, or deleted; or
 * a topic came that is not among those that there were when the copy began. undefined: all is well.
 */
export async function goneInput(
  admin: Admin,
  missing: readonly string[],
  { partitions }: GroupAssignment,
  topicIds: ReadonlyMap<string, string>,
): Promise<StreamError | undefined> {
  if (partitions.some(({ topicId }) => !topicIds.has(topicId))) {
    return new StreamError(
      'UNKNOWN_TOPIC_OR_PARTITION',
      'an input topic was deleted and made again while the application ran: reset the application, or start it again, to read the new one',
    )
  }
  for (const topic of missing) {
    try {
      await admin.describeTopic(topic)
    } catch (error) {
      if (!isStreamError(error, 'UNKNOWN_TOPIC_OR_PARTITION')) throw error
      return new StreamError(
        'UNKNOWN_TOPIC_OR_PARTITION',
        `the topic ${topic}, which the application reads, is not there any more: make it again, and reset the application or start it again`,
        { cause: error, context: { topic } },
      )
    }
  }
  return undefined
}
