import { setImmediate as nextTurn } from 'node:timers'
import { StreamError } from '@millrace/base'
import { keyText } from '../stores/bytes/key-text.ts'
import { queryLimits } from './limits.ts'

/** A change of a row as its changelog has it. */
export interface ChangedRow {
  readonly key: Uint8Array
  /** null: the row is gone. */
  readonly value: Uint8Array | null
  readonly timestamp: number
  readonly partition: number
}

/** Who follows a store. */
export interface FeedListener {
  next(row: ChangedRow): void
  error(error: StreamError): void
  complete(): void
}

/** What tasks tell of a change of one of their stores. */
export interface TaskChange extends ChangedRow {
  readonly taskId: string
  readonly store: string
}

/**
 * Takes changes from tasks, and hands them on once they are committed. Several of one key in a commit are one: the last. Followers are
 * called in turns of the event loop of their own, so that no task waits for them.
 */
export class ChangeFeed {
  readonly #followers = new Map<string, Set<Follower>>()
  /** By task; then by store and key. */
  readonly #uncommitted = new Map<string, Map<string, TaskChange>>()
  /** The same of a commit that is under way, by task. */
  readonly #committing = new Map<string, Map<string, TaskChange>>()

  /** Whether anybody is to be told of the changes of a store. */
  isFollowed(store: string): boolean {
    return this.#followers.has(store)
  }

  /** A store's row has changed; counts once the commit that it goes with is told of: see {@link cut}, {@link committed}. */
  note(change: TaskChange): void {
    const { taskId, store, key } = change
    let ofTask = this.#uncommitted.get(taskId)
    if (ofTask === undefined) {
      ofTask = new Map()
      this.#uncommitted.set(taskId, ofTask)
    }
    const text = `${store}\n${keyText(key)}`
    ofTask.delete(text)
    ofTask.set(text, change)
  }

  /** What a task told of so far goes with one commit: what it tells from now on goes with the next. */
  cut(taskId: string): void {
    const changes = this.#uncommitted.get(taskId)
    if (changes === undefined) return
    this.#uncommitted.delete(taskId)
    this.#committing.set(taskId, changes)
  }

  /** What a task told of until the last {@link cut} is committed. */
  committed(taskId: string): void {
    const changes = this.#committing.get(taskId)
    if (changes === undefined) return
    this.#committing.delete(taskId)
    for (const change of changes.values()) {
      for (const follower of this.#followers.get(change.store) ?? []) follower.take(change)
    }
  }

  /** What a task told of is not committed, and never will be. */
  dropped(taskId: string): void {
    this.#uncommitted.delete(taskId)
    this.#committing.delete(taskId)
  }

  /** Tells `listener` of the commits from now on. More than `waitingMax` changes that it has not taken end it with RESOURCE_EXHAUSTED. Returns what ends it. */
  follow(store: string, waitingMax: number, listener: FeedListener): () => void {
    const followers = this.#followers.get(store) ?? new Set()
    const follower = new Follower(store, waitingMax, listener, () => {
      followers.delete(follower)
      if (followers.size === 0 && this.#followers.get(store) === followers) this.#followers.delete(store)
    })
    followers.add(follower)
    this.#followers.set(store, followers)
    return () => follower.end()
  }

  /** Nothing more comes: followers get what waits, and then `error`, or their completion. */
  close(error?: StreamError): void {
    this.#uncommitted.clear()
    this.#committing.clear()
    for (const followers of [...this.#followers.values()]) for (const follower of [...followers]) follower.close(error)
  }
}

/** One who follows, and what waits for it: of each key the newest change. */
class Follower {
  readonly #store: string
  readonly #waitingMax: number
  readonly #listener: FeedListener
  readonly #ended: () => void
  readonly #waiting = new Map<string, ChangedRow>()
  #isDue = false
  #isOver = false
  #closing: { readonly error: StreamError | undefined } | undefined

  constructor(store: string, waitingMax: number, listener: FeedListener, ended: () => void) {
    this.#store = store
    this.#waitingMax = waitingMax
    this.#listener = listener
    this.#ended = ended
  }

  take(row: ChangedRow): void {
    if (this.#isOver) return
    const text = keyText(row.key)
    this.#waiting.delete(text)
    this.#waiting.set(text, row)
    if (this.#waiting.size > this.#waitingMax) this.#giveUp()
    else this.#plan()
  }

  close(error: StreamError | undefined): void {
    this.#closing = { error }
    this.#plan()
  }

  /** Nothing is told any more. */
  end(): void {
    this.#isOver = true
    this.#waiting.clear()
    this.#ended()
  }

  #giveUp(): void {
    const { size } = this.#waiting
    this.end()
    this.#listener.error(
      new StreamError(
        'RESOURCE_EXHAUSTED',
        `who follows the changes of store ${this.#store} lags: more than ${this.#waitingMax} rows wait (${size}); take them faster, ` +
          'or set a higher `waitingMax`, and read the table again before following it again',
        { context: { store: this.#store, limit: this.#waitingMax } },
      ),
    )
  }

  #plan(): void {
    if (this.#isDue || this.#isOver) return
    this.#isDue = true
    nextTurn(() => this.#deliver())
  }

  #deliver(): void {
    this.#isDue = false
    let count = 0
    for (const [text, row] of this.#waiting) {
      if (count === queryLimits.changesPerTurn) break
      count += 1
      this.#waiting.delete(text)
      this.#listener.next(row)
      if (this.#isOver) return
    }
    if (this.#waiting.size > 0) this.#plan()
    else if (this.#closing !== undefined) this.#finish(this.#closing.error)
  }

  #finish(error: StreamError | undefined): void {
    if (this.#isOver) return
    this.end()
    if (error === undefined) this.#listener.complete()
    else this.#listener.error(error)
  }
}
