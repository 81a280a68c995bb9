import { once } from 'node:events'
import { createServer } from 'node:net'
import { expect, it } from 'vitest'
import { mariaDbSource } from './mariadb-source.ts'

it('a server that is not there may be there later, and is no fault of the config', async () => {
  const server = createServer()
  await once(server.listen(0, '127.0.0.1'), 'listening')
  const address = server.address()
  const port = typeof address === 'object' ? address?.port : undefined
  await once(server.close(), 'close')
  const config = { 'database.hostname': '127.0.0.1', 'database.port': String(port), 'database.user': 'u' }
  const source = mariaDbSource.configure({ ...config, 'database.server.id': '1', 'topic.prefix': 'p' })
  expect(await source.check(new AbortController().signal)).toMatchObject([
    { option: 'database.hostname', message: expect.stringContaining('ECONNREFUSED'), mayPass: true },
  ])
})
