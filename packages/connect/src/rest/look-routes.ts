import { isStreamError } from '@millrace/base'
import {
  logLinesKept,
  looksMax,
  previewMs,
  previewMsMax,
  previewRecords,
  previewRecordsMax,
  tapPerSecond,
  tapPerSecondMax,
} from '../limits.ts'
import { type Look, lookAt, type Seen } from '../look/look-at.ts'
import { connectorOf } from '../plugins/validate-connector.ts'
import type { ConnectorConfig } from '../worker/config-store.ts'
import type { LogLine } from '../worker/log-lines.ts'
import type { ServedWorker } from '../worker/served-worker.ts'
import { configIn, objectOf } from './requests.ts'
import { RestError } from './rest-error.ts'
import { countIn, isTrue, ok, type RestAnswer, type RestRequest, type Route, route } from './route.ts'

/** Looks that are under way, of each worker. */
const underWay = new WeakMap<ServedWorker, number>()

function lookIn(kind: Look['kind'], { query }: RestRequest): Look {
  if (kind !== 'preview') return { kind }
  const records = countIn(query, 'records', { least: 1, most: previewRecordsMax, byDefault: previewRecords })
  const timeMs = countIn(query, 'timeMs', { least: 1, most: previewMsMax, byDefault: previewMs })
  return { kind, limits: { records, timeMs } }
}

/** What is seen of a connector; `asked` is the plugin that its config has to be for. */
async function seen(
  worker: ServedWorker,
  look: Look,
  { name, config, asked }: { readonly name: string; readonly config: ConnectorConfig; readonly asked?: string },
  signal: AbortSignal,
): Promise<RestAnswer> {
  const { client, plugins, secrets } = worker.options
  const connector = connectorOf(plugins, asked === undefined ? config : { 'connector.class': asked, ...config }, asked)
  const count = underWay.get(worker) ?? 0
  if (count >= looksMax) throw new RestError(503, `${looksMax} connectors are being looked at: try again later`)
  underWay.set(worker, count + 1)
  try {
    const logger = worker.loggers.named('worker')
    const parts = {
      client: async () => client,
      plugins: { chain: plugins, converters: plugins.converters },
    }
    const options = { name, config, signal, logger, ...(secrets === undefined ? {} : { secrets }) }
    const { kind: _, ...body }: Seen = await lookAt(connector, look, options, parts)
    return ok(body)
  } catch (error) {
    if (isStreamError(error, 'TIMEOUT')) throw new RestError(504, error.message)
    throw error
  } finally {
    underWay.set(worker, (underWay.get(worker) ?? 1) - 1)
  }
}

function lookRoutesFor(kind: Look['kind']): readonly Route[] {
  return [
    route(`/connectors/*/${kind}`, {
      POST: (worker, [name = ''], request) =>
        seen(worker, lookIn(kind, request), { name, config: worker.info(name).config }, request.signal),
    }),
    route(`/connector-plugins/*/${kind}`, {
      POST(worker, [asked = ''], request) {
        const config = configIn(objectOf(request.body))
        const name = config['name'] ?? asked
        return seen(worker, lookIn(kind, request), { name, config, asked }, request.signal)
      },
    }),
  ]
}

const lineTypes = { 'content-type': 'application/x-ndjson' }

async function* withLineEnds(lines: AsyncIterable<LogLine> | Iterable<LogLine>): AsyncGenerator<string> {
  for await (const line of lines) yield `${line}\n`
}

/** What Kafka Connect does not have: looks at connectors before they run, and at what they do. */
export const lookRoutes: readonly Route[] = [
  ...lookRoutesFor('check'),
  ...lookRoutesFor('discover'),
  ...lookRoutesFor('preview'),
  route('/connectors/*/logs', {
    GET(worker, [name = ''], { query, signal }) {
      // 404 for one that there is not.
      worker.info(name)
      const tail = countIn(query, 'tail', { most: logLinesKept, byDefault: logLinesKept })
      const lines = worker.loggers.lines(`connectors.${name}`)
      const follow = isTrue(query, 'follow')
      const found = follow && lines !== undefined ? lines.follow(tail, signal) : (lines?.last(tail) ?? [])
      return { status: 200, stream: withLineEnds(found), headers: lineTypes }
    },
  }),
  route('/connectors/*/tap', {
    GET(worker, [name = ''], { query, signal }) {
      worker.info(name)
      const perSecond = countIn(query, 'perSecond', { least: 1, most: tapPerSecondMax, byDefault: tapPerSecond })
      return { status: 200, stream: withLineEnds(worker.taps.of(name).follow(perSecond, signal)), headers: lineTypes }
    },
  }),
]
