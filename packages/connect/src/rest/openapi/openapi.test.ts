import { describe, expect, it } from 'vitest'
import { ok, route } from '../route.ts'
import { openApi, routes } from '../routes.ts'
import { describeRoutes } from './openapi.ts'
import { operations } from './operations.ts'

interface Described {
  readonly operationId: string
  readonly parameters?: readonly { readonly name: string; readonly in: string }[]
}

describe('the description of the REST API', () => {
  const { paths, components } = openApi()

  it('has every method of every route, and no other', () => {
    const routed = routes.flatMap(({ path, methods }) => Object.keys(methods).map((one) => `${one} /${path.join('/')}`))
    expect(Object.keys(operations).toSorted()).toEqual(routed.toSorted())
    const written = Object.entries(paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((one) => `${one.toUpperCase()} ${path.replaceAll(/\{\w+\}/g, '*')}`),
    )
    expect(written.toSorted()).toEqual(routed.toSorted())
    const ids = Object.values(operations).map(({ id }) => id)
    expect(new Set(ids).size).toBe(ids.length)
  })

  it('says what each place of a path is', () => {
    for (const [path, methods] of Object.entries(paths)) {
      const placed = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name)
      for (const { parameters = [] } of Object.values(methods) as readonly Described[]) {
        const named = parameters.filter((one) => one.in === 'path').map(({ name }) => name)
        expect(named, path).toEqual(placed)
      }
    }
  })

  it('refers to what it has alone, and has what it refers to alone', () => {
    const references = [...JSON.stringify({ paths, components }).matchAll(/"#\/components\/schemas\/(\w+)"/g)]
    const used = new Set(references.map(([, name]) => name))
    expect([...used].toSorted()).toEqual(Object.keys(components.schemas).toSorted())
  })

  it('is not made of a route that nobody has described', () => {
    const undescribed = route('/connectors/*/secrets', { GET: () => ok({}) })
    expect(() => describeRoutes([undescribed])).toThrow('GET /connectors/*/secrets is described')
  })
})
