import type { KnownTransactions } from './known-transactions.ts'

/** Where in the binlog's files a transaction begins: what tells it apart where it has no global id. */
export interface FilePlace {
  readonly file: string
  readonly position: number
}

/** The id of a transaction that has none but its place, as Debezium writes it. */
export const placeId = ({ file, position }: FilePlace): string => `file=${file},pos=${position}`

const form = /^file=(.*),pos=(\d{1,15})$/

function parsePlace(id: string): FilePlace | undefined {
  const [, file, position] = form.exec(id) ?? []
  return file === undefined || position === undefined ? undefined : { file, position: Number(position) }
}

/** Files have numbers behind their last dot; the one without a name is before them all. */
const numberOf = (file: string): number => Number(file.slice(file.lastIndexOf('.') + 1)) || 0

/** All that stands before a place in the files of one server's binlog. */
export class PlacesBefore implements KnownTransactions {
  readonly #end: FilePlace

  constructor(end: FilePlace) {
    this.#end = end
  }

  with(id: string): PlacesBefore {
    const place = parsePlace(id)
    return place === undefined ? this : new PlacesBefore({ file: place.file, position: place.position + 1 })
  }

  includes(id: string): boolean {
    const place = parsePlace(id)
    if (place === undefined) return true
    const [file, end] = [numberOf(place.file), numberOf(this.#end.file)]
    return file < end || (file === end && place.position < this.#end.position)
  }

  get gtids(): undefined {
    return undefined
  }

  toString(): string {
    const { file, position } = this.#end
    return file === '' ? '' : `${file}:${position}`
  }
}
