import { listPlugins, pluginKeys } from '../plugins/plugin-set.ts'
import { validateConnector } from '../plugins/validate-connector.ts'
import { connectVersion } from '../version.ts'
import type { ServedWorker } from '../worker/served-worker.ts'
import { offsetsIn, offsetsText } from './offset-requests.ts'
import { changesIn, configIn, creationIn, fencingAskerIn, objectOf, taskSpecsIn } from './requests.ts'
import { lookRoutes } from './look-routes.ts'
import { describeRoutes, type OpenApi } from './openapi/openapi.ts'
import { RestError } from './rest-error.ts'
import { isTrue, ok, type Route, route } from './route.ts'

/** Nobody but a connector knows whether it keeps offsets of its own. */
const ownOffsets = ' A connector that keeps its own beside what it reads or writes goes by those.'

function expanded(worker: ServedWorker, expand: readonly string[]): unknown {
  return Object.fromEntries(
    worker.names.map((name) => [
      name,
      {
        ...(expand.includes('status') ? { status: worker.status(name) } : {}),
        ...(expand.includes('info') ? { info: worker.info(name) } : {}),
      },
    ]),
  )
}

function taskNumber(text: string): number {
  // As an unknown path: it is no task's.
  if (!/^\d{1,9}$/.test(text)) throw new RestError(404, 'Not Found')
  return Number(text)
}

function taskStatus(worker: ServedWorker, name: string, text: string): unknown {
  const number = taskNumber(text)
  const missing = new RestError(404, `No status found for task ${name}-${number}`)
  if (!worker.names.includes(name)) throw missing
  const found = worker.status(name).tasks.find(({ id }) => id === number)
  if (found === undefined) throw missing
  return found
}

/** What each path of the REST API answers. */
export const routes: readonly Route[] = [
  route('/', {
    GET: ({ options }) => ok({ version: connectVersion, commit: null, kafka_cluster_id: options.client.clusterId }),
  }),
  route('/health', { GET: () => ok({ status: 'healthy', message: 'The worker has started and answers requests.' }) }),
  route('/openapi.json', { GET: () => ok(openApi()) }),
  route('/connectors', {
    GET(worker, _parts, { query }) {
      const expand = query.getAll('expand')
      return ok(expand.length === 0 ? worker.names : expanded(worker, expand))
    },
    async POST(worker, _parts, { body }) {
      const { name, config, target } = creationIn(objectOf(body))
      const info = await worker.create(name, config, target)
      return { status: 201, body: info, headers: { location: `/connectors/${encodeURIComponent(name)}` } }
    },
  }),
  route('/connectors/*', {
    GET: (worker, [name = '']) => ok(worker.info(name)),
    async DELETE(worker, [name = '']) {
      await worker.delete(name)
      return { status: 204 }
    },
  }),
  route('/connectors/*/config', {
    GET: (worker, [name = '']) => ok(worker.info(name).config),
    async PUT(worker, [name = ''], { body }) {
      const { created, info } = await worker.put(name, configIn(objectOf(body)))
      const headers = created ? { location: `/connectors/${encodeURIComponent(name)}` } : {}
      return { status: created ? 201 : 200, body: info, headers }
    },
    PATCH: async (worker, [name = ''], { body }) => ok(await worker.patch(name, changesIn(objectOf(body)))),
  }),
  route('/connectors/*/status', { GET: (worker, [name = '']) => ok(worker.status(name)) }),
  route('/connectors/*/tasks', { GET: (worker, [name = '']) => ok(worker.tasks(name)) }),
  route('/connectors/*/tasks/*/status', {
    GET: (worker, [name = '', task = '']) => ok(taskStatus(worker, name, task)),
  }),
  route('/connectors/*/tasks/*/restart', {
    async POST(worker, [name = '', task = '']) {
      await worker.restartTask(name, taskNumber(task))
      return { status: 204 }
    },
  }),
  route('/connectors/*/restart', {
    async POST(worker, [name = ''], { query }) {
      const [includeTasks, onlyFailed] = [isTrue(query, 'includeTasks'), isTrue(query, 'onlyFailed')]
      const status = await worker.restart(name, { includeTasks, onlyFailed })
      return includeTasks || onlyFailed ? { status: 202, body: status } : { status: 204 }
    },
  }),
  ...(
    [
      ['pause', 'PAUSED', 202],
      ['resume', 'STARTED', 202],
      ['stop', 'STOPPED', 204],
    ] as const
  ).map(([word, target, status]) =>
    route(`/connectors/*/${word}`, {
      async PUT(worker, [name = '']) {
        await worker.target(name, target)
        return { status }
      },
    }),
  ),
  route('/connectors/*/offsets', {
    GET: async (worker, [name = '']) => ({ status: 200, text: offsetsText(await worker.offsets(name)) }),
    async PATCH(worker, [name = ''], { body }) {
      await worker.alterOffsets(name, offsetsIn(body))
      return ok({ message: `The offsets of ${name} are altered.${ownOffsets}` })
    },
    async DELETE(worker, [name = '']) {
      await worker.resetOffsets(name)
      return ok({ message: `The offsets of ${name} are reset.${ownOffsets}` })
    },
  }),
  route('/admin/loggers', { GET: ({ loggers }) => ok(loggers.all) }),
  route('/admin/loggers/*', {
    GET({ loggers }, [name = '']) {
      const found = loggers.get(name)
      if (found === undefined) throw new RestError(404, `Logger ${name} not found.`)
      return ok(found)
    },
    PUT({ loggers }, [name = ''], { query, body }) {
      const { level } = objectOf(body)
      if (typeof level !== 'string') throw new RestError(400, 'level is to be the level that the logger writes from')
      const changed = loggers.change(name, level)
      // This worker is the whole cluster.
      return query.get('scope')?.toLowerCase() === 'cluster' ? { status: 204 } : ok(changed)
    },
  }),
  route('/connectors/*/topics', { GET: (worker, [name = '']) => ok({ [name]: { topics: worker.topics(name) } }) }),
  route('/connectors/*/topics/reset', {
    PUT(worker, [name = '']) {
      worker.forgetTopics(name)
      return { status: 202 }
    },
  }),
  // Between workers.
  route('/internal/connectors/*/tasks', {
    async PUT(worker, [name = ''], { body }) {
      if (worker.keepTasks === undefined) throw new RestError(404, 'Not Found')
      await worker.keepTasks(name, taskSpecsIn(objectOf(body)))
      return { status: 204 }
    },
  }),
  route('/internal/connectors/*/fence', {
    async PUT(worker, [name = ''], { body }) {
      if (worker.fenceTasks === undefined) throw new RestError(404, 'Not Found')
      await worker.fenceTasks(name, fencingAskerIn(objectOf(body)))
      return { status: 204 }
    },
  }),
  route('/connector-plugins', {
    GET: ({ options }, _parts, { query }) =>
      ok(listPlugins(options.plugins, { connectorsOnly: query.get('connectorsOnly')?.toLowerCase() !== 'false' })),
  }),
  route('/connector-plugins/*/config', {
    GET({ options }, [name = '']) {
      const keys = pluginKeys(options.plugins, name)
      if (keys === undefined) throw new RestError(404, `Unknown plugin ${name}.`)
      return ok(keys)
    },
  }),
  route('/connector-plugins/*/config/validate', {
    PUT: ({ options }, [name = ''], { body }) =>
      ok(validateConnector(options.plugins, configIn(objectOf(body)), name, options)),
  }),
  ...lookRoutes,
]

let description: OpenApi | undefined

/** What the REST API is, in the words of OpenAPI 3.1: what `GET /openapi.json` answers. */
export function openApi(): OpenApi {
  return (description ??= describeRoutes(routes))
}
