/** A worker, as the one that assigns sees it. */
export interface WorkerView {
  readonly memberId: string
  /** Where it is: it stays the same when the worker comes back. */
  readonly workerId: string
  /** What it runs, or has said that it will: nobody else may begin with it before this one has let go. */
  readonly held: readonly string[]
}

/** A piece of work that waits for a worker that is gone. */
export interface Reservation {
  readonly workerId: string
  /** By the monotonic clock of the one that assigns. */
  readonly untilMs: number
}

/** What the one that assigns remembers from one time to the next. */
export interface AssignorMemory {
  readonly reserved: ReadonlyMap<string, Reservation>
  /** The workers as they were. */
  readonly before: readonly WorkerView[]
}

/** What one worker is told. */
export interface PieceShare {
  /** Nobody else holds these, and the worker had said that it does: it may run them. */
  readonly run: readonly string[]
  /** These it is to hold: it says so before it begins with them, and goes on with those that it runs. */
  readonly claim: readonly string[]
}

/** Who is to have what. */
export interface PieceAssignment {
  /** By member. */
  readonly shares: ReadonlyMap<string, PieceShare>
  readonly memory: AssignorMemory
}

/** How long pieces wait for workers that are gone. */
export interface AssignOptions {
  readonly nowMs: number
  /** Kafka Connect's `scheduled.rebalance.max.delay.ms`. */
  readonly delayMs: number
}

/** Nothing is known from before. */
export const noMemory: AssignorMemory = { reserved: new Map(), before: [] }

const compare = (left: string, right: string): number => (left < right ? -1 : left > right ? 1 : 0)

interface Worker {
  readonly view: WorkerView
  readonly given: Set<string>
  /** As many as it may have. */
  quota: number
}

/**
 * Divides pieces of work, connectors or tasks, between workers (KIP-415): as many each, give or take one, and only what must move moves. A piece goes
 * to another worker in two steps: the one that has it lets go first. What a worker had that is gone waits for it, for `delayMs`, and meanwhile nothing
 * is moved for the sake of balance. Nothing here depends on the order of the input.
 */
export function assignPieces(
  pieces: readonly string[],
  views: readonly WorkerView[],
  memory: AssignorMemory,
  options: AssignOptions,
): PieceAssignment {
  const wanted = [...new Set(pieces)].toSorted(compare)
  const workers = views
    .toSorted((left, right) => compare(left.workerId, right.workerId) || compare(left.memberId, right.memberId))
    .map((view): Worker => ({ view, given: new Set(), quota: Infinity }))
  const holders = holdersOf(workers)
  const last = lastHolders(memory)
  const reserved = reservations(wanted, holders, workers, memory, options)
  for (const piece of wanted) keeperOf(holders.get(piece) ?? [], last.get(piece))?.given.add(piece)
  if (reserved.size === 0) level(workers, wanted.length)
  const free = wanted.filter((piece) => !holders.has(piece) && !reserved.has(piece))
  giveOut(free, workers, last)
  const shares = workers.map(({ view, given }) => {
    const all = [...given].toSorted(compare)
    const isAlone = (piece: string): boolean => holders.get(piece)?.length === 1 && view.held.includes(piece)
    return [view.memberId, { run: all.filter(isAlone), claim: all.filter((piece) => !isAlone(piece)) }] as const
  })
  return { shares: new Map(shares), memory: { reserved, before: views } }
}

function holdersOf(workers: readonly Worker[]): ReadonlyMap<string, readonly Worker[]> {
  const holders = new Map<string, Worker[]>()
  for (const worker of workers) {
    for (const piece of new Set(worker.view.held)) holders.set(piece, [...(holders.get(piece) ?? []), worker])
  }
  return holders
}

/** By piece: the worker that held it before. */
function lastHolders({ reserved, before }: AssignorMemory): ReadonlyMap<string, string> {
  return new Map([
    ...[...reserved].map(([piece, { workerId }]) => [piece, workerId] as const),
    ...before.flatMap(({ workerId, held }) => held.map((piece) => [piece, workerId] as const)),
  ])
}

/** Of several that hold a piece the one that did before: it may be the one that runs it. */
function keeperOf(holders: readonly Worker[], last: string | undefined): Worker | undefined {
  return holders.find(({ view }) => view.workerId === last) ?? holders[0]
}

function reservations(
  wanted: readonly string[],
  holders: ReadonlyMap<string, readonly Worker[]>,
  workers: readonly Worker[],
  { reserved, before }: AssignorMemory,
  { nowMs, delayMs }: AssignOptions,
): ReadonlyMap<string, Reservation> {
  const isThere = new Set(workers.map(({ view }) => view.workerId))
  const gone = before.filter(({ workerId }) => !isThere.has(workerId))
  const all = new Map([
    ...gone.flatMap(({ workerId, held }) =>
      held.map((piece) => [piece, { workerId, untilMs: nowMs + delayMs }] as const),
    ),
    ...reserved,
  ])
  return new Map(
    wanted.flatMap((piece) => {
      const reservation = all.get(piece)
      if (reservation === undefined || holders.has(piece)) return []
      const waits = reservation.untilMs > nowMs && !isThere.has(reservation.workerId)
      return waits ? [[piece, reservation] as const] : []
    }),
  )
}

/** Nobody may have more than his part; those who have most keep one more, where it does not come out even. */
function level(workers: readonly Worker[], total: number): void {
  const least = Math.floor(total / workers.length)
  const more = total % workers.length
  const byLoad = workers.toSorted((left, right) => right.given.size - left.given.size)
  for (const [index, worker] of byLoad.entries()) {
    worker.quota = index < more ? least + 1 : least
    for (const piece of [...worker.given].toSorted(compare).slice(worker.quota)) worker.given.delete(piece)
  }
}

/** What nobody holds goes to who had it, if that one is to have so many, and else to who has least. */
function giveOut(free: readonly string[], workers: readonly Worker[], last: ReadonlyMap<string, string>): void {
  const others = free.filter((piece) => {
    const back = workers.find(({ view, given, quota }) => view.workerId === last.get(piece) && given.size < quota)
    back?.given.add(piece)
    return back === undefined
  })
  for (const piece of others) {
    const lightest = workers
      .filter(({ given, quota }) => given.size < quota)
      .reduce<Worker | undefined>(
        (least, worker) => (least === undefined || worker.given.size < least.given.size ? worker : least),
        undefined,
      )
    lightest?.given.add(piece)
  }
}
