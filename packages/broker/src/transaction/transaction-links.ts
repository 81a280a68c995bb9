import { type Clock, type Network, StreamError } from '@millrace/base'
import { MarkerService, type millrace } from '@millrace/contracts'
import type { BrokerSettings, ClusterImage } from '@millrace/metadata'
import type { Faults } from '../lifecycle/faults.ts'
import { markerTimeoutMs } from '../limits.ts'
import type { PartitionTable } from '../partitions/partition-table.ts'
import type { VerifyTransaction } from '../partitions/transactions/verify-transaction.ts'
import { BrokerChannels } from '../replication/broker-channels.ts'
import { writeMarkers } from './markers/write-markers.ts'
import { TransactionCoordinators, type TransactionCoordinatorsOptions } from './transaction-coordinators.ts'
import { TransactionVerifier } from './verifier.ts'

export interface TransactionLinksOptions {
  readonly nodeId: number
  readonly network: Network
  readonly image: ClusterImage
  readonly clock: Clock
  readonly faults: Faults
  readonly settings: () => BrokerSettings
}

type Request = millrace.cluster.v1.WriteMarkersRequest
type Response = millrace.cluster.v1.WriteMarkersResponse

/**
 * What brokers say to each other of transactions: leaders of partitions ask coordinators, and coordinators tell leaders. Leaders need it
 * before there is anything that they lead, and coordinators can be made only after that.
 */
export class TransactionLinks {
  /** See {@link TransactionVerifier.verify}. */
  readonly verify: VerifyTransaction
  private readonly options: TransactionLinksOptions
  private readonly channels: BrokerChannels
  private readonly verifier: TransactionVerifier
  private coordinators: TransactionCoordinators | undefined

  constructor(options: TransactionLinksOptions) {
    this.options = options
    this.channels = new BrokerChannels(options.network, options.image, { purpose: 'transactions' })
    this.verifier = new TransactionVerifier({
      ...options,
      channelTo: (nodeId) => this.channels.to(nodeId),
      local: async (request, adds) => {
        // Whoever has this asked is a producer from before KIP-890's second part.
        if (!adds) return { missing: await this.own.verifyPartitions({ ...request, version: 0 }) }
        const coordinatorEpoch = await this.own.addPartitions({ ...request, mayBeUnlogged: true })
        return { missing: new Map(), coordinatorEpoch }
      },
    })
    this.verify = this.verifier.verify
  }

  /** Makes the coordinators of this broker, once. */
  coordinate(options: Omit<TransactionCoordinatorsOptions, 'writeMarkers'>): TransactionCoordinators {
    const { partitions } = options
    this.coordinators = new TransactionCoordinators({
      ...options,
      writeMarkers: (nodeId, request) => this.writeMarkers(nodeId, request, partitions),
    })
    return this.coordinators
  }

  close(): void {
    this.verifier.close()
    this.channels.close()
  }

  private get own(): TransactionCoordinators {
    if (this.coordinators !== undefined) return this.coordinators
    throw new StreamError('COORDINATOR_NOT_AVAILABLE', 'this broker is starting and coordinates nothing yet; ask again')
  }

  private writeMarkers(nodeId: number, request: Request, partitions: PartitionTable): Promise<Response> {
    const { faults, nodeId: own } = this.options
    if (nodeId === own) return writeMarkers(request, partitions, faults)
    const channel = this.channels.to(nodeId)
    if (channel !== undefined) return channel.unary(MarkerService.writeMarkers, request, { timeoutMs: markerTimeoutMs })
    return Promise.reject(new StreamError('BROKER_UNAVAILABLE', `broker ${nodeId} is not registered`))
  }
}
