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
    // By node: when it was come upon, from 1 on; and the first node that is still open and can be reached from it.
    const index = new Int32Array(this.#edges.length)
    const low = new Int32Array(this.#edges.length)
    const isOpen = new Uint8Array(this.#edges.length)
    const open: number[] = []
    const path: { readonly node: number; next: number }[] = []
    let count = 0
    const enter = (node: number): void => {
      count += 1
      index[node] = count
      low[node] = count
      isOpen[node] = 1
      open.push(node)
      path.push({ node, next: 0 })
    }
    const lower = (node: number, to: number): void => {
      low[node] = Math.min(low[node] ?? to, to)
    }
    for (let root = 0; root < this.#edges.length; root++) {
      if (index[root] === 0) enter(root)
      for (let top = path.at(-1); top !== undefined; top = path.at(-1)) {
        const { node } = top
        const edge = this.#of(node)[top.next++]
        if (edge !== undefined) {
          if (index[edge.to] === 0) enter(edge.to)
          else if (isOpen[edge.to] === 1) lower(node, index[edge.to] ?? 0)
          continue
        }
        path.pop()
        const parent = path.at(-1)
        if (parent !== undefined) lower(parent.node, low[node] ?? 0)
        if (low[node] !== index[node]) continue
        const component = open.splice(open.lastIndexOf(node))
        for (const one of component) isOpen[one] = 0
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
