import { allApis, apis } from '@millrace/kafka-wire'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type BrokerFixture, startFixture } from '../../../test/broker-fixture.ts'
import { servedApis } from '../served.ts'

let fixture: BrokerFixture
beforeAll(async () => {
  fixture = await startFixture({ kafka: true })
})
afterAll(() => fixture.clock.until(fixture.broker.stop()))

async function ask(version: number) {
  const client = await fixture.kafka()
  const named = version < 3 ? {} : { clientSoftwareName: 'test', clientSoftwareVersion: '1' }
  const answer = await client.ask(apis.apiVersions, version, named)
  client.socket.close()
  return answer
}

/** What old clients look for, version by version, to know what a broker can do; missing ones switch something off in silence. */
const lookedFor: readonly (readonly [api: keyof typeof apis, versions: readonly number[]])[] = [
  ['produce', [3, 7]],
  ['fetch', [4, 10]],
  ['listOffsets', [1]],
  ['offsetFetch', [1]],
  ['offsetCommit', [2]],
  ['findCoordinator', [0]],
  ['joinGroup', [0]],
  ['syncGroup', [0]],
  ['heartbeat', [0]],
  ['leaveGroup', [0]],
  ['initProducerId', [0]],
  ['saslHandshake', [0]],
  ['saslAuthenticate', [0]],
]

describe('ApiVersions', () => {
  it.each([0, 1, 2, 3, 4])('tells in version %i of what is served, and of nothing else', async (version) => {
    const { errorCode, apiKeys } = await ask(version)
    expect(errorCode).toBe(0)
    const served = servedApis().map(({ api: { key, advertised } }) => ({
      apiKey: key,
      minVersion: advertised.least,
      maxVersion: advertised.greatest,
    }))
    expect(apiKeys).toEqual(served.toSorted((left, right) => left.apiKey - right.apiKey))
  })

  it('has each API once', () => {
    const keys = servedApis().map(({ api }) => api.key)
    expect(new Set(keys).size).toBe(keys.length)
    expect(allApis.map(({ key }) => key)).toEqual(expect.arrayContaining(keys))
  })

  it.each(lookedFor)('%s is offered in the versions that old clients look for: %j', async (name, versions) => {
    const { apiKeys } = await ask(0)
    const offered = apiKeys.find(({ apiKey }) => apiKey === apis[name].key)
    for (const version of versions) {
      expect(offered?.minVersion).toBeLessThanOrEqual(version)
      expect(offered?.maxVersion).toBeGreaterThanOrEqual(version)
    }
  })

  it('tells which features are on', async () => {
    const { finalizedFeatures, finalizedFeaturesEpoch, supportedFeatures } = await ask(4)
    const levels = Object.fromEntries(finalizedFeatures.map(({ name, maxVersionLevel }) => [name, maxVersionLevel]))
    expect(levels).toMatchObject({ 'metadata.version': 27, 'transaction.version': 2, 'group.version': 1 })
    expect(finalizedFeaturesEpoch).toBeGreaterThanOrEqual(0)
    expect(supportedFeatures.map(({ name }) => name)).toContain('transaction.version')
    // Clients of before could not read a range that begins at 0.
    const before = await ask(3)
    for (const { minVersion } of before.supportedFeatures) expect(minVersion).toBeGreaterThan(0)
  })

  it('remembers who the client is', async () => {
    const client = await fixture.kafka()
    const bad = { clientSoftwareName: '-x', clientSoftwareVersion: '1' }
    expect(await client.ask(apis.apiVersions, 3, bad)).toMatchObject({ errorCode: 42, apiKeys: [] })
    expect(await client.ask(apis.apiVersions, 3, { ...bad, clientSoftwareName: 'x' })).toMatchObject({ errorCode: 0 })
    client.socket.close()
  })
})
