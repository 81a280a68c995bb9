import { type Logger, type Network, type RpcListener, serveUnary, StreamError } from '@millrace/base'
import { type millrace, StreamsService } from '@millrace/contracts'
import type { LocalStores } from '../queries/local-stores.ts'
import { partitionOfKey } from '../queries/store-access.ts'
import type { StoreRouter } from '../queries/store-router.ts'
import { describeTopology } from '../topology/describe.ts'
import { mermaidOf } from '../topology/mermaid.ts'
import { controlLimits } from './limits.ts'
import type { ControlSettings } from './options.ts'
import { keyOfQuery, pageFrom, rowsTo, wire } from './wire.ts'

/** What the control service answers from. */
export interface ControlParts {
  readonly local: LocalStores
  readonly router: StoreRouter
  readonly network: Network
  readonly logger: Logger
}

/** A copy's control service, as it listens. */
export interface ControlService {
  /** What others are told. */
  readonly advertised: string
  close(): Promise<void>
}

/** Answers other copies and tools. Rejects with ADDRESS_IN_USE. */
export async function serveControl(
  { host, port, advertised }: ControlSettings,
  { local, router, network, logger }: ControlParts,
): Promise<ControlService> {
  const { connectionsMax, streamsPerConnectionMax, messageSizeBytesMax, connectionIdleMsMax } = controlLimits
  const listener: RpcListener = await network.listen({
    host,
    port,
    connectionsMax,
    streamsPerConnectionMax,
    messageSizeBytesMax,
    connectionIdleMsMax,
    logger,
    bindings: [
      serveUnary(StreamsService.describeCopy, async () => describeCopy(local)),
      serveUnary(StreamsService.queryStore, (request, { signal }) => queryStore(request, local, router, signal)),
    ],
  })
  const shown = host.includes(':') ? `[${host}]` : host
  return {
    advertised: advertised ?? `${shown}:${listener.port}`,
    close: () => listener.close(controlLimits.closeDeadlineMs),
  }
}

function describeCopy(local: LocalStores): millrace.streams.v1.DescribeCopyResponse {
  const { applicationId, processId, state, topology } = local.copy
  return new wire.DescribeCopyResponse({
    applicationId,
    processId,
    state,
    tasks: local.copy.tasks().map((task) => ({ ...task })),
    stores: local.all().map(({ name, store }) => ({
      name,
      kind: store.queries.kind,
      partitions: local.partitionCount(store),
      global: store.subtopology === undefined,
    })),
    topology: describeTopology(topology),
    mermaid: mermaidOf(topology),
  })
}

async function queryStore(
  request: millrace.streams.v1.QueryStoreRequest,
  local: LocalStores,
  router: StoreRouter,
  signal: AbortSignal,
): Promise<millrace.streams.v1.QueryStoreResponse> {
  const { applicationId, store, forward, standbys } = request
  if (applicationId !== local.copy.applicationId) {
    throw new StreamError(
      'INVALID_REQUEST',
      `this is a copy of application ${local.copy.applicationId}, not of ${applicationId}: ask one of that`,
    )
  }
  const page = pageFrom(request)
  const access = router.access(store)
  const key = keyOfQuery(page.query)
  const partition = request.partition ?? (key === undefined ? undefined : partitionOfKey(key, access.partitionCount))
  if (partition === undefined || partition >= access.partitionCount) {
    throw new StreamError(
      'INVALID_REQUEST',
      `say which partition of store ${store} is asked: it has ${access.partitionCount}, counted from 0`,
      { context: { store } },
    )
  }
  return rowsTo(await access.page(partition, page, { local: !forward, standbys, signal }), partition)
}
