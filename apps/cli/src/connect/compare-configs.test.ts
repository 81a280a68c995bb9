import { expect, test } from 'vitest'
import { changeLines, compareConfigs } from './compare-configs.ts'

test('shows what comes, goes and changes, and no secrets but references to them', () => {
  const before = { same: 'x', gone: '1', file: 'a', password: 'old', token: 'plain' }
  const after = { same: 'x', file: 'b', more: '2', password: 'new', token: `\${env:TOKEN}` }
  const changes = compareConfigs(before, after, new Set(['password', 'token', 'same']))
  expect(changeLines(changes)).toBe(
    [
      '  ~ file: a -> b',
      '  - gone: 1',
      '  + more: 2',
      '  ~ password: [hidden] -> [hidden]',
      `  ~ token: [hidden] -> \${env:TOKEN}`,
      '',
    ].join('\n'),
  )
  expect(compareConfigs(before, before, new Set())).toEqual([])
})
