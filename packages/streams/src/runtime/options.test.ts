import { describe, expect, it } from 'vitest'
import { type RunOptions, runSettings } from './options.ts'

const refused = (message: string): unknown =>
  expect.objectContaining({ code: 'INVALID_CONFIG', message: expect.stringContaining(message) as unknown })

describe('options of a run', () => {
  it('have defaults', () => {
    expect(runSettings({})).toMatchObject({
      isExactlyOnce: true,
      commitIntervalMs: 100,
      cacheBytesMax: 10_485_760,
      maxTaskIdleMs: 0,
      emitIntervalMs: 1_000,
      cleanupDelayMs: 600_000,
      onUncaught: 'stop',
      replacementsMax: 10,
    })
    expect(runSettings({ guarantee: 'at_least_once' })).toMatchObject({
      isExactlyOnce: false,
      commitIntervalMs: 30_000,
    })
  })

  it.each<[message: string, options: object]>([
    ["run() has no option 'commitIntervall': did you mean 'commitInterval'?", { commitIntervall: '1s' }],
    ['guarantee is exactly_once or at_least_once, not once', { guarantee: 'once' }],
    ['cacheBytesMax is a number of bytes from 0 on, not -1', { cacheBytesMax: -1 }],
    ['commitInterval is 0', { commitInterval: 0 }],
    ['maxTaskIdle is "soon"', { maxTaskIdle: 'soon' }],
    ['emitInterval is -1', { emitInterval: -1 }],
    ['idleTimeout is 0', { idleTimeout: 0 }],
    ["control has no option 'ports': did you mean 'port'?", { control: { ports: 1 } }],
    ['stateCleanupDelay is 0', { stateCleanupDelay: 0 }],
    ['replicationFactor is a whole number from 1 on, not 0', { replicationFactor: 0 }],
    ['onUncaught is one of stop, replace, shutdown-application, or a function, not retry', { onUncaught: 'retry' }],
    ['replacementsMax is a whole number from 0 on, not 1.5', { replacementsMax: 1.5 }],
    ["the tag 'zone' of clientTags is not a text of up to 30", { clientTags: { zone: 'z'.repeat(31) } }],
    ["the tag 'zone' of clientTags is not a text", { clientTags: { zone: 1 } }],
    ["rackAwareAssignmentTags names 'zone', but clientTags", { rackAwareAssignmentTags: ['zone'] }],
    ['rackAwareAssignmentTags has 6 tags: name 5', { rackAwareAssignmentTags: ['a', 'b', 'c', 'd', 'e', 'f'] }],
    // Tasks rely on those.
    ["producer has no option 'acks'", { producer: { acks: 'none' } }],
    ["producer has no option 'compresion': did you mean 'compression'?", { producer: { compresion: 'zstd' } }],
    ["failures has no option 'procesing': did you mean 'processing'?", { failures: { procesing: 'dlq' } }],
    ['failures.processing is continue, fail or dlq, or a function, not skip', { failures: { processing: 'skip' } }],
    ['failures.production is dlq, but no topic is named', { failures: { production: 'dlq' } }],
  ])('%s', (message, options) => {
    expect(() => runSettings(options as RunOptions)).toThrow(refused(message))
  })
})
