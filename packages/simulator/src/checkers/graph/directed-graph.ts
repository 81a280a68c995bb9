import { present } from '@millrace/base'

/** An edge, and why it is there. */
export interface Edge<Why> {
  readonly from: number
  readonly to: number
  readonly why: Why
}

/** Nodes are numbers from 0 on. */
export class DirectedGraph<Why> {
  readonly #edges: Edge<Why>[][] = []

  /** Adds a node. */
  node(): number {
    return this.#edges.push([]) - 1
  }

  edge(from: number, to: number, why: Why): void {
    this.#of(from).push({ from, to, why })
  }

  /** One short cycle of each set of nodes that all reach each other. */
  cycles(): Edge<Why>[][] {
    return this.#components().map((component) => this.#cycleIn(component))
  }

  #of(node: number): Edge<Why>[] {
    return present(this.#edges[node], `node ${node} is there`)
  }

  /** Sets of more than one node that all reach each other (Tarjan), without recursion: graphs are deep. */
  #components(): number[][] {
    const components: number[][] = []
    const index = new Map<number, number>()
    const low: number[] = []
    const open: number[] = []
    const isOpen = new Set<number>()
    for (let root = 0; root < this.#edges.length; root++) {
      const path: { readonly node: number; next: number }[] = []
      const enter = (node: number): void => {
        low[node] = index.size
        index.set(node, index.size)
        open.push(node)
        isOpen.add(node)
        path.push({ node, next: 0 })
      }
      const lower = (node: number, to: number): void => {
        low[node] = Math.min(low[node] ?? to, to)
      }
      if (!index.has(root)) enter(root)
      for (let top = path.at(-1); top !== undefined; top = path.at(-1)) {
        const { node } = top
        const edge = this.#of(node)[top.next++]
        if (edge !== undefined) {
          const known = index.get(edge.to)
          if (known === undefined) enter(edge.to)
          else if (isOpen.has(edge.to)) lower(node, known)
          continue
        }
        path.pop()
        const parent = path.at(-1)
        if (parent !== undefined) lower(parent.node, low[node] ?? 0)
        if (low[node] !== index.get(node)) continue
        const component = open.splice(open.lastIndexOf(node))
        for (const one of component) isOpen.delete(one)
        if (component.length > 1) components.push(component)
      }
    }
    return components
  }

  /** A shortest way from the first node of a component back to it. */
  #cycleIn(component: readonly number[]): Edge<Why>[] {
    const within = new Set(component)
    const start = present(component[0], 'a component has nodes')
    const arrivedBy = new Map<number, Edge<Why>>()
    const queue = [start]
    for (const node of queue) {
      for (const edge of this.#of(node)) {
        if (!within.has(edge.to) || arrivedBy.has(edge.to)) continue
        arrivedBy.set(edge.to, edge)
        queue.push(edge.to)
      }
      if (arrivedBy.has(start)) break
    }
    const cycle: Edge<Why>[] = []
    let node = start
    do {
      const edge = present(arrivedBy.get(node), 'nodes of a component reach each other')
      cycle.push(edge)
      node = edge.from
    } while (node !== start)
    return cycle.reverse()
  }
}
