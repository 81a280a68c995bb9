import { expect, it } from 'vitest'
import { closestName } from './closest-name.ts'
import { topicConfigNames } from './topic-config-table.ts'

it.each([
  ['retention', 'retention.ms'],
  ['retetion.ms', 'retention.ms'],
  ['retentoin.ms', 'retention.ms'],
  ['retention_ms', 'retention.ms'],
  ['retentionMs', 'retention.ms'],
  ['Cleanup.Policy', 'cleanup.policy'],
  ['segment.byte', 'segment.bytes'],
  ['max.messages.bytes', 'max.message.bytes'],
  ['frobnicate', undefined],
  ['', undefined],
  ['retention.ms'.repeat(1000), undefined],
])("'%s' was meant to be %s", (name, meant) => {
  expect(closestName(name, topicConfigNames)).toBe(meant)
})
