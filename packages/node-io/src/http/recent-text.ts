/** So many times as long as a text took to make it may be given out again. */
const reuseFactor = 5

/**
 * A text that costs time to make, for whoever asks: those who ask while it is being made share it, and it is used again for a while
 * that grows with what it cost. So however often it is asked for, at most a sixth of the time goes into making it.
 */
export class RecentText {
  readonly #make: () => Promise<string>
  #underWay: Promise<string> | undefined
  #text = ''
  #goodUntilMs = -Infinity

  constructor(make: () => Promise<string>) {
    this.#make = make
  }

  get(): Promise<string> {
    if (performance.now() < this.#goodUntilMs) return Promise.resolve(this.#text)
    this.#underWay ??= this.#refresh().finally(() => {
      this.#underWay = undefined
    })
    return this.#underWay
  }

  async #refresh(): Promise<string> {
    const startMs = performance.now()
    this.#text = await this.#make()
    const endMs = performance.now()
    this.#goodUntilMs = endMs + (endMs - startMs) * reuseFactor
    return this.#text
  }
}
