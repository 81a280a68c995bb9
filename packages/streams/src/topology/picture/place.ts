import type { PictureGraph, PictureNode } from './graph.ts'

/** A node's box, in pixels. */
export interface Placed {
  readonly node: PictureNode
  /** Its left edge. */
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** The box around a sub-topology. */
export interface PlacedColumn {
  readonly title: string
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** Everything with its place. */
export interface Picture {
  readonly width: number
  readonly height: number
  readonly columns: readonly PlacedColumn[]
  readonly nodes: readonly Placed[]
  /** Points that each edge goes through, from a lower edge to an upper one. */
  readonly edges: readonly (readonly (readonly [x: number, y: number])[])[]
}

/** Width of a character of the font. */
const characterWidth = 6.7
const lineHeight = 16
const padding = 10
const nodeGap = 20
const layerGap = 34
const columnGap = 36
const margin = 16
const titleHeight = 20

/** A place in a row: a node, or where a long edge passes by. */
interface Slot {
  readonly id: string
  readonly column: number
  readonly layer: number
  readonly width: number
  readonly height: number
}

/** Places a graph: rows by layer, within a row by what is above and below, so that few edges cross. The same graph gives the same picture. */
export function place({ columns, nodes, edges }: PictureGraph): Picture {
  const slots = new Map<string, Slot>(nodes.map((node) => [node.id, { ...node, ...sizeOf(node) }]))
  const routes = edges.map(([from, to]) => route(from, to, slots))
  const rows = orderedRows([...slots.values()], routes)

  const heights: number[] = []
  for (const { layer, height } of slots.values()) heights[layer] = Math.max(heights[layer] ?? 0, height)
  const tops: number[] = []
  let y = margin + titleHeight
  for (let layer = 0; layer < heights.length; layer += 1) {
    tops[layer] = y
    y += (heights[layer] ?? 0) + layerGap
  }
  const height = y - layerGap + margin + padding

  const widthOf = (row: readonly Slot[]): number => row.reduce((sum, slot) => sum + slot.width + nodeGap, -nodeGap)
  const xs = new Map<string, number>()
  const spans: { readonly x: number; readonly width: number }[] = []
  let left = margin
  for (const [column, { title }] of columns.entries()) {
    const own = rows.filter((row) => row[0]?.column === column)
    const width = Math.max(textWidth(title), ...own.map(widthOf)) + 2 * padding
    for (const row of own) {
      let x = left + (width - widthOf(row)) / 2
      for (const slot of row) {
        xs.set(slot.id, x)
        x += slot.width + nodeGap
      }
    }
    spans.push({ x: left, width })
    left += width + columnGap
  }

  const placed = nodes.map((node): Placed => {
    const size = sizeOf(node)
    const rowHeight = heights[node.layer] ?? 0
    return { node, x: xs.get(node.id) ?? 0, y: (tops[node.layer] ?? 0) + (rowHeight - size.height) / 2, ...size }
  })
  const boxes = new Map(placed.map((each) => [each.node.id, each]))
  const pointsOf = (id: string, at: 'from' | 'to'): (readonly [number, number])[] => {
    const box = boxes.get(id)
    if (box !== undefined) return [[box.x + box.width / 2, at === 'from' ? box.y + box.height : box.y]]
    const x = xs.get(id) ?? 0
    const layer = slots.get(id)?.layer ?? 0
    const top = tops[layer] ?? 0
    return [
      [x, top],
      [x, top + (heights[layer] ?? 0)],
    ]
  }
  return {
    width: left - columnGap + margin,
    height,
    columns: columns.map(({ title }, column) => {
      const inside = placed.filter(({ node }) => node.column === column && node.kind !== 'topic')
      const top = Math.min(...inside.map((each) => each.y)) - titleHeight
      const bottom = Math.max(...inside.map((each) => each.y + each.height)) + padding
      return { title, ...(spans[column] ?? { x: 0, width: 0 }), y: top, height: bottom - top }
    }),
    nodes: placed,
    edges: routes.map((ids) => ids.flatMap((id, index) => pointsOf(id, index === 0 ? 'from' : 'to'))),
  }
}

function sizeOf({ name, stores }: PictureNode): { readonly width: number; readonly height: number } {
  // Stores have a sign before them.
  const width = Math.max(textWidth(name), ...stores.map((store) => textWidth(store) + 16))
  return { width: width + 2 * padding, height: (1 + stores.length) * lineHeight + padding }
}

function textWidth(text: string): number {
  return Math.ceil(text.length * characterWidth)
}

/** An edge that is longer than from one row to the next gets a slot of its own in each row between, so that it goes past the nodes there. */
function route(from: string, to: string, slots: Map<string, Slot>): string[] {
  const [first, last] = [slots.get(from), slots.get(to)]
  if (first === undefined || last === undefined) return [from, to]
  const between: string[] = []
  for (let layer = first.layer + 1; layer < last.layer; layer += 1) {
    const id = `pass ${from} ${to} ${layer}`
    slots.set(id, { id, column: last.column, layer, width: 0, height: 0 })
    between.push(id)
  }
  return [from, ...between, to]
}

/** Each row of each column in its order: by where those stand that its slots are connected with. */
function orderedRows(slots: readonly Slot[], routes: readonly (readonly string[])[]): Slot[][] {
  const rows = new Map<string, Slot[]>()
  for (const slot of slots) {
    const key = `${slot.column} ${slot.layer}`
    rows.set(key, [...(rows.get(key) ?? []), slot])
  }
  const neighbours = new Map<string, { readonly above: string[]; readonly below: string[] }>()
  const of = (id: string): { readonly above: string[]; readonly below: string[] } => {
    const known = neighbours.get(id) ?? { above: [], below: [] }
    neighbours.set(id, known)
    return known
  }
  for (const ids of routes) {
    for (const [index, id] of ids.slice(1).entries()) {
      const upper = ids[index] ?? id
      of(upper).below.push(id)
      of(id).above.push(upper)
    }
  }
  const sorted = [...rows.values()].toSorted((one, other) => (one[0]?.layer ?? 0) - (other[0]?.layer ?? 0))
  const sweep = (side: 'above' | 'below', all: readonly Slot[][]): void => {
    const position = new Map<string, number>()
    for (const row of sorted) for (const [index, { id }] of row.entries()) position.set(id, (index + 0.5) / row.length)
    for (const row of all) {
      const mean = new Map(
        row.map(({ id }) => {
          const connected = of(id)[side]
          const sum = connected.reduce((total, each) => total + (position.get(each) ?? 0), 0)
          return [id, connected.length === 0 ? (position.get(id) ?? 0) : sum / connected.length]
        }),
      )
      row.sort((one, other) => (mean.get(one.id) ?? 0) - (mean.get(other.id) ?? 0))
      for (const [index, { id }] of row.entries()) position.set(id, (index + 0.5) / row.length)
    }
  }
  for (let round = 0; round < 4; round += 1) {
    sweep('above', sorted)
    sweep('below', sorted.toReversed())
  }
  sweep('above', sorted)
  return sorted
}
