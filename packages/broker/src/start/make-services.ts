import type { Metrics } from '@millrace/base'
import { capacities } from '../config/capacities.ts'
import { FrameBudget } from '../fetch/frame-budget.ts'
import { ReadSlots } from '../fetch/read-slots.ts'
import type { HealthState } from '../health/health-state.ts'
import type { Cleanup } from '../lifecycle/cleanup.ts'
import type { Faults } from '../lifecycle/faults.ts'
import type { Latch } from '../lifecycle/latch.ts'
import * as limits from '../limits.ts'
import type { BrokerLogger } from '../logging/broker-logger.ts'
import { measures } from '../metrics/measures.ts'
import type { BrokerPorts } from '../ports.ts'
import { ProduceWindow } from '../produce/produce-window.ts'
import type { Services } from '../services.ts'

/** What the steps of a start have made for the calls. */
export type MadeServices = Pick<
  Services,
  | 'live'
  | 'clusterId'
  | 'quorum'
  | 'controller'
  | 'client'
  | 'directories'
  | 'producerIds'
  | 'partitions'
  | 'replication'
  | 'groups'
  | 'transactions'
  | 'internalTopics'
>

/** What a start has from its beginning. */
export interface StartContext {
  readonly ports: BrokerPorts
  readonly logger: BrokerLogger
  readonly metrics: Metrics
  readonly faults: Faults
  readonly stopping: Latch
  readonly health: HealthState
  /** By the monotonic clock. */
  readonly startedAtMs: number
  readonly cleanup: Cleanup
}

/** What the calls of a broker work on: what its start has made, and what bounds them. */
export function makeServices(made: MadeServices, start: StartContext): Services {
  const { ports, logger, faults, stopping, health, startedAtMs, metrics, cleanup } = start
  const { live } = made
  const capacity = capacities(live.settings)
  const slots = new ReadSlots(capacity.readsMax)
  live.onChange((settings) => slots.resize(capacities(settings).readsMax))
  const counted = measures(metrics, (topic) => made.controller.image.topic(topic) !== undefined)
  cleanup.add('the series of topics', () => counted.topics.close())
  return {
    ...made,
    random: ports.random,
    clock: ports.clock,
    disk: ports.disk,
    checksum: ports.checksum,
    compression: ports.compression,
    health,
    startedAtMs,
    logger: logger.named('requests'),
    logLevels: logger.levels,
    faults,
    stopping,
    budget: frameBudget(capacity.frameSizeBytesMax, start),
    slots,
    easySlots: new ReadSlots(limits.easyReadsMax),
    unwritten: new ProduceWindow(capacity.queuedRequestsMax, capacity.queuedBytesMax),
    requestSizeBytesMax: capacity.requestSizeBytesMax,
    measures: counted,
  }
}

function frameBudget(frameSizeBytesMax: number, { ports, cleanup }: StartContext): FrameBudget {
  const budget = new FrameBudget({
    clock: ports.clock,
    capacityBytes: limits.frameBytesHeldMax,
    frameSizeBytesMax,
    frameSizeBytesMin: Math.min(limits.frameSizeBytesMin, frameSizeBytesMax),
    frameSizeBytesFair: Math.min(limits.frameSizeBytesFair, frameSizeBytesMax),
    shareOfFree: limits.frameShareOfFreeBudget,
    stalledMsMax: limits.stalledSendMsMax,
    stalledMsMin: limits.stalledSendMsMin,
    turnoverMs: limits.frameTurnoverMs,
    stalledLongMsMax: limits.stalledSendLongMsMax,
  })
  cleanup.add('the frame budget', () => budget.close())
  return budget
}
