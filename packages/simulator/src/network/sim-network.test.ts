import { networkConformance, SeededRandom } from '@millrace/base/testing'
import { describe, test } from 'vitest'
import { SimProcess } from '../process/sim-process.ts'
import { EventLoop } from '../queue/event-loop.ts'
import { Fabric } from './fabric.ts'
import { windowBytes } from './sim-listener.ts'
import { SimNetwork } from './sim-network.ts'

describe('SimNetwork does what every Network does', () => {
  test.each(networkConformance)('$name', async ({ run }) => {
    const loop = new EventLoop()
    const network = new SimNetwork(new Fabric(loop, new SeededRandom(1)))
    network.fabric.cut('127.0.0.1', 'silent')
    const process = new SimProcess('p', '127.0.0.1', loop)
    const passTime = (ms: number): Promise<void> =>
      new Promise((resolve) => {
        loop.after(ms, 'timer', undefined, 'time passes', resolve)
      })
    const fixture = { network: network.of(process), passTime, underWayBytesMax: windowBytes, silentAddress: 'silent:1' }
    await loop.until(run(fixture))
  })
})
