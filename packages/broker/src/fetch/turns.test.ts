import { expect, it } from 'vitest'
import { Turns } from './turns.ts'

function drain(turns: Turns<string>): string[] {
  const order: string[] = []
  for (let [item] = turns.heads(); item !== undefined; [item] = turns.heads()) {
    order.push(item)
    turns.take(item)
  }
  return order
}

it('three turns of four go to the preferred, in the order they came, and none is lost', () => {
  const turns = new Turns<string>()
  for (const name of ['a', 'b', 'c']) turns.add(name, false)
  for (const name of ['P', 'Q', 'R', 'S', 'T']) turns.add(name, true)
  expect(turns.size).toBe(8)
  expect(drain(turns)).toEqual(['P', 'Q', 'R', 'a', 'S', 'T', 'b', 'c'])
  expect(turns.size).toBe(0)
})

it('one who leaves is passed over', () => {
  const turns = new Turns<string>()
  turns.add('a', false)
  turns.add('P', true)
  expect(turns.heads()).toEqual(['P', 'a'])
  turns.leave('P')
  expect(turns.heads()).toEqual(['a'])
  turns.leave('a')
  expect(turns.heads()).toEqual([])
})
