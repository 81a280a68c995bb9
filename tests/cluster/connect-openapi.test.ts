import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import { ConnectWorker, openApi, pluginSet, startRest } from '@millrace/connect'
import { fileStreamSource } from '@millrace/connector-file'
import { startTestCluster } from '@millrace/testing'
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js'
import { describe, expect, test } from 'vitest'
import { restSteps } from './support/rest-steps.ts'
import { temporaryFolder } from './support/temporary.ts'

interface Content {
  readonly content?: Readonly<Record<string, { readonly schema: unknown }>>
}
interface Described {
  readonly requestBody?: Content
  readonly responses: Readonly<Record<string, Content>>
}

/** The same, and nothing that is not named: what the description does not tell is to show here. */
function closed(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(closed)
  if (typeof schema !== 'object' || schema === null) return schema
  const entries = Object.entries(schema).map(([name, part]) => [name, closed(part)] as const)
  return { ...Object.fromEntries(entries), ...('properties' in schema ? { additionalProperties: false } : {}) }
}

const ajv = new Ajv2020({ allowUnionTypes: true, keywords: ['components'] })
// A line of a log has fields of its own.
const { LogLine, ...known } = openApi().components.schemas
ajv.addSchema({ $id: 'api', components: { schemas: { ...(closed(known) as object), LogLine } } })

const compiled = new Map<string, ValidateFunction>()

const patterns = Object.entries(openApi().paths).map(
  ([template, methods]) => [new RegExp(`^${template.replaceAll(/\{\w+\}/g, '[^/]+')}/?$`), methods] as const,
)

function operationOf(method: string, asked: string): Described | undefined {
  const [pathname = ''] = asked.split('?')
  const [, methods] = patterns.find(([pattern]) => pattern.test(pathname)) ?? []
  return methods?.[method.toLowerCase()] as Described | undefined
}

/** What of a body is not as described; undefined if all is. */
function problem(content: Content | undefined, body: unknown, type = 'application/json'): string | undefined {
  const schema = content?.content?.[type]?.schema
  if (schema === undefined) return body === null ? undefined : 'there is to be no body'
  const text = JSON.stringify(closed(schema)).replaceAll('"#/components', '"api#/components')
  const validate = compiled.get(text) ?? ajv.compile(JSON.parse(text) as object)
  compiled.set(text, validate)
  return validate(body) ? undefined : ajv.errorsText(validate.errors)
}

function answerProblem(operation: Described, status: number, body: unknown): string | undefined {
  const described = operation.responses[String(status)]
  if (described === undefined && status < 400) return `${status} is not among its answers`
  return problem(described ?? operation.responses['default'], body)
}

describe.each([
  ['rest-basics.jsonl', 26],
  ['rest-lifecycle.jsonl', 85],
  ['rest-errors.jsonl', 32],
  ['rest-offsets.jsonl', 50],
  ['rest-validate.jsonl.gz', 24],
] as const)('the answers of Kafka Connect in %s', (file, count) => {
  test('are as the description of the REST API says', () => {
    let compared = 0
    for (const { step, method, path: asked, status, body, rawBody, response } of restSteps(file)) {
      const operation = operationOf(method, asked)
      if (operation === undefined || response === undefined) continue
      const where = `${step} ${method} ${asked}`
      expect(answerProblem(operation, status, response.body), where).toBeUndefined()
      // What is taken is as described, too.
      if (status < 300 && rawBody === undefined && operation.requestBody !== undefined)
        expect(problem(operation.requestBody, body ?? {}), where).toBeUndefined()
      compared += 1
    }
    expect(compared).toBe(count)
  })
})

test('a description that is wrong is seen', () => {
  const operation = operationOf('GET', '/connectors/a/status')
  if (operation === undefined) throw new Error('it is described')
  const state = { state: 'RUNNING', worker_id: 'w', version: '1' }
  const status = { name: 'a', connector: state, tasks: [{ id: 0, ...state }], type: 'sink' }
  expect(answerProblem(operation, 200, status)).toBeUndefined()
  expect(answerProblem(operation, 200, { ...status, more: 1 })).toContain('additional properties')
  expect(answerProblem(operation, 200, { ...status, type: 'other' })).toContain('allowed values')
  expect(answerProblem(operation, 202, status)).toContain('not among')
  expect(answerProblem(operation, 404, status)).toContain('error_code')
})

test('a worker answers it, and looks as it says', async () => {
  await using folder = await temporaryFolder()
  const cluster = await startTestCluster()
  const worker = await ConnectWorker.open({
    client: await cluster.client(),
    plugins: pluginSet([fileStreamSource]),
    configTopic: 'connect-configs',
    offsetsTopic: 'connect-offsets',
    workerId: 'worker-1',
  })
  const rest = await startRest(worker, { port: 0 })
  try {
    const ask = async (method: string, asked: string, body?: unknown): Promise<unknown> => {
      const sent =
        body === undefined ? {} : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }
      const answer = await fetch(`${rest.url}${asked}`, { method, ...sent })
      const answered: unknown = await answer.json()
      const operation = operationOf(method, asked)
      if (operation === undefined) throw new Error(`${asked} is described`)
      expect(answerProblem(operation, answer.status, answered), asked).toBeUndefined()
      if (body !== undefined) expect(problem(operation.requestBody, body), asked).toBeUndefined()
      expect(answer.status, asked).toBe(200)
      return answered
    }
    expect(await ask('GET', '/openapi.json')).toEqual(JSON.parse(JSON.stringify(openApi())))
    const file = path.join(folder.path, 'lines')
    await writeFile(file, 'one\ntwo\n')
    const config = { 'connector.class': 'FileStreamSource', file, topic: 't', 'tasks.max': 1 }
    await ask('POST', '/connector-plugins/FileStreamSource/check', config)
    await ask('POST', '/connector-plugins/FileStreamSource/preview?records=2', config)
    await ask('PUT', '/connector-plugins/FileStreamSource/config/validate', { ...config, name: 'n', fiel: file })
    await ask('GET', '/connector-plugins/FileStreamSource/config')
  } finally {
    await rest.close()
    await worker.close()
    await cluster.stop()
  }
})
