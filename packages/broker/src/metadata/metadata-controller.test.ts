import { StreamError } from '@millrace/base'
import { collectingLogger } from '@millrace/base/testing'
import { ClusterImage, metadataRecord, type MetadataRecord } from '@millrace/metadata'
import { describe, expect, it } from 'vitest'
import { metadataCommandsWaitingMax } from '../limits.ts'
import { type DecisionLog, MetadataController } from './metadata-controller.ts'

const feature = (name: string): MetadataRecord => metadataRecord('FeatureLevelRecord', { name, featureLevel: 1 })

function controllerOf() {
  const steps: string[] = []
  const image = new ClusterImage()
  let failure: StreamError | undefined
  let offset = 0
  const log: DecisionLog & {
    activeTerm: number | undefined
    leader: { nodeId: number } | undefined
    nextOffset: number
    state: { replayedOffset: number }
  } = {
    image,
    activeTerm: 1,
    leader: { nodeId: 1 },
    nextOffset: 0,
    async commit(_term, records) {
      steps.push(`commit ${records.length}`)
      await Promise.resolve()
      if (failure !== undefined) throw failure
      for (const record of records) image.replay(record)
      offset += records.length
      return offset
    },
    state: {
      replayedOffset: 0,
      appliedOffset: 0,
      async whenApplied(endOffset) {
        steps.push(`applied ${endOffset} at level ${image.featureLevel('a')}`)
      },
    },
  }
  const controller = new MetadataController(log, collectingLogger())
  const fail = (error: StreamError | undefined): void => {
    failure = error
  }
  return { controller, image, steps, fail, log }
}

describe('a metadata command', () => {
  it('is answered once its records are committed, in the image, and applied', async () => {
    const { controller, steps } = controllerOf()
    const answer = await controller.run(() => ({ records: [feature('a')], response: 'done' }))
    expect(answer).toBe('done')
    expect(steps).toEqual(['commit 1', 'applied 1 at level 1'])
  })

  it('decides on what all before it have made', async () => {
    const { controller } = controllerOf()
    const levels = await Promise.all(
      [1, 2].map(() => controller.run((image) => ({ records: [feature('a')], response: image.featureLevel('a') }))),
    )
    expect(levels).toEqual([0, 1])
  })

  it('without records touches no log', async () => {
    const { controller, steps } = controllerOf()
    expect(await controller.run(() => ({ records: [], response: 1 }))).toBe(1)
    expect(steps).toEqual([])
  })

  it('that is refused or can not be committed changes nothing, and the next one runs', async () => {
    const { controller, image, fail } = controllerOf()
    const refused = controller.run(() => {
      throw new StreamError('INVALID_TOPIC', 'no')
    })
    await expect(refused).rejects.toMatchObject({ code: 'INVALID_TOPIC' })
    fail(new StreamError('DISK_FULL', 'full'))
    const lost = controller.run(() => ({ records: [feature('a')], response: 1 }))
    await expect(lost).rejects.toMatchObject({ code: 'DISK_FULL' })
    expect(image.featureLevel('a')).toBe(0)
    fail(undefined)
    expect(await controller.run(() => ({ records: [feature('a')], response: 2 }))).toBe(2)
  })

  it('is refused while it is open what becomes of one that could not be committed in time: it may be what all goes by', async () => {
    const { controller, image, fail, log } = controllerOf()
    const run = () => controller.run(() => ({ records: [feature('a')], response: image.featureLevel('b') }))
    fail(new StreamError('DISK_FULL', 'full'))
    log.nextOffset = 1
    await expect(run()).rejects.toMatchObject({ code: 'DISK_FULL' })
    fail(undefined)
    await expect(run()).rejects.toMatchObject({ code: 'DISK_FULL' })
    // Who only looks is told what is known.
    expect(await controller.run(() => ({ records: [], response: 'seen' }))).toBe('seen')
    image.replay(feature('b'))
    log.state.replayedOffset = 1
    expect(await run()).toBe(1)
  })

  it('of a later term does not wait for one of an earlier: who is active then holds all that is left of it', async () => {
    const { controller, fail, log } = controllerOf()
    const run = () => controller.run(() => ({ records: [feature('a')], response: 'done' }))
    fail(new StreamError('DISK_FULL', 'full'))
    log.nextOffset = 5
    await expect(run()).rejects.toMatchObject({ code: 'DISK_FULL' })
    fail(undefined)
    log.activeTerm = 2
    expect(await run()).toBe('done')
  })

  it('is not taken where another node is the active controller, or none is known', async () => {
    const { controller, log } = controllerOf()
    const run = () => controller.run(() => ({ records: [feature('a')], response: 1 }))
    log.activeTerm = undefined
    await expect(run()).rejects.toMatchObject({ code: 'NOT_CONTROLLER' })
    log.leader = undefined
    await expect(run()).rejects.toMatchObject({ code: 'NO_QUORUM' })
  })

  it('has to come again later if too many wait, and is refused once the broker stops', async () => {
    const { controller } = controllerOf()
    const run = () => controller.run(() => ({ records: [feature('a')], response: 1 }))
    const waiting = Array.from({ length: metadataCommandsWaitingMax }, run)
    await expect(run()).rejects.toMatchObject({ code: 'RESOURCE_EXHAUSTED' })
    const closed = controller.close(new StreamError('SHUTTING_DOWN', 'stopping'))
    await expect(run()).rejects.toMatchObject({ code: 'SHUTTING_DOWN' })
    await closed
    expect(await Promise.all(waiting)).toHaveLength(metadataCommandsWaitingMax)
  })
})
