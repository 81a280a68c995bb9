/** Places that are empty, beyond so many and as many as are taken, are cleared away. */
const emptyPlacesMax = 1_024

/**
 * Things in the order in which each was touched last. A thing is told its place, and gives it when it is touched again: the order is a row of
 * places that a thing leaves empty behind it, which is quicker than a linked list, whose neighbours lie anywhere in memory.
 */
export class LastTouched<Item> {
  /** Whether a thing is in the order is known by its place: this one is none. */
  static readonly nowhere = -1

  readonly #moved: (item: Item, place: number) => void
  #places: (Item | undefined)[] = []
  /** Before it all places are empty. */
  #firstPlace = 0
  #size = 0

  /** `moved`: a thing has another place from now on, or is nowhere, though it was not touched. */
  constructor(moved: (item: Item, place: number) => void) {
    this.#moved = moved
  }

  get first(): Item | undefined {
    if (this.#size === 0) return undefined
    while (this.#places[this.#firstPlace] === undefined) this.#firstPlace += 1
    return this.#places[this.#firstPlace]
  }

  /** Puts a thing at the end, from its place or from {@link nowhere}. Returns its new place. */
  touch(item: Item, place: number): number {
    if (place < 0) this.#size += 1
    else if (place === this.#places.length - 1) return place
    else this.#places[place] = undefined
    this.#places.push(item)
    if (this.#places.length > 2 * this.#size + emptyPlacesMax) this.#close()
    return this.#places.length - 1
  }

  /** Takes out what is at a place; from {@link nowhere} nothing. It is nowhere from then on. */
  remove(place: number): void {
    if (place < 0) return
    this.#places[place] = undefined
    this.#size -= 1
  }

  /** Takes out all, in their order; each is told that it is nowhere. */
  takeAll(): Item[] {
    const items = this.#all()
    this.#places = []
    this.#firstPlace = 0
    this.#size = 0
    for (const item of items) this.#moved(item, LastTouched.nowhere)
    return items
  }

  /** From the first to the last. A thing may be touched or taken out meanwhile; one that is touched comes again. */
  *all(): Generator<Item, undefined, undefined> {
    const places = this.#places
    for (let place = this.#firstPlace; place < places.length; place += 1) {
      const item = places[place]
      if (item !== undefined) yield item
    }
  }

  #all(): Item[] {
    return this.#places.filter((item): item is Item & {} => item !== undefined)
  }

  /** Has no empty places. */
  #close(): void {
    this.#places = this.#all()
    this.#firstPlace = 0
    for (const [place, item] of this.#places.entries()) if (item !== undefined) this.#moved(item, place)
  }
}
