import { expect, it } from 'vitest'
import { Chain, Link } from './chain.ts'

it('keeps an order in which things are moved to the end, and taken out', () => {
  const chain = new Chain<string>()
  const links = ['a', 'b', 'c', 'd'].map((item) => new Link(item))
  const [a, b, , d] = links as [Link<string>, Link<string>, Link<string>, Link<string>]
  for (const link of links) chain.moveToEnd(link)
  chain.moveToEnd(b)
  chain.moveToEnd(b)
  chain.remove(a)
  chain.remove(a)
  expect(chain.first).toBe('c')
  chain.remove(d)
  chain.moveToEnd(a)
  expect(chain.takeAll()).toEqual(['c', 'b', 'a'])
  expect(chain.first).toBeUndefined()
  expect(links.some(({ isIn }) => isIn)).toBe(false)
  chain.moveToEnd(d)
  expect(chain.takeAll()).toEqual(['d'])
})
