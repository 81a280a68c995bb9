import { asDirectoryId } from '@millrace/base'
import { collectingLogger, FakeClock, MemoryNetwork } from '@millrace/base/testing'
import { ClusterImage } from '@millrace/metadata'
import { describe, expect, it } from 'vitest'
import { uuidOf } from '../../test/decided.ts'
import { type DecisionLog, MetadataController } from '../metadata/metadata-controller.ts'
import { BrokerSessions } from './broker-sessions.ts'

const timeoutMs = 2_000
const steady = { metadataOffset: 1_000, wantsFence: false, wantsShutdown: false, directories: [] }

/** A clock on which the process can be held up: its timers are late then. */
class HeldClock extends FakeClock {
  heldMs = 0

  override monotonicMs(): number {
    return super.monotonicMs() + this.heldMs
  }
}

function controllerOf() {
  const clock = new HeldClock()
  const image = new ClusterImage()
  let offset = 0
  const applied = { replayedOffset: 0, appliedOffset: 0, whenApplied: async () => {} }
  const log: DecisionLog = {
    image,
    activeTerm: 1,
    leader: { nodeId: 1 },
    get nextOffset() {
      return offset
    },
    async commit(_term, records) {
      for (const record of records) image.replay(record)
      offset += records.length
      return offset
    },
    state: applied,
  }
  const network = new MemoryNetwork({ clock })
  const sessions = new BrokerSessions({
    controller: new MetadataController(log, collectingLogger()),
    clusterId: uuidOf(1),
    clock,
    network,
    logger: collectingLogger(),
    timeoutMs,
    context: {},
  })
  sessions.activate(1)
  const isFenced = (nodeId: number): boolean | undefined => image.broker(nodeId)?.fenced
  /** Registers a broker that nobody would find at its address, and brings it to be unfenced. */
  const join = async (
    nodeId: number,
    options: { isLocal?: boolean; incarnation?: number; directory?: number } = {},
  ) => {
    const { isLocal = false, incarnation = 50 + nodeId, directory = nodeId } = options
    const connection = { isLocal }
    const { brokerEpoch } = await sessions.register(
      {
        nodeId,
        incarnationId: uuidOf(incarnation),
        endpoints: [{ name: 'MILLRACE', host: 'broker', port: 9_000 + nodeId, securityProtocol: 0 }],
        directories: [asDirectoryId(uuidOf(directory))],
      },
      connection,
    )
    const beat = () => sessions.heartbeat(nodeId, brokerEpoch, steady, connection)
    await beat()
    return { connection, brokerEpoch, beat }
  }
  return { clock, network, sessions, isFenced, join, applied }
}

describe('a broker', () => {
  it('is fenced when it has been silent for as long as its session lasts, and unfenced when it is heard again', async () => {
    const { clock, isFenced, join } = controllerOf()
    const { beat } = await join(1)
    await clock.advance(1_900)
    await beat()
    await clock.advance(1_900)
    expect(isFenced(1)).toBe(false)
    await clock.advance(300)
    expect(isFenced(1)).toBe(true)
    await beat()
    expect(isFenced(1)).toBe(false)
  })

  it('is fenced at once when its connection broke and its process is gone; one that can not be asked is not', async () => {
    const { clock, network, sessions, isFenced, join } = controllerOf()
    const [gone, cut] = [await join(1), await join(2)]
    network.cut('broker:9002')
    const left = [sessions.disconnected(1, gone.connection), sessions.disconnected(2, cut.connection)]
    await clock.settle()
    expect([isFenced(1), isFenced(2)]).toEqual([true, false])
    await clock.until(Promise.all(left))
    expect(isFenced(2)).toBe(false)
    await clock.advance(timeoutMs)
    expect(isFenced(2)).toBe(true)
  })

  it('is not judged by a sleep of the controller itself', async () => {
    const { clock, isFenced, join } = controllerOf()
    await join(1)
    await clock.advance(1_000)
    clock.heldMs += 10_000
    await clock.advance(500)
    expect(isFenced(1)).toBe(false)
    await clock.advance(1_000)
    expect(isFenced(1)).toBe(true)
  })

  it('of an older incarnation learns that another took over', async () => {
    const { join } = controllerOf()
    const old = await join(1)
    await join(1, { incarnation: 99 })
    await expect(old.beat()).rejects.toMatchObject({ code: 'STALE_BROKER_EPOCH' })
  })

  it('with the number of one that lives, and another disk, is refused until that is silent', async () => {
    const { clock, join } = controllerOf()
    await join(1)
    await join(2)
    const twin = () => join(1, { incarnation: 99, directory: 9 })
    await expect(twin()).rejects.toMatchObject({ code: 'DUPLICATE_BROKER_REGISTRATION' })
    await clock.advance(timeoutMs + 200)
    await twin()
  })

  it('with another disk is not taken for a second one by a controller that has heard of neither', async () => {
    const { clock, sessions, join } = controllerOf()
    await join(1)
    await join(2)
    sessions.activate(undefined)
    sessions.activate(2)
    const emptied = () => join(1, { incarnation: 99, directory: 9 })
    await expect(emptied()).rejects.toMatchObject({ code: 'BROKER_UNAVAILABLE' })
    await clock.advance(timeoutMs + 200)
    await emptied()
  })

  it('has a fresh session with a new controller, which looks whether those that do not come are there', async () => {
    const { clock, sessions, isFenced, join } = controllerOf()
    await join(1)
    const { beat } = await join(2)
    await clock.advance(1_500)
    await beat()
    sessions.activate(undefined)
    await clock.advance(60_000)
    expect([isFenced(1), isFenced(2)]).toEqual([false, false])
    sessions.activate(2)
    await beat()
    await clock.advance(400)
    expect([isFenced(1), isFenced(2)]).toEqual([true, false])
  })

  it('that led the quorum before, and is not heard any more, is fenced after half a session', async () => {
    const { clock, network, sessions, isFenced, join } = controllerOf()
    await join(1)
    await join(2)
    for (const port of [9_001, 9_002]) network.cut(`broker:${port}`)
    sessions.activate(2, 1)
    await clock.advance(1_200)
    expect([isFenced(1), isFenced(2)]).toEqual([true, false])
  })

  it('in the process of the controller is never silent, and costs no timer', async () => {
    const { clock, isFenced, join } = controllerOf()
    await join(1, { isLocal: true })
    expect(clock.timerCount).toBe(0)
    await clock.advance(60_000)
    expect(isFenced(1)).toBe(false)
  })
})

it('the controller knows how long each broker has been silent, and how far behind with the metadata', async () => {
  const { clock, sessions, join, applied } = controllerOf()
  const [, remote] = [await join(1, { isLocal: true }), await join(2)]
  applied.replayedOffset = 900
  applied.appliedOffset = 890
  await remote.beat()
  await clock.advance(300)
  expect(sessions.statuses()).toEqual([
    { nodeId: 1, silentMs: 0, lagRecords: 10, lagMs: 0 },
    { nodeId: 2, silentMs: 300, lagRecords: 0, lagMs: 0 },
  ])
  // It has applied what was committed before 1000.
  applied.replayedOffset = 1_005
  await clock.advance(200)
  await remote.beat()
  await clock.advance(100)
  expect(sessions.statuses()[1]).toEqual({ nodeId: 2, silentMs: 100, lagRecords: 5, lagMs: 600 })
  sessions.activate(undefined)
  expect(sessions.statuses()).toEqual([])
})
