/** One piece of the input that is to become a record. */
export interface InputItem {
  /** The line of the input on which it begins, from 1. */
  readonly line: number
  readonly bytes: Buffer
}

/** What can't become a record, and why. */
export interface InputProblem {
  readonly line: number
  readonly message: string
}

/** Cuts a stream of bytes into items. Synchronous and without IO: fed chunk by chunk, cut anywhere. */
export interface ItemSplitter {
  /** The items that `chunk` completes. They may be views into it. Throws {@link InputBroken} where no later item can be found any more. */
  push(chunk: Buffer): InputItem[]
  /** The items that the end of the input completes. */
  end(): InputItem[]
}

/** The input can't be read on from here. */
export class InputBroken extends Error {
  override readonly name = 'InputBroken'
  readonly line: number
  /** Items of the same chunk that came before it. */
  readonly before: readonly InputItem[]

  constructor(line: number, message: string, before: readonly InputItem[]) {
    super(message)
    this.line = line
    this.before = before
  }
}
