import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { connect } from '@millrace/client'
import { expect, test } from 'vitest'
import { BrokerProcess } from './broker-process.ts'
import { type Flight, flights, partitionCount, readSample } from './flight.ts'
import { Acknowledged, publish } from './publish.ts'
import { allIsWell, verify } from './verify.ts'

/** The sample again and again, renumbered, in pieces: enough to be interrupted. */
async function* repeated(sample: readonly Flight[], times: number): AsyncGenerator<Flight[]> {
  for (let time = 0; time < times; time += 1) {
    yield sample.map((flight, index) => ({ ...flight, row: time * sample.length + index }))
  }
}

test('every acknowledged flight is read back once and in order, though the broker is killed meanwhile', async () => {
  const dataDirectory = await mkdtemp(path.join(tmpdir(), 'millrace-flights-'))
  const broker = await BrokerProcess.start(dataDirectory)
  try {
    const sample = await readSample()
    expect(sample).toHaveLength(400)
    await using client = await connect({ brokers: [broker.address] })
    await client.admin().createTopic(flights, { partitions: partitionCount })

    const times = 50
    const acknowledged = new Acknowledged(sample.length * times)
    // Killed for the first time once something is acknowledged, and again at each third of the rest.
    let killing: Promise<void> | undefined
    let killAt = 1
    let kills = 0
    await publish(client, repeated(sample, times), acknowledged, () => {
      if (acknowledged.count < killAt || killing !== undefined) return
      killAt += Math.floor((sample.length * times) / 3)
      kills += 1
      killing = broker.killAndRestart().finally(() => {
        killing = undefined
      })
    })
    await killing

    expect(kills).toBeGreaterThanOrEqual(1)
    expect(acknowledged.count).toBe(sample.length * times)
    const findings = await verify(client, acknowledged)
    expect(findings).toMatchObject({ read: acknowledged.count, lost: 0, doubled: 0, reordered: 0, misplaced: 0 })
    expect(allIsWell(findings)).toBe(true)
    expect(findings.busiest[0]?.[1]).toBe(times * Math.max(...countOrigins(sample).values()))
  } finally {
    await broker.stop()
    await rm(dataDirectory, { recursive: true, force: true })
  }
})

function countOrigins(sample: readonly Flight[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const { origin } of sample) counts.set(origin, (counts.get(origin) ?? 0) + 1)
  return counts
}
