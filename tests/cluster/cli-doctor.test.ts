import { startTestCluster } from '@millrace/testing'
import { expect, test } from 'vitest'
import { millrace, millraceAt } from './support/cli.ts'
import { freePort, temporaryFolder } from './support/temporary.ts'

interface Report {
  readonly healthy: boolean
  readonly checks: readonly { readonly name: string; readonly verdict: string; readonly remedy?: string }[]
}

test('a machine with a broker', async () => {
  await using cluster = await startTestCluster()
  await using folder = await temporaryFolder()
  const cli = millraceAt(cluster.bootstrap)
  const { code, stdout, stderr } = await cli(['doctor', '--data', folder.path, '--format', 'json'])
  const { healthy, checks } = JSON.parse(stdout) as Report
  expect(checks.map(({ name }) => name)).toEqual(
    expect.arrayContaining([
      'Node.js',
      'open files',
      'clock',
      'data folder',
      'fsync',
      'disk room',
      'cluster',
      'broker 1',
    ]),
  )
  expect(checks.find(({ name }) => name === 'broker 1')).toMatchObject({ verdict: 'ok' })
  // How good the disk is, is not for a test to say.
  const failed = checks.filter(({ verdict }) => verdict === 'fail')
  expect({ code, healthy, stderr }).toEqual({
    code: failed.length > 0 ? 4 : 0,
    healthy: failed.length === 0,
    stderr: '',
  })
  for (const { verdict, remedy } of checks) expect(remedy === undefined).toBe(verdict === 'ok')
})

test('a broker that was named and does not answer: 4', async () => {
  await using folder = await temporaryFolder()
  const address = `127.0.0.1:${await freePort()}`
  const { code, stdout } = await millrace(['doctor', '--data', folder.path, '--brokers', address])
  expect(code).toBe(4)
  expect(stdout).toMatch(/^fail {2}cluster +no broker answers at 127\.0\.0\.1:\d+\n +-> start it/m)
  expect(stdout).toMatch(/checks failed\n$/)
})
