import type { Logger } from '@millrace/base'
import { AdminClient } from './admin/admin.ts'
import type { Admin } from './admin/types.ts'
import { CreditShares } from './consumer/credit-shares.ts'
import { ConsumerClient } from './consumer/consumer.ts'
import type { Consumer, ConsumerOptions } from './consumer/types.ts'
import { Coordinators } from './coordinators/coordinators.ts'
import { ClientChannels } from './events/client-channels.ts'
import type { MembershipParts } from './groups/membership.ts'
import { limits } from './limits.ts'
import { MetadataCache } from './metadata/metadata-cache.ts'
import type { ClientPorts } from './ports.ts'
import { closedError } from './producer/errors.ts'
import { ProducerClient, type ProducerParts } from './producer/producer.ts'
import type { CloseOptions, Producer, ProducerOptions } from './producer/types.ts'
import { TransactionalProducers } from './transactions/transactional-producers.ts'
import type {
  Transaction,
  TransactionalOptions,
  TransactionalProducer,
  TransactionOptions,
} from './transactions/types.ts'
import type { Transport } from './transport/transport.ts'
import type { Client } from './types.ts'
import { closeDeadline } from './util/close-deadline.ts'

/** What a client is told besides where its cluster is; see ConnectOptions. */
export interface ClusterClientOptions {
  readonly clientId?: string
  /** Default: that of the ports. */
  readonly logger?: Logger
  readonly metadataMaxAgeMs?: number
}

/** A client over any transport. */
export class ClusterClient implements Client {
  readonly clusterId: string
  readonly #transport: Transport
  readonly #ports: ClientPorts
  readonly #logger: Logger
  readonly #channels: ClientChannels
  readonly #metadata: MetadataCache
  readonly #coordinators: Coordinators
  readonly #shares = new CreditShares()
  readonly #transactional: TransactionalProducers
  readonly #producers = new Set<Producer>()
  readonly #consumers = new Set<Consumer>()
  readonly #admin: Admin
  #deadLetters: Producer | undefined
  #closing: Promise<void> | undefined

  constructor(clusterId: string, transport: Transport, ports: ClientPorts, options: ClusterClientOptions = {}) {
    const {
      clientId = 'millrace',
      logger = ports.logger,
      metadataMaxAgeMs: maxAgeMs = limits.metadataAgeMsMax,
    } = options
    this.clusterId = clusterId
    this.#transport = transport
    this.#ports = ports
    this.#logger = logger
    const channels = new ClientChannels(clientId, ports.events)
    this.#channels = channels
    const { clock, random } = ports
    this.#metadata = new MetadataCache({ transport, clock, random, logger, channels }, maxAgeMs)
    this.#coordinators = new Coordinators({ transport, clock, random })
    const coordinators = this.#coordinators
    this.#transactional = new TransactionalProducers({ ...this.#producerParts(), coordinators })
    this.#admin = new AdminClient({ transport, clock, random, metadata: this.#metadata, coordinators })
    if (channels.connected.hasSubscribers) channels.connected.publish({ clientId, clusterId })
  }

  producer(options: ProducerOptions = {}): Producer {
    this.#assertOpen()
    const onClosed = (closed: Producer): void => void this.#producers.delete(closed)
    const producer = new ProducerClient(options, { ...this.#producerParts(), onClosed })
    this.#producers.add(producer)
    return producer
  }

  transactional(id: string, options: TransactionalOptions = {}): TransactionalProducer {
    this.#assertOpen()
    return this.#transactional.make(id, options)
  }

  async transaction<Result>(
    id: string,
    work: (transaction: Transaction) => Result | Promise<Result>,
    options: TransactionOptions = {},
  ): Promise<Result> {
    this.#assertOpen()
    return this.#transactional.run(id, work, options)
  }

  consumer(options: ConsumerOptions = {}): Consumer {
    this.#assertOpen()
    const { clock, random, checksum, compression } = this.#ports
    const consumer = new ConsumerClient(options, {
      transport: this.#transport,
      clock,
      random,
      logger: this.#logger,
      channels: this.#channels,
      checksum,
      compression,
      metadata: this.#metadata,
      coordinators: this.#coordinators,
      shares: this.#shares,
      deadLetters: () => this.#deadLetterProducer(),
      onClosed: (closed) => this.#consumers.delete(closed),
    })
    this.#consumers.add(consumer)
    return consumer
  }

  admin(): Admin {
    this.#assertOpen()
    return this.#admin
  }

  async close(options: CloseOptions = {}): Promise<void> {
    const deadlineMs = closeDeadline('a client', options)
    this.#closing ??= this.#close(deadlineMs)
    await this.#closing
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.close()
  }

  #producerParts(): Omit<ProducerParts, 'onClosed'> {
    const { clock, random, checksum, compression } = this.#ports
    return {
      transport: this.#transport,
      clock,
      random,
      logger: this.#logger,
      channels: this.#channels,
      ports: { checksum, compression },
      metadata: this.#metadata,
    }
  }

  /** What members of groups are made from. */
  groupParts(): Pick<MembershipParts, 'groups' | 'coordinators' | 'clock' | 'random' | 'logger'> & {
    clientId: string
    metadata: MetadataCache
  } {
    this.#assertOpen()
    const { clock, random } = this.#ports
    const { groups } = this.#transport
    const about = {
      coordinators: this.#coordinators,
      metadata: this.#metadata,
      logger: this.#logger,
      clientId: this.#channels.clientId,
    }
    return { groups, clock, random, ...about }
  }

  /** One for all consumers, made when the first of them needs it. What a topic let in must fit into another. */
  #deadLetterProducer(): Producer {
    this.#deadLetters ??= this.producer({ lingerMs: 0, maxRecordBytes: limits.messageSizeBytesMax })
    return this.#deadLetters
  }

  async #close(deadlineMs: number): Promise<void> {
    // The metadata that records wait for is still needed while producers flush.
    const parts = [this.#transactional, ...this.#consumers, ...this.#producers]
    await Promise.all(parts.map((part) => part.close({ deadlineMs })))
    this.#metadata.close()
    this.#transport.close()
    const { clientId, closed } = this.#channels
    if (closed.hasSubscribers) closed.publish({ clientId })
  }

  #assertOpen(): void {
    if (this.#closing !== undefined) throw closedError('client')
  }
}
