import { present } from '@millrace/base'
import { connectVersion } from '../../version.ts'
import type { Route } from '../route.ts'
import { type Operation, operations } from './operations.ts'
import { type JsonSchema, ref, schemas, text } from './schemas.ts'

/** A description of the REST API, in the words of OpenAPI 3.1. */
export interface OpenApi {
  readonly openapi: '3.1.0'
  readonly info: Readonly<Record<string, unknown>>
  readonly servers: readonly { readonly url: string }[]
  readonly paths: Readonly<Record<string, Readonly<Record<string, unknown>>>>
  readonly components: { readonly schemas: Readonly<Record<string, JsonSchema>> }
}

/** What a place of a path holds, by what stands before it. */
const places: Readonly<Record<string, readonly [name: string, description: string]>> = {
  connectors: ['name', 'The name of a connector.'],
  tasks: ['task', 'The number of a task, from 0 on.'],
  loggers: ['logger', 'The name of a logger.'],
  'connector-plugins': ['plugin', "A plugin's class, or any other of its names."],
}

/** The name of the place at `index` of a path, and what it is; undefined where a fixed part stands. */
function placeAt(path: readonly string[], index: number): readonly [string, string] | undefined {
  if (path[index] !== '*') return undefined
  return present(places[path[index - 1] ?? ''], 'what stands before the place of a path says what it is')
}

const pathOf = (path: readonly string[]): string =>
  `/${path.map((part, index) => (part === '*' ? `{${placeAt(path, index)?.[0]}}` : part)).join('/')}`

function parametersOf(path: readonly string[], { query = {} }: Operation): readonly unknown[] {
  const inPath = path.flatMap((_, index) => {
    const place = placeAt(path, index)
    if (place === undefined) return []
    const [name, description] = place
    return [{ name, in: 'path', required: true, description, schema: text }]
  })
  return [...inPath, ...Object.entries(query).map(([name, parameter]) => ({ name, in: 'query', ...parameter }))]
}

const contentOf = (schema: JsonSchema, type = 'application/json') => ({ content: { [type]: { schema } } })

function described(path: readonly string[], operation: Operation): unknown {
  const { id, tag, summary, description, body, answers } = operation
  const parameters = parametersOf(path, operation)
  const responses: readonly (readonly [string, unknown])[] = Object.entries(answers).map(([status, [said, holds]]) => [
    status,
    { description: said, ...(holds === undefined ? {} : contentOf(holds.schema, holds.type)) },
  ])
  return {
    operationId: id,
    tags: [tag],
    summary,
    ...(description === undefined ? {} : { description }),
    ...(parameters.length === 0 ? {} : { parameters }),
    ...(body === undefined ? {} : { requestBody: { required: true, ...contentOf(body) } }),
    responses: {
      ...Object.fromEntries<unknown>(responses),
      default: { description: 'What is wrong with the request, or with the worker.', ...contentOf(ref('Error')) },
    },
  }
}

/** The description of these routes. Each of their methods is one of {@link operations}. */
export function describeRoutes(routes: readonly Route[]): OpenApi {
  const paths = routes.map(({ path, methods }) => {
    const methodsOf = Object.keys(methods).map((method) => {
      const key = `${method} /${path.join('/')}`
      return [method.toLowerCase(), described(path, present(operations[key], `${key} is described`))] as const
    })
    return [pathOf(path), Object.fromEntries(methodsOf)] as const
  })
  return {
    openapi: '3.1.0',
    info: {
      title: 'Millrace Connect',
      version: connectVersion,
      description:
        "The REST API of a Connect worker: Kafka Connect's paths, bodies and codes, and looks at connectors besides. HEAD answers as GET does, without its body, and OPTIONS the methods of a path.",
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: '/' }],
    paths: Object.fromEntries(paths),
    components: { schemas },
  }
}
