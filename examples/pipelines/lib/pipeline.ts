import type { Client } from '@millrace/client'

/** From one real server into another. */
export interface Pipeline {
  /** Of its folder, too. */
  readonly name: string
  /** How many rows, events or readings there are unless the command line says so. */
  readonly rows: number
  /** Its topics, with how many partitions they are made. */
  readonly topics: Readonly<Record<string, number>>
  /** Starts the servers and makes what has to be there before the connectors run. `rows` are those that will be loaded. */
  readonly open: (given: { readonly client: Client; readonly rows: number; readonly seed: number }) => Promise<Scene>
}

/** A pipeline's servers, what its connectors need of them, and who knows what has to come out. */
export interface Scene extends AsyncDisposable {
  /** The packages of its connectors. */
  readonly plugins: readonly string[]
  /** Their documents, in the pipeline's folder. */
  readonly connectors: readonly string[]
  /** What those refer to as `${env:NAME}`. */
  readonly variables: Readonly<Record<string, string>>
  /** What `--kills` harms besides the worker and the broker. */
  readonly victims: readonly Victim[]
  /** Resolves once what is loaded will get into the pipeline; for sources that only read what comes while they are there. */
  readonly warmUp?: () => Promise<void>
  /** Loads rows until the load is to end. They count once the source has them for good. */
  readonly load: (load: Load) => Promise<void>
  /** How much is there where it is to go: a number that grows. */
  readonly arrived: () => Promise<number>
  /** What of all that was loaded is not there yet, in words; undefined if all is. */
  readonly lacking: () => Promise<string | undefined>
  /** Compares both ends, row by row. */
  readonly verify: () => Promise<Verdict>
}

/** How much is to be loaded. */
export interface Load {
  /** Whether that is not enough yet; asked after each few. Under faults it takes its time to answer, as those have to come under load. */
  readonly goesOn: (loaded: number) => Promise<boolean>
  /** Aborted if the run has failed: whatever is tried again and again ends. */
  readonly signal: AbortSignal
}

/** What a fault is done to. A network is that between the worker, or who sends to it, and what it talks to. */
export type Part = 'worker' | 'broker' | 'source' | 'target' | 'network'

/** Something that a run harms, and that works again a moment later. */
export interface Victim {
  /** What is done to it, such as `kill -9 of MariaDB`. */
  readonly name: string
  readonly part: Part
  readonly harm: () => Promise<void>
  readonly heal: () => Promise<void>
}

/** What a comparison of both ends came to. */
export interface Counts {
  /** Rows that the source has told for good, and that are not in the target. */
  readonly lost: number
  /** Rows that the target has more than once. */
  readonly doubled: number
  /** Records of the topics that tell again what one before them told. */
  readonly repeated: number
  /** Rows that are not what they were, and such as nobody made. */
  readonly different: number
  /** Rows that the server which is read had acknowledged, and forgot when it was killed. */
  readonly forgotten: number
}

/** What was found. */
export interface Verdict {
  readonly counts: Counts
  /** What there is, in words. */
  readonly found: readonly string[]
  /** What should not be so; nothing if all is well. */
  readonly wrong: readonly string[]
}
