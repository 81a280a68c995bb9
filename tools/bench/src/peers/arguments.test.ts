import { expect, test } from 'vitest'
import { comparisonArguments } from './arguments.ts'
import { quickPeerScale, wholePeerScale } from './scale.ts'

test('all of it, as often as the scale says', () => {
  const { rounds } = wholePeerScale
  expect(comparisonArguments([])).toEqual({ isQuick: false, only: '', rounds, scale: wholePeerScale })
})

test('little, some of it, and as often as was asked for', () => {
  expect(comparisonArguments(['--quick', '--only', 'produce', '--rounds', '3'])).toEqual({
    isQuick: true,
    only: 'produce',
    rounds: 3,
    scale: quickPeerScale,
  })
})
