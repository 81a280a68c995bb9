import type { Logger, StreamError } from '@millrace/base'
import type { TopicPartition } from '../consumer/types.ts'
import type { ClientChannels } from '../events/client-channels.ts'
import type { MemberRef } from '../transport/group-calls.ts'

export interface GroupNewsParts {
  readonly logger: Logger
  readonly channels: ClientChannels
}

/** Says what happens to a member of a group: in the log, and on the channels that somebody listens to. */
export class GroupNews {
  readonly #group: string
  readonly #parts: GroupNewsParts

  constructor({ group }: { readonly group: string }, parts: GroupNewsParts) {
    this.#group = group
    this.#parts = parts
  }

  assigned({ memberId }: MemberRef, partitions: readonly TopicPartition[]): void {
    this.#parts.logger.info(
      { group: this.#group, memberId, partitions: listed(partitions) },
      'partitions were assigned',
    )
    const { groupAssigned, clientId } = this.#parts.channels
    if (groupAssigned.hasSubscribers) groupAssigned.publish({ clientId, group: this.#group, memberId, partitions })
  }

  revoked({ memberId }: MemberRef, partitions: readonly TopicPartition[]): void {
    this.#parts.logger.info(
      { group: this.#group, memberId, partitions: listed(partitions) },
      'partitions were let go of',
    )
    const { groupRevoked, clientId } = this.#parts.channels
    if (groupRevoked.hasSubscribers) groupRevoked.publish({ clientId, group: this.#group, memberId, partitions })
  }

  lost({ memberId }: MemberRef, partitions: readonly TopicPartition[]): void {
    this.#parts.logger.warn({ group: this.#group, memberId, partitions: listed(partitions) }, 'partitions were lost')
    const { groupLost, clientId } = this.#parts.channels
    if (groupLost.hasSubscribers) groupLost.publish({ clientId, group: this.#group, memberId, partitions })
  }

  /** The event loop runs, but the application does not come back with what it has in hand of partitions that are to go. */
  handlerHangs(partitions: readonly TopicPartition[], waitedMs: number): void {
    this.#parts.logger.warn(
      { group: this.#group, partitions: listed(partitions), waitedMs },
      'a handler that waits for something has not finished its record or batch, which is let go of without it',
    )
  }

  /** The same for something that nobody wants to have yet. */
  handlerTakesLong(partition: TopicPartition, offset: number, heldMs: number): void {
    this.#parts.logger.warn(
      { group: this.#group, ...partition, offset, heldMs },
      'a handler has had the same record or batch for long; heartbeats go on meanwhile, and the partition stays here',
    )
  }

  listenerHangs(listener: string, waitedMs: number): void {
    this.#parts.logger.warn(
      { group: this.#group, listener, waitedMs },
      'a listener of the group did not come back in time',
    )
  }

  commitFailed(error: StreamError): void {
    this.#parts.logger.warn({ err: error, group: this.#group }, 'what was finished could not be committed')
  }
}

function listed(partitions: readonly TopicPartition[]): string[] {
  return partitions.map(({ topic, partition }) => `${topic}-${partition}`)
}
