import { expect, it } from 'vitest'
import { connectionOverrides } from './connection-overrides.ts'

it('overrides are hosts and numbers, whatever colons the hosts have', () => {
  const { byHost, wrong } = connectionOverrides(' 10.0.0.7:100, localhost:0 ,::1:5,')
  expect([...byHost]).toEqual([
    ['10.0.0.7', 100],
    ['localhost', 0],
    ['::1', 5],
  ])
  expect(wrong).toEqual([])
})

it('what is no host and number is named', () => {
  const { byHost, wrong } = connectionOverrides('a:1,b,:3,c:-1,d:x,e:12345678901')
  expect([...byHost.keys()]).toEqual(['a'])
  expect(wrong).toEqual(['b', ':3', 'c:-1', 'd:x', 'e:12345678901'])
})
