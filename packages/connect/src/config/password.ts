/** What is shown in place of a secret. */
export const hidden = '[hidden]'

/** A secret of a config. Whatever prints it, in a log, an error or JSON, gets `[hidden]`; {@link Password.reveal} gives it. */
export class Password {
  readonly #secret: string

  constructor(secret: string) {
    this.#secret = secret
  }

  /** The secret itself: for the one place that needs it. */
  reveal(): string {
    return this.#secret
  }

  toString(): string {
    return hidden
  }

  toJSON(): string {
    return hidden
  }

  /** What `console.log` and `util.inspect` of Node show. */
  [Symbol.for('nodejs.util.inspect.custom')](): string {
    return hidden
  }
}
