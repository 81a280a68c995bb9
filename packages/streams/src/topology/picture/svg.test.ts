import { serde, topic } from '@millrace/client'
import { describe, expect, it } from 'vitest'
import { casesOf, families } from '../../../test/corpus/cases.ts'
import { interpret } from '../../../test/corpus/interpret.ts'
import { joinGlobalTable, mapValues, streams, to } from '../../index.ts'
import type { ProcessorTopology } from '../nodes.ts'
import { type PictureGraph, pictureGraph } from './graph.ts'
import { place } from './place.ts'
import { svgOf } from './svg.ts'

/** Every topology of the recorded cases, each once. */
function everyTopology(): ProcessorTopology[] {
  const known = new Map<string, ProcessorTopology>()
  for (const each of families.flatMap(casesOf)) {
    const app = interpret(each)
    const text = app.describe()
    if (!known.has(text)) known.set(text, app.topology())
  }
  return [...known.values()]
}

interface Box {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

const overlap = (one: Box, other: Box): boolean =>
  one.x < other.x + other.width &&
  other.x < one.x + one.width &&
  one.y < other.y + other.height &&
  other.y < one.y + one.height

/** Whether an edge leads to a topic that the sub-topology of the edge, or one before it, reads: then it may lead upwards. */
function leadsBack({ nodes }: PictureGraph, from: string | undefined, to: string | undefined): boolean {
  const writer = nodes.find(({ id }) => id === from)
  const read = nodes.find(({ id }) => id === to)
  return writer?.kind === 'sink' && read?.kind === 'topic' && read.layer <= writer.layer && read.column <= writer.column
}

const words = topic('words', { key: serde.string(), value: serde.string() })
const names = topic('names', { key: serde.string(), value: serde.string() })

describe('the picture of a topology', () => {
  const all = everyTopology()

  it('has every node in the box of its sub-topology, none over another, and all edges lead down', () => {
    expect(all.length).toBeGreaterThan(100)
    for (const topology of all) {
      const graph = pictureGraph(topology)
      const { columns, nodes, edges, width, height } = place(graph)
      const ofGlobalStores = topology.globalStores.flatMap(({ source, processor }) => [source, processor])
      const wanted = [...topology.subtopologies.flatMap((each) => each.nodes), ...ofGlobalStores]
      const drawn = nodes.filter(({ node }) => node.kind !== 'topic').map(({ node }) => node.name)
      expect(drawn.toSorted()).toEqual(wanted.map(({ name }) => name).toSorted())
      for (const [index, one] of nodes.entries()) {
        expect([one.x >= 0, one.y >= 0, one.x + one.width <= width, one.y + one.height <= height]).not.toContain(false)
        for (const other of nodes.slice(index + 1))
          expect(overlap(one, other), `${one.node.id} ${other.node.id}`).toBe(false)
        for (const [column, box] of columns.entries()) {
          const isInside = one.node.kind !== 'topic' && one.node.column === column
          expect(overlap(one, box), `${one.node.id} in ${box.title}`).toBe(isInside)
        }
      }
      for (const [index, points] of edges.entries()) {
        const ys = points.map(([, y]) => y)
        const [from, to] = graph.edges[index] ?? []
        if (leadsBack(graph, from, to)) continue
        expect(ys, `${from} to ${to}`).toEqual(ys.toSorted((one, other) => one - other))
      }
    }
  })

  it('is the same text each time, and is XML', () => {
    for (const topology of all.slice(0, 50)) {
      const svg = svgOf(topology)
      expect(svgOf(topology)).toBe(svg)
      const open: string[] = []
      for (const [, closing, name = '', rest = ''] of svg.matchAll(/<(\/?)([a-z]+)([^>]*)>/g)) {
        if (closing === '/') expect(open.pop()).toBe(name)
        else if (!rest.endsWith('/')) open.push(name)
      }
      expect(open).toEqual([])
    }
  })

  it('shows global tables, stores, and what has signs of XML in its name', () => {
    const app = streams({ id: 'app' })
    const table = app.globalTable(names, { store: 'names' })
    app.stream(words).pipe(
      joinGlobalTable(
        table,
        (word) => word,
        (_word, name) => name,
        { name: 'names & <others>' },
      ),
      to(words),
    )
    const svg = app.svg()
    expect(svg).toContain('>names &amp; &lt;others&gt;</text>')
    expect(svg).toContain('class="store">names</text>')
    expect(svg).toMatch(/>Global store \d<\/text>/)
  })

  it('has an edge upwards where an application reads what it writes', () => {
    const app = streams({ id: 'app' })
    app.stream(words).pipe(
      mapValues((word) => `${word}!`),
      to(words),
    )
    const { edges } = place(pictureGraph(app.topology()))
    const upwards = edges.filter((points) => (points[0]?.[1] ?? 0) > (points.at(-1)?.[1] ?? 0))
    expect([edges.length, upwards.length]).toEqual([4, 1])
  })
})
