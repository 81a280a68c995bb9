import { type Disk, MemoryDisk, present } from '@millrace/base'
import { readWholeFile } from '@millrace/log'
import { AdminService, millrace } from '@millrace/contracts'
import { expect, it } from 'vitest'
import { ClusterFixture } from '../../test/cluster-fixture.ts'

/** What is on the disk now, on another one. */
async function copyOf(disk: Disk, directory = '/data', copy: Disk = new MemoryDisk()): Promise<Disk> {
  await copy.makeDirectory(directory)
  for (const { name, kind } of await disk.list(directory)) {
    const path = `${directory}/${name}`
    if (kind === 'directory') {
      await copyOf(disk, path, copy)
      continue
    }
    const file = await copy.open(path, 'create')
    await file.write(0, [present(await readWholeFile(disk, path), 'it was listed')])
    await file.close()
  }
  return copy
}

it('a voter whose disk was put back to an earlier state is found out, and gets again what it had', async () => {
  const cluster = new ClusterFixture([1, 2, 3])
  await cluster.start(1, 2, 3)
  const leader = await cluster.controllerOf(1)
  const [victim] = [1, 2, 3].filter((nodeId) => nodeId !== leader) as [number]
  const disk = present(cluster.members.get(victim), 'it runs').disk
  const term = async (): Promise<number> => {
    const request = new millrace.admin.v1.DescribeQuorumRequest()
    return (await cluster.ask(leader, AdminService.describeQuorum, request)).leaderEpoch
  }
  await cluster.createTopic(leader, 'before')
  await cluster.stop(victim)
  const earlier = await copyOf(disk)
  await cluster.start(victim)
  for (let index = 0; index < 10; index++) await cluster.createTopic(leader, `t${index}`)
  await cluster.clock.advance(1_000)
  const termBefore = await term()
  await cluster.stop(victim)
  await cluster.clock.until(cluster.begin(victim, {}, earlier))
  expect(await cluster.topics(victim)).toHaveLength(11)
  expect(await term()).toBeGreaterThan(termBefore)
  const said = cluster.members.get(leader)?.logger.lines.map(({ message }) => message) ?? []
  expect(said.filter((line) => line.includes('has lost metadata that it had acknowledged'))).toHaveLength(1)
  // What it says counts again: with one of the others gone nothing is decided without it.
  const [other] = [1, 2, 3].filter((nodeId) => nodeId !== leader && nodeId !== victim) as [number]
  await cluster.stop(other)
  expect(await cluster.createTopic(victim, 'after')).toBeUndefined()
})
