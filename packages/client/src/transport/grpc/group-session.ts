import { isStreamError, type RpcStream, type StreamError } from '@millrace/base'
import { millrace } from '@millrace/contracts'
import type {
  ComputedAssignment,
  GroupHandlers,
  GroupMember,
  GroupSession,
  GroupSubscription,
  TopicIdPartitions,
} from '../group-calls.ts'
import { assignmentFrom, partitionsTo, taskFrom } from './group-messages.ts'
import { receive } from './receive.ts'

const { JoinRequest } = millrace.group.v1
type WireRequest = InstanceType<typeof JoinRequest>
type WireResponse = InstanceType<typeof millrace.group.v1.JoinResponse>

/** A member's session on one stream of GroupService. */
export class GrpcGroupSession implements GroupSession {
  readonly #stream: RpcStream<WireRequest, WireResponse>
  readonly #handlers: GroupHandlers
  #isLeaving = false
  #closed = false

  constructor(stream: RpcStream<WireRequest, WireResponse>, member: GroupMember, handlers: GroupHandlers) {
    this.#stream = stream
    this.#handlers = handlers
    const { subscription, owned, ...about } = member
    this.#send({ start: { ...about, subscription: subscriptionTo(subscription), owned: partitionsTo(owned) } })
    void this.#run()
  }

  heartbeat(): void {
    this.#send({ heartbeat: {} })
  }

  own(memberEpoch: number, partitions: readonly TopicIdPartitions[]): void {
    this.#send({ owned: { memberEpoch, partitions: partitionsTo(partitions) } })
  }

  subscribe(subscription: GroupSubscription): void {
    this.#send({ subscription: subscriptionTo(subscription) })
  }

  assign(groupEpoch: number, members: readonly ComputedAssignment[]): void {
    const computed = members.map(({ memberId, partitions, metadata }) => ({
      memberId,
      partitions: partitionsTo(partitions),
      metadata,
    }))
    this.#send({ assign: { groupEpoch, members: computed } })
  }

  leave(forGood: boolean): void {
    this.#isLeaving = true
    this.#send({ leave: { forGood } })
    this.#stream.end()
  }

  close(): void {
    this.#closed = true
    this.#stream.cancel()
  }

  #send(message: millrace.group.v1.JoinRequest.$Properties): void {
    // These messages are small and few. A stream that can't take them any more has failed, which its receiving side tells.
    this.#stream.send(new JoinRequest(message)).catch(() => undefined)
  }

  async #run(): Promise<void> {
    const failure = await receive(
      this.#stream,
      'group',
      (message) => message,
      (message) => this.#handle(message),
    )
    if (this.#closed) return
    this.#closed = true
    this.#stream.cancel()
    this.#handlers.closed(this.#isLeaving && hasEnded(failure) ? undefined : failure)
  }

  #handle({ joined, assignment, compute, heartbeat }: WireResponse): boolean {
    if (this.#closed) return false
    if (joined) this.#handlers.joined(joined)
    else if (assignment) this.#handlers.assigned(assignmentFrom(assignment))
    else if (compute) this.#handlers.compute(taskFrom(compute))
    else if (heartbeat) this.#handlers.acknowledged()
    return true
  }
}

/** Whether the broker ended the stream rather than that the stream failed. */
function hasEnded(failure: StreamError): boolean {
  return isStreamError(failure, 'BROKER_UNAVAILABLE') && failure.cause === undefined
}

function subscriptionTo({ topics, topicRegex, metadata }: GroupSubscription): {
  topics: string[]
  topicRegex: string
  metadata: Uint8Array
} {
  return { topics: [...topics], topicRegex, metadata }
}
