import {
  type Disk,
  type RpcBinding,
  type RpcStream,
  serveStream,
  serveUnary,
  StreamError,
  type StreamMethod,
  type UnaryMethod,
} from '@millrace/base'
import {
  AdminService,
  ControllerService,
  DataService,
  EasyService,
  millrace,
  ReplicaService,
} from '@millrace/contracts'
import { askController, type ControllerCall, controllerCalls } from './admin/controller-calls.ts'
import { type ClusterView, describeCluster } from './admin/describe-cluster.ts'
import { describeConfigsCommand } from './admin/describe-configs.ts'
import { alterReplicaLogDirs } from './admin/alter-replica-log-dirs.ts'
import { describeLogDirs } from './admin/describe-log-dirs.ts'
import { describeTopics } from './admin/describe-topics.ts'
import type { LogDirectory } from './admin/log-dir-status.ts'
import { listReassignmentsQuery } from './admin/reassign-partitions.ts'
import type { ControllerClient } from './cluster/controller-client.ts'
import type { LiveConfig } from './config/live-config.ts'
import { oldNews } from './old-news.ts'
import { groupBindings } from './coordinators/groups/group-bindings.ts'
import type { JoinContext } from './coordinators/groups/join-session.ts'
import type { InternalTopics } from './coordinators/internal-topics.ts'
import { deleteRecords } from './data/delete-records.ts'
import { listOffsets } from './data/list-offsets.ts'
import { type ConsumeContext, serveEasyConsume } from './easy/consume.ts'
import { createIfMissing } from './easy/create-if-missing.ts'
import { easyProduce, type EasyContext } from './easy/produce.ts'
import { serveFetchNewest } from './fetch/fetch-newest.ts'
import { type FetchContext, serveFetchStream } from './fetch/fetch-stream.ts'
import type { HealthState } from './health/health-state.ts'
import type { LogLevels } from './logging/log-levels.ts'
import type { MetadataController } from './metadata/metadata-controller.ts'
import type { ProducerIds } from './metadata/producer-ids.ts'
import type { ProduceContext } from './produce/produce-batches.ts'
import { serveProduceStream } from './produce/produce-stream.ts'
import { type ReplicaContext, serveReplicaStream } from './replication/leader/replica-stream.ts'
import type { Quorum } from './quorum/quorum.ts'
import { transactionBindings } from './transaction/transaction-bindings.ts'
import type { TransactionCoordinators } from './transaction/transaction-coordinators.ts'

/** What the calls of a broker that has started work on. */
export interface Services
  extends ProduceContext, FetchContext, EasyContext, ConsumeContext, ReplicaContext, JoinContext {
  /** The configuration as it is now. */
  readonly live: LiveConfig
  readonly disk: Disk
  readonly health: HealthState
  readonly clusterId: string
  /** By the monotonic clock. */
  readonly startedAtMs: number
  readonly directories: () => readonly LogDirectory[]
  readonly quorum: Quorum
  readonly controller: MetadataController
  /** The way to the active controller, wherever that is. */
  readonly client: ControllerClient
  readonly producerIds: ProducerIds
  readonly internalTopics: InternalTopics
  readonly transactions: TransactionCoordinators
  /** From which level on each part of this broker writes lines. */
  readonly logLevels: LogLevels
}

/**
 * Every call but those of health. `started` resolves once the broker has started: calls that come before wait for it, so that nobody is
 * told that there are no topics while they are being opened.
 */
export function serviceBindings(started: Promise<Services>): RpcBinding[] {
  const unary = <Request, Response>(
    method: UnaryMethod<Request, Response>,
    handle: (services: Services, request: Request) => Promise<Response>,
  ): RpcBinding =>
    serveUnary(method, async (request) => {
      const services = await started
      const series = services.measures.requests.ofCall(method.path)
      const readMs = services.clock.monotonicMs()
      refuseWhileStopping(services)
      try {
        return await handle(services, request)
      } catch (error) {
        const answer = services.faults.answerable(error, `answering ${method.path}`)
        series.failed(answer.code)
        throw answer
      } finally {
        const knownMs = services.clock.monotonicMs()
        series.answered(readMs, knownMs, knownMs)
      }
    })
  const forwarded = new Map<string, Forwarded>()
  const controlled = <Request, Response>(call: ControllerCall<Request, Response>): RpcBinding => {
    const { method, handle } = call
    forwarded.set(method.path, async (services, bytes) => {
      const response = await handle(services, method.request.decode(bytes))
      return method.response.encode(response)
    })
    return unary(method, (services, request) => askController(services, call, request))
  }
  /** A call that is answered by many messages: counted once, when it is over. */
  const answers = <Request, Response>(
    method: StreamMethod<Request, Response>,
    handle: (services: Services, stream: RpcStream<Response, Request>) => Promise<void>,
  ): RpcBinding =>
    serveStream(method, async (stream) => {
      const services = await started
      const series = services.measures.requests.ofCall(method.path)
      const readMs = services.clock.monotonicMs()
      refuseWhileStopping(services)
      try {
        await handle(services, stream)
      } catch (error) {
        const answer = services.faults.answerable(error, `answering ${method.path}`)
        series.failed(answer.code)
        throw answer
      } finally {
        const sentMs = services.clock.monotonicMs()
        series.answered(readMs, sentMs, sentMs)
      }
    })
  return [
    serveStream(DataService.produce, async (stream) => serveProduceStream(stream, await started)),
    serveStream(DataService.fetch, async (stream) => serveFetchStream(stream, await started)),
    serveStream(ReplicaService.fetch, async (stream) => serveReplicaStream(stream, await started)),
    answers(DataService.fetchNewest, (services, stream) => serveFetchNewest(stream, services)),
    unary(DataService.listOffsets, ({ partitions, faults }, request) => listOffsets(request, partitions, faults)),
    unary(DataService.deleteRecords, ({ partitions, faults }, request) => deleteRecords(request, partitions, faults)),
    unary(AdminService.describeTopics, async (services, request) => {
      const reason = oldNews(services)
      if (reason !== undefined) throw reason
      const { controller, clusterId, live } = services
      return describeTopics(request, controller.image, clusterId, live.layers)
    }),
    unary(AdminService.describeLogDirs, ({ controller, directories, disk }, request) =>
      describeLogDirs(request, controller.image, directories(), disk),
    ),
    unary(AdminService.alterReplicaLogDirs, (services, request) => alterReplicaLogDirs(request, services)),
    unary(AdminService.describeConfigs, async ({ controller, live }, request) =>
      describeConfigsCommand(request, controller.image, live.context),
    ),
    unary(AdminService.listPartitionReassignments, async ({ controller }, request) =>
      listReassignmentsQuery(request, controller),
    ),
    controlled(controllerCalls.createTopics),
    controlled(controllerCalls.deleteTopics),
    controlled(controllerCalls.createPartitions),
    controlled(controllerCalls.alterConfigs),
    controlled(controllerCalls.alterReassignments),
    controlled(controllerCalls.electLeaders),
    controlled(controllerCalls.decommissionBroker),
    controlled(controllerCalls.recommissionBroker),
    controlled(controllerCalls.unregisterBroker),
    controlled(controllerCalls.describeQuorum),
    controlled(controllerCalls.addVoter),
    controlled(controllerCalls.removeVoter),
    ...groupBindings(unary, started),
    ...transactionBindings(unary, started),
    unary(AdminService.describeCluster, (services) => describeCluster(clusterView(services))),
    unary(ControllerService.forward, async (services, { path, request }) => {
      const { controller } = services
      const handle = forwarded.get(path)
      if (handle === undefined) throw new StreamError('UNSUPPORTED', `${path} is not for the controller to answer`)
      controller.checkActive()
      const response = await handle(services, request)
      return new millrace.cluster.v1.ForwardResponse({ response, metadataOffset: controller.imageOffset })
    }),
    unary(EasyService.produce, async (services, request) => {
      await createIfMissing(request.topic, services)
      return easyProduce(request, services.controller.image, services)
    }),
    answers(EasyService.consume, (services, stream) => serveEasyConsume(stream, services.controller.image, services)),
  ]
}

/** Answers a forwarded call: bytes in, bytes out. */
type Forwarded = (services: Services, request: Uint8Array) => Promise<Uint8Array>

function clusterView(services: Services): ClusterView {
  const { controller, clusterId, live, clock, startedAtMs, health, quorum, directories, disk } = services
  return {
    image: controller.image,
    clusterId,
    nodeId: live.started.nodeId,
    uptimeMs: clock.monotonicMs() - startedAtMs,
    timeMs: clock.wallMs(),
    health,
    controllerId: quorum.leader?.nodeId ?? 0,
    committedOffset: quorum.committedOffset,
    appliedOffset: controller.appliedOffset,
    replication: live.context,
    directories: directories(),
    disk,
  }
}

/** The full names of the services that calls belong to. */
export function serviceNames(bindings: readonly RpcBinding[]): ReadonlySet<string> {
  return new Set(bindings.map(({ method }) => method.path.split('/')[1] ?? ''))
}

function refuseWhileStopping({ stopping }: Services): void {
  if (!stopping.isSet) return
  throw new StreamError('SHUTTING_DOWN', 'this broker is stopping; ask again when it, or another, serves')
}
