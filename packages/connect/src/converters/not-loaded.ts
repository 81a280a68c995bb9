/**
 * Thrown by a converter that needs something first that takes its time, such as a schema of a registry. Whoever converts awaits `load`, and then converts again;
 * tasks do so. What `load` rejects with tells whether it may work later (`retriable`), or never will for that record.
 */
export class NotLoaded extends Error {
  override readonly name = 'NotLoaded'
  readonly load: () => Promise<void>

  constructor(load: () => Promise<void>) {
    super('what this takes has to be loaded first')
    this.load = load
  }
}
