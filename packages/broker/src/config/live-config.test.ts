import { collectingLogger } from '@millrace/base/testing'
import { ClusterImage, configResourceTypes, metadataRecord } from '@millrace/metadata'
import { expect, it } from 'vitest'
import { parseBrokerConfig } from './broker-config.ts'
import { LiveConfig } from './live-config.ts'

function make(configs: Readonly<Record<string, unknown>> = {}) {
  const image = new ClusterImage()
  const logger = collectingLogger()
  const live = new LiveConfig(parseBrokerConfig(configs), image, logger)
  const set = (resourceName: string, name: string, value: string | null): void => {
    image.replay(
      metadataRecord('ConfigRecord', { resourceType: configResourceTypes.broker, resourceName, name, value }),
    )
    live.refresh()
  }
  return { image, logger, live, set }
}

it('begins with what the broker was started with, and follows what is altered', () => {
  const { live, set } = make({ 'message.max.bytes': 5 })
  expect(live.settings.messageMaxBytes).toBe(5)
  set('', 'message.max.bytes', '6')
  expect(live.settings.messageMaxBytes).toBe(6)
  set('1', 'message.max.bytes', '7')
  expect(live.settings.messageMaxBytes).toBe(7)
  expect(live.topic('t').maxMessageBytes).toBe(7)
  set('1', 'message.max.bytes', null)
  set('', 'message.max.bytes', null)
  expect(live.settings.messageMaxBytes).toBe(5)
  expect(live.started.settings.messageMaxBytes).toBe(5)
})

it('says what it was started with that is hardly meant', () => {
  const { logger } = make({ 'log.retention.bytes': 10 })
  expect(logger.messages('warn')).toEqual([
    expect.stringContaining('retention.bytes=10 is less than segment.bytes=1073741824'),
  ])
})

it('tells listeners what changed, until they stop listening', () => {
  const { live, set } = make()
  const told: unknown[] = []
  const stop = live.onChange((settings, changed) => told.push([settings.messageMaxBytes, [...changed]]))
  set('1', 'message.max.bytes', '7')
  set('1', 'message.max.bytes', '7')
  stop()
  set('1', 'message.max.bytes', '8')
  expect(told).toEqual([[7, ['messageMaxBytes']]])
})

it('does not count what this release does not take, and says so', () => {
  const { live, set, logger } = make({ 'message.max.bytes': 5 })
  set('1', 'message.max.bytes', 'much')
  set('1', 'newer.key', '1')
  expect(live.settings.messageMaxBytes).toBe(5)
  expect(logger.messages('warn')).toContainEqual(expect.stringContaining("message.max.bytes is 'much' but must be"))
  expect(logger.messages('warn')).toContainEqual(expect.stringContaining("unknown broker config 'newer.key'"))
})
