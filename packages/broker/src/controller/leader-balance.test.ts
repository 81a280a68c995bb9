import { StreamError } from '@millrace/base'
import { collectingLogger, FakeClock } from '@millrace/base/testing'
import { expect, it } from 'vitest'
import { DecidedCluster } from '../../test/decided.ts'
import type { MetadataController } from '../metadata/metadata-controller.ts'
import { LeaderBalance } from './leader-balance.ts'

function balanceOf(run: MetadataController['run'], isEnabled = true) {
  const clock = new FakeClock()
  const logger = collectingLogger()
  let looks = 0
  const counted: MetadataController['run'] = (decide) => {
    looks += 1
    return run(decide)
  }
  const options = { controller: { run: counted }, clock, logger, context: {}, isEnabled, intervalMs: 1000 }
  return { balance: new LeaderBalance(options), clock, logger, looks: () => looks }
}

it('looks from time to time, while this controller is active', async () => {
  const cluster = new DecidedCluster(1, 2)
  const { balance, clock, looks } = balanceOf((decide) => cluster.run(decide))
  await clock.advance(5000)
  expect(looks()).toBe(0)
  balance.activate(3)
  for (let second = 0; second < 3; second++) await clock.advance(1000)
  expect(looks()).toBe(3)
  balance.activate(undefined)
  await clock.advance(5000)
  expect(looks()).toBe(3)
})

it('does not look where it is not wanted', async () => {
  const cluster = new DecidedCluster(1)
  const { balance, clock, looks } = balanceOf((decide) => cluster.run(decide), false)
  balance.activate(1)
  await clock.advance(5000)
  expect(looks()).toBe(0)
})

it('a look that can not be decided on is followed by the next', async () => {
  const refused = (): Promise<never> => Promise.reject(new StreamError('NO_QUORUM', 'nobody is there'))
  const { balance, clock, looks, logger } = balanceOf(refused)
  balance.activate(1)
  for (let second = 0; second < 2; second++) await clock.advance(1000)
  expect(looks()).toBe(2)
  expect(logger.messages('warn')).toEqual(['leaderships could not be balanced', 'leaderships could not be balanced'])
})
