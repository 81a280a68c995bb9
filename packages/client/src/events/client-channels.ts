import { type EventChannel, type Events, noEvents } from '@millrace/base'
import type { ClientEvents } from './types.ts'

type Channel<Name extends keyof ClientEvents> = EventChannel<ClientEvents[Name]>

/**
 * The channels of one client, looked up once. Whoever publishes asks `hasSubscribers` before making the event: while nobody listens,
 * that is all it costs.
 */
export class ClientChannels {
  readonly clientId: string
  readonly connected: Channel<'millrace:client.connected'>
  readonly closed: Channel<'millrace:client.closed'>
  readonly metadataRefreshed: Channel<'millrace:metadata.refreshed'>
  readonly requestSent: Channel<'millrace:producer.request.sent'>
  readonly batchAcknowledged: Channel<'millrace:producer.batch.acknowledged'>
  readonly batchRetried: Channel<'millrace:producer.batch.retried'>
  readonly batchFailed: Channel<'millrace:producer.batch.failed'>
  readonly disconnected: Channel<'millrace:producer.disconnected'>
  readonly frameReceived: Channel<'millrace:consumer.frame.received'>
  readonly batchConsumed: Channel<'millrace:consumer.batch.consumed'>
  readonly interrupted: Channel<'millrace:consumer.interrupted'>
  readonly positionReset: Channel<'millrace:consumer.position.reset'>
  readonly logTruncated: Channel<'millrace:consumer.log.truncated'>
  readonly partitionsAdded: Channel<'millrace:consumer.partitions.added'>
  readonly poison: Channel<'millrace:consumer.poison'>
  readonly groupAssigned: Channel<'millrace:consumer.group.assigned'>
  readonly groupRevoked: Channel<'millrace:consumer.group.revoked'>
  readonly groupLost: Channel<'millrace:consumer.group.lost'>

  constructor(clientId: string, events: Events = noEvents) {
    this.clientId = clientId
    const channel = <Name extends keyof ClientEvents>(name: Name): Channel<Name> => events.channel(name)
    this.connected = channel('millrace:client.connected')
    this.closed = channel('millrace:client.closed')
    this.metadataRefreshed = channel('millrace:metadata.refreshed')
    this.requestSent = channel('millrace:producer.request.sent')
    this.batchAcknowledged = channel('millrace:producer.batch.acknowledged')
    this.batchRetried = channel('millrace:producer.batch.retried')
    this.batchFailed = channel('millrace:producer.batch.failed')
    this.disconnected = channel('millrace:producer.disconnected')
    this.frameReceived = channel('millrace:consumer.frame.received')
    this.batchConsumed = channel('millrace:consumer.batch.consumed')
    this.interrupted = channel('millrace:consumer.interrupted')
    this.positionReset = channel('millrace:consumer.position.reset')
    this.logTruncated = channel('millrace:consumer.log.truncated')
    this.partitionsAdded = channel('millrace:consumer.partitions.added')
    this.poison = channel('millrace:consumer.poison')
    this.groupAssigned = channel('millrace:consumer.group.assigned')
    this.groupRevoked = channel('millrace:consumer.group.revoked')
    this.groupLost = channel('millrace:consumer.group.lost')
  }
}
