import fc from 'fast-check'
import { expect, it } from 'vitest'
import { LastTouched } from './last-touched.ts'

interface Thing {
  readonly name: number
  place: number
}

function thing(name: number): Thing {
  return { name, place: LastTouched.nowhere }
}

function newOrder(): LastTouched<Thing> {
  return new LastTouched<Thing>((item, place) => {
    item.place = place
  })
}

it('goes on after its empty places were cleared away', () => {
  const order = newOrder()
  const things = [0, 1, 2].map(thing)
  for (let round = 0; round < 5_000; round += 1) {
    for (const each of things) each.place = order.touch(each, each.place)
    expect(Math.max(...things.map(({ place }) => place))).toBeLessThan(1_100)
  }
  expect(order.first).toBe(things[0])
  expect(order.takeAll()).toEqual(things)
  expect(order.first).toBeUndefined()
})

const steps = fc.array(
  fc.record({ step: fc.constantFrom('touch', 'touch', 'touch', 'remove', 'takeAll'), name: fc.nat(9) }),
  { maxLength: 60 },
)

it('has what a list has in which each thing that is touched comes last', () => {
  fc.assert(
    fc.property(steps, (taken) => {
      const order = newOrder()
      const things = Array.from({ length: 10 }, (_, name) => thing(name))
      let model: number[] = []
      for (const { step, name } of taken) {
        const item = things[name] as Thing
        if (step === 'touch') {
          item.place = order.touch(item, item.place)
          model = [...model.filter((each) => each !== name), name]
        } else if (step === 'remove') {
          order.remove(item.place)
          item.place = LastTouched.nowhere
          model = model.filter((each) => each !== name)
        } else {
          expect(order.takeAll().map((each) => each.name)).toEqual(model)
          model = []
        }
        expect([...order.all()].map((each) => each.name)).toEqual(model)
        expect(order.first?.name).toBe(model[0])
        const isIn = things.filter(({ place }) => place >= 0).map((each) => each.name)
        expect(isIn).toEqual(model.toSorted((left, right) => left - right))
      }
    }),
  )
})
