/** A place in a {@link Chain}, of something that may be in several. */
export class Link<Item> {
  readonly item: Item
  before: Link<Item> | undefined
  after: Link<Item> | undefined
  isIn = false

  constructor(item: Item) {
    this.item = item
  }
}

/** Things in an order in which each can be taken out, and put at the end, in a few steps. */
export class Chain<Item> {
  #first: Link<Item> | undefined
  #last: Link<Item> | undefined

  get first(): Item | undefined {
    return this.#first?.item
  }

  /** Puts it at the end, wherever it was. */
  moveToEnd(link: Link<Item>): void {
    if (this.#last === link) return
    this.remove(link)
    const last = this.#last
    link.before = last
    link.isIn = true
    if (last === undefined) this.#first = link
    else last.after = link
    this.#last = link
  }

  /** Takes it out, if it is in. */
  remove(link: Link<Item>): void {
    if (!link.isIn) return
    const { before, after } = link
    if (before === undefined) this.#first = after
    else before.after = after
    if (after === undefined) this.#last = before
    else after.before = before
    link.before = undefined
    link.after = undefined
    link.isIn = false
  }

  /** Takes out all, in their order. */
  takeAll(): Item[] {
    const items: Item[] = []
    for (let link = this.#first; link !== undefined; link = this.#first) {
      items.push(link.item)
      this.remove(link)
    }
    return items
  }
}
