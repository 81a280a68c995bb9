import { expect, it } from 'vitest'
import { parseVoters, votersText } from './voters.ts'

it('voters are read in the order of their numbers', () => {
  const voters = parseVoters(['2@b:9094', '1@10.0.0.1:9094'])
  expect(voters).toEqual([
    { nodeId: 1, host: '10.0.0.1', port: 9094 },
    { nodeId: 2, host: 'b', port: 9094 },
  ])
  expect(votersText(voters)).toBe('1@10.0.0.1:9094,2@b:9094')
})

it.each([
  [['1@a:1', '1@b:2'], 'names node 1 twice'],
  [['1@a:1', '2@a:1'], 'names a:1 twice'],
  [['1@a:70000'], 'has a:70000, which is no port'],
])('%s is refused: it %s', (texts, problem) => {
  expect(() => parseVoters(texts)).toThrow(
    expect.objectContaining({ code: 'INVALID_CONFIG', message: `controller.quorum.voters ${problem}` }),
  )
})
