/** Something that calls wait for until there is one, or none will be. What it is opened or refused with first holds. */
export class Gate<T> {
  readonly opened: Promise<T>
  open: (value: T) => void = () => {}
  refuse: (reason: unknown) => void = () => {}

  constructor() {
    this.opened = new Promise((resolve, reject) => {
      this.open = resolve
      this.refuse = reject
    })
    // Usually nobody waits for what will never be.
    this.opened.catch(() => undefined)
  }
}
