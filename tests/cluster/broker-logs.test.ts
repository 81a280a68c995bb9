import { connect } from '@millrace/client'
import { expect, test } from 'vitest'
import { brokerBin, Child } from './support/spawn.ts'
import { temporaryFolder } from './support/temporary.ts'

type Line = Readonly<Record<string, unknown>>

async function linesOf(
  folder: string,
  talk: (address: string) => Promise<void>,
  signal: NodeJS.Signals,
): Promise<string[]> {
  const settings = [`log.dir=${folder}`, 'listener.port=0', 'log.segment.bytes=1048576']
  await using child = new Child(brokerBin, ['--log-level', 'debug', ...settings.flatMap((each) => ['--set', each])])
  const ready = JSON.parse(await child.line((line) => line.includes('"event":"ready"'))) as { address: string }
  await talk(ready.address)
  const { stdout } = await child.end(signal)
  return stdout.trim().split('\n')
}

/** The names at the top of a line, each as often as it stands there: a parser would hide that one stands twice. */
function namesIn(line: string): string[] {
  const parsed = JSON.parse(line) as Line
  return Object.keys(parsed).flatMap((name) =>
    line
      .split(`"${name}":${JSON.stringify(parsed[name])}`)
      .slice(1)
      .map(() => name),
  )
}

test('every line says which node it is, of which cluster, and about which partition; none holds what records hold', async () => {
  await using folder = await temporaryFolder()
  let clusterId = ''
  const talk = async (address: string): Promise<void> => {
    await using client = await connect({ brokers: [address] })
    clusterId = client.clusterId
    await client.admin().createTopic('kept', { configs: { 'max.message.bytes': '300' } })
    const producer = client.producer({ compression: 'none' })
    await producer.send('kept', { key: 'a-secret-key', value: 'a-secret-value' })
    const tooLarge = { key: 'a-secret-key', value: 'a-secret-value'.repeat(100) }
    await expect(producer.send('kept', tooLarge)).rejects.toMatchObject({ code: 'MESSAGE_TOO_LARGE' })
  }
  const killed = await linesOf(folder.path, talk, 'SIGKILL')
  const stopped = await linesOf(folder.path, async () => {}, 'SIGTERM')
  const all = [...killed, ...stopped]
  expect(all.join('\n')).not.toContain('a-secret')
  const lines = all.map((line) => JSON.parse(line) as Line)
  expect(new Set(lines.map(({ node }) => node))).toEqual(new Set([1]))
  // Before it has read the directory a broker does not know.
  expect(new Set(lines.map(({ cluster }) => cluster ?? clusterId))).toEqual(new Set([clusterId]))
  const refused = lines.find(({ msg }) => msg === 'a batch was refused')
  expect(refused).toMatchObject({ cluster: clusterId, topic: 'kept', partition: 0, code: 'MESSAGE_TOO_LARGE' })
  const recovered = lines.filter(({ event }) => event === 'recovered')
  expect(recovered).toContainEqual(expect.objectContaining({ cluster: clusterId, topic: 'kept', partition: 0 }))
  for (const line of all) {
    const names = namesIn(line).filter((name) => /^(?:cluster|node|level|msg)$/.test(name))
    expect(names.toSorted(), line).toEqual([...new Set(names)].toSorted())
  }
})
