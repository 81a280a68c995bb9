import { get } from 'node:http'
import { startTestCluster } from '@millrace/testing'
import { type SchemaRegistryServer, startSchemaRegistry } from '@millrace/schemas/registry'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

type Cluster = Awaited<ReturnType<typeof startTestCluster>>
type Call = (method: string, path: string, body?: unknown) => Promise<{ status: number; body: unknown }>

let cluster: Cluster
let registry: SchemaRegistryServer
let call: Call

const caller =
  ({ url }: SchemaRegistryServer): Call =>
  async (method, path, body) => {
    const headers = { 'content-type': 'application/vnd.schemaregistry.v1+json' }
    const sent = body === undefined ? {} : { body: JSON.stringify(body), headers }
    const response = await fetch(`${url}${path}`, { method, ...sent })
    return { status: response.status, body: await response.json() }
  }

beforeAll(async () => {
  cluster = await startTestCluster()
  registry = await startSchemaRegistry({ client: await cluster.client(), port: 0 })
  call = caller(registry)
})

afterAll(async () => {
  await registry.close()
  await cluster.stop()
})

const fields = (...names: string[]): string =>
  JSON.stringify({ type: 'record', name: 'R', fields: names.map((name) => ({ name, type: 'int' })) })

describe('the REST API', () => {
  it('registers, tells, compares and deletes', async () => {
    const one = fields('a')
    const versions = '/subjects/shop%2Forders-value/versions'
    expect(await call('POST', versions, { schema: one })).toEqual({ status: 200, body: { id: 1 } })
    expect(await call('POST', versions, { schema: fields('a', 'b') })).toEqual({
      status: 409,
      body: {
        error_code: 409,
        message: expect.stringContaining("errorType:'READER_FIELD_MISSING_DEFAULT_VALUE'") as string,
      },
    })
    const compatibility = '/compatibility/subjects/shop%2Forders-value/versions'
    const test = await call('POST', `${compatibility}/latest?verbose=true`, { schema: fields('b') })
    expect(test.body).toEqual({
      is_compatible: false,
      messages: [expect.stringContaining('the writer has no field b') as string],
    })
    expect((await call('POST', compatibility, { schema: fields() })).body).toEqual({ is_compatible: true })
    expect((await call('PUT', '/config/shop%2Forders-value', { compatibility: 'NONE' })).body).toEqual({
      compatibility: 'NONE',
    })
    expect((await call('POST', versions, { schema: fields('b') })).body).toEqual({ id: 2 })
    expect((await call('GET', versions)).body).toEqual([1, 2])
    expect((await call('GET', `${versions}/latest`)).body).toEqual({
      subject: 'shop/orders-value',
      version: 2,
      id: 2,
      schema: fields('b'),
    })
    expect((await call('GET', `${versions}/1/schema`)).body).toEqual(JSON.parse(one))
    expect((await call('GET', '/schemas/ids/1')).body).toEqual({ schema: one })
    expect((await call('GET', '/schemas/ids/1/versions')).body).toEqual([{ subject: 'shop/orders-value', version: 1 }])
    expect((await call('POST', '/subjects/shop%2Forders-value', { schema: one })).body).toMatchObject({ version: 1 })
    expect((await call('DELETE', `${versions}/1`)).body).toBe(1)
    expect((await call('GET', `${versions}?deleted=true`)).body).toEqual([1, 2])
    expect((await call('DELETE', '/subjects/shop%2Forders-value')).body).toEqual([2])
    expect((await call('GET', '/subjects')).body).toEqual([])
    expect((await call('GET', '/subjects?deletedOnly=true')).body).toEqual(['shop/orders-value'])
    expect((await call('DELETE', '/subjects/shop%2Forders-value?permanent=true')).body).toEqual([1, 2])
    expect((await call('GET', '/schemas/ids/1')).status).toBe(404)
  })

  it('takes JSON Schemas, too', async () => {
    const post = (schema: object): ReturnType<Call> =>
      call('POST', '/subjects/json/versions', { schemaType: 'JSON', schema: JSON.stringify(schema) })
    const { body } = await post({ type: 'object', properties: { a: { type: 'integer' } } })
    const { id } = body as { id: number }
    expect((await call('GET', `/schemas/ids/${id}`)).body).toMatchObject({ schemaType: 'JSON' })
    expect((await post({ type: 'object', properties: { a: { type: 'number' } } })).status).toBe(200)
    expect((await post({ type: 'object', properties: { a: { type: 'string' } } })).status).toBe(409)
    expect((await call('POST', '/subjects/json/versions', { schema: '"int"' })).status).toBe(409)
    expect((await call('GET', '/schemas/types')).body).toEqual(['AVRO', 'JSON', 'PROTOBUF'])
  })

  it('takes files of Protobuf, which import others by references', async () => {
    const post = (subject: string, schema: string, more: object = {}): ReturnType<Call> =>
      call('POST', `/subjects/${subject}/versions`, { schemaType: 'PROTOBUF', schema, ...more })
    expect((await post('money', 'syntax = "proto3"; package shop; message Money { int64 cents = 1; }')).status).toBe(
      200,
    )
    const order = 'syntax = "proto3"; import "money.proto"; message Order { shop.Money price = 1; }'
    expect(await post('proto', order)).toMatchObject({ status: 422, body: { error_code: 42201 } })
    const references = [{ name: 'money.proto', subject: 'money', version: 1 }]
    const { body } = await post('proto', order, { references })
    const { id } = body as { id: number }
    expect((await call('GET', `/schemas/ids/${id}`)).body).toMatchObject({ schemaType: 'PROTOBUF', references })
    // The same but for its white space has the same id.
    expect((await post('proto-again', order.replaceAll(' ', '\n\n  '), { references })).body).toEqual({ id })
    const text = order.replace('shop.Money price', 'string price')
    expect(await post('proto', text, { references })).toMatchObject({
      status: 409,
      body: { message: expect.stringContaining("errorType:'FIELD_KIND_CHANGED'") as string },
    })
  })

  it.each([
    ['GET', '/subjects/none/versions', undefined, 404, 40401],
    ['GET', '/schemas/ids/999', undefined, 404, 40403],
    ['GET', '/schemas/ids/x', undefined, 404, 40403],
    ['GET', '/subjects/s/versions/0', undefined, 422, 42202],
    ['POST', '/subjects/s/versions', { schema: '{' }, 422, 42201],
    ['POST', '/subjects/s/versions', {}, 422, 42201],
    ['POST', '/subjects/s/versions', { schema: '"int"', schemaType: 'XML' }, 422, 42201],
    ['POST', '/subjects/s/versions', { schema: '"int"', ruleSet: {} }, 422, 42201],
    ['POST', '/subjects/s/versions', { schema: '"int"', id: 5 }, 422, 42205],
    ['PUT', '/config', { compatibility: 'SOME' }, 422, 42203],
    ['PUT', '/config', { compatibility: 'FULL', compatibilityGroup: 'a' }, 422, 42203],
    ['PUT', '/mode', { mode: 'SOME' }, 422, 42204],
    ['GET', '/config/s', undefined, 404, 40408],
    ['GET', '/mode/s', undefined, 404, 40409],
    ['GET', '/nowhere', undefined, 404, 404],
    ['PATCH', '/subjects', undefined, 405, 405],
    ['GET', '/subjects/%', undefined, 400, 400],
  ])('%s %s %j is %d, %d', async (method, path, body, status, code) => {
    const answer = await call(method, path, body)
    expect(answer).toEqual({ status, body: { error_code: code, message: expect.any(String) as string } })
  })

  it('takes bodies that are JSON and say so, and not too large ones', async () => {
    const post = async (body: string, type: string): Promise<number> => {
      const url = `${registry.url}/subjects/s/versions`
      return (await fetch(url, { method: 'POST', body, headers: { 'content-type': type } })).status
    }
    expect(await post('{"schema":"\\"int\\""}', 'text/plain')).toBe(415)
    expect(await post('{', 'application/json')).toBe(400)
    expect(await post(' '.repeat(2 ** 21 + 1), 'application/json')).toBe(413)
  })
})

it('takes nothing from a page whose name was made to stand for this machine, and nothing that is no address', async () => {
  const statusOf = (path: string, host: string): Promise<number | undefined> =>
    new Promise((resolve, reject) => {
      const { port } = new URL(registry.url)
      get({ host: '127.0.0.1', port, path, headers: { host } }, (response) => {
        response.resume()
        resolve(response.statusCode)
      }).on('error', reject)
    })
  expect(await statusOf('/subjects', 'localhost:8081')).toBe(200)
  expect(await statusOf('/subjects', '[::1]:8081')).toBe(200)
  expect(await statusOf('/subjects', 'shop.example:8081')).toBe(403)
  expect(await statusOf('//[', 'localhost')).toBe(400)
})

describe('the topic', () => {
  it('has all that a registry knows, in the form of Confluent', async () => {
    await call('POST', '/subjects/kept/versions', { schema: fields('x') })
    const client = await cluster.client()
    await using other = await startSchemaRegistry({ client, port: 0 })
    const [mine, its] = await Promise.all([call('GET', '/schemas'), caller(other)('GET', '/schemas')])
    expect(its).toEqual(mine)
    const records = client.consumer().records('_schemas', { from: 'earliest', until: 'end' })
    const texts: string[] = []
    for await (const { keyBytes } of records) texts.push(String(keyBytes))
    expect(texts).toContain('{"keytype":"SCHEMA","subject":"kept","version":1,"magic":1}')
  })

  it('is written to by several registries at a time, and no id is given twice', async () => {
    await using other = await startSchemaRegistry({ client: await cluster.client(), port: 0 })
    const calls = [call, caller(other)]
    const names = Array.from({ length: 12 }, (_, index) => `f${index}`)
    // Both are sent each of them, at once.
    const answers = await Promise.all(
      names.flatMap((name) =>
        calls.map((each) => each('POST', `/subjects/${name}/versions`, { schema: fields(name) })),
      ),
    )
    expect(answers.map((answer) => answer.status)).toEqual(answers.map(() => 200))
    const ids = answers.map((answer) => (answer.body as { id: number }).id)
    const pairs = names.map((_, index) => [ids[index * 2], ids[index * 2 + 1]])
    for (const [one, same] of pairs) expect(same).toBe(one)
    expect(new Set(ids).size).toBe(names.length)
    for (const name of names) expect((await call('GET', `/subjects/${name}/versions`)).body).toEqual([1])
  })

  it('is refused if its records would not be kept, or not be in one order', async () => {
    const client = await cluster.client()
    await client.admin().createTopic('kept-a-week', { partitions: 1 })
    await expect(startSchemaRegistry({ client, port: 0, topic: 'kept-a-week' })).rejects.toMatchObject({
      code: 'INVALID_CONFIG',
    })
    await expect(startSchemaRegistry({ client, port: 70_000 })).rejects.toMatchObject({ code: 'INVALID_CONFIG' })
    const port = Number(new URL(registry.url).port)
    await expect(startSchemaRegistry({ client, port })).rejects.toMatchObject({ code: 'ADDRESS_IN_USE' })
  })
})
