import fc from 'fast-check'
import { expect, test } from 'vitest'
import { DirectedGraph } from './directed-graph.ts'

function graphOf(nodes: number, edges: readonly (readonly [number, number])[]): DirectedGraph<string> {
  const graph = new DirectedGraph<string>()
  for (let node = 0; node < nodes; node++) graph.node()
  for (const [from, to] of edges) graph.edge(from, to, `${from}${to}`)
  return graph
}

const shown = (graph: DirectedGraph<string>): string[][] =>
  graph.cycles().map((cycle) => cycle.map(({ why }) => why).toSorted())

test('a shortest cycle of each knot is found, and what leads there or away is none', () => {
  const knots = ['01', '12', '23', '31', '32', '34', '45', '54', '56']
  const two = graphOf(
    7,
    knots.map((edge) => [Number(edge[0]), Number(edge[1])] as const),
  )
  expect(shown(two).toSorted()).toEqual([
    ['12', '23', '31'],
    ['45', '54'],
  ])
})

test('a graph as deep as it has nodes', () => {
  const nodes = 50_000
  const chain = Array.from({ length: nodes - 1 }, (_, node) => [node, node + 1] as const)
  expect(graphOf(nodes, chain).cycles()).toEqual([])
  expect(graphOf(nodes, [...chain, [nodes - 1, 0]]).cycles()[0]).toHaveLength(nodes)
})

test('there is a cycle if and only if the nodes can not be put in order', () => {
  const edge = fc.tuple(fc.nat(9), fc.nat(9)).filter(([from, to]) => from !== to)
  fc.assert(
    fc.property(fc.array(edge, { maxLength: 25 }), (edges) => {
      const cycles = graphOf(10, edges).cycles()
      for (const cycle of cycles) {
        for (const [place, { from }] of cycle.entries()) expect(cycle.at(place - 1)?.to).toBe(from)
      }
      expect(cycles.length > 0).toBe(!canBeOrdered(10, edges))
    }),
  )
})

/** Takes away nodes that nothing leads to, as long as there are any. */
function canBeOrdered(nodes: number, edges: readonly (readonly [number, number])[]): boolean {
  let left = Array.from({ length: nodes }, (_, node) => node)
  for (;;) {
    const next = left.filter((node) => edges.some(([from, to]) => to === node && left.includes(from)))
    if (next.length === left.length) return left.length === 0
    left = next
  }
}
