import { expect, it } from 'vitest'
import { matchesFilter, wrongFilter } from './topic-filter.ts'

// The examples of MQTT 5.0, 4.7.1 and 4.7.2.
it.each([
  ['sport/tennis/player1/#', 'sport/tennis/player1', true],
  ['sport/tennis/player1/#', 'sport/tennis/player1/ranking', true],
  ['sport/tennis/player1/#', 'sport/tennis/player1/score/wimbledon', true],
  ['sport/#', 'sport', true],
  ['sport/tennis/+', 'sport/tennis/player1', true],
  ['sport/tennis/+', 'sport/tennis/player1/ranking', false],
  ['sport/+', 'sport', false],
  ['sport/+', 'sport/', true],
  ['+/+', '/finance', true],
  ['/+', '/finance', true],
  ['+', '/finance', false],
  ['#', '$SYS/broker', false],
  ['+/monitor/Clients', '$SYS/monitor/Clients', false],
  ['$SYS/#', '$SYS/broker', true],
  ['a/b', 'a/b/c', false],
])('%s, %s: %s', (filter, topic, matches) => {
  expect(matchesFilter(filter, topic)).toBe(matches)
})

it.each([
  ['sport/tennis#', '# is to be its last level, alone'],
  ['sport/tennis/#/ranking', '# is to be its last level, alone'],
  ['sport+', '+ is to be a whole level'],
  ['', 'it is empty'],
  ['a\0', 'it has a character of code 0'],
  ['é'.repeat(32_768), 'it has more than 65,535 bytes'],
])('%j can be no filter', (filter, why) => {
  expect(wrongFilter(filter)).toBe(why)
})

it.each(['#', '+', '+/tennis/#', 'sport/+/player1', '/'])('%s is a filter', (filter) => {
  expect(wrongFilter(filter)).toBeUndefined()
})
