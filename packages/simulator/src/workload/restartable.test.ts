import { noEvents } from '@millrace/base'
import { SeededRandom } from '@millrace/base/testing'
import { expect, test } from 'vitest'
import { SimCluster } from '../nodes/cluster.ts'
import { Restartable } from './restartable.ts'
import type { SimClient } from './sim-client.ts'

/** An application that takes a second to end. */
class Idle extends Restartable {
  readonly seen: string[] = []

  protected async run(life: SimClient, leaving: AbortSignal): Promise<void> {
    this.seen.push(`${life.process.name} runs on ${life.process.host}`)
    while (!leaving.aborted) await life.pause(100)
    await life.pause(1_000)
  }

  protected events(): typeof noEvents {
    return noEvents
  }

  protected gone(process: string): void {
    this.seen.push(`${process} is gone`)
  }
}

function started(): { cluster: SimCluster; idle: Idle } {
  const cluster = new SimCluster(new SeededRandom(1), { brokers: 1, voters: 1, directories: 1 }, 'groups', {
    isOn: false,
  })
  const idle = new Idle(cluster, 'shop')
  idle.start()
  return { cluster, idle }
}

test('an application that is killed is gone at once, and another process is started in its place', () => {
  const { cluster, idle } = started()
  idle.start()
  idle.kill()
  idle.kill()
  expect(idle.isUp).toBe(false)
  idle.start()
  expect([idle.isUp, idle.lives]).toEqual([true, 2])
  expect(idle.seen).toEqual(['shop/1 runs on shop', 'shop/1 is gone', 'shop/2 runs on shop'])
  expect(cluster.clients.filter(({ process }) => process.host === 'shop')).toHaveLength(1)
})

test('one that is told to leave ends in its own time, and not while it is frozen', async () => {
  const { cluster, idle } = started()
  const left = idle.leave()
  idle.freeze()
  expect(idle.isFrozen).toBe(true)
  cluster.loop.after(5_000, 'fault', undefined, 'it goes on', () => idle.thaw())
  await cluster.loop.until(left)
  expect(cluster.loop.nowMs).toBeGreaterThan(6_000)
  expect(idle.seen.at(-1)).toBe('shop/1 is gone')
  await idle.leave()
})
